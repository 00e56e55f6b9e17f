import { describe, expect, it } from 'vitest';
import type { SourceTree } from '../../src/model/evidence.ts';
import { lineStart } from '../../src/model/place.ts';
import { implementedWords } from '../../src/view/implemented.ts';
import { graphOf, item, itemOf } from '../build.ts';

const file = (path: string) => ({ path, sha256: 'a'.repeat(64), system: 'SWS-1' });
const tree = (...tagged: readonly string[]): SourceTree => ({
  files: [file('src/limit.c'), file('src/alarm.c')],
  tags: tagged.map((path) => ({ item: 'SRS-1', says: 'implements', place: lineStart(path, 4) })),
});
const world = [
  item('SWS-1'),
  item('SWU-1', { 'part-of': 'SWS-1', source: ['src/limit.c'] }),
  item('SWU-2', { 'part-of': 'SWS-1', source: ['src/alarm.c'] }),
  item('SWU-3', { 'part-of': 'SWS-1', source: ['src/gone.c'] }),
];

function words(places: readonly string[], source?: SourceTree) {
  const graph = graphOf([...world, item('SRS-1', { 'allocated-to': places })], source === undefined ? {} : { evidence: { source } });
  return implementedWords(itemOf(graph, 'SRS-1'), graph);
}

describe('whether a requirement is implemented', () => {
  it('is told by the places where source or a tag stands', () => {
    expect(words(['SWU-1', 'SWU-2'], tree('src/limit.c', 'src/alarm.c'))).toBe('yes: comments name it at SWU-1, SWU-2');
    expect(words(['SWU-1', 'SWU-2'], tree('src/limit.c'))).toBe('yes: source stands at SWU-1, SWU-2, and comments name it at SWU-1');
    expect(words(['SWU-1'], tree())).toBe('yes: source stands at SWU-1');
  });

  it('is no, naming the place where nothing stands', () => {
    expect(words(['SWU-1', 'SWU-3'], tree('src/limit.c'))).toBe('no: no source stands at SWU-3');
  });

  it('is not known where nobody looked', () => {
    expect(words(['SWU-1'])).toBe('not known: nobody looked at the files of the product');
  });
});
