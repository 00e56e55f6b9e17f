import type { ComponentList } from '../../model/component-list.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { Flaw } from '../flaw.ts';
import { type JsonNode, membersOf, readJson, textOf } from '../json.ts';
import { purlOf } from '../purl.ts';

/**
 * `packages.lock.json` of NuGet, versions 1 and 2, for each target framework. Projects are `own`, without a version. It does not tell what is for development, so
 * every use is `unknown`.
 */
export function readNuget(file: string, text: string): ComponentList {
  return componentList(file, text, 'packages.lock.json', (plain) => entriesIn(readJson(plain)));
}

function entriesIn(root: JsonNode): Entries {
  const members = membersOf(root);
  const version = members.get('version');
  if (version?.value !== 1 && version?.value !== 2)
    throw new Flaw(
      'it is of no version of packages.lock.json that is supported; 1 and 2 are',
      version ?? { start: root.start, end: root.start + 1 },
    );
  const dependencies = members.get('dependencies');
  if (!(dependencies?.value instanceof Map))
    throw new Flaw('it has no object `dependencies`', dependencies ?? { start: root.start, end: root.start + 1 });
  const entries = [...dependencies.value.values()].flatMap((framework) =>
    [...membersOf(framework)].map(([name, node]) => entryOf(name, node)),
  );
  return { format: `packages.lock.json ${version.value}`, entries };
}

function entryOf(name: string, node: JsonNode): Entry {
  const members = membersOf(node);
  const span = node.name ?? node;
  if (textOf(members.get('type')) === 'Project') return { name, version: '', use: 'unknown', origin: 'own', span };
  const version = textOf(members.get('resolved'));
  if (version === undefined) throw new Flaw('`resolved` is missing here', span);
  return { name, version, purl: purlOf('nuget', name, version), use: 'unknown', origin: 'registry', span };
}
