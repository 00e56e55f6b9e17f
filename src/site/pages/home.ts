import type { TraceReport } from '../../check/report.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { causesOf } from '../../view/causes.ts';
import { coverageOf } from '../../view/coverage.ts';
import { outcomeWords } from '../../view/outcome.ts';
import { type OutcomeCount, outcomeCounts } from '../../view/outcome-counts.ts';
import { addressOf, relative } from '../address.ts';
import { grouped, plural, verdictWords } from '../frame.ts';
import { gatesSection } from '../gates.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { rows, table } from '../table.ts';
import { byKind, kindLink, kindTitle, link, withCode } from '../words.ts';
import { whyMissing } from './outcome.ts';

const path = addressOf.home;

/** What, which class, which verdict, how far the trace reaches, and the ten most useful next steps. */
export function homePage(report: TraceReport): SitePage {
  return {
    path,
    title: report.product,
    section: 'home',
    crumbs: [],
    headings: report.graph === undefined ? headings.filter(({ id }) => id === 'not-judged') : headings,
    body: html`<h1>${report.product} ${report.version}</h1>
<p class="lead">${verdictWords(report)}: ${plural(report.counts.errors, 'error')}, ${plural(report.counts.warnings, 'warning')}. This file holds
${plural(report.counts.items, 'item')} and ${plural(report.counts.links, 'link')}. <a href="${addressOf.findings}">All findings</a></p>
${report.graph === undefined ? '' : html`${classes(report)}${nextSteps(report)}${coverage(report)}${results(report.graph)}${gatesSection(report, path)}${counts(report)}`}${notJudged(report)}`,
  };
}

const headings: SitePage['headings'] = [
  { id: 'class', text: 'Safety class', depth: 2 },
  { id: 'next', text: 'Next steps', depth: 2 },
  { id: 'coverage', text: 'How far the trace reaches', depth: 2 },
  { id: 'results', text: 'What results show', depth: 2 },
  { id: 'gates', text: 'Gates of a release', depth: 2 },
  { id: 'counts', text: 'What is in the file', depth: 2 },
  { id: 'not-judged', text: 'What was not checked', depth: 2 },
];

function classes({ graph }: TraceReport): Markup {
  const systems = (graph?.ofKind('software-system') ?? []).map((system) => {
    const effective = graph?.classOf(system);
    return html`<tr><td>${link(path, system)}</td><td>${system.title.text}</td><td>${effective?.class}${effective?.byDefault ? ' (not declared: C is in force)' : ''}</td></tr>`;
  });
  return html`<h2 id="class">Safety class</h2>
${table(['Software system', 'Name', 'Class'], rows(systems))}`;
}

function nextSteps({ diagnostics }: TraceReport): Markup {
  const causes = causesOf(diagnostics);
  if (causes.length === 0)
    return html`<h2 id="next">Next steps</h2><p>No finding is open. A person still judges whether the content is right: this tool does not.</p>`;
  const steps = causes.slice(0, 10).map((cause) => {
    const first = cause.findings[0];
    return html`<li><span class="tag ${cause.severity}">${cause.severity}</span> <a href="${relative(path, addressOf.findings, cause.rule)}">${plural(cause.findings.length, 'finding')}</a>
of ${cause.rule}${cause.clause === undefined ? '' : ` (${cause.clause})`}. ${withCode(first?.fix === undefined ? (first?.message ?? '') : `First: ${first.fix}`)}</li>`;
  });
  return html`<h2 id="next">Next steps</h2><ol>${steps}</ol>`;
}

function coverage({ graph }: TraceReport): Markup {
  const steps = (graph === undefined ? [] : coverageOf(graph))
    .filter((step) => step.total > 0)
    .map(
      (
        step,
      ) => html`<tr><td>${kindTitle(step.from)} → ${kindTitle(step.to)}</td><td class="number">${grouped(step.covered)} of ${grouped(step.total)}</td>
<td>${step.open.length === 0 ? html`<span class="tag good">all linked</span>` : openLinks(step.open)}</td></tr>`,
    );
  return html`<h2 id="coverage">How far the trace reaches</h2>
<p>A link is a promise, not a result. <a href="${addressOf.matrix}">The matrix</a> shows each of them.</p>
${table(['Step', { number: 'Linked' }, 'Open'], rows(steps))}`;
}

/** How far what is asked for is shown by formal results for this version. */
function results(graph: TraceGraph): Markup {
  const missing = whyMissing(graph, 'results') ?? whyMissing(graph, 'product');
  const counted = missing === undefined ? outcomeCounts(graph) : [];
  const requirements = counted.find(({ kind }) => kind === 'software-requirement');
  return html`<h2 id="results">What results show</h2>
${missing === undefined ? '' : html`<p>It is not known: ${missing}.</p>`}
${requirements === undefined ? '' : html`<p>${grouped(requirements.verified)} of ${plural(requirements.total, 'software requirement')} verified by formal results for this version${requirements.byReview === 0 ? '' : `, ${grouped(requirements.byReview)} by review`}. <a href="${addressOf.tests}">Tests</a></p>`}
${counted.length === 0 ? '' : table(['Kind', { number: 'Verified' }, { number: 'By review' }, 'Open'], rows(counted.map(resultRow)))}`;
}

function resultRow({ kind, total, verified, byReview, open }: OutcomeCount): Markup {
  const first = open.slice(0, 8).map(({ item, state }, at) => html`${at === 0 ? '' : ', '}${link(path, item)} ${outcomeWords[state]}`);
  const shown = html`<span class="tag gap">${grouped(open.length)} open</span> ${first}${open.length > 8 ? ' …' : ''}`;
  return html`<tr><td>${kindLink(path, kind)}</td><td class="number">${grouped(verified)} of ${grouped(total)}</td><td class="number">${grouped(byReview)}</td><td>${open.length === 0 ? html`<span class="tag good">none</span>` : shown}</td></tr>`;
}

/** The first of them, each a link to its page. */
function openLinks(ids: readonly string[]): Markup {
  const links = ids
    .slice(0, 8)
    .map((id, index) => html`${index === 0 ? '' : ', '}<a href="${relative(path, addressOf.item(id))}">${id}</a>`);
  return html`<span class="tag gap">${grouped(ids.length)} not linked</span> ${links}${ids.length > 8 ? ' …' : ''}`;
}

function counts({ graph }: TraceReport): Markup {
  const counted = byKind(graph?.items ?? []).map(
    ([kind, items]) => html`<tr><td>${kindLink(path, kind)}</td><td class="number">${grouped(items.length)}</td></tr>`,
  );
  return html`<h2 id="counts">What is in the file</h2>
${table(['Kind', { number: 'Items' }], rows(counted), 'short')}`;
}

function notJudged({ notJudged: list, rules }: TraceReport): Markup {
  return html`<h2 id="not-judged">What was not checked</h2>
${list.length === 0 ? '' : html`<ul>${list.map((each) => html`<li><strong>${each.what}</strong>: ${withCode(`${each.why}. ${each.fix}`)}</li>`)}</ul>`}
<p>${idleWords(rules)}</p>
<p>Whether the hazards are complete, the tests adequate and the wording clear, only people can say.</p>`;
}

function idleWords(rules: TraceReport['rules']): Markup {
  const idle = rules.filter((rule) => rule.examined === 0);
  if (rules.length === 0) return html`No rule looked at anything.`;
  if (idle.length === 0) return html`Each of the ${plural(rules.length, 'rule')} looked at something.`;
  const links = idle.map((rule, index) => html`${index === 0 ? '' : ', '}<a href="${addressOf.rule(rule.id)}">${rule.id}</a>`);
  return html`${plural(idle.length, 'rule')} of ${rules.length} looked at nothing, because this file holds nothing of the kind: ${links}.`;
}
