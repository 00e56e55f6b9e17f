/** A field of the record of a run; one without a value is left out. */
export type RunField = readonly [name: string, value: string | readonly string[] | undefined];

/** Values that YAML reads as they are. */
const plain = /^(?!(?:y|n|yes|no|on|off|true|false|null|~)$)[A-Za-z][\w ./@:-]*(?<![\s:])$/i;

/** Hashes and times, which would be read otherwise only when they look like a number. */
const bare: ReadonlySet<string> = new Set(['dirty', 'started', 'ended', 'product-sha256', 'commit']);
const numeric = /^[\d.]+(?:e[-+]?\d+)?$/i;

/** The record of a run as Markdown: front matter, and the body as it is. */
export function runText(fields: readonly RunField[], body: string): string {
  const lines = fields.flatMap(([name, value]) => {
    if (value === undefined || value.length === 0) return [];
    if (typeof value === 'string') return [`${name}: ${bare.has(name) && !numeric.test(value) ? value : scalar(value)}`];
    const inLine = `${name}: [${value.map(scalar).join(', ')}]`;
    return name === 'case-hashes' || inLine.length > 140 ? [`${name}:`, ...value.map((each) => `  - ${scalar(each)}`)] : [inLine];
  });
  return ['---', ...lines, '---', ...(body === '' ? [''] : ['', body.trim(), ''])].join('\n');
}

function scalar(text: string): string {
  return plain.test(text) && !text.includes(': ') ? text : JSON.stringify(text);
}
