import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KindName } from '../../src/model/kinds.ts';
import { kinds } from '../../src/model/kinds.ts';
import { linkable } from '../../src/model/linkable.ts';
import { isUnitColumn, kindsWithUnits, type MatrixColumn } from '../../src/model/unit-columns.ts';
import { traceSources } from '../../src/project/trace.ts';
import { matrixOf } from '../../src/view/matrix.ts';
import { rowsOf, sheetRow } from '../../src/view/matrix-rows.ts';
import { packed } from '../../src/view/pack.ts';
import { loadSource, type PackedKinds } from '../../src/view/packed.ts';
import { readyMatrices } from '../../src/view/ready-matrices.ts';
import { projectRoot, readProject } from '../projects/project.ts';

const { settings, sources, evidence } = readProject(projectRoot('clean-c'));
// Changed after it was approved, so that some links are suspect.
const changed = sources.map(({ file, text }) => ({ file, text: text.replace(/^((?:\| |#+ )(?:SYS|SRS)-1 (?:\| )?)/gm, '$1Now ') }));
const coverage = [{ path: 'software/src/lib.rs', lines: { hit: 8, found: 10 } }] as never;
const { graph } = traceSources(changed, settings, {
  stage: 'draft',
  asOf: { date: '2026-11-22', from: 'flag' },
  evidence: { ...evidence, coverage },
});
if (graph === undefined) throw new Error('clean-c has no graph');
const files = packed(graph);
const names = Object.keys(kinds) as KindName[];

/** As a page loads it: what is not there cannot be loaded, and all goes through JSON. */
async function load<T>(name: string): Promise<T> {
  const make = files.get(name);
  if (make === undefined) throw new Error(`${name} is not there`);
  return JSON.parse(JSON.stringify(make()));
}

async function bothWays(rows: KindName, columns: readonly MatrixColumn[], chained = true): Promise<[unknown, unknown]> {
  const shape = { rows, columns, chained };
  const matrix = matrixOf(graph as NonNullable<typeof graph>, shape);
  const { source, items } = await loadSource(shape, await load<PackedKinds>('kinds'), load);
  return [matrix.rows.map((row) => sheetRow(row, matrix.unread)), rowsOf(source, items, shape).map((row) => sheetRow(row, matrix.unread))];
}

/** Chains in which each kind can be joined with one before it, as a page lets choose them. */
const chains = fc
  .tuple(fc.constantFrom(...names), fc.array(fc.nat(), { minLength: 1, maxLength: 5 }))
  .map(([first, picks]) => {
    const chain: MatrixColumn[] = [first];
    for (const pick of picks) {
      const earlier = chain.filter((each): each is KindName => !isUnitColumn(each));
      const free: MatrixColumn[] = [
        ...names.filter((kind) => earlier.some((each) => linkable(each, kind))),
        ...(earlier.some((kind) => kindsWithUnits.includes(kind)) ? (['source', 'coverage'] as const) : []),
      ];
      const next = free[pick % free.length];
      if (next !== undefined) chain.push(next);
    }
    return chain;
  })
  .filter((chain) => chain.length > 1);

describe('what a page makes of packed data is what the graph says', () => {
  it.each(readyMatrices.map((ready) => [ready.name, ready] as const))('%s', async (_, { rows, columns, chained }) => {
    const [graphs, pages] = await bothWays(rows, columns, chained);
    expect(pages).toEqual(graphs);
  });

  it('and so for kinds chosen by chance', async () => {
    await fc.assert(
      fc.asyncProperty(chains, async ([rows, ...columns]) => {
        const [graphs, pages] = await bothWays(rows as KindName, columns);
        expect(pages).toEqual(graphs);
      }),
      { numRuns: 300 },
    );
  });

  it('with suspect links, results, files and lines among them', async () => {
    const words = JSON.stringify(await Promise.all(readyMatrices.map(({ rows, columns, chained }) => bothWays(rows, columns, chained))));
    expect(words).toMatch(/"SRS-\d+ suspect"/);
    expect(words).toMatch(/"RUN-1\/TC-\d+ pass"/);
    expect(words).toMatch(/"SWU-\d+ \d+ of \d+"/);
    expect(words).toMatch(/"[^"]+:\d+"/);
  });
});
