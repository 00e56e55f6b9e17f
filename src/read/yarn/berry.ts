import { addressOf } from '../address.ts';
import type { Entries, Entry } from '../component-list.ts';
import { endsEarly, Flaw } from '../flaw.ts';
import { type JsonNode, membersOf, textOf } from '../json.ts';
import { readLockYaml } from '../lock-yaml.ts';
import { isOwnFolder } from '../npm/origin.ts';
import { purlOf } from '../purl.ts';

/** Versions of the format: 3 is of Yarn 2.0, 10 of Yarn 4.18. */
const newest = 10;

/** @throws Flaw where the text is no lock file of Yarn 2 or newer, or a part of it is missing */
export function entriesOfBerry(text: string): Entries {
  const members = membersOf(readLockYaml(text));
  const metadata = members.get('__metadata');
  const version = membersOf(metadata).get('version');
  const number = Number(textOf(version));
  if (!(number >= 3 && number <= newest)) {
    const why = `version ${textOf(version) ?? '(none)'} of yarn.lock is not supported; 3 to ${newest} are, and that of Yarn 1`;
    throw new Flaw(why, version ?? metadata ?? { start: 0, end: 0 }, 'Write it again with Yarn 4, or use a newer dhf.');
  }
  const packages = [...members].filter(([key]) => key !== '__metadata');
  judgeWhole(packages, text);
  return { format: `yarn.lock ${number}`, entries: packages.flatMap(([, node]) => entryOf(node)) };
}

/** Each package is closed by `linkType`, the project itself is one of them, and each name that another asks for is there. */
function judgeWhole(packages: readonly (readonly [string, JsonNode])[], text: string): void {
  const names = new Set(packages.flatMap(([key]) => key.split(', ').map((each) => nameOf(each))));
  for (const [, node] of packages) {
    if (!membersOf(node).has('linkType')) throw endsEarly(node.end);
    for (const [name, asked] of membersOf(membersOf(node).get('dependencies')))
      if (!names.has(name))
        throw new Flaw(
          `it asks for ${name} and does not list it, so a part of it is missing`,
          asked.name ?? asked,
          'Write it again with `yarn install`.',
        );
  }
  if (!packages.some(([, node]) => textOf(membersOf(node).get('resolution'))?.endsWith('@workspace:.'))) throw endsEarly(text.length);
}

/** `@scope/name` of `@scope/name@npm:^1.0.0`. */
function nameOf(descriptor: string): string {
  return descriptor.slice(0, descriptor.indexOf('@', 1));
}

function entryOf(node: JsonNode): Entry[] {
  const members = membersOf(node);
  const resolution = textOf(members.get('resolution'));
  if (resolution === undefined) throw new Flaw('`resolution` is missing here', node.name ?? node);
  const name = nameOf(resolution);
  const reference = resolution.slice(name.length + 1);
  if (reference === 'workspace:.') return [];
  const origin = originOf(reference);
  const version = /^(?:workspace|link|portal):/.test(reference) ? '' : (textOf(members.get('version')) ?? '');
  return [
    { name, version, purl: purlOf('npm', name, version), use: 'unknown', origin, ...addressOf(origin, reference), span: node.name ?? node },
  ];
}

function originOf(reference: string): Entry['origin'] {
  const path = reference.replace(/(?:#|::).*$/, '');
  if (path.startsWith('workspace:') || isOwnFolder(path)) return 'own';
  if (/^(?:file|link|portal):/.test(path)) return 'file';
  if (/^(?:npm:|patch:.*npm%3A)/.test(reference)) return 'registry';
  return /\.git(?:#|$)|#commit=/.test(reference) ? 'git' : 'unknown';
}
