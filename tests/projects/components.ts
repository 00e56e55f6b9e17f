import type { Components } from '../../src/model/evidence.ts';
import { advisoriesOf, digestIn } from '../../src/project/evidence/components/advisories.ts';
import { componentsOf, type SystemList } from '../../src/project/evidence/components/lists.ts';
import { oursOf } from '../../src/project/evidence/components/vex.ts';
import { keysOf, withVulnerabilities } from '../../src/project/evidence/components/vulnerabilities.ts';
import { filesBelow, matchingFiles } from '../../src/project/evidence/matching-files.ts';
import type { Settings } from '../../src/project/settings.ts';
import { readBill } from '../../src/read/bills.ts';
import { readExploited } from '../../src/read/exploited/index.ts';
import { readLockfile } from '../../src/read/lockfiles.ts';
import { readVex } from '../../src/read/vex/index.ts';

/** What the lock files, SBOM, advisories and VEX documents of a project say, by their texts. Throws for one that cannot be read. */
export function componentsIn(root: string, settings: Settings, textOf: (file: string) => string): Components {
  const lists = Object.entries(settings.systems).flatMap(([system, { lockfiles, sbom }]): readonly SystemList[] => [
    ...matchingFiles(root, lockfiles).map(
      (file) => ({ system, from: 'lockfile', list: readable(readLockfile(file, textOf(file))) }) as const,
    ),
    ...matchingFiles(root, sbom).map((file) => ({ system, from: 'sbom', list: readable(readBill(file, textOf(file))) }) as const),
  ]);
  const components = componentsOf(lists);
  const { advisories, vex, 'known-exploited': exploited } = settings.security;
  if (advisories.length === 0) return components;
  const keys = keysOf(components.listed);
  const files = advisories.flatMap((folder) => [...filesBelow(root, folder)]);
  const version = typeof settings.product.version === 'string' ? settings.product.version : undefined;
  return withVulnerabilities(components, advisoriesOf(files.map((file) => digestIn(file, textOf(file), '', keys))), {
    exploited: exploited === '' ? undefined : exploitedIn(exploited, textOf(exploited)),
    statements: matchingFiles(root, vex).flatMap((file) => readable(readVex(file, textOf(file))).statements),
    ours: oursOf(settings.product.name, version, components.subjects),
  });
}

function readable<T extends { readonly file: string; readonly unreadable: readonly { readonly why: string }[] }>(read: T): T {
  if (read.unreadable.length > 0) throw new Error(`${read.file}: ${read.unreadable.map(({ why }) => why).join('; ')}`);
  return read;
}

function exploitedIn(file: string, text: string): ReadonlySet<string> {
  const read = readExploited(file, text);
  if ('unreadable' in read) throw new Error(`${file}: ${read.unreadable.why}`);
  return new Set(read.ids.map((id) => id.toUpperCase()));
}
