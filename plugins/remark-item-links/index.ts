import type { Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';

/** Where links of a page lead; undefined leaves the text as it is. */
export interface RemarkItemLinksOptions {
  /** Every ID-shaped word in running text, with its offset. */
  readonly idsIn: (text: string) => readonly { readonly id: string; readonly offset: number }[];
  /** Address and title of an item. */
  readonly resolve: (id: string) => { readonly href: string; readonly title: string } | undefined;
  /** Address for a relative link or image as its author wrote it. */
  readonly file: (url: string) => string | undefined;
}

/** Makes links of `[[SRS-101]]` and of bare IDs that exist, and leads relative links between sources to their pages. Code and existing links stay. */
export default function remarkItemLinks(options: RemarkItemLinksOptions): (tree: Root) => void {
  return (tree) => linkIn(tree, options, false);
}

function linkIn(parent: Parents, options: RemarkItemLinksOptions, inLink: boolean): void {
  const children: Nodes[] = [];
  for (const child of parent.children) {
    if (child.type === 'text' && !inLink) children.push(...linked(child, options));
    else children.push(child);
    if (child.type === 'link' || child.type === 'image' || child.type === 'definition') child.url = options.file(child.url) ?? child.url;
    if ('children' in child) linkIn(child, options, inLink || child.type === 'link' || child.type === 'linkReference');
  }
  parent.children = children as never;
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
