import type { FieldRow, Kind } from './kind.ts';
import { commonRows, type KindName, kinds } from './kinds.ts';
import { germanLabels } from './labels.ts';

/** A company's own field: shown and hashed, read by no rule of a pack. */
export interface OwnField {
  readonly values?: readonly string[];
  readonly list?: boolean;
  readonly pattern?: string;
  readonly url?: string;
}

/** The parts of `dhf.yaml` that decide how words are read. Everything is optional; the defaults are those of the table of kinds. */
export interface VocabularyOptions {
  readonly language?: 'en' | 'de';
  /** `{prefix}-{number}` when absent. */
  readonly idPattern?: string;
  /** Prefix to kind. A kind named here loses its default prefix. */
  readonly prefixes?: Readonly<Record<string, KindName>>;
  /** Canonical field name to further label spellings. */
  readonly labels?: Readonly<Record<string, readonly string[]>>;
  readonly fields?: Readonly<Record<string, Readonly<Record<string, OwnField>>>>;
}

/** Fields that every item may carry, besides its ID and type. */
export const commonFields: readonly string[] = [...commonRows.map((row) => row.name), 'system'];

/** Label to kebab-case: case and the difference of hyphen, underscore and space do not matter. */
export function kebab(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
}

/** The words of one DHF: which prefix is which kind, which label is which field, what an ID looks like. */
export class Vocabulary {
  readonly language: 'en' | 'de';
  readonly #kindByPrefix = new Map<string, KindName>();
  readonly #prefixByKind = new Map<KindName, string>();
  readonly #fieldByLabel = new Map<string, string>();
  readonly #names = new Map<Kind, readonly string[]>();
  readonly #rows = new Map<Kind, ReadonlyMap<string, FieldRow>>();
  readonly #ownFields: NonNullable<VocabularyOptions['fields']>;
  readonly #whole: RegExp;
  readonly #start: RegExp;
  readonly #anywhere: RegExp;

  constructor(options: VocabularyOptions = {}) {
    this.language = options.language ?? 'en';
    this.#ownFields = options.fields ?? {};
    const shape = idShape(options.idPattern ?? '{prefix}-{number}');
    this.#whole = new RegExp(`^${shape}$`, 'u');
    this.#start = new RegExp(`^(${shape})(?=$|\\s|[:.–—-](?:\\s|$))(?:\\s*[:.–—-](?=\\s|$))?\\s*`, 'u');
    this.#anywhere = new RegExp(`(?<![\\p{L}\\p{N}_./@-])${shape}(?![\\p{L}\\p{N}_/@]|[.-][\\p{L}\\p{N}])`, 'gu');
    this.#learnPrefixes(options.prefixes ?? {});
    this.#learnLabels(options.labels ?? {});
  }

  /** True for text that has the shape of an ID; its prefix need not be known. */
  isId(text: string): boolean {
    return this.#whole.test(text);
  }

  /** Splits `SRS-101 Refuse a rate` into ID and rest; undefined when it does not begin with an ID. */
  idAtStart(text: string): { readonly id: string; readonly rest: string } | undefined {
    const match = this.#start.exec(text);
    return match?.[1] === undefined ? undefined : { id: match[1], rest: text.slice(match[0].length) };
  }

  /** Every ID-shaped word in running text, with its offset. */
  idsIn(text: string): { readonly id: string; readonly offset: number }[] {
    return [...text.matchAll(this.#anywhere)].map((match) => ({ id: match[0], offset: match.index }));
  }

  /** The part before the number. */
  prefixOf(id: string): string | undefined {
    return this.#whole.exec(id)?.groups?.prefix;
  }

  kindOfId(id: string): KindName | undefined {
    const prefix = this.prefixOf(id);
    return prefix === undefined ? undefined : this.#kindByPrefix.get(prefix);
  }

  kindOfPrefix(prefix: string): KindName | undefined {
    return this.#kindByPrefix.get(prefix);
  }

  /** The prefix that new items of a kind get. */
  prefixFor(kind: KindName): string | undefined {
    return this.#prefixByKind.get(kind);
  }

  get prefixes(): readonly string[] {
    return [...this.#kindByPrefix.keys()];
  }

  /** The canonical field a label stands for, or undefined when no kind has it. */
  fieldOf(label: string): string | undefined {
    const known = this.#fieldByLabel.get(label);
    if (known !== undefined) return known;
    const name = this.#fieldByLabel.get(kebab(label));
    // The same spelling stands on thousands of items.
    if (name !== undefined) this.#fieldByLabel.set(label, name);
    return name;
  }

  /** Every spelling that stands for a field, in kebab-case; its own name is the first. */
  labelsOf(field: string): readonly string[] {
    return [...new Set([...this.#fieldByLabel].filter(([, name]) => name === field).map(([label]) => kebab(label)))];
  }

  /** Every prefix that stands for a kind. */
  prefixesOf(kind: KindName): readonly string[] {
    return [...this.#kindByPrefix].filter(([, name]) => name === kind).map(([prefix]) => prefix);
  }

  /** The row of a field on a kind, a company's own fields included. */
  fieldRow(kind: Kind, name: string): FieldRow | undefined {
    let rows = this.#rows.get(kind);
    if (rows === undefined) {
      const own = Object.entries(this.#ownFields[kind.name] ?? {}).map(([each, field]) => ownRow(each, field));
      rows = new Map([...own, ...kind.fields].map((row) => [row.name, row]));
      this.#rows.set(kind, rows);
    }
    return rows.get(name);
  }

  ownField(kind: string, name: string): OwnField | undefined {
    return Object.hasOwn(this.#ownFields, kind) && Object.hasOwn(this.#ownFields[kind] ?? {}, name)
      ? this.#ownFields[kind]?.[name]
      : undefined;
  }

  /** Every field name a kind knows, for suggestions. */
  fieldNames(kind: Kind): readonly string[] {
    let names = this.#names.get(kind);
    if (names === undefined) {
      const own = Object.keys(this.#ownFields[kind.name] ?? {});
      names = ['id', 'type', ...kind.fields.map((row) => row.name), ...kind.links.map((row) => row.name), ...own];
      this.#names.set(kind, names);
    }
    return names;
  }

  #learnPrefixes(given: Readonly<Record<string, KindName>>): void {
    const renamed = new Set(Object.values(given));
    for (const kind of Object.values(kinds) as Kind[]) {
      if (kind.prefix !== '' && !renamed.has(kind.name as KindName)) this.#learnPrefix(kind.prefix, kind.name as KindName);
    }
    for (const [prefix, kind] of Object.entries(given)) this.#learnPrefix(prefix, kind);
  }

  #learnPrefix(prefix: string, kind: KindName): void {
    this.#kindByPrefix.set(prefix, kind);
    if (!this.#prefixByKind.has(kind)) this.#prefixByKind.set(kind, prefix);
  }

  #learnLabels(given: Readonly<Record<string, readonly string[]>>): void {
    const learn = (label: string, name: string) => this.#fieldByLabel.set(kebab(label), name);
    for (const name of knownNames(this.#ownFields)) learn(name, name);
    if (this.language === 'de') for (const [name, label] of Object.entries(germanLabels)) learn(label, name);
    for (const [name, labels] of Object.entries(given)) for (const label of labels) learn(label, name);
  }
}

function knownNames(own: NonNullable<VocabularyOptions['fields']>): Set<string> {
  const names = new Set<string>(['id', 'type']);
  for (const kind of Object.values(kinds) as Kind[]) {
    for (const row of [...kind.fields, ...kind.links]) names.add(row.name);
  }
  for (const fields of Object.values(own)) for (const name of Object.keys(fields)) names.add(name);
  return names;
}

function ownRow(name: string, own: OwnField): FieldRow {
  return {
    name,
    prose: false,
    list: own.list ?? false,
    format: 'text',
    demands: [],
    help: 'A field of this company.',
    ...(own.values === undefined ? {} : { values: own.values }),
    ...(own.pattern === undefined ? {} : { pattern: own.pattern }),
  };
}

/** A regular expression source for IDs, with the prefix as a named group. */
function idShape(pattern: string): string {
  const [before = '', ...numbers] = pattern.split('{prefix}').join('\u0000').split('{number}');
  const quote = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const prefix = '(?<prefix>\\p{Lu}[\\p{Lu}\\p{N}]*(?:-[\\p{Lu}][\\p{Lu}\\p{N}]*)*)';
  return quote(before).replace('\u0000', prefix) + numbers.map((text) => `\\d+${quote(text)}`).join('');
}
