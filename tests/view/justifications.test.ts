import { expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import { justificationsShown } from '../../src/view/justifications.ts';
import { graphOf, item, type Written } from '../build.ts';

const finding = (rule: string, about: string, message: string) => ({ rule, item: about, message }) as TraceReport['diagnostics'][number];
const clause = (number: string, state: string, evidence: readonly string[]) =>
  ({ standard: 'IEC 62304', number, state, evidence }) as TraceReport['clauses'][number];

function shown(written: readonly Written[], judged: Partial<TraceReport> = {}) {
  const report = {
    graph: graphOf(written),
    diagnostics: [],
    justified: [],
    clauses: [],
    asOf: { date: '2026-11-23', from: 'flag' },
    ...judged,
  };
  return justificationsShown(report as unknown as TraceReport);
}

it('stand with deviations first, and what does not count before what does', () => {
  const list = shown(
    [
      item('JUS-1', { claim: 'not-applicable' }),
      item('JUS-2', { claim: 'deviation', expires: '2026-12-31' }),
      item('JUS-3', { claim: 'deviation', expires: '2026-11-22' }),
      item('JUS-4', { claim: 'deviation', status: 'draft' }),
      item('JUS-5', { claim: 'deviation' }),
      item('JUS-6', { claim: 'deviation', expires: '2026-11-23' }),
    ],
    { diagnostics: [finding('justification-is-in-force', 'JUS-5', 'nobody approved it'), finding('title-is-short', 'JUS-5', 'too long')] },
  );
  expect(list.map(({ item: { id }, state, remarks }) => [id, state, ...remarks])).toEqual([
    ['JUS-3', 'expired'],
    ['JUS-5', 'not-in-force', 'nobody approved it'],
    ['JUS-4', 'draft'],
    ['JUS-2', 'in-force'],
    ['JUS-6', 'in-force'],
    ['JUS-1', 'in-force'],
  ]);
});

it('tell what they answer, and the clauses that they speak of', () => {
  const answered = { finding: finding('need-is-met', 'UN-1', 'nothing meets it'), by: 'JUS-1', claim: 'deviation' } as const;
  const [first, second] = shown(
    [item('JUS-1', { claim: 'deviation', justifies: 'need-is-met', scope: ['UN-1'] }), item('JUS-2', { claim: 'group' })],
    {
      justified: [answered],
      clauses: [
        clause('5.2.2', 'deviation', ['JUS-1']),
        clause('5.3.1', 'not-met', ['JUS-1']),
        clause('5.4.1', 'not-applicable', ['JUS-2']),
      ],
    },
  );
  expect([first?.justifies, first?.scope, first?.answers, first?.clauses]).toEqual([
    'need-is-met',
    ['UN-1'],
    [answered],
    ['IEC 62304 5.2.2'],
  ]);
  expect([second?.answers, second?.clauses]).toEqual([[], ['IEC 62304 5.4.1']]);
});

it('have legacy assessments beside them, where these answer findings', () => {
  const written = [item('LEG-1', { concerns: ['SWU-1'], rationale: 'Ten years of use.' }), item('SWU-1'), item('LEG-2')];
  const justified = [{ finding: finding('unit-is-tested', 'SWU-1', 'no test'), by: 'LEG-1', claim: 'not-applicable' }] as const;
  expect(shown(written, { justified }).map((each) => [each.item.id, each.claim, each.justifies, each.scope, each.reason])).toEqual([
    ['LEG-1', 'legacy', 'IEC 62304 4.4', ['SWU-1'], 'Ten years of use.'],
  ]);
  expect(shown(written)).toEqual([]);
});

it('are none where settings could not be read', () => {
  expect(justificationsShown({ diagnostics: [] } as unknown as TraceReport)).toEqual([]);
});
