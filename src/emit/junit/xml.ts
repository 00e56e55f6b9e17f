import { printable } from '../printable.ts';

/** Markup made by `element` or `text`, so that nothing unescaped can stand between tags. */
export interface Xml {
  readonly markup: string;
  readonly isText: boolean;
}

/** An element with its attributes and what stands in it; child elements on lines of their own. */
export function element(name: string, attributes: Readonly<Record<string, string>>, content: readonly Xml[]): Xml {
  const start = `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${attribute(value)}"`)
    .join('')}`;
  if (content.length === 0) return { markup: `${start}/>`, isText: false };
  const gap = content.some((each) => each.isText) ? '' : '\n';
  return { markup: `${start}>${gap}${content.map((each) => each.markup).join(gap)}${gap}</${name}>`, isText: false };
}

/** Text between tags. */
export function text(value: string): Xml {
  return { markup: escaped(value), isText: true };
}

function attribute(value: string): string {
  return escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}

// XML 1.0 allows neither control characters nor U+FFFE and U+FFFF, not even escaped.
function escaped(value: string): string {
  return printable(value)
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
