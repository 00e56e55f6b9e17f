import type { DomElement } from './dom.ts';

/** One selector of a style sheet, such as `#a .node > rect`. */
export interface Selector {
  /** By the rules of CSS, as one number. */
  readonly specificity: number;
  /** Of the names that it asks of the element itself one, as `.class`, `#id` or tag; `*` where it asks for none. */
  readonly key: string;
  matches(element: DomElement): boolean;
}

/** What is asked of one element, and how the next one on the left is found. */
interface Compound {
  readonly asks: (element: DomElement) => boolean;
  /** Between it and the one on its left. */
  readonly combinator: string;
}

const token =
  /\s*([>+~])\s*|(\s+)|([a-zA-Z][\w-]*|\*)|#((?:[\w-]|\\.)+)|\.((?:[\w-]|\\.)+)|\[\s*([\w:-]+)\s*(?:([~^$*|]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\]\s]+))\s*)?\]|:not\(([^()]*)\)|(::?[\w-]+(?:\([^()]*\))?)/gy;

/** Reads a selector. Throws for one that holds what is not known here. */
export function parseSelector(text: string): Selector {
  const compounds: { asks: ((element: DomElement) => boolean)[]; combinator: string }[] = [{ asks: [], combinator: '' }];
  let specificity = 0;
  let reached = 0;
  let keys: string[] = [];
  const source = text.trim();
  for (const match of source.matchAll(token)) {
    const [all, sign, space, tag, id, name, attribute, operator, , , , not, pseudo] = match;
    if (match.index !== reached) break;
    reached += all.length;
    if (sign !== undefined || space !== undefined) {
      compounds.push({ asks: [], combinator: sign ?? ' ' });
      keys = [];
    }
    const asks = compounds.at(-1)?.asks ?? [];
    if (tag !== undefined && tag !== '*') {
      keys.push(tag);
      asks.push((element) => element.localName === tag);
      specificity += 1;
    }
    if (id !== undefined) {
      const wanted = plain(id);
      keys = [`#${wanted}`];
      asks.push((element) => element.getAttribute('id') === wanted);
      specificity += 10_000;
    }
    if (name !== undefined) {
      const wanted = plain(name);
      keys.unshift(`.${wanted}`);
      asks.push((element) => hasClass(element, wanted));
      specificity += 100;
    }
    if (attribute !== undefined) {
      asks.push(attributeAsks(attribute, operator, match[8] ?? match[9] ?? match[10] ?? ''));
      specificity += 100;
    }
    if (not !== undefined) {
      const inner = parseSelector(not);
      asks.push((element) => !inner.matches(element));
      specificity += inner.specificity;
    }
    if (pseudo !== undefined) asks.push(pseudoAsks(pseudo));
  }
  if (reached !== source.length) throw new Error(`the selector ${text} cannot be read`);
  const steps = compounds.map(({ asks, combinator }): Compound => ({ combinator, asks: (element) => asks.every((ask) => ask(element)) }));
  return { specificity, key: keys[0] ?? '*', matches: (element) => matchesAt(steps, steps.length - 1, element) };
}

/** What a picture never is, such as pointed at: the rules for it say nothing about a page or a sheet. */
const never = /^:(?:hover|focus|active|visited|root)$|^::/;

function pseudoAsks(pseudo: string): (element: DomElement) => boolean {
  if (never.test(pseudo)) return () => false;
  if (pseudo === ':first-child') return (element) => element.previousElementSibling === null;
  throw new Error(`the selector ${pseudo} cannot be read`);
}

function attributeAsks(name: string, operator: string | undefined, value: string): (element: DomElement) => boolean {
  return (element) => {
    const found = element.getAttribute(name);
    if (found === null) return false;
    if (operator === undefined) return true;
    if (operator === '=') return found === value;
    if (operator === '^=') return value !== '' && found.startsWith(value);
    if (operator === '$=') return value !== '' && found.endsWith(value);
    if (operator === '*=') return value !== '' && found.includes(value);
    if (operator === '~=') return found.split(/\s+/).includes(value);
    throw new Error(`the selector [${name}${operator}…] cannot be read`);
  };
}

function plain(name: string): string {
  return name.replaceAll(/\\(.)/g, '$1');
}

function hasClass(element: DomElement, name: string): boolean {
  const written = element.getAttribute('class');
  return written !== null && ` ${written} `.includes(` ${name} `);
}

export function classesOf(element: DomElement): readonly string[] {
  return (element.getAttribute('class') ?? '').split(/\s+/);
}

function matchesAt(steps: readonly Compound[], at: number, element: DomElement): boolean {
  const step = steps[at] as Compound;
  if (!step.asks(element)) return false;
  if (at === 0) return true;
  if (step.combinator === '>') return element.parentNode !== null && matchesAt(steps, at - 1, element.parentNode);
  if (step.combinator === '+') return element.previousElementSibling !== null && matchesAt(steps, at - 1, element.previousElementSibling);
  const next = (from: DomElement) => (step.combinator === '~' ? from.previousElementSibling : from.parentNode);
  for (let other = next(element); other !== null; other = next(other))
    if (other.nodeType === 1 && matchesAt(steps, at - 1, other)) return true;
  return false;
}
