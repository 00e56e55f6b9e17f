import type { Changed, FieldChange } from '../../model/difference.ts';
import { html, type Markup } from '../markup.ts';
import { type Group, inBlocks } from '../parts.ts';
import { stateStrings } from '../strings/outcome.ts';
import { groupedIn } from '../strings/strings.ts';
import { sections, table } from '../table.ts';
import { fieldTitle, kindTitle, linkWords } from '../words.ts';
import { type DifferenceContext, fromTo, idLink, part, titled } from './difference.ts';
import { redlineWords } from './history.ts';
import { stateWords } from './outcome.ts';

/** So many changed items stand with their words; a file that was rewritten would fill a hundred pages. */
const mostShown = 1000;

/** So many letters of a field, both wordings together, are set beside each other. */
const mostLetters = 60_000;

/** Does an item say something else, or is only said of it that it is approved or tested now? */
export function saysOtherwise({ was, fields, links, class: its }: Changed): boolean {
  return was !== undefined || fields.length + links.length > 0 || its !== undefined;
}

/** Items that say the same and stand otherwise. */
export function standingGroup(list: readonly Changed[], context: DifferenceContext): Group {
  const { say, language } = context;
  const heads = (['item', 'approved', 'outcome'] as const).map((key) => say.text(key));
  const row = (each: Changed) =>
    html`<tr><th scope="row" class="words">${titled(each, context)}</th><td>${approvedWords(each, context)}</td><td>${outcomeWords(each, context)}</td></tr>`;
  const blocks = inBlocks(
    list,
    ({ title }) => 400 + title.length,
    (some) => table(heads, sections(some, row), language),
  );
  return part('standing', context, blocks);
}

/** Changed items, each with what its fields say otherwise. */
export function changedGroup(list: readonly Changed[], context: DifferenceContext): Group {
  const { say } = context;
  const blocks = list.slice(0, mostShown).map((each) => ({ size: sizeOf(each), shown: () => changedPart(each, context) }));
  const rest = inBlocks(
    list.slice(mostShown),
    (each) => 400 + each.title.length,
    (some) => shortList(some, context),
  );
  return part('changed', context, [...blocks, ...rest], html`<p class="quiet">${say('changedLead')}</p>`);
}

function sizeOf({ title, fields, links }: Changed): number {
  const letters = fields.reduce(
    (sum, { before = '', after = '' }) => sum + 200 + 2 * Math.min(mostLetters, before.length + after.length),
    0,
  );
  const ids = links.reduce((sum, { added, removed }) => sum + 200 + 60 * (added.length + removed.length), 0);
  return 600 + title.length + letters + ids;
}

function changedPart(changed: Changed, context: DifferenceContext): Markup {
  const { say, language, written } = context;
  const { id, kind, was, fields, links, class: its } = changed;
  const fact = (name: Markup | string, value: Markup, lang?: string) =>
    html`<dt>${name}</dt><dd${lang !== undefined && html` lang="${lang}"`}>${value}</dd>`;
  return html`<h3 id="${id}">${titled(changed, context)} <span class="quiet">${kindTitle(kind, language)}</span></h3>
<dl class="facts-list redline">
${was !== undefined && fact(say('was'), html`<span class="whole">${was}</span>`)}
${fields.map((field) => fact(fieldTitle(field.name, language), fieldWords(field, context), written))}
${links.map(({ field, added, removed }) => fact(capital(linkWords(field, language)), linkedWords(added, removed, context)))}
${its && fact(say('class'), fromTo(its.before, its.after, context))}
${changed.approved && fact(say('approved'), approvedWords(changed, context))}
${changed.outcome && fact(say('outcome'), outcomeWords(changed, context))}
</dl>
`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function fieldWords(change: FieldChange, { redline, say, language }: DifferenceContext): Markup {
  const { before = '', after = '' } = change;
  if (before.length + after.length <= mostLetters) return redline(change);
  return say('tooLong', { before: groupedIn(language, before.length), after: groupedIn(language, after.length) });
}

/** Targets that went and came, with a word before them for those who listen. */
function linkedWords(added: readonly string[], removed: readonly string[], context: DifferenceContext): Markup {
  const words = redlineWords(context.language);
  const ids = (list: readonly string[]) => list.map((id, at) => html`${at === 0 ? '' : ', '}${idLink(id, context)}`);
  const gone = removed.length > 0 && html`<del><span class="heard">${words.deleted} </span>${ids(removed)}</del> `;
  return html`${gone}${added.length > 0 && html`<ins><span class="heard">${words.inserted} </span>${ids(added)}</ins>`}`;
}

function approvedWords({ approved }: Changed, context: DifferenceContext): Markup {
  const words = (is: boolean) => context.say(is ? 'isApproved' : 'isNotApproved');
  return approved === undefined ? html`` : fromTo(words(approved.before), words(approved.after), context);
}

function outcomeWords({ outcome }: Changed, context: DifferenceContext): Markup {
  const words = (state: string | undefined) =>
    state === undefined || !Object.hasOwn(stateStrings, state) ? state : stateWords(state as keyof typeof stateStrings, context.language);
  return outcome === undefined ? html`` : fromTo(words(outcome.before), words(outcome.after), context);
}

function shortList(list: readonly Changed[], context: DifferenceContext): Markup {
  const { say, language } = context;
  const row = (each: Changed) =>
    html`<tr><th scope="row" class="words">${titled(each, context)}</th><td>${each.fields.map(({ name }) => fieldTitle(name, language)).join(', ')}</td></tr>`;
  return html`<p>${say('tooMany', { shown: mostShown })}</p>${table([say.text('item'), say.text('fields')], sections(list, row), language)}`;
}
