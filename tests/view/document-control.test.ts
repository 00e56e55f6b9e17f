import { describe, expect, it } from 'vitest';
import type { Past } from '../../src/model/past.ts';
import { changeHistory, documentControl } from '../../src/view/document-control.ts';
import { approvalOf, document, type GraphOptions, graphOf, item, itemOf, type Written } from '../build.ts';

const plan = (words: string, more = {}) =>
  document('SDP-1', { revision: '2', author: 'Ada Example', 'approver-role': 'quality', 'effective-on': '2026-11-20', ...more }, { words });
const [before, now] = [plan('Before.'), plan('Now.')];
const bob = { signer: 'Bob Example', role: 'quality' };

function controlOf(written: readonly Written[]) {
  const graph = graphOf(written);
  return documentControl(graph, itemOf(graph, 'SDP-1'));
}

describe('the control block of a document', () => {
  it('has what the document says of itself, and nothing for what it does not say', () => {
    expect(controlOf([now])).toMatchObject({ number: 'SDP-1', revision: '2', effectiveOn: '2026-11-20', author: 'Ada Example' });
    expect(controlOf([plan('Now.', { 'effective-on': 'TBD', author: undefined })])).toMatchObject({
      effectiveOn: undefined,
      author: undefined,
    });
  });

  it('has every signature, and what changed since', () => {
    const { signatures, unsigned, isApproved } = controlOf([now, approvalOf(['SDP-1'], [before], bob)]);
    expect(signatures.map(({ name, role, meaning, isCurrent, standing }) => [name, role, meaning, isCurrent, standing])).toEqual([
      ['Bob Example', 'quality', 'approval', false, 'its own words changed since'],
    ]);
    expect([unsigned, isApproved]).toEqual([['quality'], false]);
  });

  it('has a line for each role that has not signed', () => {
    const register = item('DEL-1', { 'approver-role': 'software-lead', 'produced-as': 'SDP-1' });
    expect(controlOf([now]).unsigned).toEqual(['quality']);
    expect(controlOf([now, approvalOf(['SDP-1'], [now], bob)]).unsigned).toEqual([]);
    expect(controlOf([now, approvalOf(['SDP-1'], [now], { ...bob, role: 'test-lead' })]).unsigned).toEqual(['quality']);
    expect(controlOf([now, register, approvalOf(['SDP-1'], [now], bob)]).unsigned).toEqual(['software-lead']);
    expect(controlOf([now, approvalOf(['SDP-1'], [now], { ...bob, meaning: 'review' })]).unsigned).toEqual(['quality']);
  });

  it('has an empty line where nobody says who should sign', () => {
    const silent = plan('Now.', { 'approver-role': undefined });
    expect(controlOf([silent]).unsigned).toEqual(['']);
    expect(controlOf([silent, approvalOf(['SDP-1'], [silent], bob)]).unsigned).toEqual([]);
  });
});

describe('the change history of a document', () => {
  const commit = (letter: string) => letter.repeat(40);
  const change = (letter: string, revision: string, requests: readonly string[] = []) => ({
    ...{ commit: commit(letter), at: '2026-11-20T08:00:00Z', author: 'Ada Example', subject: `Revision ${revision}`, requests, revision },
  });
  const pastOf = (more: Partial<Past> = {}, isEdited = false): Past => ({
    documents: new Map([['SDP-1', { changes: [change('b', '2', ['CR-1', 'TW-12', 'TW-99']), change('a', '1')], more: 0, isEdited }]]),
    wordings: new Map(),
    unread: 0,
    ...more,
  });
  const historyOf = (written: readonly Written[], past: Past, options?: GraphOptions) => {
    const graph = graphOf(written, options);
    return changeHistory(graph, itemOf(graph, 'SDP-1'), past);
  };
  const ids = (list: readonly { readonly id: string }[] | undefined) => list?.map(({ id }) => id);

  it('has revision, author and words of each commit, newest first', () => {
    expect(historyOf([now], pastOf())?.map(({ revision, author, subject }) => [revision, author, subject])).toEqual([
      ['2', 'Ada Example', 'Revision 2'],
      ['1', 'Ada Example', 'Revision 1'],
    ]);
  });

  it('leads to the change requests by their names and tickets, and keeps other names', () => {
    const commits = [{ hash: commit('b'), at: '', author: '', subject: '', paths: [], requests: ['CR-1', 'TW-12', 'TW-99'] }];
    const evidence = { history: { head: commit('b'), commits, tags: [], changed: {}, files: {}, removed: [] } };
    const requests = [item('CR-1'), item('CR-2', { ticket: 'TW-12' })];
    const [row] = historyOf([now, ...requests], pastOf(), { evidence }) ?? [];
    expect([ids(row?.requests), row?.otherRequests]).toEqual([['CR-1', 'CR-2'], ['TW-99']]);
  });

  it('puts an approval beside the commit whose words it stands over', () => {
    const [older, newer] = [approvalOf(['SDP-1'], [before], bob), approvalOf(['SDP-1'], [now], bob, 'APR-2')];
    const graph = graphOf([before]);
    const { whole: hash } = graph.hashOf(itemOf(graph, 'SDP-1'));
    const old = {
      hash,
      commit: commit('a'),
      at: '',
      item: itemOf(graph, 'SDP-1'),
      source: { file: '', text: '' },
      together: [],
      isReleased: false,
    };
    const wordings = new Map([['SDP-1', [old]]]);
    expect(historyOf([now, older, newer], pastOf({ wordings }))?.map((row) => ids(row.approvals))).toEqual([['APR-2'], ['APR-1']]);
    // What is in no commit yet has no row of its own.
    expect(historyOf([now, newer], pastOf({}, true))?.map((row) => ids(row.approvals))).toEqual([[], []]);
  });

  it('is unknown where no commit holds the document', () => {
    expect(historyOf([now], pastOf({ documents: new Map() }))).toBeUndefined();
  });
});
