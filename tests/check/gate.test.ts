import { describe, expect, it } from 'vitest';
import { gatedItems, gateOf } from '../../src/check/gate.ts';
import type { TraceReport } from '../../src/check/report.ts';
import type { Diagnostic, Severity } from '../../src/model/diagnostic.ts';
import { document, graphOf, item } from '../build.ts';
import { finding, place, report } from '../emit/reports.ts';

const graph = graphOf([
  item('SRS-1', { iteration: '4' }, { file: 'one.md' }),
  item('SRS-2', { iteration: '4', status: 'retired' }, { file: 'two.md' }),
  item('SRS-3', { iteration: '5', 'former-ids': 'SRS-30' }, { file: 'three.md' }),
  document('RMA-1', {}, { file: 'risk.md', items: [item('HAZ-1', { iteration: '5' }), item('HAZ-2')] }),
]);

function on(id: string | undefined, severity: Severity, file = 'elsewhere.md'): Diagnostic {
  return finding({ severity, place: place(file), ...(id === undefined ? {} : { item: id }) });
}

const judged: TraceReport = report({
  graph,
  verdict: 'refused',
  diagnostics: [
    on('SRS-1', 'warning'),
    on('SRS-3', 'error'),
    on('HAZ-2', 'error'),
    on(undefined, 'error', 'three.md'),
    on(undefined, 'error', 'dhf.yaml'),
    on('SRS-1', 'info'),
  ],
});

describe('a gate', () => {
  it('at errors counts both and stops at errors alone', () => {
    expect(gateOf(judged, { failOn: 'error' })).toEqual({ failOn: 'error', errors: 4, warnings: 1, passed: false });
    const warned = { ...judged, diagnostics: [on('SRS-1', 'warning')] };
    expect(gateOf(warned, { failOn: 'error' }).passed).toBe(true);
    expect(gateOf(warned, { failOn: 'warning' }).passed).toBe(false);
  });

  it('never stops at hints', () => {
    expect(gateOf({ ...judged, diagnostics: [on('SRS-1', 'info')] }, { failOn: 'warning' }).passed).toBe(true);
  });

  it('on items counts findings on these only', () => {
    expect(gateOf(judged, { failOn: 'error', items: ['SRS-1'] })).toEqual({
      failOn: 'error',
      items: ['SRS-1'],
      errors: 0,
      warnings: 1,
      passed: true,
    });
  });

  it('on an item counts what is wrong with its file as a whole', () => {
    expect(gateOf(judged, { failOn: 'error', items: ['SRS-3'] }).errors).toBe(2);
  });

  it('on a document counts the items in it', () => {
    expect(gateOf(judged, { failOn: 'error', items: ['RMA-1'] }).errors).toBe(1);
  });

  it('knows an item by its former ID', () => {
    expect(gateOf(judged, { failOn: 'error', items: ['SRS-30'] }).errors).toBe(2);
  });

  it('does not pass what could not be judged, however clean', () => {
    expect(gateOf({ ...judged, verdict: 'could-not-judge', diagnostics: [] }, { failOn: 'error' }).passed).toBe(false);
  });

  it('does not pass where there is no graph', () => {
    const { graph: _, ...unread } = report({ verdict: 'could-not-judge' });
    expect(gateOf(unread, { failOn: 'error', items: ['SRS-1'] })).toMatchObject({ errors: 0, passed: false });
  });
});

describe('the items a gate looks at', () => {
  const ids = (request: Parameters<typeof gatedItems>[1]) => [...(gatedItems(graph, request) ?? [])].map((each) => each.id);

  it('are all when none are named', () => {
    expect(gatedItems(graph, { failOn: 'error' })).toBeUndefined();
  });

  it('are those of an iteration, retired ones left out', () => {
    expect(ids({ failOn: 'error', iteration: '4' })).toEqual(['SRS-1']);
  });

  it('have to fit both where both are asked for', () => {
    expect(ids({ failOn: 'error', iteration: '5', items: ['RMA-1', 'SRS-1'] })).toEqual(['HAZ-1']);
    expect(ids({ failOn: 'error', iteration: '9' })).toEqual([]);
  });
});
