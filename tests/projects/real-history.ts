import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
