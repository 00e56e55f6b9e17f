import { describe, expect, it } from 'vitest';
import type { Facts, FieldFacts, Value } from '../../../src/model/facts.ts';
import type { Place } from '../../../src/model/place.ts';
import { readMarkdown } from '../../../src/read/index.ts';
import { vocabulary } from './facts-text.ts';
import { fixtures, type Sample } from './samples.ts';

/** The source that a place names. */
function sourceAt(text: string, place: Place): string {
  const lines = text.split(/\r\n|\n|\r/);
  const parts = lines.slice(place.line - 1, place.endLine);
  const last = parts.length - 1;
  return parts.map((line, at) => line.slice(at === 0 ? place.column - 1 : 0, at === last ? place.endColumn - 1 : undefined)).join('\n');
}

/** Values whose text is that of the source, but for the marks around it. */
function exactValues(facts: Facts): Value[] {
  const fields: FieldFacts[] = [...(facts.document?.fields ?? []), ...facts.items.flatMap((item) => item.fields)];
  const prose = new Set(['statement', 'rationale', 'acceptance-criteria', 'title']);
  return [
    ...facts.items.flatMap((item) => [item.id, ...(item.type === undefined ? [] : [item.type])]),
    ...fields.filter((field) => !prose.has(field.name) && field.prose === undefined).flatMap((field) => field.values),
  ];
}

function bare(source: string): string {
  return source.replaceAll(/^[\s"'`<]+|[\s"'`>]+$/g, '').replaceAll('\\|', '|');
}

const changes: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\ufeff${text}`],
];

describe.each(changes)('places in text %s', (_, change) => {
  it.each(fixtures().map((sample): [string, Sample] => [sample.name, sample]))('of %s name what they are about', (name, sample) => {
    const text = change(sample.text);
    const shown = text.replace(/^\ufeff/, '');
    const facts = readMarkdown(name, text, vocabulary);
    for (const value of exactValues(facts)) {
      const source = sourceAt(shown, value.place);
      if (source.startsWith('[')) expect(source).toContain(value.text);
      else expect(bare(source)).toBe(value.text);
    }
    for (const { id, form, place } of facts.mentions) expect(sourceAt(shown, place)).toContain(form === 'link' ? '[' : id);
    for (const view of facts.views) {
      for (const each of [view.name, ...view.lines]) expect(sourceAt(shown, each.place)).toBe(each.text);
      expect(sourceAt(shown, view.place)).toMatch(/^(?:```|~~~)/);
    }
    for (const { use, place } of facts.references) expect(sourceAt(shown, place)).toMatch(use === 'link' ? /^\[/ : /^!\[/);
    for (const item of facts.items) expect(sourceAt(shown, item.place)).toContain(item.id.text);
    for (const trouble of facts.troubles) {
      expect(trouble.place.line).toBeLessThanOrEqual(shown.split(/\r\n|\n|\r/).length);
      expect(trouble.place.file).toBe(name);
    }
  });
});

describe('line ends', () => {
  it.each(fixtures().map((sample): [string, Sample] => [sample.name, sample]))('do not change the facts of %s', (name, { text }) => {
    const facts = readMarkdown(name, text, vocabulary);
    expect(readMarkdown(name, text.replaceAll('\n', '\r\n'), vocabulary)).toEqual(facts);
    expect(readMarkdown(name, `\ufeff${text}`, vocabulary)).toEqual(facts);
  });

  it('that are a carriage return alone are read, and said', () => {
    const text = '---\nid: SRS-1\ntitle: T\n---\n\nText.\n\n## Rationale\n\nWhy.\n';
    const facts = readMarkdown('x.md', text.replaceAll('\n', '\r'), vocabulary);
    expect(facts.items).toEqual(readMarkdown('x.md', text, vocabulary).items);
    expect(facts.troubles.map((each) => [each.rule, each.place.line, each.message])).toEqual([
      ['text-reaches-the-page', 1, 'A line ends here with a carriage return alone: git and many tools show what follows on the same line'],
    ]);
  });
});
