import { describe, expect, it } from 'vitest';
import { apply, check } from '../../src/check/check.ts';
import { eachOf, every } from '../../src/check/expect.ts';
import { gather } from '../../src/check/gather.ts';
import { defineRule, type Pack, type Rule } from '../../src/check/rule.ts';
import type { NotJudged } from '../../src/model/diagnostic.ts';
import { graphOf, item } from '../build.ts';

const asOf = '2026-11-22';
const graph = graphOf([
  item('SWS-1', { 'safety-class': 'B' }),
  item('SWU-1', { 'safety-class': 'C' }),
  item('SWU-2', { 'part-of': 'SWS-1' }),
  item('SWU-3', { 'part-of': 'SWS-1', status: 'retired' }),
]);

function broken(parts: Partial<Rule> = {}): Rule {
  return defineRule({
    id: 'unit-is-blue',
    severity: { draft: 'warning', release: 'error' },
    expect: every('software-unit').passes(() => ({})),
    message: ({ item: unit }) => `${unit.id} is not blue`,
    fix: () => 'Paint it.',
    ...parts,
  });
}

function pack(rules: readonly Rule[], standard?: string): Pack {
  return { name: 'test', rules, ...(standard === undefined ? {} : { standard }) };
}

const open: NotJudged = { what: 'x', why: 'y', fix: 'z', blocking: false };

describe('a rule, applied', () => {
  it('gives one finding a breach, with everything a reader needs', () => {
    const { diagnostics } = check(graph, [pack([broken({ classes: ['B'], clause: '5.4.1', alsoClauses: ['5.3.1'] })], 'IEC 62304')], {
      stage: 'draft',
      asOf,
    });
    expect(diagnostics).toEqual([
      {
        rule: 'unit-is-blue',
        clause: 'IEC 62304 5.4.1',
        alsoClauses: ['IEC 62304 5.3.1'],
        severity: 'warning',
        item: 'SWU-2',
        class: 'B',
        classFrom: 'SWS-1',
        message: 'SWU-2 is not blue',
        fix: 'Paint it.',
        place: expect.objectContaining({ file: 'SWU-2.md', line: 2 }),
        related: [],
        url: 'rules/unit-is-blue.html',
      },
    ]);
  });

  it('of core cites the standard that it names itself', () => {
    const { diagnostics, rules } = check(graph, [pack([broken({ clause: 'IEC 62304 5.2.6', alsoClauses: ['ISO 14971 7.4'] })])], {
      stage: 'draft',
      asOf,
    });
    expect(diagnostics[0]).toMatchObject({ clause: 'IEC 62304 5.2.6', alsoClauses: ['ISO 14971 7.4'] });
    expect(rules[0]?.clause).toBe('IEC 62304 5.2.6');
  });

  it('counts what it looked at: living items of its classes, the good ones too', () => {
    const fine = broken({ id: 'unit-is-there', expect: every('software-unit').passes(() => undefined) });
    const { rules } = check(graph, [pack([broken({ classes: ['C'] }), fine])], { stage: 'draft', asOf });
    expect(rules.map(({ examined, findings }) => [examined, findings])).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  it('that is off at a stage still counts what it looked at', () => {
    const { diagnostics, rules } = check(graph, [pack([broken({ severity: { draft: 'off', release: 'error' } })])], {
      stage: 'draft',
      asOf,
    });
    expect({ diagnostics, examined: rules[0]?.examined }).toEqual({ diagnostics: [], examined: 2 });
  });

  it('counts for each clause what it looked at: the clause of the subject before those of the rule, nothing while it is off', () => {
    const plain = broken({ clause: '5.4.1', alsoClauses: ['5.3.1'] });
    const off = broken({ id: 'unit-is-green', clause: '5.4.1', severity: { draft: 'off', release: 'error' } });
    const clauses = broken({
      id: 'unit-is-named',
      clause: '5.4.1',
      expect: eachOf(({ graph }) => graph.ofKind('software-unit').map((unit) => ({ item: unit, clause: `5.5.${unit.id.at(-1)}` }))).passes(
        () => ({}),
      ),
    });
    const iec = pack([], 'IEC 62304');
    const counts = [plain, off, clauses].map(
      (rule) => apply(rule, iec, { graph, gathered: gather(graph), stage: 'draft', asOf, packs: [iec] }).clauses,
    );
    expect(counts).toEqual([{ 'IEC 62304 5.4.1': 2, 'IEC 62304 5.3.1': 2 }, {}, { 'IEC 62304 5.5.1': 1, 'IEC 62304 5.5.2': 1 }]);
    const { diagnostics } = check(graph, [pack([clauses], 'IEC 62304')], { stage: 'draft', asOf });
    expect(diagnostics.map((each) => each.clause)).toEqual(['IEC 62304 5.5.1', 'IEC 62304 5.5.2']);
  });

  it('without the evidence it needs looks at nothing, and the report says which clauses wait for it', () => {
    const needy = broken({ needs: ['results', 'history'], clause: '5.5.5', severity: { draft: 'warning', release: 'error' } });
    const later = broken({ id: 'unit-is-old', needs: ['history'], clause: '8.3', severity: { draft: 'off', release: 'error' } });
    const judged = check(graph, [pack([needy, later], 'IEC 62304')], { stage: 'draft', asOf });
    expect(judged.rules.map(({ examined, waitsFor }) => ({ examined, waitsFor }))).toEqual([
      { examined: 0, waitsFor: ['results', 'history'] },
      { examined: 0, waitsFor: undefined },
    ]);
    expect(judged).toMatchObject({ diagnostics: [], verdict: 'no-blocking-findings' });
    expect(judged.notJudged.map(({ what, why }) => [what, why])).toEqual([
      ['results of tests', expect.stringContaining('one rule waits for it: IEC 62304 5.5.5')],
      ['the history of items and files in git', expect.stringContaining('one rule waits for it: IEC 62304 5.5.5')],
    ]);
    expect(check(graph, [pack([needy, later], 'IEC 62304')], { stage: 'release', asOf }).verdict).toBe('could-not-judge');
  });

  it('with the evidence it needs is applied, though it be empty', () => {
    const withResults = graphOf([item('SWU-1')], { evidence: { results: [] } });
    const { rules, notJudged } = check(withResults, [pack([broken({ needs: ['results'] })])], { stage: 'draft', asOf });
    expect([rules[0]?.examined, notJudged]).toEqual([1, []]);
  });

  it('is told in the order of places, whatever the order of rules', () => {
    const other = broken({ id: 'unit-is-a-cube' });
    const told = (rules: readonly Rule[]) =>
      check(graph, [pack(rules)], { stage: 'draft', asOf }).diagnostics.map((each) => [each.item, each.rule]);
    expect(told([broken(), other])).toEqual([
      ['SWU-1', 'unit-is-a-cube'],
      ['SWU-1', 'unit-is-blue'],
      ['SWU-2', 'unit-is-a-cube'],
      ['SWU-2', 'unit-is-blue'],
    ]);
    expect(told([other, broken()])).toEqual(told([broken(), other]));
  });
});

describe('the verdict', () => {
  const verdict = (rules: readonly Rule[], stage: 'draft' | 'release', notJudged: readonly NotJudged[] = []) =>
    check(graph, [pack(rules)], { stage, asOf, notJudged }).verdict;

  it('is refused from an error on', () => {
    expect([verdict([broken()], 'draft'), verdict([broken()], 'release')]).toEqual(['no-blocking-findings', 'refused']);
  });

  it('stays open for what could not be looked at: always at release, at draft where it blocks, and before any finding', () => {
    expect(verdict([], 'draft', [open])).toBe('no-blocking-findings');
    expect(verdict([], 'draft', [{ ...open, blocking: true }])).toBe('could-not-judge');
    expect(verdict([], 'release', [open])).toBe('could-not-judge');
    expect(verdict([broken()], 'release', [open])).toBe('could-not-judge');
  });
});
