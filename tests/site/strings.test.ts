import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { html } from '../../src/site/markup.ts';
import { partsOf, type Strings, speaker } from '../../src/site/strings/strings.ts';

const folder = new URL('../../src/site/strings/', import.meta.url);
const files = readdirSync(folder).filter((name) => name !== 'strings.ts');
const tables = await Promise.all(
  files.map(async (file) => {
    const exported: Record<string, Strings> = await import(new URL(file, folder).href);
    return Object.entries(exported).map(([name, table]) => [`${file} ${name}`, table] as const);
  }),
);

describe.each(tables.flat())('%s', (_, table) => {
  it.each(Object.entries(table))('%s asks for the same parts in each language', (_key, { en, de }) => {
    expect(partsOf(de)).toEqual(partsOf(en));
    expect(en.trim()).not.toBe('');
    expect(de.trim()).not.toBe('');
  });
});

describe('words of a page', () => {
  const table = { found: { en: '{count} {count:finding|findings} of <{rule}>', de: '{count} {count:Befund|Befunde} zu <{rule}>' } };

  it('put in text as text, markup as markup and numbers in groups', () => {
    const say = speaker(table, 'en');
    expect(say('found', { count: 1234, rule: html`<b>r</b>` }).text).toBe('1,234 findings of &lt;<b>r</b>&gt;');
    expect(say('found', { count: 1, rule: '<b>' }).text).toBe('1 finding of &lt;&lt;b&gt;&gt;');
    expect(speaker(table, 'de').text('found', { count: 1234, rule: 'r' })).toBe('1.234 Befunde zu <r>');
  });

  it('never leave a gap open', () => {
    expect(() => speaker(table, 'en')('found', { count: 1 })).toThrow('{rule}');
  });

  it('are longer in a pseudo-locale, with the same parts', () => {
    const words = speaker(table, 'en-XA').text('found', { count: 2, rule: 'R' });
    expect(words).toMatch(/^\[2 fíñdíñgš óf <R> .*\]$/);
    expect(words.length).toBeGreaterThan('2 findings of <R>'.length * 1.3);
  });
});
