import { describe, expect, it } from 'vitest';
import { isExact } from '../../src/model/exact-version.ts';

describe('a version', () => {
  it.each([
    '4.2.0',
    'v4.2.0',
    '4',
    '1.10',
    '1.0.0-rc.1',
    '1.0.0+build.5',
    '2.36-9+deb12u4',
    '5.15.0-91-generic',
    '22.04.3 LTS',
    'Windows 11 Enterprise 23H2, build 22631.2861',
    'Mac OS X 10.15.7',
    '1.1.1w',
    '9f2c1b7',
    '2026-03-01',
    'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
    'r1234',
    'libgcc 12.2.0',
    'lodash@4.17.21',
  ])('%s is exact', (text) => {
    expect(isExact(text)).toBe(true);
  });

  it.each([
    '^4.2.0',
    '~4.2.0',
    '~> 4.2',
    '>=4.2',
    '> 4',
    '<5',
    '>=1.2 <2.0',
    '!=1.3',
    '≥ 4.2',
    '*',
    '4.*',
    '4.x',
    'v4.2.X',
    '1.2 || 1.3',
    '4.2+',
    '4.2 - 4.8',
    '4.2 to 4.8',
    '4.2 or later',
    '4.2 and newer',
    'up to 4.2',
    'at least 4.2',
    'since 4.2',
    'latest',
    'node:latest',
    '4.2-SNAPSHOT',
    'main',
    'HEAD',
    'stable',
    'any',
    'lodash@^4.17.21',
    'newlib >=4.1',
  ])('%s is not', (text) => {
    expect(isExact(text)).toBe(false);
  });
});
