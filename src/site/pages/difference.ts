import { visible } from '../../emit/printable.ts';
import type { Difference, FieldChange, Moved, Named, Revision, SystemChange } from '../../model/difference.ts';
import type { Impact } from '../../model/impact.ts';
import type { SnapshotFinding } from '../../model/snapshot.ts';
import { html, type Markup } from '../markup.ts';
import { type Block, type Group, inBlocks } from '../parts.ts';
import { stateStrings as clauseStates } from '../strings/clauses.ts';
import { differenceStrings } from '../strings/difference.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, sections, table } from '../table.ts';
import { inEnglish, kindTitle, pathAt, whole, withCode } from '../words.ts';
import { stateTag } from './clauses.ts';
import { changedGroup, saysOtherwise, standingGroup } from './difference-changed.ts';
import { clearedGroup, impactGroup } from './difference-impact.ts';
import { severityTag } from './findings.ts';

/** Two states of a file side by side, and all it takes to show them: no page needs the graph of either. */
export interface DifferenceShown {
  readonly difference: Difference;
  /** What has to be done again; left out where nobody worked it out. */
  readonly impact?: Impact | undefined;
  readonly language: Language;
  /** Language of the words of the file, as `en`. */
  readonly written: string;
  readonly links: DifferenceLinks;
  /** Both wordings of a field in one. */
  readonly redline: (change: FieldChange) => Markup;
}

/** Where things have a page, from the one that shows the difference; undefined where they have none. */
export interface DifferenceLinks {
  readonly item: (id: string) => string | undefined;
  readonly clause: (standard: string, number: string) => string | undefined;
  readonly rule: (id: string) => string | undefined;
}

/** What every part of the page needs. */
export interface DifferenceContext extends DifferenceShown {
  readonly say: Say<typeof differenceStrings>;
}

/** What stands above the parts of a page, and the parts: only those in which there is something. */
export interface DifferenceParts {
  readonly head: Markup;
  readonly groups: readonly Group[];
}

export function differenceParts(shown: DifferenceShown): DifferenceParts {
  const context = { ...shown, say: speaker(differenceStrings, shown.language) };
  const { say, difference, impact } = context;
  const groups = groupsOf(context);
  const isSame = groups.every(({ group }) => group.heading?.id === 'notJudged');
  const head = html`<h1>${say('heading', { before: difference.before.name })}</h1>
<p class="lead">${say('lead')}</p>
${revisions(context)}
${isSame && html`<p>${say('same')}</p>`}${groups.length > 0 && summary(groups, context)}
${impact !== undefined && impact.tasks.length === 0 && !isSame && html`<p>${say('noImpact')}</p>`}`;
  return { head, groups: groups.map(({ group }) => group) };
}

interface Counted {
  readonly group: Group;
  readonly count: number;
}

function groupsOf(context: DifferenceContext): readonly Counted[] {
  const { difference: each, impact } = context;
  const { added, retired, removed, renumbered, moved, changed, systems, clauses, findings, notJudged } = each;
  const words = changed.filter(saysOtherwise);
  const standing = changed.filter((item) => !saysOtherwise(item));
  return [
    { group: impactGroup(impact?.tasks ?? [], context), count: impact?.tasks.length ?? 0 },
    { group: clearedGroup(impact?.cleared ?? [], context), count: impact?.cleared.length ?? 0 },
    { group: changedGroup(words, context), count: words.length },
    { group: namedGroup('added', added, context), count: added.length },
    { group: namedGroup('retired', retired, context), count: retired.length },
    { group: namedGroup('removed', removed, context), count: removed.length },
    { group: renumberedGroup(renumbered, context), count: renumbered.length },
    { group: movedGroup(moved, context), count: moved.length },
    { group: productGroup(systems, context), count: systems.length },
    { group: standingGroup(standing, context), count: standing.length },
    { group: clausesGroup(clauses, context), count: clauses.length },
    { group: findingsGroup('fresh', findings.fresh, context), count: findings.fresh.length },
    { group: findingsGroup('fixed', findings.fixed, context), count: findings.fixed.length },
    { group: notJudgedGroup(notJudged, context), count: notJudged.before.length + notJudged.after.length },
  ].filter(({ count }) => count > 0);
}

export type DifferenceKey = keyof typeof differenceStrings;

/** A part of the page under its heading. */
export function part(id: DifferenceKey, { say }: DifferenceContext, blocks: readonly Block[], lead: Markup | string = ''): Group {
  return { heading: { id, text: say.text(id), depth: 2 }, top: html`<h2 id="${id}">${say(id)}</h2>${lead}`, blocks };
}

function revisions({ difference: { before, after }, say, language }: DifferenceContext): Markup {
  const name = (revision: Revision) =>
    revision.name === 'the work tree' ? say('workTree') : html`<span class="whole">${revision.name}</span>`;
  const verdict = ({ verdict: word }: Revision) => (Object.hasOwn(differenceStrings, word) ? say(word as DifferenceKey) : html`${word}`);
  const commit = ({ commit: hash }: Revision) => (hash === undefined ? say('noCommit') : html`<code>${hash.slice(0, 12)}</code>`);
  const row = (key: DifferenceKey, cell: (revision: Revision) => Markup) =>
    html`<tr><th scope="row">${say(key)}</th><td>${cell(before)}</td><td>${cell(after)}</td></tr>`;
  const body = [row('revision', name), row('version', ({ version }) => whole(version)), row('commit', commit), row('verdict', verdict)];
  return table([say.text('what'), say.text('before'), say.text('after')], rows(body), language, 'short');
}

function summary(groups: readonly Counted[], { say, language }: DifferenceContext): Markup {
  const row = ({ group: { heading }, count }: Counted) =>
    html`<tr><th scope="row"><a href="#${heading?.id ?? ''}">${heading?.text ?? ''}</a></th><td class="number">${groupedIn(language, count)}</td></tr>`;
  return table([say.text('what'), { number: say.text('count') }], rows(groups.map(row)), language, 'short');
}

/** An ID as a link to its page, where it has one. */
export function idLink(id: string, { links }: DifferenceContext): Markup {
  const href = links.item(id);
  return href === undefined ? html`<span class="whole">${id}</span>` : html`<a href="${href}">${id}</a>`;
}

/** The title of an item behind its ID, in the language of the file. */
export function titled({ id, title }: Pick<Named, 'id' | 'title'>, context: DifferenceContext): Markup {
  return html`${idLink(id, context)} <span lang="${context.written}">${whole(visible(title))}</span>`;
}

function namedGroup(key: 'added' | 'retired' | 'removed', list: readonly Named[], context: DifferenceContext): Group {
  const { say, language } = context;
  const heads = [say.text('item'), say.text('kind'), say.text('place')];
  const row = (each: Named) =>
    html`<tr><th scope="row" class="words">${titled(each, context)}</th><td>${kindTitle(each.kind, language)}</td><td>${pathAt(each.file, language)}</td></tr>`;
  return part(
    key,
    context,
    inBlocks(list, sizeOf, (some) => table(heads, sections(some, row), language)),
  );
}

function sizeOf({ id, title, file }: Named): number {
  return 250 + 2 * id.length + title.length + 6 * file.length;
}

function renumberedGroup(list: Difference['renumbered'], context: DifferenceContext): Group {
  const { say, language } = context;
  const heads = [say.text('item'), say.text('earlier')];
  const row = (each: (typeof list)[number]) =>
    html`<tr><th scope="row" class="words">${titled(each, context)}</th><td><span class="whole">${each.from}</span></td></tr>`;
  return part(
    'renumbered',
    context,
    inBlocks(list, sizeOf, (some) => table(heads, sections(some, row), language)),
  );
}

function movedGroup(list: readonly Moved[], context: DifferenceContext): Group {
  const { say, language } = context;
  const heads = [say.text('item'), say.text('from'), say.text('to')];
  const place = ({ file, document, spelling }: Moved['from']) => {
    const words = { file: pathAt(file, language), spelling: say(spelling) };
    return document === undefined ? say('alone', words) : say('inDocument', { ...words, document: idLink(document, context) });
  };
  const row = (each: Moved) =>
    html`<tr><th scope="row" class="words">${titled(each, context)}</th><td>${place(each.from)}</td><td>${place(each.to)}</td></tr>`;
  return part(
    'moved',
    context,
    inBlocks(
      list,
      (each) => 2 * sizeOf(each),
      (some) => table(heads, sections(some, row), language),
    ),
  );
}

function productGroup(systems: readonly SystemChange[], context: DifferenceContext): Group {
  const block = (each: SystemChange): Block => {
    const listed = [...Object.values(each.files), ...Object.values(each.components)].flat();
    return { size: 800 + listed.reduce((sum, path) => sum + 60 + 2 * path.length, 0), shown: () => systemPart(each, context) };
  };
  return part('product', context, systems.map(block));
}

function systemPart({ system, version, class: its, product, files, components }: SystemChange, context: DifferenceContext): Markup {
  const { say, language } = context;
  const hash = (text: string | undefined) => text && html`<code class="hash">${text}</code>`;
  const list = (key: DifferenceKey, values: readonly string[], shown: (value: string) => Markup) =>
    values.length > 0 &&
    html`<dt>${say(key)} (${groupedIn(language, values.length)})</dt><dd><ul class="plain">${values.map((value) => html`<li>${shown(value)}</li>`)}</ul></dd>`;
  const path = (file: string) => pathAt(file, language);
  return html`<h3>${idLink(system, context)}</h3><dl class="facts-list">
${version && html`<dt>${say('version')}</dt><dd>${fromTo(version.before, version.after, context)}</dd>`}
${its && html`<dt>${say('class')}</dt><dd>${fromTo(its.before, its.after, context)}</dd>`}
${product && html`<dt>${say('productHash')}</dt><dd>${fromTo(hash(product.before), hash(product.after), context)}</dd>`}
${list('filesChanged', files.changed, path)}${list('filesAdded', files.added, path)}${list('filesRemoved', files.removed, path)}
${list('componentsAdded', components.added, whole)}${list('componentsRemoved', components.removed, whole)}
</dl>`;
}

/** What stood before and what stands now; a side that has nothing says so. */
export function fromTo(before: Markup | string | undefined, after: Markup | string | undefined, { say }: DifferenceContext): Markup {
  const side = (what: Markup | string | undefined) =>
    what === undefined || what === '' ? say('nothing') : typeof what === 'string' ? whole(what) : what;
  return say('fromTo', { before: side(before), after: side(after) });
}

function clausesGroup(list: Difference['clauses'], context: DifferenceContext): Group {
  const { say, language, links } = context;
  const heads = (['clause', 'stateBefore', 'stateAfter', 'why'] as const).map((key) => say.text(key));
  const state = (word: string | undefined) => {
    if (word === undefined) return html`<span class="quiet">${say('notAsked')}</span>`;
    return Object.hasOwn(clauseStates, word) ? stateTag(word as keyof typeof clauseStates, language) : html`${word}`;
  };
  const row = ({ standard, number, title, before, after, remark }: (typeof list)[number]) => {
    const href = links.clause(standard, number);
    const name = `${standard} ${number}`;
    const linked = href === undefined ? whole(name) : html`<a href="${href}">${name}</a>`;
    return html`<tr><th scope="row" class="words">${linked} ${inEnglish(title, language)}</th><td>${state(before)}</td><td>${state(after)}</td><td>${remark !== undefined && inEnglish(withCode(remark), language)}</td></tr>`;
  };
  return part(
    'clauses',
    context,
    inBlocks(
      list,
      ({ remark = '' }) => 500 + 2 * remark.length,
      (some) => table(heads, sections(some, row), language),
    ),
  );
}

function findingsGroup(key: 'fresh' | 'fixed', list: readonly SnapshotFinding[], context: DifferenceContext): Group {
  const { say, language, links } = context;
  const heads = (['message', 'severity', 'rule'] as const).map((each) => say.text(each));
  const row = ({ rule, severity, item, message }: SnapshotFinding) => {
    const href = links.rule(rule);
    const name = href === undefined ? html`${rule}` : html`<a href="${href}">${rule}</a>`;
    return html`<tr><td class="words">${item !== undefined && html`${idLink(item, context)}: `}${inEnglish(withCode(message), language)}</td><td>${severityTag(severity, language)}</td><td>${name}</td></tr>`;
  };
  return part(
    key,
    context,
    inBlocks(
      list,
      ({ message }) => 400 + 2 * message.length,
      (some) => table(heads, sections(some, row), language),
    ),
  );
}

function notJudgedGroup({ before, after }: Difference['notJudged'], context: DifferenceContext): Group {
  const { say, language } = context;
  const lines = [
    ...before.map((line) => ({ line, when: say('notJudgedBefore') })),
    ...after.map((line) => ({ line, when: say('notJudgedAfter') })),
  ];
  const shown = (some: typeof lines) =>
    html`<ul>${some.map(({ line, when }) => html`<li>${when}: ${inEnglish(withCode(line), language)}</li>`)}</ul>`;
  const lead = html`<p>${say('notJudgedLead')}</p>`;
  return part(
    'notJudged',
    context,
    inBlocks(
      lines,
      ({ line }) => 80 + 2 * line.length,
      (some) => shown([...some]),
    ),
    lead,
  );
}
