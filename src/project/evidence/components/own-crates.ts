import { join } from 'node:path';
import type { ComponentList } from '../../../model/component-list.ts';
import { readText } from '../../text-file.ts';
import { matchingFiles } from '../matching-files.ts';
import type { Looking } from '../part.ts';

/** Folders for what others wrote, wherever they stand. */
const vendored = /(?:^|\/)(?:vendor(?:ed)?|third[-_]?party|external|deps)\//i;

/**
 * A list with the crates that are the project's own marked so. `Cargo.lock` does not tell them from copies of what others wrote: own is a crate whose
 * `Cargo.toml` stands above files that `product` names, and in no folder for vendored code. Other lists stay as they are.
 */
export function withOwnCrates({ root, settings }: Looking, system: string, list: ComponentList): ComponentList {
  const isOpen = list.format.startsWith('Cargo.lock') && list.components.some(({ origin }) => origin === 'file');
  if (!isOpen) return list;
  const product = matchingFiles(root, settings.systems[system]?.product ?? []);
  const folder = list.file.slice(0, list.file.lastIndexOf('/') + 1);
  const manifests = matchingFiles(root, [`${folder}**/Cargo.toml`]).filter((manifest) => {
    const home = manifest.slice(0, -'Cargo.toml'.length);
    return !vendored.test(manifest) && product.some((file) => file.startsWith(home));
  });
  const own = new Set(manifests.flatMap((manifest) => nameIn(root, manifest)));
  const components = list.components.map((each) =>
    each.origin === 'file' && own.has(each.name) ? { ...each, origin: 'own' as const } : each,
  );
  return { ...list, components };
}

function nameIn(root: string, manifest: string): readonly string[] {
  const read = readText(join(root, manifest), manifest);
  const [, name] = 'text' in read ? (/^\[package\]\s*$[^[]*?^name\s*=\s*"([^"]+)"/m.exec(read.text) ?? []) : [];
  return name === undefined ? [] : [name];
}
