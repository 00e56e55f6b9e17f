import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readBill } from '../../src/read/bills.ts';
import { readLockfile } from '../../src/read/lockfiles.ts';

const corpora = fileURLToPath(new URL('../../../shared/corpora/', import.meta.url));
const isThere = existsSync(corpora);
const where = isThere ? '' : ' (not run: there is no folder ../shared/corpora)';

describe.skipIf(!isThere)(`files that are no lock files${where}`, () => {
  it('hold none that dhf knows by its name', () => {
    const names =
      '{package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,yarn.lock,poetry.lock,uv.lock,Cargo.lock,go.mod,go.sum,gradle.lockfile,packages.lock.json,*requirements*.txt}';
    expect(globSync(`**/${names}`, { cwd: corpora })).toEqual([]);
  });

  it('are refused in words, whatever they are', () => {
    const files = globSync('hostile/*', { cwd: corpora, withFileTypes: true }).filter(
      (each) => each.isFile() && !each.name.endsWith('.reqifz'),
    );
    // `ls | wc -l` says 30, of which two are archives.
    expect(files.length).toBe(28);
    for (const { parentPath, name } of files) {
      const text = readFileSync(`${parentPath}/${name}`, 'utf8');
      for (const list of ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'uv.lock', 'go.sum', 'gradle.lockfile'].map((as) =>
        readLockfile(as, text),
      )) {
        expect(list.unreadable, `${name} as ${list.file}`).toHaveLength(1);
        expect(list.components).toEqual([]);
      }
      if (!name.startsWith('sbom-')) expect(readBill(name, text).unreadable, name).toHaveLength(1);
    }
  });
});
