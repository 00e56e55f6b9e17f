import { expect, it } from 'vitest';
import type { ClauseAccount, ClauseState } from '../../src/check/account.ts';
import type { Clause } from '../../src/check/packs/clause.ts';
import type { SafetyClass } from '../../src/model/safety-class.ts';
import { activitiesOf, classesIn } from '../../src/view/life-cycle.ts';
import { graphOf, item } from '../build.ts';

const clause = (number: string, classes: string, more: Partial<Clause> = {}): Clause => ({
  ...{ number, title: number, classes: [...classes] as SafetyClass[], classes2006: null },
  ...more,
});

const pack = {
  ...{ name: 'iec-62304', standard: 'IEC 62304', edition: '1.1', rules: [] },
  clauses: [
    clause('4.3', 'ABC'),
    clause('4.3 a', 'ABC'),
    clause('4.3 b', '', { removed: true }),
    clause('5.1.1', 'ABC'),
    clause('5.1.5', 'BC'),
    clause('5.1.4', 'C'),
    clause('6.2.1.1', 'ABC'),
    clause('6.3.1', 'ABC'),
    clause('7.1.1', 'BC'),
  ],
};

const account = (number: string, state: ClauseState, standard = 'IEC 62304'): ClauseAccount => ({
  ...{
    standard,
    number,
    title: number,
    class: 'B',
    classFrom: 'SWS-1',
    state,
    remark: '',
    waits: false,
    examined: 1,
    findings: 0,
    evidence: [],
  },
});

const accounts = [
  account('4.3', 'judged'),
  account('4.3 a', 'evidence-complete'),
  account('5.1.1', 'evidence-complete'),
  account('5.1.5', 'not-met'),
  account('6.2.1.1', 'open'),
  account('6.3.1', 'open'),
  account('7.1.1', 'not-met', 'ISO 14971'),
];

it('groups clauses by activity, and counts what each class asks and how it stands', () => {
  const found = activitiesOf(pack, accounts).map(({ number, askedAt, states, state }) => [
    number,
    Object.values(askedAt).join(' '),
    states.map((each) => `${each.count} ${each.state} from ${each.first}`).join(', '),
    state,
  ]);
  expect(found).toEqual([
    ['4.3', '2 2 2', '1 judged from 4.3, 1 evidence-complete from 4.3 a', 'complete'],
    ['5.1', '1 2 3', '1 not-met from 5.1.5, 1 evidence-complete from 5.1.1', 'not-met'],
    ['6', '2 2 2', '2 open from 6.2.1.1', 'open'],
    ['7', '0 1 1', '', 'not-asked'],
  ]);
});

it('has each clause once, with its account where it is asked', () => {
  const planning = activitiesOf(pack, accounts).find(({ number }) => number === '5.1');
  expect(planning?.clauses.map(({ clause: { number }, account: found }) => [number, found?.state])).toEqual([
    ['5.1.1', 'evidence-complete'],
    ['5.1.5', 'not-met'],
    ['5.1.4', undefined],
  ]);
});

it('takes each clause of other standards as a part of its first number', () => {
  const iso = { ...pack, standard: 'ISO 14971', clauses: [clause('4.1', 'ABC'), clause('4.2', 'ABC'), clause('6', 'ABC')] };
  expect(activitiesOf(iso, []).map(({ number, clauses }) => [number, clauses.length])).toEqual([
    ['4', 2],
    ['6', 1],
  ]);
});

it('knows which classes the software has', () => {
  const graph = graphOf([item('SWS-1', { 'safety-class': 'C' }), item('SWI-1', { 'part-of': 'SWS-1', 'safety-class': 'A' })]);
  expect(classesIn(graph)).toEqual(['A', 'C']);
});
