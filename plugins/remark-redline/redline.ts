import type { Nodes, Root, RootContent, Table, TableRow } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { alignedLists, type Pair } from './align.ts';
import { redlineWords, wordsIn } from './inline.ts';
import { deletion, holdsWords, insertion, isParent, placeless, type Standing, withChildren } from './nodes.ts';
import { keyOf, normalText, shellOf } from './normal.ts';

/**
 * Two texts as one: blocks beside each other, words within them. What stands in one text alone is in `insertion` and `deletion` nodes, and whole blocks say so in
 * their data; `accepted` and `rejected` give each of the texts back. Text that is only wrapped otherwise gives no difference.
 */
export function redline(before: Root, after: Root): Root {
  const [old, now] = [normalText(before), normalText(after)];
  return withChildren(now, withMoves(merged(old.children, now.children)));
}

function merged(before: readonly Nodes[], after: readonly Nodes[]): Nodes[] {
  return alignedLists(before, after, keyOf, likeness).flatMap(mergedPair);
}

function mergedPair({ before, after }: Pair<Nodes>): Nodes[] {
  if (before === undefined) return after === undefined ? [] : [inserted(after)];
  if (after === undefined) return [deleted(before)];
  if (keyOf(before) === keyOf(after)) return [after];
  const whole = canMerge(before, after) ? mergedNode(before, after) : undefined;
  return whole === undefined ? [deleted(before), inserted(after)] : [whole];
}

function canMerge(before: Nodes, after: Nodes): boolean {
  return isParent(before) && isParent(after) && shellOf(before) === shellOf(after);
}

/** Undefined where the two do not fit into one. */
function mergedNode(before: Nodes, after: Nodes): Nodes | undefined {
  if (before.type === 'table' && after.type === 'table') return mergedTable(before, after);
  if (before.type === 'tableRow' && after.type === 'tableRow') return mergedRow(before, after);
  if (!isParent(before) || !isParent(after)) return undefined;
  if (holdsWords(after)) return withChildren(after, redlineWords(before.children, after.children));
  return withChildren(after, merged(before.children, after.children));
}

/** Tables of as many columns are one: a row stays a row, and a cell a cell. The first row is the header of both. */
function mergedTable(before: Table, after: Table): Table | undefined {
  const [oldHead, ...oldRows] = before.children;
  const [head, ...rows] = after.children;
  if (oldHead === undefined || head === undefined) return undefined;
  const first = mergedRow(oldHead, head);
  return first && withChildren(after, [first, ...merged(oldRows, rows)]);
}

function mergedRow(before: TableRow, after: TableRow): TableRow | undefined {
  if (before.children.length !== after.children.length) return undefined;
  const cells = after.children.map((cell, at) => withChildren(cell, redlineWords(before.children[at]?.children ?? [], cell.children)));
  return withChildren(after, cells);
}

function inserted(node: Nodes): Nodes {
  return isParent(node) ? standing(marked(node, insertion), 'inserted') : insertion([node]);
}

/** What is not there any more stands on no line of the text. */
function deleted(node: Nodes): Nodes {
  const plain = withoutPlaces(node);
  return isParent(plain) ? standing(marked(plain, deletion), 'deleted') : deletion([plain]);
}

function standing<T extends Nodes>(node: T, redline: Standing): T {
  return { ...node, data: { ...node.data, redline } };
}

/** Marks go around words, so that lists and tables stay lists and tables; around a block only where that has no words, such as code. */
function marked<T extends Nodes>(node: T, mark: (children: readonly Nodes[]) => Nodes): T {
  if (!isParent(node)) return node;
  if (holdsWords(node)) return withChildren(node, node.children.length === 0 ? [] : [mark(node.children)]);
  return withChildren(
    node,
    node.children.map((child) => (isParent(child) ? marked(child, mark) : mark([child]))),
  );
}

function withoutPlaces<T extends Nodes>(node: T): T {
  const plain = placeless(node);
  return isParent(plain) ? withChildren(plain, plain.children.map(withoutPlaces)) : plain;
}

const bags = new WeakMap<Nodes, ReadonlyMap<string, number>>();

/** How often each word stands in a block. */
function wordsOf(node: Nodes): ReadonlyMap<string, number> {
  const known = bags.get(node);
  if (known !== undefined) return known;
  const bag = new Map<string, number>();
  for (const word of wordsIn(textOf(node))) if (/[\p{L}\p{N}]/u.test(word)) bag.set(word, (bag.get(word) ?? 0) + 1);
  bags.set(node, bag);
  return bag;
}

/** The share of words that two blocks of one kind have in common. Rows that begin alike are the same row: there stands the ID. */
function likeness(one: Nodes, other: Nodes): number {
  if (one.type !== other.type || !canMerge(one, other)) return 0;
  if (one.type === 'tableRow' && other.type === 'tableRow') {
    const [first, second] = [textOf(one.children[0] ?? one), textOf(other.children[0] ?? other)];
    if (first.trim() !== '' && first === second) return 1;
  }
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const total = sum(words.values()) + sum(others.values());
  if (total === 0) return 1;
  return (2 * sum([...words].map(([word, count]) => Math.min(count, others.get(word) ?? 0)))) / total;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
}

/** So many letters of a block make it worth telling that it was moved. */
const leastMoved = 20;

/** A block that was taken away in one place and stands unchanged in another was moved. */
function withMoves(nodes: readonly Nodes[]): RootContent[] {
  const come = Map.groupBy(nodes.filter(isOf('inserted')), (node) => plainKey(node));
  const moves = new Map<Nodes, Standing>();
  for (const node of nodes.filter(isOf('deleted'))) {
    const there = textOf(node).length < leastMoved ? undefined : come.get(plainKey(node))?.shift();
    if (there === undefined) continue;
    moves.set(node, 'moved-away');
    moves.set(there, 'moved-here');
  }
  return nodes.map((node) => (moves.has(node) ? standing(node, moves.get(node) as Standing) : node)) as RootContent[];
}

function isOf(standing: Standing): (node: Nodes) => boolean {
  return ({ data }) => data?.redline === standing;
}

/** What a marked block says, whichever mark it has. */
function plainKey(node: Nodes): string {
  return keyOf(unmarked(node));
}

function unmarked(node: Nodes): Nodes {
  if (!isParent(node)) return node;
  return withChildren(
    node,
    node.children.flatMap((child) =>
      child.type === 'insertion' || child.type === 'deletion' ? (child.children as Nodes[]) : [unmarked(child)],
    ),
  );
}
