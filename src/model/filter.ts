import type { TraceGraph } from './graph.ts';
import { leads } from './graph.ts';
import type { Kind } from './kind.ts';
import { type KindName, kinds } from './kinds.ts';
import { nearest } from './nearest.ts';
import { answers, type TraceItem } from './trace-item.ts';
import { kebab, Vocabulary } from './vocabulary.ts';

/** A question to one item. */
export type Filter = (item: TraceItem, graph: TraceGraph) => boolean;

/** Of which kind the items are that a filter is about, and the words of the DHF. */
export interface FilterScope {
  /** Absent for items of every kind. */
  readonly kind?: Kind | undefined;
  readonly vocabulary: Vocabulary;
}

/** Thrown for a filter that cannot be read; `offset` counts characters from the start of the filter. `fix` is a sentence. */
export class FilterError extends Error {
  readonly offset: number;
  readonly fix: string;

  constructor(message: string, offset: number, fix: string) {
    super(message);
    this.offset = offset;
    this.fix = fix;
  }
}

interface Token {
  readonly text: string;
  readonly quoted: boolean;
  readonly offset: number;
}

/**
 * The one filter language of views, commands and pages:
 *
 *     safety-related = yes and implements any
 *     class != A or not (status = draft)
 *     in verifies none and title contains "hard limit"
 *
 * `field = value`, `field != value`, `field contains text` (case is ignored); `link any`, `link none`, with `in` before a link that arrives;
 * `and`, `or`, `not`, parentheses. Besides fields: `id`, `title`, `kind`, `class` (effective). A list field equals a value when it holds it.
 * With a kind in the scope, only names that it knows; else those of every kind. A company's own are among them, where the scope knows its words.
 * @throws FilterError
 */
export function parseFilter(text: string, scope: FilterScope = { vocabulary: new Vocabulary() }): Filter {
  const reader = new FilterReader(tokens(text), text.length, namesIn(scope));
  const filter = reader.either();
  reader.end();
  return filter;
}

class FilterReader {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  readonly #names: Names;
  #at = 0;

  constructor(given: readonly Token[], length: number, names: Names) {
    this.#tokens = given;
    this.#length = length;
    this.#names = names;
  }

  either(): Filter {
    const parts = [this.#both()];
    while (this.#take('or')) parts.push(this.#both());
    return parts.length === 1 ? (parts[0] as Filter) : (item, graph) => parts.some((part) => part(item, graph));
  }

  end(): void {
    const rest = this.#tokens[this.#at];
    if (rest !== undefined)
      throw new FilterError(`"${rest.text}" is one word too many`, rest.offset, 'Join conditions with `and` or `or`, in small letters.');
  }

  #both(): Filter {
    const parts = [this.#one()];
    while (this.#take('and')) parts.push(this.#one());
    return parts.length === 1 ? (parts[0] as Filter) : (item, graph) => parts.every((part) => part(item, graph));
  }

  #one(): Filter {
    if (this.#take('not')) {
      const inner = this.#one();
      return (item, graph) => !inner(item, graph);
    }
    if (this.#take('(')) {
      const inner = this.either();
      if (!this.#take(')')) throw new FilterError('a parenthesis is opened and never closed', this.#offset(), 'Add `)`.');
      return inner;
    }
    return this.#take('in') ? this.#link('in', this.#name(this.#names.arriving, 'link that arrives at')) : this.#term();
  }

  #term(): Filter {
    const name = this.#name(this.#names.own, 'field or link of');
    const operator = this.#next('a comparison: `=`, `!=`, `contains`, `any` or `none`');
    if (operator.text === 'any' || operator.text === 'none') return this.#presence('out', name, operator.text === 'any');
    if (!['=', '!=', 'contains'].includes(operator.text)) {
      throw new FilterError(`"${operator.text}" is no comparison`, operator.offset, 'Write `=`, `!=`, `contains`, `any` or `none`.');
    }
    return comparison(name, operator.text, this.#next('a value').text);
  }

  #link(direction: 'in' | 'out', name: string): Filter {
    const word = this.#next('`any` or `none`');
    if (word.text !== 'any' && word.text !== 'none')
      throw new FilterError(
        `"${word.text}" stands where \`any\` or \`none\` belongs`,
        word.offset,
        `Write \`in ${name} any\` or \`in ${name} none\`.`,
      );
    return this.#presence(direction, name, word.text === 'any');
  }

  #presence(direction: 'in' | 'out', name: string, wanted: boolean): Filter {
    if (!linkNames.has(name)) return (item) => answers(item, name).length > 0 === wanted;
    return (item, graph) => (direction === 'in' ? graph.linksTo(item, name) : graph.linksFrom(item, name)).some(leads) === wanted;
  }

  #name(known: ReadonlySet<string>, what: string): string {
    const token = this.#next('a field or a link');
    if (token.quoted)
      throw new FilterError(
        `"${token.text}" stands in quotes where a field or a link belongs`,
        token.offset,
        'Take the quotes away; only values may have them.',
      );
    const name = kebab(token.text);
    if (known.has(name)) return name;
    throw new FilterError(`"${token.text}" is no ${what} ${this.#names.whose}`, token.offset, this.#instead(name, known));
  }

  #instead(name: string, known: ReadonlySet<string>): string {
    const { own, arriving } = this.#names;
    if (known === own && arriving.has(name)) return `Write \`in ${name} any\` or \`in ${name} none\`: these links arrive from others.`;
    if (known === arriving && own.has(name)) return `Write it without \`in\`: it is written on the item itself.`;
    const close = nearest(name, known);
    return close === undefined ? `It can be ${[...known].join(', ')}.` : `Write \`${close}\`.`;
  }

  #next(wanted: string): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new FilterError(`the filter ends where ${wanted} is missing`, this.#length, 'Write the rest of it.');
    this.#at += 1;
    return token;
  }

  #take(word: string): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.quoted || token.text !== word) return false;
    this.#at += 1;
    return true;
  }

  #offset(): number {
    return this.#tokens[this.#at]?.offset ?? this.#length;
  }
}

/** What a filter may name. */
interface Names {
  readonly own: ReadonlySet<string>;
  readonly arriving: ReadonlySet<string>;
  /** Whose names they are, in words. */
  readonly whose: string;
}

const allKinds = Object.values(kinds) as readonly Kind[];
const linkNames: ReadonlySet<string> = new Set(allKinds.flatMap((kind) => kind.links.map((row) => row.name)));

function everyName(vocabulary: Vocabulary): Names {
  return { own: new Set(allKinds.flatMap((kind) => askable(kind, vocabulary))), arriving: linkNames, whose: 'any kind' };
}

function namesIn({ kind, vocabulary }: FilterScope): Names {
  if (kind === undefined) return everyName(vocabulary);
  const arriving = allKinds
    .flatMap((other) => other.links)
    .filter(({ to, alsoTo }) => to === 'any' || [...to, ...(alsoTo?.kinds ?? [])].includes(kind.name as KindName));
  return { own: new Set(askable(kind, vocabulary)), arriving: new Set(arriving.map((row) => row.name)), whose: kind.name };
}

/** What can be asked of, and told about, items of a kind: its fields and links, a company's own among them, and what is known besides. */
export function askable(kind: Kind, vocabulary: Vocabulary): readonly string[] {
  const written = vocabulary.fieldNames(kind).filter((name) => name !== 'type');
  return [...new Set(['id', 'title', 'kind', 'class', ...written])];
}

function comparison(name: string, operator: string, value: string): Filter {
  const wanted = value.toLowerCase();
  const holds = (text: string) => (operator === 'contains' ? text.toLowerCase().includes(wanted) : text.toLowerCase() === wanted);
  return (item, graph) => valuesOf(item, name, graph).some(holds) !== (operator === '!=');
}

/** What an item says under one of the names that can be asked of it. */
export function valuesOf(item: TraceItem, name: string, graph: TraceGraph): readonly string[] {
  if (name === 'id') return [item.id];
  if (name === 'title') return [item.title.text];
  if (name === 'kind' && item.kind !== 'document') return [item.kind];
  if (name === 'class') return [graph.classOf(item).class];
  return (item.fields.get(name)?.values ?? []).map((value) => value.text);
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(/"([^"]*)"|(!=|=|\(|\))|([^\s()=!"]+)|(\S)/g)) {
    if (match[4] !== undefined)
      throw new FilterError(`"${match[4]}" cannot be read here`, match.index, 'Put a value with such a character in double quotes.');
    found.push({ text: match[1] ?? match[2] ?? match[3] ?? '', quoted: match[1] !== undefined, offset: match.index });
  }
  return found;
}
