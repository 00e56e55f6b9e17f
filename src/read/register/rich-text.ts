import { type JsonNode, membersOf, nodesOf, textOf } from '../json.ts';
import type { Tracker } from './export.ts';

/** Is this a text in Atlassian's document format? */
export function isRichText(node: JsonNode): boolean {
  const members = membersOf(node);
  return textOf(members.get('type')) === 'doc' && Array.isArray(members.get('content')?.value);
}

/** Nodes of Atlassian's document format that stand on lines of their own. */
const blocks: ReadonlySet<string> = new Set([
  ...['doc', 'paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'taskList', 'taskItem', 'blockquote', 'codeBlock', 'panel'],
  ...['rule', 'table', 'tableRow', 'tableCell', 'tableHeader', 'expand', 'decisionList', 'decisionItem', 'mediaSingle', 'mediaGroup'],
]);

/** The words of a text in Atlassian's document format, each block on lines of its own. */
export function richText(node: JsonNode): string {
  return wordsOf(node).trim();
}

function wordsOf(node: JsonNode): string {
  const members = membersOf(node);
  const type = textOf(members.get('type')) ?? '';
  const attributes = membersOf(members.get('attrs'));
  const shown = [members.get('text'), ...['text', 'shortName', 'url', 'alt'].map((name) => attributes.get(name))];
  const own = type === 'hardBreak' ? '\n' : (shown.map(textOf).find((text) => text !== undefined) ?? '');
  const words = own + nodesOf(members.get('content')).map(wordsOf).join('');
  return blocks.has(type) ? `\n${words}\n` : words;
}

/** The words of a text as its tracker writes it: signs that only set how it looks are left out. Other trackers write Markdown, which is read as it is. */
export function plainText(text: string, tracker: Tracker): string {
  if (tracker === 'jira') return withoutWiki(text);
  return tracker === 'azure' && /^\s*<[a-z][^<>]*>/i.test(text) ? withoutTags(text) : text;
}

/** Wiki markup of Jira. A deleted part is not marked by dashes alone, so dashes stay. */
function withoutWiki(text: string): string {
  return text
    .replaceAll(/\{(?:code|noformat|quote|panel|color)(?::[^{}\n]*)?\}/g, '')
    .replaceAll(/\{([*_+^~-])\}/g, '')
    .replaceAll(/^h[1-6]\.[ \t]+/gm, '')
    .replaceAll(/\[([^[|\]\n]+)\|(https?:[^[|\]\s]+)(?:\|[^[\]\n]*)?\]/g, '$1 ($2)')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll(/\|\|/g, ' | ');
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The words between the tags of HTML. */
function withoutTags(text: string): string {
  return text
    .replaceAll(/<\/?(?:div|p|br|li|ul|ol|table|tr|td|th|h[1-6]|pre|blockquote)\b[^<>]*>/gi, '\n')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
      const code = decimal === undefined ? (hex === undefined ? undefined : Number.parseInt(hex, 16)) : Number(decimal);
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return Object.hasOwn(entities, name) ? (entities[name] as string) : whole;
    })
    .trim();
}
