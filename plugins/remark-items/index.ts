import type { Root } from 'mdast';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import type { Facts } from '../../src/model/facts.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { collect, refused } from './collect.ts';
import { loadRemarkFrontmatter, loadRemarkGfm } from './lazy.ts';
import { beyondLimits } from './limits/beyond.ts';

export interface RemarkItemsOptions {
  /** Prefixes, labels and fields; those of the table of kinds when absent. */
  readonly vocabulary?: Vocabulary;
}

declare module 'vfile' {
  interface DataMap {
    facts: Facts;
  }
}

/**
 * Collects what a Markdown file says, as `file.data.facts`: items, document, mentions, and what is wrong with the writing.
 * Brings the syntax it needs, front matter and GitHub's tables, for remark-parse; a parser of your own is expected to know both.
 */
export default function remarkItems(this: Processor, options: RemarkItemsOptions = {}): (tree: Root, file: VFile) => void {
  const vocabulary = options.vocabulary ?? new Vocabulary();
  registerSyntax(this);
  refuseBeyondLimits(this);
  return (tree, file) => {
    const text = textOf(file);
    const beyond = beyondLimits(text, pathOf(file));
    file.data.facts = beyond === undefined ? collect(tree, text, pathOf(file), vocabulary) : refused(pathOf(file), beyond);
  };
}

/** Keeps text that a parser would not get through away from it. */
function refuseBeyondLimits(processor: Processor): void {
  const { parser } = processor;
  if (parser === undefined) return;
  processor.parser = (text, file) =>
    beyondLimits(textOf(file), pathOf(file)) === undefined ? parser(text, file) : { type: 'root', children: [] };
}

function textOf(file: VFile): string {
  return String(file).replace(/^\ufeff/, '');
}

function pathOf(file: VFile): string {
  return file.path ?? '';
}

function registerSyntax(processor: Processor): void {
  loadRemarkFrontmatter().call(processor as never, ['yaml']);
  loadRemarkGfm().call(processor as never, { singleTilde: false });
}
