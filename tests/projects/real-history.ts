import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TraceReport } from '../../src/check/report.ts';
import type { Stage } from '../../src/model/diagnostic.ts';
import type { Evidence, History } from '../../src/model/evidence.ts';
import { settingsFile } from '../../src/project/files.ts';
import { lookBelow } from '../../src/project/referred-files.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { traceSources } from '../../src/project/trace.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { historyIn } from '../project/evidence/history/history-in.ts';
import { folder, git } from '../project/folder.ts';
import { renewed } from './approve.ts';
import { projectRoot, readProject } from './project.ts';

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
}

/** The commits of a test project, oldest first, as its `facts.json` tells them. */
export function storyOf(name: string): Told[] {
  const root = projectRoot(name);
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
    return { at, author, message: subject, files: Object.fromEntries(files), ...(tag === undefined ? {} : { tag }) };
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
 * A repository whose commits are those of a story. Records that name the commit which was tested name the real one, and what was approved after it was
 * approved as it reads then.
 */
export function written(name: string, story: readonly Told[]): string {
  const root = folder();
  git(root, 'init', '--quiet');
  const tested = story.findIndex(({ tag }) => tag !== undefined);
  importInto(root, story.slice(0, tested + 1));
  const hash = git(root, 'rev-parse', 'main').trim();
  const { sources, settings, evidence } = readProject(projectRoot(name));
  const named = evidence.history?.tags[0]?.commit ?? '';
  const texts = sources.map(({ file, text }) => ({ file, text: text.replaceAll(named, hash) }));
  const now = new Map(renewed(texts, settings, projectRoot(name)).map(({ file, text }) => [file, text]));
  const original = new Map(sources.map(({ file, text }) => [file, text]));
  const later = story.slice(tested + 1).map((told) => {
    const files = Object.entries(told.files).map(([file, text]) => [
      file,
      text === original.get(file) ? now.get(file) : text?.replaceAll(named, hash),
    ]);
    return { ...told, files: Object.fromEntries(files) };
  });
  importInto(root, later);
  git(root, 'reset', '--quiet', '--hard');
  return root;
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

/** What is judged of a repository: its own files and history, and for the rest what the project's files and `facts.json` tell. */
export async function judged(name: string, root: string, stage: Stage): Promise<TraceReport> {
  const { settings, sources } = readProject(root);
  const { history: _, ...others } = readProject(projectRoot(name)).evidence;
  const evidence: Evidence = { ...others, history: await historyIn(root) };
  return traceSources(sources, settings, { stage, asOf: { date: '2026-11-22', from: 'flag' }, evidence, look: lookBelow(root) });
}

/**
 * The story that the records of the example tell: plans and inputs, the baseline of inputs, designs and code, a change before the first release, the release,
 * problems and changes after it, the candidate of 1.1.0, its tests and its release. Each record is committed when it was made.
 */
export function storyOfExample(): Told[] {
  const root = fileURLToPath(new URL('../../content', import.meta.url));
  const paths = git(root, 'ls-files').trim().split('\n');
  const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const pick = (pattern: RegExp, but = /^$/) => Object.fromEntries([...texts].filter(([path]) => pattern.test(path) && !but.test(path)));
  const records = [...texts].filter(([path]) =>
    /^(?:records|problems\/PRB|maintenance\/(?:changes|COM)|release\/release|reviews)/.test(path),
  );
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
  const [limits, log, warnings, advisor] = [
    'src/protection/dose-limiter.ts',
    'src/records/dose-log.ts',
    'src/protection/warning-decisions.ts',
    'src/advisor/advisor.ts',
  ];
  const work: Told[] = [
    by('2026-01-20T09:00:00Z', 'Plans', pick(/^(?:dhf\.yaml|planning\/)/)),
    by('2026-03-06T09:00:00Z', 'Needs and risk management plan', pick(/^(?:requirements\/(?!software)|risk\/plan)/), {
      tag: 'tidewell-inputs-1',
    }),
    by(
      '2026-04-10T09:00:00Z',
      'Requirements, architecture and design',
      pick(/\.md$/, new RegExp(`${inputs.source}|^(?:records|problems/PRB|maintenance/(?:changes|COM)|release/release|reviews)`)),
    ),
    by('2026-04-20T09:00:00Z', 'Software', { ...pick(/^software\//), ...software('// As it was.\n', limits, log, warnings, advisor) }),
    by('2026-05-18T09:00:00Z', 'Accept one record more\n\nChange: CR-1', software('// Since 1.0.0.\n', log)),
    by('2026-06-12T09:00:00Z', 'Version 1.0.0', {}, { tag: 'tidewell-v1.0.0' }),
    by('2026-10-05T09:00:00Z', 'No units without a dose\n\nChange: CR-2', software('', warnings), { isAside: true }),
    by(
      '2026-10-19T09:00:00Z',
      'Raise libraries\n\nChange: CR-3',
      { 'software/package-lock.json': `${texts.get('software/package-lock.json')}\n` },
      { isAside: true },
    ),
    by('2026-11-03T09:00:00Z', 'Fold', software('', advisor), { isAside: true }),
    by(
      '2026-11-09T16:00:00Z',
      'Merge the candidate of 1.1.0\n\nChange: CR-4',
      { ...software('', warnings, advisor), 'software/package-lock.json': `${texts.get('software/package-lock.json')}\n` },
      { merges: true },
    ),
    by('2026-11-20T12:00:00Z', 'Version 1.1.0', {}, { tag: 'tidewell-v1.1.0' }),
  ];
  const made = records.map(([path, text]) => by(madeOn(text), `Record ${path}`, { [path]: text }));
  return [...work, ...made].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** When a record was made, as it says itself: the latest day in its front matter. */
function madeOn(text: string): string {
  const front = text.slice(0, text.indexOf('\n---\n', 4));
  const days = [...front.matchAll(/^(?:signed-at|ended|held-on|closed-on|sent-on|effective-on): "?(\d{4}-\d\d-\d\d)(T[\d:]+Z)?/gm)];
  const [, day = '2026-06-01', time = 'T18:00:00Z'] = days.at(-1) ?? [];
  return `${day}${time}`;
}

/** A repository that tells a story of the example, whose runs name the real commit of the candidate. */
export function writtenExample(story: readonly Told[]): string {
  const root = folder();
  git(root, 'init', '--quiet');
  const candidate = story.findIndex(({ merges }) => merges) + 1;
  importInto(root, story.slice(0, candidate));
  const hash = git(root, 'rev-parse', 'main').trim();
  const named = (text: string | undefined) => text?.replace(/^commit: [0-9a-f]{40}$/m, `commit: ${hash}`);
  const later = story
    .slice(candidate)
    .map((told) => ({ ...told, files: Object.fromEntries(Object.entries(told.files).map(([path, text]) => [path, named(text)])) }));
  importInto(root, later);
  git(root, 'reset', '--quiet', '--hard');
  return root;
}
