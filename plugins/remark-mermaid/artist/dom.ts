/** As much of a DOM as is asked here; the types of browsers would let them be used everywhere. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly parentNode: DomElement | null;
  readonly childNodes: Iterable<DomNode>;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly textContent: string;
  readonly children: Iterable<DomElement>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly firstElementChild: DomElement | null;
  readonly previousElementSibling: DomElement | null;
  getAttribute(name: string): string | null;
  querySelector(selectors: string): DomElement | null;
  querySelectorAll(selectors: string): Iterable<DomElement>;
  remove(): void;
  innerHTML: string;
}

export interface DomDocument {
  readonly body: DomElement;
  createElement(name: string): DomElement;
}

/** The window of a page that nobody sees. */
export interface DomWindow {
  readonly document: DomDocument;
  readonly [name: string]: unknown;
}

export function isElement(node: DomNode | null): node is DomElement {
  return node?.nodeType === 1;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === 3 || node.nodeType === 4;
}

export function isSvg(element: DomElement): boolean {
  return element.namespaceURI === 'http://www.w3.org/2000/svg';
}
