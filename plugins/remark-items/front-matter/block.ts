/** The block between two lines `---` at the top of a file, as offsets. */
export interface Block {
  /** Of the text between the fences. */
  readonly from: number;
  readonly to: number;
  /** After the closing fence. */
  readonly end: number;
}

const opening = /^---[ \t]*(?:\r\n|\n|\r)/;
const closing = /^---[ \t]*$/gm;

/** Finds the front matter of a text without byte order mark; undefined when there is none, or none that is closed. */
export function findBlock(text: string): Block | undefined {
  const open = opening.exec(text);
  if (open === null) return undefined;
  const from = open[0].length;
  closing.lastIndex = from;
  const close = closing.exec(text);
  if (close === null) return undefined;
  const to = close.index === from ? from : close.index - (text.startsWith('\r\n', close.index - 2) ? 2 : 1);
  return { from, to, end: close.index + close[0].length };
}
