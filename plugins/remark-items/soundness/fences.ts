import type { Code, Nodes } from 'mdast';
import { endOf, note, placeBetween, type Reading, startOf } from '../reading.ts';
import { itemsInLines } from './item-lines.ts';

/** Notes a code block that is never closed, and one that swallows what was meant to follow it. */
export function noteFence(reading: Reading, node: Code, controlled: boolean): void {
  const source = reading.text.slice(startOf(node), endOf(node));
  const [, open] = /^(`{3,}|~{3,})/.exec(source) ?? [];
  if (open === undefined) return;
  const items = itemsInLines(reading.vocabulary, node.value);
  const swallowed =
    items.length === 0
      ? ''
      : `; ${items.length === 1 ? '1 heading' : `${items.length} headings`} inside ${items.length === 1 ? 'looks like an item' : 'look like items'}`;
  const line = node.position?.start.line ?? 1;
  const place = placeBetween(reading, startOf(node), startOf(node) + open.length);
  if (!isClosed(source, open)) {
    if (controlled || items.length > 0) report(`This code block is opened on line ${line} and never closed${swallowed}`);
  } else if (items.length > 0 && opensAnother(node.value, open)) {
    report(
      `This code block is opened on line ${line} and holds a line that opens another one, so its own end seems to be missing${swallowed}`,
    );
  }

  function report(message: string): void {
    note(
      reading,
      'fence-is-closed',
      place,
      message,
      `Close it with a line \`${open}\` where the code ends; a block that shows such lines is opened with more of them.`,
    );
  }
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
