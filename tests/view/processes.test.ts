import { expect, it } from 'vitest';
import type { ClauseAccount } from '../../src/check/account.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { gapsByProcess, processOf } from '../../src/view/processes.ts';
import { place } from '../build.ts';

it.each([
  ['IEC 62304 4.3 a', 'general'],
  ['IEC 62304 5.2.2 j', 'development'],
  ['IEC 62304 6.2.1.1', 'maintenance'],
  ['IEC 62304 7.1.1', 'risk-management'],
  ['ISO 14971 5.4', 'risk-management'],
  ['IEC 62304 8.2.1', 'configuration'],
  ['IEC 62304 9.8', 'problem-resolution'],
  ['MDR Annex II 4', 'general'],
  [undefined, 'writing'],
])('%s belongs to %s', (clause, process) => {
  expect(processOf(clause)).toBe(process);
});

const finding = (severity: Diagnostic['severity'], clause?: string): Diagnostic => ({
  ...{ rule: 'r', severity, message: 'm', place: place('a.md', 1), related: [], url: '' },
  ...(clause === undefined ? {} : { clause }),
});

const account = (number: string, state: ClauseAccount['state']): ClauseAccount => ({
  ...{ standard: 'IEC 62304', number, title: '', class: 'C', classFrom: 'SWS-1', state, remark: '', waits: false },
  ...{ examined: 0, findings: 0, evidence: [] },
});

it('counts what is open in each process, and leaves out those in which nothing is', () => {
  const found = [
    finding('error', 'IEC 62304 5.2.2'),
    finding('info', 'IEC 62304 5.1.1'),
    finding('warning'),
    finding('error', 'ISO 14971 6'),
  ];
  const clauses = [account('5.3.1', 'open'), account('8.3', 'open'), account('9.1', 'judged')];
  expect(
    gapsByProcess(found, clauses).map(({ process, errors, warnings, infos, open }) => [process, errors, warnings, infos, open]),
  ).toEqual([
    ['development', 1, 0, 1, 1],
    ['risk-management', 1, 0, 0, 0],
    ['configuration', 0, 0, 0, 1],
    ['writing', 0, 1, 0, 0],
  ]);
  expect(gapsByProcess([], [])).toEqual([]);
});
