import type { TraceGraph } from '../../model/graph.ts';
import type { HazardChain } from '../../model/hazard-trace.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { isGood, outcomeOf } from '../../view/outcome.ts';
import {
  type Evaluation,
  type HazardThread,
  hazardThreads,
  type RiskMatrix,
  riskMatrices,
  type SituationThread,
  statedVerdict,
} from '../../view/risk.ts';
import { addressOf } from '../address.ts';
import { foldedHazardFigure } from '../figures/hazard.ts';
import { riskMatrixFigure } from '../figures/risk.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inParts } from '../parts.ts';
import { riskStrings } from '../strings/risk.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { link } from '../words.ts';
import { links } from '../written.ts';
import { outcomeTag, stateWords } from './outcome.ts';

const path = addressOf.risk;

/** The matrix in the three evaluations, and each hazard down to the evidence of its controls; no page where no risk and no hazard is written. */
export function riskPages(graph: TraceGraph, language: Language): SitePage[] {
  const threads = hazardThreads(graph);
  if (graph.ofKind('risk').length === 0 && threads.length === 0) return [];
  const words: Words = { graph, language, say: speaker(riskStrings, language) };
  const page = { path, title: words.say.text('risk'), section: 'risk', crumbs: crumbsTo(language) } as const;
  const head = html`<h1>${page.title}</h1>
<p>${words.say('intro')}</p>
${matricesPart(riskMatrices(graph), words)}
`;
  return inParts(
    page,
    head,
    threads.map((each) => threadGroup(each, words)),
    language,
  );
}

interface Words {
  readonly graph: TraceGraph;
  readonly language: Language;
  readonly say: Say<typeof riskStrings>;
}

function matricesPart(matrices: readonly RiskMatrix[], words: Words): Markup {
  if (matrices.length === 0) return html`<p>${words.say('noMatrix')}</p>`;
  return html`${riskMatrixFigure({ ...words, path })}${matrices.map((each) => matrix(each, words))}`;
}

/** The verdict of a cell; one that is neither of the two that we know stays as the plan writes it. */
function verdictTag(verdict: string, { say }: Words): Markup {
  const isKnown = verdict === 'acceptable' || verdict === 'unacceptable';
  return html`<span class="tag ${verdict === 'acceptable' ? 'good' : 'error'}">${isKnown ? say(verdict) : verdict}</span>`;
}

function matrix({ evaluation, severities, rows: lines, elsewhere }: RiskMatrix, words: Words): Markup {
  const { say, language } = words;
  const body = lines.map(
    ({ probability, cells }) =>
      html`<tr><th scope="row">${probability}</th>${cells.map(({ verdict, risks }) => html`<td>${verdictTag(verdict, words)} ${risksWords(risks, evaluation, verdict, words)}</td>`)}</tr>`,
  );
  return html`<h2 id="${evaluation}">${say(evaluation)}</h2>
${table([say.text('probability'), ...severities], rows(body), language)}
${elsewhere.length === 0 ? '' : html`<p>${say('elsewhere', { risks: risksWords(elsewhere, evaluation, 'acceptable', words) })}</p>`}`;
}

/** Risks of a cell; one that its evaluator judged otherwise than the matrix says so. */
function risksWords(risks: readonly TraceItem[], evaluation: Evaluation, verdict: string, { say }: Words): Markup {
  const each = risks.map((risk, at) => {
    const stated = statedVerdict(risk, evaluation);
    const differs = stated !== undefined && stated !== verdict;
    const look = stated === 'unacceptable' ? 'error' : 'warning';
    return html`${at === 0 ? '' : ', '}${link(path, risk)}${differs && html` <span class="tag ${look}">${say(stated === 'unacceptable' ? 'judgedUnacceptable' : 'judgedAcceptable')}</span>`}`;
  });
  return html`${each}`;
}

function threadGroup({ hazard, situations }: HazardThread, words: Words): Group {
  const { id, title } = hazard;
  return {
    heading: { id, text: `${id} ${title.text}`, depth: 2 },
    top: html`<h2 id="${id}">${link(path, hazard)} ${title.text}</h2>
${standing(hazard, words)}${situations.length === 0 ? html`<p>${words.say('noSituation')}</p>` : ''}
`,
    blocks: [
      ...(situations.length === 0 ? [] : [{ size: 30_000, shown: () => foldedHazardFigure(hazard, { ...words, path }, `thread-${id}`) }]),
      ...situations.map((each) => ({ size: 1000 + 850 * each.chains.length, shown: () => situationPart(each, words) })),
    ],
  };
}

function situationPart({ situation, risks, controls, chains }: SituationThread, words: Words): Markup {
  const { say, language } = words;
  const columns = (['part', 'cause', 'control', 'evidence'] as const).map((name) => say.text(name));
  const named = {
    risks: risks.length === 0 ? say('noRisk') : links(risks, path),
    controls: controls.length === 0 ? say('noControl') : links(controls, path),
  };
  return html`<h3>${link(path, situation)} ${situation.title.text}</h3>
<p>${say('risks', named)}</p>
${chains.length === 0 ? html`<p>${say('noSoftware')}</p>` : table(columns, rows(chains.map((each) => chainRow(each, words))), language)}`;
}

function chainRow({ item, cause, control, evidence, missing }: HazardChain, { graph, say, language }: Words): Markup {
  const gap = html`<span class="tag gap">${say('missing')}</span>`;
  const end = (of: TraceItem | undefined, name: HazardChain['missing']) =>
    of === undefined ? (missing === name ? gap : '') : html`${link(path, of)} ${of.title.text}`;
  const outcome = control && outcomeOf(control, graph);
  const state = outcome?.state;
  // A control may be shown by some of its tests: those that show nothing say so.
  const shown = evidence.map((each, at) => {
    const proof = outcome?.proofs.find((one) => one.evidence === each);
    const isSpare = proof !== undefined && state !== undefined && isGood(state) && !isGood(proof.state);
    return html`${at === 0 ? '' : ', '}${link(path, each)}${isSpare && html` (${stateWords(proof.state, language)})`}`;
  });
  return html`<tr><td>${end(item, 'item')}</td><td>${end(cause, 'cause')}</td><td>${end(control, 'control')}</td><td>${missing === 'evidence' ? gap : shown}${state !== undefined && html` ${outcomeTag(state, language)}`}</td></tr>`;
}

/** How the controls of a hazard stand; nothing where it has none. */
function standing(hazard: TraceItem, { graph, say, language }: Words): Markup | string {
  const outcome = outcomeOf(hazard, graph);
  return outcome === undefined
    ? ''
    : html`<p>${outcomeTag(outcome.state, language)} ${say('standing', { count: outcome.restsOn.length })}</p>\n`;
}
