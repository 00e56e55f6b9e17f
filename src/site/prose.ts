import type { ElementContent, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { FootnoteDefinition, Heading as MdHeading, Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkRehype, { defaultHandlers, type Options } from 'remark-rehype';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import remarkItemLinks from '../../plugins/remark-item-links/index.ts';
import remarkMermaid from '../../plugins/remark-mermaid/index.ts';
import { isUnchanged, type RedlineWords, redline, told } from '../../plugins/remark-redline/index.ts';
import remarkTraceCoverage from '../../plugins/remark-trace-coverage/index.ts';
import remarkTraceDiagram from '../../plugins/remark-trace-diagram/index.ts';
import remarkTraceMatrix from '../../plugins/remark-trace-matrix/index.ts';
import remarkTraceTable from '../../plugins/remark-trace-table/index.ts';
import { visible } from '../emit/printable.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { FileTarget } from '../model/reference.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { parseMarkdown } from '../project/markdown.ts';
import type { SourceLink } from '../view/source-link.ts';
import { addressOf, relative } from './address.ts';
import { type Anchors, anchorHeadings, anchorsOf, lineOf } from './anchors.ts';
import { blockWords } from './block-words.ts';
import { shownDiagrams } from './drawings.ts';
import { type Markup, trusted } from './markup.ts';
import type { Heading } from './page.ts';
import { readable } from './readable.ts';
import type { Language } from './strings/strings.ts';
import { pageOf } from './words.ts';

/** One Markdown source as a page needs it: parsed once, rendered whole for a document or in parts for its items. */
export interface Prose {
  readonly anchors: Anchors;
  /** The document with item anchors, and the headings for its contents; with an earlier text its redline against that. */
  document(document: TraceItem, before?: Earlier): { readonly body: Markup; readonly headings: readonly Heading[] };
  /** The text of one item, headings below level 2; undefined for a row, and with an earlier text that was one. */
  item(item: TraceItem, before?: Earlier): Markup | undefined;
  /** What stands of a document or item in this source, as a redline compares it; undefined for a row. */
  textOf(item: TraceItem): Root | undefined;
}

/** What a document or item said before, in a source of then, and how what differs is called. */
export interface Earlier {
  readonly prose: Prose;
  readonly item: TraceItem;
  readonly words: RedlineWords;
}

/** What a render needs to know besides the text. */
export interface ProseContext {
  readonly graph: TraceGraph;
  /** Of the site's own words. */
  readonly language: Language;
  /** Address of a picture by its path relative to the DHF's folder; undefined when it is not part of the site. */
  readonly picture: (path: string) => string | undefined;
  /** Address of a line of the product. */
  readonly sourceHref: SourceLink;
  /** Whose page shows a source, by its path: a document, or an item with a file of its own. */
  readonly shownBy: (file: string) => TraceItem | undefined;
  /** Anchors of a source. */
  readonly anchorsIn: (file: string) => Anchors | undefined;
}

export function proseOf(file: string, text: string, items: readonly TraceItem[], context: ProseContext): Prose {
  const tree = parseMarkdown(text);
  const anchors = anchorsOf(tree, items);
  return {
    anchors,
    document(document, before) {
      const path = pageOf(document);
      const nodes = withoutTitle(tree, document);
      const shift = nodes.some((node) => node.type === 'heading' && node.depth === 1) ? 1 : 0;
      const body = render(against({ type: 'root', children: nodes }, before), file, path, context, (linked) => {
        anchorHeadings(linked, anchors);
        linkItems(linked, anchors, path);
        shiftHeadings(linked, shift);
      });
      return { body, headings: contents(nodes, anchors, shift) };
    },
    item(item, before) {
      const text = textOf(item);
      if (text === undefined || (before !== undefined && before.item.spelling === 'row')) return undefined;
      if (text.children.length === 0 && before === undefined) return undefined;
      return render(against(text, before), file, pageOf(item), context, (linked) => {
        if (item.spelling === 'file' && before === undefined) anchorHeadings(linked, anchors);
      });
    },
    textOf,
  };

  function textOf(item: TraceItem): Root | undefined {
    if (item.spelling === 'row') return undefined;
    if (item.spelling === 'document') return { type: 'root', children: withoutTitle(tree, item) };
    const nodes = item.spelling === 'file' ? withoutTitle(tree, item) : sectionBody(tree, item, items);
    const least = Math.min(...nodes.map((node) => (node.type === 'heading' ? node.depth : 6)));
    const text = copyOf<Root>({ type: 'root', children: nodes.length === 0 ? [] : [...nodes, ...notes(tree, nodes)] });
    shiftHeadings(text, 3 - least);
    return text;
  }
}

function against(text: Root, before: Earlier | undefined): Root {
  const earlier = before?.prose.textOf(before.item);
  return before === undefined || earlier === undefined ? text : told(redline(spelledOut(earlier), spelledOut(text)), before.words);
}

/** What cannot be seen may be all that differs: in a redline it is spelled out. */
function spelledOut<T extends Nodes>(node: T): T {
  if ('children' in node) return { ...node, children: node.children.map(spelledOut) };
  return 'value' in node ? { ...node, value: visible(node.value) } : node;
}

/** Everything after the front matter; a first heading that repeats the title is the page's own. */
function withoutTitle(tree: Root, { id, title }: TraceItem): RootContent[] {
  const nodes = tree.children.filter((node) => node.type !== 'yaml');
  const [first, ...rest] = nodes;
  const repeats = first?.type === 'heading' && [title.text, `${id} ${title.text}`, `${id}: ${title.text}`].includes(textOf(first));
  return repeats ? rest : nodes;
}

/** Between the item's heading and the next item, without the list of fields. */
function sectionBody(tree: Root, item: TraceItem, items: readonly TraceItem[]): RootContent[] {
  const starts = new Set(items.filter((other) => other !== item && other.spelling === 'section').map((other) => other.idPlace.line));
  const nodes: RootContent[] = [];
  for (const node of tree.children) {
    const line = lineOf(node);
    if (line <= item.idPlace.line || line >= item.place.endLine + 1) continue;
    if (node.type === 'heading' && starts.has(line)) break;
    nodes.push(node);
  }
  const [first] = nodes;
  const isFields = first?.type === 'list' && [...item.fields.values()].some((field) => field.label.place.line === lineOf(first));
  return isFields ? nodes.slice(1) : nodes;
}

/** What a part of a text needs from elsewhere in it: addresses of reference links, and footnotes. */
function notes(tree: Root, part: readonly RootContent[]): RootContent[] {
  return tree.children.filter((node) => (node.type === 'definition' || node.type === 'footnoteDefinition') && !part.includes(node));
}

/** Headings of level 2 and 3. */
function contents(nodes: readonly RootContent[], { byLine }: Anchors, shift: number): Heading[] {
  const headings = nodes.flatMap((node) => (node.type === 'heading' ? [byLine.get(lineOf(node))] : []));
  return headings
    .filter((heading) => heading !== undefined)
    .map(({ id, text, depth }) => ({ id, text, depth: depth + shift }))
    .filter(({ depth }) => depth === 2 || depth === 3);
}

function shiftHeadings(tree: Root, by: number): void {
  for (const node of tree.children) if (node.type === 'heading') node.depth = Math.min(6, node.depth + by) as MdHeading['depth'];
}

/** Each item that stands in a document is a link to its page. */
function linkItems(tree: Root, { byLine, rows }: Anchors, path: string): void {
  for (const node of tree.children) {
    const item = node.type === 'heading' ? byLine.get(lineOf(node))?.item : undefined;
    if (item !== undefined && isUnchanged(node))
      (node as MdHeading).children = [itemLink(item, path), { type: 'text', value: ` ${item.title.text}` }];
    if (node.type === 'table') for (const row of node.children) linkRow(row, rows.get(lineOf(row)), path);
  }
}

function linkRow(row: Nodes & { type: 'tableRow' }, item: TraceItem | undefined, path: string): void {
  if (item === undefined) return;
  row.data = { ...row.data, hProperties: { ...row.data?.hProperties, id: item.id } };
  const cell = row.children[0];
  if (cell !== undefined && isUnchanged(cell)) cell.children = [itemLink(item, path)];
}

function itemLink(item: TraceItem, path: string): Nodes & { type: 'link' } {
  return { type: 'link', url: relative(path, addressOf.item(item.id)), children: [{ type: 'text', value: item.id }] };
}

function render(tree: Root, file: string, path: string, context: ProseContext, finish: (linked: Root) => void): Markup {
  const { graph, sourceHref } = context;
  const href = (id: string) => {
    const item = graph.item(id);
    return item === undefined ? undefined : relative(path, pageOf(item));
  };
  const words = blockWords(context.language);
  const hast = unified()
    .use(remarkItemLinks, {
      idsIn: (text: string) => graph.vocabulary.idsIn(text),
      resolve: (id: string) => {
        const item = graph.item(id);
        return item === undefined ? undefined : { href: relative(path, pageOf(item)), title: item.title.text };
      },
      file,
      address: (target: FileTarget, use: 'link' | 'picture') => addressIn(target, use, path, context),
    })
    .use(() => finish)
    .use(remarkTraceMatrix, { graph, href, sourceHref, ...words.matrix })
    .use(remarkTraceTable, { graph, href, ...words.table })
    .use(remarkTraceCoverage, { graph, href, ...words.coverage })
    .use(remarkTraceDiagram, { graph, href, ...words.diagram })
    .use(remarkMermaid, shownDiagrams(graph, file, href, context.language))
    .use(toHtmlTree)
    .runSync(copyOf(tree)) as unknown as HastRoot;
  return trusted(toHtml(readable(hast)));
}

type Handlers = NonNullable<Options['handlers']>;

/**
 * Makes HTML of a tree in which every link has its address. remark-rehype looks for definitions with a slow walk, so it gets only the footnotes to look
 * through.
 */
function toHtmlTree(): (tree: Root, file: VFile) => HastRoot {
  return (tree, file) => {
    const root: unknown = (state: Parameters<typeof defaultHandlers.root>[0]) => defaultHandlers.root(state, tree);
    const handlers = { root, html: literal, yaml: () => undefined } as Handlers;
    const convert = remarkRehype({ handlers }) as unknown as (notes: Root, file: VFile) => HastRoot;
    return convert({ type: 'root', children: footnotesIn(tree) }, file);
  };
}

function footnotesIn(node: Nodes, found: FootnoteDefinition[] = []): FootnoteDefinition[] {
  if (node.type === 'footnoteDefinition') found.push(node);
  if ('children' in node) for (const child of node.children) footnotesIn(child, found);
  return found;
}

/** A tree of its own for plugins to change; what nodes are made of besides children is never changed in place. */
function copyOf<T extends Nodes>(node: T): T {
  return 'children' in node ? { ...node, children: node.children.map(copyOf) } : { ...node };
}

/** The redline of a text without markup, such as the value of a field; each line is a paragraph. */
export function redlineOf(before: string, after: string, words: RedlineWords): Markup {
  const whole = told(redline(paragraphs(before), paragraphs(after)), words);
  const hast = unified().use(remarkRehype).runSync(whole) as unknown as HastRoot;
  return trusted(toHtml(readable(hast)));
}

function paragraphs(text: string): Root {
  const lines = visible(text)
    .split('\n')
    .filter((line) => line !== '');
  return { type: 'root', children: lines.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })) };
}

/**
 * Markdown of our own, such as a rule's page, without links to items, and the headings for its contents. Examples say which file they are. A link from the
 * page of a rule to that of another leads to it on the site, too.
 */
export function plainProse(text: string): { readonly body: Markup; readonly headings: readonly Heading[] } {
  const tree = parseMarkdown(text);
  linkRules(tree);
  const anchors = anchorsOf(tree, []);
  anchorHeadings(tree, anchors);
  const hast = unified()
    .use(remarkRehype, { handlers: { html: literal } })
    .runSync(withCaptions(tree)) as unknown as HastRoot;
  return { body: trusted(toHtml(readable(hast))), headings: contents(tree.children, anchors, 0) };
}

function linkRules(node: Nodes): void {
  if (node.type === 'link') node.url = node.url.replace(/^\.\.\/([a-z-]+)\/rule\.md$/, '$1.html');
  if ('children' in node) for (const child of node.children) linkRules(child);
}

/** Before each example the name of its file, or that it is what the check says. */
function withCaptions(tree: Root): Root {
  const children = tree.children.flatMap((node): RootContent[] => {
    const caption = node.type === 'code' ? captionOf(node.meta ?? '') : undefined;
    if (caption === undefined) return [node];
    return [{ type: 'paragraph', data: { hProperties: { className: ['caption'] } }, children: [{ type: 'text', value: caption }] }, node];
  });
  return { ...tree, children };
}

function captionOf(meta: string): string | undefined {
  if (meta === 'files') return 'Other files that are there';
  return meta === 'expect' ? 'What the check says' : /^file=(\S+)$/.exec(meta)?.[1];
}

/** Raw HTML is shown as its author typed it. */
function literal(_state: unknown, node: { readonly value: string }): ElementContent {
  return { type: 'text', value: node.value };
}

/** A link leads to the page of a source, a picture comes along; nothing else is part of the site. */
function addressIn({ path: file, fragment }: FileTarget, use: 'link' | 'picture', path: string, context: ProseContext): string | undefined {
  const shown = context.shownBy(file);
  const address = use === 'picture' ? context.picture(file) : shown && pageOf(shown);
  if (address === undefined) return undefined;
  // An anchor that the page does not have is left out.
  return relative(path, address, fragment === undefined ? undefined : context.anchorsIn(file)?.find(fragment));
}
