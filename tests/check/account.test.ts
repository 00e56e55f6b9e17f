import { describe, expect, it } from 'vitest';
import type { ClauseAccount } from '../../src/check/account.ts';
import { check } from '../../src/check/check.ts';
import { every } from '../../src/check/expect.ts';
import type { Clause } from '../../src/check/packs/clause.ts';
import { packs } from '../../src/check/packs/index.ts';
import { phaseOfClause, phases } from '../../src/check/phase.ts';
import { gateResults, releaseGates } from '../../src/check/release-gates.ts';
import { defineRule, type Pack, type Rule } from '../../src/check/rule.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { lineStart } from '../../src/model/place.ts';
import { approvalOf, document, graphOf, item, type Written } from '../build.ts';

const named: Clause = { number: '5.4.2', title: 'Design units', classes: ['B', 'C'], classes2006: ['C'] };

function pack(clause: Partial<Clause>, rules: readonly Rule[], more: readonly Clause[] = []): Pack {
  return { name: 'test', standard: 'IEC 62304', edition: '1.1', clauses: [{ ...named, ...clause }, ...more], rules };
}

/** Finds each unit without a statement. */
function stated(parts: Partial<Rule> = {}): Rule {
  return defineRule({
    id: 'unit-is-stated',
    clause: '5.4.2',
    severity: { draft: 'warning', release: 'error' },
    expect: every('software-unit').answers('statement'),
    message: ({ item: unit }) => `${unit.id} says nothing`,
    ...parts,
  });
}

const system = item('SWS-1', { 'safety-class': 'B' });
const good = item('SWU-1', { 'part-of': 'SWS-1', statement: 'It holds the rate.' });
const bare = item('SWU-2', { 'part-of': 'SWS-1' });

function accounts(written: readonly Written[], judging: Pack, stage: 'draft' | 'release' = 'draft', evidence: Evidence = {}) {
  return check(graphOf(written, { evidence }), [judging], { stage, asOf: '2026-11-22' });
}

function only(written: readonly Written[], judging: Pack): ClauseAccount | undefined {
  return accounts(written, judging).clauses[0];
}

describe('a clause', () => {
  it('is not met while a finding stands, and says the first', () => {
    expect(only([system, good, bare], pack({}, [stated()]))).toMatchObject({
      state: 'not-met',
      remark: '1 finding, the first: SWU-2 says nothing',
      examined: 2,
      findings: 1,
      class: 'B',
      classFrom: 'SWS-1',
    });
  });

  it('has its evidence complete once something was looked at and nothing is missing', () => {
    expect(only([system, good], pack({}, [stated()]))?.state).toBe('evidence-complete');
  });

  it('is open while nothing was looked at, whatever no rule found', () => {
    expect(only([system], pack({}, [stated()]))).toMatchObject({ state: 'open', examined: 0 });
    expect(only([system, good], pack({}, []))?.state).toBe('open');
    expect(only([system, good], pack({}, [stated({ severity: { draft: 'off', release: 'error' } })]))?.state).toBe('open');
  });

  it('is open while something is wrong that is told at release alone, and says so', () => {
    const late = stated({
      id: 'unit-is-stated-at-last',
      expect: every('software-unit').answers('statement'),
      severity: { draft: 'off', release: 'error' },
    });
    const named = stated({ expect: every('software-unit').answers('part-of') });
    expect(accounts([system, good, bare], pack({}, [named, late]))).toMatchObject({
      diagnostics: [],
      clauses: [{ state: 'open', remark: 'judged at release; by then, 1 thing to do, the first: SWU-2 says nothing', findings: 0 }],
    });
    expect(only([system, good], pack({}, [named, late]))?.state).toBe('evidence-complete');
    expect(accounts([system, good, bare], pack({}, [named, late]), 'release').clauses[0]?.state).toBe('not-met');
  });

  it('is open while evidence is waited for, which no release note repeats', () => {
    const { clauses, notJudged } = accounts(
      [system, good],
      pack({}, [stated(), stated({ id: 'unit-ran', needs: ['results'] })]),
      'release',
    );
    expect(clauses[0]).toMatchObject({ state: 'open', waits: true });
    expect(notJudged.map(({ what }) => what)).toEqual(['results of tests']);
  });

  const statement = (fields = {}) => item('STM-1', { about: 'soup', 'stated-by': 'Software Lead', 'stated-on': '2026-11-20', ...fields });
  const nothing = pack({ none: 'soup' }, []);
  const approved = (...written: readonly Written[]) => only([...written, approvalOf(['STM-1'], written)], nothing);

  it('is closed by a finished and approved statement that there is nothing, about the right thing', () => {
    expect(approved(system, statement())).toMatchObject({ state: 'evidence-complete', evidence: ['STM-1'] });
    expect(approved(system, statement({ about: 'problems' }))?.state).toBe('open');
    expect(approved(system, statement({ status: 'draft' }))?.state).toBe('open');
    expect(approved(system, statement(), item('SOUP-1'))?.state).toBe('open');
  });

  it.each([
    ['is not approved', () => only([system, statement()], nothing), 'STM-1 is not approved'],
    ['says no day', () => approved(system, statement({ 'stated-on': 'in spring' })), 'STM-1 does not say on which day it was so'],
    [
      'speaks of a day to come',
      () => approved(system, statement({ 'stated-on': '2026-12-24' })),
      'STM-1 speaks of 2026-12-24, which is still to come',
    ],
    ['names what is not there', () => approved(system, statement({ for: 'SWS-9' })), 'STM-1 names something that is not there'],
    [
      'speaks of one of two systems',
      () => approved(system, item('SWS-2', { 'safety-class': 'C' }), statement({ for: 'SWS-1' })),
      'STM-1 does not speak of SWS-2',
    ],
  ])('stays open where the statement %s, and says so', (_, account, doubt) => {
    expect(account()).toMatchObject({ state: 'open', remark: `nothing was looked at; ${doubt}`, evidence: [] });
  });

  it('is closed by a statement of each system at which it is asked, and by one of them all', () => {
    const other = item('SWS-2', { 'safety-class': 'A' });
    expect(approved(system, other, statement({ for: 'SWS-1' }))?.state).toBe('evidence-complete');
    expect(approved(system, item('SWS-2', { 'safety-class': 'C' }), statement())?.state).toBe('evidence-complete');
  });

  it('that asks for judgement is open until a person’s approval of the record is current', () => {
    const asked = pack({ people: 'Enough detail.', judgedIn: { review: 'detailed-design' } }, [stated()]);
    const review = item('REV-1', { 'review-kind': 'detailed-design', outcome: 'accepted' });
    const now = [system, good, review];
    const approval = approvalOf(['REV-1'], now, { signer: 'Ada Example', role: 'quality' });
    expect(only(now, asked)?.state).toBe('open');
    expect(only([...now, approval], asked)).toMatchObject({
      state: 'judged',
      judgement: { by: 'Ada Example', role: 'quality', on: '2026-11-20', approval: 'APR-1', of: 'REV-1' },
    });
    const changed = item('REV-1', { 'review-kind': 'detailed-design', outcome: 'accepted-with-actions' });
    expect(only([system, good, changed, approval], asked)?.state).toBe('open');
  });

  it('that asks for judgement of items asks none of drafts and of change requests that were rejected', () => {
    const asked = pack({ people: 'What is told to whom.', judgedIn: { items: 'change-request' } }, [stated()]);
    const [first, second] = [item('CR-1', { title: 'Bound the line' }), item('CR-2', { title: 'Round to the nearest' })];
    const approval = approvalOf(['CR-1'], [system, good, first], { signer: 'Ada Example', role: 'quality' });
    expect(only([system, good, first, second, approval], asked)?.state).toBe('open');
    const others = [item('CR-2', { status: 'draft' }), item('CR-3', { 'rejected-because': 'It takes a control away.' })];
    expect(only([system, good, first, ...others, approval], asked)).toMatchObject({ state: 'judged', judgement: { of: 'CR-1' } });
    expect(only([system, good, ...others.slice(1)], asked)?.state).toBe('evidence-complete');
    expect(only([system, good, ...others], asked)?.state).toBe('open');
  });

  it('that documents claim names them, drafts left out', () => {
    const section = [{ heading: 'Design', claims: ['IEC 62304 5.4.2'], words: 'How.' }];
    const documents = [document('SDP-1', {}, { sections: section }), document('SDP-2', { status: 'draft' }, { sections: section })];
    expect(only([system, good, ...documents], pack({}, [stated()]))?.evidence).toEqual(['SDP-1']);
  });

  it('stands as a deviation while somebody accepts that it is not met, and does not apply where a justification says so', () => {
    const deviation = item('JUS-1', { claim: 'deviation', justifies: 'IEC 62304 5.4.2', scope: 'SWU-2', expires: '2027-01-31' });
    const { clauses, diagnostics, justified } = accounts([system, good, bare, deviation], pack({}, [stated()]));
    expect(clauses[0]).toMatchObject({ state: 'deviation', evidence: ['JUS-1'] });
    expect([diagnostics, justified.map(({ by, claim }) => [by, claim])]).toEqual([[], [['JUS-1', 'deviation']]]);
    const off = item('JUS-1', { claim: 'not-applicable', justifies: 'IEC 62304 5.4.2', scope: 'SWU-2' });
    expect(only([system, bare, off], pack({ conditional: true }, [stated()]))?.state).toBe('not-applicable');
    expect(only([system, bare, off], pack({}, [stated()]))?.state).toBe('not-met');
  });

  it('with nothing to look at is closed by a justification that it does not apply, and by nobody going an optional way', () => {
    const off = item('JUS-1', { claim: 'not-applicable', justifies: 'IEC 62304 5.4.2', scope: 'system' });
    expect(only([system, off], pack({ conditional: true }, [stated()]))).toMatchObject({ state: 'not-applicable', evidence: ['JUS-1'] });
    expect(only([system, off], pack({}, [stated()]))?.state).toBe('open');
    expect(only([system], pack({ optional: 'Nobody takes it.' }, [stated()]))).toMatchObject({
      state: 'not-applicable',
      remark: 'Nobody takes it.',
    });
  });

  it('that sums up others stands as the worst of them', () => {
    const sum: Clause = { ...named, number: '5.8.1', title: 'Complete', sumsUp: ['5.4.2'] };
    const states = (written: readonly Written[]) => accounts(written, pack({}, [stated()], [sum])).clauses.map(({ state }) => state);
    expect(states([system, good])).toEqual(['evidence-complete', 'evidence-complete']);
    expect(states([system, good, bare])).toEqual(['not-met', 'not-met']);
  });

  it('is left out where no class here asks for it, and where it was removed', () => {
    const atA = item('SWS-1', { 'safety-class': 'A' });
    expect(accounts([atA], pack({}, [stated()])).clauses).toEqual([]);
    expect(accounts([system], pack({ removed: true }, [stated()])).clauses).toEqual([]);
  });

  it('keeps the verdict of a release open while it is open', () => {
    const { verdict, notJudged } = accounts([system], pack({}, [stated()]), 'release');
    expect([verdict, notJudged.map(({ what }) => what)]).toEqual(['could-not-judge', ['IEC 62304 5.4.2']]);
    expect(accounts([system, good], pack({}, [stated()]), 'release').verdict).toBe('no-blocking-findings');
  });
});

describe('the gates of a release', () => {
  const account = (number: string, state: ClauseAccount['state']): ClauseAccount => ({
    standard: 'IEC 62304',
    number,
    title: '',
    class: 'C',
    classFrom: 'SWS-1',
    state,
    remark: '',
    waits: false,
    examined: 1,
    findings: 0,
    evidence: [],
  });
  const gate = (id: string, ...clauses: readonly ClauseAccount[]) => gateResults(clauses, [], []).find((each) => each.id === id);

  it('are twenty, in order, and name clauses that there are', () => {
    expect(releaseGates.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => `G${at + 1}`));
    const known = packs.flatMap(({ standard, clauses = [] }) =>
      clauses.filter(({ removed }) => !removed).map(({ number }) => `${standard} ${number}`),
    );
    const ids = packs.flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(releaseGates.flatMap(({ clauses }) => clauses).filter((name) => name.startsWith('IEC') && !known.includes(name))).toEqual([]);
    expect(releaseGates.flatMap(({ rules = [] }) => rules).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('keep verification (5.8.1) and planned work (5.8.6) apart', () => {
    const results = gateResults([account('5.8.1', 'not-met'), account('5.8.6', 'evidence-complete')], [], []);
    expect(results.filter(({ state }) => state === 'not-passed').map(({ id }) => id)).toEqual(['G20']);
    expect(results.filter(({ state }) => state === 'passed').map(({ id }) => id)).toEqual(['G17']);
  });

  it('do not pass for one clause that is not met, stay open for one that is open, and count deviations', () => {
    expect(gate('G5', account('5.4.2', 'not-met'), account('5.4.3', 'open'))).toMatchObject({
      state: 'not-passed',
      because: ['IEC 62304 5.4.2'],
    });
    expect(gate('G5', account('5.4.2', 'judged'), account('5.4.3', 'open'))).toMatchObject({ state: 'open', because: ['IEC 62304 5.4.3'] });
    expect(gate('G5', account('5.4.2', 'judged'), account('5.4.3', 'deviation'))).toMatchObject({ state: 'with-deviations' });
    expect(gate('G5', account('5.4.2', 'judged'), account('5.4.3', 'not-applicable'))?.state).toBe('passed');
    expect(gate('G5')?.state).toBe('not-asked');
  });

  it('stay open while one of their rules only hints at something, or speaks at release alone', () => {
    const finding: Diagnostic = {
      rule: 'link-is-fresh',
      severity: 'info',
      message: '',
      place: lineStart('a.md'),
      related: [],
      url: '',
    };
    const g12 = (found: readonly Diagnostic[], held: readonly Diagnostic[]) =>
      gateResults([account('5.7.3', 'judged')], found, held).find(({ id }) => id === 'G12');
    expect(g12([], [])?.state).toBe('passed');
    expect(g12([finding], [])).toMatchObject({ state: 'open', because: ['link-is-fresh'] });
    expect(g12([], [finding])).toMatchObject({ state: 'open', because: ['link-is-fresh'] });
    expect(g12([{ ...finding, severity: 'warning' }], [])).toMatchObject({ state: 'not-passed', because: ['link-is-fresh'] });
  });
});

describe('the first phase of a clause', () => {
  it.each([
    ['IEC 62304 5.2.1', 'requirements'],
    ['IEC 62304 5.3.5', 'architecture'],
    ['IEC 62304 4.3 d', 'architecture'],
    ['IEC 62304 4.3 a', 'requirements'],
    ['IEC 62304 5.4.2', 'design'],
    ['IEC 62304 5.5.1', 'implementation'],
    ['IEC 62304 5.1.10', 'implementation'],
    ['IEC 62304 5.1.1', 'requirements'],
    ['IEC 62304 5.7.4', 'verification'],
    ['IEC 62304 5.8.2', 'release'],
    [undefined, 'requirements'],
  ])('%s is %s', (clause, phase) => {
    expect(phases).toContain(phase);
    expect(phaseOfClause(clause)).toBe(phase);
  });
});
