import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ThreadStep, threadOf } from '../../src/view/thread.ts';
import { graphOf, item, itemOf, type Written } from '../build.ts';

const written: readonly Written[] = [
  item('UN-1'),
  item('HAZ-1', { 'leads-to': 'HS-1' }),
  item('HS-1'),
  item('CAUSE-1', { causes: 'HS-1', 'arises-in': 'SWI-1' }),
  item('RCM-1', { mitigates: 'CAUSE-1' }),
  item('SYS-1', { 'derives-from': ['UN-1', 'RCM-1'] }),
  item('SRS-1', { 'derives-from': ['SYS-1', 'SYS-404'], implements: 'RCM-1', 'allocated-to': 'SWU-1' }),
  item('SRS-2', { 'derives-from': 'SYS-1' }),
  item('SWI-1'),
  item('SWU-1', { 'part-of': 'SWI-1' }),
  item('TC-1', { verifies: ['SRS-1', 'SWU-1'] }),
];

/** Indented lines, as the page shows them. */
function lines(steps: readonly ThreadStep[], depth = 0): string[] {
  return steps.flatMap(({ label, id, state, again, steps: inner }) => [
    `${'  '.repeat(depth)}${label} ${id}${state === 'resolved' ? '' : ` ${state}`}${again ? ' again' : ''}`,
    ...lines(inner, depth + 1),
  ]);
}

describe('a thread', () => {
  it('ends where a run was made for a change: what else it tested belongs to other threads', () => {
    const graph = graphOf([
      item('SWU-1'),
      item('PRB-1', { affects: 'SWU-1' }),
      item('CR-1', { resolves: 'PRB-1' }),
      item('RUN-1', { 'under-change': 'CR-1' }),
      item('RUN-1/TC-9', { 'result-of': 'RUN-1' }, { type: 'test-result' }),
    ]);
    expect(lines(threadOf(graph, itemOf(graph, 'SWU-1')).down).map((line) => line.trim())).toEqual([
      'is affected by PRB-1',
      'is resolved by CR-1',
      'under-change RUN-1',
    ]);
  });

  it('goes up to needs and hazards and down to design and tests', () => {
    const graph = graphOf(written);
    const { up, down } = threadOf(graph, itemOf(graph, 'SRS-1'));
    expect(lines(up)).toMatchInlineSnapshot(`
      [
        "implements RCM-1",
        "  mitigates CAUSE-1",
        "    causes HS-1",
        "      comes from hazard HAZ-1",
        "    arises-in SWI-1",
        "derives-from SYS-1",
        "  derives-from RCM-1 again",
        "  derives-from UN-1",
        "derives-from SYS-404 dangling",
      ]
    `);
    expect(lines(down)).toMatchInlineSnapshot(`
      [
        "allocated-to SWU-1",
        "  is verified by TC-1 again",
        "is verified by TC-1",
      ]
    `);
  });

  it('is seen from a need as everything that follows from it', () => {
    const graph = graphOf(written);
    const { up, down } = threadOf(graph, itemOf(graph, 'UN-1'));
    expect(up).toEqual([]);
    expect(lines(down)).toMatchInlineSnapshot(`
      [
        "is source of SYS-1",
        "  is source of SRS-1",
        "    allocated-to SWU-1",
        "      is verified by TC-1 again",
        "    is verified by TC-1",
        "  is source of SRS-2",
      ]
    `);
  });

  it('names what many use, and does not go on into the threads of the others', () => {
    const graph = graphOf([
      item('SRS-1', { 'allocated-to': 'SWU-1' }),
      item('SRS-2', { 'allocated-to': 'SWI-2' }),
      item('SWU-1', { uses: ['SWI-2', 'SOUP-1'] }),
      item('SWI-2', { uses: 'SOUP-1' }),
      item('SWU-2', { 'part-of': 'SWI-2' }),
      item('SOUP-1'),
      item('TC-1', { verifies: 'SWU-1' }),
      item('TC-2', { verifies: 'SWU-2' }),
    ]);
    expect(lines(threadOf(graph, itemOf(graph, 'SRS-1')).down)).toEqual([
      'allocated-to SWU-1',
      '  uses SOUP-1',
      '  uses SWI-2',
      '  is verified by TC-1',
    ]);
    expect(lines(threadOf(graph, itemOf(graph, 'TC-2')).up)).toEqual([
      'verifies SWU-2',
      '  part-of SWI-2',
      '    is allocated SRS-2',
      '    is used by SWU-1',
    ]);
    expect(lines(threadOf(graph, itemOf(graph, 'SOUP-1')).up)).toEqual(['is used by SWI-2', 'is used by SWU-1']);
  });

  it('ends, and shows what stands in it once, however links go round', () => {
    const ids = ['SRS-1', 'SRS-2', 'SRS-3', 'SYS-1', 'SYS-2', 'RCM-1'];
    const links = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 20 });
    fc.assert(
      fc.property(links, (pairs) => {
        const graph = graphOf(ids.map((id) => item(id, { 'derives-from': pairs.filter(([from]) => from === id).map(([, to]) => to) })));
        for (const each of graph.items) {
          const { up, down } = threadOf(graph, each);
          for (const side of [up, down]) {
            const opened = flat(side).filter((step) => step.steps.length > 0);
            expect(new Set(opened.map((step) => step.id)).size).toBe(opened.length);
          }
        }
      }),
    );
  });

  it('is the same in whatever order files are read', () => {
    const expected = threadLines(written);
    fc.assert(
      fc.property(fc.shuffledSubarray([...written], { minLength: written.length }), (shuffled) => {
        expect(threadLines(shuffled)).toEqual(expected);
      }),
    );
  });
});

function flat(steps: readonly ThreadStep[]): ThreadStep[] {
  return steps.flatMap((step) => [step, ...flat(step.steps)]);
}

function threadLines(files: readonly Written[]) {
  const graph = graphOf(files);
  return graph.items.map((each) => {
    const { up, down } = threadOf(graph, each);
    return [each.id, lines(up), lines(down)];
  });
}
