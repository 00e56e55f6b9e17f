import { SaxesParser } from 'saxes';
import { endsEarly, Flaw, type Span } from '../flaw.ts';

/** An XML element with all that stands in it. */
export interface Element extends Span {
  /** Without a prefix. */
  readonly name: string;
  readonly namespace: string;
  /** Those without a namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** All text directly in it. */
  readonly text: string;
}

/** How deep elements may stand in each other. */
const deepest = 500;

/**
 * The outermost element of an XML text. Spans are those of tags where elements begin.
 * @throws Flaw where it is not well-formed, ends in the middle, declares a document type, or is nested deeper than 500 levels
 */
export function elementsOf(text: string): Element {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Building[] = [];
  let root: Building | undefined;
  let start = 0;
  let isClosing = false;
  parser.on('error', ({ message }) => {
    const at = Math.min(parser.position, text.length);
    throw isClosing || /^[\d:]*\s*unexpected end/.test(message) ? endsEarly(text.length) : notWellFormed(message, at);
  });
  parser.on('doctype', () => {
    throw new Flaw(
      'it declares a document type, which could make it read other files',
      { start: 0, end: 0 },
      'Take the `<!DOCTYPE …>` out.',
    );
  });
  parser.on('opentagstart', () => {
    start = text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const own = Object.values(attributes).filter((each) => each.prefix === '');
    const element = building(local, uri, new Map(own.map((each) => [each.local, each.value])), { start, end: parser.position });
    if (open.length >= deepest) throw new Flaw(`it is nested more than ${deepest} levels deep`, element);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const hear = (words: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += words;
  };
  parser.on('text', hear);
  parser.on('cdata', hear);
  parser.on('closetag', () => open.pop());
  parser.write(text);
  isClosing = true;
  parser.close();
  if (root === undefined) throw endsEarly(text.length);
  return root;
}

interface Building extends Element {
  readonly children: Building[];
  text: string;
}

function building(name: string, namespace: string, attributes: ReadonlyMap<string, string>, span: Span): Building {
  return { name, namespace, attributes, children: [], text: '', ...span };
}

function notWellFormed(message: string, at: number): Flaw {
  const words = message.replace(/^[\d:]+\s*/, '').replace(/\.$/, '');
  return new Flaw(`it is not well-formed XML: ${words}`, { start: Math.max(at - 1, 0), end: at });
}
