import type { TraceReport } from '../../check/report.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { causesOf } from '../../view/causes.ts';
import { type OutcomeCount, outcomeCounts } from '../../view/outcome-counts.ts';
import { gapsByProcess } from '../../view/processes.ts';
import { purposeOf } from '../../view/purpose.ts';
import { sinceRelease } from '../../view/since-release.ts';
import { idleRules } from '../../view/unchecked.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { addressOf, relative } from '../address.ts';
import { funnelFigures } from '../figures/funnel.ts';
import { gatesTable } from '../gates.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { auditorQuestions } from '../questions.ts';
import { processStrings, roleStrings } from '../strings/findings.ts';
import { homeStrings } from '../strings/home.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { byKind, inEnglish, kindLink, kindTitle, link, shortened, withCode } from '../words.ts';
import { links, named, written } from '../written.ts';
import { causeAnchor, severityTag } from './findings.ts';
import { lifeCycleSection } from './life-cycle.ts';
import { stateWords } from './outcome.ts';

const path = addressOf.home;

export type HomeWords = Say<typeof homeStrings>;

interface Context {
  readonly report: TraceReport;
  readonly language: Language;
  readonly say: HomeWords;
}

/** What, which class, which verdict, what to do next, how far each activity and the trace have come, and where an auditor's questions are answered. */
export function homePage(report: TraceReport, language: Language, others: readonly SitePage[]): SitePage {
  const say = speaker(homeStrings, language);
  const context = { report, language, say };
  const { graph } = report;
  const page = {
    path,
    title: report.product,
    section: 'home' as const,
    crumbs: [],
    headings: headings(say).filter(({ id }) => graph !== undefined || id === 'not-judged'),
  };
  return {
    ...page,
    get body() {
      return html`<h1>${report.product} ${report.version}</h1>
${lead(context)}
${summary(context)}
${graph === undefined ? '' : html`${nextSteps(context)}${lifeCycleSection(report, language)}${questions(context, [page, ...others])}${coverage(graph, context)}${results(graph, context)}${gaps(context)}${since(graph, context)}${gates(context)}${counts(graph, context)}`}${notJudged(context)}`;
    },
  };
}

const parts = [
  ['next', 'next'],
  ['life-cycle', 'lifeCycle'],
  ['questions', 'questions'],
  ['coverage', 'coverage'],
  ['results', 'results'],
  ['gaps', 'gaps'],
  ['since', 'since'],
  ['gates', 'gates'],
  ['counts', 'counts'],
  ['not-judged', 'notJudged'],
] as const;

function headings(say: HomeWords): SitePage['headings'] {
  return parts.map(([id, key]) => ({ id, text: say.text(key), depth: 2 }));
}

function lead({ report: { graph, counts }, say }: Context): Markup {
  if (graph === undefined) return html``;
  const purpose = purposeOf(graph);
  const maker = graph.declared?.product.manufacturer;
  const words =
    purpose !== undefined
      ? say('purpose', { purpose: written(shortened(purpose), graph, path) })
      : maker !== undefined && say('maker', { maker });
  return html`<p class="lead">${say('lead', { purpose: words || html``, items: counts.items, links: counts.links })}</p>`;
}

/** The verdict, and beside it what it does not say: deviations, clauses that nobody judged, and what was not checked. */
function summary(context: Context): Markup {
  const { report, say } = context;
  const { counts, notJudged } = report;
  const { errors, warnings, infos } = counts;
  const look = report.verdict === 'no-blocking-findings' ? 'good' : 'error';
  const clauses = addressOf.clauses('iec-62304');
  const to = (address: string, words: Markup, anchor?: string) => html`<a href="${relative(path, address, anchor)}">${words}</a>`;
  const verdict = say(report.verdict, { stage: say.text(report.stage) });
  const rest: readonly (readonly [keyof typeof homeStrings, Markup])[] = [
    ['findings', to(addressOf.findings, say('findingCounts', { errors, warnings, infos }))],
    [
      'deviations',
      counts.deviations === 0 ? say('noDeviation') : to(addressOf.justifications, say('deviationCount', { count: counts.deviations })),
    ],
    ['unjudged', counts.open === 0 ? say('noneOpen') : to(clauses, say('unjudgedCount', { count: counts.open }))],
    [
      'notChecked',
      to(addressOf.unchecked, notJudged.length === 0 ? say('notCheckedLimits') : say('notCheckedCount', { count: notJudged.length })),
    ],
  ];
  return html`<dl class="facts-list">
<dt>${say('verdict')}</dt><dd><span class="tag ${look}">${verdict}</span></dd>
${blocks(context)}${
  report.graph === undefined
    ? ''
    : html`<dt>${say('class')}</dt><dd>${classes(report.graph, context)}</dd>
${rest.map(([key, words]) => html`<dt>${say(key)}</dt><dd>${words}</dd>\n`)}`
}</dl>`;
}

/** What keeps the verdict from being good; nothing where nothing does. */
function blocks({ report, say, language }: Context): Markup | string {
  const [cause] = causesOf(report.diagnostics);
  const [first] = report.notJudged;
  if (report.verdict === 'refused' && cause !== undefined) {
    const rule = html`<a href="${relative(path, addressOf.findings, cause.rule)}">${cause.rule}</a>`;
    return html`<dt>${say('blocks')}</dt><dd>${say('blocksErrors', { count: report.counts.errors, cause: rule })}</dd>\n`;
  }
  if (report.verdict === 'could-not-judge' && first !== undefined)
    return html`<dt>${say('blocks')}</dt><dd>${say('blocksUnjudged', { count: report.notJudged.length, first: inEnglish(first.what, language) })}</dd>\n`;
  return '';
}

function classes(graph: TraceGraph, { say }: Context): Markup {
  const systems = graph.ofKind('software-system').map((item) => {
    const effective = graph.classOf(item);
    const system = named(item, graph, path);
    return html`<li>${say(effective.byDefault ? 'classByDefault' : 'classOf', { class: html`<strong>${effective.class}</strong>`, system })}</li>`;
  });
  return systems.length === 0 ? say('noSystem') : html`<ul class="plain">${systems}</ul>`;
}

/** So many causes stand here; all are on the page of findings. */
const mostSteps = 10;

function nextSteps({ report, say, language }: Context): Markup {
  const causes = causesOf(report.diagnostics);
  if (causes.length === 0) return html`<h2 id="next">${say('next')}</h2><p>${say('nextNone')}</p>`;
  const steps = causes.slice(0, mostSteps).map((cause) => {
    const [first] = cause.findings;
    const address = relative(path, addressOf.findings, causeAnchor(causes, cause));
    const findings = html`<a href="${address}">${say('nextFindings', { count: cause.findings.length })}</a>`;
    const head = say('nextStep', { findings, rule: cause.rule, clause: cause.clause === undefined ? '' : ` (${cause.clause})` });
    const role = say('forRole', { role: speaker(roleStrings, language).text(cause.role) });
    return html`<li>${severityTag(cause.severity, language)} ${head} <span class="quiet">· ${role}</span><br>${inEnglish(withCode(first?.fix ?? first?.message ?? ''), language)}</li>`;
  });
  const left = causes.length - mostSteps;
  return html`<h2 id="next">${say('next')}</h2><ol>${steps}</ol>
${left > 0 && html`<p><a href="${relative(path, addressOf.findings)}">${say('nextLeft', { count: left })}</a></p>`}`;
}

function questions({ say }: Context, pages: Parameters<typeof auditorQuestions>[0]): Markup {
  const sentence = ({ words, answer: at }: ReturnType<typeof auditorQuestions>[number][number]) =>
    at === undefined ? html`${say(words)} ` : html`<a href="${relative(path, at.path, at.anchor)}">${say(words)}</a> `;
  const list = auditorQuestions(pages).map((question) => html`<li>${question.map(sentence)}</li>`);
  return html`<h2 id="questions">${say('questions')}</h2><p>${say('questionsIntro')}</p><ol>${list}</ol>`;
}

function coverage(graph: TraceGraph, { say, language }: Context): Markup {
  const matrix = html`<a href="${addressOf.matrix}">${say('matrix')}</a>`;
  return html`<h2 id="coverage">${say('coverage')}</h2>
<p>${say('coverageIntro', { matrix })}</p>
${funnelFigures({ graph, path, language })}`;
}

/** How far what is asked for is shown by formal results for this version. */
function results(graph: TraceGraph, { say, language }: Context): Markup {
  const missing = whyMissing(graph, 'results') ?? whyMissing(graph, 'product');
  const counted = missing === undefined ? outcomeCounts(graph) : [];
  const requirements = counted.find(({ kind }) => kind === 'software-requirement');
  const heads = [say.text('kind'), { number: say.text('verified') }, { number: say.text('byReview') }, say.text('openColumn')];
  const body = counted.map((each) => resultRow(each, say, language));
  return html`<h2 id="results">${say('results')}</h2>
${missing === undefined ? '' : html`<p>${say('notKnown', { why: inEnglish(missing, language) })}</p>`}
${requirements === undefined ? '' : html`<p>${requirementWords(requirements, say)}</p>`}
${counted.length > 0 ? table(heads, rows(body), language) : missing === undefined && html`<p>${say('nothingCounted')}</p>`}`;
}

function requirementWords({ verified, total, byReview }: OutcomeCount, say: HomeWords): Markup {
  const tests = html`<a href="${addressOf.tests}">${say('tests')}</a>`;
  return say('requirements', { verified, total, reviewed: byReview === 0 ? '' : say('reviewed', { count: byReview }), tests });
}

/** So many of a list stand here. */
const most = 8;

function resultRow({ kind, total, verified, byReview, open }: OutcomeCount, say: HomeWords, language: Language): Markup {
  const first = open
    .slice(0, most)
    .map(({ item, state }, at) => html`${at === 0 ? '' : ', '}${link(path, item)} ${stateWords(state, language)}`);
  const shown = html`<span class="tag gap">${say('openCount', { count: open.length })}</span> ${first}${open.length > most ? ' …' : ''}`;
  return html`<tr><td>${kindLink(path, kind, language)}</td><td class="number">${say('of', { covered: verified, total })}</td><td class="number">${groupedIn(language, byReview)}</td><td>${open.length === 0 ? html`<span class="tag good">${say('none')}</span>` : shown}</td></tr>`;
}

function gaps({ report, say, language }: Context): Markup {
  const list = gapsByProcess(report.diagnostics, report.clauses);
  if (list.length === 0) return html`<h2 id="gaps">${say('gaps')}</h2><p>${say('gapsNone')}</p>`;
  const heads = [
    say.text('process'),
    ...(['errors', 'warnings', 'hints', 'openClauses'] as const).map((key) => ({ number: say.text(key) })),
  ];
  const body = list.map(({ process, errors, warnings, infos, open }) => {
    const cells = [errors, warnings, infos, open].map((count) => html`<td class="number">${groupedIn(language, count)}</td>`);
    const address = errors + warnings + infos === 0 ? addressOf.clauses('iec-62304') : addressOf.findings;
    return html`<tr><th scope="row"><a href="${relative(path, address)}">${speaker(processStrings, language)(process)}</a></th>${cells}</tr>`;
  });
  return html`<h2 id="gaps">${say('gaps')}</h2>${table(heads, rows(body), language)}`;
}

function since(graph: TraceGraph, { report, say, language }: Context): Markup {
  const found = sinceRelease(graph, report.asOf.date);
  const head = html`<h2 id="since">${say('since')}</h2>`;
  if (found === undefined) return html`${head}<p>${say('sinceNone')}</p>`;
  const { release, releasedOn, requests, problems, changed } = found;
  const changes =
    changed === undefined
      ? say('sinceUnknown', { why: inEnglish(whyMissing(graph, 'history') ?? '', language) })
      : kindCounts(changed, say, language);
  const title = html`<span lang="${graph.vocabulary.language}">${release.title.text}</span>`;
  return html`${head}<p>${say('sinceIntro', { release: link(path, release), title, on: html`<span class="whole">${releasedOn}</span>` })}</p>
<dl class="facts-list">
<dt>${say('sinceRequests')}</dt><dd>${firstOf(requests, say)}</dd>
<dt>${say('sinceProblems')}</dt><dd>${firstOf(problems, say)}</dd>
<dt>${say('sinceChanged')}</dt><dd>${changes}</dd>
</dl>
<p><a href="${addressOf.difference}">${say('sinceDifference')}</a></p>`;
}

/** So many items in all, and how many of the kinds that most of them are. */
function kindCounts(changed: NonNullable<ReturnType<typeof sinceRelease>>['changed'] & {}, say: HomeWords, language: Language): Markup {
  const total = changed.reduce((sum, { items }) => sum + items.length, 0);
  if (total === 0) return say('none');
  const kinds = [...changed].sort((a, b) => b.items.length - a.items.length).slice(0, most);
  const words = kinds.map(({ kind, items }) => say.text('changedOf', { count: items.length, kind: kindTitle(kind, language) })).join(', ');
  return say('changedAll', { total, kinds: `${words}${changed.length > most ? ' …' : ''}` });
}

function firstOf(items: readonly TraceItem[], say: HomeWords): Markup {
  if (items.length === 0) return say('none');
  const left = items.length - most;
  return html`${links(items.slice(0, most), path)}${left > 0 && html` ${say('rest', { count: left })}`}`;
}

function gates({ report, say, language }: Context): Markup {
  return html`<h2 id="gates">${say('gates')}</h2>${gatesTable(report, path, language)}`;
}

function counts(graph: TraceGraph, { say, language }: Context): Markup {
  const counted = byKind(graph.items).map(
    ([kind, items]) =>
      html`<tr><td>${kindLink(path, kind, language)}</td><td class="number">${groupedIn(language, items.length)}</td></tr>`,
  );
  return html`<h2 id="counts">${say('counts')}</h2>
${table([say.text('kind'), { number: say.text('items') }], rows(counted), language, 'short')}`;
}

function notJudged({ report, say, language }: Context): Markup {
  const { notJudged: list, rules } = report;
  const idle = idleRules(rules).length;
  const first = list.slice(0, most).map((each) => html`<li><strong>${each.what}</strong>: ${withCode(`${each.why}. ${each.fix}`)}</li>`);
  const all = html`<a href="${relative(path, addressOf.unchecked)}">${say('allUnchecked')}</a>`;
  return html`<h2 id="not-judged">${say('notJudged')}</h2>
${list.length === 0 ? html`<p>${say('notJudgedNone')}</p>` : html`<p>${say('notJudgedSome', { count: list.length })}</p>${inEnglish(html`<ul>${first}</ul>`, language)}`}
${list.length > most && html`<p>${say('rest', { count: list.length - most })}</p>`}
${idle > 0 && html`<p>${say('idle', { idle, count: rules.length })}</p>`}
<p>${say('people', { all })}</p>`;
}
