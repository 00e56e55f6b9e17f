import type { ComponentList } from '../../model/component-list.ts';
import { addressOf } from '../address.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { Flaw } from '../flaw.ts';
import { type JsonMembers, type JsonNode, membersOf, readJson, textOf } from '../json.ts';
import { purlOf } from '../purl.ts';
import { originOfAddress } from './origin.ts';
import { entriesOfTree } from './tree.ts';

/**
 * `package-lock.json` and `npm-shrinkwrap.json` of npm, lockfile versions 1 to 3. The project itself is left out; its workspaces and what it links to
 * inside its folder are `own`. What is needed by development dependencies only is for development; optional and peer dependencies are product.
 */
export function readNpm(file: string, text: string): ComponentList {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return componentList(file, text, name, (plain) => entriesIn(name, readJson(plain)));
}

function entriesIn(name: string, root: JsonNode): Entries {
  const members = membersOf(root);
  const version = members.get('lockfileVersion');
  const format = `${name} ${version?.value ?? ''}`;
  const subject = subjectIn(members);
  if (version?.value === 1) return { format, ...subject, entries: entriesOfTree(objectIn(root, 'dependencies')) };
  if (version?.value === 2 || version?.value === 3)
    return { format, ...subject, entries: entriesOfPackages(objectIn(root, 'packages', 'needed')) };
  if (version === undefined)
    throw new Flaw('it has no `lockfileVersion`, so it is no lock file of npm 5 or newer', { start: root.start, end: root.start + 1 });
  throw new Flaw(
    'this `lockfileVersion` is not supported; 1, 2 and 3 are',
    version,
    'Write the lock file with `npm install --lockfile-version=3`.',
  );
}

function subjectIn(members: JsonMembers): Pick<Entries, 'subject'> {
  const node = members.get('name');
  const name = textOf(node);
  return node === undefined || name === undefined ? {} : { subject: { name, version: textOf(members.get('version')) ?? '', span: node } };
}

/** @throws Flaw where the member is something else than an object, or is not there although it is needed */
function objectIn(node: JsonNode, name: string, needed?: 'needed'): JsonMembers {
  const member = membersOf(node).get(name);
  if (member === undefined && needed === undefined) return new Map();
  if (member?.value instanceof Map) return member.value;
  throw new Flaw(`it has no object \`${name}\``, member ?? { start: node.start, end: node.start + 1 });
}

const folder = 'node_modules/';

function entriesOfPackages(packages: JsonMembers): Entry[] {
  return [...packages].flatMap(([path, node]) => {
    if (!(node.value instanceof Map)) throw new Flaw(`what it says of \`${path}\` is no object`, node);
    const isLinkOnly = node.value.get('link')?.value === true && packages.has(textOf(node.value.get('resolved')) ?? '');
    return path === '' || isLinkOnly ? [] : [entryOf(path, node)];
  });
}

function entryOf(path: string, node: JsonNode): Entry {
  const members = membersOf(node);
  const name = textOf(members.get('name')) ?? nameFrom(path);
  const version = textOf(members.get('version')) ?? '';
  const origin = originOf(path, members);
  return {
    name,
    version,
    purl: purlOf('npm', name, version),
    use: useOf(members),
    origin,
    ...addressOf(origin, textOf(members.get('resolved')) ?? path),
    span: node.name ?? node,
  };
}

/** `a/node_modules/@scope/name` is `@scope/name`; a folder that is no package of `node_modules` is called as its last part. */
function nameFrom(path: string): string {
  const parts = path.slice(path.lastIndexOf(folder) + 1).split('/');
  const last = parts.at(-1) ?? path;
  const scope = parts.at(-2);
  return scope?.startsWith('@') ? `${scope}/${last}` : last;
}

function useOf(members: JsonMembers): Entry['use'] {
  if (members.get('extraneous')?.value === true) return 'unknown';
  return members.get('dev')?.value === true ? 'development' : 'product';
}

function originOf(path: string, members: JsonMembers): Entry['origin'] {
  const isInstalled = path.startsWith(folder) || path.includes(`/${folder}`);
  const resolved = textOf(members.get('resolved'));
  if (members.get('link')?.value === true) return resolved?.startsWith('..') ? 'file' : 'own';
  if (!isInstalled) return path.startsWith('..') ? 'file' : 'own';
  if (resolved !== undefined) return originOfAddress(resolved);
  return members.get('inBundle')?.value === true || members.has('integrity') ? 'registry' : 'unknown';
}
