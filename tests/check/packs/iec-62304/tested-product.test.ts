import { expect, it } from 'vitest';
import { check } from '../../../../src/check/check.ts';
import { iec62304 } from '../../../../src/check/packs/iec-62304/index.ts';
import { graphOfFiles } from '../../example.ts';

const file = (path: string) => ({ path, sha256: 'a', system: path.startsWith('other/') ? 'SWS-2' : 'SWS-1' });
const change = (at: string) => ({ commit: 'abcdef1234', at });

it('a run of another product names the files that changed since it began, the latest first, and no others', () => {
  const evidence = {
    results: [{ run: 'RUN-1', case: 'TC-1', outcome: 'pass', flaky: false, procedureHash: '', place: 'junit.xml:1' }],
    product: { 'SWS-1': { sha256: '2'.repeat(64), dirty: false } },
    source: { files: ['src/old.c', 'src/a.c', 'src/b.c', 'other/x.c'].map(file), tags: [] },
    history: {
      ...{ head: 'f', commits: [], tags: [], changed: {}, removed: [] },
      files: {
        'src/old.c': change('2026-11-01T08:00:00Z'),
        'src/a.c': change('2026-11-12T08:00:00Z'),
        'src/b.c': change('2026-11-14T08:00:00Z'),
        'other/x.c': change('2026-11-14T08:00:00Z'),
      },
    },
  };
  const run = [
    'purpose: formal',
    'method: automated',
    'system: SWS-1',
    'case-hashes: [TC-1@h1:00]',
    `product-sha256: ${'1'.repeat(64)}`,
    'dirty: no',
    'started: 2026-11-10T09:00:00Z',
  ];
  const graph = graphOfFiles({
    'risk/SWS-1.md': '---\nid: SWS-1\ntitle: Pump\nsafety-class: A\n---\n',
    'TC-1.md': '---\nid: TC-1\ntitle: Start\nlevel: [system]\n---\n',
    'RUN-1.md': `---\nid: RUN-1\ntitle: Run\n${run.join('\n')}\n---\n`,
    'facts.json': JSON.stringify(evidence),
  });
  const rules = iec62304.rules.filter(({ id }) => id === 'run-is-of-this-product');
  const [found] = check(graph, [{ ...iec62304, rules }], { stage: 'release', asOf: '2026-11-22' }).diagnostics;
  expect(found?.related?.map(({ message }) => message)).toEqual([
    'src/b.c was changed since, on 2026-11-14 with commit abcdef1',
    'src/a.c was changed since, on 2026-11-12 with commit abcdef1',
  ]);
});
