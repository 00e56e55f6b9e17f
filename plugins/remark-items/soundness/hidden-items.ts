import type { Nodes, Parents, Root, RootContent } from 'mdast';
import { headingText } from '../heading.ts';
import { isItemTable } from '../item.ts';
import { collapse, endOf, note, placeBetween, placeOf, type Reading, startOf } from '../reading.ts';
import { plainText, withoutComments } from '../words.ts';
import { isFenced } from './fences.ts';
import { itemsInLines } from './item-lines.ts';

const rule = 'item-is-identified';

/** Notes front matter that stands further down, where it is ordinary text: a file holds one item. */
export function noteStrayFrontMatter(reading: Reading, tree: Root): void {
  if (!/^[ \t]{0,3}id:[ \t]/m.test(reading.text)) return;
  for (const node of tree.children) {
    if (node.type !== 'heading' && node.type !== 'paragraph') continue;
    const id = /^id:\s+["']?([^\s"']{1,100})/m.exec(plainText(node.children))?.[1];
    if (id === undefined || !reading.vocabulary.isId(id)) continue;
    note(
      reading,
      rule,
      placeOf(reading, node),
      `This looks like the front matter of ${id}, but front matter is read only at the top of a file, so ${id} is not an item`,
      'Give it a file of its own, or write it as a section of a document of `type: item-document`.',
    );
  }
}

/** Notes what looks like an item but stands where Markdown reads none, so that no item gets lost in silence. */
export function noteHiddenItems(reading: Reading, tree: Root): void {
  for (const node of tree.children) {
    lookAtTop(reading, node);
    if (node.type === 'blockquote' || node.type === 'list' || node.type === 'footnoteDefinition') lookInside(reading, node);
  }
}

function lookAtTop(reading: Reading, node: RootContent): void {
  if (node.type === 'html') {
    const why = 'stands in raw HTML, where Markdown is not read';
    noteLines(reading, node, withoutComments(node.value), why, 'Put an empty line before it, or take the HTML away.');
    noteLooseRow(reading, node, withoutComments(node.value));
  } else if (node.type === 'code' && !isFenced(reading, node)) {
    noteLines(reading, node, node.value, 'is indented by four spaces or more, which makes it code', 'Take the spaces away.');
    noteLooseRow(reading, node, node.value);
  } else if (node.type === 'paragraph') {
    noteGluedHeading(reading, node);
    noteLooseRow(reading, node, reading.text.slice(startOf(node), endOf(node)));
  } else if (node.type === 'table') noteIdColumn(reading, node);
}

/** A line `| SRS-101 | … |` that Markdown does not take for the row of a table. */
function noteLooseRow(reading: Reading, node: Nodes, text: string): void {
  if (!text.includes('|')) return;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const id = /^[\s>]*\|?\s*([^|\s]{1,100})\s*\|/.exec(line)?.[1];
    if (id === undefined || reading.vocabulary.kindOfId(id) === undefined) continue;
    const at = reading.text.indexOf(id, startOf(node));
    note(
      reading,
      rule,
      placeBetween(reading, at, at + id.length),
      `The row of ${id} is in no table, so ${id} is not an item`,
      'A table stands in one piece, with an empty line before it and none inside, and a line such as `|---|---|` below its header, with a cell for each column.',
    );
    return;
  }
}

function noteLines(reading: Reading, node: Nodes, text: string, why: string, fix: string): void {
  for (const { id } of itemsInLines(reading.vocabulary, text)) {
    const at = reading.text.indexOf(id, startOf(node));
    note(reading, rule, placeBetween(reading, at, at + id.length), `The heading of ${id} ${why}, so ${id} is not an item`, fix);
  }
}

/** `###SRS-101 …`, `####### SRS-101 …` and `**SRS-101 …**` are text. */
function noteGluedHeading(reading: Reading, node: Nodes & { type: 'paragraph' }): void {
  const text = plainText(node.children);
  const bold = node.children.length === 1 && node.children[0]?.type === 'strong' ? text : undefined;
  const heading = bold ?? /^#+[ \t]*(\S.{0,200})/.exec(text)?.[1];
  const id = heading === undefined ? undefined : reading.vocabulary.idAtStart(heading.slice(0, 200))?.id;
  if (id === undefined || reading.vocabulary.kindOfId(id) === undefined) return;
  note(
    reading,
    rule,
    placeOf(reading, node),
    `The line \`${collapse(text).slice(0, 60)}\` is no heading, so ${id} is not an item`,
    'A heading has one to six `#`, then a space, then the ID.',
  );
}

function noteIdColumn(reading: Reading, node: Nodes & { type: 'table' }): void {
  const header = node.children[0]?.children ?? [];
  const names = header.map((each) => plainText(each.children));
  const at = names.findIndex((each) => reading.vocabulary.fieldOf(each) === 'id');
  const cell = header[at];
  if (cell === undefined) noteAlmostId(reading, header[0], names[0] ?? '');
  if (at === 0 || cell === undefined) return;
  note(
    reading,
    rule,
    placeOf(reading, cell),
    'The column `ID` is not the first one, so the rows of this table are not items',
    'Move it to the front; if the rows are not items, give the column another name.',
  );
}

/** `Id.`, `ID#` or `I.D.` where `ID` was meant. */
function noteAlmostId(reading: Reading, cell: Nodes | undefined, name: string): void {
  if (cell === undefined || name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase() !== 'id') return;
  note(
    reading,
    rule,
    placeOf(reading, cell),
    `The first column is called \`${collapse(name)}\`, so the rows of this table are not items`,
    'Call it `ID`; if the rows are not items, give the column another name.',
  );
}

function lookInside(reading: Reading, parent: Parents): void {
  for (const node of parent.children) {
    if (node.type === 'heading') noteNested(reading, node, headingText(reading, node).text);
    else if (node.type === 'table' && isItemTable(reading, node)) {
      const place = placeOf(reading, node);
      note(reading, rule, place, 'This table of items stands inside a quote or a list, where no items are read', 'Move it out.');
    } else if (node.type === 'paragraph') noteLooseRow(reading, node, reading.text.slice(startOf(node), endOf(node)));
    else if ('children' in node) lookInside(reading, node as Parents);
  }
}

function noteNested(reading: Reading, node: Nodes, text: string): void {
  const id = reading.vocabulary.idAtStart(text.slice(0, 200))?.id;
  if (id === undefined || reading.vocabulary.kindOfId(id) === undefined) return;
  note(
    reading,
    rule,
    placeOf(reading, node),
    `The heading of ${id} stands inside a quote or a list, where no items are read`,
    'Move it out.',
  );
}
