import type { TraceReport } from '../../check/report.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { type JustificationShown, type JustificationState, justificationsShown } from '../../view/justifications.ts';
import { addressOf } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { clauseLink } from '../gates.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inParts } from '../parts.ts';
import { justificationStateStrings, justificationsStrings } from '../strings/justifications.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { inEnglish, link, whole, withCode } from '../words.ts';
import { links, written } from '../written.ts';

const path = addressOf.justifications;

interface Context {
  readonly report: TraceReport;
  readonly graph: TraceGraph;
  readonly language: Language;
  readonly say: Say<typeof justificationsStrings>;
}

const claims = ['deviation', 'not-applicable', 'group', 'legacy', 'other'] as const;

/** Deviations and what is said not to apply: for what, why, by whom, until when, and whether it counts. */
export function justificationsPages(report: TraceReport, graph: TraceGraph, language: Language): SitePage[] {
  const say = speaker(justificationsStrings, language);
  const page = { path, title: say.text('title'), section: 'justifications', crumbs: crumbsTo(language) } as const;
  const list = justificationsShown(report);
  const context = { report, graph, language, say };
  const head = html`<h1>${say('title')}</h1><p>${say('intro')}</p>\n${list.length === 0 && html`<p>${say('none')}</p>`}`;
  return inParts(page, head, list.length === 0 ? [] : claims.flatMap((claim) => group(claim, list, context)), language);
}

function group(claim: (typeof claims)[number], all: readonly JustificationShown[], context: Context): readonly Group[] {
  const { say } = context;
  const list = all.filter((each) => (claims.find((known) => known === each.claim) ?? 'other') === claim);
  if (list.length === 0 && claim !== 'deviation') return [];
  return [
    {
      heading: { id: claim, text: say.text(claim), depth: 2 },
      top: html`<h2 id="${claim}">${say(claim)}</h2>${list.length === 0 && html`<p>${say('noDeviation')}</p>`}\n`,
      blocks: list.map((each) => ({ size: 3000 + 2 * each.reason.length + 500 * most, shown: () => shown(each, context) })),
    },
  ];
}

const looks: Readonly<Record<JustificationState, string>> = {
  'in-force': 'good',
  expired: 'error',
  'not-in-force': 'error',
  draft: 'info',
};

/** So many of a list stand here. */
const most = 20;

function shown(each: JustificationShown, context: Context): Markup {
  const { say, language, graph } = context;
  const { item, state, reason, remarks, claim, expires, confirmedFor } = each;
  const row = (term: keyof typeof justificationsStrings, words: Markup | string) => html`<dt>${say(term)}</dt><dd>${words}</dd>\n`;
  const tag = html`<span class="tag ${looks[state]}">${speaker(justificationStateStrings, language)(state)}</span>`;
  return html`<h3 id="${item.id}">${link(path, item)} <span lang="${graph.vocabulary.language}">${whole(item.title.text)}</span></h3>
<dl class="facts-list">
${row('state', tag)}${row('justifies', target(each.justifies, context))}${row('scope', scope(each, context))}${row('reason', reason === '' ? say('noReason') : written(reason, graph, path))}${row('approver', approver(each, say))}
${claim === 'deviation' && row('expires', expires ?? say('nobody'))}${claim !== 'deviation' && row('confirmed', confirmedFor.length === 0 ? say('noRelease') : links(confirmedFor, path))}${row('used', used(each, context))}${remarks.length > 0 && row('remarks', inEnglish(html`${remarks.map((words) => html`<p>${withCode(words)}</p>`)}`, language))}</dl>
`;
}

function target(justifies: string, { report, say }: Context): Markup {
  if (justifies === '') return say('nothing');
  return clauseLink(justifies, report, path) ?? html`<code>${justifies}</code>`;
}

function scope({ scope: names }: JustificationShown, { graph, say }: Context): Markup {
  if (names.length === 0) return say('nothing');
  const shownNames = names.slice(0, most).map((name, at) => {
    const item = graph.item(name);
    const words = item !== undefined ? link(path, item) : name === 'system' ? say('system') : name;
    return html`${at === 0 ? '' : ', '}${words}`;
  });
  return html`${shownNames}${names.length > most && html` ${say('rest', { count: names.length - most })}`}`;
}

function approver({ approver: name, approval }: JustificationShown, say: Context['say']): Markup {
  const words = name ?? say.text('nobody');
  return approval === undefined
    ? say('notApproved', { approver: words })
    : say('approved', { approver: words, record: link(path, approval) });
}

function used({ answers, clauses }: JustificationShown, context: Context): Markup {
  const { graph, say, language } = context;
  if (answers.length + clauses.length === 0) return say('usedNone');
  const named = clauses.map((clause, at) => html`${at === 0 ? '' : ', '}${target(clause, context)}`);
  const first = answers.slice(0, most).map(({ finding }) => {
    const item = finding.item === undefined ? undefined : graph.item(finding.item);
    return html`<li>${item === undefined ? '' : html`${link(path, item)}: `}${inEnglish(withCode(finding.message), language)}</li>`;
  });
  const left = answers.length - most;
  const findings = html`<p>${say('usedFindings', { count: answers.length })}</p><ul>${first}${left > 0 && html`<li>${say('rest', { count: left })}</li>`}</ul>`;
  return html`${named}${answers.length > 0 && findings}`;
}
