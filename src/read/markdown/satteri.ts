import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { findBlock } from '../../../plugins/remark-items/front-matter/block.ts';

/**
 * The tree that remark-parse would give, by satteri 0.10.5; undefined for text that the two are known to read differently. Single tildes
 * strike text through here, which `undoLoneTildes` takes back.
 */
export function parseWithSatteri(text: string): Root | undefined {
  if (addressTouchesPipe(text)) return undefined;
  const block = findBlock(text);
  const source = block === undefined ? text : withoutDots(text, block.to);
  return markdownToMdast(source, { features: { frontmatter: block !== undefined } }) as Root;
}

/** satteri takes a line `...` for the end of front matter too, where remark-frontmatter reads on; it is hidden from it. */
function withoutDots(text: string, end: number): string {
  const inside = text.slice(0, end);
  return /[\r\n]\.\.\./.test(inside) ? inside.replaceAll(/^\.\.\./gm, ':::') + text.slice(end) : text;
}

/** satteri reads `|https://example.com|` in a table as one address with a pipe at its end, and loses the cells behind it. */
function addressTouchesPipe(text: string): boolean {
  return text.includes('|') && ['://', 'www.'].some((mark) => touchesPipe(text, mark));
}

function touchesPipe(text: string, mark: string): boolean {
  const stop = /[\s|]/g;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, stop.lastIndex)) {
    stop.lastIndex = at;
    const end = stop.exec(text);
    if (end === null) return false;
    if (end[0] === '|') return true;
  }
  return false;
}
