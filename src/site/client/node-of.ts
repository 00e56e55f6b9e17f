import type { ElementContent } from 'hast';

/** A tree of our own as nodes of the page; `figureHtml` writes the same as text. */
export function nodeOf(content: ElementContent): Node {
  if (content.type !== 'element') return document.createTextNode(content.type === 'text' ? content.value : '');
  const element = document.createElement(content.tagName);
  for (const [name, value] of Object.entries(content.properties)) {
    const words = Array.isArray(value) ? value.join(' ') : String(value);
    element.setAttribute(name === 'className' ? 'class' : name, words);
  }
  for (const child of content.children) element.append(nodeOf(child));
  return element;
}
