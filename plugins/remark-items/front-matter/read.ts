import type { Root } from 'mdast';
import { loadGrayMatter } from '../lazy.ts';
import { note, placeBetween, type Reading } from '../reading.ts';
import { type Block, findBlock } from './block.ts';
import type { FrontMatter } from './entry.ts';
import { readParsed } from './parsed.ts';
import { readPlain } from './plain.ts';

const sound = 'front-matter-is-sound';

/** Front matter and where its block ends. */
export interface TopOfFile extends FrontMatter {
  readonly block: Block;
}

/** Reads the front matter of a file; undefined for a file that has none, or none that can be read. */
export function readFrontMatter(reading: Reading, tree: Root): TopOfFile | undefined {
  const block = findBlock(reading.text);
  if (block === undefined) {
    noteBrokenBlock(reading);
    return undefined;
  }
  noteSplit(reading, tree, block);
  return { block, ...readBlock(reading, block) };
}

function readBlock(reading: Reading, block: Block): FrontMatter {
  const source = reading.text.slice(block.from, block.to);
  const { file } = reading;
  const entries = readPlain(source, 2, (line, column, endColumn) => ({ file, line, column, endLine: line, endColumn }));
  if (entries !== undefined) return { entries };
  noteOtherSplit(reading, block);
  return readParsed(reading, block);
}

/** The tree's own front matter must end where the block ends that is read here. */
function noteSplit(reading: Reading, tree: Root, block: Block): void {
  const [top] = tree.children;
  if (top?.type !== 'yaml' || top.position?.end.offset !== block.end) differs(reading, block);
}

/** gray-matter, which other tools read the file with, must find the same text; a line such as `---x` ends it for gray-matter alone. */
function noteOtherSplit(reading: Reading, block: Block): void {
  let found = '';
  const refuse = () => {
    throw new Error('only YAML is read');
  };
  // With options given, gray-matter leaves its cache alone, which would return nothing for bad YAML seen twice.
  loadGrayMatter()(lines(reading.text), {
    engines: {
      yaml: (text: string) => {
        found = text;
        return {};
      },
      javascript: refuse,
      json: refuse,
    },
  });
  const own = lines(reading.text.slice(block.from, block.to));
  if (found !== '' && lines(found).trim() !== own.trim()) differs(reading, block);
}

function lines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function differs(reading: Reading, block: Block): void {
  note(
    reading,
    sound,
    placeBetween(reading, 0, block.end),
    'Tools disagree where this front matter ends, so some would read other fields than are read here',
    'Open and close it with a line that holds `---` and nothing else, and let no other line in it start with `---`.',
  );
}

/** Text that looks like front matter but is none. */
function noteBrokenBlock(reading: Reading): void {
  const { text } = reading;
  const [first = ''] = /^[^\r\n]*/.exec(text) ?? [];
  const key = /^[ \t]*[\p{L}_][\p{L}\p{N}_-]*[ \t]*:/u;
  const after = text.slice(first.length).trimStart();
  const report = (message: string, fix: string) => note(reading, sound, placeBetween(reading, 0, first.length), message, fix);
  if (/^---[ \t]*$/.test(first) && key.test(text.slice(first.length).replace(/^(?:\r\n|\n|\r)/, ''))) {
    const dots = /^\.\.\.[ \t]*$/m.test(after);
    report(
      dots
        ? 'The front matter is closed with `...`, which only some tools read'
        : 'The front matter is opened here and never closed, so the file holds no item',
      'Close it with a line that holds `---` and nothing else.',
    );
  } else if (/^---[ \t]*[A-Za-z]/.test(first)) {
    report(`Front matter in another language (\`${first.slice(0, 40)}\`) is never read or run`, 'Open it with `---` alone and write YAML.');
  } else if (/^\+\+\+[ \t]*$/.test(first)) {
    report('Front matter between `+++` is not read', 'Write it as YAML between two lines `---`.');
  } else if (/^[ \t]*[\r\n]\s*---[ \t]*[\r\n]/.test(text) && key.test(/^\s*---[ \t]*(?:\r\n|\n|\r)([\s\S]*)/.exec(text)?.[1] ?? '')) {
    report(
      'The front matter does not start on the first line, so it is not read as front matter',
      'Take away what stands before its `---`.',
    );
  }
}
