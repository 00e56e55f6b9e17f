import { SaxesParser } from 'saxes';
import type { Unreadable } from '../model/facts.ts';
import { lineStart, type Place } from '../model/place.ts';
import type { PieceReader } from './piece-reader.ts';
import { refusal, writeAgain } from './refusal.ts';

/** An element where it begins. */
export interface XmlElement {
  /** Without the prefix of a namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** From `<` to the end of the name. */
  readonly place: Place;
}

/** Hears what stands in an XML file, in order. Nothing more is heard once the file is refused. */
export interface XmlListener {
  open(element: XmlElement): void;
  /** Text between two tags. */
  text?(text: string): void;
  close(element: XmlElement): void;
}

/** What is known of an XML file at its end. */
export interface XmlRead {
  /** Why nothing that was heard counts. */
  readonly refused?: Unreadable;
  /**
   * Are there characters in it that XML does not allow? `U+FFFD`, or how it was written, is heard in the stead of each. False of a refused file: how much of it was
   * looked at hangs on the pieces it came in.
   */
  readonly strange: boolean;
}

/** Elements in elements: no report nests deeper. */
const deepest = 200;

/** UTF-16 units of one text, comment or attribute: more is never held. */
const longestText = 64 * 1024 * 1024;

/** Characters that XML does not allow and that tests print nevertheless. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const strangeCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const documentType: readonly [why: string, fix: string] = [
  'it declares a document type (DOCTYPE), by which a file pulls in others or grows without end',
  'Let the tool write it without `<!DOCTYPE …>`.',
];

const outside: readonly [why: string, fix: string] = [
  'it holds something before or behind its outermost element',
  'Let the tool write it again, one report in one file.',
];

/**
 * Reads XML 1.0 piece by piece, strictly: what is not well-formed, ends in the middle, declares a document type or entities, or nests deeper than 200
 * elements is refused. Namespaces are not looked at. `file` is what places name; `allowed` fits document types, without the `<!DOCTYPE` and `>` around, that may be declared
 * nevertheless: nothing is ever fetched.
 */
export function xmlReader(file: string, listener: XmlListener, allowed?: RegExp): PieceReader<XmlRead> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const open: XmlElement[] = [];
  let refused: Unreadable | undefined;
  let strange = false;
  let place = here();
  let end: Place | undefined;
  let unheard = 0;

  function here(back = 0): Place {
    const { line } = parser;
    const column = parser.columnIndex - back + 1;
    // Where a line ends behind the name of an element, the parser has left that line already.
    if (column < 1) return lineStart(file, line - 1);
    return { file, line, column, endLine: line, endColumn: column + Math.max(back - 1, 0) };
  }

  function refuse(why: string, fix: string, at = here()): void {
    refused ??= refusal(file, why, fix, at);
  }

  parser.on('error', ({ message }) => {
    if (message.startsWith('malformed character entity')) strange = true;
    else if (message.startsWith('text data outside')) refuse(...outside, end ?? lineStart(file));
    else refuse(...words(message, open.at(-1)));
  });
  parser.on('doctype', (words) => {
    unheard = 0;
    if (!allowed?.test(words)) refuse(...documentType);
  });
  parser.on('opentagstart', ({ name }) => {
    unheard = 0;
    place = here(name.length + 2);
  });
  parser.on('opentag', ({ name, attributes }) => {
    unheard = 0;
    const element = { name: name.slice(name.indexOf(':') + 1), attributes, place };
    open.push(element);
    if (open.length > deepest) refuse(`it nests elements more than ${deepest} deep`, 'Let the tool write it without such nesting.', place);
    if (refused === undefined) listener.open(element);
  });
  const text = (piece: string) => {
    unheard = 0;
    if (refused === undefined) listener.text?.(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', () => {
    unheard = 0;
  });
  parser.on('closetag', () => {
    unheard = 0;
    const element = open.pop();
    if (open.length === 0) end ??= here();
    if (refused === undefined && element !== undefined) listener.close(element);
  });

  return {
    write(piece) {
      if (refused !== undefined) return;
      unheard += piece.length;
      if (unheard > longestText)
        return refuse('it holds one text of more than 64 MB', 'Let the tool keep long output in a file of its own.');
      const plain = piece.replace(strangeCharacters, '\ufffd');
      strange ||= plain !== piece;
      parser.write(plain);
    },
    end() {
      if (refused === undefined) parser.close();
      return refused === undefined ? { strange } : { refused, strange: false };
    },
  };
}

/** What is wrong, from the words of the parser, and what to do. */
function words(message: string, around: XmlElement | undefined): readonly [why: string, fix: string] {
  if (/^unclosed tag|^unexpected end/.test(message))
    return [around === undefined ? 'it ends in the middle' : `it ends in the middle: <${around.name}> is not closed`, writeAgain];
  if (/^document must contain a root/.test(message)) return ['it holds no XML element', writeAgain];
  if (/^undefined entity/.test(message))
    return ['it uses an entity that XML itself does not know', 'Let the tool write the character instead.'];
  return [`it is not well-formed XML: ${message.replace(/\.$/, '')}`, 'Let the tool write it again, and change nothing in it by hand.'];
}
