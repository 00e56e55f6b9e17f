import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FieldRow, Kind, LinkRow } from '../../src/model/kind.ts';
import { type KindName, kinds } from '../../src/model/kinds.ts';

/** What was written, counted while writing: the report of a check has to say the same. */
export interface Generated {
  readonly items: number;
  readonly links: number;
  readonly bytes: number;
}

/** Least size of an item in bytes. */
const leastBytes = 740;

/** How many of a thousand items are of a kind; every kind that is not named shares the rest. */
const share: Readonly<Partial<Record<KindName, number>>> = {
  'user-need': 20,
  'system-requirement': 60,
  'software-requirement': 220,
  'test-case': 280,
  'software-unit': 90,
  'design-element': 90,
  'software-item': 20,
  interface: 30,
  hazard: 10,
  'hazardous-situation': 20,
  'software-cause': 25,
  risk: 25,
  'risk-control': 30,
  'problem-report': 20,
  'change-request': 20,
};

/** How many links of a row are written where more than the least would still make sense. */
const usual: Readonly<Record<string, number>> = {
  verifies: 3,
  'derives-from': 2,
  'allocated-to': 2,
  details: 3,
  covers: 3,
  connects: 3,
  changes: 3,
  'contributes-to': 2,
  uses: 1,
};

/** Writes a class C DHF of exactly `count` items, each in a file of its own, with every kind in it and every link leading to an item. */
export function generate(root: string, count: number): Generated {
  const items = itemsOf(count);
  writeFiles(
    root,
    items.map((item) => [`${folderOf(item)}/${item.kind.name}/${Math.floor(item.index / 500)}/${item.id}.md`, asFile(item)]),
  );
  return sizeOf(items, asFile);
}

/** The same items as sections of so many documents. */
export function generateDocuments(root: string, count: number, documents: number): Generated {
  const items = itemsOf(count);
  const [risk, others] = [items.filter((item) => folderOf(item) === 'risk'), items.filter((item) => folderOf(item) !== 'risk')];
  const inRisk = Math.max(1, Math.round((documents * risk.length) / items.length));
  const parts = [...divided(risk, inRisk), ...divided(others, documents - inRisk)];
  writeFiles(
    root,
    parts.map((part, at) => [`${folderOf(part[0] as Item)}/document-${at + 1}.md`, documentOf(part, at + 1)]),
  );
  return sizeOf(items, asSection);
}

function writeFiles(root: string, files: readonly (readonly [string, string])[]): void {
  for (const folder of new Set(files.map(([file]) => dirname(file)))) mkdirSync(join(root, folder), { recursive: true });
  for (const [file, text] of [['dhf.yaml', settings] as const, ...files]) writeFileSync(join(root, file), text);
}

function sizeOf(items: readonly Item[], spelled: (item: Item) => string): Generated {
  return {
    items: items.length,
    links: items.reduce((sum, item) => sum + item.links, 0),
    bytes: items.reduce((sum, item) => sum + Buffer.byteLength(spelled(item)), 0),
  };
}

function divided(items: readonly Item[], parts: number): Item[][] {
  const bound = (part: number) => Math.floor((part * items.length) / parts);
  return Array.from({ length: parts }, (_, part) => items.slice(bound(part), bound(part + 1)));
}

const settings = `schema: dhf-settings/1
product: { name: Generated, version: "1.0.0", manufacturer: Nobody }
packs:
  - { standard: IEC 62304, edition: "1.1" }
  - { standard: ISO 14971, edition: "2019" }
files: { risk-management-file: ["risk/**"] }
systems:
  SWS-1: {}
`;

const riskKinds = new Set<KindName>(
  (Object.values(kinds) as Kind[])
    .filter((kind) => kind.group === 'risk' || ['software-system', 'segregation'].includes(kind.name))
    .map((kind) => kind.name as KindName),
);

/** Kinds that stand in files of their own: results are never files, documents are not items. */
function written(): KindName[] {
  return (Object.keys(kinds) as KindName[]).filter((name) => name !== 'document' && name !== 'test-result');
}

function idsByKind(count: number): Map<KindName, string[]> {
  const names = written();
  const rare = names.filter((name) => share[name] === undefined);
  const named = Object.values(share).reduce((sum, each) => sum + each, 0);
  const numbers = new Map(
    names.map((name) => [name, Math.max(1, Math.floor((count * (share[name] ?? (1000 - named) / rare.length)) / 1000))]),
  );
  numbers.set('software-system', 1);
  const sum = [...numbers.values()].reduce((total, each) => total + each, 0);
  numbers.set('test-case', (numbers.get('test-case') ?? 0) + count - sum);
  return new Map(
    [...numbers].map(([name, number]) => [name, Array.from({ length: number }, (_, index) => `${kinds[name].prefix}-${index + 1}`)]),
  );
}

/** An item before it is spelled in one way or another. */
interface Item {
  readonly kind: Kind;
  readonly id: string;
  readonly index: number;
  readonly title: string;
  /** Links and fields that are no prose: name and values. */
  readonly fields: readonly (readonly [string, readonly string[]])[];
  readonly statement: string | undefined;
  /** Heading and text. */
  readonly prose: readonly (readonly [string, string])[];
  readonly links: number;
}

function itemsOf(count: number): Item[] {
  const ids = idsByKind(count);
  return [...ids].flatMap(([name, list]) => list.map((id, index) => itemOf(kinds[name], id, index, list.length, ids)));
}

function folderOf({ kind }: Item): string {
  return riskKinds.has(kind.name as KindName) ? 'risk' : 'items';
}

function itemOf(kind: Kind, id: string, index: number, total: number, ids: ReadonlyMap<KindName, readonly string[]>): Item {
  const links = kind.links
    .map((row) => [row.name, hazardChain(kind, row, index, ids) ?? targetsOf(kind, row, index, total, ids)] as const)
    .filter(([, targets]) => targets.length > 0);
  const rows = [...kind.fields.entries()].filter(
    ([, row]) => !skipped.has(row.name) && (row.demands.length > 0 || isChosen(kind, row.name)),
  );
  const statement = rows.find(([, row]) => row.name === 'statement');
  return {
    kind,
    id,
    index,
    title: words(index, 5),
    fields: [...links, ...rows.filter(([, row]) => !row.prose).map(([, row]) => [row.name, answersTo(row, index)] as const)],
    statement: statement && `The ${words(index + statement[0], 14)} **shall** hold.`,
    prose: rows
      .filter(([, row]) => row.prose && row.name !== 'statement')
      .map(([at, row]) => [heading(row.name), `${words(index * 7 + at, 12)}.`]),
    links: links.reduce((sum, [, targets]) => sum + targets.length, 0),
  };
}

function asFile(item: Item): string {
  const lists = new Set([...item.kind.links, ...item.kind.fields.filter((row) => row.list)].map((row) => row.name));
  const front = item.fields.map(
    ([name, values]) => `${name}: ${lists.has(name) ? `[${values.map(yaml).join(', ')}]` : values.map(yaml)}\n`,
  );
  return padded(`---\nid: ${item.id}\ntitle: ${item.title}\n${front.join('')}---\n\n${bodyOf(item, '##')}`, item.index, '##');
}

function asSection(item: Item): string {
  const fields = item.fields.map(([name, values]) => `- **${heading(name)}:** ${values.join(', ')}\n`);
  return padded(`### ${item.id} ${item.title}\n\n${fields.join('')}\n${bodyOf(item, '####')}`, item.index, '####');
}

function bodyOf({ statement, prose }: Item, level: string): string {
  return [statement, ...prose.map(([title, text]) => `${level} ${title}\n\n${text}`)]
    .filter((part) => part !== undefined)
    .map((part) => `${part}\n`)
    .join('\n');
}

function documentOf(items: readonly Item[], number: number): string {
  const front = `id: GEN-${number}\ntitle: ${words(number, 4)}\ntype: item-document\nkind: software-requirements\nrevision: "1"\n`;
  const people = 'author: somebody\napprover-role: somebody else\neffective-on: 2026-04-20\n';
  return `---\n${front}${people}---\n\n## Items\n\n${items.map(asSection).join('\n')}`;
}

/** What YAML would read as something else stands in quotes. */
function yaml(value: string): string {
  return /^\d+\.\d|: |@/.test(value) ? `"${value}"` : value;
}

/** Situation, unit, cause and control are joined so that each trace of 7.3.3 is whole; undefined for every other link. */
/** Fields whose answer would open a branch that this DHF does not go down. */
const skipped = new Set(['title', 'status', 'source-reason', 'supporting-reason', 'inherited-only-reason', 'tested-versions']);

/** Fields that stand for a choice of several. */
function isChosen(kind: Kind, name: string): boolean {
  return kind.either.some((row) => row.anyOf[0] === name);
}

/** Situation, unit, cause and control are joined so that each trace of 7.3.3 is whole; undefined for every other link. */
function hazardChain(kind: Kind, row: LinkRow, index: number, ids: ReadonlyMap<KindName, readonly string[]>): string[] | undefined {
  const [situations, causes] = [ids.get('hazardous-situation')?.length ?? 1, ids.get('software-cause')?.length ?? 1];
  const situation = `HS-${(index % situations) + 1}`;
  switch (`${kind.name} ${row.name}`) {
    case 'software-unit contributes-to':
      return index < causes ? [situation] : [];
    case 'software-item contributes-to':
    case 'soup contributes-to':
      return [];
    case 'software-cause arises-in':
      return [`SWU-${index + 1}`];
    case 'software-cause causes':
      return [situation];
    case 'risk-control mitigates':
      return [`CAUSE-${(index % causes) + 1}`, `RISK-${(index % (ids.get('risk')?.length ?? 1)) + 1}`];
    default:
      return undefined;
  }
}

function targetsOf(kind: Kind, row: LinkRow, index: number, total: number, ids: ReadonlyMap<KindName, readonly string[]>): string[] {
  if (row.name === 'system' || row.name === 'uses') return [];
  const pool = poolOf(row, ids, kind);
  if (pool.length === 0) return [];
  const least = Math.max(0, ...row.demands.map((demand) => demand.min ?? 1));
  const number = Math.min(row.max, pool.length, Math.max(least, usual[row.name] ?? 1));
  const step = Math.max(1, Math.floor(pool.length / Math.max(1, total)));
  return Array.from({ length: number }, (_, at) => pool[(index * Math.max(number, step) + at) % pool.length] as string);
}

/** Mostly one kind a row, so that links spread evenly: parts below the nearest whole, tests over everything that can be tested. */
function poolOf(row: LinkRow, ids: ReadonlyMap<KindName, readonly string[]>, kind: Kind): readonly string[] {
  const kindsOf = row.to === 'any' ? (['software-requirement'] as const) : row.to;
  const own = kindsOf.filter((name) => name !== kind.name);
  const wanted =
    row.name === 'verifies'
      ? own
      : row.name === 'connects'
        ? own.filter((name) => name === 'software-unit' || name === 'external')
        : own.slice(0, 1);
  return wanted.flatMap((name) => ids.get(name) ?? []);
}

function answersTo(row: FieldRow, index: number): readonly string[] {
  if (row.values !== undefined) {
    const value =
      row.name === 'safety-class'
        ? 'C'
        : row.name === 'safety-related'
          ? 'yes'
          : row.name === 'software-involved'
            ? 'yes'
            : (row.values[index % row.values.length] as string);
    return [['claim', 'soup-kind', 'level'].includes(row.name) ? steadyValue(row) : value];
  }
  const plain = { date: '2026-11-02', time: '2026-11-02T09:00:00Z', version: '1.4.2', sha256: 'a'.repeat(64), number: '6' } as Record<
    string,
    string
  >;
  return [
    plain[row.format] ??
      (row.format === 'pair' ? `SWS-1: 1.4.${index}` : row.format === 'item-hash' ? `TC-1@h1:${'b'.repeat(64)}` : words(index, 3)),
  ];
}

function steadyValue(row: FieldRow): string {
  return row.name === 'level' ? 'system' : (row.values?.[0] as string);
}

function heading(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

function padded(text: string, index: number, level: string): string {
  let whole = text;
  if (Buffer.byteLength(whole) < leastBytes) whole += `\n${level} Rationale\n`;
  for (let at = 0; Buffer.byteLength(whole) < leastBytes; at += 1) whole += `\n${words(index * 13 + at, 16)}.\n`;
  return whole;
}

const vocabulary =
  'pump detects occlusion pressure alarm within seconds when flow rate exceeds configured limit operator notified audible visual battery backup controller software sensor drift calibration interval patient line syringe driver motor current watchdog timer reset state machine fault logging encrypted transport user interface confirm dose entry maximum bolus volume threshold temperature humidity storage sterile barrier label symbol'.split(
    ' ',
  );

/** The same words for the same numbers on every machine. */
function words(seed: number, count: number): string {
  let state = (seed + 1) * 2654435761;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return vocabulary[state % vocabulary.length];
  }).join(' ');
}
