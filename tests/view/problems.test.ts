import { describe, expect, it } from 'vitest';
import type { TestResult } from '../../src/model/evidence.ts';
import { failuresShown, problemCounts, problemShown, problemsShown } from '../../src/view/problems.ts';
import { type Fields, graphOf, item, itemOf, place, type Written } from '../build.ts';

const asOf = '2026-11-23';

function shown(fields: Fields, ...others: readonly Written[]) {
  const graph = graphOf([item('PRB-1', fields), ...others], { evidence: { results: [] } });
  return problemShown(itemOf(graph, 'PRB-1'), graph, asOf);
}

const investigated = { 'investigated-on': '2026-11-03' };

describe('a problem report', () => {
  it('has come as far as its records say; one that was opened again after its closure is open', () => {
    const closed = { ...investigated, 'closed-on': '2026-11-13' };
    const states = [
      {},
      investigated,
      closed,
      { ...closed, 'reopened-on': '2026-11-14' },
      { ...closed, 'reopened-on': '2026-11-10' },
      { ...investigated, 'reopened-on': '2026-11-14' },
    ].map((fields) => shown(fields));
    expect(states.map(({ state }) => state)).toEqual(['open', 'investigated', 'closed', 'reopened', 'closed', 'reopened']);
    expect(states.map(({ days }) => days)).toEqual([undefined, 20, 10, 20, 10, 20]);
  });

  it('tells what its loop still misses', () => {
    const request = (fields: Fields) => item('CR-1', { resolves: ['PRB-1'], ...fields });
    const run = item('RUN-1', { purpose: 'formal', 'under-change': 'CR-1' });
    const done = { ...investigated, 'closed-on': '2026-11-13' };
    expect(shown({}).gaps).toEqual(['not-investigated']);
    expect(shown(investigated).gaps).toEqual(['no-decision', 'not-closed']);
    expect(shown({ ...done, 'no-action-reason': 'It is asked for.' }).gaps).toEqual([]);
    expect(shown(investigated, request({})).gaps).toEqual(['change-open', 'not-closed']);
    expect(shown(done, request({ 'closed-on': '2026-11-12' })).gaps).toEqual(['not-retested']);
    expect(shown(done, request({ 'closed-on': '2026-11-12' }), run).gaps).toEqual([]);
    expect(shown({ ...investigated, status: 'draft' }).gaps).toEqual([]);
  });

  it('that concerns safety or security has to be told, or to say why not', () => {
    const done = { ...investigated, 'closed-on': '2026-11-13', 'no-action-reason': 'It is asked for.' };
    expect(shown({ ...done, 'security-related': 'yes' }).gaps).toEqual(['nobody-told']);
    expect(shown({ ...done, 'safety-related': 'yes', notified: ['the manufacturer'] }).gaps).toEqual([]);
    expect(shown({ ...done, 'safety-related': 'yes', 'no-notice-reason': 'No device was sold.' }).gaps).toEqual([]);
  });

  it('that stays in a release has to be judged by somebody', () => {
    const stays = { ...investigated, 'closed-on': '2026-11-13', 'no-action-reason': 'It is rare.', 'residual-in': ['REL-1'] };
    const judged = { 'residual-acceptable': 'yes', 'residual-judged-by': 'Quin Example' };
    expect(shown(stays, item('REL-1')).gaps).toEqual(['not-judged']);
    const { gaps, residual } = shown({ ...stays, ...judged }, item('REL-1'));
    expect([gaps, residual?.by, residual?.releases.map(({ id }) => id)]).toEqual([[], 'Quin Example', ['REL-1']]);
  });

  it('is retested by the tests that its change names, as their latest results say', () => {
    const { retests } = shown(investigated, item('CR-1', { resolves: ['PRB-1'], changes: ['TC-1', 'SRS-1'] }), item('TC-1'), item('SRS-1'));
    expect(retests.map(({ evidence, state }) => [evidence.id, state])).toEqual([['TC-1', 'not-run']]);
  });
});

describe('counts of problem reports', () => {
  const reports = [
    item('PRB-1', { 'investigated-on': '2025-11-03', 'closed-on': '2026-01-10', 'affected-versions': ['1.0', '1.1'] }),
    item('PRB-2', { 'investigated-on': '2025-12-31', 'affected-versions': ['1.1'] }),
    item('PRB-3', { 'investigated-on': '2025-12-01', 'closed-on': '2025-12-20', 'reopened-on': '2026-01-02' }),
    item('PRB-4', { 'closed-on': '2026-01-10' }),
  ];
  const counts = problemCounts(problemsShown(graphOf(reports), asOf));

  it('go month by month from the first, over the turn of the year', () => {
    expect(counts.months.map(({ month, found, closed, open }) => [month, found, closed, open])).toEqual([
      ['2025-11', 1, 0, 1],
      ['2025-12', 2, 0, 3],
      ['2026-01', 0, 1, 2],
    ]);
  });

  it('name those of each version, and those of which no day is known', () => {
    expect(counts.versions).toEqual([
      { version: '1.0', problems: 1, open: 0 },
      { version: '1.1', problems: 2, open: 1 },
    ]);
    expect(counts.undated).toBe(1);
  });

  it('are none over no problem', () => {
    expect(problemCounts([])).toEqual({ months: [], versions: [], undated: 0 });
  });
});

describe('failures', () => {
  const result = (run: string, outcome: TestResult['outcome']): TestResult => ({
    run,
    case: 'TC-1',
    outcome,
    flaky: false,
    procedureHash: 'h1',
    place: place('junit.xml', 1),
  });
  const run = (id: string, ended: string) => item(id, { purpose: 'formal', ended });
  const written = [
    item('TC-1'),
    run('RUN-1', '2026-11-01T09:00:00Z'),
    run('RUN-2', '2026-11-02T09:00:00Z'),
    run('RUN-3', '2026-11-03T09:00:00Z'),
  ];
  const results = [result('RUN-1', 'fail'), result('RUN-2', 'fail'), result('RUN-3', 'pass')];
  const failures = (...more: readonly Written[]) => failuresShown(graphOf([...written, ...more], { evidence: { results } }));

  it('stand with the latest first, each with the result that came after it', () => {
    expect(failures().map(({ run: of, isReported, retest }) => [of?.id, isReported, retest?.run?.id, retest?.outcome])).toEqual([
      ['RUN-2', false, 'RUN-3', 'pass'],
      ['RUN-1', false, 'RUN-3', 'pass'],
    ]);
  });

  it('lead to the problem report, how it stands, and what is to solve it', () => {
    const [latest, first] = failures(item('PRB-1', { 'found-in': ['RUN-1/TC-1'] }), item('CR-1', { resolves: ['PRB-1'] }));
    expect([first?.isReported, first?.problems.map(({ problem, state }) => `${problem.id} ${state}`)]).toEqual([true, ['PRB-1 open']]);
    expect(first?.requests.map(({ id }) => id)).toEqual(['CR-1']);
    expect(latest?.problems).toEqual([]);
  });
});
