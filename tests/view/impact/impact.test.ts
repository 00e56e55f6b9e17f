import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import type { Declared } from '../../../src/model/declared.ts';
import { differenceOf } from '../../../src/view/difference.ts';
import { impactOf } from '../../../src/view/impact.ts';
import { snapshotOf } from '../../../src/view/snapshot.ts';
import { approvalOf, document, type Fields, graphOf, item, place, type Written } from '../../build.ts';
import { lines } from './script.ts';

const people: Declared = {
  product: { name: 'Test', manufacturer: 'Example Devices Ltd' },
  systems: {},
  git: { 'release-tag': 'v{version}' },
  people: [{ name: 'Ada Example', email: 'ada@example.com', roles: ['risk-manager', 'quality'] }],
  signatures: { required: [] },
  wording: { shall: [], vague: [] },
  'not-in-scope': [],
  placeOf: () => place('dhf.yaml', 1),
};

function impact(before: readonly Written[], after: readonly Written[], declared?: Declared): readonly string[] {
  const [old, now] = [before, after].map((written) => graphOf(written, declared === undefined ? {} : { declared }));
  if (old === undefined || now === undefined) throw new Error('two graphs were to be made');
  const [one, other] = [old, now].map((graph) => {
    const judgement = check(graph, [], { stage: 'draft', asOf: '2026-11-22' });
    const counts = { items: 0, links: 0, errors: 0, warnings: 0, infos: 0, deviations: 0, open: 0 };
    const said = { tool: 'dhf 0', product: 'Test', version: '1.0', prefix: '', packs: [], gate: null, counts } as const;
    return snapshotOf({ ...judgement, ...said, graph, asOf: { date: '2026-11-22', from: 'flag' } });
  });
  if (one === undefined || other === undefined) throw new Error('two snapshots were to be made');
  return lines(impactOf(differenceOf(one, other), now, old));
}

/** With things of some IDs taken for others, or taken out. */
function having(written: readonly Written[], changed: Readonly<Record<string, Written | undefined>>): readonly Written[] {
  return written.flatMap((each) => {
    const id = each.item?.id.text ?? each.document?.id.text ?? '';
    return Object.hasOwn(changed, id) ? (changed[id] ?? []) : [each];
  });
}

const requirement = (fields: Fields = {}, id = 'SRS-1') => item(id, { 'derives-from': 'SYS-1', statement: 'It shall stop.', ...fields });
const base = [item('SYS-1', { statement: 'The device stops.' }), requirement()];
const approved = [...base, approvalOf(['SYS-1', 'SRS-1'], base, { role: 'quality' })];
const moved = { 'SYS-1': item('SYS-1', { statement: 'The device halts.' }) };

describe('impact', () => {
  it('goes one step: what links to what moved is looked at, and what links to that only when it changes itself', () => {
    const plan = [...base, item('TC-1', { verifies: 'SRS-1' })];
    const all = [...plan, approvalOf(['SYS-1', 'SRS-1', 'TC-1'], plan, { role: 'quality' })];
    const first = ['approve SYS-1 (quality): SYS-1 [statement]', 'review SRS-1 (author): SYS-1 [statement] <- SRS-1 derives-from SYS-1'];
    expect(impact(all, having(all, moved))).toEqual(first);
    expect(impact(all, having(all, { ...moved, 'SRS-1': requirement({ statement: 'It shall halt.' }) }))).toEqual([
      'approve SRS-1 (quality): SRS-1 [statement]',
      ...first,
      'review TC-1 (author): SRS-1 [statement] <- TC-1 verifies SRS-1',
    ]);
  });

  it('asks for nothing that was never approved or run', () => {
    expect(impact(base, having(base, moved))).toEqual([]);
  });

  it('follows a new number to the same thing', () => {
    const now = (statement: string) => item('SYS-2', { title: 'Title of SYS-1', statement, 'former-ids': 'SYS-1' });
    expect(impact(approved, having(approved, { 'SYS-1': now('The device stops.') }))).toEqual([]);
    expect(impact(approved, having(approved, { 'SYS-1': now('The device halts.') }))).toEqual([
      'approve SYS-2 (quality): SYS-2 [statement]',
      'review SRS-1 (author): SYS-2 [statement] <- SRS-1 derives-from SYS-2',
    ]);
  });

  it('asks for what a record answered that is gone, or no record any more', () => {
    const changed = having(approved, moved);
    const answer = approvalOf(['SRS-1'], changed, { meaning: 'no-impact', 'signed-at': '2026-11-21T08:00:00Z' }, 'APR-2');
    const asked = ['review SRS-1 (author): APR-2'];
    expect(impact([...changed, answer], [...changed, answer])).toEqual([]);
    expect(impact([...changed, answer], changed)).toEqual(asked);
    const draft = approvalOf(['SRS-1'], changed, { meaning: 'no-impact', 'signed-at': '2026-11-21T08:00:00Z', status: 'draft' }, 'APR-2');
    expect(impact([...changed, answer], [...changed, draft])).toEqual(asked);
    expect(impact(approved, base)).toEqual(['approve SRS-1 (quality): APR-1', 'approve SYS-1 (quality): APR-1']);
  });

  it('names the role that the register plans, else that of who did it, else the owner', () => {
    const doc = (statement: string) =>
      document('SRD-1', { owner: 'Ben' }, { items: [requirement({ statement, 'derives-from': undefined })] });
    const plan = item('DEL-1', { 'produced-as': 'SRD-1', 'author-role': 'software-lead', 'approver-role': 'head' });
    const roles = (more: readonly Written[], role?: string) => {
      const before = [doc('It shall stop.'), item('TC-1', { verifies: 'SRS-1', owner: 'Ada Example' }), ...more];
      const after = [doc('It shall halt.'), ...before.slice(1)];
      const record = approvalOf(['SRD-1', 'TC-1'], before, role === undefined ? {} : { role });
      return impact([...before, record], [...after, record], people).map((line) => line.replace(/:.*/, ''));
    };
    expect(roles([plan], 'head')).toEqual(['approve SRD-1 (head)', 'review TC-1 (risk-manager)']);
    expect(roles([], 'quality')).toEqual(['approve SRD-1 (quality)', 'review TC-1 (risk-manager)']);
    expect(roles([])).toEqual(['approve SRD-1 (Ben)', 'review TC-1 (risk-manager)']);
  });

  it('asks for a class that no longer reaches what a risk demands', () => {
    const risk = (acceptable: string, id = 'RISK-1') =>
      item(id, { assesses: 'HS-1', 'external-severity': 'S3', 'external-probability': 'P3', 'external-acceptable': acceptable });
    const scales = document(
      'RMP-1',
      { kind: 'risk-management-plan' },
      {
        sections: [
          {
            heading: 'Scales',
            claims: ['ISO 14971 4.4 d'],
            tables: [
              [
                ['Severity', 'Meaning', 'Harm'],
                ['S3', 'death', 'serious'],
              ],
            ],
          },
        ],
      },
    );
    const plan = (acceptable: string, safetyClass: string) => [
      scales,
      item('SWS-1', { 'safety-class': safetyClass, considers: 'HS-1' }),
      item('HS-1', { 'software-involved': 'yes' }),
      risk(acceptable),
    ];
    const way = 'RISK-1 [external-acceptable] <- SWS-1 considers HS-1, RISK-1 assesses HS-1';
    expect(impact(plan('yes', 'B'), plan('no', 'B'))).toEqual([`decide SWS-1 (author): ${way}`]);
    expect(impact(plan('yes', 'C'), plan('no', 'C'))).toEqual([]);
    expect(impact(plan('no', 'B'), plan('no', 'B'))).toEqual([]);
  });

  it('asks whether what is left of a problem is still acceptable, in the latest release alone', () => {
    const report = (id: string, release: string) =>
      item(id, { affects: 'HS-1', 'residual-in': release, 'residual-acceptable': 'yes', 'residual-judged-by': 'Ada Example' });
    const plan = (sequence: string) => [
      item('REL-1', { 'released-on': '2026-01-10' }),
      item('REL-2', { 'released-on': '2026-06-10' }),
      item('HS-1', { 'sequence-of-events': sequence }),
      report('PRB-1', 'REL-1'),
      report('PRB-2', 'REL-2'),
    ];
    expect(impact(plan('It stops.'), plan('It halts.'), people)).toEqual([
      'decide PRB-2 (risk-manager): HS-1 [sequence-of-events] <- PRB-2 affects HS-1',
    ]);
  });
});
