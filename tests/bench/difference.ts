import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from './generate.ts';

/** A whole process of the compiled command, as the other rows measure it. */
type Run = (args: readonly string[]) => { readonly seconds: number; readonly memory: number; readonly output: string };

/** `dhf diff` of two revisions of a generated DHF, of which one item in a hundred says something else: median of five runs. */
export function printDifference(dir: string, items: number, run: Run): void {
  generate(dir, items);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      cwd: dir,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'before');
  const files = git('ls-files', '-z', '*.md')
    .split('\0')
    .filter((file, at) => file !== '' && at % 100 === 0);
  for (const file of files) writeFileSync(join(dir, file), `${readFileSync(join(dir, file), 'utf8').trimEnd()} It says more now.\n`);
  git('commit', '--quiet', '--all', '--message', 'after');
  const runs = Array.from({ length: 5 }, () => run(['lib/src/cli/bin.js', 'diff', 'HEAD~1', 'HEAD', dir, '--format', 'json']));
  const { changed } = JSON.parse(runs[0]?.output ?? '') as { readonly changed: readonly unknown[] };
  const seconds = runs.map((each) => each.seconds).sort((a, b) => a - b)[2] ?? Number.NaN;
  const memory = Math.max(...runs.map((each) => each.memory));
  console.log(
    `difference of two revisions of ${items} items, ${changed.length} of them changed: ${seconds.toFixed(2)} s, ${Math.round(memory)} MB`,
  );
  rmSync(dir, { recursive: true });
}
