import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Heading as MdHeading, Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import remarkItemLinks from '../../plugins/remark-item-links/index.ts';
import remarkTraceCoverage from '../../plugins/remark-trace-coverage/index.ts';
import remarkTraceDiagram from '../../plugins/remark-trace-diagram/index.ts';
import remarkTraceMatrix from '../../plugins/remark-trace-matrix/index.ts';
import remarkTraceTable from '../../plugins/remark-trace-table/index.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { parseMarkdown } from '../project/markdown.ts';
import { addressOf, relative } from './address.ts';
import { type Markup, trusted } from './markup.ts';
import type { Heading } from './page.ts';
import { pageOf } from './words.ts';

/** One Markdown source as a page needs it: parsed once, rendered whole for a document or in parts for its items. */
export interface Prose {
  /** The document with item anchors, and the headings for its contents. */
  document(path: string): { readonly body: Markup; readonly headings: readonly Heading[] };
  /** The text of one item, headings below level 2; undefined for a row. */
  item(item: TraceItem, path: string): Markup | undefined;
}

/** What a render needs to know besides the text. */
export interface ProseContext {
  readonly graph: TraceGraph;
  /** Address of a file that a page shows, e.g. an image, by its path relative to the DHF's folder; undefined when it is not part of the site. */
  readonly asset: (path: string) => string | undefined;
}

export function proseOf(file: string, text: string, items: readonly TraceItem[], context: ProseContext): Prose {
  const tree = parseMarkdown(text);
  return {
    document(path) {
      const whole = structuredClone(tree);
      const headings = anchor(whole, items, path);
      return { body: render(whole, file, path, context), headings };
    },
    item(item, path) {
      if (item.spelling === 'row') return undefined;
      const nodes = item.spelling === 'file' ? fileBody(tree, item) : sectionBody(tree, item, items);
      const body = structuredClone<Root>({
        type: 'root',
        children: [...nodes, ...tree.children.filter((node) => node.type === 'definition')],
      });
      shiftHeadings(body);
      return nodes.length === 0 ? undefined : render(body, file, path, context);
    },
  };
}

/** Everything after the front matter; a first heading that repeats the title is the page's own. */
function fileBody(tree: Root, item: TraceItem): RootContent[] {
  const nodes = tree.children.filter((node) => node.type !== 'yaml');
  const first = nodes[0];
  const repeats =
    first?.type === 'heading' &&
    [item.title.text, `${item.id} ${item.title.text}`, `${item.id}: ${item.title.text}`].includes(textOf(first));
  return repeats ? nodes.slice(1) : nodes;
}

/** Between the item's heading and the next item, without the list of fields. */
function sectionBody(tree: Root, item: TraceItem, items: readonly TraceItem[]): RootContent[] {
  const starts = new Set(items.filter((other) => other !== item && other.spelling === 'section').map((other) => other.idPlace.line));
  const nodes: RootContent[] = [];
  for (const node of tree.children) {
    const line = node.position?.start.line ?? 0;
    if (line <= item.idPlace.line || line >= item.place.endLine + 1) continue;
    if (node.type === 'heading' && starts.has(line)) break;
    nodes.push(node);
  }
  return nodes[0]?.type === 'list' && [...item.fields.values()].some((field) => field.label.place.line === nodes[0]?.position?.start.line)
    ? nodes.slice(1)
    : nodes;
}

function shiftHeadings(tree: Root): void {
  const headings = tree.children.filter((node): node is MdHeading => node.type === 'heading');
  const shift = 3 - Math.min(...headings.map((node) => node.depth));
  for (const node of headings) node.depth = Math.min(6, node.depth + shift) as MdHeading['depth'];
}

/** Gives items their IDs as anchors, other headings an anchor of their words, and links each item to its page. */
function anchor(tree: Root, items: readonly TraceItem[], path: string): Heading[] {
  const byLine = new Map(items.map((item) => [item.idPlace.line, item]));
  const headings: Heading[] = [];
  const taken = new Set(items.map((item) => item.id));
  for (const node of tree.children) {
    if (node.type === 'heading') headings.push(anchorHeading(node, byLine.get(node.position?.start.line ?? 0), taken, path));
    if (node.type === 'table') for (const row of node.children) anchorRow(row, byLine.get(row.position?.start.line ?? 0), path);
  }
  return headings.filter((heading) => heading.depth > 1 && heading.depth < 4);
}

function anchorHeading(node: MdHeading, item: TraceItem | undefined, taken: Set<string>, path: string): Heading {
  const text = textOf(node);
  const id = item?.spelling === 'section' ? item.id : freeAnchor(text, taken);
  taken.add(id);
  node.data = { ...node.data, hProperties: { id } };
  if (item?.spelling === 'section') linkFirst(node, item, path);
  return { id, text, depth: node.depth };
}

function anchorRow(row: Nodes & { type: 'tableRow' }, item: TraceItem | undefined, path: string): void {
  if (item === undefined) return;
  row.data = { ...row.data, hProperties: { id: item.id } };
  const cell = row.children[0];
  if (cell !== undefined) cell.children = [itemLink(item, path)];
}

function linkFirst(node: MdHeading, item: TraceItem, path: string): void {
  node.children = [itemLink(item, path), { type: 'text', value: ` ${item.title.text}` }];
}

function itemLink(item: TraceItem, path: string): Nodes & { type: 'link' } {
  return { type: 'link', url: relative(path, addressOf.item(item.id)), children: [{ type: 'text', value: item.id }] };
}

/** Letters and digits of the words; a number behind it when it is taken. Begins with `s-`, so that it never meets an item's ID. */
function freeAnchor(text: string, taken: ReadonlySet<string>): string {
  const base = `s-${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')}`;
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

function render(tree: Root, file: string, path: string, { graph, asset }: ProseContext): Markup {
  const href = (id: string) => {
    const item = graph.item(id);
    return item === undefined ? undefined : relative(path, pageOf(item));
  };
  const hast = unified()
    .use(remarkItemLinks, {
      idsIn: (text: string) => graph.vocabulary.idsIn(text),
      resolve: (id: string) => {
        const item = graph.item(id);
        return item === undefined ? undefined : { href: relative(path, pageOf(item)), title: item.title.text };
      },
      file: (url: string) => fileLink(url, file, path, graph, asset),
    })
    .use(remarkTraceMatrix, { graph, href })
    .use(remarkTraceTable, { graph, href })
    .use(remarkTraceCoverage, { graph, href })
    .use(remarkTraceDiagram, { graph, href })
    .use(remarkRehype, { handlers: { html: literal, yaml: () => undefined } })
    .runSync(tree) as unknown as HastRoot;
  harmless(hast);
  return trusted(toHtml(hast));
}

/** Markdown of our own, such as a rule's page, without links to items. */
export function plainHtml(text: string): string {
  return toHtml(
    unified()
      .use(remarkRehype, { handlers: { html: literal } })
      .runSync(parseMarkdown(text)) as unknown as HastRoot,
  );
}

/** Raw HTML is shown as its author typed it. */
function literal(_state: unknown, node: { readonly value: string }): ElementContent {
  return { type: 'text', value: node.value };
}

/** A relative link to a source leads to its page; to an image, to its copy in the site. */
function fileLink(
  url: string,
  file: string,
  path: string,
  graph: TraceGraph,
  asset: (path: string) => string | undefined,
): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(url)) return undefined;
  const [target = '', fragment] = decode(url).split('#', 2);
  const resolved = resolve(file, target);
  const item = graph.items.find((each) => each.place.file === resolved && (each.kind === 'document' || each.spelling === 'file'));
  const to = item === undefined ? asset(resolved) : pageOf(item);
  return to === undefined ? undefined : relative(path, fragment === undefined ? to : `${to}#${fragment}`);
}

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function resolve(file: string, target: string): string {
  const parts = target.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

const safeProtocol = /^(?:https?|mailto):/i;

/** Addresses with a scheme of their own are kept only for the web and mail; an image from elsewhere is said in words, because nothing is fetched. */
function harmless(parent: HastRoot | Element): void {
  parent.children = parent.children.map((child) => {
    if (child.type !== 'element') return child;
    harmless(child);
    const { href, src } = child.properties;
    if (typeof href === 'string' && /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href) && !safeProtocol.test(href)) delete child.properties.href;
    if (child.tagName === 'img' && typeof src === 'string' && /^[a-z][a-z0-9+.-]*:|^\/\//i.test(src)) return missingImage(child);
    return child;
  }) as never;
}

function missingImage(image: Element): Element {
  const words = `Image not shown, because it is not part of this file: ${image.properties.alt || image.properties.src}`;
  return { type: 'element', tagName: 'em', properties: {}, children: [{ type: 'text', value: words }] };
}
