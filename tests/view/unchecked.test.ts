import { expect, it } from 'vitest';
import type { RuleCount } from '../../src/check/check.ts';
import type { TraceReport } from '../../src/check/report.ts';
import type { Pack } from '../../src/check/rule.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { evidenceRead, formatsRead, idleRules, personsParts, toolRecords } from '../../src/view/unchecked.ts';
import { graphOf, item } from '../build.ts';

it('each source of evidence was read, with how much it held, or says why not', () => {
  const missing = { coverage: { why: 'the folder cannot be read', fix: '' } };
  const evidence: Evidence = { results: [], product: { 'SWS-1': { sha256: '1'.repeat(64), dirty: false } }, missing };
  const read = new Map(evidenceRead(graphOf([], { evidence })).map(({ name, count, why }) => [name, [count, why]]));
  expect([read.get('results'), read.get('product'), read.get('coverage'), read.get('history')]).toEqual([
    [0, ''],
    [1, ''],
    [undefined, 'the folder cannot be read'],
    [undefined, ''],
  ]);
});

it('formats are counted by file: sources by their ending, result files that could be read by format and producer', () => {
  const report = (format: string, more = {}) => ({ run: 'RUN-1', file: `${format}.xml`, format, loose: [], ...more });
  const reports = [report('junit', { producer: 'pytest' }), report('junit'), report('table'), report('trx', { unread: 'it is no XML' })];
  const graph = graphOf([item('SRS-1'), item('SRS-2'), item('SRS-3', {}, { file: 'more.csv' })], {
    evidence: { reports } as unknown as Evidence,
  });
  expect(formatsRead(graph)).toEqual([
    ['CSV', 1],
    ['Markdown', 2],
    ['junit', 1],
    ['junit (pytest)', 1],
  ]);
});

it('rules that looked at nothing are told apart', () => {
  const rules = [
    { id: 'need-is-met', examined: 0 },
    { id: 'title-is-short', examined: 3 },
  ] as unknown as readonly RuleCount[];
  expect(idleRules(rules)).toEqual([rules[0]]);
});

it('clauses in which a person judges are listed, of those that are asked here', () => {
  const clauses = [{ number: '5.1.1', people: 'Is the plan enough?' }, { number: '5.1.2' }, { number: '5.1.3', people: 'Is it kept?' }];
  const accounts = ['5.1.1', '5.1.2'].map((number) => ({ standard: 'IEC 62304', number }));
  const packs = [{ name: 'iec', standard: 'IEC 62304', rules: [], clauses }] as unknown as readonly Pack[];
  const parts = personsParts({ clauses: accounts } as unknown as TraceReport, packs);
  expect(parts.map(({ standard, clause, account }) => [standard, clause, account])).toEqual([['IEC 62304', clauses[0], accounts[0]]]);
});

it('the tool finds itself among the tools of the file, in this version and in others', () => {
  const tools = [
    item('TOOL-1', { title: 'dhf', version: '0.1.0', 'validated-by': ['REV-1'] }),
    item('TOOL-2', { title: 'DHF for audits', version: '0.0.9' }),
    item('TOOL-3', { title: 'compiler of dhf', version: '0.1.0' }),
    item('REV-1'),
  ];
  expect(toolRecords(graphOf(tools), 'dhf 0.1.0').map((each) => [each.item.id, each.isThis, each.validatedBy.map(({ id }) => id)])).toEqual(
    [
      ['TOOL-1', true, ['REV-1']],
      ['TOOL-2', false, []],
    ],
  );
});
