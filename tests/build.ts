import { createHash } from 'node:crypto';
import { check } from '../src/check/check.ts';
import type { Pack, Rule } from '../src/check/rule.ts';
import type { Declared } from '../src/model/declared.ts';
import type { Diagnostic, Stage } from '../src/model/diagnostic.ts';
import type { Evidence } from '../src/model/evidence.ts';
import type {
  ClaimFacts,
  DocumentFacts,
  Facts,
  FieldFacts,
  ItemFacts,
  ProseFacts,
  SectionFacts,
  Spelling,
  TableFacts,
  Value,
} from '../src/model/facts.ts';
import { TraceGraph } from '../src/model/graph.ts';
import { type KindName, kinds } from '../src/model/kinds.ts';
import type { Place } from '../src/model/place.ts';
import { Vocabulary } from '../src/model/vocabulary.ts';

/** Values of fields by name; an empty string or list is a field written and left empty. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whatever stands in one file. */
export interface Written {
  readonly file: string;
  readonly item?: ItemFacts;
  readonly document?: DocumentFacts;
  readonly within?: readonly Written[];
}

export interface ItemOptions {
  /** `<id>.md` when absent. */
  readonly file?: string;
  readonly type?: string;
  readonly spelling?: Spelling;
  /** Tables in the statement: header first, then rows. */
  readonly tables?: readonly (readonly (readonly string[])[])[];
  /** Labels written, that stand under headings of their own although no field is called so. */
  readonly headings?: readonly string[];
}

const plain = new Vocabulary();
const asWords = (values: Fields[string]) => (values === undefined ? [] : typeof values === 'string' ? [values] : values);

/** An item as a reader gives it: `item('SRS-1', { category: ['functional'], 'derives-from': 'SYS-1' })`. The title is `Title of SRS-1`. */
export function item(id: string, fields: Fields = {}, options: ItemOptions = {}): Written {
  const { file = `${id}.md`, type, spelling = 'file' } = options;
  const { title = `Title of ${id}`, ...rest } = fields;
  const kind = (type ?? plain.kindOfId(id)) as KindName | undefined;
  return {
    file,
    item: {
      id: value(file, 2, id),
      title: value(file, 3, asWords(title).join(' ')),
      ...(type === undefined ? {} : { type: value(file, 4, type) }),
      spelling,
      fields: fieldFacts(file, rest, (name) => isProse(kind, name) || (options.headings ?? []).includes(name), options.tables),
      place: place(file, 1),
    },
  };
}

export interface DocumentOptions {
  readonly file?: string;
  /** Heading to the clauses it claims and the words under it: `{ heading: 'Scope', claims: ['IEC 62304 5.1.9 d'], words: '…' }`. */
  readonly sections?: readonly WrittenSection[];
  readonly words?: string;
  /** Items that stand in it as sections. */
  readonly items?: readonly Written[];
}

/** A section of a document; each table is its rows, the header first. */
export interface WrittenSection {
  readonly heading: string;
  readonly claims?: readonly string[];
  readonly words?: string;
  readonly tables?: readonly (readonly (readonly string[])[])[];
}

/** A document; its items, when given, stand in its file. */
export function document(id: string, fields: Fields = {}, options: DocumentOptions = {}): Written {
  const { file = `${id}.md`, sections = [], words = '', items } = options;
  const { title = `Title of ${id}`, ...rest } = fields;
  return {
    file,
    document: {
      id: value(file, 2, id),
      title: value(file, 3, asWords(title).join(' ')),
      type: value(file, 4, items === undefined ? 'document' : 'item-document'),
      fields: fieldFacts(file, rest, () => false),
      sections: sections.map((section, at) => sectionFacts(file, 100 + at, section)),
      words,
      place: place(file, 1),
    },
    within: items?.map((each) => ({ ...each, file })) ?? [],
  };
}

export interface GraphOptions {
  readonly vocabulary?: Vocabulary;
  readonly packs?: readonly string[];
  readonly inRiskFile?: (file: string) => boolean;
  readonly reusedIds?: ReadonlyMap<string, string>;
  readonly declared?: Declared;
  readonly evidence?: Evidence;
}

/** A graph of things written, all packs that the table of kinds knows switched on. */
export function graphOf(written: readonly Written[], options: GraphOptions = {}): TraceGraph {
  const { vocabulary = plain, packs = ['IEC 62304', 'ISO 14971'], inRiskFile = () => true, reusedIds, declared, evidence } = options;
  return new TraceGraph({
    facts: factsOf(written),
    vocabulary,
    packs: new Set(packs),
    inRiskFile,
    sha256,
    ...(reusedIds === undefined ? {} : { reusedIds }),
    ...(declared === undefined ? {} : { declared }),
    ...(evidence === undefined ? {} : { evidence }),
  });
}

/** What a reader would have given, one entry for each file. */
export function factsOf(written: readonly Written[]): Facts[] {
  const files = new Map<string, { items: ItemFacts[]; document?: DocumentFacts }>();
  for (const each of written.flatMap((one) => [one, ...(one.within ?? [])])) {
    const facts = files.get(each.file) ?? { items: [] };
    if (each.item !== undefined) facts.items.push(each.item);
    if (each.document !== undefined) facts.document = each.document;
    files.set(each.file, facts);
  }
  return [...files].map(([file, facts]) => ({
    file,
    ...facts,
    mentions: [],
    headings: [],
    views: [],
    references: [],
    troubles: [],
    unreadable: [],
  }));
}

/** The findings of some rules, in the order of places. */
export function findings(graph: TraceGraph, rules: readonly Rule[] | readonly Pack[], stage: Stage = 'release'): readonly Diagnostic[] {
  const packs = rules.map((each): Pack => ('rules' in each ? each : { name: 'test', rules: [each] }));
  return check(graph, packs, { stage, asOf: '2026-11-22' }).diagnostics;
}

/** The item of a graph that must be there. */
export function itemOf(graph: TraceGraph, id: string) {
  const found = graph.item(id);
  if (found === undefined) throw new Error(`the graph has no ${id}`);
  return found;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function place(file: string, line: number, column = 1, width = 0): Place {
  return { file, line, column, endLine: line, endColumn: column + width };
}

/** A value that stands on a line of its own, ten columns in. */
export function value(file: string, line: number, text: string): Value {
  return { text, place: place(file, line, 11, text.length) };
}

function isProse(kind: KindName | undefined, name: string): boolean {
  if (name === 'statement') return true;
  return kind !== undefined && Object.hasOwn(kinds, kind) && kinds[kind].fields.some((row) => row.name === name && row.prose);
}

function fieldFacts(file: string, fields: Fields, prose: (name: string) => boolean, tables: ItemOptions['tables'] = []): FieldFacts[] {
  const written = Object.entries(fields).filter(([, values]) => values !== undefined);
  return written.map(([name, values], at): FieldFacts => {
    const line = 10 + at;
    const texts = asWords(values).filter((text) => text !== '');
    const isText = prose(name);
    const made = name === 'statement' ? tables.map((rows) => tableFacts(file, line, rows)) : [];
    const body: ProseFacts = { listItems: texts.map((text) => value(file, line, text)), tables: made };
    return {
      name,
      label: { text: name, place: place(file, line, 1, name.length) },
      values: (isText && texts.length > 1 ? [texts.join(' ')] : texts).map((text) => value(file, line, text)),
      ...(isText ? { prose: body } : {}),
    };
  });
}

function tableFacts(file: string, line: number, [header = [], ...rows]: readonly (readonly string[])[]): TableFacts {
  const cells = (row: readonly string[]) => row.map((text) => value(file, line, text));
  return { place: place(file, line), header: cells(header), rows: rows.map(cells) };
}

function sectionFacts(file: string, line: number, { heading, claims = [], words = '', tables = [] }: WrittenSection): SectionFacts {
  return {
    heading: value(file, line, heading),
    depth: 2,
    claims: claims.map((claim) => claimFacts(file, line, claim)),
    words,
    statements: words === '' ? 0 : words.split('. ').length,
    listItems: [],
    tables: tables.map((table) => tableFacts(file, line, table)),
    place: place(file, line),
  };
}

function claimFacts(file: string, line: number, text: string): ClaimFacts {
  const [, standard = '', clause = '', points = ''] = /^(\D+[\d-]+) (\d+(?:\.\d+)*)(?: (.*))?$/.exec(text) ?? [];
  return { standard, clause, points: points === '' ? [] : points.split(', '), place: place(file, line) };
}

/** An approval of things as they stand in `approved`, with the hash of the whole, of each field and of each link target. */
export function approvalOf(ids: readonly string[], approved: readonly Written[], fields: Fields = {}, id = 'APR-1'): Written {
  const graph = graphOf(approved);
  const rows = ids.flatMap((each) => {
    const thing = itemOf(graph, each);
    const { whole, fields: parts } = graph.hashOf(thing);
    const targets = graph
      .linksFrom(thing)
      .flatMap((link) => (link.to === undefined ? [] : [[each, link.target, graph.hashOf(link.to).whole]]));
    return [[each, 'whole', whole], ...[...parts].map(([name, hash]) => [each, name, hash]), ...targets];
  });
  const given = { meaning: 'approval', 'signed-at': '2026-11-20T08:00:00Z', covers: ids, statement: 'Approved.', ...fields };
  return item(id, given, { tables: [[['Thing', 'Part', 'Hash'], ...rows]] });
}
