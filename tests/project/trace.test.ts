import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import { parseSettings } from '../../src/project/settings.ts';
import { type TraceOptions, trace, traceSources } from '../../src/project/trace.ts';
import { commit, folder, git, itemText, put, settingsText } from './folder.ts';

afterEach(() => vi.unstubAllEnvs());

const draft: TraceOptions = { stage: 'draft' };
const release: TraceOptions = { stage: 'release' };

/** A small DHF in git, all of it committed. */
function project(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const root = folder({ 'dhf.yaml': settingsText(), 'SRS-1.md': itemText('SRS-1'), ...files });
  commit(root);
  return root;
}

/** What is open in every DHF as small as these: its software system, evidence that is not read, clauses that nothing answers. */
const openAnyway =
  /^(?:the software system|results of tests|the source files of the product|lock files and SBOM|the product configuration|IEC 62304 \d.*)$/;

/** `file:line what | why`, blocking ones with a `!` in front. */
function notJudged(report: Pick<TraceReport, 'notJudged'>): readonly string[] {
  const own = report.notJudged.filter(({ what }) => !openAnyway.test(what));
  return own.map(
    ({ what, why, place, blocking }) =>
      `${blocking ? '!' : ''}${place === undefined ? '' : `${place.file}:${place.line} `}${what} | ${why}`,
  );
}

function plain({ graph, ...report }: TraceReport): object {
  return report;
}

describe('a report', () => {
  it('says what was judged, when, from which commit and with which tool', async () => {
    const root = folder({ 'repository.txt': '', 'dhf/dhf.yaml': settingsText(), 'dhf/SRS-1.md': itemText('SRS-1') });
    const head = commit(root);
    const report = await trace(join(root, 'dhf'), draft);
    expect(notJudged(report)).toEqual([]);
    expect(report).toMatchObject({
      tool: expect.stringMatching(/^dhf \d+\.\d+\.\d+$/),
      product: 'Test',
      version: '1.0',
      commit: head,
      stage: 'draft',
      asOf: { date: '2026-03-04', from: 'commit' },
      packs: [{ standard: 'IEC 62304', edition: '1.1' }],
      gate: null,
      prefix: 'dhf/',
      counts: { items: 1, links: 0 },
    });
  });

  it('judges by core and by the packs that are named, and by no other', async () => {
    const { rules } = await trace(project(), draft);
    expect(new Set(rules.map((rule) => rule.pack))).toEqual(new Set(['core', 'iec-62304']));
    const other = project({ 'dhf.yaml': settingsText().replace('IEC 62304, edition: "1.1"', 'ISO 14971, edition: "2019"') });
    expect(new Set((await trace(other, draft)).rules.map((rule) => rule.pack))).toEqual(new Set(['core', 'iso-14971']));
  });

  it('takes the day from the flag and from SOURCE_DATE_EPOCH', async () => {
    const root = project();
    vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000');
    expect((await trace(root, draft)).asOf).toEqual({ date: '2023-11-14', from: 'SOURCE_DATE_EPOCH' });
    expect((await trace(root, { ...draft, asOf: '2026-01-01' })).asOf).toEqual({ date: '2026-01-01', from: 'flag' });
    expect(await trace(root, { ...draft, asOf: 'soon' })).toMatchObject({ verdict: 'could-not-judge' });
  });

  it('is the same with either parser', async () => {
    const root = join(import.meta.dirname, '../projects/clean-a');
    expect(plain(await trace(root, { ...draft, parser: 'remark' }))).toEqual(plain(await trace(root, draft)));
  });

  it('is told file by file to whoever listens', async () => {
    const root = project(Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`SRS-${at + 2}.md`, itemText(`SRS-${at + 2}`)])));
    const heard: string[] = [];
    await trace(root, { ...draft, onProgress: (read, total) => heard.push(`${read}/${total}`) });
    expect(heard).toEqual(['0/251', '100/251', '200/251', '251/251']);
  });
});

describe('the product version', () => {
  async function version(path: string, text: string) {
    const report = await trace(project({ 'dhf.yaml': settingsText('', `{ from: ${path} }`), [path]: text }), draft);
    const [own] = report.notJudged.filter(({ what }) => !openAnyway.test(what));
    return own === undefined ? report.version : `${own.place?.line}: ${own.why}`;
  }

  it.each([
    ['package.json', '{ "version": "2.1.0" }', '2.1.0'],
    ['pyproject.toml', '[tool.x]\nversion = "9"\n[project]\nname = "a"\nversion = "2.1.0" # now\n', '2.1.0'],
    ['Cargo.toml', '[[bin]]\nversion = "9"\n[package]\nversion = \'2.1.0\'\n', '2.1.0'],
    ['version.toml', 'version = "2.1.0"\n', '2.1.0'],
    ['package.json', '{ "version": 2 }', "2: the product's version stands in it, and no version can be read from it"],
    ['package.json', '{ broken', "2: the product's version stands in it, and no version can be read from it"],
    ['package.json', 'null', "2: the product's version stands in it, and no version can be read from it"],
    ['Cargo.toml', '[dependencies]\nversion = "9"\n', "2: the product's version stands in it, and no version can be read from it"],
  ])('is read from %s: %j', async (path, text, expected) => {
    expect(await version(path, text)).toBe(expected);
  });

  it('is not made up when its file is missing', async () => {
    const report = await trace(project({ 'dhf.yaml': settingsText('', '{ from: package.json }') }), draft);
    expect(report.version).toBe('');
    expect(notJudged(report)).toEqual(["dhf.yaml:2 package.json | the product's version stands in it, and it is not there"]);
  });
});

describe('what cannot be judged', () => {
  async function verdict(root: string, options = draft) {
    const report = await trace(root, options);
    return { verdict: report.verdict, notJudged: notJudged(report) };
  }

  it.each<[string, () => string, readonly string[]]>([
    [
      'broken settings',
      () => project({ 'dhf.yaml': settingsText('langauge: en\n') }),
      ['!dhf.yaml:7 dhf.yaml | `langauge` is not a setting'],
    ],
    ['no settings', () => folder({ 'SRS-1.md': itemText('SRS-1') }), ['!dhf.yaml:1 dhf.yaml | it is not there']],
    [
      'settings that are not text',
      () => project({ 'dhf.yaml': Buffer.from([0x61, 0x0a, 0xff]) }),
      ['!dhf.yaml:2 dhf.yaml | it holds bytes that are not UTF-8 text'],
    ],
    [
      'a file that is not text',
      () => project({ 'b.md': Buffer.from('a\nb\xe4\n', 'latin1') }),
      ['!b.md:2 b.md | it holds bytes that are not UTF-8 text'],
    ],
    [
      'a folder with nothing to read',
      () => project({ 'dhf.yaml': settingsText().replace('{ risk', '{ include: ["docs/**"], risk') }),
      ['!dhf.yaml:1 the design history file | no file was read'],
    ],
    [
      'one page without an item',
      () => project({ 'SRS-1.md': '# Hello\n' }),
      ['!dhf.yaml:1 the design history file | one file was read, and no item stands in it'],
    ],
    [
      'pages without an item',
      () => project({ 'SRS-1.md': '# Hello\n', 'b.md': '' }),
      ['!dhf.yaml:1 the design history file | 2 files were read, and no item stands in them'],
    ],
    [
      'a link out of the folder',
      () => withLink(project()),
      ['!out.md:1 out.md | it is a link that leads out of the folder of dhf.yaml; links are not followed'],
    ],
    ['a file of 300 MB', () => withBigFile(project()), ['!big.md:1 big.md | it is larger than 16 MB and was not read']],
  ])('%s stops the judging at draft', async (_, make, expected) => {
    const { verdict: said, notJudged } = await verdict(make());
    expect(said).toBe('could-not-judge');
    expect(notJudged.filter((each) => each.startsWith('!'))).toEqual(expected);
  });

  it.each<[string, () => string, unknown]>([
    [
      'no repository',
      () => folder({ 'dhf.yaml': settingsText(), 'SRS-1.md': itemText('SRS-1') }),
      noHistory('this folder is in no git repository, so IDs that were used before cannot be seen'),
    ],
    ['a repository without a commit', () => uncommitted(), noHistory('nothing is committed yet, so there is no history to look at')],
    ['a shallow clone', () => shallow(project()), noHistory('only the latest commits are here, so what older ones hold was not looked at')],
    [
      'a file that differs from the commit',
      () => changed(project(), 'SRS-1.md'),
      'git history | one file differs from the last commit, so the report is not about that commit',
    ],
    [
      'an area out of scope',
      () => project({ 'dhf.yaml': settingsText('not-in-scope: [risk]\n') }),
      'dhf.yaml:1 risk | dhf.yaml leaves it out of scope',
    ],
    [
      'a glob that matches nothing',
      () => withSystem('product: ["src/**/*.c"]'),
      'dhf.yaml:6 src/**/*.c | dhf.yaml lists it and no file matches it',
    ],
    [
      'a listed file that is missing',
      () => withSystem('lockfiles: [lock.json]'),
      'dhf.yaml:6 lock.json | dhf.yaml lists it and it is not there',
    ],
    [
      'a register that is not there',
      () => project({ 'dhf.yaml': settingsText(register) }),
      'dhf.yaml:8 p.csv | dhf.yaml lists it as a register and it is not there',
    ],
    ['an unusable SOURCE_DATE_EPOCH', () => atNoTime(project()), 'SOURCE_DATE_EPOCH | it is not a number of seconds and was passed over'],
  ])('%s is said at draft and stops a release', async (_, make, expected) => {
    const root = make();
    expect(await verdict(root)).toMatchObject({
      verdict: expect.not.stringContaining('could-not'),
      notJudged: expect.arrayContaining([expected]),
    });
    expect(await verdict(root, release)).toMatchObject({ verdict: 'could-not-judge', notJudged: expect.arrayContaining([expected]) });
  });

  it('is nothing where listed files are there, and files outside of the DHF changed', async () => {
    const lock = JSON.stringify({ name: 'pump', lockfileVersion: 3, packages: { '': { name: 'pump' } } });
    const root = withSystem('product: ["src/**/*.c"], lockfiles: [package-lock.json]', { 'src/a/b/main.c': '', 'package-lock.json': lock });
    put(root, { 'notes.txt': 'not of the DHF' });
    expect((await verdict(root)).notJudged).toEqual([]);
  });

  it('is named with file and line at release, where the two parsers disagree', async () => {
    const text = `${itemText('SRS-2')}\n## Rationale\n\n***a_**b\n`;
    const report = await trace(project({ 'SRS-2.md': text }), release);
    expect(notJudged(report)).toEqual([
      '!SRS-2.md:10 SRS-2.md | two readers of Markdown disagree on what is written here, so that readers of the page might, too',
    ]);
    expect(report.verdict).toBe('could-not-judge');
    expect(notJudged(await trace(project({ 'SRS-2.md': text }), draft))).toEqual([]);
  });
});

/** Told once, with the rules that wait for it. */
function noHistory(why: string): unknown {
  return expect.stringMatching(
    new RegExp(`^dhf.yaml:1 the history of items and files in git \\| ${why}, and \\d+ rules wait for it: IEC 62304 5\\.`),
  );
}

const register = `registers:
  - { kind: problem-report, file: p.csv, columns: { id: Key }, query: all, extracted-at: "2026-01-01T00:00:00Z", sha256: "${'0'.repeat(64)}" }
`;

function atNoTime(root: string): string {
  vi.stubEnv('SOURCE_DATE_EPOCH', 'x');
  return root;
}

function withSystem(system: string, files = {}): string {
  return project({ 'dhf.yaml': settingsText().replace('SWS-1: {}', `SWS-1: { ${system} }`), ...files });
}

function withLink(root: string): string {
  symlinkSync(join(folder({ 'x.md': itemText('SRS-9') }), 'x.md'), join(root, 'out.md'));
  return root;
}

function withBigFile(root: string): string {
  writeFileSync(join(root, 'big.md'), '');
  truncateSync(join(root, 'big.md'), 300 * 1024 * 1024);
  return root;
}

function uncommitted(): string {
  const root = folder({ 'dhf.yaml': settingsText(), 'SRS-1.md': itemText('SRS-1') });
  git(root, 'init', '--quiet');
  return root;
}

function shallow(origin: string): string {
  put(origin, { 'SRS-2.md': itemText('SRS-2') });
  commit(origin);
  const root = folder();
  git(root, 'clone', '--quiet', '--depth=1', `file://${origin}`, '.');
  return root;
}

function changed(root: string, file: string): string {
  put(root, { [file]: itemText('SRS-1', 'Another title') });
  return root;
}

describe('IDs of the past', () => {
  it('reach the rule that forbids to use them again', async () => {
    const root = project();
    put(root, { 'SRS-1.md': '# Nothing\n', 'SRS-2.md': itemText('SRS-2') });
    commit(root);
    put(root, { 'SRS-1.md': itemText('SRS-1', 'Something else') });
    commit(root);
    const report = await trace(root, draft);
    expect(report.diagnostics.filter((each) => each.rule === 'id-is-never-reused').map((each) => each.item)).toEqual(['SRS-1']);
    expect(report.rules.find((rule) => rule.id === 'id-is-never-reused')?.examined).toBeGreaterThan(0);
  });

  it('are left open where there is no whole history', async () => {
    for (const root of [shallow(project()), folder({ 'dhf.yaml': settingsText(), 'SRS-1.md': itemText('SRS-1') })]) {
      expect((await trace(root, draft)).graph?.reusedIds).toBeUndefined();
    }
    expect((await trace(project(), draft)).graph?.reusedIds).toEqual(new Map());
  });
});

describe('sources in memory', () => {
  const root = join(import.meta.dirname, '../projects/clean-a');
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && !entry.parentPath.includes('/software'))
    .map((entry) => join(entry.parentPath, entry.name));
  const sources = files.map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') }));
  const parsed = parseSettings(readFileSync(join(root, 'dhf.yaml'), 'utf8'));
  if ('unreadable' in parsed) throw new Error('the settings of clean-a cannot be read');
  const { settings } = parsed;
  const options = { ...draft, asOf: { date: '2026-11-22', from: 'flag' } } as const;
  // Half of them, so that there are findings to put in order.
  const half = sources.filter((_, at) => at % 2 === 0);

  it('give the findings that the folder gives', async () => {
    const ofFolder = await trace(root, { ...draft, asOf: '2026-11-22' });
    const { diagnostics, counts } = traceSources(sources, settings, { ...options, evidence: ofFolder.graph?.evidence });
    expect({ diagnostics, counts }).toEqual({ diagnostics: ofFolder.diagnostics, counts: ofFolder.counts });
  });

  it('give the same report in any order', () => {
    const expected = plain(traceSources(half, settings, options));
    expect(expected).toMatchObject({ diagnostics: expect.arrayContaining([expect.anything()]) });
    fc.assert(
      fc.property(fc.shuffledSubarray([...half.keys()], { minLength: half.length }), (order) => {
        const shuffled = order.map((at) => half[at] as (typeof half)[number]);
        expect(plain(traceSources(shuffled, settings, options))).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('give the same report in any place and language of the machine', async () => {
    const script = `import { trace } from './src/project/trace.ts'; const { graph, ...rest } = await trace(process.argv[1], { stage: 'draft' }); console.log(JSON.stringify(rest));`;
    const run = (env: Readonly<Record<string, string>>) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', script, root], {
        cwd: join(import.meta.dirname, '../..'),
        env: { PATH: process.env.PATH ?? '', ...env },
        encoding: 'utf8',
      });
    expect(run({ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' })).toBe(
      run({ LANG: 'C', TZ: 'America/Los_Angeles' }),
    );
  });
});
