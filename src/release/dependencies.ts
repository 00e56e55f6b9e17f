import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareText } from '../model/place.ts';
import { packageRoot } from '../project/tool.ts';

/** A package that dhf runs with. */
export interface Resolved {
  readonly name: string;
  readonly version: string;
  /** As the package manager noted it, `sha512-…`; empty where it keeps none that can be read. */
  readonly integrity: string;
}

/**
 * SHA-256 over all that decides what this dhf makes of a commit, 64 hex digits: its own files, and the packages that it runs with, as they stood when that was
 * first asked.
 */
export function closureHash(): string {
  closure ??= dependenciesHash([
    { name: 'dhf', version: '', integrity: ownHash(packageRoot, isCompiled ? ['lib'] : ['src', 'plugins']) },
    ...resolvedPackages(),
  ]);
  return closure;
}

let closure: string | undefined;

/** Does this run from what is shipped, and not from the sources? */
const isCompiled = relative(packageRoot, fileURLToPath(import.meta.url)).split(sep)[0] === 'lib';

/** SHA-256 over all files in folders of a package, `sha256-` and 64 hex digits: one line a file, in the order of code units of paths. */
export function ownHash(root: string, folders: readonly string[]): string {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
  const lines = files.sort(compareText).map((path) => `${hash('sha256', readFileSync(join(root, path)))}  ${path}\n`);
  return `sha256-${hash('sha256', lines.join(''))}`;
}

/** SHA-256 over packages, 64 hex digits: one line `name@version@integrity` a package, in the order of code units, each once. */
export function dependenciesHash(packages: readonly Resolved[]): string {
  const lines = new Set(packages.map(({ name, version, integrity }) => `${name}@${version}@${integrity}\n`));
  return hash('sha256', [...lines].sort(compareText).join(''));
}

/** What package.json says that matters here. */
interface Package {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: unknown;
  readonly cpu?: unknown;
}

/**
 * The packages that this dhf runs with, as they are installed. Those made for one system or processor are left out: their versions are fixed by the packages
 * that bring them, and the same release made elsewhere has others.
 */
export function resolvedPackages(root: string = packageRoot): readonly Resolved[] {
  const found = new Map<string, Resolved>();
  const walk = (folder: string): void => {
    const { dependencies = {}, optionalDependencies = {} } = packageIn(folder);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = installed(name, folder);
      if (place === undefined || found.has(place)) continue;
      const { version = '', os, cpu } = packageIn(place);
      if (os !== undefined || cpu !== undefined) continue;
      found.set(place, { name, version, integrity: integrityOf(place) });
      walk(place);
    }
  };
  walk(root);
  return [...found.values()];
}

function packageIn(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Where a package that one in a folder asks for is installed: beside it, or in a folder above. */
function installed(name: string, from: string): string | undefined {
  const place = join(from, 'node_modules', name);
  if (existsSync(join(place, 'package.json'))) return realpathSync(place);
  return dirname(from) === from ? undefined : installed(name, dirname(from));
}

/** What npm noted of an installed package in its own list. */
function integrityOf(place: string): string {
  const at = place.replaceAll('\\', '/').indexOf('/node_modules/');
  if (at < 0) return '';
  const top = place.slice(0, at);
  return listIn(top)[place.slice(at + 1).replaceAll('\\', '/')]?.integrity ?? '';
}

type Listed = Readonly<Record<string, { readonly integrity?: string }>>;

const lists = new Map<string, Listed>();

function listIn(top: string): Listed {
  const known = lists.get(top);
  if (known !== undefined) return known;
  const path = join(top, 'node_modules/.package-lock.json');
  const list: Listed = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {};
  lists.set(top, list);
  return list;
}
