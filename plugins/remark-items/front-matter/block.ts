/** The block between two lines `---` at the top of a file, as offsets. */
export interface Block {
  /** Of the text between the fences. */
  readonly from: number;
  readonly to: number;
  /** After the closing fence. */
  readonly end: number;
}

const opening = /^---[ \t]*(?:\r\n|\n|\r)/;
const closing = /^---[ \t]*(?=[\r\n]|$)/;

/** Finds the front matter of a text without byte order mark; undefined when there is none, or none that is closed. */
export function findBlock(text: string): Block | undefined {
  if (!text.startsWith('---')) return undefined;
  const open = opening.exec(text);
  if (open === null) return undefined;
  const from = open[0].length;
  for (let line = from; line <= text.length; ) {
    const end = text.startsWith('---', line) ? closing.exec(text.slice(line, lineEnd(text, line)))?.[0].length : undefined;
    if (end !== undefined) return { from, to: line === from ? from : beforeBreak(text, line), end: line + end };
    line = afterBreak(text, line);
  }
  return undefined;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  const back = text.slice(from, end).indexOf('\r');
  return back < 0 ? end : from + back;
}

function afterBreak(text: string, from: number): number {
  const end = lineEnd(text, from);
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}

function beforeBreak(text: string, line: number): number {
  return line - (text.startsWith('\r\n', line - 2) ? 2 : 1);
}
