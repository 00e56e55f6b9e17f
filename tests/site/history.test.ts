import { describe, expect, it } from 'vitest';
import type { Absence } from '../../src/model/evidence.ts';
import { itemsOf } from '../../src/model/items.ts';
import type { Past, Wording } from '../../src/model/past.ts';
import type { TraceItem } from '../../src/model/trace-item.ts';
import type { Source } from '../../src/project/facts.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { traceSources } from '../../src/project/trace.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { siteOf } from '../../src/site/site.ts';
import { readProject } from '../projects/project.ts';
import { exampleRoot } from '../projects/story.ts';
import { below, rows, words } from './html.ts';

const { settings, sources } = readProject(exampleRoot);
const file = 'requirements/system.md';
const vocabulary = vocabularyOf(settings);
const attack = '<img src=x onerror="window.wrecked=1">';

function traced(edited: readonly Source[]) {
  return { sources: edited, report: traceSources(edited, settings, { stage: 'draft', asOf: { date: '2026-11-23', from: 'flag' } }) };
}

const present = sources.find((source) => source.file === file)?.text ?? '';
const system = itemsOf(readMarkdown(file, present, vocabulary), vocabulary, false).filter(({ kind }) => kind === 'system-requirement');
const chosen = system.find(({ spelling }) => spelling === 'section') as TraceItem;
const sentence = chosen.fields.get('statement')?.values[0]?.text.split(' ').slice(0, 3).join(' ') ?? '';

/** Tidewell with a sentence put before the statement of a requirement, which was approved and released without it. */
const edited = traced(
  sources.map((source) => (source.file === file ? { file, text: present.replace(sentence, `Changed: ${attack} ${sentence}`) } : source)),
);
const approval = traced(sources).report.graph?.approvals.covers(chosen.id)[0];
const wording: Wording = {
  hash: approval?.parts.get('whole')?.hash ?? '',
  commit: 'a'.repeat(40),
  at: '2026-05-04T08:00:00Z',
  item: chosen,
  source: { file, text: present },
  together: itemsOf(readMarkdown(file, present, vocabulary), vocabulary, false),
  isReleased: false,
};
const past: Past = { documents: new Map(), wordings: new Map([[chosen.id, [wording]]]), unread: 0 };

function history(given?: Past | Absence, language?: 'de', now = edited): string {
  const site = siteOf({
    ...now,
    preview: false,
    picture: () => undefined,
    ...(given && { past: given }),
    ...(language && { language }),
  });
  return below(site.pages.find(({ path }) => path === `items/${chosen.id}.html`)?.body.text, 'history');
}

describe('the history on the page of an item', () => {
  it('is about a requirement that stands in a document and was approved', () => {
    expect(sentence).not.toBe('');
    expect(approval?.approval.id).toMatch(/^APR-/);
  });

  it('says which wording was approved, when and by whom', () => {
    const [head, first] = rows(history(past));
    expect(head).toEqual(['Date', 'Who', 'Meaning', 'Record', 'Wording']);
    expect(first?.slice(2)).toEqual(['approval', approval?.approval.id, 'another one, in commit aaaaaaaaaaaa of 2026-05-04']);
  });

  it('marks what changed since the last approval, and nothing else', () => {
    const html = history(past);
    expect(html).toContain(`<h3>Changed since <a href="${approval?.approval.id}.html">`);
    const inserted = [...html.matchAll(/<ins>(.*?)<\/ins>/gs)].map(([, text = '']) => words(text));
    expect(inserted.join(' ')).toMatch(/^inserted: Changed:/);
    expect(html).not.toContain('<del>');
    expect(html).not.toContain('<img');
  });

  it('spells out what cannot be seen, also where nothing else changed', () => {
    const hidden = sources.map((source) =>
      source.file === file ? { file, text: present.replace(sentence, `\u202e${sentence}`) } : source,
    );
    const html = history(past, undefined, traced(hidden));
    expect([...html.matchAll(/<ins>(.*?)<\/ins>/gs)].map(([, text = '']) => words(text)).join(' ')).toMatch(/^inserted: \\u\{202e\}/);
    expect(html).not.toContain('\u202e');
  });

  it('speaks the language of the page', () => {
    expect(rows(history(past, 'de'))[0]).toEqual(['Datum', 'Wer', 'Bedeutung', 'Aufzeichnung', 'Wortlaut']);
    expect(history(past, 'de')).toContain('eingefügt: ');
  });

  it('says what git cannot give', () => {
    expect(rows(history({ ...past, wordings: new Map() }))[1]?.[4]).toBe('another one, which no commit read here holds');
    expect(rows(history({ ...past, wordings: new Map(), unread: 1 }))[1]?.[4]).toBe('another one, which is not known');
    expect(words(history({ why: 'git is not there', fix: '' }))).toContain('Former wordings are not known: git is not there.');
  });
});
