import { addressOf } from '../address.ts';
import type { Entry } from '../component-list.ts';
import { Flaw } from '../flaw.ts';
import { type JsonMembers, type JsonNode, membersOf, textOf } from '../json.ts';
import { purlOf } from '../purl.ts';
import { isOwnFolder, originOfAddress } from './origin.ts';

/** The nested `dependencies` of lockfile version 1, parents before what is installed in them. What comes from git has its commit as version. */
export function entriesOfTree(dependencies: JsonMembers): Entry[] {
  return [...dependencies].flatMap(([key, node]) => {
    if (!(node.value instanceof Map)) throw new Flaw(`what it says of \`${key}\` is no object`, node);
    return [entryOf(key, node), ...entriesOfTree(membersOf(node.value.get('dependencies')))];
  });
}

function entryOf(key: string, node: JsonNode): Entry {
  const members = membersOf(node);
  const written = textOf(members.get('version')) ?? '';
  const [name, version] = identityOf(key, written);
  const use = members.get('dev')?.value === true ? 'development' : 'product';
  const origin = originOf(written, members);
  const purl = origin === 'git' ? undefined : purlOf('npm', name, version);
  const address = origin === 'registry' ? textOf(members.get('resolved')) : written;
  return { name, version, purl, use, origin, ...addressOf(origin, address), span: node.name ?? node };
}

/** Name and version: an alias is written `npm:name@version`, what comes from git an address that ends with the commit. */
function identityOf(key: string, written: string): readonly [name: string, version: string] {
  const alias = /^npm:(.+)@([^@]*)$/.exec(written);
  if (alias !== null) return [alias[1] ?? key, alias[2] ?? ''];
  if (!/^[a-z+]+:/i.test(written)) return [key, written];
  return [key, /#(.+)$/.exec(written)?.[1] ?? ''];
}

function originOf(written: string, members: JsonMembers): Entry['origin'] {
  if (isOwnFolder(written)) return 'own';
  if (/^(?!npm:)[a-z+]+:/i.test(written)) return originOfAddress(written);
  const resolved = textOf(members.get('resolved'));
  return resolved === undefined ? 'registry' : originOfAddress(resolved);
}
