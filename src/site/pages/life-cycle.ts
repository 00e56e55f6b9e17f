import type { TraceReport } from '../../check/report.ts';
import type { Pack } from '../../check/rule.ts';
import { type Activity, activitiesOf, classesIn } from '../../view/life-cycle.ts';
import { addressOf, relative } from '../address.ts';
import { clauseAnchor } from '../gates.ts';
import { html, type Markup } from '../markup.ts';
import { stateStrings } from '../strings/clauses.ts';
import { homeStrings } from '../strings/home.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { type Column, rows, table } from '../table.ts';
import { activityAnchor, activityWords, standardsIn, stateTag } from './clauses.ts';

interface Context {
  readonly pack: Pack;
  readonly report: TraceReport;
  readonly language: Language;
  readonly say: Say<typeof homeStrings>;
}

/** The activities of the life cycle against the three classes, and how this product stands in each; then those of other standards, which ask the same at every class. */
export function lifeCycleSection(report: TraceReport, language: Language): Markup {
  const say = speaker(homeStrings, language);
  const parts = standardsIn(report).map((pack) => part({ pack, report, language, say }));
  return html`<h2 id="life-cycle">${say('lifeCycle')}</h2>${parts}`;
}

const classes = ['A', 'B', 'C'] as const;

function part(context: Context): Markup {
  const { pack, report, language, say } = context;
  const { standard = '' } = pack;
  const byClass = standard === 'IEC 62304';
  const present = report.graph === undefined ? [] : classesIn(report.graph);
  const asks: readonly Column[] = byClass
    ? classes.map((each) => say.text('classColumn', { class: each }))
    : [{ number: say.text('clauses') }];
  const heads = [say.text('activity'), say.text('here'), ...asks, say.text('inCounts')];
  const every = html`<a href="${addressOf.clauses(pack.name)}">${say('allClauses')}</a>`;
  const here = say.text('classList', { classes: present.join(', ') });
  const body = activitiesOf(pack, report.clauses).map((each) => row(each, byClass, context));
  return html`<p>${byClass ? say('lifeCycleIntro', { standard, classes: here, clauses: every }) : say('sameForAll', { standard, clauses: every })}</p>
${table(heads, rows(body), language)}`;
}

function row(activity: Activity, byClass: boolean, context: Context): Markup {
  const { pack, language, say } = context;
  const page = addressOf.clauses(pack.name);
  const { number, clauses: all, state } = activity;
  const cells = byClass
    ? classes.map((each) => html`<td class="whole">${askedWords(activity.askedAt[each], all.length, say)}</td>`)
    : html`<td class="number">${groupedIn(language, all.length)}</td>`;
  const name = activityWords(pack.standard ?? '', number, language);
  return html`<tr><th scope="row" class="words"><a href="${relative(addressOf.home, page, activityAnchor(number))}">${number} ${name}</a></th><td>${stateTag(state, language)}</td>${cells}<td class="words">${numbers(activity, page, language)}</td></tr>`;
}

function askedWords(count: number, total: number, say: Context['say']): Markup {
  if (count === 0) return html`<span class="quiet">${say('asksNone')}</span>`;
  return count === total ? say('asksAll', { count }) : say('asksSome', { count, total });
}

/** `2 judged, 1 open`: each leads to the first clause that stands so. */
function numbers({ states }: Activity, page: string, language: Language): Markup {
  const words = speaker(stateStrings, language);
  const parts = states.map(
    ({ state, count, first }) =>
      html`<a href="${relative(addressOf.home, page, clauseAnchor(first))}">${groupedIn(language, count)} ${words(state)}</a>`,
  );
  return html`${parts.map((each, at) => html`${at === 0 ? '' : ', '}${each}`)}`;
}
