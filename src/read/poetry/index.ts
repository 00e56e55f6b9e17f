import type { ComponentList } from '../../model/component-list.ts';
import { normalPython } from '../../model/package-url.ts';
import { addressOf } from '../address.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { endsEarly, Flaw } from '../flaw.ts';
import { purlOf } from '../purl.ts';
import { demandedWord, isTable, readTomlLock, type TomlLock, type TomlTable, wordOf } from '../toml.ts';

/**
 * `poetry.lock`, lock versions 1.0 to 2.1. Packages of the group `main` are product, those of other groups for development; lock version 2.0 does not tell, so
 * there the use is `unknown`.
 */
export function readPoetry(file: string, text: string): ComponentList {
  return componentList(file, text, 'poetry.lock', entriesIn);
}

function entriesIn(text: string): Entries {
  const lock = readTomlLock(text);
  const metadata = isTable(lock.fields.metadata) ? lock.fields.metadata : {};
  if (wordOf(metadata['content-hash']) === undefined) throw endsEarly(text.length);
  const version = wordOf(metadata['lock-version']) ?? '1.0';
  if (!/^(?:1\.[01]|2\.[01])$/.test(version))
    throw new Flaw(
      `lock version ${version} of Poetry is not supported; 1.0 to 2.1 are`,
      { start: 0, end: 0 },
      'Write it again with Poetry 2.',
    );
  if (version.startsWith('1.')) judgeFiles(lock, metadata.files, text);
  return { format: `poetry.lock ${version}`, entries: lock.packages.map(entryOf) };
}

/** Lock versions 1.x list the files of each package at their end. */
function judgeFiles({ packages }: TomlLock, files: unknown, text: string): void {
  const listed = new Set(Object.keys(isTable(files) ? files : {}).map(normalPython));
  if (packages.some((each) => !listed.has(normalPython(demandedWord(each, 'name'))))) throw endsEarly(text.length);
}

function entryOf(table: TomlTable): Entry {
  const name = demandedWord(table, 'name');
  const version = demandedWord(table, 'version');
  const origin = originOf(table);
  const { source } = table.fields;
  const address = addressOf(origin, isTable(source) ? wordOf(source.url) : undefined);
  return { name, version, purl: purlOf('pypi', name, version), use: useOf(table), origin, ...address, span: table.span };
}

function useOf({ fields: { groups, category } }: TomlTable): Entry['use'] {
  const named: readonly unknown[] = Array.isArray(groups) ? groups : category === undefined ? [] : [category];
  if (named.length === 0) return 'unknown';
  return named.includes('main') ? 'product' : 'development';
}

function originOf({ fields: { source } }: TomlTable): Entry['origin'] {
  if (!isTable(source) || source.type === 'legacy') return 'registry';
  if (source.type === 'git') return 'git';
  const isInside = wordOf(source.url)?.startsWith('..') === false;
  if (source.type === 'directory') return isInside ? 'own' : 'file';
  return source.type === 'file' ? 'file' : 'unknown';
}
