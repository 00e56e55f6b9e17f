import { expect, it } from 'vitest';
import { check } from '../../../../src/check/check.ts';
import { reviewed } from '../../../../src/check/packs/iec-62304/reviews.ts';
import { defineRule } from '../../../../src/check/rule.ts';
import { approvalOf, type Fields, graphOf, item, type Written } from '../../../build.ts';

const pack = {
  name: 'iec-62304',
  standard: 'IEC 62304',
  edition: '1.1',
  rules: [
    defineRule({
      id: 'requirements-are-reviewed',
      clause: '5.2.6',
      classes: ['A', 'B', 'C'],
      severity: { draft: 'info', release: 'error' },
      expect: reviewed(
        { kinds: ['software-requirement'] },
        {
          kind: 'requirements',
          clause: '5.2.6',
          points: ['a', 'b'],
        },
      ),
    }),
  ],
};

/** How many requirements were looked at, and what is said of which item. */
function found(written: readonly Written[]) {
  const { diagnostics, rules } = check(graphOf(written), [pack], { stage: 'draft', asOf: '2026-11-22' });
  return { examined: rules[0]?.examined, said: diagnostics.map((each) => `${each.item} ${each.message}`) };
}

const system = item('SWS-1', { 'safety-class': 'A' });
const requirement = (id: string, statement = `The software shall do what ${id} says.`) => item(id, { statement });
const review = (id: string, covers: readonly string[], answers: readonly string[], fields: Fields = {}) =>
  item(id, { 'review-kind': 'requirements', 'held-on': '2026-04-13', covers, answers, ...fields });

const [one, two] = [requirement('SRS-1'), requirement('SRS-2')];

it('a requirement that an approved review covers and that answers every point is reviewed', () => {
  const written = [system, one, two, review('REV-1', ['SRS-1', 'SRS-2'], ['a: yes', 'b: yes'])];
  expect(found([...written, approvalOf(['REV-1'], written)])).toEqual({ examined: 2, said: [] });
});

it('several reviews answer the points together', () => {
  const written = [system, one, review('REV-1', ['SRS-1'], ['a: yes']), review('REV-2', ['SRS-1'], ['IEC 62304 5.2.6 B: yes'])];
  expect(found([...written, approvalOf(['REV-1', 'REV-2'], written)]).said).toEqual([]);
});

it('what a review lacks is told once, whatever the number of requirements', () => {
  const written = [system, one, two, review('REV-1', ['SRS-1', 'SRS-2'], ['a: yes', 'b: TBD'])];
  expect(found([...written, approvalOf(['REV-1'], written)])).toEqual({
    examined: 2,
    said: ['REV-1 REV-1, the review of SRS-1 and SRS-2, does not answer 5.2.6 b'],
  });
  expect(found(written).said).toEqual(['REV-1 SRS-1 and SRS-2 have no requirements review that counts; REV-1 is not approved']);
});

it('a requirement beside a review is told by itself, and all of them once while there is no review', () => {
  expect(found([system, one, two]).said).toEqual(['SRS-1 No requirements review covers SRS-1 and SRS-2']);
  const written = [system, one, two, review('REV-1', ['SRS-1'], ['a: yes', 'b: yes'])];
  expect(found([...written, approvalOf(['REV-1'], written)]).said).toEqual(['SRS-2 No requirements review covers SRS-2']);
});

it('a link that leads nowhere may have meant what is not covered, and is told by itself', () => {
  const written = [system, one, two, review('REV-1', ['SRS-1', 'SRS-22'], ['a: yes', 'b: yes'])];
  expect(found([...written, approvalOf(['REV-1'], written)]).said).toEqual([]);
});

it('a requirement that changed since is told by the link that is not fresh; a newer review of it counts', () => {
  const before = [system, one, review('REV-1', ['SRS-1'], ['a: yes', 'b: yes'])];
  const changed = [
    system,
    requirement('SRS-1', 'The software shall do something else.'),
    ...before.slice(2),
    approvalOf(['REV-1'], before),
  ];
  expect(found(changed).said).toEqual([]);
  const again = [...changed, review('REV-2', ['SRS-1'], ['a: yes'], { 'held-on': '2026-05-04' })];
  expect(found([...again, approvalOf(['REV-2'], again, {}, 'APR-2')]).said).toEqual([
    'REV-2 REV-2, the review of SRS-1, does not answer 5.2.6 b',
  ]);
});

it('a draft, a rejecting review and one of another kind count for nothing', () => {
  for (const [fields, why] of [
    [{ status: 'draft' }, 'SRS-1 has no requirements review that counts; REV-1 is still a draft'],
    [{ outcome: 'rejected' }, 'SRS-1 has no requirements review that counts; REV-1 rejected what it looked at'],
    [{ 'review-kind': 'risk' }, 'No requirements review covers SRS-1'],
  ] as const) {
    const written = [system, one, review('REV-1', ['SRS-1'], ['a: yes', 'b: yes'], fields)];
    expect(found([...written, approvalOf(['REV-1'], written)]).said.map((each) => each.replace(/^\S+ /, ''))).toEqual([why]);
  }
});

it('a review that rejects stands against those before it, until a later one accepts', () => {
  const accepted = review('REV-1', ['SRS-1'], ['a: yes', 'b: yes']);
  const rejected = (heldOn: string, fields: Fields = {}) =>
    review('REV-2', ['SRS-1'], ['a: yes', 'b: yes'], { 'held-on': heldOn, outcome: 'rejected', ...fields });
  const said = (...reviews: readonly Written[]) => {
    const written = [system, one, ...reviews];
    return found([
      ...written,
      approvalOf(
        reviews.map((each) => each.item?.id.text ?? ''),
        written,
      ),
    ]).said;
  };
  const refused = ['REV-2 SRS-1 has no requirements review that counts; REV-2 rejected what it looked at'];
  expect(said(accepted, rejected('2026-04-14'))).toEqual(refused);
  expect(said(accepted, rejected('2026-04-13'))).toEqual(refused);
  expect(said(accepted, rejected('2026-04-12'))).toEqual([]);
  expect(said(accepted, rejected('2026-04-14'), review('REV-3', ['SRS-1'], ['a: yes', 'b: yes'], { 'held-on': '2026-04-15' }))).toEqual([]);
  expect(said(accepted, rejected('2026-04-14', { status: 'draft' }))).toEqual([]);
});

it.each([
  'no',
  'No.',
  'no, SRS-1 says two things',
  'nein',
  'not met',
  'is not yet shown',
  'fails for SRS-1',
  'failed: see minutes',
  'open',
  'nicht erfüllt',
])('the answer “%s” says that a point is not met', (words) => {
  const written = [system, one, review('REV-1', ['SRS-1'], ['a: yes', `b: ${words}`])];
  expect(found([...written, approvalOf(['REV-1'], written)]).said).toEqual([
    `REV-1 REV-1, the review of SRS-1, answers 5.2.6 b with “${words}”, so it is not met`,
  ]);
});

it.each([
  'yes',
  'no contradictions were found',
  'not ambiguous',
  'none',
  'no two of them contradict',
  'nothing was found',
  'keine Widersprüche',
  'openly stated',
  'fails safe on all inputs',
  'notes are in the minutes',
])('the answer “%s” says that a point is met', (words) => {
  const written = [system, one, review('REV-1', ['SRS-1'], ['a: yes', `b: ${words}`])];
  expect(found([...written, approvalOf(['REV-1'], written)]).said).toEqual([]);
});

it('of two reviews that speak of a point the later has the word', () => {
  const written = [
    system,
    one,
    review('REV-1', ['SRS-1'], ['a: yes', 'b: no'], { 'held-on': '2026-04-10' }),
    review('REV-2', ['SRS-1'], ['b: mended since'], { 'held-on': '2026-04-12' }),
  ];
  expect(found([...written, approvalOf(['REV-1', 'REV-2'], written)]).said).toEqual([]);
});
