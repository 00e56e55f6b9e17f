import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { run } from '../cli/run.ts';
import { isFirst } from '../once.ts';
import { projectRoot } from '../projects/project.ts';

/** Folder of the site of Tidewell, or of a project under `tests/projects`, at stage draft: built once for all files of a test run. Nobody may change it. */
export async function builtSite(name: string): Promise<string> {
  const folder = inject('builtSites');
  const [site, ended] = [join(folder, name, 'site é'), join(folder, name, 'ended')];
  if (isFirst(join(folder, name))) writeFileSync(ended, await build(name, site));
  while (!existsSync(ended)) await pause(100);
  const trouble = readFileSync(ended, 'utf8');
  if (trouble !== '') throw new Error(`the site of ${name} was not built: ${trouble}`);
  return site;
}

async function build(name: string, site: string): Promise<string> {
  const root = name === 'content' ? fileURLToPath(new URL('../../content', import.meta.url)) : projectRoot(name);
  const { code, out, err } = await run(['build', root, '--as-of=2026-11-23', '--out', site]).catch((error: unknown) => ({
    code: 3,
    out: '',
    err: String(error),
  }));
  return code === 0 ? '' : `${code}: ${out}${err}`;
}
