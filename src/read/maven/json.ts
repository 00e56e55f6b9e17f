import type { Entries, Entry } from '../component-list.ts';
import { Flaw } from '../flaw.ts';
import { type JsonMembers, type JsonNode, membersOf, nodesOf, textOf } from '../json.ts';
import { entryOfArtifact } from './artifact.ts';

/** The tree that `dependency:tree` writes as JSON, and the lock files of the two plugins. @throws Flaw */
export function entriesOfJson(root: JsonNode): Entries {
  const members = membersOf(root);
  const version = members.get('lockFileVersion');
  if (version !== undefined && version.value !== 1)
    throw new Flaw('this `lockFileVersion` is not supported; 1 is', version, 'Write it again with maven-lockfile 5.');
  const name = `${textOf(members.get('groupId')) ?? ''}:${textOf(members.get('artifactId')) ?? ''}`;
  const own = new Set([name]);
  if (version !== undefined) return { format: 'lockfile.json 1', entries: entriesOf(root, 'dependencies', own) };
  if (members.has('dependencies')) return { format: 'dependencies-lock.json', entries: entriesOf(root, 'dependencies', own) };
  if (name === ':') throw new Flaw('it lists no dependencies of Maven', { start: root.start, end: root.start + 1 });
  return { format: 'dependency:tree JSON', entries: nodesOf(members.get('children')).flatMap((node) => artifactsOf(node, own)) };
}

function entriesOf(root: JsonNode, name: string, own: ReadonlySet<string>): Entry[] {
  const list = membersOf(root).get(name);
  if (!Array.isArray(list?.value)) throw new Flaw(`\`${name}\` is no list`, list ?? { start: root.start, end: root.start + 1 });
  return nodesOf(list).flatMap((node) => artifactsOf(node, own));
}

/** An artifact and what stands below it; one that another version was chosen for is left out. */
function artifactsOf(node: JsonNode, own: ReadonlySet<string>): Entry[] {
  const members = membersOf(node);
  const below = nodesOf(members.get('children')).flatMap((each) => artifactsOf(each, own));
  if (members.get('included')?.value === false) return below;
  const name = `${demanded(members, 'groupId', node)}:${demanded(members, 'artifactId', node)}`;
  const version = demanded(members, 'version', node);
  return [entryOfArtifact(name, version, textOf(members.get('scope')) ?? '', own, members.get('artifactId') ?? node), ...below];
}

function demanded(members: JsonMembers, name: string, node: JsonNode): string {
  const text = textOf(members.get(name));
  if (text === undefined) throw new Flaw(`\`${name}\` is missing here`, { start: node.start, end: node.start + 1 });
  return text;
}
