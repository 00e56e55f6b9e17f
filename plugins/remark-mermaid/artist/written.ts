import { kept } from './config.ts';
import { RefusedDiagram } from './refusal.ts';

/** Longer texts mermaid replaces by a notice. */
const mostLetters = 50_000;

/** Throws for a diagram whose text asks for what pages do not do, or what a drawing would lose. */
export function refuseUnwanted(source: string): void {
  if (source.trim() === '') throw new RefusedDiagram('nothing is written in it', 'Write what it is to show, or take it away.');
  if (source.length > mostLetters) throw new RefusedDiagram(`it has more than ${mostLetters} letters`, 'Make several diagrams of it.');
  refuse(
    source,
    /(?<=^[ \t]*\n\s*)---[ \t]*$/m,
    'front matter is read only where it begins in the first line',
    'Take the empty lines above it away.',
  );
  for (const { index, 0: part } of source.matchAll(settings)) {
    for (const name of kept) {
      const at = part.search(new RegExp(`(?<![\\w-])${name}["']?\\s*:`));
      if (at >= 0)
        throw new RefusedDiagram(
          `it sets \`${name}\`, which pages keep for themselves so that all diagrams are drawn alike`,
          'Take that setting away.',
          pointOf(source, index + at),
        );
    }
  }
  refuse(
    source,
    /^[ \t]*(?:[^\s%].*)?\bimg\s*:\s*["']/m,
    'it shows a picture from elsewhere',
    'Show the picture itself, with `![What it shows](pictures/pump.png)`.',
  );
  refuse(
    source,
    link,
    'it has a link of its own, which may lead anywhere',
    'Write the ID of an item in the text: it becomes a link to its page.',
  );
  refuse(
    source,
    tag,
    'text between < and > would be lost',
    'Write `#lt;` for < and `#gt;` for >, or leave the tag away; `<br>` breaks a line.',
  );
}

/** Front matter, and directives. */
const settings = /^\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*(?=\n|$)|%%\{[\s\S]*?(?:\}%%|$)/g;

/** Links and scripts that a diagram gives to its boxes, as its types write them. */
const link =
  /^[ \t]*(?:click[ \t]+\S+[ \t]+(?:href\b|call\b|["'])|(?:link|callback)[ \t]+\S+[ \t]+["']|links?[ \t]+[^:\n]+:[ \t]*(?:\{|[^\n]*@[ \t]*\S))/m;

/** What looks like a tag of HTML, but for the one that breaks a line, and stereotypes such as `<<interface>>`; comments left out. */
const tag = /(?<=^(?!\s*%%).*)(?<!<)<(?!br\s*\/?>)\/?[a-zA-Z][^<>\n]*>(?!>)/im;

function refuse(source: string, what: RegExp, why: string, fix: string): void {
  const at = source.search(what);
  if (at >= 0) throw new RefusedDiagram(why, fix, pointOf(source, at));
}

function pointOf(source: string, at: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, at).split('\n');
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
}
