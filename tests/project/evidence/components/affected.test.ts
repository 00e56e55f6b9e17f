import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AffectedPackage, RangeEvent } from '../../../../src/model/advisory.ts';
import { fixedAfter, isAffected } from '../../../../src/project/evidence/components/affected.ts';
import { versionOrderOf } from '../../../../src/project/version-order/index.ts';

const order = versionOrderOf('npm');

function pack(more: Partial<AffectedPackage>): AffectedPackage {
  return { ecosystem: 'npm', name: 'zod', versions: [], ranges: [], ...more };
}

function range(...events: readonly string[]): AffectedPackage {
  return pack({ ranges: [{ type: 'SEMVER', events: events.map(eventIn) }] });
}

function eventIn(text: string): RangeEvent {
  const [what, version = ''] = text.split(' ') as [RangeEvent['what'], string];
  return { what, version };
}

describe('a version is held against an advisory', () => {
  it.each([
    [true, '0.0.1', range('introduced 0', 'fixed 1.2.0')],
    [true, '1.1.9', range('introduced 0', 'fixed 1.2.0')],
    [false, '1.2.0', range('introduced 0', 'fixed 1.2.0')],
    [true, '1.2.0-rc.1', range('introduced 0', 'fixed 1.2.0')],
    [true, '9.9.9', range('introduced 0')],
    [false, '1.0.0', range('introduced 1.1.0', 'fixed 1.2.0')],
    [true, '1.2.0', range('introduced 1.0.0', 'last_affected 1.2.0')],
    [false, '1.2.1', range('introduced 1.0.0', 'last_affected 1.2.0')],
    [true, '1.0.0', range('introduced 1.0.0', 'last_affected 1.0.0')],
    [true, '2.5.0', range('fixed 3.0.0', 'introduced 2.0.0', 'fixed 1.5.0', 'introduced 1.0.0')],
    [false, '1.7.0', range('fixed 3.0.0', 'introduced 2.0.0', 'fixed 1.5.0', 'introduced 1.0.0')],
    [true, '1.5.0', range('introduced 1.0.0', 'fixed 1.5.0', 'introduced 1.5.0')],
    [false, '2.0.0', range('introduced 0', 'limit 2.0.0')],
    [true, '1.9.9', range('introduced 0', 'limit 2.0.0')],
    [true, '1.9.9', range('introduced 0', 'limit *')],
    [true, '1.0.0', pack({ versions: ['0.9.0', '1.0.0'] })],
    [true, 'v1.0.0+build', pack({ versions: ['1.0.0'] })],
    [false, '1.0.1', pack({ versions: ['0.9.0', '1.0.0'] })],
    [true, '1.0.0', { ...range('introduced 2.0.0'), versions: ['1.0.0'] }],
    [false, '1.0.1', pack({ versions: ['1.0.0'], ranges: [{ type: 'GIT', events: [eventIn('introduced 0')] }] })],
    [{ unclear: 'the advisory names commits only' }, '1.0.1', pack({ ranges: [{ type: 'GIT', events: [eventIn('introduced 0')] }] })],
    [{ unclear: 'the advisory names no versions' }, '1.0.1', pack({})],
    [{ unclear: 'no list says which version it is' }, '', range('introduced 0')],
    [{ unclear: '“main” cannot be held against the versions of the advisory' }, 'main', range('introduced 0')],
    [{ unclear: '“1.0.0” cannot be held against the versions of the advisory' }, '1.0.0', range('introduced 0', 'fixed soon')],
  ])('%s: %s', (expected, version, affected) => {
    expect(isAffected(version, affected, order)).toEqual(expected);
  });

  it('is unclear where versions cannot be ordered and are not listed one by one', () => {
    expect(isAffected('1.0.0', range('introduced 0'), undefined)).toEqual({ unclear: 'the order of versions of npm is not supported' });
    expect(isAffected('1.0.0', { ...range('introduced 0'), versions: ['1.0.0'] }, undefined)).toBe(true);
  });

  it('as if each version had been asked whether it lies between a beginning and the next end', () => {
    const at = (n: number) => `${Math.floor(n / 3)}.${n % 3}.0`;
    const spans = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 6 }).map((ends) => ends.sort((a, b) => a - b));
    fc.assert(
      fc.property(spans, fc.boolean(), fc.infiniteStream(fc.nat(99)), fc.nat(22), (ends, isLast, shuffle, asked) => {
        // The ends alternate: introduced, fixed (or last affected), introduced, …
        const events = ends.map((n, index) => `${index % 2 === 0 ? 'introduced' : isLast ? 'last_affected' : 'fixed'} ${at(n)}`);
        const shuffled = events.map((event) => ({ event, by: shuffle.next().value })).sort((a, b) => a.by - b.by);
        const inside = ends.some((from, index) => {
          if (index % 2 === 1 || asked < from) return false;
          const to = ends[index + 1] ?? Number.POSITIVE_INFINITY;
          return isLast ? asked <= to : asked < to;
        });
        expect(isAffected(at(asked), range(...shuffled.map(({ event }) => event)), order)).toBe(inside);
      }),
      { numRuns: 1000 },
    );
  });
});

it('versions in which it is mended come in order, without those that are earlier', () => {
  const packages = [
    range('introduced 0', 'fixed 1.10.0', 'introduced 2.0.0', 'fixed 2.0.1'),
    range('introduced 0', 'fixed 1.9.0', 'fixed 0.9.0'),
  ];
  expect(fixedAfter('1.0.0', packages, order)).toEqual(['1.9.0', '1.10.0', '2.0.1']);
});
