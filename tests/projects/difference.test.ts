import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Spelling } from '../../src/model/facts.ts';
import { kinds } from '../../src/model/kinds.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { drawDiagrams } from '../../src/project/drawings.ts';
import { factsOf, type Source } from '../../src/project/facts.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { traceSources } from '../../src/project/trace.ts';
import { differenceOf } from '../../src/view/difference.ts';
import { snapshotOf } from '../../src/view/snapshot.ts';
import { readProject } from './project.ts';
import { canBe, respelled, type Written, writtenItems } from './respell.ts';
import { reordered, rewrapped, rowsTurned } from './rewritten.ts';

const project = readProject(fileURLToPath(new URL('../../content', import.meta.url)));
const { settings } = project;
const vocabulary = vocabularyOf(settings);
const isRegister = ({ file }: Source) => settings.registers.some((register) => register.file === file);
const sources = project.sources.filter((source) => !isRegister(source));
const registers = project.sources.filter(isRegister);
await drawDiagrams(sources.map((source) => factsOf(source, vocabulary, 'draft').facts));

function snapshot(some: readonly Source[]) {
  const asOf = { date: '2026-11-23', from: 'flag' } as const;
  return snapshotOf(traceSources([...some, ...registers], settings, { stage: 'draft', asOf, evidence: project.evidence }));
}

const base = snapshot(sources);

/** What differs besides where things stand, and how many things stand elsewhere. */
function told(before: Snapshot, after: readonly Source[]) {
  const { moved, findings, schema, before: _, after: __, notJudged, ...rest } = differenceOf(before, snapshot(after));
  const lists = Object.entries({ ...rest, fresh: findings.fresh, fixed: findings.fixed }).filter(([, list]) => list.length > 0);
  return { differing: Object.fromEntries(lists), moved: moved.length };
}

const edited = (some: readonly Source[], edit: (text: string) => string) => some.map(({ file, text }) => ({ file, text: edit(text) }));
const differingFiles = (some: readonly Source[], others: readonly Source[]) =>
  some.filter(({ file, text }) => others.find((other) => other.file === file)?.text !== text).length;

function inSpelling(item: Written, spelling: Spelling): Written {
  return fits(item, spelling) ? { ...item, spelling } : item;
}

/** A heading of one's own, which is no field of the kind, can be no column. */
function fits(item: Written, spelling: Spelling): boolean {
  const known = item.kind === undefined ? [] : vocabulary.fieldNames(kinds[item.kind]);
  return canBe(spelling, item, vocabulary) && (spelling !== 'row' || item.fields.every(({ name }) => known.includes(name)));
}

/** A document in each folder that holds items in files, for these to move into. */
function withRooms(some: readonly Source[]): readonly Source[] {
  const folders = [
    ...new Set(writtenItems(some, vocabulary).flatMap(({ spelling, file }) => (spelling === 'file' ? [posix.dirname(file)] : []))),
  ];
  const rooms = folders.sort().map((folder, at): Source => {
    const front = `id: ROOM-${at + 1}\ntitle: Room\ntype: item-document\nkind: other\nrevision: "1"\nauthor: Test Lead\napprover-role: quality\neffective-on: 2026-01-05`;
    return { file: posix.join(folder, 'room.md'), text: `---\n${front}\n---\n\n## Items\n\nWhatever stands here stood elsewhere.\n` };
  });
  return [...some, ...rooms];
}

/** Every item in a file of its own moves into the document of its folder, where its content allows it. */
function gathered(some: readonly Source[], spelling: 'section' | 'row'): readonly Source[] {
  return respelled(some, vocabulary, (item) => {
    if (item.spelling !== 'file' || item.kind === 'approval' || item.kind === 'test-run' || !fits(item, spelling)) return item;
    return { ...item, spelling, file: posix.join(posix.dirname(item.file), 'room.md') };
  });
}

function swapped(some: readonly Source[]): readonly Source[] {
  return respelled(some, vocabulary, (item) => {
    if (item.spelling === 'file') return item;
    return inSpelling(item, item.spelling === 'section' ? 'row' : 'section');
  });
}

describe('all of Tidewell differs in nothing but places', () => {
  const rooms = withRooms(sources);
  const baseWithRooms = snapshot(rooms);
  const files = writtenItems(sources, vocabulary).filter(
    ({ spelling, kind }) => spelling === 'file' && kind !== 'approval' && kind !== 'test-run',
  );

  it.each([40, 100_000])('with paragraphs and lists wrapped at %i characters', (width) => {
    const after = edited(sources, (text) => rewrapped(text, width));
    expect(differingFiles(after, sources)).toBeGreaterThan(40);
    expect(told(base, after)).toEqual({ differing: {}, moved: 0 });
  });

  it('with the line ends of Windows, and files in another order', () => {
    const after = edited(sources, (text) => text.replaceAll('\n', '\r\n')).reverse();
    expect(told(base, after)).toEqual({ differing: {}, moved: 0 });
  });

  it('with fields, lists and rows in another order', () => {
    const after = edited(sources, (text) => rowsTurned(reordered(text)));
    expect(differingFiles(after, sources)).toBeGreaterThan(100);
    expect(told(base, after)).toEqual({ differing: {}, moved: 0 });
  });

  it('with rows as sections and sections as rows', () => {
    const { differing, moved } = told(base, swapped(sources));
    expect(differing).toEqual({});
    expect(moved).toBeGreaterThan(150);
  });

  it.each([
    ['section', 0.7],
    ['row', 0.1],
  ] as const)('with every file as a %s, where its content allows it', (spelling, share) => {
    const { differing, moved } = told(baseWithRooms, gathered(rooms, spelling));
    expect(differing).toEqual({});
    expect(moved).toBeGreaterThan(files.length * share);
  });

  it('with everything at once', () => {
    const after = edited(swapped(gathered(rooms, 'section')), (text) => rewrapped(reordered(text), 60).replaceAll('\n', '\r\n'));
    const { differing, moved } = told(baseWithRooms, after.reverse());
    expect(differing).toEqual({});
    expect(moved).toBeGreaterThan(200);
  });
});

it('sees each single word that is another one', () => {
  const [file = '', before = '', after = ''] = ['requirements/software/SRS-1.md', 'Grams eaten', 'Grams drunk'];
  const changed = sources.map((source) => (source.file === file ? { file, text: source.text.replace(before, after) } : source));
  const { differing } = told(
    base,
    edited(changed, (text) => rewrapped(text, 60)),
  );
  expect(differing.changed).toContainEqual(
    expect.objectContaining({ id: 'SRS-1', fields: [expect.objectContaining({ name: 'statement' })] }),
  );
});
