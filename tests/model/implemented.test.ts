import { describe, expect, it } from 'vitest';
import type { SourceTree } from '../../src/model/evidence.ts';
import { implementations, isImplemented } from '../../src/model/implemented.ts';
import { graphOf, item, itemOf, place, type Written } from '../build.ts';

const file = (path: string, system = 'SWS-1') => ({ path, sha256: '0'.repeat(64), system });
const tag = (path: string, says: 'implements' | 'verifies' = 'implements', id = 'SRS-1') => ({ item: id, says, place: place(path, 3) });
const allocated = (...to: readonly string[]) => item('SRS-1', { 'allocated-to': to });

/** Where SRS-1 is allocated, as `SWU-1: files | tags`. */
function places(written: readonly Written[], source?: SourceTree) {
  const graph = graphOf(written, { evidence: { source } });
  const requirement = itemOf(graph, 'SRS-1');
  return {
    places: implementations(requirement, graph)?.map(
      ({ at, files, tags }) => `${at.id}: ${[...files].join(' ')} | ${tags.map((each) => each.place.file).join(' ')}`,
    ),
    isImplemented: isImplemented(requirement, graph),
  };
}

describe('a requirement', () => {
  const units = [item('SWS-1'), item('SWU-1', { source: ['src/a.c'] }), item('SWU-2', { source: ['src/b/'] }), item('SWU-3')];

  it('is implemented where there is source at every place it is allocated to', () => {
    const source = { files: [file('src/a.c'), file('src/b/c.c')], tags: [] };
    expect(places([...units, allocated('SWU-1', 'SWU-2')], source)).toEqual({
      places: ['SWU-1: src/a.c | ', 'SWU-2: src/b/c.c | '],
      isImplemented: true,
    });
  });

  it('is not implemented where one of these places has no files', () => {
    const source = { files: [file('src/a.c')], tags: [tag('src/a.c')] };
    expect(places([...units, allocated('SWU-1', 'SWU-2')], source)).toEqual({
      places: ['SWU-1: src/a.c | src/a.c', 'SWU-2:  | '],
      isImplemented: false,
    });
  });

  it('is implemented by a tag in a file of the product that belongs to no unit', () => {
    const source = { files: [file('src/a.c'), file('src/loose.c')], tags: [tag('src/loose.c')] };
    expect(places([...units, allocated('SWU-3')], source)).toEqual({ places: ['SWU-3:  | src/loose.c'], isImplemented: true });
  });

  it.each([
    ['in the source of another unit', tag('src/a.c')],
    ['in a test', tag('tests/a.c')],
    ['of a test', tag('src/loose.c', 'verifies')],
    ['of another requirement', tag('src/loose.c', 'implements', 'SRS-2')],
  ])('is not implemented by a tag %s', (_, other) => {
    const source = { files: [file('src/a.c'), file('src/loose.c')], tags: [other] };
    expect(places([...units, allocated('SWU-3')], source)).toEqual({ places: ['SWU-3:  | '], isImplemented: false });
  });

  it('of an item or a system has the source of all that is part of it', () => {
    const parted = [item('SWS-1'), item('SWI-1', { 'part-of': ['SWS-1'] }), item('SWU-1', { 'part-of': ['SWI-1'], source: ['src/a.c'] })];
    const source = { files: [file('src/a.c'), file('src/main.c'), file('app/x.c', 'SWS-2')], tags: [] };
    expect(places([...parted, allocated('SWI-1', 'SWS-1')], source).places).toEqual(['SWI-1: src/a.c | ', 'SWS-1: src/a.c src/main.c | ']);
  });

  it('that is allocated to nothing is sought in its system', () => {
    expect(places([item('SWS-1'), item('SRS-1')], { files: [file('src/a.c')], tags: [] })).toEqual({
      places: ['SWS-1: src/a.c | '],
      isImplemented: true,
    });
  });

  it('is not known to be implemented where nobody looked at the source', () => {
    expect(places([...units, allocated('SWU-1')])).toEqual({ places: undefined, isImplemented: undefined });
  });
});
