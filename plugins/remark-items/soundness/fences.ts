import type { Code, Nodes } from 'mdast';
import { endOf, note, placeBetween, type Reading, startOf } from '../reading.ts';
import { itemsInLines } from './item-lines.ts';

/** Notes a code block that is never closed, and one that swallows what was meant to follow it. */
export function noteFence(reading: Reading, node: Code, controlled: boolean): void {
  const source = reading.text.slice(startOf(node), endOf(node));
  const open = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  if (open === undefined) return;
  const count = itemsInLines(reading.vocabulary, node.value).length;
  const why = isClosed(source, open)
    ? count > 0 && opensAnother(node.value, open) && 'holds a line that opens another one, so its own end seems to be missing'
    : (controlled || count > 0) && 'is never closed';
  if (why === false) return;
  const inside = count === 0 ? '' : `; ${count} ${count === 1 ? 'heading inside looks like an item' : 'headings inside look like items'}`;
  note(
    reading,
    'fence-is-closed',
    placeBetween(reading, startOf(node), startOf(node) + open.length),
    `The code block that is opened on line ${node.position?.start.line} ${why}${inside}`,
    `Close it with a line of ${open.length} ${open.startsWith('~') ? 'tildes' : 'backticks'} where the code ends; a block that shows such lines is opened with more of them.`,
  );
}

function isClosed(source: string, open: string): boolean {
  const [, close] = /[\r\n][ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(source) ?? [];
  return close?.startsWith(open) === true;
}

/** Does a line inside open a block of the same sign, with a language behind it? */
function opensAnother(code: string, open: string): boolean {
  const sign = open[0] === '`' ? '`' : '~';
  return code.split(/\r\n|\n|\r/).some((line) => {
    const [, run, language] = /^ {0,3}(`{3,}|~{3,})[ \t]*([^`\s]+)/.exec(line) ?? [];
    return run?.startsWith(sign) === true && run.length >= open.length && language !== undefined;
  });
}

export function isFenced(reading: Reading, node: Nodes): boolean {
  const sign = reading.text[startOf(node)];
  return sign === '`' || sign === '~';
}
