import type { Root } from 'mdast';
import { type Processor, unified } from 'unified';
import { collect, refused } from '../../../plugins/remark-items/collect.ts';
import { loadRemarkFrontmatter, loadRemarkGfm, loadRemarkParse } from '../../../plugins/remark-items/lazy.ts';
import { beyondLimits } from '../../../plugins/remark-items/limits/beyond.ts';
import { undoLoneTildes } from '../../../plugins/remark-items/tilde.ts';
import type { Facts } from '../../model/facts.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { parseWithSatteri } from './satteri.ts';

/** The two parsers that give the same tree; satteri is the fast one. */
export type MarkdownParser = 'satteri' | 'remark';

/**
 * Reads Markdown: an item, a document with or without items in it, or ordinary text. Never throws. A byte order mark is no part of the text;
 * lines and columns are those an editor shows.
 */
export function readMarkdown(file: string, text: string, vocabulary: Vocabulary, parser: MarkdownParser = 'satteri'): Facts {
  const source = textOf(text);
  const beyond = beyondLimits(source, file);
  if (beyond !== undefined) return refused(file, beyond);
  return collect(parse(source, parser), source, file, vocabulary);
}

/** The tree of a Markdown source as pages are made from it: the one that is read for facts. For text that `readMarkdown` did not refuse. */
export function parseMarkdown(text: string): Root {
  const source = textOf(text);
  const tree = parse(source, 'satteri');
  undoLoneTildes(tree, source);
  return tree;
}

function textOf(text: string): string {
  return (text.startsWith('\ufeff') ? text.slice(1) : text).toWellFormed();
}

/** NUL is the replacement character to remark-parse, and stays NUL to satteri. */
function parse(source: string, parser: MarkdownParser): Root {
  return processors[parser]().parse(source.replaceAll('\0', '\ufffd')) as Root;
}

const processors: Readonly<Record<MarkdownParser, () => Processor>> = { satteri: once(satteri), remark: once(remark) };

function satteri(): Processor {
  return unified().use(function () {
    this.parser = (text) => parseWithSatteri(text) ?? processors.remark().parse(text);
  }) as unknown as Processor;
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
