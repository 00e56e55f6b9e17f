import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { history } from '../../src/project/evidence/history/index.ts';
import { reusedIds } from '../../src/project/reused-ids.ts';
import { lookingAt } from '../project/evidence/looking.ts';
import { generate, generateDocuments } from './generate.ts';

/** Items that one commit edits, and every how many commits there is a merge, and one that changes no word of many items. */
const edits = 3;
const mergeEvery = 10;
const tidyEvery = 50;
const tidied = 40;

/** Git facts of a generated DHF whose items were edited in so many commits: items in files of their own, then in documents. */
export function printHistory(dir: string, items: number, commits: number): void {
  const shapes = [
    ['in files of their own', () => generate(dir, items)],
    [`in ${items / 50} documents`, () => generateDocuments(dir, items, items / 50)],
  ] as const;
  for (const [name, make] of shapes) {
    make();
    commitAll(dir, commits);
    const said = spawnSync(process.execPath, [import.meta.filename, dir], { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (said.status !== 0) throw new Error(said.stderr);
    console.log(`git facts of ${items} items ${name}, ${commits} commits: ${said.stdout.trim()}`);
    rmSync(dir, { recursive: true });
  }
}

/** Makes the history of a folder: all files at first, then edits, some of them on lines of their own that are merged. */
function commitAll(dir: string, count: number): void {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
  const sources = files.filter((file) => file.endsWith('.md'));
  const texts = new Map(files.map((file) => [file, readFileSync(join(dir, file), 'utf8')]));
  const out: Buffer[] = [];
  const say = (text: string) => out.push(Buffer.from(text));
  const write = (file: string) => {
    const text = texts.get(file) as string;
    say(`M 100644 inline ${file}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  };
  const open = (branch: string, mark: number, parents: readonly number[]) => {
    say(`commit refs/heads/${branch}\nmark :${mark}\ncommitter Ada <ada@example.com> ${1_700_000_000 + mark * 600} +0000\ndata 4\nWork\n`);
    for (const [at, parent] of parents.entries()) say(`${at === 0 ? 'from' : 'merge'} :${parent}\n`);
  };
  open('main', 1, []);
  for (const file of files) write(file);
  let tip = 1;
  for (let mark = 2; mark <= count; mark += 1) {
    const isMerge = mark % mergeEvery === 0;
    open(isMerge ? 'side' : 'main', mark, [tip]);
    const isTidy = mark % tidyEvery === 1;
    for (let at = 0; at < (isTidy ? tidied : edits); at += 1) {
      const file = sources[(mark * 7919 + at * 104729) % sources.length] as string;
      texts.set(file, isTidy ? tidy(texts.get(file) as string) : edited(texts.get(file) as string, mark + at));
      write(file);
    }
    if (isMerge && mark < count) {
      const side = mark;
      mark += 1;
      open('main', mark, [tip, side]);
      for (const file of texts.keys()) if (touchedBy(file, side, sources)) write(file);
    }
    tip = mark;
  }
  const git = (...args: readonly string[]) => execFileSync('git', [...args], { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] });
  git('-c', 'init.defaultBranch=main', 'init', '--quiet');
  execFileSync('git', ['fast-import', '--quiet'], { cwd: dir, input: Buffer.concat(out) });
  git('reset', '--quiet', '--hard');
}

function touchedBy(file: string, mark: number, sources: readonly string[]): boolean {
  return Array.from({ length: edits }, (_, at) => sources[(mark * 7919 + at * 104729) % sources.length]).includes(file);
}

/** Other words in one of the paragraphs. */
function edited(text: string, number: number): string {
  const paragraphs = text.split('\n\n');
  const at = paragraphs.findLastIndex((paragraph, index) => index <= 1 + (number % paragraphs.length) && /^[A-Za-z]/.test(paragraph));
  paragraphs[at] = `Revision ${number} ${paragraphs[at]?.replace(/^Revision \d+ /, '')}`;
  return paragraphs.join('\n\n');
}

function tidy(text: string): string {
  return text.replace(/\n*$/, text.endsWith('\n\n') ? '\n' : '\n\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = process.argv[2] as string;
  const looking = await lookingAt(root);
  const started = performance.now();
  const before = process.cpuUsage();
  const [seen] = await Promise.all([history.look(looking), reusedIds(looking.git, looking.settings)]);
  const { user, system } = process.cpuUsage(before);
  const { commits = [], changed = {} } = seen.evidence.history ?? {};
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${seconds} s wall, ${((user + system) / 1e6).toFixed(2)} s of CPU time besides git's; ${memory} MB with the facts; ${commits.length} commits, ${Object.keys(changed).length} items`,
  );
}
