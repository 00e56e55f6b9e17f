import type { ComponentList } from '../../model/component-list.ts';
import { addressOf } from '../address.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { endsEarly, Flaw } from '../flaw.ts';
import { purlOf } from '../purl.ts';
import { demandedWord, readTomlLock, type TomlTable, wordOf } from '../toml.ts';

/**
 * `Cargo.lock`, versions 3 and 4. Of crates without a source those that no other asks for are `own`; the others are taken from folders, `file`, be they parts of
 * the project or copies of what others wrote, which it does not tell. Nor does it tell what is for
 * development or for building only, so every use is `unknown`.
 */
export function readCargo(file: string, text: string): ComponentList {
  return componentList(file, text, 'Cargo.lock', entriesIn);
}

function entriesIn(text: string): Entries {
  const { fields, packages } = readTomlLock(text);
  if (fields.version !== 3 && fields.version !== 4) {
    const why = `version ${fields.version ?? '1 or 2'} of Cargo.lock is not supported; 3 and 4 are`;
    throw new Flaw(why, { start: 0, end: 0 }, 'Write it again with `cargo generate-lockfile` of Rust 1.53 or newer.');
  }
  const asked = judgeWhole(packages, text);
  return { format: `Cargo.lock ${fields.version}`, entries: packages.map((table) => entryOf(table, asked)) };
}

/** Every crate that another asks for is there, as `name`, `name version` or `name version (source)`; and what no folder holds, another asks for. Gives what is asked for. */
function judgeWhole(packages: readonly TomlTable[], text: string): ReadonlySet<string> {
  const asked = new Set<string>();
  const listed = new Set<string>();
  for (const table of packages) for (const key of keysOf(table)) listed.add(key);
  for (const { fields, span } of packages)
    for (const each of Array.isArray(fields.dependencies) ? fields.dependencies : []) {
      const key = String(each).split(' ').slice(0, 2).join(' ');
      if (!listed.has(key)) throw missing(key, span);
      asked.add(key);
    }
  if (packages.some((table) => table.fields.source !== undefined && !keysOf(table).some((key) => asked.has(key))))
    throw endsEarly(text.length);
  return asked;
}

function keysOf(table: TomlTable): readonly string[] {
  const name = demandedWord(table, 'name');
  return [name, `${name} ${demandedWord(table, 'version')}`];
}

function missing(name: string, span: TomlTable['span']): Flaw {
  return new Flaw(
    `it asks for ${name} and does not list it, so a part of it is missing`,
    span,
    'Write it again with `cargo generate-lockfile`.',
  );
}

function entryOf(table: TomlTable, asked: ReadonlySet<string>): Entry {
  const [name, version] = [demandedWord(table, 'name'), demandedWord(table, 'version')];
  const source = wordOf(table.fields.source);
  const origin = source === undefined ? (keysOf(table).some((key) => asked.has(key)) ? 'file' : 'own') : originOf(source);
  return { name, version, purl: purlOf('cargo', name, version), use: 'unknown', origin, ...addressOf(origin, source), span: table.span };
}

function originOf(source: string): Entry['origin'] {
  if (/^(?:registry|sparse)\+/.test(source)) return 'registry';
  return source.startsWith('git+') ? 'git' : 'unknown';
}
