import { describe, expect, it } from 'vitest';
import type { TestResult } from '../../src/model/evidence.ts';
import { hasDevelopmentResults, type PlatformTable, platformTables } from '../../src/view/platforms.ts';
import { type Fields, graphOf, item, place, type Written } from '../build.ts';

function run(id: string, platform: string, fields: Fields = {}): Written {
  return item(id, { purpose: 'formal', platform, ended: `2026-11-${id.slice(4).padStart(2, '0')}T09:00:00Z`, ...fields });
}

function result(ofRun: string, test: string, outcome: TestResult['outcome'] = 'pass'): TestResult {
  return { run: ofRun, case: test, outcome, flaky: false, procedureHash: 'h1:0', place: place('junit.xml', 1) };
}

const system = item('SWS-1', { 'safety-class': 'C', platforms: ['Debian 12', 'Debian 12.5 on x86-64', 'Android 15 (tablet)'] });
const tests = [item('TC-1', { level: ['system'] }), item('TC-2', { level: ['unit', 'system'] })];

/** Rows as the runs in their cells. */
const cells = ({ rows }: PlatformTable) =>
  Object.fromEntries(rows.map(({ test, cells: each }) => [test.id, each.map((cell) => cell && `${cell.outcome} in ${cell.run?.id}`)]));

const tablesOf = (results: readonly TestResult[], written: readonly Written[], purpose: 'formal' | 'development' = 'formal') =>
  platformTables(graphOf([system, ...tests, ...written], { evidence: { results } }), purpose);

describe('cases by platforms', () => {
  it('show the latest formal result on each declared platform, and which platform has none', () => {
    const runs = [run('RUN-1', 'Debian 12'), run('RUN-2', 'Debian 12.5 on x86-64, build machine'), run('RUN-3', 'debian 12')];
    const results = [result('RUN-1', 'TC-1'), result('RUN-2', 'TC-2'), result('RUN-3', 'TC-1', 'fail')];
    const [table] = tablesOf(results, runs) as [PlatformTable];
    expect(cells(table)).toEqual({ 'TC-1': ['fail in RUN-3', undefined, undefined], 'TC-2': [undefined, 'pass in RUN-2', undefined] });
    expect([table.untested, table.hasOthers]).toEqual([['Android 15 (tablet)'], false]);
  });

  it('count the cases of each level that passed', () => {
    const [table] = tablesOf([result('RUN-1', 'TC-1', 'fail'), result('RUN-1', 'TC-2')], [run('RUN-1', 'Debian 12')]) as [PlatformTable];
    const none = { passed: 0, run: 0, suspect: 0, unknown: 0 };
    expect(table.levels).toEqual([
      { level: 'unit', cases: 1, cells: [{ ...none, suspect: 1, run: 1 }, none, none] },
      { level: 'system', cases: 2, cells: [{ ...none, suspect: 1, run: 2 }, none, none] },
    ]);
  });

  it('stand under each platform that a run names, and in a column of their own where it names none that is declared', () => {
    const runs = [run('RUN-1', 'Debian 12 and Android 15 (tablet)'), run('RUN-2', 'build image 4')];
    const [table] = tablesOf([result('RUN-1', 'TC-1'), result('RUN-2', 'TC-2')], runs) as [PlatformTable];
    expect(cells(table)).toEqual({
      'TC-1': ['pass in RUN-1', undefined, 'pass in RUN-1', undefined],
      'TC-2': [undefined, undefined, undefined, 'pass in RUN-2'],
    });
    expect(table.hasOthers).toBe(true);
  });

  it('tell development runs apart', () => {
    const runs = [run('RUN-1', 'Debian 12', { purpose: 'development' }), run('RUN-2', 'Debian 12', { status: 'draft' })];
    const results = [result('RUN-1', 'TC-1'), result('RUN-2', 'TC-2')];
    const first = (purpose: 'formal' | 'development') => cells(tablesOf(results, runs, purpose)[0] as PlatformTable);
    expect(first('formal')).toEqual({ 'TC-1': [undefined, undefined, undefined], 'TC-2': [undefined, undefined, undefined] });
    expect(first('development')).toEqual({
      'TC-1': ['pass in RUN-1', undefined, undefined],
      'TC-2': ['pass in RUN-2', undefined, undefined],
    });
    expect(hasDevelopmentResults(graphOf([system, ...tests, ...runs], { evidence: { results } }))).toBe(true);
    expect(hasDevelopmentResults(graphOf([system, ...tests, ...runs], { evidence: { results: [] } }))).toBe(false);
  });

  it('belong to the system that a case names, was run on, or shows something of', () => {
    const two = [
      item('SWS-2', { 'safety-class': 'A', platforms: ['Cloud'] }),
      item('SWU-1', { 'part-of': 'SWS-2' }),
      item('SRS-1', { 'allocated-to': ['SWU-1'] }),
      item('TC-1', { system: 'SWS-1' }),
      item('TC-3', { verifies: ['SRS-1'] }),
      run('RUN-1', 'Cloud', { system: 'SWS-2' }),
    ];
    const tables = platformTables(
      graphOf([system, ...tests.slice(1), ...two], { evidence: { results: [result('RUN-1', 'TC-2')] } }),
      'formal',
    );
    expect(tables.map((table) => [table.system.id, cells(table)])).toEqual([
      ['SWS-1', { 'TC-1': [undefined, undefined, undefined] }],
      ['SWS-2', { 'TC-2': ['pass in RUN-1'], 'TC-3': [undefined] }],
    ]);
  });
});
