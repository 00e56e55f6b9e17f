import type { ClearedTask, ImpactReason, ImpactStep, ImpactTask } from '../../model/impact.ts';
import { html, type Markup } from '../markup.ts';
import { type Block, type Group, inBlocks } from '../parts.ts';
import { sections, table } from '../table.ts';
import { fieldTitle, linkWords } from '../words.ts';
import { type DifferenceContext, idLink, part, titled } from './difference.ts';

/** So many reasons of one task are named. */
const mostReasons = 10;

/** What has to be done again: a work list for each role. */
export function impactGroup(tasks: readonly ImpactTask[], context: DifferenceContext): Group {
  const { say, language } = context;
  const heads = (['action', 'item', 'because'] as const).map((key) => say.text(key));
  const row = (task: ImpactTask) =>
    html`<tr><td>${say(task.action)}</td><th scope="row" class="words">${titled({ id: task.item, title: task.title }, context)}</th><td>${reasonWords(task.because, context)}</td></tr>`;
  const byRole = [...Map.groupBy(tasks, ({ role }) => role)].sort(([a], [b]) => (a < b ? -1 : 1));
  const blocks = byRole.flatMap(([role, own]): readonly Block[] =>
    inBlocks(own, sizeOf, (some) => {
      const head = some[0] === own[0] && html`<h3>${say('tasksOf', { role, count: own.length })}</h3>`;
      return html`${head}${table(heads, sections(some, row), language)}`;
    }),
  );
  return part('impact', context, blocks, html`<p>${say('impactLead')}</p>`);
}

function sizeOf({ title, because }: ImpactTask): number {
  return because
    .slice(0, mostReasons)
    .reduce((sum, { fields, through }) => sum + 150 + 20 * fields.length + 150 * through.length, 300 + title.length);
}

/** What somebody has answered since. */
export function clearedGroup(tasks: readonly ClearedTask[], context: DifferenceContext): Group {
  const { say, language } = context;
  const heads = (['action', 'item', 'because', 'by'] as const).map((key) => say.text(key));
  const row = (task: ClearedTask) =>
    html`<tr><td>${say(task.action)}</td><th scope="row" class="words">${titled({ id: task.item, title: task.title }, context)}</th><td>${reasonWords(task.because, context)}</td><td>${byWords(task, context)}</td></tr>`;
  return part(
    'cleared',
    context,
    inBlocks(tasks, sizeOf, (some) => table(heads, sections(some, row), language)),
  );
}

function byWords({ by, record }: ClearedTask, context: DifferenceContext): Markup {
  return html`${context.say(`by-${by}`)}${record !== undefined && html`, ${idLink(record, context)}`}`;
}

function reasonWords(reasons: readonly ImpactReason[], context: DifferenceContext): Markup {
  const left = reasons.length - mostReasons;
  const lines = reasons.slice(0, mostReasons).map((reason) => html`<li>${reasonLine(reason, context)}</li>`);
  return html`<ul class="plain">${lines}${left > 0 && html`<li class="quiet">${context.say('more', { count: left })}</li>`}</ul>`;
}

function reasonLine({ moved, fields, through }: ImpactReason, context: DifferenceContext): Markup {
  const { say, language } = context;
  const named = fields.length > 0 && html` (${fields.map((field) => fieldTitle(field, language)).join(', ')})`;
  const way =
    through.length > 0 &&
    html`, <span class="quiet">${say('way', { way: html`${through.map((step, at) => html`${at === 0 ? '' : '; '}${stepWords(step, context)}`)}` })}</span>`;
  return html`${idLink(moved, context)}${named}${way}`;
}

/** Steps that are no link fields. */
const steps = ['holds', 'source', 'tagged-in', 'scope'] as const;

function stepWords({ from, field, to }: ImpactStep, { say, language }: DifferenceContext): Markup {
  const own = steps.find((each) => each === field);
  const words = own === undefined ? html`${linkWords(field, language)}` : say(own);
  return html`<span class="whole">${from}</span> ${words} <span class="whole">${to}</span>`;
}
