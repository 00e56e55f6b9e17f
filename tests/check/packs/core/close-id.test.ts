import { describe, expect, it } from 'vitest';
import { closeItem, differsByZeros } from '../../../../src/check/packs/core/close-id.ts';
import { graphOfFiles } from '../../example.ts';

const present = (...ids: readonly string[]) =>
  graphOfFiles(Object.fromEntries(ids.map((id) => [`${id}.md`, `---\nid: ${id}\ntitle: Title\n---\n`])));

describe('the item whose ID is one slip away', () => {
  it.each([
    ['SYS-21', 'SYS-12', 'two digits swapped'],
    ['SRS-08', 'SRS-8', 'a zero in front'],
    ['SRS-8', 'SRS-008', 'zeros that are missing'],
    ['SRS-13', 'SRS-12', 'one digit other'],
    ['SRS-112', 'SRS-12', 'one digit too many'],
    ['SRS-1', 'SRS-12', 'one digit too few'],
    ['SRZ-12', 'SRS-12', 'one letter of the prefix other'],
    ['srs-12', 'SRS-12', 'small letters'],
  ])('%s: %s (%s)', (written, meant) => {
    expect(closeItem(written, present(meant))?.id).toBe(meant);
  });

  it('is the one that differs by zeros alone before any other', () => {
    expect(closeItem('SRS-08', present('SRS-80', 'SRS-9', 'SRS-8'))?.id).toBe('SRS-8');
  });

  it('is none that is far off, retired or of a kind that does not fit', () => {
    expect(closeItem('SRS-12', present('SRS-57'))).toBeUndefined();
    expect(closeItem('SRS-12', graphOfFiles({ 'a.md': '---\nid: SRS-21\ntitle: T\nstatus: retired\n---\n' }))).toBeUndefined();
    expect(closeItem('SRS-12', present('SRS-21'), (item) => item.kind === 'test-case')).toBeUndefined();
  });
});

it('IDs differ by zeros when all else is the same', () => {
  expect(differsByZeros('SRS-08', 'SRS-8')).toBe(true);
  expect(differsByZeros('SRS-08.1', 'SRS-8.01')).toBe(true);
  expect(differsByZeros('SRS-8', 'SRS-8')).toBe(false);
  expect(differsByZeros('SRS-80', 'SRS-8')).toBe(false);
  expect(differsByZeros('SRS-100', 'SRS-10')).toBe(false);
});
