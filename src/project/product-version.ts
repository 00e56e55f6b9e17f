import { join } from 'node:path';
import type { NotJudged } from '../model/diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { Settings } from './settings.ts';
import { readText } from './text-file.ts';

/** The product's version: as written in the settings, or from the JSON or TOML file they name. */
export function productVersion(
  root: string,
  { version }: Settings['product'],
  place: Place,
): { readonly version: string } | { readonly notJudged: NotJudged } {
  if (typeof version === 'string') return { version };
  const why = (reason: string): { readonly notJudged: NotJudged } => ({
    notJudged: {
      what: version.from,
      why: `the product's version stands in it, and ${reason}`,
      fix: 'Correct the file, or write the version in dhf.yaml in quotes.',
      place,
      blocking: false,
    },
  });
  const read = readText(join(root, version.from), version.from);
  if ('notJudged' in read) return why(read.notJudged.why);
  const found = version.from.endsWith('.toml') ? versionInToml(read.text) : versionInJson(read.text);
  return found === undefined ? why('no version can be read from it') : { version: found };
}

function versionInJson(text: string): string | undefined {
  try {
    const { version } = JSON.parse(text) ?? {};
    return typeof version === 'string' && version.trim() !== '' ? version : undefined;
  } catch {
    return undefined;
  }
}

/** Tables in which package managers keep the version; the part before the first table counts too. */
const tables = new Set(['', 'package', 'project', 'workspace.package', 'tool.poetry']);

function versionInToml(text: string): string | undefined {
  let table = '';
  for (const line of text.split(/\r?\n/)) {
    table = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line)?.[1]?.trim() ?? (/^\s*\[\[/.test(line) ? '[[' : table);
    const version = /^\s*version\s*=\s*(?:"([^"\\]+)"|'([^']+)')\s*(?:#.*)?$/.exec(line);
    if (version !== null && tables.has(table)) return version[1] ?? version[2];
  }
  return undefined;
}
