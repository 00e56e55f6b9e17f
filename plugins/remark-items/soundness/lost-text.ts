import type { Definition, Nodes, Parents, Table } from 'mdast';
import { endOf, note, placeBetween, placeOf, type Reading, startOf } from '../reading.ts';

const rule = 'text-reaches-the-page';

/** Where the walk through the tree stands: everything before this offset reaches the page, or was noted. */
interface Walk {
  readonly reading: Reading;
  readonly used: ReadonlySet<string>;
  reached: number;
}

/** Notes every word of the source that no node of the tree shows. */
export function noteLostText(reading: Reading, tree: Parents): void {
  const walk: Walk = { reading, used: usedDefinitions(reading, tree), reached: 0 };
  lookInside(walk, tree);
  lookAtGap(walk, reading.text.length);
}

function lookInside(walk: Walk, parent: Parents): void {
  for (const child of parent.children) look(walk, child);
}

function look(walk: Walk, node: Nodes): void {
  // Marks in front of the content hold no words of the author's: list numbers, check boxes, labels of footnotes.
  if (node.type === 'listItem' || node.type === 'footnoteDefinition') {
    lookAtGap(walk, startOf(node));
    const [first] = node.children;
    // For remark-parse, the paragraph of `- [x] **a**` starts at the check box.
    const content = first?.type === 'paragraph' ? (first.children[0] ?? first) : first;
    reach(walk, content === undefined ? endOf(node) : startOf(content));
    lookInside(walk, node);
    return;
  }
  if ('children' in node) {
    if (node.type === 'table') noteCellsBeyond(walk.reading, node);
    lookInside(walk, node);
    // The destination and title of a link stand behind its text.
    if (node.type === 'link' || node.type === 'linkReference') reach(walk, endOf(node));
    return;
  }
  lookAtGap(walk, startOf(node));
  if (node.type === 'definition') noteDefinition(walk, node);
  if (node.type === 'text' && !showsAll(walk.reading, node)) lost(walk.reading, startOf(node), endOf(node));
  reach(walk, endOf(node));
}

function reach(walk: Walk, offset: number): void {
  if (offset > walk.reached) walk.reached = offset;
}

function lookAtGap(walk: Walk, to: number): void {
  const { reading, reached } = walk;
  for (let at = reached; at < to; at++) {
    if (!isWordSign(reading.text.charCodeAt(at))) continue;
    const gap = reading.text.slice(at, to);
    const words = /^.*[\p{L}\p{N}]/su.exec(gap)?.[0];
    if (words !== undefined && /[\p{L}\p{N}]/u.test(words)) lost(reading, at, at + words.length);
    break;
  }
  reach(walk, to);
}

/** Letters, digits, and everything beyond ASCII that may be one. */
function isWordSign(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code > 0x7f;
}

function lost(reading: Reading, from: number, to: number): void {
  const shown = reading.text.slice(from, to).replaceAll(/\s+/g, ' ');
  note(
    reading,
    rule,
    placeBetween(reading, from, to),
    `\`${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}\` does not reach the page: Markdown takes it for something else`,
    'Write it as plain text, or in backticks.',
  );
}

/** Does a text node say every letter of its source? Character references and escapes make the two differ. */
function showsAll(reading: Reading, node: Nodes & { type: 'text' }): boolean {
  const source = reading.text.slice(startOf(node), endOf(node));
  if (source === node.value) return true;
  let at = 0;
  for (const [letter] of source.replaceAll(/&#?\w+;/g, '').matchAll(/[\p{L}\p{N}]/gu)) {
    at = node.value.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}

function noteCellsBeyond(reading: Reading, table: Table): void {
  const columns = table.children[0]?.children.length ?? 0;
  for (const row of table.children) {
    const beyond = row.children.slice(columns).filter((cell) => cell.children.length > 0);
    const [first] = beyond;
    const last = beyond.at(-1);
    if (first === undefined || last === undefined) continue;
    note(
      reading,
      rule,
      placeBetween(reading, startOf(first), endOf(last)),
      'This row has more cells than the table has columns, and the rest is not shown',
      'Give the table another column, or write `\\|` for a `|` that belongs to the text.',
    );
  }
}

function noteDefinition(walk: Walk, node: Definition): void {
  const { reading, used } = walk;
  const first = reading.definitions.get(node.identifier);
  if (first === node && used.has(node.identifier)) return;
  const twice = first !== node && first !== undefined;
  note(
    reading,
    rule,
    placeOf(reading, node),
    twice
      ? `The link address \`[${node.label ?? node.identifier}]\` is given twice, and this one is not used`
      : `\`[${node.label ?? node.identifier}]:\` makes this line a link address that nothing uses, so it is not shown`,
    twice ? 'Keep one of them.' : 'Take the line away, or write `\\[` if it is text.',
    twice ? { related: [{ message: 'given here first', place: placeOf(reading, first) }] } : {},
  );
}

function usedDefinitions(reading: Reading, tree: Parents): Set<string> {
  const used = new Set<string>();
  if (reading.definitions.size === 0) return used;
  const look = (node: Nodes) => {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if ('children' in node) for (const child of node.children) look(child);
  };
  look(tree);
  return used;
}
