import { describe, expect, it } from 'vitest';
import type { Component, Coverage, Evidence, TestResult, Vulnerability } from '../../src/model/evidence.ts';
import type { Source } from '../../src/project/facts.ts';
import { traceSources } from '../../src/project/trace.ts';
import { siteOf } from '../../src/site/site.ts';
import { place } from '../build.ts';
import { projectRoot, readProject } from '../projects/project.ts';
import { below, rows, words } from './html.ts';

const project = readProject(projectRoot('clean-c'));
const results = project.evidence.results ?? [];
const attack = '"><img src=x onerror="window.wrecked=1"><script>window.wrecked=1</script>';

type Edit = readonly [file: string, replace: string | RegExp, by: string];

interface Planted {
  readonly evidence?: Evidence;
  readonly edits?: readonly Edit[];
  readonly link?: string;
  readonly more?: readonly Source[];
}

/** The pages of a clean project with something planted; each is made when it is asked for. */
function pagesOf({ evidence, edits = [], link = '', more = [] }: Planted = {}) {
  const edited = project.sources.map(({ file, text }) => ({
    file,
    text: edits.filter(([each]) => each === file).reduce((before, [, replace, by]) => before.replace(replace, by), text),
  }));
  const sources = [...edited, ...more];
  const settings = { ...project.settings, source: { ...project.settings.source, link } };
  const report = traceSources(sources, settings, {
    stage: 'draft',
    asOf: { date: '2026-11-22', from: 'flag' },
    commit: '91c4e07ab2d85f6e3047c1d9be60a5f2178d3c6b',
    prefix: 'dhf/',
    evidence: { ...project.evidence, ...evidence },
  });
  const { pages } = siteOf({ report, sources, preview: false, picture: () => undefined });
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return { paths: [...byPath.keys()], get: (path: string) => byPath.get(path)?.body.text };
}

const of = (test: string, more: Partial<TestResult>): TestResult => {
  const found = results.find((each) => each.case === test);
  if (found === undefined) throw new Error(`${test} has no result`);
  return { ...found, ...more };
};
const instead = (test: string, ...others: readonly TestResult[]) => [...results.filter((each) => each.case !== test), ...others];
const run1 = 'records/runs/RUN-1.md';
const developed: Edit = [run1, 'purpose: formal', 'purpose: development'];
const elsewhere = { 'SWS-1': { sha256: 'f'.repeat(64), dirty: false } };

describe('the page of a requirement', () => {
  const outcome = (planted?: Planted, id = 'SRS-3') => below(pagesOf(planted).get(`items/${id}.html`), 'outcome');
  const sound = [
    'TC-7 Alarms within a second',
    'verified',
    'passed in RUN-1',
    '2026-09-07',
    'pump CS-1 with processors MP-4 and HP-2',
    'Test Lead',
    'the present product',
  ];

  it('says how it stands, by which test, on which day, where, and who answers for it', () => {
    expect(rows(outcome())[1]).toEqual(sound);
    expect(words(outcome())).toMatch(/^Outcome verified For the present product, by 1 test\./);
  });

  it.each([
    ['the title of the test', { edits: [['tests/cases.md', 'Alarms within a second', 'Alarms soon']] }, 0, 'TC-7 Alarms soon'],
    ['the outcome', { evidence: { results: instead('TC-7', of('TC-7', { outcome: 'blocked' })) } }, 1, 'blocked'],
    ['why', { evidence: { results: instead('TC-7', of('TC-7', { outcome: 'fail' })) } }, 2, 'failed in RUN-1'],
    ['the day', { edits: [[run1, /ended: .*/, 'ended: 2026-09-08T08:15:40Z']] }, 3, '2026-09-08'],
    ['the platform', { edits: [[run1, /^platform: .*$/m, 'platform: desk model']] }, 4, 'desk model'],
    ['who answers for it', { edits: [[run1, /^responsible: .*$/m, 'responsible: Ada Example']] }, 5, 'Ada Example'],
    ['what was tested', { evidence: { product: elsewhere } }, 6, 'another product than the present one'],
  ] as readonly (readonly [string, Planted, number, string])[])('changes with %s', (_, planted, at, words) => {
    expect(sound[at]).not.toBe(words);
    expect(rows(outcome(planted))[1]?.[at]).toBe(words);
  });

  it('says what changed since the run, and when', () => {
    const commit = 'c0ffee'.padEnd(40, '0');
    const history = {
      ...(project.evidence.history as NonNullable<Evidence['history']>),
      changed: { 'SRS-3': { commit, at: '2026-10-01T08:00:00Z', author: 'Ada <b>Example</b>', fields: ['statement'] } },
    };
    const edit: Edit = ['requirements/software.md', 'the alarm "occlusion" and', 'the alarm "closed" and'];
    const planted = { evidence: { history }, edits: [edit] };
    const page = pagesOf(planted).get('items/SRS-3.html') ?? '';
    expect(rows(below(page, 'outcome'))[1]?.slice(1, 3)).toEqual([
      'suspect',
      'was run in RUN-1, and SRS-3 has changed since SRS-3: statement changed on 2026-10-01 by Ada &lt;b&gt;Example&lt;/b&gt; in commit c0ffee000000',
    ]);
    expect(words(page)).toContain('Last change on 2026-10-01 by Ada &lt;b&gt;Example&lt;/b&gt; in commit c0ffee000000: Statement');
  });

  it('says why nothing is known where results, or the history, were not read', () => {
    const missing = { results: { why: 'the folder cannot be read', fix: '' }, history: { why: 'git is not there', fix: '' } };
    const page = pagesOf({ evidence: { results: undefined, history: undefined, missing } }).get('items/SRS-3.html') ?? '';
    expect(rows(below(page, 'outcome'))[1]?.slice(0, 3)).toEqual([
      'TC-7 Alarms within a second',
      'not known',
      'has no result here: the folder cannot be read',
    ]);
    expect(words(page)).toContain('Last change not known: git is not there');
  });

  it('of a need and of a hazard tells what it rests on, the worst first', () => {
    const planted = { evidence: { results: instead('TC-7', of('TC-7', { outcome: 'fail' })) } };
    expect(words(outcome(planted, 'UN-2'))).toContain('It rests on 1 item: 1 failing. SRS-3 Alarm and stop on occlusion failing');
    expect(words(outcome(planted, 'HAZ-1'))).toMatch(
      /^Outcome failing By 3 items that it rests on; the worst counts\. It rests on 3 items: 1 failing, 2 verified\. RCM-3 /,
    );
  });

  it('has results in its thread', () => {
    const thread = words(below(pagesOf().get('items/SRS-3.html'), 'thread'));
    expect(thread).toMatch(/RUN-1\/TC-7 TC-7 in RUN-1 pass/);
  });
});

describe('the page of a test case', () => {
  const tries = [of('TC-7', { name: attack, outcome: 'fail', observed: `saw ${attack}` }), of('TC-7', { name: 'again' })];

  it('lists its results over all runs and every try, in words that stay words', () => {
    const html = below(pagesOf({ evidence: { results: instead('TC-7', ...tries) } }).get('items/TC-7.html'), 'results');
    const [, result, , first, second] = rows(html);
    expect(result?.slice(0, 3)).toEqual(['RUN-1', 'fail', 'no: TC-7 failed in RUN-1']);
    expect(first?.slice(0, 3)).toEqual([escaped(attack), 'fail', escaped(`saw ${attack}`)]);
    expect(second).toEqual(['again', 'pass', '', 'records/runs/RUN-1/junit.xml, line 4']);
    expect(html).not.toContain('<img');
  });

  it('tells results that do not count, and what followed', () => {
    const text = '---\nid: PRB-77\ntitle: Late alarm\nfound-in: [RUN-1/TC-7]\n---\n';
    const pages = pagesOf({ edits: [developed], more: [{ file: 'PRB-77.md', text }] });
    expect(rows(below(pages.get('items/TC-7.html'), 'results'))[1]?.slice(0, 3)).toEqual([
      'RUN-1',
      'pass, see PRB-77',
      'no: a development run',
    ]);
    expect(words(below(pagesOf({ evidence: { results: [] } }).get('items/TC-7.html'), 'results'))).toBe(
      'Results No run has a result of it.',
    );
  });

  it('says why nothing is known where results were not read', () => {
    const missing = { results: { why: 'the folder cannot be read', fix: '' } };
    const pages = pagesOf({ evidence: { results: undefined, missing } });
    expect(words(below(pages.get('items/TC-7.html'), 'results'))).toBe('Results Results were not read: the folder cannot be read.');
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const loose = { name: attack, outcome: 'not-run', place: place('junit.xml', 40) } as const;
const reported = {
  ...{ run: 'RUN-1', file: 'records/runs/RUN-1/junit.xml', format: 'JUnit XML', producer: 'cargo', tests: 12, unmatched: [loose] },
  ambiguous: [{ ...loose, cases: ['TC-1', 'TC-10'], outcome: 'pass' as const }],
  remarks: [{ words: 'it says 13 tests, and holds 12', place: place('junit.xml', 1) }],
};

describe('the page of a run', () => {
  const part = (planted?: Planted) => below(pagesOf(planted).get('items/RUN-1.html'), 'results');

  it('says what it tested, its results, and what its files hold that belongs to no case', () => {
    const html = part({ evidence: { reports: [reported], results: instead('TC-1', of('TC-1', { observed: 'all well' })) } });
    const all = rows(html);
    expect(words(html)).toContain('Results It tested the present product. 8 results.');
    expect(all[1]).toEqual(['TC-1 Limits of the rate guard', 'pass', 'yes', 'all well']);
    expect(all.slice(-4)).toEqual([
      ['records/runs/RUN-1/junit.xml', 'JUnit XML of cargo', '12', 'line 1: it says 13 tests, and holds 12'],
      ['Test', 'Outcome', 'Cases it names', 'Run', 'Reported in'],
      [escaped(attack), 'pass', 'TC-1, TC-10', 'RUN-1', 'records/runs/RUN-1/junit.xml, line 40'],
      [escaped(attack), 'not run', 'none', 'RUN-1', 'records/runs/RUN-1/junit.xml, line 40'],
    ]);
    expect(html).not.toContain('<img');
  });

  it('says when it tested another product, and why files were not read', () => {
    expect(words(part({ evidence: { product: elsewhere } }))).toContain('It tested another product than the present one.');
    const missing = { reports: { why: 'the folder cannot be read', fix: '' } };
    expect(words(part({ evidence: { reports: undefined, missing } }))).toContain(
      'Result files They were not read: the folder cannot be read.',
    );
  });
});

it('the page of a result has its tries', () => {
  const planted = { evidence: { results: instead('TC-7', of('TC-7', { name: 'closes', observed: 'went on', anomalies: 'a click' })) } };
  const html = pagesOf(planted).get('items/RUN-1/TC-7.html');
  expect(rows(below(html, 'results'))[1]).toEqual(['closes', 'pass', 'went on', 'a click', 'records/runs/RUN-1/junit.xml, line 4']);
  expect(words(below(html, 'results'))).toContain('TC-7 pass in RUN-1. yes');
});

describe('the page of tests', () => {
  const page = (planted?: Planted) => pagesOf(planted).get('tests.html') ?? '';

  it('lists runs with what came of them', () => {
    const [, , first] = rows(below(page({ evidence: { results: instead('TC-7', of('TC-7', { outcome: 'fail' })) } }), 'runs'));
    expect(first).toEqual([
      'RUN-1 Automated tests of version 1.0.0',
      'formal',
      '2026-09-07',
      'pump CS-1 with processors MP-4 and HP-2',
      'Test Lead',
      'the present product',
      'fail 1 pass 7',
    ]);
  });

  it('shows cases by platform, and platforms without a result', () => {
    const platforms: Edit = ['risk/classification.md', /(\*\*Platforms:\*\* )/, '$1pump CS-2, '];
    const html = below(page({ edits: [platforms] }), 'platforms-SWS-1');
    const all = rows(html);
    expect(words(html)).toContain('no result SWS-1 declares pump CS-2, and no formal run has a result there.');
    expect(all[1]).toEqual(['unit, 2 cases', 'none run', '2 of 2 passed']);
    expect(all.find(([name]) => name?.startsWith('TC-4'))?.slice(1)).toEqual(['no result', 'pass RUN-2']);
    const other = below(page({ evidence: { product: elsewhere } }), 'platforms-SWS-1');
    expect(
      rows(other)
        .find(([name]) => name?.startsWith('TC-4'))
        ?.slice(1),
    ).toEqual(['pass RUN-2 suspect']);
  });

  it('shows development runs apart', () => {
    const html = page({ edits: [developed] });
    const cell = (id: string) => rows(below(html, id)).find(([name]) => name?.startsWith('TC-7'))?.[1];
    expect([cell('platforms-SWS-1'), cell('development-SWS-1')]).toEqual(['no result', 'pass RUN-1']);
    expect(page()).not.toContain('id="development-SWS-1"');
  });

  it('lists tests that belong to no case, as many as there are, on pages below a megabyte', () => {
    const many = { ...reported, unmatched: Array.from({ length: 10_000 }, (_, at) => ({ ...loose, name: `test ${at} ${attack}` })) };
    const { paths, get } = pagesOf({ evidence: { reports: [many] } });
    const pages = paths.filter((path) => path.startsWith('tests')).map((path) => [path, get(path) ?? ''] as const);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(([, html]) => rows(html)).filter(([name]) => name?.startsWith('test ')).length).toBe(10_000);
    expect(pages.filter(([, html]) => html.length > 1_000_000 || html.includes('<img')).map(([path]) => path)).toEqual([]);
    expect(words(below(page(), 'loose'))).toMatch(/^Tests without a test case (?:Every test|Result files were not read)/);
  });

  it('says why nothing is known', () => {
    const missing = { results: { why: 'the folder cannot be read', fix: '' }, reports: { why: 'it is locked', fix: '' } };
    const html = page({ evidence: { results: undefined, reports: undefined, missing } });
    expect(words(html)).toContain('Results were not read: the folder cannot be read.');
    expect(words(html)).toContain('Result files were not read: it is locked.');
    expect(html).not.toContain('id="platforms-SWS-1"');
  });
});

it('pages of a run and a case of thousands of results stay below a megabyte, and say where the others are', () => {
  const cases = Array.from({ length: 4000 }, (_, at) => `TC-${at + 1000}`);
  const more = cases.map((id) => ({ file: `${id}.md`, text: `---\nid: ${id}\ntitle: Case ${id}\n---\n` }));
  const [first] = results as [TestResult];
  const many = cases.map((id) => ({ ...first, run: 'RUN-1', case: id }));
  const tries = Array.from({ length: 4000 }, (_, at) => of('TC-7', { name: `TC-7 ${at} ${attack}` }));
  const hashes: Edit = [run1, 'case-hashes:', `case-hashes:\n${cases.map((id) => `  - ${id}@h1:${'a'.repeat(64)}`).join('\n')}`];
  const pages = pagesOf({ evidence: { results: [...results, ...many, ...tries] }, edits: [hashes], more });
  const long = ['items/RUN-1.html', 'items/TC-7.html', 'kinds/test-result.html'];
  expect(long.map((path) => pages.get(path)?.length ?? 0).filter((length) => length < 50_000 || length > 1_000_000)).toEqual([]);
  expect(words(pages.get('items/RUN-1.html') ?? '')).toContain('3,508 more results, each on a page of its own');
  expect(words(pages.get('items/TC-7.html') ?? '')).toContain('3,501 more tests in the result file.');
  expect(pages.get('kinds/test-result.html')).toContain('more items</a>');
});

describe('source', () => {
  const source: Evidence['source'] = {
    files: project.evidence.source?.files ?? [],
    tags: [{ item: 'SRS-1', says: 'implements', place: place('software/src/lib.rs', 12) }],
  };

  it('of a unit is its files, as links to the commit', () => {
    const planted = { evidence: { coverage: undefined }, link: 'https://git.example.com/s1/{commit}/{path}#{line}' };
    const html = below(pagesOf(planted).get('items/SWU-1.html'), 'source');
    expect(words(html)).toBe(
      'Source 1 file of the product; how much of them tests ran through is not known: nobody looked. software/src/lib.rs',
    );
    expect(html).toContain('<a href="https://git.example.com/s1/91c4e07ab2d85f6e3047c1d9be60a5f2178d3c6b/dhf/software/src/lib.rs#1">');
    expect(below(pagesOf().get('items/SWU-1.html'), 'source')).not.toContain('<a ');
    const none = { evidence: { source: { files: [], tags: [] } } };
    expect(words(below(pagesOf(none).get('items/SWU-1.html'), 'source'))).toBe('Source No file of the product is of it.');
    const missing = { source: { why: 'nothing is named', fix: '' } };
    const unread = pagesOf({ evidence: { source: undefined, missing } }).get('items/SWU-1.html');
    expect(words(below(unread, 'source'))).toBe('Source The files of the product were not looked at: nothing is named.');
  });

  it('of a requirement is the lines whose comments name it', () => {
    const pages = pagesOf({ evidence: { source } });
    expect(words(below(pages.get('items/SRS-1.html'), 'source'))).toContain('software/src/lib.rs, line 12 says that it implements SRS-1');
    const untagged = { evidence: { source: { ...source, tags: [] } } };
    expect(pagesOf(untagged).get('items/SRS-1.html')).not.toContain('id="source"');
    const cells = rows(pages.get('matrices/requirement-to-source.html') ?? '').find(([name]) => name?.startsWith('SRS-1 '));
    expect(cells?.slice(1, 3)).toEqual(['SWU-1', 'software/src/lib.rs:12']);
  });
});

describe('coverage', () => {
  const coverage = (hit: number, more: Partial<Coverage> = {}): Evidence => ({
    coverage: [
      {
        path: 'software/src/lib.rs',
        system: 'SWS-1',
        run: 'RUN-1',
        lines: { hit, found: 40 },
        branches: { hit: 1, found: 3 },
        place: place('lcov.info', 1),
        ...more,
      },
    ],
  });
  const row = (evidence: Evidence) => rows(pagesOf({ evidence }).get('coverage.html') ?? '').find(([name]) => name?.startsWith('SWU-1'));

  it('by unit stands in one table', () => {
    expect(row(coverage(39))?.slice(1)).toEqual([
      '1',
      '0',
      '97.5 %, 39 of 40',
      '33.3 %, 1 of 3',
      'RUN-1, a formal run of the present product',
    ]);
    expect(row(coverage(40))?.[3]).toBe('100 %, 40 of 40');
    expect(row(coverage(40, { branches: undefined }))?.[4]).toBe('not told');
    expect(row(coverage(40, { run: undefined }))?.[5]).toBe('a report that dhf.yaml lists');
    expect(row({ coverage: [] })?.slice(1)).toEqual(['1', '1', 'not told', 'not told', '']);
  });

  it('of each file stands on the page of its unit', () => {
    const html = below(pagesOf({ evidence: coverage(39) }).get('items/SWU-1.html'), 'source');
    expect(words(html)).toContain('Lines that tests ran through: 97.5 %, 39 of 40; branches: 33.3 %, 1 of 3.');
    expect(rows(html)[1]).toEqual([
      'software/src/lib.rs',
      '97.5 %, 39 of 40',
      '33.3 %, 1 of 3',
      'RUN-1, a formal run of the present product',
    ]);
    const none = below(pagesOf({ evidence: { coverage: [] } }).get('items/SWU-1.html'), 'source');
    expect(rows(none)[1]).toEqual(['software/src/lib.rs', '–', '–', 'not measured']);
  });

  it('stands in the matrix from requirement to source', () => {
    const cells = (evidence: Evidence) =>
      rows(pagesOf({ evidence }).get('matrices/requirement-to-source.html') ?? '').find(([name]) => name?.startsWith('SRS-1 '));
    expect(cells(coverage(39))?.[3]).toBe('SWU-1 39 of 40');
    expect(cells({ coverage: undefined })?.[3]).toBe('not known');
  });

  it('says why nothing is known', () => {
    const missing = { coverage: { why: 'the folder cannot be read', fix: '' } };
    expect(words(pagesOf({ evidence: { coverage: undefined, missing } }).get('coverage.html') ?? '')).toBe(
      'Coverage How much tests ran through is not known: the folder cannot be read.',
    );
  });
});

it('lists of items, and of the risks, say how each stands', () => {
  const planted = { evidence: { results: instead('TC-7', of('TC-7', { outcome: 'fail' })) } };
  const [sound, failed] = [pagesOf(), pagesOf(planted)];
  const listed = (pages: typeof sound, id: string) => rows(pages.get('items.html') ?? '').find(([first]) => first === id)?.[3];
  expect([listed(sound, 'SRS-3'), listed(failed, 'SRS-3'), listed(failed, 'UN-2'), listed(failed, 'TC-7')]).toEqual([
    'verified',
    'failing',
    'failing',
    undefined,
  ]);
  // Before the table of chains stands the picture with a table of its own.
  const chains = (pages: typeof sound) => rows(below(pages.get('risk.html'), 'HAZ-1').replace(/<details>.*?<\/details>/gs, ''));
  const chain = (pages: typeof sound) => chains(pages).find((cells) => cells[2]?.startsWith('RCM-3 '))?.[3];
  expect([chain(sound), chain(failed)]).toEqual(['TC-7 verified', 'TC-7 failing']);
  expect(words(below(failed.get('risk.html'), 'HAZ-1'))).toContain('failing The worst of 3 controls.');
});

describe('the page of SOUP', () => {
  const components = project.evidence.components as NonNullable<Evidence['components']>;
  const page = (planted?: Planted) => pagesOf(planted).get('soup.html') ?? '';
  const row = (name: string, planted?: Planted) => rows(below(page(planted), 'list')).find(([first]) => first?.includes(name));
  const listed = (change: (each: Component) => Component | undefined): Planted => ({
    evidence: { components: { ...components, listed: components.listed.flatMap((each) => change(each) ?? []) } },
  });

  it('holds the list against lock file and SBOM', () => {
    expect(row('crc16')?.slice(1, 6)).toEqual(['0.4.0', '0.4.0', '0.4.0', 'product', 'none']);
    const locked = listed((each) => (each.name === 'crc16' && each.from === 'lockfile' ? { ...each, version: '0.5.0' } : each));
    expect(row('crc16', locked)?.slice(2, 6)).toEqual(['0.5.0', '0.4.0', 'product', 'differs the lock file has 0.5.0']);
    const unbilled = listed((each) => (each.name === 'crc16' && each.from === 'sbom' ? undefined : each));
    expect(row('crc16', unbilled)?.slice(3, 6)).toEqual(['–', 'product', 'differs not in the SBOM']);
    expect(row('crc16', { edits: [['soup.md', '0.4.0', '0.3.0']] })?.[1]).toBe('0.3.0');
  });

  it('tells what is built in and stands in no list', () => {
    const more = {
      name: attack,
      version: '1.0.0',
      system: 'SWS-1',
      use: 'product',
      from: 'lockfile',
      place: place('software/Cargo.lock', 99),
    } as const;
    const html = below(page({ evidence: { components: { ...components, listed: [...components.listed, more] } } }), 'missing');
    expect(rows(html)[1]).toEqual([escaped(attack), '1.0.0', 'SWS-1', 'software/Cargo.lock, line 99']);
    expect(html).not.toContain('<img');
    expect(words(below(page(), 'missing'))).toBe('Built in, and in no SOUP list Nothing.');
  });

  it('shows published vulnerabilities with what was decided, and when anomalies were evaluated', () => {
    const vulnerability: Vulnerability = {
      ...{
        id: 'RUSTSEC-2026-0001',
        aliases: [],
        exploited: true,
        severity: 'high',
        summary: `Overflow ${attack}`,
        fixed: [],
        statements: [],
      },
    };
    const found = listed((each) => (each.name === 'crc16' ? { ...each, vulnerabilities: [vulnerability] } : each));
    const advisories = { count: 7, newest: '2026-11-01T00:00:00Z', withExploited: true };
    const planted = { evidence: { components: { ...components, ...found.evidence?.components, advisories } } };
    expect(row('crc16', planted)?.[7]).toBe(`RUSTSEC-2026-0001 exploited not decided high; Overflow ${escaped(attack)}`);
    expect(words(page(planted))).toContain(
      '7 advisories looked through, the newest of 2026-11-01; the list of vulnerabilities known to be exploited too.',
    );
    expect(row('crc16')?.[6]).toMatch(/^\d{4}-\d\d-\d\d by .+, \d+ days ago/);
    const other = row('crc16', { edits: [['soup.md', /^(- \*\*Anomalies version:\*\*) .*$/m, '$1 0.3.9']] });
    expect(other?.[6]).toMatch(/of version 0\.3\.9$/);
  });

  it('says why nothing was compared', () => {
    const missing = { components: { why: 'the lock file cannot be read', fix: '' } };
    const html = page({ evidence: { components: undefined, missing } });
    expect(words(html)).toContain('Lock files and SBOM were not read: the lock file cannot be read.');
    expect(rows(below(html, 'list')).find(([first]) => first?.includes('crc16'))?.[5]).toBe('not compared');
  });
});

describe('the home page', () => {
  const part = (planted?: Planted) => below(pagesOf(planted).get('index.html'), 'results');

  it('counts what formal results for this version show', () => {
    expect(words(part())).toContain('6 of 7 software requirements verified by formal results for this version, 1 by review. Tests');
    const planted = { evidence: { results: instead('TC-7', of('TC-7', { outcome: 'fail' })) } };
    expect(words(part(planted))).toContain('5 of 7 software requirements verified');
    expect(rows(part(planted)).find(([kind]) => kind === 'Software requirement')).toEqual([
      'Software requirement',
      '5 of 7',
      '1',
      '1 open SRS-3 failing',
    ]);
    expect(rows(part()).find(([kind]) => kind === 'Hazard')).toEqual(['Hazard', '1 of 1', '0', 'none']);
  });

  it('says why nothing is known', () => {
    const missing = { product: { why: 'git is not there', fix: '' } };
    expect(words(part({ evidence: { product: undefined, missing } }))).toBe('What results show It is not known: git is not there.');
  });
});
