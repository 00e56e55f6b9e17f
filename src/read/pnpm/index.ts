import type { ComponentList } from '../../model/component-list.ts';
import { addressOf } from '../address.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { endsEarly, Flaw } from '../flaw.ts';
import { type JsonMembers, type JsonNode, membersOf, textOf } from '../json.ts';
import { readLockYaml } from '../lock-yaml.ts';
import { purlOf } from '../purl.ts';
import { type Dialect, dialects } from './dialects.ts';
import { importersOf, isOfTools, neededBy } from './needed.ts';

/**
 * `pnpm-lock.yaml`, lockfile versions 5.x, 6.x and 9.0. The project itself is left out; its workspaces and what it links to inside its folder are `own`,
 * without a version. What only development dependencies of the project and its workspaces need is for development, and so is pnpm itself.
 */
export function readPnpm(file: string, text: string): ComponentList {
  return componentList(file, text, 'pnpm-lock.yaml', (plain) => {
    const [first, second] = documentsIn(plain).map(readLockYaml);
    if (first === undefined || isOfTools(second ?? first)) throw endsEarly(plain.length);
    const project = entriesIn(second ?? first);
    return second === undefined ? project : { ...project, entries: [...entriesIn(first).entries, ...project.entries] };
  });
}

/** One or two YAML documents, each with all that is not of it blanked out: from pnpm 11 on, one with pnpm itself may stand before that of the project. */
function documentsIn(text: string): string[] {
  const [start, again] = [...text.matchAll(/^---\r?$/gm)].map(({ index }) => index).filter((index) => index > 0);
  if (again !== undefined) throw new Flaw('it holds more YAML documents than pnpm writes', { start: again, end: again + 3 });
  return start === undefined ? [text] : [text.slice(0, start) + blank(text.slice(start)), blank(text.slice(0, start)) + text.slice(start)];
}

function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ');
}

function entriesIn(root: JsonNode): Entries {
  const written = membersOf(root).get('lockfileVersion');
  const version = textOf(written) ?? '';
  const dialect = dialects.find((each) => each.isOf.test(version));
  if (dialect === undefined) {
    const why =
      version === '' ? 'it has no `lockfileVersion`' : `lockfile version ${version} of pnpm is not supported; 5.x, 6.x and 9.0 are`;
    throw new Flaw(why, written ?? { start: 0, end: 0 }, 'Write it again with pnpm 9 or newer.');
  }
  const packages = membersOf(membersOf(root).get('packages'));
  const needed = neededBy(root, dialect);
  const listed = [...packages].map(([key, node]) => packageOf(key, node, dialect, needed));
  return { format: `pnpm-lock.yaml ${version}`, entries: [...ownParts(root), ...listed] };
}

function packageOf(key: string, node: JsonNode, dialect: Dialect, needed: ReadonlyMap<string, Entry['use']>): Entry {
  if (!(node.value instanceof Map)) throw new Flaw(`what it says of \`${key}\` is no map`, node.name ?? node);
  const members: JsonMembers = node.value;
  const [keyName, keyVersion] = dialect.identityOf(key);
  const name = textOf(members.get('name')) ?? keyName;
  const version = textOf(members.get('version')) ?? keyVersion;
  const resolution = membersOf(members.get('resolution'));
  if (name === '' || resolution.size === 0 || (version === '' && !resolution.has('directory'))) throw endsEarly(node.end);
  const origin = originOf(resolution);
  return {
    name,
    version,
    purl: purlOf('npm', name, version),
    use: needed.get(key) ?? 'unknown',
    origin,
    ...addressOf(origin, textOf(resolution.get('repo') ?? resolution.get('tarball') ?? resolution.get('directory'))),
    span: node.name ?? node,
  };
}

function originOf(resolution: JsonMembers): Entry['origin'] {
  if (resolution.has('repo') || textOf(resolution.get('gitHosted')) === 'true') return 'git';
  const folder = textOf(resolution.get('directory'));
  if (folder !== undefined) return folder.startsWith('..') ? 'file' : 'own';
  const tarball = textOf(resolution.get('tarball'));
  if (tarball === undefined) return resolution.has('integrity') ? 'registry' : 'unknown';
  if (/^https:\/\/(?:codeload\.github\.com|gitlab\.com|bitbucket\.org)\//.test(tarball)) return 'git';
  if (tarball.startsWith('file:')) return 'file';
  return tarball.includes('/-/') ? 'registry' : 'unknown';
}

/** Workspaces, and folders that something links to: by path, with the name that a link gives it, else the last part of the path. */
function ownParts(root: JsonNode): Entry[] {
  const parts = new Map<string, Entry>();
  const names = new Map<string, string>();
  for (const { links } of importersOf(root))
    for (const { name, path, node } of links) {
      names.set(path, names.get(path) ?? name);
      if (!parts.has(path)) parts.set(path, ownPart(name, path, node));
    }
  for (const { path, node } of importersOf(root)) if (path !== '.') parts.set(path, ownPart(names.get(path) ?? lastOf(path), path, node));
  return [...parts.values()];
}

function ownPart(name: string, path: string, node: JsonNode): Entry {
  return {
    name,
    version: '',
    purl: purlOf('npm', name, ''),
    use: 'product',
    origin: path.startsWith('..') ? 'file' : 'own',
    span: node.name ?? node,
  };
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
