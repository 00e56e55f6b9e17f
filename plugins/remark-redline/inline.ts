import { diffArrays } from 'diff';
import type { Nodes, PhrasingContent } from 'mdast';
import { deletion, insertion, isParent, placeless, withChildren } from './nodes.ts';

/** One word, sign, space, picture or piece of code, with the emphasis and links around it. */
export interface Token {
  /** The same for what reads the same and is set the same. */
  readonly key: string;
  readonly node: Nodes;
  readonly isSpace: boolean;
  /** From the outermost to the innermost, without children. */
  readonly marks: readonly Mark[];
}

interface Mark {
  readonly key: string;
  readonly shell: Nodes;
}

/** The words of phrasing content; runs of white space are one space. */
export function tokensOf(nodes: readonly Nodes[], marks: readonly Mark[] = []): readonly Token[] {
  const around = marks.map(({ key }) => key).join();
  return nodes.flatMap((node): readonly Token[] => {
    if (node.type === 'text') return wordsIn(node.value).map((word) => textToken(word, around, marks));
    if (isParent(node)) {
      const shell = withChildren(placeless(node), []);
      return tokensOf(node.children, [...marks, { key: JSON.stringify(shell), shell }]);
    }
    const leaf = placeless(node);
    return [{ key: `${around} ${JSON.stringify(leaf)}`, node: leaf, isSpace: leaf.type === 'break', marks }];
  });
}

function textToken(value: string, around: string, marks: readonly Mark[]): Token {
  return { key: `${around} "${value}`, node: { type: 'text', value }, isSpace: value === ' ', marks };
}

// The language of this segmenter does not matter to where words end in German and English.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Signs that stand within an ID, a date, a number or a hash. */
const joint = /^[-–./:@_]$/u;

/** Words, signs and spaces; what is written in one piece, such as `SRS-1` or `2.5`, is one word. */
export function wordsIn(text: string): readonly string[] {
  const segments = [...segmenter.segment(text.replaceAll(/\s+/gu, ' '))];
  const words: string[] = [];
  let isJoined = false;
  for (const [at, { segment, isWordLike }] of segments.entries()) {
    const isJoint = joint.test(segment) && segments[at - 1]?.isWordLike === true && segments[at + 1]?.isWordLike === true;
    if (isJoint || (isJoined && isWordLike)) words.push(`${words.pop() ?? ''}${segment}`);
    else words.push(segment);
    isJoined = isJoint;
  }
  return words;
}

/** Both texts in one, with what stands in only one of them in `<ins>` and `<del>`. Texts that share next to nothing stand whole after each other. */
export function redlineWords(before: readonly Nodes[], after: readonly Nodes[]): PhrasingContent[] {
  const [deleted, inserted] = [trimmed(tokensOf(before)), trimmed(tokensOf(after))];
  const fine = stretchesOf(deleted, inserted);
  const shared = fine.flatMap(({ same }) => same.filter(({ isSpace }) => !isSpace)).length;
  const isAlike = shared * 5 >= Math.min(deleted.length, inserted.length);
  return (isAlike ? fine : [{ same: [], deleted, inserted }]).flatMap((stretch) => [
    ...built(stretch.same),
    ...(stretch.deleted.length === 0 ? [] : [deletion(built(stretch.deleted))]),
    ...(stretch.inserted.length === 0 ? [] : [insertion(built(stretch.inserted))]),
  ]);
}

/** Words that are in both texts, and then what one has instead of the other. */
interface Stretch {
  readonly same: Token[];
  readonly deleted: Token[];
  readonly inserted: Token[];
}

function stretchesOf(before: readonly Token[], after: readonly Token[]): readonly Stretch[] {
  const byKey = new Map([...before, ...after].map((token) => [token.key, token]));
  const keys = (tokens: readonly Token[]) => tokens.map(({ key }) => key);
  const stretches: Stretch[] = [{ same: [], deleted: [], inserted: [] }];
  for (const { value, added, removed } of diffArrays(keys(before), keys(after))) {
    const tokens = value.map((key) => byKey.get(key) as Token);
    const last = stretches.at(-1) as Stretch;
    const isChange = last.deleted.length + last.inserted.length > 0;
    if (removed) last.deleted.push(...tokens);
    else if (added) last.inserted.push(...tokens);
    // A space between two changes belongs to both.
    else if (isChange && tokens.every(({ isSpace }) => isSpace)) between(last, tokens);
    else stretches.push({ same: tokens, deleted: [], inserted: [] });
  }
  return stretches;
}

function between({ deleted, inserted }: Stretch, spaces: readonly Token[]): void {
  deleted.push(...spaces);
  inserted.push(...spaces);
}

/** White space at the ends of a block is not shown. */
function trimmed(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(({ isSpace }) => !isSpace);
  const last = tokens.findLastIndex(({ isSpace }) => !isSpace);
  return first < 0 ? [] : tokens.slice(first, last + 1);
}

/** Content with white space as it is shown, and nothing split that reads in one piece. */
export function normalWords(nodes: readonly Nodes[]): PhrasingContent[] {
  return built(trimmed(tokensOf(nodes)));
}

function built(tokens: readonly Token[], depth = 0): PhrasingContent[] {
  const nodes: Nodes[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const mark = token.marks[depth];
    let end = at + 1;
    while (end < tokens.length && tokens[end]?.marks[depth]?.key === mark?.key) end += 1;
    const run = tokens.slice(at, end);
    if (mark === undefined) nodes.push(...leaves(run));
    else nodes.push(withChildren(mark.shell, built(run, depth + 1)));
    at = end;
  }
  return nodes as PhrasingContent[];
}

function leaves(tokens: readonly Token[]): Nodes[] {
  const nodes: Nodes[] = [];
  for (const { node } of tokens) {
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text') nodes[nodes.length - 1] = { type: 'text', value: `${last.value}${node.value}` };
    else nodes.push(node);
  }
  return nodes;
}
