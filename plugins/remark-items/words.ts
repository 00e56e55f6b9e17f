import type { Nodes, PhrasingContent, Resource, Text } from 'mdast';
import { noteIds, noteLink } from './mentions.ts';
import type { Reading } from './reading.ts';

/**
 * The words of running text: what a reader sees, without the marks of emphasis, but with every meaning that markup carries:
 * deleted text, link and image destinations and footnote marks stay in Markdown's own spelling; raw HTML is literal text, comments are not shown.
 * Notes the mentions it comes across, so each text is to be read once.
 */
export function inlineWords(reading: Reading, nodes: readonly PhrasingContent[], inLink = false): string {
  let words = '';
  for (const node of nodes) words += inlineWord(reading, node, inLink);
  return words;
}

function inlineWord(reading: Reading, node: PhrasingContent, inLink: boolean): string {
  switch (node.type) {
    case 'text':
      if (!inLink) noteIds(reading, node);
      return node.value;
    case 'inlineCode':
      return node.value;
    case 'emphasis':
    case 'strong':
      return inlineWords(reading, node.children, inLink);
    case 'delete':
      return `~~${inlineWords(reading, node.children, inLink)}~~`;
    case 'break':
      return ' ';
    case 'html':
      return withoutComments(node.value);
    case 'link':
      noteLink(reading, node, node.url);
      return linked(inlineWords(reading, node.children, true), node);
    case 'linkReference': {
      const definition = reading.definitions.get(node.identifier);
      if (definition !== undefined) noteLink(reading, node, definition.url);
      const words = inlineWords(reading, node.children, true);
      return definition === undefined ? words : linked(words, definition);
    }
    case 'image':
      return `!${linked(node.alt ?? '', node)}`;
    case 'imageReference': {
      const definition = reading.definitions.get(node.identifier);
      return definition === undefined ? (node.alt ?? '') : `!${linked(node.alt ?? '', definition)}`;
    }
    case 'footnoteReference':
      return `[^${node.label ?? node.identifier}]`;
    default:
      return '';
  }
}

function linked(words: string, target: Resource): string {
  const { url, title } = target;
  if (!title && (url === words || url === `mailto:${words}` || url === `http://${words}`)) return words;
  return `[${words}](${url}${title ? ` "${title}"` : ''})`;
}

/** Raw HTML as the literal text it is shown as. */
export function withoutComments(html: string): string {
  return html.includes('<!--') ? html.replaceAll(/<!--[\s\S]*?-->/g, '') : html;
}

/** What is visible, and nothing else: for headings and labels. Notes no mentions. */
export function plainText(nodes: readonly Nodes[]): string {
  let text = '';
  for (const node of nodes) {
    if ('value' in node) text += node.type === 'html' ? withoutComments(node.value) : node.value;
    else if (node.type === 'break') text += ' ';
    else if (node.type === 'delete') text += `~~${plainText(node.children)}~~`;
    else if (node.type === 'image') text += node.alt ?? '';
    else if ('children' in node) text += plainText(node.children);
  }
  return text;
}

export function isText(node: Nodes | undefined): node is Text {
  return node?.type === 'text';
}
