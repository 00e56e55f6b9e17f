import type { TraceGraph } from '../../model/graph.ts';
import {
  type FailureShown,
  failuresShown,
  type ProblemCounts,
  type ProblemShown,
  problemCounts,
  problemsShown,
  type ResidualShown,
} from '../../view/problems.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { addressOf } from '../address.ts';
import { problemAgeingFigure } from '../figures/problem-ageing.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inBlocks, inParts } from '../parts.ts';
import type { Language } from '../strings/strings.ts';
import { rows, sections, table } from '../table.ts';
import { inEnglish, link, whole } from '../words.ts';
import { links, named } from '../written.ts';
import { all, columns, fact, folded, type Ledger, type LedgerKey, ledger, list, loopsPart, said, section, stateTag } from './ledger.ts';
import { outcomeTag, resultTag } from './outcome.ts';

const path = addressOf.problems;

/** The ledger of problem reports with their age, what is missing in which, the counts, failed tests and where they went, known anomalies, and each report. */
export function problemPages(graph: TraceGraph, language: Language, asOf: string): SitePage[] {
  const shown = ledger(graph, path, language);
  const { say } = shown;
  const problems = problemsShown(graph, asOf);
  const failures = failuresShown(graph);
  const page = { path, title: say.text('problems'), section: 'problems', crumbs: crumbsTo(language) } as const;
  const head = html`<h1>${say('problems')}</h1><p class="lead">${say('problemsLead')}</p><p><a href="${addressOf.trend}">${say('toTrend')}</a></p>${problems.length === 0 && html`<p>${say('noProblems')}</p>`}`;
  if (problems.length === 0) return inParts(page, head, [failuresGroup(failures, shown)], language);
  const loops = problems.map(({ problem, gaps }) => ({ item: problem, gaps }));
  const residual = problems.flatMap((each) => each.residual ?? []);
  return inParts(
    page,
    head,
    [
      ledgerGroup(problems, shown),
      section('loops', shown, 250 * problems.length, () => loopsPart(loops, 'problem', shown)),
      section('trend', shown, 12_000, () => html`${problemAgeingFigure(shown, asOf)}${countsPart(problemCounts(problems), shown)}`),
      failuresGroup(failures, shown),
      section('residual', shown, 900 * residual.length, () => residualTable(residual, shown)),
      {
        ...section('eachProblem', shown, 0, () => html``),
        blocks: problems.map((each) => ({ size: 5000, shown: () => record(each, shown) })),
      },
    ],
    language,
  );
}

function ledgerGroup(problems: readonly ProblemShown[], shown: Ledger): Group {
  const heads = columns(shown, 'problem', 'state', 'age', 'found', 'change', 'retest', 'residualIn');
  const part = (some: readonly ProblemShown[]) =>
    table(
      heads,
      sections(some, (each) => ledgerRow(each, shown)),
      shown.language,
    );
  return { ...section('ledger', shown, 0, () => html``), blocks: inBlocks(problems, () => 900, part) };
}

function ledgerRow(
  { problem, state, days, since, foundIn, requests, noActionReason, retests, residual }: ProblemShown,
  shown: Ledger,
): Markup {
  const { graph, say } = shown;
  const found = html`${since === undefined ? say('notSaid') : whole(since)}${foundIn.length > 0 && html`, ${links(foundIn, path)}`}`;
  return html`<tr><th scope="row" class="words">${named(problem, graph, path)}</th><td>${stateTag(state, shown)}</td><td>${days ?? say('notSaid')}</td><td>${found}</td><td>${requestWords(requests, noActionReason, shown)}</td><td>${retestWords(retests, shown)}</td><td>${all(residual?.releases ?? [], shown)}</td></tr>`;
}

function requestWords(requests: ProblemShown['requests'], noAction: string | undefined, shown: Ledger): Markup {
  if (requests.length === 0) return noAction === undefined ? html`<span class="quiet">${shown.say('none')}</span>` : shown.say('noAction');
  return html`${requests.map(({ request, state }, at) => html`${at === 0 ? '' : ', '}${link(path, request)} ${stateTag(state, shown)}`)}`;
}

function retestWords(retests: ProblemShown['retests'], shown: Ledger): Markup {
  const { say } = shown;
  if (retests.length === 0) return html`<span class="quiet">${say('nothingYet')}</span>`;
  return html`${retests.map(({ evidence, state }, at) => html`${at === 0 ? '' : ', '}${link(path, evidence)}${state !== undefined && html` ${outcomeTag(state, shown.language)}`}`)}`;
}

function countsPart({ months, versions, undated }: ProblemCounts, shown: Ledger): Markup {
  const { language, say } = shown;
  const number = (key: LedgerKey) => ({ number: say.text(key) });
  const monthRow = ({ month, found, closed, open }: (typeof months)[number]) =>
    html`<tr><th scope="row">${month}</th><td class="number">${found}</td><td class="number">${closed}</td><td class="number">${open}</td></tr>`;
  const versionRow = ({ version, problems, open }: (typeof versions)[number]) =>
    html`<tr><th scope="row">${version}</th><td class="number">${problems}</td><td class="number">${open}</td></tr>`;
  const byMonth = table(
    [say.text('month'), number('foundCount'), number('closedCount'), number('openCount')],
    rows(months.map(monthRow)),
    language,
    'short',
  );
  const byVersion = table(
    [say.text('version'), number('problemCount'), number('stillOpen')],
    rows(versions.map(versionRow)),
    language,
    'short',
  );
  return html`${months.length > 0 && byMonth}${undated > 0 && html`<p>${say('undated', { count: undated })}</p>`}${versions.length > 0 && byVersion}`;
}

function failuresGroup(failures: readonly FailureShown[], shown: Ledger): Group {
  const { graph, language, say } = shown;
  const missing = whyMissing(graph, 'results');
  const lead =
    missing !== undefined
      ? say('failuresUnknown', { why: inEnglish(missing, language) })
      : failures.length === 0
        ? say('noFailures')
        : say('failuresLead', { count: failures.length });
  const heads = columns(shown, 'result', 'outcome', 'on', 'wentTo', 'change', 'later');
  const part = (some: readonly FailureShown[]) =>
    table(
      heads,
      sections(some, (each) => failureRow(each, shown)),
      shown.language,
    );
  const { heading, top } = section('failures', shown, 0, () => html``);
  return { ...(heading && { heading }), top: html`${top}<p>${lead}</p>`, blocks: inBlocks(failures, () => 900, part) };
}

function failureRow(failure: FailureShown, shown: Ledger): Markup {
  const { graph, say } = shown;
  const { result, test, facts, outcome, isFormal, isReported, followedBy, problems, requests, retest } = failure;
  const went = followedBy.map((each, at) => {
    const found = problems.find(({ problem }) => problem === each);
    return html`${at === 0 ? '' : ', '}${link(path, each)}${found !== undefined && html` ${stateTag(found.state, shown)}`}`;
  });
  const isLost = isFormal ? !isReported : went.length === 0;
  const nowhere = isFormal
    ? html`<span class="tag error">${say('nowhere')}</span>`
    : html`<span class="quiet">${say('development')}</span>`;
  const later =
    retest === undefined
      ? html`<span class="quiet">${say('noLater')}</span>`
      : html`${link(path, retest.result)} ${resultTag(retest.outcome, shown.language, retest.doubts.length === 0)}`;
  return html`<tr><th scope="row" class="words">${link(path, result)} ${test !== undefined && html`<span lang="${graph.vocabulary.language}">${whole(test.title.text)}</span>`}</th><td>${resultTag(outcome, shown.language)}</td><td>${whole(facts?.day ?? say.text('notSaid'))}</td><td>${went}${isLost && html`${went.length > 0 && ' '}${nowhere}`}</td><td>${all(requests, shown)}</td><td>${later}</td></tr>`;
}

/** Anomalies that releases still have, with who judged the risk. */
export function residualTable(list_: readonly ResidualShown[], shown: Ledger): Markup {
  const { graph, language, say } = shown;
  if (list_.length === 0) return html`<p>${say('noResidual')}</p>`;
  const row = ({ problem, releases, risk, acceptable, by, on }: ResidualShown) =>
    html`<tr><th scope="row" class="words">${named(problem, graph, shown.path)}</th><td>${links(releases, shown.path)}</td><td>${said(risk, shown) ?? say('notSaid')}</td><td>${acceptable ?? say('notSaid')}</td><td>${by === undefined ? html`<span class="tag gap">${say('nobody')}</span>` : say('judgedBy', { who: by, when: whole(on ?? say.text('notSaid')) })}</td></tr>`;
  return table(columns(shown, 'problem', 'residualIn', 'risk', 'acceptable', 'judged'), rows(list_.map(row)), language);
}

function record(shownProblem: ProblemShown, shown: Ledger): Markup {
  const { graph, say } = shown;
  const { problem, state, requests, noActionReason, retests, notified, noNoticeReason, residual, closedOn, closedBy } = shownProblem;
  const found = html`${said(shownProblem.foundHow, shown) ?? say('notSaid')}${shownProblem.foundIn.length > 0 && html` (${links(shownProblem.foundIn, path)})`}`;
  const told = list(notified, shown) ?? said(noNoticeReason, shown);
  const judged = residual && residualTable([residual], shown);
  const closure = html`<ul class="plain">${shownProblem.closure.map(([field, text]) => html`<li>${say(field as LedgerKey, { text: said(text, shown) ?? '' })}</li>`)}</ul>`;
  const facts = [
    fact('problem', named(problem, graph, path), shown),
    fact('found', found, shown),
    fact('versions', list(shownProblem.versions, shown), shown),
    fact('affects', all(shownProblem.affects, shown), shown),
    fact('criticality', said(shownProblem.criticality, shown), shown),
    fact('investigated', whole(shownProblem.investigatedOn ?? say.text('open')), shown),
    fact('cause', said(shownProblem.cause, shown), shown),
    fact('safetyRelated', html`${shownProblem.safetyRelated ?? say('notSaid')}. ${said(shownProblem.safetyEvaluation, shown)}`, shown),
    fact('securityRelated', shownProblem.securityRelated, shown),
    fact('decision', said(shownProblem.outcome, shown), shown),
    fact(
      'change',
      html`${requestWords(requests, noActionReason, shown)}${noActionReason !== undefined && html`. ${said(noActionReason, shown)}`}`,
      shown,
    ),
    fact('retest', retestWords(retests, shown), shown),
    fact('notified', told, shown),
    fact(
      'closure',
      closedOn === undefined ? say('open') : html`${say('closedBy', { when: whole(closedOn), who: closedBy ?? say('notSaid') })}${closure}`,
      shown,
    ),
  ];
  return folded(problem, state, html`<dl class="facts-list">${facts}</dl>${judged}`, shown);
}
