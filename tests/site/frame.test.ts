import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import type { Source } from '../../src/project/facts.ts';
import { traceSources } from '../../src/project/trace.ts';
import { putSite } from '../../src/site/build.ts';
import type { Section, SitePage } from '../../src/site/page.ts';
import { picturesIn } from '../../src/site/pictures.ts';
import { siteOf } from '../../src/site/site.ts';
import { folder } from '../cli/folder.ts';
import { readProject } from '../projects/project.ts';
import { words } from './html.ts';

const root = fileURLToPath(new URL('../../content', import.meta.url));
const { sources, settings, evidence } = readProject(root);

type Known = Parameters<typeof traceSources>[2];

const clean: Known = { stage: 'draft', asOf: { date: '2026-11-23', from: 'flag' }, version: '1.1.0', evidence };

/** Tidewell, told that it stands otherwise. */
function reportOf(planted: Partial<Known> = {}, edit = (source: Source) => source): TraceReport {
  return traceSources(sources.map(edit), settings, { ...clean, ...planted });
}

/** One page of each section, as files: those of the frame need no more. */
async function banners(report: TraceReport): Promise<readonly string[]> {
  const site = siteOf({ report, sources, preview: false, picture: () => undefined });
  const sections = new Map(site.pages.toReversed().map((page): [Section, SitePage] => [page.section, page]));
  const pages = [...sections.values()];
  const out = join(folder(), 'site');
  await putSite({ report, pictures: picturesIn(out), site: { ...site, pages, makes: new Map() } }, out);
  return pages.map(({ path }) => readFileSync(join(out, path), 'utf8'));
}

/** Named parts of a banner: the facts in their order, and the verdict. */
function parts(page: string) {
  const facts = [...page.matchAll(/<span class="facts">(.*?)<\/span>/gs)].map(([, fact = '']) => words(fact));
  const [, verdict = ''] = /<p class="verdict [^"]*"><strong[^>]*>(.*?)<\/strong>/s.exec(page) ?? [];
  return { facts, verdict: words(verdict) };
}

const verifies = /^verifies: .*$/m;
const first = sources.find(({ text }) => verifies.test(text))?.file;

describe('the banner of every page', () => {
  it('tells version, commit, day, stage and verdict as they were planted', async () => {
    const astray = ({ file, text }: Source) => ({ file, text: file === first ? text.replace(verifies, 'verifies: [SRS-404]') : text });
    const planted: Partial<Known> = {
      version: '9.8.7',
      commit: '91c4e07ab2d85f6e3047c1d9be60a5f2178d3c6b',
      asOf: { date: '2026-12-01', from: 'flag' },
      stage: 'release',
    };
    const pages = await banners(reportOf(planted, astray));
    expect(pages.length).toBeGreaterThan(18);
    for (const page of pages) {
      expect(parts(page)).toEqual({
        facts: ['version 9.8.7', 'commit 91c4e07ab2d8', 'as of 2026-12-01', 'stage release'],
        verdict: 'Could not judge at stage release',
      });
    }
  });

  it('is good where nothing is planted', async () => {
    for (const page of await banners(reportOf())) {
      expect(parts(page)).toEqual({
        facts: ['version 1.1.0', 'as of 2026-11-23', 'stage draft'],
        verdict: 'No blocking findings at stage draft',
      });
    }
  });
});

describe('pages before and after', () => {
  let pages: readonly SitePage[];
  beforeAll(() => {
    pages = siteOf({ report: reportOf(), sources, preview: false, picture: () => undefined }).pages;
  });

  it('are of the same section and the same folder, and lead back', () => {
    const byPath = new Map(pages.map((page) => [page.path, page]));
    const at = (page: SitePage, href: string) => byPath.get(decodeURIComponent(new URL(href, `file:///${page.path}`).pathname.slice(1)));
    const ways = pages.flatMap((page) => (page.next === undefined ? [] : [{ page, next: at(page, page.next.href) }]));
    expect(ways.length).toBeGreaterThan(500);
    for (const { page, next } of ways) {
      expect([next?.section, next?.path.split('/')[0]]).toEqual([page.section, page.path.split('/')[0]]);
      expect(next?.previous && at(next, next.previous.href)).toBe(page);
    }
    expect(pages.filter((page) => page.previous !== undefined)).toHaveLength(ways.length);
  });

  it('begin and end with the first and the last of their folder', () => {
    const folders = ['documents', 'items', 'kinds', 'rules'];
    const alone = (way: 'previous' | 'next') =>
      pages.filter((page) => folders.includes(page.path.split('/')[0] ?? '') && page[way] === undefined).map(({ section }) => section);
    expect(alone('previous').sort()).toEqual(folders);
    expect(alone('next').sort()).toEqual(folders);
  });
});
