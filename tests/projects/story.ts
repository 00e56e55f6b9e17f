import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { History } from '../../src/model/evidence.ts';
import { settingsFile } from '../../src/project/files.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { git } from '../project/git.ts';
import { renewed } from './approve.ts';
import { readProject } from './project.ts';

/** Where the example stands. */
export const exampleRoot: string = fileURLToPath(new URL('../../content', import.meta.url));

/** One commit of a story: files as they stand after it, nothing for one that it takes away. */
export interface Told {
  readonly at: string;
  readonly author: string;
  readonly message: string;
  readonly files: Readonly<Record<string, string | undefined>>;
  /** Made on a line of its own from the commit before it; the next one that says `merges` brings it. */
  readonly isAside?: true;
  readonly merges?: true;
  readonly tag?: string;
  /** The commit that the runs of the story tested. */
  readonly isTested?: true;
}

/** The commits of a test project, oldest first, as its `facts.json` tells them. */
export function storyOf(root: string): Told[] {
  const { settings, sources, evidence } = readProject(root);
  const { commits, tags, changed } = evidence.history as History;
  const paths = filesBelow(root).filter((path) => path !== 'facts.json' && path !== 'expected.json');
  const placed = new Map(paths.map((path) => [path, commits.flatMap((commit) => (commit.paths.includes(path) ? [commit.hash] : []))]));
  for (const { file, text } of sources) {
    const ids = readMarkdown(file, text, vocabularyOf(settings)).items.map(({ id }) => id.text);
    const own = placed.get(file) as string[];
    const last = commits.find(({ hash }) => ids.some((id) => changed[id]?.commit === hash));
    if (own.length === 0 && last !== undefined) own.push(last.hash);
  }
  for (const [path, own] of placed)
    if (own.length === 0) own.push(...(placed.get(path.replace(/\/[^/]*$/, '.md')) ?? placed.get(settingsFile) ?? []));
  return commits.toReversed().map(({ hash, at, author, subject }) => {
    const own = [...placed].filter(([, hashes]) => hashes.includes(hash));
    const tag = tags.find(({ commit }) => commit === hash)?.name;
    const files = own.map(([path, hashes]) => [path, asItWas(readFileSync(join(root, path), 'utf8'), hashes[0] === hash)] as const);
    return { at, author, message: subject, files: Object.fromEntries(files), ...(tag === undefined ? {} : { tag, isTested: true }) };
  });
}

function filesBelow(root: string): readonly string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
}

/** Before it was looked at again, a document did not say so. */
function asItWas(text: string, isLast: boolean): string {
  if (isLast) return text;
  const before = text.replaceAll(/^(?:reviewed-on:|- \*\*Anomalies reviewed on:\*\*).*\n/gm, '');
  return before === text ? `${text}\nTo be finished.\n` : before;
}

/**
 * Makes an empty folder a repository whose commits are those of a story. Records of a project that name the commit which was tested name the real one, and
 * what was approved after it was approved as it reads then.
 */
export function tell(project: string, story: readonly Told[], root: string): void {
  git(root, 'init', '--quiet');
  const tested = story.findIndex(({ isTested }) => isTested) + 1;
  importInto(root, story.slice(0, tested));
  const hash = git(root, 'rev-parse', 'main').trim();
  const { sources, settings } = readProject(project);
  const [named = hash] = sources.flatMap(({ text }) => /^commit: ([0-9a-f]{40})$/m.exec(text)?.[1] ?? []);
  const texts = sources.map(({ file, text }) => ({ file, text: text.replaceAll(named, hash) }));
  const now = new Map(renewed(texts, settings, project).map(({ file, text }) => [file, text]));
  const original = new Map(sources.map(({ file, text }) => [file, text]));
  const later = story.slice(tested).map((told) => {
    const files = Object.entries(told.files).map(([file, text]) => [
      file,
      text === original.get(file) ? now.get(file) : text?.replaceAll(named, hash),
    ]);
    return { ...told, files: Object.fromEntries(files) };
  });
  importInto(root, later);
  git(root, 'reset', '--quiet', '--hard');
}

/** Adds commits to the branch `main`. */
export function importInto(root: string, story: readonly Told[]): void {
  const out: string[] = [];
  const has = git(root, 'for-each-ref', 'refs/heads/main') !== '';
  let tip = has ? 'refs/heads/main^0' : undefined;
  let aside: string | undefined;
  for (const [at, { at: date, author, message, files, isAside, merges, tag }] of story.entries()) {
    const who = `${author} <${author.toLowerCase().replaceAll(' ', '-')}@example.com> ${stamp(date)}`;
    const mark = `:${at + 1}`;
    out.push(`commit refs/heads/${isAside ? 'aside' : 'main'}\nmark ${mark}\nauthor ${who}\ncommitter ${who}\n${data(message)}`);
    const from = isAside ? (aside ?? tip) : tip;
    if (from !== undefined) out.push(`from ${from}\n`);
    if (merges) out.push(`merge ${aside}\n`);
    for (const [path, text] of Object.entries(files))
      out.push(text === undefined ? `D ${path}\n` : `M 100644 inline ${path}\n${data(text)}`);
    if (isAside) aside = mark;
    else tip = mark;
    if (merges) aside = undefined;
    if (tag !== undefined) out.push(`tag ${tag}\nfrom ${mark}\ntagger ${who}\n${data(tag)}`);
  }
  execFileSync('git', ['fast-import', '--quiet', '--force'], { cwd: root, input: `${out.join('')}done\n` });
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function stamp(date: string): string {
  return `${Date.parse(date) / 1000} ${/Z$/.test(date) ? '+0000' : date.slice(-6).replace(':', '')}`;
}

/**
 * The story that the records of the example tell: plans and inputs, the baseline of inputs, designs and code, a change before the first release, the release,
 * problems and changes after it, the candidate of 1.1.0, its tests and its release. Each record is committed when it was made.
 */
export function storyOfExample(): Told[] {
  const root = exampleRoot;
  const paths = git(root, 'ls-files', '--cached', '--others', '--exclude-standard').trim().split('\n');
  const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const pick = (pattern: RegExp, but = /^$/) => Object.fromEntries([...texts].filter(([path]) => pattern.test(path) && !but.test(path)));
  const records = [...texts].filter(([path]) => recorded.test(path));
  const software = (words: string, ...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`software/${name}`, `${texts.get(`software/${name}`)}${words}`]));
  const inputs = /^(?:dhf\.yaml|planning\/|requirements\/(?!software)|risk\/plan)/;
  const by = (at: string, message: string, files: Told['files'], more: Partial<Told> = {}): Told => ({
    at,
    author: 'Software Lead',
    message,
    files,
    ...more,
  });
  const packages = (...then: readonly (readonly [now: string, before: string])[]) =>
    Object.fromEntries(
      ['software/package.json', 'software/package-lock.json'].map((path) => [
        path,
        then.reduce((text, [now, before]) => text.replaceAll(now, before), texts.get(path) as string),
      ]),
    );
  const first = [`"name": "tidewell",\n  "version": "1.1.0"`, `"name": "tidewell",\n  "version": "1.0.0"`] as const;
  const firstInLock = [`"name": "tidewell",\n      "version": "1.1.0"`, `"name": "tidewell",\n      "version": "1.0.0"`] as const;
  const zod = [`"zod": "4.6.7"`, `"zod": "4.6.5"`] as const;
  const zodInLock = [`"node_modules/zod": {\n      "version": "4.6.7"`, `"node_modules/zod": {\n      "version": "4.6.5"`] as const;
  const asOf = (...done: readonly string[]) => earlierWords(texts, done);
  const [log, warnings, advisor] = ['src/records/dose-log.ts', 'src/protection/warning-decisions.ts', 'src/advisor/advisor.ts'];
  const work: Told[] = [
    by('2026-01-20T09:00:00Z', 'Plans', pick(/^(?:dhf\.yaml|planning\/)/)),
    by('2026-03-06T09:00:00Z', 'Needs and risk management plan', pick(/^(?:requirements\/(?!software)|risk\/plan)/), {
      tag: 'tidewell-inputs-1',
    }),
    by('2026-04-10T09:00:00Z', 'Requirements, architecture and design', {
      ...pick(/\.md$/, new RegExp(`${inputs.source}|${recorded.source}`)),
      ...asOf(),
    }),
    by('2026-04-20T09:00:00Z', 'Software', {
      ...pick(/^software\//),
      ...software('// As it was.\n', log, warnings, advisor),
      ...packages(first, firstInLock, zod, zodInLock),
    }),
    by('2026-05-18T09:00:00Z', 'Accept one record more\n\nChange: CR-1', { ...software('', log), ...asOf('CR-1') }),
    by('2026-06-12T09:00:00Z', 'Version 1.0.0', {}, { tag: 'tidewell-v1.0.0' }),
    by(
      '2026-10-05T09:00:00Z',
      'No units without a dose\n\nChange: CR-2',
      { ...software('', warnings), ...asOf('CR-1', 'CR-2') },
      { isAside: true },
    ),
    by(
      '2026-10-19T09:00:00Z',
      'Raise libraries\n\nChange: CR-3',
      { ...packages(first, firstInLock), ...asOf('CR-1', 'CR-2', 'CR-3') },
      { isAside: true },
    ),
    by('2026-10-21T10:00:00Z', 'Judge a dose at low glucose anew\n\nChange: CR-7', asOf('CR-1', 'CR-7')),
    by('2026-11-03T09:00:00Z', 'Fold', { ...software('', advisor), ...asOf('CR-1', 'CR-2', 'CR-3', 'CR-4') }, { isAside: true }),
    by(
      '2026-11-09T16:00:00Z',
      'Merge the candidate of 1.1.0\n\nChange: CR-4',
      { ...software('', warnings, advisor), ...packages(), ...asOf('CR-1', 'CR-2', 'CR-3', 'CR-4', 'CR-7') },
      { merges: true, isTested: true },
    ),
    by('2026-11-20T12:00:00Z', 'Version 1.1.0', {}, { tag: 'tidewell-v1.1.0' }),
  ];
  const made = records.map(([path, text]) => by(madeOn(path, texts), `Record ${path}`, { [path]: text }));
  return [...work, ...made].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** What each change request changed of the words of the example: the file, the words that it has since, and those that it had before. */
const rewordings: Readonly<Record<string, readonly (readonly [path: string, now: string, before: string])[]>> = {
  'CR-1': [
    [
      'requirements/software/SRS-38.md',
      '3. One record more than the head names is accepted on opening; two are',
      '3. Any record more than the head names is',
    ],
    ['design/detailed-design.md', 'at\nleast two fewer, records are missing', 'any\nfewer, records are missing'],
    ['tests/unit.md', 'on opening: no damage, 4 records', 'on opening: damage at record 4'],
  ],
  'CR-2': [
    ['requirements/software/SRS-23.md', ', with no other warning that speaks of units.', '.'],
    ['requirements/software/SRS-27.md', 'glucose-low, statistics-lost', 'glucose-low, dose-limited, recent-dose, statistics-lost'],
    ['design/detailed-design.md', '| a limit was applied | medium | yes |', '| a limit was applied | medium | |'],
    [
      'tests/unit.md',
      '| 2 | 3.0 mmol/L | glucose-low, statistics-lost',
      '| 2 | 3.0 mmol/L | glucose-low, dose-limited, recent-dose, statistics-lost',
    ],
    ['tests/system.md', '; above all no number followed by U', ''],
  ],
  'CR-3': [
    ['soup/soup.md', '- **Version:** 4.6.7', '- **Version:** 4.6.5'],
    ['soup/soup.md', 'pkg:npm/zod@4.6.7', 'pkg:npm/zod@4.6.5'],
    ['soup/soup.md', '- **Anomalies version:** 4.6.7', '- **Anomalies version:** 4.6.5'],
    ['soup/soup.md', '- **Version:** 24.21.0', '- **Version:** 24.18.0'],
    ['soup/soup.md', 'pkg:generic/node@24.21.0', 'pkg:generic/node@24.18.0'],
    ['soup/soup.md', '- **Anomalies version:** 24.21.0', '- **Anomalies version:** 24.18.0'],
  ],
  'CR-4': [
    [
      'design/detailed-design.md',
      'folding over the history with the greater of two times, starting at minus infinity',
      'the maximum of all times',
    ],
  ],
  'CR-7': [
    [
      'risk/analysis.md',
      'unconsciousness | critical | probable | no | critical | probable |',
      'unconsciousness | critical | occasional | no | critical | occasional |',
    ],
    ['risk/analysis.md', 'forgotten, or a warning appears while the dose stays |', 'forgotten |'],
  ],
};

/** Files as they were when some change requests were carried out and the others not yet. */
function earlierWords(texts: ReadonlyMap<string, string>, done: readonly string[]): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [request, edits] of Object.entries(rewordings)) {
    for (const [path, now, before] of edits) {
      const text = files[path] ?? (texts.get(path) as string);
      if (!text.includes(now)) throw new Error(`${path} does not say “${now}”`);
      files[path] = done.includes(request) ? text : text.replace(now, before);
    }
  }
  return files;
}

/** Files that say when they were made. */
const recorded =
  /^(?:records|problems\/PRB|reviews|risk\/report|tests\/(?:report|validation)|maintenance\/(?:changes|COM|feedback|statements)|release\/(?:release|tidewell))/;

/**
 * When a record was made: the latest day in its front matter. A change request that nobody closed is as old as its approval, one that was
 * rejected as the latest day it tells of; a file beside a record is as old as that.
 */
function madeOn(path: string, texts: ReadonlyMap<string, string>): string {
  const text = texts.get(path) ?? '';
  if (path.endsWith('.csv')) return latest(text.matchAll(/,(\d{4}-\d\d-\d\d)(T[\d:]+Z),/g));
  if (!path.endsWith('.md')) return madeOn(texts.has(`${dirname(path)}.md`) ? `${dirname(path)}.md` : 'release/release-record.md', texts);
  const day = /^(?:signed-at|ended|[a-z-]+-on): "?(\d{4}-\d\d-\d\d)(T[\d:]+Z)?/gm;
  const own = [...frontMatter(text).matchAll(day)];
  if (own.length > 0) return latest(own);
  const id = /^id: (.*)$/m.exec(text)?.[1];
  const approvals = [...texts.values()].filter((each) => new RegExp(`^covers: .*\\b${id}\\b`, 'm').test(frontMatter(each)));
  return latest(
    approvals.length > 0 ? approvals.flatMap((each) => [...frontMatter(each).matchAll(day)]) : text.matchAll(/\b(\d{4}-\d\d-\d\d)\b/g),
  );
}

function frontMatter(text: string): string {
  return text.slice(0, text.indexOf('\n---\n', 4));
}

function latest(days: Iterable<readonly string[]>): string {
  const moments = [...days].map(([, day, time = 'T18:00:00Z']) => `${day}${time}`).sort();
  return moments.at(-1) as string;
}

/** Makes an empty folder the repository of the example. Its tests were run there last: what they report stands where they write it, outside of git. */
export function tellExample(story: readonly Told[], root: string): void {
  tell(exampleRoot, story, root);
  const reports = join(root, 'software/reports');
  mkdirSync(reports, { recursive: true });
  for (const name of ['junit.xml', 'lcov.info']) copyFileSync(join(root, 'records/runs/RUN-1', name), join(reports, name));
}
