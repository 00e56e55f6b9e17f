import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { type Processor, unified } from 'unified';
import { collect, refused } from '../../../plugins/remark-items/collect.ts';
import { findBlock } from '../../../plugins/remark-items/front-matter/block.ts';
import { loadRemarkFrontmatter, loadRemarkGfm, loadRemarkParse } from '../../../plugins/remark-items/lazy.ts';
import { beyondLimits } from '../../../plugins/remark-items/limits/beyond.ts';
import { undoLoneTildes } from '../../../plugins/remark-items/tilde.ts';
import type { Facts } from '../../model/facts.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';

/** The two parsers that give the same tree; satteri is the fast one. */
export type MarkdownParser = 'satteri' | 'remark';

/**
 * Reads Markdown: an item, a document with or without items in it, or ordinary text. Never throws. A byte order mark is no part of the text;
 * lines and columns are those an editor shows.
 */
export function readMarkdown(file: string, text: string, vocabulary: Vocabulary, parser: MarkdownParser = 'satteri'): Facts {
  const source = (text.startsWith('\ufeff') ? text.slice(1) : text).toWellFormed();
  const beyond = beyondLimits(source, file);
  if (beyond !== undefined) return refused(file, beyond);
  const tree = processors[parser]().parse(source.replaceAll('\0', '\ufffd')) as Root;
  return collect(tree, source, file, vocabulary);
}

/** The tree of a Markdown source as pages are made from it: the one that is read for facts. */
export function parseMarkdown(text: string): Root {
  const source = (text.startsWith('\ufeff') ? text.slice(1) : text).toWellFormed().replaceAll('\0', '\ufffd');
  const tree = processors.satteri().parse(source) as Root;
  undoLoneTildes(tree, source);
  return tree;
}

const processors: Readonly<Record<MarkdownParser, () => Processor>> = { satteri: once(satteri), remark: once(remark) };

function satteri(): Processor {
  return unified().use(function () {
    this.parser = (text) =>
      addressTouchesPipe(text)
        ? processors.remark().parse(text)
        : markdownToMdast(text, { features: { frontmatter: findBlock(text) !== undefined } });
  }) as unknown as Processor;
}

/**
 * satteri 0.10.5 reads `|https://example.com|` in a table as one address with a pipe at its end, and loses the cells behind it; such text
 * goes to remark-parse.
 */
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

function remark(): Processor {
  return unified()
    .use(loadRemarkParse())
    .use(loadRemarkFrontmatter(), ['yaml'])
    .use(loadRemarkGfm(), { singleTilde: false }) as unknown as Processor;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
