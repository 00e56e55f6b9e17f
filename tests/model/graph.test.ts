import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { packs } from '../../src/check/packs/index.ts';
import { compareIds, TraceGraph } from '../../src/model/graph.ts';
import { lineStart } from '../../src/model/place.ts';
import { document, factsOf, graphOf, item, itemOf, sha256, type Written } from '../build.ts';
import { graphOfWorld, worldOf } from './world.ts';

/** `SRS-1 derives-from SYS-1 resolved` for each link. */
function links(written: readonly Written[]): string[] {
  return graphOf(written).links.map(({ from, field, target, state }) => `${from.id} ${field} ${target} ${state}`);
}

describe('a link', () => {
  it('is resolved where it leads to one living item of an allowed kind, by its present or a former ID', () => {
    const written = [item('SRS-1', { 'derives-from': ['SYS-1', 'OLD-7'] }), item('SYS-1', { 'former-ids': ['OLD-7'] })];
    expect(links(written)).toEqual(['SRS-1 derives-from SYS-1 resolved', 'SRS-1 derives-from OLD-7 resolved']);
  });

  it('is dangling where nothing has the ID, or what has it is retired', () => {
    const written = [item('SRS-1', { 'derives-from': ['SYS-1', 'SYS-2'] }), item('SYS-2', { status: 'retired' })];
    expect(links(written)).toEqual(['SRS-1 derives-from SYS-1 dangling', 'SRS-1 derives-from SYS-2 dangling']);
  });

  it('is ambiguous where the ID stands in two places, also under a former ID', () => {
    const written = [
      item('SRS-1', { 'derives-from': ['SYS-1', 'OLD-7'] }),
      item('SYS-1', { 'former-ids': ['OLD-7'] }),
      item('SYS-1', { 'former-ids': ['OLD-7'] }, { file: 'again.md' }),
    ];
    expect(links(written)).toEqual(['SRS-1 derives-from SYS-1 ambiguous', 'SRS-1 derives-from OLD-7 ambiguous']);
  });

  it('is unwanted where the kind is not allowed, or nothing says the kind', () => {
    const written = [item('SRS-1', { 'derives-from': ['TC-1', 'ZZZ-1'] }), item('TC-1'), item('ZZZ-1')];
    expect(links(written)).toEqual(['SRS-1 derives-from TC-1 unwanted', 'SRS-1 derives-from ZZZ-1 unwanted']);
  });

  it('to a user need is resolved only while a plan makes the requirements one set', () => {
    const written = [item('SRS-1', { 'derives-from': ['UN-1'] }), item('UN-1')];
    expect(links(written)).toEqual(['SRS-1 derives-from UN-1 unwanted']);
    expect(links([...written, document('SDP-1', { 'requirements-one-set': 'yes' })])).toEqual(['SRS-1 derives-from UN-1 resolved']);
    const draft = document('SDP-1', { status: 'draft', 'requirements-one-set': 'yes' });
    expect(links([...written, draft])).toEqual(['SRS-1 derives-from UN-1 unwanted']);
  });

  it('is none where the field says none or TBD', () => {
    expect(links([item('RCM-1', { introduces: 'none', mitigates: 'TBD' })])).toEqual([]);
  });

  it('arrives from living items only, and is walked only where it leads', () => {
    const written = [
      item('SYS-1'),
      item('SRS-1', { 'derives-from': ['SYS-1'] }),
      item('SRS-2', { 'derives-from': ['SYS-1'], status: 'retired' }),
      item('TC-1', { validates: ['SYS-1'] }),
    ];
    const graph = graphOf(written);
    const system = itemOf(graph, 'SYS-1');
    expect(graph.linksTo(system).map((link) => link.from.id)).toEqual(['SRS-1', 'TC-1']);
    expect(graph.sources(system, 'derives-from').map((each) => each.id)).toEqual(['SRS-1']);
    expect(graph.sources(system, 'validates')).toEqual([]);
  });
});

describe('an item', () => {
  it('is listed by its ID in human order, retired ones too, but only living ones by kind', () => {
    const graph = graphOf([item('SRS-10'), item('SRS-9', { status: 'retired' }), item('HAZ-1'), item('SRS-2')]);
    expect(graph.items.map((each) => each.id)).toEqual(['HAZ-1', 'SRS-2', 'SRS-9', 'SRS-10']);
    expect(graph.ofKind('software-requirement').map((each) => each.id)).toEqual(['SRS-2', 'SRS-10']);
  });

  it('that stands twice is the first by file, and both places are kept', () => {
    const graph = graphOf([item('SRS-1', {}, { file: 'b.md' }), item('SRS-1', {}, { file: 'a.md' })]);
    expect(graph.items.map((each) => each.place.file)).toEqual(['a.md']);
    expect(graph.duplicates.get('SRS-1')?.map((each) => each.place.file)).toEqual(['a.md', 'b.md']);
  });

  it('stands in the document whose file it shares', () => {
    const graph = graphOf([document('SRD-1', {}, { items: [item('SRS-2'), item('SRS-1')] }), item('SRS-3')]);
    expect(graph.within(itemOf(graph, 'SRD-1')).map((each) => each.id)).toEqual(['SRS-1', 'SRS-2']);
    expect(itemOf(graph, 'SRS-3').document).toBeUndefined();
  });
});

it('IDs are ordered by prefix, then by number, then by how they are written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('A', 'AB', 'SRS'), fc.nat(200), fc.nat(2)), { maxLength: 12 }), (drawn) => {
      const ids = drawn.map(([prefix, number, zeros]) => `${prefix}-${'0'.repeat(zeros)}${number}`);
      const sorted = [...ids].sort(compareIds);
      expect([...ids].reverse().sort(compareIds)).toEqual(sorted);
      for (const [at, id] of sorted.entries()) expect(compareIds(sorted[at + 1] ?? id, id)).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(['SRS-10', 'SRS-9', 'SRS-09', 'HAZ-2'].sort(compareIds)).toEqual(['HAZ-2', 'SRS-09', 'SRS-9', 'SRS-10']);
});

describe('the order of files', () => {
  const clean = graphOfWorld(worldOf('C'));
  const facts = [
    ...clean.facts,
    ...factsOf([
      item('SRS-1', {}, { file: 'twice.md' }),
      document('SRD-1', {}, { items: [item('SRS-7', { system: 'SWS-404' }), item('SRS-8')] }),
    ]),
  ];
  const settings = { vocabulary: clean.vocabulary, packs: clean.packs, inRiskFile: () => true, sha256 };
  const told = (graph: TraceGraph) => ({
    items: graph.items.map((each) => [each.id, each.kind, each.place, graph.classOf(each), graph.hashOf(each).whole]),
    links: graph.links.map(({ from, field, target, state, place }) => [from.id, field, target, state, place]),
    duplicates: [...graph.duplicates].map(([id, items]) => [id, items.map((each) => each.place)]),
    diagnostics: check(graph, packs, { stage: 'release', asOf: '2026-11-22' }).diagnostics,
  });
  const whole = told(new TraceGraph({ ...settings, facts }));

  it('never changes items, links, classes, hashes or findings', () => {
    expect(whole.diagnostics.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        const reversed = shuffled.map((each) => ({ ...each, items: [...each.items].reverse() }));
        expect(told(new TraceGraph({ ...settings, facts: reversed }))).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });
});

describe('results of tests', () => {
  const result = {
    run: 'RUN-1',
    case: 'TC-1',
    outcome: 'fail',
    flaky: false,
    procedureHash: 'h1:0',
    place: lineStart('run.xml', 7),
  } as const;
  const graph = graphOf([item('TC-1'), item('RUN-1'), item('PRB-1', { 'found-in': 'RUN-1/TC-1' })], { evidence: { results: [result] } });

  it('are items, linked to their case and run, that problem reports lead to', () => {
    const found = itemOf(graph, 'RUN-1/TC-1');
    expect([found.kind, found.idPlace]).toEqual(['test-result', lineStart('run.xml', 7)]);
    expect(graph.targets(found, 'result-of').map(({ id }) => id)).toEqual(['TC-1', 'RUN-1']);
    expect(graph.sources(found, 'found-in').map(({ id }) => id)).toEqual(['PRB-1']);
  });
});
