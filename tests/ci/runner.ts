import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { folder } from '../project/folder.ts';
import { type Step, top } from './workflows.ts';

/** A machine that runs steps as a host of repositories does. */
export interface Runner {
  /** Runs the shell of a step, with what stands for its expressions, such as `inputs.dir`. */
  run(step: Step, cwd: string, expressions: Readonly<Record<string, string>>): { readonly status: number | null; readonly out: string };
  /** What steps told the host: by name, the last value of each. */
  readonly outputs: () => Readonly<Record<string, string>>;
  readonly summary: () => string;
  /** Calls of programs that would reach the network, one a line. */
  readonly calls: () => string;
  readonly temporary: string;
}

/**
 * A new runner with `dhf` from its sources; `npm` and `gh` only say how they were called. `gh` finds a comment of an earlier run where `earlier` names it.
 * Where the folder of a release is given, `dhf release … --out <folder>` lays that out instead of making one.
 */
export function newRunner(earlier = '', released?: string): Runner {
  const root = folder({ output: '', summary: '', path: '', calls: '' });
  const at = (name: string) => join(root, name);
  mkdirSync(at('bin'));
  const program = (name: string, ...lines: readonly string[]) => {
    writeFileSync(at(`bin/${name}`), ['#!/usr/bin/env bash', ...lines, ''].join('\n'));
    chmodSync(at(`bin/${name}`), 0o755);
  };
  const laidOut = `if [ "$1" = release ]; then mkdir -p "\${@: -1}"; exec cp -r '${released}' "\${@: -1}"; fi`;
  program('dhf', ...(released === undefined ? [] : [laidOut]), `exec '${process.execPath}' '${join(top, 'src/cli/bin.ts')}' "$@"`);
  program('npm', `echo "npm $*" >>'${at('calls')}'`);
  program('gh', `echo "gh $*" >>'${at('calls')}'`, `case "$*" in *--paginate*) echo '${earlier}' ;; "release view"*) exit 1 ;; esac`);
  const env = {
    PATH: [at('bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: root,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    SOURCE_DATE_EPOCH: '1795305600',
    GITHUB_ACTION_PATH: top,
    GITHUB_OUTPUT: at('output'),
    GITHUB_STEP_SUMMARY: at('summary'),
    GITHUB_PATH: at('path'),
    GITHUB_REPOSITORY: 'example/device',
    RUNNER_TEMP: at('temporary'),
  };
  mkdirSync(env.RUNNER_TEMP);
  const text = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '');
  return {
    run({ run = '', env: own = {} }, cwd, expressions) {
      const given = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, filled(value, expressions)]));
      const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
        cwd,
        env: { ...env, ...given },
        encoding: 'utf8',
      });
      return { status, out: stdout + stderr };
    },
    outputs: () => Object.fromEntries([...text('output').matchAll(/^(.*?)=(.*)$/gm)].map(([, name, value]) => [name, value])),
    summary: () => text('summary'),
    calls: () => text('calls'),
    temporary: env.RUNNER_TEMP,
  };
}

/** A value with its expressions filled in; throws for one that nothing was said of. */
function filled(value: string, expressions: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, name: string) => {
    const known = expressions[name];
    if (known === undefined) throw new Error(`nothing stands for ${name}`);
    return known;
  });
}
