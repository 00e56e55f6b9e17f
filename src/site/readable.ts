import type { Element, ElementContent, Root, RootContent } from 'hast';
import { wide } from '../../plugins/trace-block.ts';

/** A stretch of text: an ID or a date stays in one piece, a hash may break anywhere. */
export interface Stretch {
  readonly text: string;
  readonly as: 'text' | 'whole' | 'hash';
}

const special = /(?:[\p{L}\p{N}_.-]+@)?(?:h1:)?\b[0-9a-f]{40,64}\b|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*-\d+(?![\p{L}\p{N}])/gu;

/** Text cut at its IDs, dates and hashes. Nothing is lost: the parts in a row are the text. */
export function stretches(text: string): readonly Stretch[] {
  // Most texts have neither.
  if (!text.includes('-') && !/[0-9a-f]{40}/.test(text)) return [{ text, as: 'text' }];
  const parts: Stretch[] = [];
  let reached = 0;
  for (const { 0: found, index } of text.matchAll(special)) {
    // What is longer than a phone's line has to break somewhere.
    const as = /[0-9a-f]{40}/.test(found) ? 'hash' : found.length <= 24 ? 'whole' : 'text';
    if (index > reached) parts.push({ text: text.slice(reached, index), as: 'text' });
    parts.push({ text: found, as });
    reached = index + found.length;
  }
  if (reached < text.length) parts.push({ text: text.slice(reached), as: 'text' });
  return parts;
}

/**
 * Sets a text as a page reads best: a wide table scrolls by itself, so that the page does not; a list of labels has no bullets; IDs, dates and hashes break
 * where they should. Its words stay as they are.
 */
export function readable<T extends Root | Element>(parent: T): T {
  const isBoxed = hasClass(parent, 'wide');
  parent.children = parent.children.flatMap((child) => set(child, isBoxed)) as T['children'];
  return parent;
}

const asTheyAre = new Set(['a', 'code', 'pre', 'svg']);

function set(node: RootContent | ElementContent, isBoxed: boolean): (RootContent | ElementContent)[] {
  if (node.type === 'text') return stretches(node.value).map(marked);
  if (node.type !== 'element' || asTheyAre.has(node.tagName)) return [node];
  const inner = readable(node);
  if (inner.tagName === 'ul' && isOfLabels(inner)) inner.properties.className = ['labels'];
  return [inner.tagName === 'table' && !isBoxed ? wide(inner) : inner];
}

function marked({ text, as }: Stretch): ElementContent {
  const value: ElementContent = { type: 'text', value: text };
  if (as === 'text') return value;
  return { type: 'element', tagName: as === 'hash' ? 'code' : 'span', properties: { className: [as] }, children: [value] };
}

/** Does each entry begin with a bold word and a colon, as fields and claims are written? */
function isOfLabels(list: Element): boolean {
  const entries = list.children.filter((child) => child.type === 'element');
  return entries.every((entry) => {
    const [first] = entry.children.filter((child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''));
    const strong = first?.type === 'element' && first.tagName === 'p' ? first.children[0] : first;
    return strong?.type === 'element' && strong.tagName === 'strong' && lastWord(strong).endsWith(':');
  });
}

function lastWord(element: Element): string {
  const last = element.children.at(-1);
  return last?.type === 'text' ? last.value : '';
}

function hasClass(node: Root | Element, name: string): boolean {
  return node.type === 'element' && [node.properties.className].flat().includes(name);
}
