import { expect, it } from 'vitest';
import { nearest } from '../../src/model/nearest.ts';

const names = ['verification-method', 'acceptance-criteria', 'source', 'source-reason', 'safety-related'];

it('finds the name with a letter changed, left out, added or swapped', () => {
  for (const slip of ['verificatiom-method', 'verfication-method', 'verifiication-method', 'verificaiton-method']) {
    expect(nearest(slip, names)).toBe('verification-method');
  }
});

it('reads case, spaces and underscores as one', () => {
  expect(nearest('Acceptance criteria', names)).toBe('acceptance-criteria');
  expect(nearest('SAFETY_RELATED', names)).toBe('safety-related');
});

it('takes the closest, and of equally close ones the first in the alphabet, whatever the order given', () => {
  expect(nearest('sourc', names)).toBe('source');
  expect(nearest('cat', ['rat', 'bat', 'hat'])).toBe('bat');
  expect(nearest('cat', ['hat', 'rat', 'bat'])).toBe('bat');
});

it('finds nothing when nothing is close', () => {
  expect(nearest('manufacturer', names)).toBeUndefined();
  expect(nearest('', names)).toBeUndefined();
  expect(nearest('source', [])).toBeUndefined();
});

it('is not slowed down by a word without end', () => {
  expect(nearest('x'.repeat(1_000_000), names)).toBeUndefined();
});
