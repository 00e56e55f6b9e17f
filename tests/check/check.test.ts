import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { every } from '../../src/check/expect.ts';
import { defineRule, type Pack, type Rule } from '../../src/check/rule.ts';
import type { NotJudged } from '../../src/model/diagnostic.ts';
import { graphOf, item } from '../build.ts';

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
    const { diagnostics } = check(
      graph,
      [pack([broken({ classes: ['B'], clause: '5.4.1', alsoClauses: ['5.3.1'] })], 'IEC 62304')],
      'draft',
    );
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
    const { diagnostics, rules } = check(graph, [pack([broken({ clause: 'IEC 62304 5.2.6', alsoClauses: ['ISO 14971 7.4'] })])], 'draft');
    expect(diagnostics[0]).toMatchObject({ clause: 'IEC 62304 5.2.6', alsoClauses: ['ISO 14971 7.4'] });
    expect(rules[0]?.clause).toBe('IEC 62304 5.2.6');
  });

  it('counts what it looked at: living items of its classes, the good ones too', () => {
    const fine = broken({ id: 'unit-is-there', expect: every('software-unit').passes(() => undefined) });
    const { rules } = check(graph, [pack([broken({ classes: ['C'] }), fine])], 'draft');
    expect(rules.map(({ examined, findings }) => [examined, findings])).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  it('that is off at a stage still counts what it looked at', () => {
    const { diagnostics, rules } = check(graph, [pack([broken({ severity: { draft: 'off', release: 'error' } })])], 'draft');
    expect({ diagnostics, examined: rules[0]?.examined }).toEqual({ diagnostics: [], examined: 2 });
  });

  it('is told in the order of places, whatever the order of rules', () => {
    const other = broken({ id: 'unit-is-a-cube' });
    const told = (rules: readonly Rule[]) => check(graph, [pack(rules)], 'draft').diagnostics.map((each) => [each.item, each.rule]);
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
    check(graph, [pack(rules)], stage, notJudged).verdict;

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
