import type { Element, ElementContent } from 'hast';
import { escapeHtml, type Markup, trusted } from './markup.ts';

/**
 * HTML of a figure or table of our own, whose few attributes are known: ten thousand pictures take a general serialiser longer than all texts together.
 */
export function figureHtml(element: Element): Markup {
  return trusted(written(element));
}

function written(node: ElementContent): string {
  if (node.type === 'text') return escapeHtml(node.value);
  if (node.type !== 'element') throw new Error(`a figure holds no ${node.type}`);
  let text = `<${node.tagName}`;
  for (const name in node.properties) text += attribute(name, node.properties[name]);
  text += '>';
  for (const child of node.children) text += written(child);
  return `${text}</${node.tagName}>`;
}

function attribute(name: string, value: Element['properties'][string]): string {
  const called = names[name] ?? name;
  if (typeof value === 'number') return ` ${called}="${value}"`;
  const words = Array.isArray(value) ? value.join(' ') : value;
  if (typeof words !== 'string') throw new Error(`a figure has no ${name} that is ${words}`);
  return ` ${called}="${escapeHtml(words)}"`;
}

/** Names that are written otherwise in HTML. */
const names: Readonly<Record<string, string>> = {
  className: 'class',
  tabIndex: 'tabindex',
  ariaLabel: 'aria-label',
  ariaLabelledby: 'aria-labelledby',
  dataCopy: 'data-copy',
};
