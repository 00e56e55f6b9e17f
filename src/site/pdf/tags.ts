/** Attributes of a start tag, by name; empty for one without a value. */
export type Attributes = Map<string, string>;

/** A start tag: after the name its attributes, whose values may hold any sign but their own quotation mark. */
const startTag = /<([a-zA-Z][\w:-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)(\s*\/?)>/g;
const attribute = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** HTML with its start tags gone through in order; `change` alters the attributes of each. Values are as they are written, with entities. */
export function eachTag(html: string, change: (name: string, attributes: Attributes) => void): string {
  return html.replaceAll(startTag, (whole, name: string, written: string, end: string) => {
    const attributes: Attributes = new Map();
    for (const [, key = '', double, single, bare] of written.matchAll(attribute)) attributes.set(key, double ?? single ?? bare ?? '');
    const before = new Map(attributes);
    change(name.toLowerCase(), attributes);
    if (isSame(before, attributes)) return whole;
    const changed = [...attributes].map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`).join('');
    return `<${name}${changed}${end}>`;
  });
}

function isSame(one: Attributes, other: Attributes): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A value without entities, of those that our HTML has. */
export function unescaped(value: string): string {
  return value.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

/** The words between tags, with one space for each run of white space. */
export function wordsOf(html: string): string {
  return unescaped(html.replaceAll(/<[^>]*>/g, ''))
    .replaceAll(/\s+/g, ' ')
    .trim();
}
