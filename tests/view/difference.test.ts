import { assert, constantFrom, integer, property, shuffledSubarray, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseAccount } from '../../src/check/account.ts';
import type { TraceReport } from '../../src/check/report.ts';
import type { Difference } from '../../src/model/difference.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { differenceOf } from '../../src/view/difference.ts';
import { snapshotOf } from '../../src/view/snapshot.ts';
import { approvalOf, document, type Fields, graphOf, type ItemOptions, item, type Written } from '../build.ts';
import { finding, place, report } from '../emit/reports.ts';

/** Items by ID, as fields; `within` is the document that one stands in. */
type World = ReadonlyMap<string, { readonly fields: Fields; readonly options?: ItemOptions & { readonly within?: string } }>;

const world: World = new Map(
  Object.entries({
    'SWS-1': { fields: { 'safety-class': 'B', considers: 'none' } },
    'SWU-1': { fields: { 'part-of': 'SWS-1' } },
    'SWU-2': { fields: { 'part-of': 'SWS-1' } },
    'UN-1': { fields: { statement: 'To be safe.' } },
    'UN-2': { fields: { statement: 'To be quick.' } },
    'SYS-1': { fields: { statement: 'The system shall stop.', 'derives-from': ['UN-1', 'UN-2'] } },
    'SRS-1': {
      fields: {
        statement: 'The software shall stop.',
        category: ['ui', 'data'],
        owner: 'Ada',
        'derives-from': 'SYS-1',
        'allocated-to': 'SWU-1',
      },
    },
    'SRS-2': { fields: { statement: 'The software shall go.' }, options: { within: 'SRD-1', spelling: 'section' } },
    'SRD-1': { fields: { kind: 'software-requirements' } },
  }),
);

function writtenIn(some: World): readonly Written[] {
  const within = (id: string) => [...some].filter(([, { options }]) => options?.within === id);
  return [...some].flatMap(([id, { fields, options }]) => {
    if (options?.within !== undefined && some.has(options.within)) return [];
    if (!id.startsWith('SRD')) return [item(id, fields, options)];
    const file = `${id}.md`;
    return [
      document(id, fields, {
        words: 'What it does.',
        items: within(id).map(([each, it]) => item(each, it.fields, { ...it.options, file })),
      }),
    ];
  });
}

function snapshot(written: readonly Written[], parts: Partial<TraceReport> = {}): Snapshot {
  return snapshotOf(report({ ...parts, graph: graphOf(written) }));
}

const of = (some: World) => snapshot(writtenIn(some));

/** What differs, without what is empty and the headings. */
function told({ schema, before, after, findings, notJudged, ...rest }: Difference) {
  const all = { ...rest, fresh: findings.fresh, fixed: findings.fixed };
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0));
}

function edited(id: string, fields: Fields, options: ItemOptions & { readonly within?: string } = {}): World {
  const was = world.get(id);
  return new Map([...world, [id, { fields: { ...was?.fields, ...fields }, options: { ...was?.options, ...options } }]]);
}

function without(id: string): World {
  return new Map([...world].filter(([each]) => each !== id));
}

function renumbered(from: string, to: string): World {
  const { fields = {}, options } = world.get(from) ?? {};
  return new Map([
    ...without(from),
    [to, { fields: { ...fields, 'former-ids': from, title: `Title of ${from}` }, ...(options && { options }) }],
  ]);
}

/** Edits that nothing else follows from, and all that is told of each. */
const edits: Readonly<Record<string, { readonly after: World; readonly told: object }>> = {
  'a statement': {
    after: edited('SRS-1', { statement: 'The software shall halt.' }),
    told: {
      changed: [
        {
          id: 'SRS-1',
          fields: [{ name: 'statement', before: 'The software shall stop.', after: 'The software shall halt.', isHashed: true }],
          links: [],
        },
      ],
    },
  },
  'a title': {
    after: edited('UN-1', { title: 'Safety' }),
    told: {
      changed: [{ id: 'UN-1', title: 'Safety', fields: [{ name: 'title', before: 'Title of UN-1', after: 'Safety', isHashed: true }] }],
    },
  },
  'a list': {
    after: edited('SRS-1', { category: ['ui', 'security'] }),
    told: { changed: [{ id: 'SRS-1', fields: [{ name: 'category', before: 'data, ui', after: 'security, ui', isHashed: true }] }] },
  },
  'a field of a company': {
    after: edited('SRS-1', { market: 'EU' }),
    told: { changed: [{ id: 'SRS-1', fields: [{ name: 'market', after: 'EU', isHashed: true }] }] },
  },
  'an owner': {
    after: edited('SRS-1', { owner: 'Bob' }),
    told: { changed: [{ id: 'SRS-1', fields: [{ name: 'owner', before: 'Ada', after: 'Bob', isHashed: false }] }] },
  },
  'a status that is no retirement': {
    after: edited('UN-1', { status: 'draft' }),
    told: { changed: [{ id: 'UN-1', fields: [{ name: 'status', after: 'draft', isHashed: false }] }] },
  },
  'a link': {
    after: edited('SYS-1', { 'derives-from': ['UN-1', 'RCM-1'] }),
    told: { changed: [{ id: 'SYS-1', fields: [], links: [{ field: 'derives-from', added: ['RCM-1'], removed: ['UN-2'] }] }] },
  },
  'an allocation, which is not hashed': {
    after: edited('SRS-1', { 'allocated-to': 'SWU-2' }),
    told: { changed: [{ id: 'SRS-1', fields: [], links: [{ field: 'allocated-to', added: ['SWU-2'], removed: ['SWU-1'] }] }] },
  },
  'the word none where nothing stood': {
    after: edited('SYS-1', { introduces: 'none' }),
    told: { changed: [{ id: 'SYS-1', fields: [{ name: 'introduces', after: 'none', isHashed: true }], links: [] }] },
  },
  'a new item': { after: edited('UN-3', { statement: 'To be heard.' }), told: { added: [{ id: 'UN-3', kind: 'user-need' }] } },
  'a new item in a document': {
    after: edited('SRS-3', {}, { within: 'SRD-1', spelling: 'section' }),
    told: { added: [{ id: 'SRS-3', file: 'SRD-1.md' }] },
  },
  'an item that is gone': { after: without('UN-2'), told: { removed: [{ id: 'UN-2', title: 'Title of UN-2' }] } },
  'a retired item': { after: edited('UN-2', { status: 'retired' }), told: { retired: [{ id: 'UN-2' }] } },
  'another ID': { after: renumbered('UN-2', 'UN-9'), told: { renumbered: [{ id: 'UN-9', from: 'UN-2' }] } },
  'another file': {
    after: edited('UN-1', {}, { file: 'needs/UN-1.md' }),
    told: { moved: [{ id: 'UN-1', from: { file: 'UN-1.md', spelling: 'file' }, to: { file: 'needs/UN-1.md', spelling: 'file' } }] },
  },
  'another spelling': {
    after: edited('SRS-2', {}, { spelling: 'row' }),
    told: {
      moved: [
        {
          id: 'SRS-2',
          from: { file: 'SRD-1.md', document: 'SRD-1', spelling: 'section' },
          to: { file: 'SRD-1.md', document: 'SRD-1', spelling: 'row' },
        },
      ],
    },
  },
  'another class': {
    after: edited('SWU-2', { 'safety-class': 'C' }),
    told: {
      changed: [{ id: 'SWU-2', fields: [{ name: 'safety-class', after: 'C', isHashed: true }], class: { before: 'B', after: 'C' } }],
    },
  },
};

describe('one edit', () => {
  it.each(Object.entries(edits))('is told exactly: %s', (_, { after, told: expected }) => {
    const all = told(differenceOf(of(world), of(after)));
    expect(all).toMatchObject(expected);
    expect(Object.keys(all)).toEqual(Object.keys(expected));
  });

  it('of a word in a document is one of its text, and items in it are told by themselves', () => {
    const srd = (words: string, statement: string) =>
      snapshot([document('SRD-1', {}, { words, items: [item('SRS-1', { statement }, { file: 'SRD-1.md' })] })]);
    const [before, after] = [srd('The old.', 'Go.'), srd('The new.', 'Stop.')];
    expect(told(differenceOf(before, srd('The old.', 'Stop.'))).changed).toMatchObject([{ id: 'SRS-1' }]);
    expect(told(differenceOf(before, after)).changed).toMatchObject([
      { id: 'SRD-1', fields: [{ name: 'text', before: 'The old.', after: 'The new.', isHashed: true }] },
      { id: 'SRS-1' },
    ]);
  });
});

describe('whatever the edits', () => {
  const names = Object.keys(edits);
  const made = (name: string) => edits[name]?.after ?? world;

  it('nothing differs from itself, in any order of files', () => {
    const shuffling = tuple(constantFrom(...names), integer({ min: 1, max: 50 }));
    assert(
      property(shuffling, ([name, step]) => {
        const entries = [...made(name)];
        const turned = new Map([...entries.slice(step % entries.length), ...entries.slice(0, step % entries.length)]);
        expect(told(differenceOf(of(made(name)), of(turned)))).toEqual({});
      }),
      { numRuns: 40 },
    );
  });

  it('other sides are told the other way round', () => {
    assert(
      property(shuffledSubarray(names, { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        const there = differenceOf(of(made(one)), of(made(other)));
        const back = differenceOf(of(made(other)), of(made(one)));
        const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
        const gone = [...ids(there.removed), ...there.renumbered.map(({ from }) => from)].sort();
        const come = [...ids(there.added), ...ids(there.renumbered)].sort();
        expect([...ids(back.added), ...ids(back.renumbered)].sort()).toEqual(gone);
        expect([...ids(back.removed), ...back.renumbered.map(({ from }) => from)].sort()).toEqual(come);
        const values = ({ changed }: Difference, side: 'before' | 'after') =>
          changed.flatMap(({ id, fields }) => fields.filter(({ name }) => name !== 'status').map((each) => [id, each.name, each[side]]));
        expect(values(back, 'before')).toEqual(values(there, 'after'));
        expect(values(back, 'after')).toEqual(values(there, 'before'));
        const links = ({ changed }: Difference, side: 'added' | 'removed') =>
          changed.flatMap(({ id, links }) => links.map((each) => [id, each.field, each[side]]));
        expect(links(back, 'added')).toEqual(links(there, 'removed'));
        expect(ids(back.moved)).toEqual(ids(there.moved));
      }),
      { numRuns: 60 },
    );
  });
});

it('sees no difference in other spaces, another form of Unicode, another order, and in unhashed fields neither', () => {
  const one = { title: 'A caf\u00e9', statement: 'Go  on\nand on.', category: ['b', 'a', 'a'], owner: 'Zo\u00eb', tags: ['x', 'y'] };
  const other = { title: 'A cafe\u0301', statement: 'Go on and on.', category: ['a', 'b'], owner: ' Zoe\u0308', tags: ['y', 'x', 'y'] };
  expect(told(differenceOf(snapshot([item('SRS-1', one)]), snapshot([item('SRS-1', other)])))).toEqual({});
});

it('tells another kind as another type', () => {
  const [before, after] = [item('X-1', {}, { type: 'user-need' }), item('X-1', {}, { type: 'hazard' })].map((each) => snapshot([each]));
  expect(told(differenceOf(before as Snapshot, after as Snapshot)).changed).toMatchObject([
    { fields: [{ name: 'type', before: 'user-need', after: 'hazard', isHashed: true }] },
  ]);
});

describe('a renumbered item', () => {
  const before = snapshot([item('SRS-1', { statement: 'Go.', title: 'Go' }), item('SRS-2')]);

  it('keeps what it says otherwise under its new ID', () => {
    const after = snapshot([item('SRS-8', { statement: 'Stop.', title: 'Go', 'former-ids': ['SRS-1'] }), item('SRS-2')]);
    expect(told(differenceOf(before, after))).toMatchObject({
      renumbered: [{ id: 'SRS-8', from: 'SRS-1' }],
      changed: [{ id: 'SRS-8', was: 'SRS-1', fields: [{ name: 'statement', before: 'Go.', after: 'Stop.' }] }],
    });
  });

  it('is another one where its former ID lives on', () => {
    const after = snapshot([item('SRS-8', { 'former-ids': ['SRS-1'] }), item('SRS-1', { statement: 'Go.', title: 'Go' }), item('SRS-2')]);
    expect(told(differenceOf(before, after))).toMatchObject({ added: [{ id: 'SRS-8' }] });
  });

  it('may be made of several', () => {
    const after = snapshot([item('SRS-8', { statement: 'Go.', title: 'Go', 'former-ids': ['SRS-2', 'SRS-1'] })]);
    const { renumbered, removed, changed } = differenceOf(before, after);
    expect(renumbered.map(({ id, from }) => `${from} ${id}`)).toEqual(['SRS-1 SRS-8', 'SRS-2 SRS-8']);
    expect(removed).toEqual([]);
    expect(changed.map(({ was, fields }) => [was, fields.map(({ name }) => name)])).toEqual([['SRS-1', ['former-ids']]]);
  });

  it('takes what stands in it along when it is a document', () => {
    const srd = (id: string, former: Fields) =>
      snapshot([document(id, former, { file: 'srd.md', items: [item('SRS-1', {}, { file: 'srd.md', spelling: 'section' })] })]);
    const { moved, renumbered } = differenceOf(srd('SRD-1', {}), srd('SRD-2', { 'former-ids': 'SRD-1' }));
    expect(renumbered).toHaveLength(1);
    expect(moved).toEqual([]);
  });
});

it('tells an approval that no longer counts, and one that does now', () => {
  const written = [item('UN-1', { statement: 'Safe.' }), item('UN-2')];
  const approved = [...written, approvalOf(['UN-1', 'UN-2'], written)];
  const later = [item('UN-1', { statement: 'Sound.' }), ...approved.slice(1)];
  expect(told(differenceOf(snapshot(approved), snapshot(later)))).toMatchObject({
    changed: [{ id: 'UN-1', fields: [{ name: 'statement' }], approved: { before: true, after: false } }],
  });
  expect(told(differenceOf(snapshot(written), snapshot(approved)))).toMatchObject({
    added: [{ id: 'APR-1' }],
    changed: [{ id: 'UN-1', fields: [], approved: { before: false, after: true } }, { id: 'UN-2' }],
  });
});

it('tells how requirements and tests stand otherwise, and nothing of this for what was retired', () => {
  const seen = (tests: readonly Written[]) =>
    snapshotOf(report({ graph: graphOf([item('SRS-1'), ...tests], { evidence: { results: [], product: {} } }) }));
  const before = seen([]);
  const after = seen([item('TC-1', { verifies: 'SRS-1' })]);
  expect(told(differenceOf(before, after)).changed).toMatchObject([{ id: 'SRS-1', outcome: { before: 'no-test', after: 'not-run' } }]);
  const retired = seen([item('TC-1', { verifies: 'SRS-1', status: 'retired' })]);
  expect(told(differenceOf(after, retired)).changed).toMatchObject([{ id: 'SRS-1' }]);
});

describe('a software system', () => {
  const base = snapshot([]);
  const system = {
    version: '1.0.0',
    class: 'B' as const,
    product: 'aa',
    files: { 'a.ts': '1', 'b.ts': '2' },
    components: ['left@1', 'right@1'],
  };
  const withSystem = (parts: object): Snapshot => ({ ...base, systems: { 'SWS-1': { ...system, ...parts } } });

  it('is told where its version, class, product, files or components moved', () => {
    const after = withSystem({
      version: '1.1.0',
      class: 'C',
      product: 'bb',
      files: { 'b.ts': '3', 'c.ts': '4' },
      components: ['left@2', 'right@1'],
    });
    expect(differenceOf(withSystem({}), after).systems).toEqual([
      {
        system: 'SWS-1',
        version: { before: '1.0.0', after: '1.1.0' },
        class: { before: 'B', after: 'C' },
        product: { before: 'aa', after: 'bb' },
        files: { added: ['c.ts'], removed: ['a.ts'], changed: ['b.ts'] },
        components: { added: ['left@2'], removed: ['left@1'] },
      },
    ]);
    expect(differenceOf(after, after).systems).toEqual([]);
  });

  it('comes with all its files, and goes with them', () => {
    const [there] = differenceOf(base, withSystem({})).systems;
    expect(there).toMatchObject({
      version: { after: '1.0.0' },
      files: { added: ['a.ts', 'b.ts'] },
      components: { added: system.components },
    });
    const [gone] = differenceOf(withSystem({}), base).systems;
    expect(gone).toMatchObject({ version: { before: '1.0.0' }, files: { removed: ['a.ts', 'b.ts'] } });
  });

  it('has no files that came or went where one side could not see them', () => {
    const unseen = withSystem({ files: undefined, components: undefined });
    expect(differenceOf(withSystem({}), unseen).systems).toEqual([]);
  });
});

it('tells clauses that stand otherwise, came or went', () => {
  const clause = (number: string, state: ClauseAccount['state']): ClauseAccount => ({
    ...{ standard: 'IEC 62304', number, title: `About ${number}`, class: 'B', classFrom: 'SWS-1', state },
    ...{ remark: `It is ${state}.`, waits: false, examined: 1, findings: 0, evidence: [] },
  });
  const before = snapshot([], { clauses: [clause('5.1.1', 'open'), clause('5.1.2', 'judged'), clause('5.1.3', 'open')] });
  const after = snapshot([], { clauses: [clause('5.1.1', 'judged'), clause('5.1.2', 'judged'), clause('5.4.2', 'not-met')] });
  expect(differenceOf(before, after).clauses).toEqual([
    { standard: 'IEC 62304', number: '5.1.1', title: 'About 5.1.1', before: 'open', after: 'judged', remark: 'It is judged.' },
    { standard: 'IEC 62304', number: '5.4.2', title: 'About 5.4.2', after: 'not-met', remark: 'It is not-met.' },
    { standard: 'IEC 62304', number: '5.1.3', title: 'About 5.1.3', before: 'open' },
  ]);
});

it('tells findings that are new or gone, wherever their lines moved, and counts those that say the same', () => {
  const one = finding({ item: 'SRS-1', message: 'SRS-1 is wrong' });
  const moved = { ...one, place: place('other.md', 99) };
  const twice = finding({ item: 'SRS-2', message: 'SRS-2 is wrong' });
  const before = snapshot([], { diagnostics: [one, twice, finding({ item: 'SRS-3' })] });
  const after = snapshot([], { diagnostics: [twice, twice, moved, finding({ item: 'SRS-3', clause: 'IEC 62304 5.2.6' })] });
  const { fresh, fixed } = differenceOf(before, after).findings;
  expect(fresh.map(({ item: id, clause }) => [id, clause])).toEqual([
    ['SRS-2', undefined],
    ['SRS-3', 'IEC 62304 5.2.6'],
  ]);
  expect(fixed.map(({ item: id }) => id)).toEqual(['SRS-3']);
});

it('says which revisions these are, and what nobody could judge on each side', () => {
  const notJudged = [{ what: 'git', why: 'the history is cut short', fix: 'Fetch it.', blocking: false }];
  const one = snapshot([], { notJudged });
  const other = snapshot([], { version: '1.3.0', verdict: 'refused' });
  const found = differenceOf(one, other, { after: 'the work tree' });
  expect(found.before).toEqual({
    name: '0123456789ab',
    commit: '0123456789abcdef0123456789abcdef01234567',
    product: 'Tidewell',
    version: '1.2.0',
    stage: 'draft',
    verdict: 'no-blocking-findings',
    asOf: '2026-11-22',
  });
  expect(found.after).toMatchObject({ name: 'the work tree', version: '1.3.0', verdict: 'refused' });
  expect(found.notJudged).toEqual({ before: ['git: the history is cut short'], after: [] });
});
