import { describe, expect, it } from 'vitest';
import type { Evidence, TestResult } from '../../src/model/evidence.ts';
import { formalResults, latestStanding, standing } from '../../src/model/results.ts';
import { type Fields, graphOf, item, itemOf, place, type Written } from '../build.ts';

const present = '1'.repeat(64);
const other = '2'.repeat(64);
const requirement = (statement = 'The software shall refuse it.') => item('SRS-1', { statement });
const test = (fields: Fields = {}) => item('TC-1', { level: ['system'], verifies: ['SRS-1'], ...fields });
const things = [item('SWS-1', { 'safety-class': 'C' }), requirement(), test()];

/** Content hashes of the case and of what it tests, as they read in some graph. */
function hashes(of: readonly Written[] = things): string[] {
  const graph = graphOf(of);
  return ['TC-1', 'SRS-1'].map((id) => `${id}@${graph.hashOf(itemOf(graph, id)).whole}`);
}

function run(fields: Fields = {}, id = 'RUN-1'): Written {
  const given = { purpose: 'formal', dirty: 'no', 'product-sha256': present, ended: '2026-11-20T09:00:00Z', 'case-hashes': hashes() };
  return item(id, { ...given, ...fields });
}

function result(outcome: TestResult['outcome'] = 'pass', more: Partial<TestResult> = {}): TestResult {
  const procedureHash = hashes()[0]?.split('@')[1] ?? '';
  return { run: 'RUN-1', case: 'TC-1', outcome, flaky: false, procedureHash, place: place('junit.xml', 1), ...more };
}

/** Why the latest formal result of TC-1 does not count; an empty list when it does, undefined without one. */
function doubts(
  written: readonly Written[],
  results: readonly TestResult[] = [result()],
  evidence: Evidence = {},
  people: readonly string[] = [],
) {
  const listed = people.map((name) => ({ name, email: 'x@example.com', roles: [] }));
  const graph = graphOf(written, {
    declared: { people: listed } as never,
    evidence: { results, product: { 'SWS-1': { sha256: present, dirty: false } }, ...evidence },
  });
  return latestStanding(itemOf(graph, 'TC-1'), graph)?.doubts.map(({ about, words }) => `${about}: ${words}`);
}

/** An approval of a thing as it stands in some graph, with the hash of the whole or of a link target, and what it read before. */
function approval(of: string, written: readonly Written[], fields: Fields = {}, part = 'whole', before?: string): Written {
  const graph = graphOf(written);
  const hash = graph.hashOf(itemOf(graph, part === 'whole' ? of : part)).whole;
  const given = { meaning: 'approval', 'signed-at': '2026-11-21T08:00:00Z', covers: [of], statement: 'Approved.', ...fields };
  const rows = [[of, part, hash], ...(before === undefined ? [] : [[of, 'before', before]])];
  return item('APR-1', given, { tables: [[['Thing', 'Part', 'Hash'], ...rows]] });
}

describe('a result counts', () => {
  it('when it passed in a formal run of the present product, and everything reads as it did', () => {
    expect(doubts([...things, run()])).toEqual([]);
  });

  it('when an approved bridge joins the product tested to the present one, for the run or for the case', () => {
    for (const keeps of ['RUN-1', 'TC-1']) {
      const bridge = item('BRG-1', { 'from-product': other, 'to-product': present, keeps: [keeps] });
      const written = [...things, run({ 'product-sha256': other }), bridge];
      expect(doubts([...written, approval('BRG-1', written)])).toEqual([]);
    }
  });

  it('when a disposition of somebody named settles a failure or a retry', () => {
    const disposition = (decision: string, more: Fields = {}) =>
      item('DSP-1', { decision, 'decided-by': 'Ada Example', settles: ['RUN-1/TC-1'], ...more });
    expect(doubts([...things, run(), disposition('flaky')], [result('pass', { flaky: true })])).toEqual([]);
    expect(doubts([...things, run(), disposition('test-defect')], [result('fail')])).toEqual(['outcome: failed in RUN-1']);
    expect(doubts([...things, run(), disposition('flaky', { 'decided-by': 'TBD' })], [result('pass', { flaky: true })])).toHaveLength(1);
    expect(doubts([...things, run(), disposition('flaky', { status: 'draft' })], [result('pass', { flaky: true })])).toHaveLength(1);
  });

  it('when somebody whom dhf.yaml lists accepted a failure, and that is approved', () => {
    const decided = (decision: string) => item('DSP-1', { decision, 'decided-by': 'Ada Example', settles: ['RUN-1/TC-1'] });
    const all = (decision: string) => [...things, run(), decided(decision)];
    const approved = (decision: string) => [...all(decision), approval('DSP-1', all(decision))];
    for (const decision of ['accepted-failure', 'pass-with-exception']) {
      expect(doubts(approved(decision), [result('fail')], {}, ['Ada Example'])).toEqual([]);
      expect(doubts(approved(decision), [result('blocked')], {}, ['Ada Example'])).toEqual([]);
      expect(doubts(all(decision), [result('fail')], {}, ['Ada Example'])).toEqual(['outcome: failed in RUN-1']);
      expect(doubts(approved(decision), [result('fail')], {}, ['Ben Example'])).toEqual(['outcome: failed in RUN-1']);
      expect(doubts(approved(decision), [result('not-run')], {}, ['Ada Example'])).toEqual(['outcome: was left out in RUN-1']);
    }
  });

  it('when a named person recorded after the run that a change makes no difference', () => {
    const changed = [item('SWS-1', { 'safety-class': 'C' }), requirement('The software shall warn.'), test()];
    const noImpact = (fields: Fields = {}) => approval('TC-1', changed, { meaning: 'no-impact', ...fields }, 'SRS-1');
    expect(doubts([...changed, run(), noImpact()])).toEqual([]);
    const before = hashes()[1]?.split('@')[1];
    expect(doubts([...changed, run(), approval('SRS-1', changed, { meaning: 'editorial' }, 'whole', before)])).toEqual([]);
    expect(doubts([...changed, run(), approval('SRS-1', changed, { meaning: 'editorial' }, 'whole', `h1:${'0'.repeat(64)}`)])).toHaveLength(
      1,
    );
    expect(doubts([...changed, run(), noImpact({ 'signed-at': '2026-11-19T08:00:00Z' })])).toHaveLength(1);
    expect(doubts([...changed, run(), approval('SRS-1', changed)])).toHaveLength(1);
    expect(doubts([...changed, run(), approval('SRS-1', things, { meaning: 'editorial' })])).toHaveLength(1);
  });
});

describe('a result does not count, and says why', () => {
  it.each([
    ['another product was tested', run({ 'product-sha256': other }), 'product: was run in RUN-1 on another product than the present one'],
    ['no commit holds what was tested', run({ dirty: 'yes' }), 'product: was run in RUN-1 on files that no commit holds'],
    ['nobody knows whether a commit does', run({ dirty: undefined }), 'product: was run in RUN-1 on files that no commit holds'],
  ])('when %s', (_why, written, expected) => {
    expect(doubts([...things, written])).toEqual([expected]);
  });

  it('when the bridge is not approved, leads elsewhere or keeps something else', () => {
    const written = [...things, run({ 'product-sha256': other })];
    const bridge = (fields: Fields = {}) => item('BRG-1', { 'from-product': other, 'to-product': present, keeps: ['RUN-1'], ...fields });
    expect(doubts([...written, bridge()])).toHaveLength(1);
    for (const wrong of [bridge({ 'to-product': '3'.repeat(64) }), bridge({ 'from-product': present }), bridge({ keeps: [] })]) {
      expect(doubts([...written, wrong, approval('BRG-1', [...written, wrong])])).toHaveLength(1);
    }
  });

  it('when the present product is not known', () => {
    expect(doubts([...things, run()], undefined, { product: {} })).toEqual([
      'product: was run in RUN-1, of whose product the present state is not known',
    ]);
  });

  it('when there are several software systems and the run names none', () => {
    const second = item('SWS-2', { 'safety-class': 'A' });
    expect(doubts([...things, second, run()])).toHaveLength(1);
    expect(doubts([...things, second, run({ system: 'SWS-1' })])).toEqual([]);
  });

  it('when the case or what it tests has changed', () => {
    const system = item('SWS-1', { 'safety-class': 'C' });
    expect(doubts([system, requirement('The software shall warn.'), test(), run()])).toEqual([
      'content: was run in RUN-1, and SRS-1 has changed since',
    ]);
    expect(doubts([system, requirement('The software shall warn.'), test({ input: 'One step more.' }), run()])).toEqual([
      'content: was run in RUN-1, and it and SRS-1 have changed since',
    ]);
  });

  it('when it did not pass, or only when tried again', () => {
    const said = (outcome: TestResult['outcome'], more: Partial<TestResult> = {}) => doubts([...things, run()], [result(outcome, more)]);
    expect(said('fail')).toEqual(['outcome: failed in RUN-1']);
    expect(said('blocked')).toEqual(['outcome: was blocked in RUN-1']);
    expect(said('invalid')).toEqual(['outcome: gave no valid result in RUN-1']);
    expect(said('pass', { flaky: true })).toEqual(['outcome: passed in RUN-1 only when tried again']);
  });
});

it('a result of a development run or of a draft says so', () => {
  const said = (fields: Fields) => {
    const graph = graphOf([...things, run(fields)], {
      evidence: { results: [result()], product: { 'SWS-1': { sha256: present, dirty: false } } },
    });
    return standing(itemOf(graph, 'RUN-1/TC-1'), graph).doubts.map(({ words }) => words);
  };
  expect(said({ purpose: 'development' })).toEqual(['was run in RUN-1, which is no formal run']);
  expect(said({ status: 'draft' })).toEqual(['was run in RUN-1, which is still a draft']);
});

describe('of several results', () => {
  const later = run({ ended: '2026-11-21T09:00:00Z' }, 'RUN-2');

  it('those of one case in one run are one, the worst', () => {
    expect(doubts([...things, run()], [result(), result('fail', { place: place('junit.xml', 2) }), result()])).toEqual([
      'outcome: failed in RUN-1',
    ]);
    expect(doubts([...things, run()], [result(), result()])).toEqual([]);
  });

  it('the latest formal run speaks; an earlier failure stays a result', () => {
    const results = [result('fail'), result('pass', { run: 'RUN-2' })];
    expect(doubts([...things, run(), later], results)).toEqual([]);
    const graph = graphOf([...things, run(), later], { evidence: { results } });
    expect(formalResults(itemOf(graph, 'TC-1'), graph).map(({ id }) => id)).toEqual(['RUN-2/TC-1', 'RUN-1/TC-1']);
  });

  it('those of development runs and drafts count for nothing', () => {
    expect(doubts([...things, run({ purpose: 'development' })])).toBeUndefined();
    expect(doubts([...things, run({ status: 'draft' })])).toBeUndefined();
    expect(
      doubts(
        [...things, run(), run({ purpose: 'development', ended: '2026-11-22T09:00:00Z' }, 'RUN-2')],
        [result(), result('fail', { run: 'RUN-2' })],
      ),
    ).toEqual([]);
  });
});
