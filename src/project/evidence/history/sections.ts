import type { ContentHash } from '../../../model/content-hash.ts';
import type { Vocabulary } from '../../../model/vocabulary.ts';
import { readMarkdown } from '../../../read/markdown/index.ts';
import { Contents } from './contents.ts';

/**
 * A document taken apart by the items in it, so that a small edit of a large one is understood without reading all of it. What stands here of an item says
 * what the whole document says of it, as long as nothing in the document reaches from one place to another; `isPlain` tells that nothing seems to.
 */
export class Sections {
  readonly isPlain: boolean;
  /** What the items take from the front matter. */
  readonly #front: string;
  readonly #frontMatter: string;
  readonly #texts = new Map<string, string>();
  readonly #body: string;
  /** Where items stand in the body. */
  readonly #ranges: (readonly [from: number, to: number])[] = [];
  readonly #vocabulary: Vocabulary;

  constructor(text: string, vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    const end = /^---\r?\n[\s\S]*?\n---\r?\n/.exec(text)?.[0].length ?? 0;
    this.#frontMatter = text.slice(0, end);
    this.#front = this.#frontMatter.replaceAll(documentsOwn, '');
    this.#body = text.slice(end);
    this.isPlain = end > 0 && !reaching.test(this.#body);
    if (this.isPlain) this.#takeApart(this.#body);
  }

  /** IDs of the items in it; the document itself is none of them. */
  get ids(): Iterable<string> {
    return this.#texts.keys();
  }

  /** The words of an item, table header included, without the blank lines behind them; undefined where it is not found. */
  text(id: string): string | undefined {
    return this.#texts.get(id);
  }

  /** May items of two documents be compared by their own words alone? */
  isLike(other: Sections): boolean {
    return this.isPlain && other.isPlain && this.#front === other.#front;
  }

  /** The content hash of an item, read from its own words. */
  hashOf(id: string): ContentHash | undefined {
    return this.partOf(id)?.hashOf(id);
  }

  /** What the words of an item say by themselves. */
  partOf(id: string): Contents | undefined {
    const text = this.#texts.get(id);
    return text === undefined ? undefined : this.#read(text);
  }

  /** What the document says besides its items. */
  get rest(): Contents {
    return this.#read(this.#between);
  }

  /** Do two documents hold the same text besides their items? */
  restsLike(other: Sections): boolean {
    return this.#frontMatter === other.#frontMatter && this.#between === other.#between;
  }

  get #between(): string {
    const pieces: string[] = [];
    let at = 0;
    for (const [from, to] of this.#ranges.toSorted(([a], [b]) => a - b)) {
      if (from > at) pieces.push(this.#body.slice(at, from));
      at = Math.max(at, to);
    }
    return [...pieces, this.#body.slice(at)].join('');
  }

  #read(body: string): Contents {
    return new Contents(readMarkdown('', `${this.#frontMatter}\n${body}\n`, this.#vocabulary), this.#vocabulary);
  }

  #takeApart(body: string): void {
    const open: { readonly id: string; readonly depth: number; readonly from: number }[] = [];
    const close = (depth: number, to: number) => {
      for (let last = open.at(-1); last !== undefined && last.depth >= depth; last = open.at(-1)) {
        this.#keep(last.id, body.slice(last.from, to), last.from, to);
        open.pop();
      }
    };
    let header: string | undefined;
    let bar = body.indexOf('|');
    for (let [from, to, before] = [0, 0, 0]; from < body.length; before = from, from = to + 1) {
      to = body.indexOf('\n', from);
      if (to < 0) to = body.length;
      const line = body[from] === '#' || (bar >= 0 && bar < to) ? body.slice(from, to) : '';
      const depth = /^(#{1,6})\s/.exec(line)?.[1]?.length;
      if (depth !== undefined) {
        close(depth, from);
        const id = this.#vocabulary.idAtStart(line.slice(depth).trim())?.id;
        if (id !== undefined) open.push({ id, depth, from });
      } else if (line.includes('|')) {
        if (/^[\s|:-]+$/.test(line)) header = body.slice(before, to);
        else if (header !== undefined) this.#row(header, line, from, to + 1);
      } else header = undefined;
      if (bar >= 0 && bar < to) bar = body.indexOf('|', to);
    }
    close(1, body.length);
  }

  #row(header: string, line: string, from: number, to: number): void {
    const id = /^\s*\|?\s*([^|\s]+)\s*\|/.exec(line)?.[1];
    if (id !== undefined && this.#vocabulary.isId(id)) this.#keep(id, `${header}\n${line}`, from, to);
  }

  /** Blank lines behind an item say nothing. */
  #keep(id: string, text: string, from: number, to: number): void {
    this.#ranges.push([from, to]);
    if (!this.#texts.has(id)) this.#texts.set(id, text.trimEnd());
  }
}

/** Lines of the front matter that are the document's own. */
const documentsOwn = /^(?:title|revision|author|approver-role|effective-on|reviewed-on|owner|status|iteration):.*\r?\n/gm;

/** Definitions of links, footnotes, code, HTML, headings that are indented or underlined. */
const reaching = /\]:|\[\^|```|~~~|<|^ {1,3}#|^(?:=+|-+)[ \t]*\r?$/m;
