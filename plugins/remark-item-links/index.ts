import type { Image, ImageReference, Link, LinkReference, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { type FileTarget, isPicture, targetOf } from '../../src/model/reference.ts';

/** Where links of a page lead. */
export interface RemarkItemLinksOptions {
  /** Every ID-shaped word in running text, with its offset. */
  readonly idsIn: (text: string) => readonly { readonly id: string; readonly offset: number }[];
  /** Address and title of an item; undefined leaves the text as it is. */
  readonly resolve: (id: string) => { readonly href: string; readonly title: string } | undefined;
  /** The source that is shown, by its path from the DHF's folder. */
  readonly file: string;
  /** Address on the page of a file of the DHF that a link or a picture names; undefined for one that is not part of the site. */
  readonly address: (target: FileTarget, use: 'link' | 'picture') => string | undefined;
}

/**
 * Makes links of `[[SRS-101]]` and of bare IDs that exist, and gives every other link and picture the address it has on the page. Links to the web and mail
 * stay; of a link that leads nowhere else the words are left, and a picture that is not part of the site is said in words. Code stays as it is.
 */
export default function remarkItemLinks(options: RemarkItemLinksOptions): (tree: Root) => void {
  return (tree) => {
    const urls = new Map<string, string>();
    for (const node of definitionsIn(tree)) if (!urls.has(node.identifier)) urls.set(node.identifier, node.url);
    linkIn(tree, { ...options, urls }, false);
  };
}

interface Linking extends RemarkItemLinksOptions {
  /** Addresses of reference links as written; the first of a name counts. */
  readonly urls: ReadonlyMap<string, string>;
}

function definitionsIn(node: Nodes): (Nodes & { type: 'definition' })[] {
  if (node.type === 'definition') return [node];
  return 'children' in node ? node.children.flatMap(definitionsIn) : [];
}

function linkIn(parent: Parents, linking: Linking, inLink: boolean): void {
  parent.children = parent.children.flatMap((child) => placed(child, linking, inLink)) as never;
}

function placed(node: Nodes, linking: Linking, inLink: boolean): Nodes[] {
  if (node.type === 'text') return inLink ? [node] : linked(node, linking);
  if (node.type === 'link' || node.type === 'linkReference') return linkOf(node, linking);
  if (node.type === 'image' || node.type === 'imageReference') return [imageOf(node, linking)];
  if ('children' in node) linkIn(node, linking, inLink);
  return [node];
}

function linkOf(node: Link | LinkReference, linking: Linking): Nodes[] {
  const address = addressOf(node, 'link', linking);
  linkIn(node, linking, address !== undefined);
  if (address === undefined) return node.children;
  return [{ type: 'link', url: address, children: node.children, title: node.type === 'link' ? (node.title ?? null) : null }];
}

function imageOf(node: Image | ImageReference, linking: Linking): PhrasingContent {
  const address = addressOf(node, 'picture', linking);
  if (address !== undefined) return { type: 'image', url: address, alt: node.alt ?? '' };
  const url = written(node, linking) ?? '';
  const missing =
    url === '' ? 'it has no address' : `${url.length > 80 ? `${url.slice(0, 79)}…` : url} is no picture of this design history file`;
  const words = `Picture not shown, because ${missing}${node.alt ? `: ${node.alt}` : '.'}`;
  return { type: 'emphasis', children: [{ type: 'text', value: words }] };
}

function addressOf(node: Link | LinkReference | Image | ImageReference, use: 'link' | 'picture', linking: Linking): string | undefined {
  const url = written(node, linking);
  const target = url === undefined ? undefined : targetOf(url, linking.file);
  if (target?.to === 'web' && use === 'link') return url;
  if (target?.to !== 'file' || (use === 'picture' && !isPicture(target.path))) return undefined;
  return linking.address(target, use);
}

function written(node: Link | LinkReference | Image | ImageReference, { urls }: Linking): string | undefined {
  return 'url' in node ? node.url : urls.get(node.identifier);
}

const wiki = /\[\[\s*([\p{L}\p{N}_.:/-]*\d)\s*\]\]/gu;

function linked(node: Text, options: RemarkItemLinksOptions): PhrasingContent[] {
  const { value } = node;
  const wikis = [...value.matchAll(wiki)].map((match) => ({
    id: match[1] as string,
    from: match.index,
    to: match.index + match[0].length,
  }));
  const bare = options
    .idsIn(value)
    .map(({ id, offset }) => ({ id, from: offset, to: offset + id.length }))
    .filter(({ from }) => !wikis.some((each) => from >= each.from && from < each.to));
  const found = [...wikis, ...bare].sort((a, b) => a.from - b.from);
  const parts: PhrasingContent[] = [];
  let reached = 0;
  for (const { id, from, to } of found) {
    const target = options.resolve(id);
    if (target === undefined) continue;
    if (from > reached) parts.push({ type: 'text', value: value.slice(reached, from) });
    parts.push(itemLink(id, target));
    reached = to;
  }
  if (reached === 0) return [node];
  if (reached < value.length) parts.push({ type: 'text', value: value.slice(reached) });
  return parts;
}

function itemLink(id: string, { href, title }: { readonly href: string; readonly title: string }): Link {
  return { type: 'link', url: href, title, children: [{ type: 'text', value: id }] };
}
