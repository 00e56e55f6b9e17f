import type { ComponentList } from '../model/component-list.ts';
import { lineStart } from '../model/place.ts';
import { readCargo } from './cargo/index.ts';
import { readGoMod, readGoSum } from './go/index.ts';
import { readGradle } from './gradle/index.ts';
import { isMaven, readMaven } from './maven/index.ts';
import { readNpm } from './npm/index.ts';
import { readNuget } from './nuget/index.ts';
import { readPip } from './pip/index.ts';
import { readPnpm } from './pnpm/index.ts';
import { readPoetry } from './poetry/index.ts';
import { readUv } from './uv/index.ts';
import { readYarn } from './yarn/index.ts';

/** A format of lock files. */
interface LockFormat {
  /** As messages name it. */
  readonly name: string;
  /** Is it of this format, by its path and, where that leaves it open, by its text? */
  readonly isOf: (file: string, text: string) => boolean;
  readonly read: (file: string, text: string) => ComponentList;
}

const formats: readonly LockFormat[] = [
  { name: 'package-lock.json and npm-shrinkwrap.json (npm)', isOf: named(/^(?:package-lock|npm-shrinkwrap)\.json$/), read: readNpm },
  { name: 'pnpm-lock.yaml', isOf: named(/^pnpm-lock\.yaml$/), read: readPnpm },
  { name: 'yarn.lock', isOf: named(/^yarn\.lock$/), read: readYarn },
  { name: 'poetry.lock', isOf: named(/^poetry\.lock$/), read: readPoetry },
  { name: 'uv.lock', isOf: named(/^uv\.lock$/), read: readUv },
  { name: 'Cargo.lock', isOf: named(/^Cargo\.lock$/), read: readCargo },
  { name: 'go.mod', isOf: named(/^go\.mod$/), read: readGoMod },
  { name: 'go.sum', isOf: named(/^go\.sum$/), read: readGoSum },
  { name: 'gradle.lockfile', isOf: named(/^(?:buildscript-)?gradle\.lockfile$/), read: readGradle },
  { name: 'packages.lock.json (NuGet)', isOf: named(/^packages\.lock\.json$/), read: readNuget },
  {
    name: 'requirements.txt (pip)',
    isOf: (file) => /(?:^|\/)(?:[^/]*requirements[^/]*|requirements\/[^/]+)\.txt$/.test(file),
    read: readPip,
  },
  {
    name: 'what `mvn dependency:tree` or `dependency:list` writes, lockfile.json, dependencies-lock.json (Maven)',
    isOf: isMaven,
    read: readMaven,
  },
];

/** What a lock file lists; its name, else its text, says of which tool it is. Never throws: what cannot be read comes back as `unreadable`. */
export function readLockfile(file: string, text: string): ComponentList {
  const format = formats.find(({ isOf }) => isOf(file, text));
  if (format !== undefined) return format.read(file, text);
  const name = nameOf(file);
  const why = `lock files called ${name} are not supported; those that are: ${formats.map((each) => each.name).join('; ')}`;
  const fix = 'List a lock file of a supported tool under `lockfiles`, or give a bill of materials under `sbom`.';
  return { file, format: name, components: [], unreadable: [{ what: file, why, fix, place: lineStart(file) }] };
}

function named(pattern: RegExp): LockFormat['isOf'] {
  return (file) => pattern.test(nameOf(file));
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
