import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import { traceSources } from '../../src/project/trace.ts';
import { siteOf } from '../../src/site/site.ts';
import type { Language } from '../../src/site/strings/strings.ts';
import { projectNames, projectRoot, readProject } from '../projects/project.ts';

const example = readProject(fileURLToPath(new URL('../../content', import.meta.url)));

type Edit = readonly [file: string, replace: string | RegExp, by: string];

/** Pages of a project at stage draft, as if the present product were the one that its runs tested; each is made when it is asked for. */
function pagesOf(
  { sources, settings, evidence }: typeof example,
  edits: readonly Edit[] = [],
  language: Language = 'en',
  change = (found: Evidence) => found,
) {
  const edited = sources.map(({ file, text }) => ({
    file,
    text: edits.filter(([each]) => each === file).reduce((before, [, replace, by]) => before.replace(replace, by), text),
  }));
  for (const [file, replace] of edits) {
    const text = sources.find((each) => each.file === file)?.text ?? '';
    if (typeof replace === 'string' ? !text.includes(replace) : !replace.test(text)) throw new Error(`${file} does not hold ${replace}`);
  }
  const [tested] = sources.flatMap(({ text }) => /^product-sha256: (\w+)$/m.exec(text)?.[1] ?? []);
  const product: Evidence['product'] = tested === undefined ? undefined : { 'SWS-1': { sha256: tested, dirty: false } };
  const report = traceSources(edited, settings, {
    stage: 'draft',
    asOf: { date: '2026-11-23', from: 'flag' },
    evidence: { ...change(evidence), product: evidence.product ?? product },
  });
  const { pages } = siteOf({ report, sources: edited, preview: false, picture: () => undefined, language });
  return new Map(pages.map((page) => [page.path, page] as const));
}

type Pages = ReturnType<typeof pagesOf>;

/** A picture as its parts: what it draws and what stands beside it. */
interface Shown {
  readonly key: string;
  readonly svg: string;
  readonly rows: readonly (readonly string[])[];
  readonly table: string;
  readonly mermaid: string;
}

function figuresOn(pages: Pages, path: string): Shown[] {
  const html = pages.get(path)?.body.text ?? '';
  return [...html.matchAll(/<figure>(.*?)<\/figure>/gs)].flatMap(([, figure = '']) => {
    const [, key] = /<title id="([^"]+)-title">/.exec(figure) ?? [];
    const [, table = ''] = /<tbody>(.*?)<\/tbody>/s.exec(figure) ?? [];
    const [, svg = ''] = /(<svg.*<\/svg>)/s.exec(figure) ?? [];
    const [, mermaid = ''] = /<pre data-copy=""><code>(.*?)<\/code>/s.exec(figure) ?? [];
    const rows = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => words(cell)),
    );
    return key === undefined ? [] : [{ key, svg, rows, table, mermaid: plain(mermaid) }];
  });
}

function figure(pages: Pages, path: string, key: string): Shown {
  const found = figuresOn(pages, path).find((each) => each.key === key);
  if (found === undefined) throw new Error(`${path} has no figure ${key}`);
  return found;
}

function words(html: string): string {
  return plain(html.replaceAll(/<[^>]*>/g, ''));
}

function plain(html: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] as string);
}

/** What stands in the lines of text of some looks. */
function textsOf({ svg }: Shown, ...looks: readonly string[]): string[] {
  return [...svg.matchAll(/<text class="(\w+)"[^>]*>([^<]*)<\/text>/g)]
    .filter(([, look = '']) => looks.includes(look))
    .map(([, , text = '']) => plain(text));
}

function hrefsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/ href="([^"]+)"/g)].map(([, href = '']) => href));
}

const places = ['index', 'classification', 'risk', 'releases', 'problems', 'tests'].map((name) => `${name}.html`);

/** Texts of the picture that the table has to say, and those of the table; by the beginning of the key. */
const facts: Readonly<Record<string, (shown: Shown) => readonly [drawn: readonly string[], told: readonly string[]]>> = {
  'funnel-': (shown) => [
    textsOf(shown, 'strong'),
    shown.rows.map(([, reached = '']) => reached.replace(/^(not known|nicht bekannt).*/, '$1')),
  ],
  'classes-': (shown) => [
    textsOf(shown, 'strong').map((text) => text.slice(0, 1)),
    shown.rows.flatMap(([, , ...classes]) => classes.slice(0, 3).map((text) => text.slice(0, 1))),
  ],
  ageing: (shown) => [textsOf(shown, 'strong'), shown.rows.map(([, count = '']) => count)],
  timeline: (shown) => [
    textsOf(shown, 'name').flatMap((text) => /^(\d+) \D/.exec(text)?.[1] ?? []),
    shown.rows.flatMap(([, , , , ...lists]) => lists.map((list) => String(list.match(/-\d/g)?.length ?? 0))),
  ],
  'burn-up': (shown) => [
    [...new Set(textsOf(shown, 'strong').filter((text) => /^\d+$/.test(text)))].sort(),
    [...new Set(shown.rows.flatMap(([, , , planned = '', done = '']) => [planned, done]))].sort(),
  ],
};

describe.each([['the example device', example] as const, ...projectNames.map((name) => [name, readProject(projectRoot(name))] as const)])(
  '%s',
  (_, project) => {
    let english: Pages;
    let all: readonly Shown[];

    beforeAll(() => {
      english = pagesOf(project);
      const items = [...english.keys()].filter((path) => path.startsWith('items/') && /-[12]\.html$/.test(path));
      const german = project === example ? pagesOf(project, [], 'de') : english;
      all = [...[...places, ...items].flatMap((path) => figuresOn(english, path)), ...places.flatMap((path) => figuresOn(german, path))];
    });

    it('has a table beside each picture that leads wherever the picture does', () => {
      let links = 0;
      for (const { key, svg, table } of all) {
        const told = hrefsIn(table);
        links += told.size;
        expect(
          [...hrefsIn(svg)].filter((href) => !told.has(href)),
          key,
        ).toEqual([]);
      }
      expect(links).toBeGreaterThan(20);
    });

    it('has the same numbers and classes in pictures and tables', () => {
      for (const shown of all) {
        const [, compare] = Object.entries(facts).find(([start]) => shown.key.startsWith(start)) ?? [];
        const [drawn, told] = compare?.(shown) ?? [[], []];
        expect(drawn, shown.key).toEqual(told);
      }
    });

    it('has as many rows as lines between items', () => {
      for (const { key, svg, rows } of all) {
        if (key === 'picture' || key.startsWith('thread-')) expect(svg.match(/<path class="edge/g)?.length, key).toBe(rows.length);
      }
    });

    it('has IDs that are unique on their page', () => {
      for (const path of places) {
        const ids = [...(english.get(path)?.body.text ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(
          ids.filter((id, at) => ids.indexOf(id) < at),
          path,
        ).toEqual([]);
      }
    });
  },
);

describe('a change in the example device', () => {
  const software = (id: string) => `requirements/software/${id}.md`;
  const edits: readonly Edit[] = [
    ['architecture/items.md', '- **Safety class:** A\n- **Part of:** SWS-1', '- **Safety class:** B\n- **Part of:** SWS-1'],
    ['risk/classification.md', '- **Segregates low:** SWI-6', '- **Segregates low:** SOUP-2'],
    ['risk/analysis.md', /(RISK-12 .* )remote( \| yes)/, '$1improbable$2'],
    ['risk/analysis.md', 'what body and meal need | therapy output | HS-1 |', 'what body and meal need | therapy output | HS-2 |'],
    ['maintenance/changes/CR-4.md', 'closed-on: 2026-11-12', 'closed-on: 2026-11-21'],
    ['maintenance/feedback.md', '| 2026-10-27 | 1.0.0 | problem |', '| 2026-06-01 | 1.0.0 | problem |'],
    ['problems/PRB-6.md', 'closed-on: 2026-08-31', 'closed-on: 2026-08-31\nreopened-on: 2026-09-01'],
    ['release/release-record.md', '- **Released on:** 2026-06-15', '- **Released on:** 2026-06-16'],
    [software('SRS-1'), 'iteration: 1.0.0', 'iteration: 1.2.0'],
    [software('SRS-2'), /allocated-to: .*\n/, ''],
    [software('SRS-45'), 'derives-from: [', 'derives-from: [SYS-404, '],
  ];
  const [before, after] = [pagesOf(example), pagesOf(example, edits, 'en', failing)];

  /** The case that shows SRS-3 failed. */
  function failing(evidence: Evidence): Evidence {
    return {
      ...evidence,
      results: evidence.results?.map((each) => (each.case === 'TC-14' ? { ...each, outcome: 'fail' as const } : each)),
    };
  }

  const cell = (pages: Pages, path: string, key: string, name: string, at: number) =>
    figure(pages, `${path}.html`, key).rows.find(([first = '']) => first.startsWith(name))?.[at];

  it.each([
    ['the class that a part declares', 'classification', 'classes-SWS-1', 'SWI-6', 2, 'A', 'B'],
    ['what keeps a part apart', 'classification', 'classes-SWS-1', 'SWI-6', 6, 'SEG-1', ''],
    ['where a risk stands after control', 'risk', 'risk-matrix', 'After control', 4, 'RISK-9, RISK-12', 'RISK-9'],
    ['what a hazard leads to', 'items/HAZ-1', 'picture', 'HAZ-1', 2, 'HS-1', 'HS-2'],
    ['what was closed since the last release', 'releases', 'timeline', 'Since REL-2', 4, 'none', 'CR-4'],
    ['the day of a release', 'releases', 'timeline', 'REL-1', 2, '2026-06-15', '2026-06-16'],
    ['the days between releases', 'releases', 'timeline', 'REL-2', 3, '158', '157'],
    ['the age of a problem', 'problems', 'ageing', '91 to 180', 2, 'none', 'PRB-5 since 2026-06-01'],
    ['a problem that is open again', 'problems', 'ageing', '31 to 90', 1, '0', '1'],
    ['a requirement that is allocated nowhere', 'index', 'funnel-software-requirement', 'design', 2, 'none', 'SRS-2'],
    ['how many requirements are left', 'index', 'funnel-software-requirement', 'code', 1, '45 of 45', '44 of 45'],
    ['a need that does not come through', 'index', 'funnel-user-need', 'design', 2, 'none', 'UN-1'],
  ] as const)('is seen: %s', (_, path, key, name, at, was, is) => {
    expect(cell(before, path, key, name, at)).toBe(was);
    expect(cell(after, path, key, name, at)).toBe(is);
  });

  it('is seen: a failed result', () => {
    expect(cell(before, 'index', 'funnel-software-requirement', 'pass', 2)).toBe('none');
    expect(cell(after, 'index', 'funnel-software-requirement', 'pass', 2)).toMatch(/^SRS-3\b/);
  });

  it('is seen: an iteration', () => {
    const rows = (pages: Pages) => ['1.0.0', '1.1.0', '1.2.0'].map((name) => cell(pages, 'tests', 'burn-up', name, 1));
    expect(rows(before)).toEqual(['43', '2', undefined]);
    expect(rows(after)).toEqual(['42', '2', '1']);
  });

  it('says where nothing names an iteration', () => {
    const unplanned = pagesOf(readProject(projectRoot('clean-c')));
    expect(unplanned.get('tests.html')?.body.text).toContain('names an iteration, so there is no burn-up to draw');
  });

  it('is seen: a link that leads nowhere, beside those that the page of the graph counts', () => {
    const broken = (pages: Pages) => /(\d+) more links? leads? nowhere/.exec(words(pages.get('graph.html')?.body.text ?? ''))?.[1];
    expect([broken(before), broken(after)]).toEqual([undefined, '1']);
  });

  it('is a diagram of mermaid to mermaid itself', async () => {
    const { JSDOM } = createRequire(import.meta.url)('jsdom') as typeof import('jsdom');
    const { window } = new JSDOM('');
    Object.assign(globalThis, { window, document: window.document, Element: window.Element });
    const { default: mermaid } = await import('mermaid');
    const types = new Set<string>();
    for (const { mermaid: text } of [...places, 'items/SRS-1.html'].flatMap((path) => figuresOn(after, path))) {
      types.add((await mermaid.parse(text)).diagramType);
    }
    expect([...types].sort()).toEqual(['block', 'flowchart-v2', 'timeline', 'xychart']);
  });
});
