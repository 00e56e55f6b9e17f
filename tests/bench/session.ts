import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSession } from '../../src/project/session.ts';
import { generate } from './generate.ts';

/** An edit of one file, and the words that follow it. */
type Change = (text: string, at: number) => string | undefined;

/** Kinds of edits, each with the files it is made to. Nothing instead of words takes the file away. */
const kindsOfEdits: readonly (readonly [name: string, files: RegExp, change: Change])[] = [
  ['wording', /\/SRS-\d+\.md$/, (text, at) => `${text}\nMore words ${at}.\n`],
  ['link added', /\/SRS-\d+\.md$/, (text, at) => text.replace(/^derives-from: \[/m, `derives-from: [SYS-${at + 300}, `)],
  ['field removed', /\/SRS-\d+\.md$/, (text) => text.replace(/^category: .*\n/m, '')],
  ['test changed', /\/TC-\d+\.md$/, (text, at) => `${text}\nMore words ${at}.\n`],
  ['item removed', /\/SRS-\d+\.md$/, () => undefined],
  ['item added', /\/SRS-\d+\.md$/, (text, at) => text.replace(/^id: .*$/m, `id: SRS-${90_000 + at}`)],
  ['class of a unit', /\/SWU-\d+\.md$/, (text) => text.replace(/^safety-class: .*$/m, 'safety-class: B')],
  ['class of the system', /\/SWS-1\.md$/, (text, at) => text.replace(/^safety-class: .*$/m, `safety-class: ${'AB'.charAt(at % 2)}`)],
];

const rounds = 20;

/** From an edit to diagnostics, in a session over a generated DHF: median and worst milliseconds for each kind of edit. */
export async function printSession(dir: string, size: number): Promise<void> {
  generate(dir, size);
  const session = openSession(dir, { stage: 'draft' });
  const { sources } = await session.trace();
  const settled: readonly string[] = sources.map(({ file }) => file);
  for (const [name, files, change] of kindsOfEdits) {
    const chosen = settled.filter((file) => files.test(file));
    const times: number[] = [];
    // The first rounds are there for the machine to learn the code.
    for (let at = 0; at < 2 * rounds; at += 1) {
      const file = chosen[(at * 7) % chosen.length] as string;
      const before = readFileSync(join(dir, file), 'utf8');
      const edited = name === 'item added' ? `${file.slice(0, file.lastIndexOf('/'))}/SRS-${90_000 + at}.md` : file;
      const after = change(before, at);
      write(dir, edited, after);
      const started = performance.now();
      session.retrace([edited]);
      if (at >= rounds) times.push(performance.now() - started);
      write(dir, edited, edited === file ? before : undefined);
      session.retrace([edited]);
    }
    times.sort((a, b) => a - b);
    console.log(`${size} items, one edit, ${name}: median ${times[rounds / 2]?.toFixed(0)} ms, worst ${times.at(-1)?.toFixed(0)} ms`);
  }
  rmSync(dir, { recursive: true });
}

function write(dir: string, file: string, text: string | undefined): void {
  if (text === undefined) rmSync(join(dir, file));
  else writeFileSync(join(dir, file), text);
}
