import type { ClauseAccount, ClauseState } from '../../check/account.ts';
import type { Clause } from '../../check/packs/clause.ts';
import { packs } from '../../check/packs/index.ts';
import type { TraceReport } from '../../check/report.ts';
import type { Pack } from '../../check/rule.ts';
import { type Activity, type Asked, activitiesOf, clauseStates } from '../../view/life-cycle.ts';
import { classBySeverity } from '../../view/risk.ts';
import { addressOf, relative } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { clauseAnchor } from '../gates.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type ActivityName, activityStrings, clauseStrings, stateStrings } from '../strings/clauses.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { inEnglish, link, withCode } from '../words.ts';

/** The look of a state's tag. */
const looks: Readonly<Record<keyof typeof stateStrings, string>> = {
  'not-met': 'error',
  open: 'warning',
  deviation: 'warning',
  judged: 'good',
  'evidence-complete': 'good',
  'not-applicable': 'info',
  complete: 'good',
  'not-asked': 'info',
};

/** How a clause or an activity stands, as a tag. */
export function stateTag(state: keyof typeof stateStrings, language: Language): Markup {
  return html`<span class="tag ${looks[state]}">${speaker(stateStrings, language)(state)}</span>`;
}

/** The standards that judge here, each with a page of its clauses. */
export function standardsIn(report: TraceReport): readonly Pack[] {
  return packs.filter((pack) => report.packs.some(({ standard, edition }) => standard === pack.standard && edition === pack.edition));
}

/** What the clauses of an activity are about, in words. */
export function activityWords(standard: string, number: string, language: Language): string {
  const name = `${standard} ${number}`;
  return Object.hasOwn(activityStrings, name) ? speaker(activityStrings, language).text(name as ActivityName) : '';
}

interface Context {
  readonly report: TraceReport;
  readonly path: string;
  readonly language: Language;
  readonly say: Say<typeof clauseStrings>;
}

/** One page for each standard: a row for every sub-clause, by activities, in the shape of a test report. */
export function clausePages(report: TraceReport, language: Language): SitePage[] {
  const say = speaker(clauseStrings, language);
  return standardsIn(report).map((pack) => {
    const { standard = '', edition = '', dated = '' } = pack;
    const path = addressOf.clauses(pack.name);
    const activities = activitiesOf(pack, report.clauses);
    const context = { report, path, language, say };
    return {
      path,
      title: say.text('title', { standard }),
      section: 'clauses' as const,
      crumbs: crumbsTo(language),
      headings: activities.map(({ number }) => ({ id: activityAnchor(number), text: heading(standard, number, context), depth: 2 })),
      get body() {
        return html`<h1>${say('title', { standard })}</h1>
<p>${say('intro', { edition, dated })}</p>
${counts(activities, context)}
${standard === 'IEC 62304' ? html`<p>${say('edition')}</p>${bySeverity(context)}` : ''}
<div class="clauses">
${activities.map((each) => activityPart(standard, each, context))}
</div>`;
      },
    };
  });
}

/** The place of an activity on the page of clauses; that of a clause is its number. */
export function activityAnchor(number: string): string {
  return `part-${number}`;
}

function heading(standard: string, number: string, { language, say }: Context): string {
  return say.text('activity', { number, name: activityWords(standard, number, language) });
}

/** What the reading of 2006 would have given, beside the class that is in force. */
function bySeverity({ report: { graph }, path, say }: Context): Markup {
  const systems = (graph?.ofKind('software-system') ?? []).flatMap((system) => {
    const alone = graph === undefined ? undefined : classBySeverity(system, graph);
    const now = graph?.classOf(system).class ?? '';
    return alone === undefined ? [] : [html`<li>${say('bySeverity', { system: link(path, system), now, alone })}</li>`];
  });
  return systems.length === 0 ? html`` : html`<ul>${systems}</ul>`;
}

function counts(activities: readonly Activity[], { language, say }: Context): Markup {
  const states = activities.flatMap((each) => each.states);
  const of = (state: ClauseState) => states.filter((each) => each.state === state);
  const total = states.reduce((sum, { count }) => sum + count, 0);
  const parts = clauseStates.flatMap((state) => {
    const [first] = of(state);
    if (first === undefined) return [];
    const number = of(state).reduce((sum, { count }) => sum + count, 0);
    const clause = html`<a href="#${clauseAnchor(first.first)}">${first.first}</a>`;
    return [
      html`<li>${stateTag(state, language)} ${groupedIn(language, number)} <span class="quiet">(${say('first', { clause })})</span></li>`,
    ];
  });
  return html`<p>${say('counted', { count: total })}</p><ul class="plain">${parts}</ul>`;
}

function activityPart(standard: string, activity: Activity, context: Context): Markup {
  const { say, language } = context;
  const columns = (['clause', 'asks', 'because', 'evidence', 'state', 'remark'] as const).map((key) => say.text(key));
  return html`<h2 id="${activityAnchor(activity.number)}">${heading(standard, activity.number, context)}</h2>
${table(columns, rows(activity.clauses.map((each) => row(each, context))), language)}
`;
}

function row({ clause, account }: Asked, context: Context): Markup {
  const { language, say } = context;
  const { number, title, classes } = clause;
  const head = html`<th scope="row" id="${clauseAnchor(number)}"><a href="#${clauseAnchor(number)}">${number}</a></th><td>${inEnglish(title, language)}${before(clause, say)}${points(clause, context)}</td>`;
  if (account === undefined)
    return html`<tr>${head}<td colspan="4" class="quiet">${say('notAsked', { classes: classes.join(', ') })}</td></tr>`;
  const from = context.report.graph?.item(account.classFrom);
  const item = from === undefined ? account.classFrom : link(context.path, from);
  return html`<tr>${head}
<td>${say('classFrom', { class: account.class, item })}</td>
<td>${evidence(account, context)}</td>
<td>${stateTag(account.state, language)}</td>
<td>${remark(account, context)}</td></tr>`;
}

function before({ classes, classes2006 }: Clause, say: Context['say']): Markup | string {
  if (classes2006?.join() === classes.join()) return '';
  const words = classes2006 === null ? say('notThere') : say('otherwise', { classes: classes2006.join(', ') });
  return html` <span class="quiet">(${words})</span>`;
}

function points({ points: list = {} }: Clause, { say, language }: Context): Markup | string {
  const letters = Object.entries(list);
  if (letters.length === 0) return '';
  const shown = letters.map(([letter, words]) => html`<li>${letter}: ${words}</li>`);
  return html`<details class="fold"><summary>${say('points', { count: letters.length })}</summary>${inEnglish(html`<ul class="plain">${shown}</ul>`, language)}</details>`;
}

function remark({ state, remark: words, judgement }: ClauseAccount, { report, path, language, say }: Context): Markup {
  if (state !== 'judged' || judgement === undefined) return inEnglish(withCode(words), language);
  const { by, role, on, approval } = judgement;
  return say('judgedBy', { by, role, on: html`<span class="whole">${on}</span>`, approval: idLink(approval, report, path) });
}

function evidence(account: ClauseAccount, { report, path, say }: Context): Markup {
  const links = account.evidence.map((id, at) => html`${at === 0 ? '' : ', '}${idLink(id, report, path)}`);
  const cited = account.findings === 0 ? undefined : firstRule(account, report);
  const parts = [
    ...(links.length === 0 ? [] : [html`${links}`]),
    ...(account.examined === 0 ? [] : [say('looked', { count: account.examined })]),
    ...(cited === undefined
      ? []
      : [
          html`<span class="words"><a href="${relative(path, addressOf.findings, cited)}">${say('findings', { count: account.findings })}</a></span>`,
        ]),
  ];
  return html`${parts.map((part, at) => html`${at === 0 ? '' : ' · '}${part}`)}`;
}

/** The rule of the first finding that cites a clause: the page of findings has a place for it. */
function firstRule({ standard, number }: ClauseAccount, { diagnostics }: TraceReport): string | undefined {
  const name = `${standard} ${number}`;
  const cites = (clause: string) => clause === name || clause.startsWith(`${name} `);
  return diagnostics.find(({ clause, alsoClauses = [] }) => [clause ?? '', ...alsoClauses].some(cites))?.rule;
}

function idLink(id: string, report: TraceReport, path: string): Markup {
  const item = report.graph?.item(id);
  return item === undefined ? html`${id}` : link(path, item);
}
