import { describe, expect, it } from 'vitest';
import type { Commit } from '../../src/model/evidence.ts';
import { changesShown, closureDay, releaseAfter } from '../../src/view/changes.ts';
import { type Fields, graphOf, item, itemOf, type Written } from '../build.ts';

const commit = (at: string, requests: readonly string[] = ['CR-1']): Commit => ({
  hash: at.replace(/\D/g, '').padEnd(40, '0'),
  at,
  author: 'Ada Example',
  subject: 'Change it',
  paths: ['src/a.rs'],
  requests,
});
const approval = item('APR-1', { covers: ['CR-1'], meaning: 'approval', signer: 'Quin Example', 'signed-at': '2026-03-02T09:00:00Z' });

function shown(fields: Fields, others: readonly Written[] = [], commits?: readonly Commit[]) {
  const history = commits && { head: 'c0ffee', commits, tags: [], changed: {}, files: {}, removed: [] };
  const graph = graphOf([item('CR-1', fields), item('SRS-1'), ...others], { evidence: { history } });
  const [change] = changesShown(graph);
  if (change === undefined) throw new Error('the change request is not shown');
  return change;
}

describe('a change request', () => {
  it('has come as far as its records say', () => {
    const states = [
      shown({}),
      shown({}, [approval]),
      shown({ commits: ['0123456'] }, [approval]),
      shown({}, [approval], [commit('2026-03-03T09:00:00Z')]),
      shown({ 'closed-on': '2026-03-09' }, [approval]),
      shown({ 'closed-on': '2026-03-09', 'rejected-because': 'It helps nobody.' }),
    ];
    expect(states.map(({ state }) => state)).toEqual(['raised', 'approved', 'carried-out', 'carried-out', 'closed', 'rejected']);
  });

  it('was approved first where its first commit is younger; without commits its closure counts, and without both nobody can tell', () => {
    const made = (...at: readonly string[]) => at.map((each) => commit(each));
    const first = [
      shown({}, [approval], made('2026-03-04T09:00:00Z', '2026-03-03T09:00:00Z')),
      shown({}, [approval], made('2026-03-04T09:00:00Z', '2026-03-01T09:00:00Z')),
      shown({ 'closed-on': '2026-03-01' }, [approval]),
      shown({}, [approval]),
      shown({ 'closed-on': '2026-03-09' }),
    ];
    expect(first.map(({ isApprovedFirst }) => isApprovedFirst)).toEqual([true, false, false, undefined, undefined]);
    expect(first[1]?.gaps).toContain('approved-late');
  });

  it('tells what its loop still misses', () => {
    const told = item('COM-1', { about: ['CR-1'] });
    const run = item('RUN-1', { purpose: 'formal', 'under-change': 'CR-1' });
    const commits = [commit('2026-03-03T09:00:00Z')];
    expect(shown({}).gaps).toEqual(['not-approved', 'not-closed']);
    expect(shown({ communication: 'needed' }, [approval], commits).gaps).toEqual(['not-verified', 'not-closed', 'not-communicated']);
    expect(shown({ communication: 'needed', 'closed-on': '2026-03-09' }, [approval, told, run], commits).gaps).toEqual([]);
    expect(shown({ communication: 'needed' }, [item('COM-1', { about: ['CR-1'], status: 'draft' })]).gaps).toContain('not-communicated');
    expect(shown({ status: 'draft' }).gaps).toEqual([]);
    expect(shown({ 'rejected-because': 'It helps nobody.' }).gaps).toEqual([]);
  });

  it('names its impact, and what was done again', () => {
    const { impact, repeated, changes } = shown({
      changes: ['SRS-1'],
      'released-software': 'yes',
      'new-causes': 'no',
      'class-reevaluation': 'raised',
      'repeat-activities': ['TC-1', 'TC-2'],
    });
    expect(changes.map(({ id }) => id)).toEqual(['SRS-1']);
    expect([impact.released, impact.newCauses, impact.class, impact.newControls]).toEqual(['yes', 'no', 'raised', undefined]);
    expect(repeated).toEqual(['TC-1', 'TC-2']);
  });
});

describe('the release that a closure went into', () => {
  const releases = [
    item('REL-1', { 'released-on': '2026-01-01' }),
    item('REL-3', { 'released-on': '2026-09-01' }),
    item('REL-2', { 'released-on': '2026-06-01' }),
    item('REL-4', { 'released-on': '2026-05-01', 'withdrawn-on': '2026-05-02' }),
    item('REL-5', { 'released-on': '2026-04-01', status: 'draft' }),
  ];
  const release = (id: string, fields: Fields) => {
    const graph = graphOf([...releases, item(id, fields)]);
    return [closureDay(itemOf(graph, id)), releaseAfter(itemOf(graph, id), graph)?.id];
  };

  it('is the first in force from that day on', () => {
    expect(release('CR-1', { 'closed-on': '2026-03-01' })).toEqual(['2026-03-01', 'REL-2']);
    expect(release('CR-1', { 'closed-on': '2026-06-01' })).toEqual(['2026-06-01', 'REL-2']);
    expect(release('PRB-1', { 'closed-on': '2026-06-02' })).toEqual(['2026-06-02', 'REL-3']);
    expect(release('PRB-1', { 'closed-on': '2026-09-02' })).toEqual(['2026-09-02', undefined]);
  });

  it('is none for what is open again, was rejected or names no day', () => {
    expect(release('PRB-1', { 'closed-on': '2026-03-01', 'reopened-on': '2026-03-02' })).toEqual([undefined, undefined]);
    expect(release('PRB-1', { 'closed-on': '2026-03-03', 'reopened-on': '2026-03-02' })).toEqual(['2026-03-03', 'REL-2']);
    expect(release('CR-1', { 'closed-on': '2026-03-01', 'rejected-because': 'It helps nobody.' })).toEqual([undefined, undefined]);
    expect(release('CR-1', { 'closed-on': 'in spring' })).toEqual([undefined, undefined]);
    expect(release('CR-1', {})).toEqual([undefined, undefined]);
  });
});
