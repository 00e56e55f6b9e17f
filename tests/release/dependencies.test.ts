import { describe, expect, it } from 'vitest';
import { closureHash, dependenciesHash, ownHash, resolvedPackages } from '../../src/release/dependencies.ts';
import { folder } from '../project/folder.ts';

function pack(name: string, version: string, more: object = {}): string {
  return JSON.stringify({ name, version, ...more });
}

describe('the packages that dhf runs with', () => {
  it('are those that are installed for it, and for them, each where it is found', () => {
    const root = folder({
      'node_modules/dhf/package.json': pack('dhf', '1.0.0', { dependencies: { a: '1', '@b/c': '^2' }, devDependencies: { tool: '1' } }),
      'node_modules/dhf/node_modules/a/package.json': pack('a', '1.0.0', {
        dependencies: { d: '1' },
        optionalDependencies: { linux: '1', gone: '1' },
      }),
      'node_modules/a/package.json': pack('a', '9.0.0'),
      'node_modules/@b/c/package.json': pack('@b/c', '2.0.0', { dependencies: { d: '1', dhf: '1' } }),
      'node_modules/d/package.json': pack('d', '1.0.0', { dependencies: { '@b/c': '2' } }),
      'node_modules/linux/package.json': pack('linux', '1.0.0', { os: ['linux'] }),
      'node_modules/tool/package.json': pack('tool', '1.0.0'),
      'node_modules/.package-lock.json': JSON.stringify({
        packages: { 'node_modules/dhf/node_modules/a': { integrity: 'sha512-A' }, 'node_modules/d': { integrity: 'sha512-D' } },
      }),
    });
    const found = resolvedPackages(`${root}/node_modules/dhf`).map(({ name, version, integrity }) =>
      `${name} ${version} ${integrity}`.trim(),
    );
    expect(found.sort()).toEqual(['@b/c 2.0.0', 'a 1.0.0 sha512-A', 'd 1.0.0 sha512-D', 'dhf 1.0.0']);
  });

  it('of this very dhf are many, each with what npm noted of it', () => {
    const own = resolvedPackages();
    expect(own.map(({ name }) => name)).toEqual(expect.arrayContaining(['astro', 'fflate', 'zod', 'yaml']));
    expect(own.filter(({ integrity }) => integrity === '')).toEqual([]);
  });

  it('count together with the very files of dhf, whatever folder it stands in', () => {
    const own = { 'src/a.ts': 'a', 'src/b/c.ts': 'c', 'plugins/d.ts': 'd', 'tests/e.ts': 'e' };
    const sumOf = (files: Readonly<Record<string, string>>) => ownHash(folder(files), ['src', 'plugins']);
    const sum = sumOf(own);
    expect(sum).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(sumOf({ ...own, 'tests/e.ts': 'other' })).toBe(sum);
    for (const other of [
      { ...own, 'src/a.ts': 'A' },
      { ...own, 'plugins/f.ts': 'd' },
      { 'src/a.ts': 'a', 'plugins/d.ts': 'd' },
    ])
      expect(sumOf(other)).not.toBe(sum);
    expect(closureHash()).not.toBe(dependenciesHash(resolvedPackages()));
    expect(closureHash()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are summed up whatever order they are found in, and moved by each version and integrity', () => {
    const [a, b] = [
      { name: 'a', version: '1', integrity: 'sha512-A' },
      { name: 'b', version: '2', integrity: '' },
    ];
    const sum = dependenciesHash([a, b]);
    expect(sum).toMatch(/^[0-9a-f]{64}$/);
    expect(dependenciesHash([b, a, a])).toBe(sum);
    for (const other of [[a], [a, { ...b, version: '3' }], [{ ...a, integrity: 'sha512-B' }, b]])
      expect(dependenciesHash(other)).not.toBe(sum);
  });
});
