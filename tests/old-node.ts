import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { refusedNode } from '../src/cli/node-version.ts';

/** A Node on the PATH that dhf refuses, such as the system's own beside the one that runs the tests; undefined when there is none. */
export function oldNode(): string | undefined {
  const all = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return all.find((path) => existsSync(path) && refusedNode(versionOf(path)) !== '');
}

function versionOf(node: string): string {
  return execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
}
