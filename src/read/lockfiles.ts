import type { ComponentList } from '../model/component-list.ts';
import { lineStart } from '../model/place.ts';
import { readNpm } from './npm/index.ts';

/** A format of lock files. */
interface LockFormat {
  /** As messages name it. */
  readonly name: string;
  /** Is it a file of this name? */
  readonly isNamed: RegExp;
  readonly read: (file: string, text: string) => ComponentList;
}

const formats: readonly LockFormat[] = [
  { name: 'package-lock.json and npm-shrinkwrap.json of npm', isNamed: /^(?:package-lock|npm-shrinkwrap)\.json$/, read: readNpm },
];

/** What a lock file lists; its name says of which tool it is. Never throws: what cannot be read comes back as `unreadable`. */
export function readLockfile(file: string, text: string): ComponentList {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const format = formats.find(({ isNamed }) => isNamed.test(name));
  if (format !== undefined) return format.read(file, text);
  const why = `lock files of this name are not supported; those that are: ${formats.map((each) => each.name).join('; ')}`;
  const fix = 'List a lock file of a supported name under `lockfiles`, or give a bill of materials under `sbom`.';
  return { file, format: name, components: [], unreadable: [{ what: file, why, fix, place: lineStart(file) }] };
}
