import type { TraceGraph } from '../../model/graph.ts';
import type { HazardChain } from '../../model/hazard-trace.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { outcomeOf } from '../../view/outcome.ts';
import { type Evaluation, type HazardThread, hazardThreads, type RiskMatrix, riskMatrices, type SituationThread } from '../../view/risk.ts';
import { addressOf } from '../address.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inParts } from '../parts.ts';
import { rows, table } from '../table.ts';
import { link } from '../words.ts';
import { outcomeTag } from './outcome.ts';

const path = addressOf.risk;

const titles: Readonly<Record<Evaluation, string>> = {
  initial: 'Before controls',
  external: 'With external controls alone, the software failing',
  residual: 'After all controls',
};

/** The matrix in the three evaluations, and each hazard down to the evidence of its controls; no page where no risk and no hazard is written. */
export function riskPages(graph: TraceGraph): SitePage[] {
  const threads = hazardThreads(graph);
  if (graph.ofKind('risk').length === 0 && threads.length === 0) return [];
  const page = { path, title: 'Risk', section: 'risk', crumbs: [{ text: 'Home', path: addressOf.home }] } as const;
  const head = html`<h1>Risk</h1>
<p>Every risk is evaluated three times by the matrix of the risk management plan. The second evaluation decides the safety class. Whether the hazards are complete and
the estimates right, people judge.</p>
${matricesPart(riskMatrices(graph))}
`;
  return inParts(
    page,
    head,
    threads.map((each) => threadGroup(each, graph)),
  );
}

function matricesPart(matrices: readonly RiskMatrix[]): Markup {
  if (matrices.length === 0) return html`<p>No finished risk management plan holds the scales, so there is no matrix.</p>`;
  return html`${matrices.map(matrix)}`;
}

function matrix({ evaluation, severities, rows: lines, elsewhere }: RiskMatrix): Markup {
  const body = lines.map(
    ({ probability, cells }) =>
      html`<tr><th scope="row">${probability}</th>${cells.map(({ verdict, risks }) => html`<td><span class="tag ${verdict === 'acceptable' ? 'good' : 'error'}">${verdict}</span> ${ids(risks)}</td>`)}</tr>`,
  );
  return html`<h2 id="${evaluation}">${titles[evaluation]}</h2>
${table(['Probability', ...severities], rows(body))}
${elsewhere.length === 0 ? '' : html`<p>Not on the scales, or not estimated: ${ids(elsewhere)}</p>`}`;
}

function threadGroup({ hazard, situations }: HazardThread, graph: TraceGraph): Group {
  const { id, title } = hazard;
  return {
    heading: { id, text: `${id} ${title.text}`, depth: 2 },
    top: html`<h2 id="${id}">${link(path, hazard)} ${title.text}</h2>
${standing(hazard, graph)}${situations.length === 0 ? html`<p>It leads to no hazardous situation.</p>` : ''}
`,
    blocks: situations.map((each) => ({ size: 1000 + 850 * each.chains.length, shown: () => situationPart(each, graph) })),
  };
}

function situationPart({ situation, risks, controls, chains }: SituationThread, graph: TraceGraph): Markup {
  return html`<h3>${link(path, situation)} ${situation.title.text}</h3>
<p>Risks: ${risks.length === 0 ? 'none assesses it' : ids(risks)}. Controls of these: ${controls.length === 0 ? 'none' : ids(controls)}.</p>
${chains.length === 0 ? html`<p>Software has no part in it, or none of class B or C.</p>` : table(['Part of the software', 'Cause', 'Control', 'Evidence'], rows(chains.map((each) => chainRow(each, graph))))}`;
}

const gap = html`<span class="tag gap">missing</span>`;

function chainRow({ item, cause, control, evidence, missing }: HazardChain, graph: TraceGraph): Markup {
  const end = (of: TraceItem | undefined, name: HazardChain['missing']) =>
    of === undefined ? (missing === name ? gap : '') : html`${link(path, of)} ${of.title.text}`;
  const state = control && outcomeOf(control, graph)?.state;
  return html`<tr><td>${end(item, 'item')}</td><td>${end(cause, 'cause')}</td><td>${end(control, 'control')}</td><td>${missing === 'evidence' ? gap : ids(evidence)}${state !== undefined && html` ${outcomeTag(state)}`}</td></tr>`;
}

/** How the controls of a hazard stand; nothing where it has none. */
function standing(hazard: TraceItem, graph: TraceGraph): Markup | string {
  const outcome = outcomeOf(hazard, graph);
  return outcome === undefined
    ? ''
    : html`<p>${outcomeTag(outcome.state)} The worst of ${plural(outcome.restsOn.length, 'control')}.</p>\n`;
}

function ids(items: readonly TraceItem[]): Markup {
  return html`${items.map((item, at) => html`${at === 0 ? '' : ', '}${link(path, item)}`)}`;
}
