import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Absence } from '../../src/model/evidence.ts';
import type { Source } from '../../src/project/facts.ts';
import { nobodyAsked } from '../../src/project/past/index.ts';
import { trace, traceSources } from '../../src/project/trace.ts';
import { sincePages } from '../../src/site/pages/since.ts';
import type { Since } from '../../src/site/since.ts';
import { sinceOf } from '../../src/site/since.ts';
import type { Language } from '../../src/site/strings/strings.ts';
import { differenceOf } from '../../src/view/difference.ts';
import { impactOf } from '../../src/view/impact.ts';
import { snapshotOf } from '../../src/view/snapshot.ts';
import { commit, folder, git, itemText, put, settingsText } from '../project/folder.ts';
import { readProject } from '../projects/project.ts';
import { exampleRoot } from '../projects/story.ts';
import { below, rows, words } from './html.ts';

const { settings, sources } = readProject(exampleRoot);
const attack = '<img src=x onerror="window.wrecked=1">';

function traced(edited: readonly Source[]) {
  return traceSources(edited, settings, { stage: 'draft', asOf: { date: '2026-11-23', from: 'flag' } });
}

function since(before: ReturnType<typeof traced>, after: ReturnType<typeof traced>): Since {
  const difference = differenceOf(snapshotOf(before), snapshotOf(after), { before: 'v1.0.0', after: 'the work tree' });
  if (before.graph === undefined || after.graph === undefined) throw new Error('nothing was traced');
  return { difference, impact: impactOf(difference, after.graph, before.graph) };
}

function pagesOf(report: ReturnType<typeof traced>, given: Since | Absence = nobodyAsked, language: Language = 'en') {
  if (report.graph === undefined) throw new Error('nothing was traced');
  return sincePages(report, report.graph, given, language);
}

const isChanged = ({ file }: Source) => file === 'requirements/software/SRS-23.md';
const edited = sources.map((source) => ({
  ...source,
  text: isChanged(source) ? source.text.replace('withhold the dose', `withhold ${attack} the bolus`) : source.text,
}));
const present = traced(sources);
const later = traced(edited);
const html = pagesOf(later, since(present, later))
  .map(({ body }) => body.text)
  .join('');

/** What the list of facts of a changed item says. */
function facts(id: string): Record<string, string> {
  const part = html.split(`<h3 id="${id}">`)[1]?.split(/<h[23]/)[0] ?? '';
  return Object.fromEntries(
    [...part.matchAll(/<dt>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)].map(([, key = '', value = '']) => [key, words(value)]),
  );
}

describe('the page of what changed since the last release', () => {
  it('is there and says why nothing is compared where nobody asked git', () => {
    const [page] = pagesOf(present);
    expect(words(page?.body.text ?? '')).toContain('Nothing is compared here: nobody asked git here. Build the site with dhf build.');
    expect(pagesOf(present, { why: 'this clone is shallow', fix: 'Fetch.' })[0]?.body.text).toContain('this clone is shallow');
  });

  it('says in a sentence that both say the same', () => {
    const [page] = pagesOf(present, since(present, present));
    expect(words(page?.body.text ?? '')).toContain('Both say the same: nothing was added');
    expect(page?.headings.map(({ id }) => id)).toEqual(['notJudged']);
  });

  it('marks in the words of a field what went and what came, for those who see and those who listen', () => {
    expect(facts('SRS-23').Statement).toContain('deleted: dose');
    expect(facts('SRS-23').Statement).toMatch(/inserted: &#x3C;img.* bolus|inserted: .*bolus/);
    expect(html).not.toContain('<img');
  });

  it('spells out what cannot be seen, also where nothing else changed', () => {
    const hidden = sources.map((source) =>
      isChanged(source) ? { ...source, text: source.text.replace('withhold', 'with\u200bhold') } : source,
    );
    const [page] = pagesOf(present, since(present, traced(hidden)));
    const changed = below(page?.body.text, 'changed');
    expect(words(/<ins>(.*?)<\/ins>/s.exec(changed)?.[1] ?? '')).toContain('\\u{200b}');
    expect(changed).not.toContain('\u200b');
  });

  it('says who has to do what again, and by which way', () => {
    const task = rows(below(html, 'impact')).find(([, item]) => item?.startsWith('SRS-23'));
    expect(task?.slice(0, 1)).toEqual(['approve again']);
    expect(task?.[2]).toContain('SRS-23 (Statement)');
    const run = rows(below(html, 'impact')).find(([, item]) => item?.startsWith('TC-72'));
    expect([run?.[0], run?.[2]]).toEqual(['review again', 'SRS-23 (Statement), by way of TC-72 verifies SRS-23']);
  });

  it('tells what was added, taken away and stands otherwise', () => {
    const back = pagesOf(
      present,
      since(traced([...sources, { file: 'requirements/more.md', text: itemText('SRS-900') }]), traced(sources)),
    )[0]?.body.text;
    expect(rows(below(back, 'removed'))[1]?.[0]).toBe('SRS-900 Title of SRS-900');
    // It has no page any more.
    expect(below(back, 'removed')).not.toContain('href="items/SRS-900.html"');
    const forth = pagesOf(
      present,
      since(traced(sources), traced([...sources, { file: 'requirements/more.md', text: itemText('SRS-900') }])),
    )[0]?.body.text;
    expect(rows(below(forth, 'added'))[1]).toEqual(['SRS-900 Title of SRS-900', 'Software requirement', 'requirements/more.md']);
    expect(rows(below(forth, 'fresh')).some(([message]) => message?.startsWith('SRS-900: '))).toBe(true);
  });

  it('counts each part above them, with a link to it', () => {
    expect(html).toContain('<th scope="row"><a href="#changed">Changed</a></th><td class="number">1</td>');
  });

  it('speaks the language of the page', () => {
    const [page] = pagesOf(later, since(present, later), 'de');
    expect(page?.body.text).toContain('<h1>Was sich seit v1.0.0 geändert hat</h1>');
    expect(page?.body.text).toContain('gestrichen: ');
  });

  it('names only the fields of items beyond the first thousand, and stays in pages of a megabyte', () => {
    const some = since(present, later);
    const [one] = some.difference.changed;
    const changed = Array.from({ length: 3000 }, (_, at) => ({ ...one, id: `SRS-${at + 1000}` }) as NonNullable<typeof one>);
    const pages = pagesOf(later, { ...some, difference: { ...some.difference, changed } });
    expect(pages.length).toBeGreaterThan(1);
    for (const { body } of pages) expect(body.text.length).toBeLessThan(1_000_000);
    const all = pages.map(({ body }) => body.text).join('');
    expect([all.split('<h3 id="SRS-').length - 1, all.includes('SRS-3999')]).toEqual([1000, true]);
  });
});

describe('the revision that a report is shown against', () => {
  const release = (version: string) =>
    `---\nid: REL-${version}\ntitle: Version ${version}\nversion: "${version}.0"\ntag: v${version}\nreleased-on: 2026-0${version}-01\n---\n`;

  async function told(root: string, revision?: string): Promise<string> {
    const report = await trace(root, { stage: 'draft' });
    const found = await sinceOf(root, report, { revision });
    return 'why' in found ? found.why : `${found.difference.before.name}: ${found.difference.changed.map(({ id }) => id).join()}`;
  }

  it('is the newest release of another version whose tag is there, or the one asked for', async () => {
    const root = folder({ 'dhf.yaml': settingsText('', '"2.0"'), 'SRS-1.md': itemText('SRS-1') });
    commit(root);
    expect(await told(root)).toContain('no release whose tag is in the history');
    git(root, 'tag', 'v1');
    put(root, { 'REL-1.md': release('1'), 'REL-2.md': release('2'), 'SRS-1.md': itemText('SRS-1', 'Another title') });
    commit(root);
    expect(await told(root)).toBe('v1: SRS-1');
    git(root, 'tag', 'v2');
    put(root, { 'SRS-1.md': itemText('SRS-1', 'A third title') });
    expect(await told(root)).toBe('v1: SRS-1');
    expect(await told(root, 'HEAD')).toBe('HEAD: SRS-1');
    expect(await told(root, 'v9')).toBe('v9 is no revision of this repository');
    expect(readFileSync(join(root, 'SRS-1.md'), 'utf8')).toContain('A third title');
  });

  it('is not looked for outside git and in a history that is cut short', async () => {
    const outside = folder({ 'dhf.yaml': settingsText(), 'SRS-1.md': itemText('SRS-1') });
    expect(await told(outside)).not.toBe('');
    commit(outside);
    commit(outside, 'Another');
    const cut = folder();
    git(cut, 'clone', '--quiet', '--depth=1', `file://${outside}`, 'clone');
    expect(await told(join(cut, 'clone'), 'HEAD')).toContain('shallow');
  });
});
