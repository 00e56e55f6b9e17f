import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashTable } from '../../src/model/approvals.ts';
import { TraceGraph } from '../../src/model/graph.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { approvalOf, document as documentOf, type Fields, factsOf, graphOf, item, itemOf, type Written } from '../build.ts';

const requirement = (statement = 'The software shall refuse it.', more: Fields = {}) =>
  item('SRS-1', { statement, ...more, 'derives-from': ['SYS-1'] });
const source = (statement = 'The pump shall keep the rate.') => item('SYS-1', { statement });

function approved(written: readonly Written[], id = 'SRS-1'): string | undefined {
  const graph = graphOf(written);
  return graph.approvals.approvalOf(itemOf(graph, id))?.id;
}

function stateOf(written: readonly Written[]): string | undefined {
  const graph = graphOf(written);
  return graph.linksFrom(itemOf(graph, 'SRS-1'), 'derives-from')[0]?.state;
}

describe('an item is approved', () => {
  const now = [requirement(), source()];

  it('by an approval or acceptance of its present hash', () => {
    expect(approved([...now, approvalOf(['SRS-1'], now)])).toBe('APR-1');
    expect(approved([...now, approvalOf(['SRS-1'], now, { meaning: 'acceptance' })])).toBe('APR-1');
  });

  it('by no signature with another meaning', () => {
    for (const meaning of ['author', 'review', 'confirmation', 'no-impact', 'editorial', 'TBD']) {
      expect(approved([...now, approvalOf(['SRS-1'], now, { meaning })])).toBeUndefined();
    }
  });

  it('no longer once a word of it changed, and the field that moved is known', () => {
    const later = [requirement('The software shall warn.'), source(), approvalOf(['SRS-1'], now)];
    expect(approved(later)).toBeUndefined();
    const graph = graphOf(later);
    expect(graph.approvals.movedSince(itemOf(graph, 'SRS-1'))).toEqual(['statement']);
  });

  it('still when only its owner, status or allocation changed', () => {
    const moved = requirement(undefined, { owner: 'Ada Example', iteration: '3', 'allocated-to': ['SWU-1'] });
    expect(approved([moved, source(), approvalOf(['SRS-1'], now)])).toBe('APR-1');
  });

  it('by the approval of the document it stands in', () => {
    const inside = [documentOf('SRD-1', {}, { items: [requirement()] }), source()];
    expect(approved([...inside, approvalOf(['SRD-1'], inside)])).toBe('APR-1');
    const changed = [documentOf('SRD-1', {}, { items: [requirement('The software shall warn.')] }), source()];
    expect(approved([...changed, approvalOf(['SRD-1'], inside)])).toBeUndefined();
  });

  it('by the approval of what it was called before', () => {
    const renumbered = item('SRS-2', {
      title: 'Title of SRS-1',
      statement: 'The software shall refuse it.',
      'derives-from': ['SYS-1'],
      'former-ids': 'SRS-1',
    });
    expect(approved([renumbered, source(), approvalOf(['SRS-1'], now)], 'SRS-2')).toBe('APR-1');
  });

  it('by no approval that lists its hash and does not cover it', () => {
    expect(approved([...now, approvalOf(['SRS-1'], now, { covers: ['SYS-1'] })])).toBeUndefined();
  });

  it('by no approval that is still a draft, nor by one that is retired', () => {
    for (const status of ['draft', 'retired']) expect(approved([...now, approvalOf(['SRS-1'], now, { status })])).toBeUndefined();
  });

  it('by each of several, and all of them are told', () => {
    const inside = [documentOf('SRD-1', {}, { items: [requirement()] }), source()];
    const all = [
      approvalOf(['SRS-1'], inside),
      approvalOf(['SRD-1'], inside, {}, 'APR-2'),
      approvalOf(['SRS-1'], inside, { meaning: 'review' }, 'APR-3'),
    ];
    const graph = graphOf([...inside, ...all]);
    expect(graph.approvals.approvalsOf(itemOf(graph, 'SRS-1')).map((each) => each.id)).toEqual(['APR-1', 'APR-2']);
  });

  it('by the latest of two, by their instants and not by their text', () => {
    const early = approvalOf(['SRS-1'], now, { 'signed-at': '2026-11-20T09:00:00+02:00' }, 'APR-1');
    const late = approvalOf(['SRS-1'], now, { 'signed-at': '2026-11-20T08:30:00Z' }, 'APR-2');
    expect(approved([...now, early, late])).toBe('APR-2');
  });
});

describe('a link is suspect', () => {
  const then = [requirement(), source()];
  const changed = source('The pump shall stop.');

  it('still when only a draft looked at its target again', () => {
    const now = [requirement(), changed];
    const draft = approvalOf(['SRS-1'], now, { status: 'draft', meaning: 'no-impact', 'signed-at': '2026-11-21T08:00:00Z' }, 'APR-2');
    expect(stateOf([...now, approvalOf(['SRS-1'], then), draft])).toBe('suspect');
  });

  it('when its target changed since its holder was approved', () => {
    expect(stateOf([...then, approvalOf(['SRS-1'], then)])).toBe('resolved');
    expect(stateOf([requirement(), changed, approvalOf(['SRS-1'], then)])).toBe('suspect');
  });

  it('and leads on all the same, with the approval that makes it suspect', () => {
    const graph = graphOf([requirement(), changed, approvalOf(['SRS-1'], then)]);
    const [link] = graph.linksFrom(itemOf(graph, 'SRS-1'), 'derives-from');
    expect(graph.targets(itemOf(graph, 'SRS-1'), 'derives-from').map((each) => each.id)).toEqual(['SYS-1']);
    expect(link && graph.approvals.storedFor(link)?.approval.id).toBe('APR-1');
  });

  it('never where nothing approved its holder, nor where the kind of link does not ask for it', () => {
    expect(stateOf([requirement(), changed])).toBe('resolved');
    const part = (statement: string) => [item('SWU-1', { 'part-of': 'SWI-1' }), item('SWI-1', { statement })];
    const graph = graphOf([...part('Changed.'), approvalOf(['SWU-1'], part('As it was.'))]);
    expect(graph.linksFrom(itemOf(graph, 'SWU-1'))[0]?.state).toBe('resolved');
  });

  it('no longer after a later approval of its holder', () => {
    const now = [requirement(), changed];
    const first = approvalOf(['SRS-1'], then, { 'signed-at': '2026-11-20T08:00:00Z' }, 'APR-2');
    const second = approvalOf(['SRS-1'], now, { 'signed-at': '2026-11-21T08:00:00Z', meaning: 'no-impact' }, 'APR-1');
    expect(stateOf([...now, first, second])).toBe('resolved');
  });
});

describe('an editorial record', () => {
  const words = [
    'The software shall refuse it.',
    'The software shall reject it.',
    'The software shall deny it.',
    'The software shall warn.',
  ];
  const [first, second, third, other] = words.map((each) => [requirement(each), source()]) as [Written[], Written[], Written[], Written[]];
  const later = (hour: number) => ({ 'signed-at': `2026-11-20T${hour}:00:00Z` });

  it('carries an approval over to the present words, and over several of them', () => {
    const approval = approvalOf(['SRS-1'], first);
    expect(approved([...second, approval])).toBeUndefined();
    const one = editorialOf('SRS-1', first, second, later(12));
    expect(approved([...second, approval, one])).toBe('APR-1');
    const two = editorialOf('SRS-1', second, third, later(13), 'APR-10');
    expect(approved([...third, approval, one, two])).toBe('APR-1');
    const graph = graphOf([...third, approval, one, two]);
    expect(graph.approvals.movedSince(itemOf(graph, 'SRS-1'))).toEqual([]);
  });

  it('carries nothing over to words it does not stand over, nor from words that nobody approved', () => {
    const approval = approvalOf(['SRS-1'], first);
    expect(approved([...third, approval, editorialOf('SRS-1', first, second)])).toBeUndefined();
    expect(approved([...second, approval, editorialOf('SRS-1', other, second)])).toBeUndefined();
    expect(approved([...second, editorialOf('SRS-1', first, second)])).toBeUndefined();
    expect(approved([...second, approval, editorialOf('SRS-1', first, second, { status: 'draft' })])).toBeUndefined();
  });

  it('does not lead back: words that were left do not become approved by the approval of later ones', () => {
    expect(approved([...first, approvalOf(['SRS-1'], second), editorialOf('SRS-1', first, second)])).toBeUndefined();
  });

  it('keeps links to the thing from being suspect, and clears none of those it holds itself', () => {
    const now = [requirement(), source('The pump shall hold the rate.')];
    const approval = approvalOf(['SRS-1'], first);
    expect(stateOf([...now, approval])).toBe('suspect');
    expect(stateOf([...now, approval, editorialOf('SYS-1', first, now, later(12))])).toBe('resolved');
    const both = [requirement(words[1]), source('The pump shall stop.')];
    expect(stateOf([...both, approval, editorialOf('SRS-1', first, both, later(12))])).toBe('suspect');
  });

  it('is heard by a graph that is made from an earlier one', () => {
    const now = [requirement(), source('The pump shall hold the rate.')];
    const words = {
      vocabulary: new Vocabulary(),
      packs: new Set<string>(),
      inRiskFile: () => false,
      sha256: (text: string) => hash('sha256', text),
    };
    const facts = factsOf([...now, approvalOf(['SRS-1'], first)]);
    const before = new TraceGraph({ ...words, facts });
    const after = new TraceGraph({ ...words, facts: [...facts, ...factsOf([editorialOf('SYS-1', first, now, later(12))])] }, before);
    const stateIn = (graph: TraceGraph) => graph.linksFrom(itemOf(graph, 'SRS-1'), 'derives-from')[0]?.state;
    expect(after.newsSince(before)).toBeDefined();
    expect([before, after].map(stateIn)).toEqual(['suspect', 'resolved']);
  });

  it('carries results over from the words they were made with, and from no others', () => {
    const graph = graphOf([...second, editorialOf('SRS-1', first, second)]);
    const hashOf = (written: readonly Written[]) => {
      const then = graphOf(written);
      return then.hashOf(itemOf(then, 'SRS-1')).whole;
    };
    const item = itemOf(graph, 'SRS-1');
    expect([first, second, other].map((each) => graph.approvals.readsAs(item, hashOf(each)))).toEqual([true, true, false]);
    const test = itemOf(graph, 'SYS-1');
    expect([first, other].map((each) => graph.approvals.carriesOver(test, item, hashOf(each), '2026-11-19T00:00:00.000Z'))).toEqual([
      true,
      false,
    ]);
  });
});

/** A record that the meaning of a thing is as it was before, with a hash of each field and of everything that it links to. */
function editorialOf(id: string, before: readonly Written[], now: readonly Written[], fields: Fields = {}, as = 'APR-9'): Written {
  const [then, graph] = [graphOf(before), graphOf(now)];
  const targets = graph
    .linksFrom(itemOf(graph, id))
    .flatMap(({ target, to }) => (to === undefined ? [] : [[id, target, graph.hashOf(to).whole]]));
  const { whole, fields: parts } = graph.hashOf(itemOf(graph, id));
  const rows = [
    [id, 'whole', whole],
    ...[...parts].map(([name, hash]) => [id, name, hash]),
    [id, 'before', then.hashOf(itemOf(then, id)).whole],
    ...targets,
  ];
  const given = { meaning: 'editorial', 'signed-at': '2026-11-21T08:00:00Z', covers: [id], statement: 'Spelling.', ...fields };
  return item(as, given, { tables: [[['Thing', 'Part', 'Hash'], ...rows]] });
}

it('only a table headed Thing, Part and Hash holds hashes', () => {
  const rows = [['SRS-1', 'whole', 'h1:0']];
  const read = (header: string[]) =>
    hashTable(itemOf(graphOf([item('APR-1', { statement: 'x' }, { tables: [[header, ...rows]] })]), 'APR-1'));
  expect([...read(['Thing', 'Part', 'Hash']).keys()]).toEqual(['SRS-1']);
  expect([...read(['Part', 'Thing', 'Hash']).keys()]).toEqual([]);
});
