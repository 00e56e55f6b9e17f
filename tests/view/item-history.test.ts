import { describe, expect, it } from 'vitest';
import type { Past, Wording } from '../../src/model/past.ts';
import { fieldChanges, itemHistory } from '../../src/view/item-history.ts';
import { approvalOf, graphOf, item, itemOf, type Written } from '../build.ts';

const need = (statement: string, more = {}) => item('UN-1', { statement, ...more });
const [first, second, now] = [need('First.'), need('Second.'), need('Now.')];
const signed = (written: Written, id: string, day: string, more = {}) =>
  approvalOf(['UN-1'], [written], { signer: 'Ada Example', role: 'quality', 'signed-at': `${day}T08:00:00Z`, ...more }, id);

function wordingOf(written: Written, letter: string, isReleased = false): Wording {
  const graph = graphOf([written]);
  const old = itemOf(graph, 'UN-1');
  return {
    hash: graph.hashOf(old).whole,
    commit: letter.repeat(40),
    at: '',
    item: old,
    source: { file: '', text: '' },
    together: [],
    isReleased,
  };
}

const pastOf = (wordings: readonly Wording[], more: Partial<Past> = {}): Past => ({
  ...{ documents: new Map(), wordings: new Map([['UN-1', wordings]]), unread: 0 },
  ...more,
});
const release = { id: 'REL-1', tag: 'v1', commit: 'f'.repeat(40), at: '2026-11-01T08:00:00Z', added: new Set<string>() };

function historyOf(written: readonly Written[], past?: Past) {
  const graph = graphOf(written);
  return itemHistory(graph, itemOf(graph, 'UN-1'), past);
}

const said = ({ said }: { readonly said: string | Wording }) => (typeof said === 'string' ? said : said.commit.slice(0, 1));

describe('the history of an item', () => {
  it('has who approved which wording and when, the latest first', () => {
    const written = [now, signed(first, 'APR-1', '2026-01-01'), signed(second, 'APR-2', '2026-02-02'), signed(now, 'APR-3', '2026-03-03')];
    const { rows, lastApproved } = historyOf(written, pastOf([wordingOf(first, 'a')]));
    expect(rows.map((row) => [row.record.id, row.day, row.name, row.role, row.meaning, said(row)])).toEqual([
      ['APR-3', '2026-03-03', 'Ada Example', 'quality', 'approval', 'as now'],
      ['APR-2', '2026-02-02', 'Ada Example', 'quality', 'approval', 'unknown'],
      ['APR-1', '2026-01-01', 'Ada Example', 'quality', 'approval', 'a'],
    ]);
    expect(lastApproved).toBeUndefined();
  });

  it('shows what was approved last against what it says now; a review approves nothing', () => {
    const written = [now, signed(first, 'APR-1', '2026-01-01'), signed(second, 'APR-2', '2026-02-02', { meaning: 'review' })];
    const { lastApproved } = historyOf(written, pastOf([wordingOf(second, 'b'), wordingOf(first, 'a')]));
    expect([lastApproved?.row.record.id, lastApproved?.wording.commit]).toEqual(['APR-1', 'a'.repeat(40)]);
  });

  it('shows what the latest release holds, unless that is what was approved last', () => {
    const written = [now, item('REL-1'), signed(first, 'APR-1', '2026-01-01')];
    const other = historyOf(written, pastOf([wordingOf(second, 'b', true), wordingOf(first, 'a')], { release }));
    expect(other.rows.map(said)).toEqual(['a', 'b']);
    expect(other.released?.wording.commit).toBe('b'.repeat(40));
    const same = historyOf(written, pastOf([wordingOf(first, 'a', true)], { release }));
    expect([same.lastApproved?.wording.commit, same.released]).toEqual(['a'.repeat(40), undefined]);
  });

  it('tells a release that holds it as it is, and one that does not hold it', () => {
    const written = [now, item('REL-1')];
    expect(historyOf(written, pastOf([], { release })).rows.map(said)).toEqual(['as now']);
    expect(historyOf(written, pastOf([], { release: { ...release, added: new Set(['UN-1']) } })).rows.map(said)).toEqual(['not there']);
  });

  it('knows no former wording where nobody asked git', () => {
    expect(historyOf([now, signed(first, 'APR-1', '2026-01-01')]).rows.map(said)).toEqual(['unknown']);
    expect(historyOf([now]).rows).toEqual([]);
  });
});

describe('what fields say otherwise', () => {
  const changes = (before: Written, after: Written) => {
    const [old, present] = [graphOf([before]), graphOf([after])].map((graph) => itemOf(graph, 'UN-1'));
    return old === undefined || present === undefined ? [] : fieldChanges(old, present);
  };

  it('is told by name, the title among them', () => {
    expect(changes(need('One.', { title: 'Old', source: 'A' }), need('Two.', { title: 'New', risk: 'B' }))).toEqual([
      { name: 'title', before: ['Old'], after: ['New'], isProse: false },
      { name: 'statement', before: ['One.'], after: ['Two.'], isProse: true },
      { name: 'source', before: ['A'], after: [], isProse: false },
      { name: 'risk', before: [], after: ['B'], isProse: false },
    ]);
  });

  it('is nothing for another order, another wrapping, and what leaves the content as it was', () => {
    expect(changes(need('One\n two.', { tags: 'a', source: ['A', 'B'] }), need('One two.', { tags: 'b', source: ['B', 'A'] }))).toEqual([]);
  });
});
