import type { Element, ElementContent } from 'hast';

/** Address of an item's page, relative to the page that is rendered; undefined gives plain text. */
export type Href = (id: string) => string | undefined;

export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** A table below the heads of its columns. */
export function headed(heads: readonly string[], ...bodies: readonly Element[]): Element {
  const cells = heads.map((name) => element('th', { scope: 'col' }, [text(name)]));
  return element('table', {}, [element('thead', {}, [element('tr', {}, cells)]), ...bodies]);
}

/** A wide thing scrolls by itself, so that the page does not. Without a link in it, keys reach it as a whole, under a name. */
export function wide(child: Element, name = 'Scrolls sideways'): Element {
  const reached = holdsLink(child) ? {} : { tabIndex: 0, role: 'group', ariaLabel: name };
  return element('div', { className: ['wide'], ...reached }, [child]);
}

function holdsLink({ tagName, children }: Element): boolean {
  return tagName === 'a' || children.some((child) => child.type === 'element' && holdsLink(child));
}

/** Items as links with commas between. */
export function idLinks(ids: readonly string[], href: Href): ElementContent[] {
  return ids.flatMap((id, index) => [...(index === 0 ? [] : [text(', ')]), idLink(id, href)]);
}

export function idLink(id: string, href: Href, title?: string): ElementContent {
  const address = href(id);
  return address === undefined ? text(id) : element('a', { href: address, ...(title === undefined ? {} : { title }) }, [text(id)]);
}
