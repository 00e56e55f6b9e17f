import type { Related } from '../model/diagnostic.ts';
import type { Facts, Trouble } from '../model/facts.ts';
import { leads, type TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { TraceLink } from '../model/link.ts';
import { answers, fieldPlace, type TraceItem } from '../model/trace-item.ts';
import type { Gathering, Group } from './gather.ts';
import type { Breach, Expectation, RuleContext, Source, Subject } from './rule.ts';
import { aKindTitle, shorten } from './words.ts';

export interface ItemSubject extends Subject {
  readonly item: TraceItem;
}

/** What a count of links found instead of what was asked for; `instead` reads after the message. */
export interface LinkBreach extends Breach {
  readonly instead: string;
  readonly related: readonly Related[];
}

/** A field that was to be answered; `instead` reads after the message. */
export interface FieldBreach extends Breach {
  readonly field: string;
  readonly instead: string;
}

/** A demand on the links at one item. */
export interface LinkDemand {
  readonly in?: string;
  readonly out?: string;
  /** Kinds at the other end that count; all when absent. */
  readonly from?: readonly KindName[];
  /** Only other ends of which this holds count. */
  readonly where?: (other: TraceItem, graph: TraceGraph, item: TraceItem) => boolean;
  /** What the other end is when `where` does not hold, its ID included: `TC-4 has no level system`. */
  readonly whereNot?: (other: TraceItem, graph: TraceGraph, item: TraceItem) => string;
  readonly atLeast?: number;
}

type Filter = (item: TraceItem, context: RuleContext) => boolean;

/** Every living item of one or more kinds. */
export function every(...kinds: readonly KindName[]): Every {
  return new Every(kinds, []);
}

export class Every {
  readonly #kinds: readonly KindName[];
  readonly #filters: readonly Filter[];

  constructor(kinds: readonly KindName[], filters: readonly Filter[]) {
    this.#kinds = kinds;
    this.#filters = filters;
  }

  /** Looks at these only; the others are not counted as looked at. */
  where(filter: Filter): Every {
    return new Every(this.#kinds, [...this.#filters, filter]);
  }

  /** Has the demanded links, each leading to or coming from a living, finished item of the right kind. */
  has(demand: LinkDemand): Expectation<ItemSubject, LinkBreach> {
    return this.passes((item, { graph }) => linkBreach(item, graph, demand));
  }

  /** Has links under at least one of several demands. */
  hasAnyOf(...demands: readonly LinkDemand[]): Expectation<ItemSubject, LinkBreach> {
    return this.passes((item, { graph }) => breachOfAll(item, graph, demands));
  }

  /** Says something under each of these fields: more than nothing, TBD or a bare N/A. One breach for each that does not. */
  answers(...fields: readonly string[]): Expectation<ItemSubject, FieldBreach> {
    return this.passes((item) => fields.flatMap((field) => fieldBreach(item, field) ?? []));
  }

  /** Is looked at by a function that answers with what is wrong, or with nothing. */
  passes<B extends Breach>(look: (item: TraceItem, context: RuleContext) => B | readonly B[] | undefined): Expectation<ItemSubject, B> {
    const subjects = (item: TraceItem, context: RuleContext) => (this.#filters.every((filter) => filter(item, context)) ? [{ item }] : []);
    return { sources: [{ in: 'items', kinds: this.#kinds, subjects }], breaches: ({ item }, context) => asList(look(item, context)) };
  }
}

/**
 * Things of any shape that a graph holds as a whole: points of a clause, entries of the settings. Judged anew at every edit: where one item or file gives
 * them, or a few items together, `inEachItem`, `inEachFile` and `inEachGroup` are better.
 */
export function eachOf<S extends Subject>(subjects: (context: RuleContext) => Iterable<S>) {
  return from<S>({ in: 'graph', subjects: (_graph, context) => subjects(context) });
}

/** Things that an item gives by itself, retired ones included: its links, fields, sections. */
export function inEachItem<S extends Subject>(subjects: (item: TraceItem, context: RuleContext) => Iterable<S>) {
  return from<S>({ in: 'items', subjects });
}

/** Things that living items of some kinds give, each by itself. */
export function everyThingOf<S extends Subject>(
  kinds: readonly KindName[],
  subjects: (item: TraceItem, context: RuleContext) => Iterable<S>,
) {
  return from<S>({ in: 'items', kinds, subjects });
}

/** Things that a file gives by itself. */
export function inEachFile<S extends Subject>(subjects: (file: Facts, context: RuleContext) => Iterable<S>) {
  return from<S>({ in: 'files', subjects });
}

/** Things of which several items speak together: what is gathered under one key. */
export function inEachGroup<T, S extends Subject>(
  gathering: Gathering<T>,
  subjects: (said: readonly T[], context: RuleContext) => Iterable<S>,
) {
  return from<S>({ in: 'groups', gathering, subjects: ({ said }, context) => subjects(said as readonly T[], context) });
}

function from<S extends Subject>(source: Source<S>) {
  return {
    passes<B extends Breach>(look: (subject: S, context: RuleContext) => B | readonly B[] | undefined): Expectation<S, B> {
      return { sources: [source], breaches: (subject, context) => asList(look(subject, context)) };
    },
  };
}

/** A trace link, as a thing to look at. */
export interface LinkSubject extends ItemSubject {
  readonly link: TraceLink;
}

/** Every link of the fields named, or of all fields, that a living item holds, whatever its state. */
export function everyLink(...fields: readonly string[]) {
  return inEachItem((item, { graph }): readonly LinkSubject[] => {
    if (item.status === 'retired') return [];
    const links = graph.linksFrom(item);
    return (fields.length === 0 ? links : links.filter((link) => fields.includes(link.field))).map((link) => ({ item, link }));
  });
}

/** Several expectations under one rule: each looks at its own things. */
export function together(...parts: readonly Expectation<Subject, Breach>[]): Expectation<PartSubject, Breach> {
  return {
    sources: parts.flatMap((part) => part.sources.map((source) => partSource(part, source))),
    breaches: ({ part, subject }, context) => part.breaches(subject, context),
  };
}

function partSource(part: Expectation<Subject, Breach>, source: Source<Subject>): Source<PartSubject> {
  const named = (subjects: Iterable<Subject>) => Array.from(subjects, (subject) => ({ ...subject, subject, part }));
  switch (source.in) {
    case 'items':
      return { ...source, subjects: (item: TraceItem, context: RuleContext) => named(source.subjects(item, context)) };
    case 'groups':
      return { ...source, subjects: (group: Group<unknown>, context: RuleContext) => named(source.subjects(group, context)) };
    case 'files':
      return { ...source, subjects: (file: Facts, context: RuleContext) => named(source.subjects(file, context)) };
    default:
      return { ...source, subjects: (graph: TraceGraph, context: RuleContext) => named(source.subjects(graph, context)) };
  }
}

/** A thing to look at, and the expectation that asked for it. */
export interface PartSubject extends Subject {
  readonly subject: Subject;
  readonly part: Expectation<Subject, Breach>;
}

/** A source file, as a thing to look at. */
export interface FileSubject extends Subject {
  readonly facts: Facts;
}

/** Every file read: what the reader noted under a rule's name is that rule's finding. */
export function everyFileReadsWithout(rule: string): Expectation<FileSubject, Breach> {
  return inEachFile((facts): FileSubject[] => [{ facts }]).passes(({ facts }, { graph }) =>
    facts.troubles.filter((trouble) => trouble.rule === rule).map((trouble) => troubleBreach(trouble, graph)),
  );
}

function troubleBreach(trouble: Trouble, graph: TraceGraph): Breach {
  const { message, fix, place, related = [] } = trouble;
  const item = trouble.item === undefined ? undefined : graph.item(trouble.item);
  return { message, fix, place, related, ...(item === undefined ? {} : { item }) };
}

/** What stands where an answer was demanded; undefined when the field is answered. */
export function fieldBreach(item: TraceItem, field: string): FieldBreach | undefined {
  if (answers(item, field).length > 0) return undefined;
  const written = item.fields.get(field);
  const text = written?.values[0]?.text.trim() ?? '';
  const instead = written === undefined ? '' : text === '' ? '; it is left empty' : `; it says only “${shorten(text)}”`;
  return { field, instead, place: fieldPlace(item, field) };
}

/** Other ends that count for a demand. */
export function counted(item: TraceItem, graph: TraceGraph, demand: LinkDemand): TraceItem[] {
  return weighed(item, graph, demand)
    .filter(({ reason }) => reason === undefined)
    .map(({ link }) => otherEnd(link, demand) as TraceItem);
}

/** Every link that a demand looks at, with the reason why it does not count, if there is one. */
export function weighed(item: TraceItem, graph: TraceGraph, demand: LinkDemand) {
  return candidates(item, graph, demand).map((link) => ({ link, reason: whyNot(link, item, graph, demand) }));
}

function linkBreach(item: TraceItem, graph: TraceGraph, demand: LinkDemand): LinkBreach | undefined {
  const weighedLinks = weighed(item, graph, demand);
  const wrong = weighedLinks.flatMap(({ link, reason }) => (reason === undefined ? [] : [{ link, reason }]));
  // What leads nowhere, to two places or to a wrong kind is an error of the link itself, so it is not reported here again.
  const reported = wrong.filter(({ link }) => !leads(link)).length;
  if (weighedLinks.length - wrong.length + reported >= (demand.atLeast ?? 1)) return undefined;
  return {
    instead: wrong.length === 0 ? '' : `; ${wrong.map(({ reason }) => reason).join(', ')}`,
    related: wrong.map(({ link, reason }) => ({ message: reason, place: link.place })),
  };
}

/** What is there instead when none of several demands is met; undefined when one is. */
export function breachOfAll(item: TraceItem, graph: TraceGraph, demands: readonly LinkDemand[]): LinkBreach | undefined {
  const breaches: LinkBreach[] = [];
  for (const demand of demands) {
    const breach = linkBreach(item, graph, demand);
    if (breach === undefined) return undefined;
    breaches.push(breach);
  }
  return { instead: breaches.map((breach) => breach.instead).join(''), related: breaches.flatMap((breach) => breach.related) };
}

function candidates(item: TraceItem, graph: TraceGraph, demand: LinkDemand): readonly TraceLink[] {
  return demand.in !== undefined ? graph.linksTo(item, demand.in) : graph.linksFrom(item, demand.out);
}

function otherEnd(link: TraceLink, demand: LinkDemand): TraceItem | undefined {
  return demand.in !== undefined ? link.from : link.to;
}

/** Why a link does not count, in words that name the other end; undefined when it counts. */
function whyNot(link: TraceLink, item: TraceItem, graph: TraceGraph, demand: LinkDemand): string | undefined {
  const other = otherEnd(link, demand);
  const id = other?.id ?? link.target;
  if (other === undefined) return `${id} does not exist`;
  if (other.status === 'retired') return `${id} is retired`;
  if (link.state === 'ambiguous') return `${link.target} stands in two places`;
  if (!leads(link) || (demand.from !== undefined && !demand.from.includes(other.kind as KindName)))
    return `${id} is ${other.kind === 'unknown' ? 'of no known kind' : aKindTitle(other.kind)}`;
  if (other.status === 'draft') return `${id} is still a draft`;
  if (demand.where !== undefined && !demand.where(other, graph, item))
    return demand.whereNot?.(other, graph, item) ?? `${id} does not count`;
  return undefined;
}

function asList<B>(found: B | readonly B[] | undefined): readonly B[] {
  return found === undefined ? [] : Array.isArray(found) ? found : [found as B];
}
