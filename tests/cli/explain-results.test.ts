import { describe, expect, it } from 'vitest';
import { itemText } from '../../src/cli/explain/item.ts';
import { painter } from '../../src/emit/text/lines.ts';
import type { Evidence, TestResult } from '../../src/model/evidence.ts';
import { traceSources } from '../../src/project/trace.ts';
import { place } from '../build.ts';
import { projectRoot, readProject } from '../projects/project.ts';
import { flawed, folder } from './folder.ts';
import { run } from './run.ts';

const project = readProject(projectRoot('clean-c'));
const results = project.evidence.results ?? [];
const commit = '91c4e07ab2d85f6e3047c1d9be60a5f2178d3c6b';

/** What `dhf explain` prints of an item of a clean project with something planted, from its outcome or results to its thread. */
function explained(id: string, planted: Evidence = {}, edit: (text: string) => string = (text) => text): string {
  const sources = project.sources.map(({ file, text }) => ({ file, text: edit(text) }));
  const evidence = { ...project.evidence, ...planted };
  const report = traceSources(sources, project.settings, { stage: 'draft', asOf: { date: '2026-11-22', from: 'flag' }, evidence });
  const item = report.graph?.item(id);
  if (report.graph === undefined || item === undefined) throw new Error(`there is no ${id}`);
  return itemText(item, report.graph, report, painter(false));
}

/** The lines of one part of it. */
function part(title: string, text: string): string[] {
  const [, after = ''] = text.split(`\n\n${title}\n`, 2);
  return (after.split('\n\n')[0] ?? '').split('\n');
}

const of = (test: string, more: Partial<TestResult>): TestResult => {
  const found = results.find((each) => each.case === test);
  if (found === undefined) throw new Error(`${test} has no result`);
  return { ...found, ...more };
};
const instead = (test: string, ...others: readonly TestResult[]) => [...results.filter((each) => each.case !== test), ...others];
const ran = '2026-09-07; on pump CS-1 with processors MP-4 and HP-2; responsible: Test Lead; tested the present product';

describe('a requirement', () => {
  it('is explained by its tests, each with run, day, platform and tries', () => {
    const byHand = of('TC-7', { name: undefined, observed: 'heard it', anomalies: 'none' });
    expect(part('Outcome', explained('SRS-3', { results: instead('TC-7', byHand) }))).toEqual([
      '  verified',
      `  TC-7  verified  passed in RUN-1; ${ran}`,
      '    pass  recorded by a person  records/runs/RUN-1/junit.xml:4:1  heard it  anomalies: none',
    ]);
    const tries = [
      of('TC-7', { name: 'stops at 0 °C' }),
      of('TC-7', { name: 'stops at\u001b[31m 9 °C', outcome: 'fail', observed: 'went on', place: place('junit.xml', 9, 3) }),
    ];
    expect(part('Outcome', explained('SRS-3', { results: instead('TC-7', ...tries) }))).toEqual([
      '  failing',
      `  TC-7  failing  failed in RUN-1; ${ran}`,
      '    pass  stops at 0 °C  records/runs/RUN-1/junit.xml:4:1',
      '    fail  stops at\\u{1b}[31m 9 °C  junit.xml:9:3  went on',
    ]);
  });

  it('that changed since says what changed, when and in which commit', () => {
    const edit = (text: string) =>
      text.replace('when ten\nsamples in a row', 'when nine\nsamples in a row').replace('when ten samples', 'when nine samples');
    const history = {
      ...(project.evidence.history as NonNullable<Evidence['history']>),
      changed: { 'SRS-3': { commit, at: '2026-10-01T08:00:00Z', author: 'Ada Example', fields: ['statement'] } },
    };
    const text = explained('SRS-3', { history }, edit);
    expect(part('Outcome', text).slice(0, 3)).toEqual([
      '  suspect',
      `  TC-7  suspect  was run in RUN-1, and SRS-3 has changed since; ${ran}`,
      '    SRS-3: statement changed on 2026-10-01 by Ada Example in commit 91c4e07ab2d8',
    ]);
    expect(text).toContain('\n  last changed on 2026-10-01 by Ada Example in commit 91c4e07ab2d8: statement\n');
  });

  it('is not known where results were not read, with the reason', () => {
    const text = explained('SRS-3', { results: undefined, missing: { results: { why: 'the folder cannot be read', fix: '' } } });
    expect(part('Outcome', text)).toEqual(['  not known', '  TC-7  not known  has no result here: the folder cannot be read']);
    expect(part('Results', explained('TC-7', { results: undefined }))).toEqual(['  results were not read: nobody looked']);
  });
});

it('a need and a hazard are explained by what they rest on, the worst first', () => {
  expect(part('Outcome', explained('UN-2')).at(-1)).toBe('  UN-2 rests on 1 item: 1 verified');
  const text = explained('HAZ-1', { results: instead('TC-7', of('TC-7', { outcome: 'fail' })) });
  expect(part('Outcome', text)).toEqual([
    '  failing',
    '  HAZ-1 rests on 3 items: 1 failing, 2 verified',
    '    RCM-3  failing  Occlusion alarm',
  ]);
});

it('a test case is explained by all its results, and a result by its tries', () => {
  const shown = { results: instead('TC-7', of('TC-7', { flaky: true, name: 'twice' })) };
  const words = `does not count: TC-7 passed in RUN-1 only when tried again; ${ran}`;
  const tried = '    flaky pass  twice  records/runs/RUN-1/junit.xml:4:1';
  expect(part('Results', explained('TC-7', shown))).toEqual([`  RUN-1  flaky pass  ${words}`, tried]);
  expect(part('Results', explained('RUN-1/TC-7', shown))).toEqual([`  RUN-1/TC-7  flaky pass  ${words}`, tried]);
  expect(part('Results', explained('TC-7', { results: [] }))).toEqual(['  no run has a result of it']);
});

it('a run is explained by what it tested, its results, and tests that belong to no case', () => {
  const loose = { name: 'helps <b>others</b>', outcome: 'pass', place: place('junit.xml', 40) } as const;
  const report = {
    ...{ run: 'RUN-1', file: 'junit.xml', format: 'JUnit XML', tests: 12, unmatched: [loose] },
    ambiguous: [{ ...loose, cases: ['TC-1', 'TC-10'] }],
    remarks: [{ words: 'It says 13 tests, and holds 12', place: place('junit.xml', 1) }],
  };
  const lines = part('Results', explained('RUN-1', { reports: [report, { ...report, run: 'RUN-2' }] }));
  expect(lines).toEqual([
    '  tested the present product',
    ...['TC-1', 'TC-2', 'TC-3', 'TC-5', 'TC-6', 'TC-7', 'TC-8', 'TC-9'].map((id) => `  ${id}  pass  counts`),
    '  junit.xml  JUnit XML, 12 tests',
    '    It says 13 tests, and holds 12  junit.xml:1:1',
    '    names no test case  helps <b>others</b>  junit.xml:40:1',
    '    names TC-1 and TC-10  helps <b>others</b>  junit.xml:40:1',
  ]);
  expect(part('Results', explained('RUN-1', { product: { 'SWS-1': { sha256: 'f'.repeat(64), dirty: false } } }))[0]).toBe(
    '  tested another product than the present one',
  );
});

it('a run and a result of a folder are found by their IDs, in whatever case', async () => {
  const cwd = folder({
    ...flawed,
    'TC-1.md': '---\nid: TC-1\ntitle: Keeps the rate\nlevel: system\nverifies: [SRS-1]\n---\n',
    'RUN-1.md':
      '---\nid: RUN-1\ntitle: Nightly\npurpose: development\nmethod: automated\nended: 2026-11-20T09:00:00Z\nresults: [junit.xml]\n---\n',
    'junit.xml':
      '<testsuites><testsuite name="rate"><testcase name="TC-1 keeps"><failure message="drifted"/></testcase></testsuite></testsuites>',
  });
  const shown =
    /\nResults\n {2}RUN-1\/TC-1 {2}fail {2}does not count: a development run; 2026-11-20; .*\n {4}fail {2}rate > TC-1 keeps {2}junit\.xml:1:\d+ {2}drifted\n/;
  expect((await run(['explain', 'RUN-1/TC-1'], { cwd })).out).toMatch(shown);
  expect((await run(['explain', 'run-1/tc-1'], { cwd })).out).toMatch(shown);
  expect((await run(['explain', 'RUN-1'], { cwd })).out).toContain(
    '  TC-1  fail  does not count: a development run\n  junit.xml  JUnit XML, 1 test\n',
  );
  expect((await run(['explain', 'TC-1'], { cwd })).out).toContain('\nResults\n  RUN-1  fail  does not count: a development run;');
  expect((await run(['explain', 'SRS-1'], { cwd })).out).toContain('\nOutcome\n  not run\n  TC-1  not run  has no formal result\n');
});
