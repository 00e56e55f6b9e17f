import type { ChangedRun } from '../../../model/evidence.ts';
import { compareIds } from '../../../model/ids.ts';
import { formerIds } from '../../../model/item-index.ts';
import { compareText } from '../../../model/place.ts';
import { resultFiles } from '../../../model/result-reference.ts';
import { answer, answers, type TraceItem } from '../../../model/trace-item.ts';
import { sourceFilter } from '../../files.ts';
import { runsFolder, type Settings } from '../../settings.ts';
import type { BlobContents } from './blob-contents.ts';
import { type LoggedCommit, plainFile } from './log.ts';

/** Where it is looked for what became of runs. */
export interface RunSearch {
  /** Newest first. */
  readonly log: readonly LoggedCommit[];
  /** Plain files of HEAD, by path, with the ID of git's object. */
  readonly files: ReadonlyMap<string, string>;
  /** Those of them that are sources; what they say is known. */
  readonly sources: ReadonlyMap<string, string>;
  readonly contents: BlobContents;
  readonly settings: Settings;
}

/**
 * Formal runs that do not stand in HEAD as they were when they were first committed as recorded, on whichever branch that was, each once and in the order of
 * IDs. Records are looked for below the folder of runs, and in the files of HEAD that hold runs.
 */
export async function changedRuns(search: RunSearch): Promise<readonly ChangedRun[]> {
  const heads = headRuns(search);
  const all = await versionsOf(search, new Set(heads.map(({ path }) => path)));
  const recorded = all.filter(({ item, isLater }) => !isLater && isRecorded(item));
  const past = new FilesOfPast(search, recorded);
  const changed = recorded.flatMap((run) => changeOf(run, heads, past));
  const dropped = onlyBegun(all, heads).map((run) => ({ ...named(run), fields: [], files: [], gone: true as const }));
  const first = new Map([...changed, ...dropped].reverse().map((each) => [each.run, each]));
  return [...first.values()].sort((a, b) => compareIds(a.run, b.run));
}

/** A run as one file has it. */
interface Version {
  readonly item: TraceItem;
  readonly path: string;
  readonly blob: string;
  readonly contents: BlobContents;
}

/** A run as a commit of the past brought it. */
interface PastVersion extends Version {
  readonly commit: LoggedCommit;
  /** Was it recorded already before that commit? */
  readonly isLater: boolean;
}

function runsIn(path: string, blob: string, contents: BlobContents): readonly Version[] {
  const items = [...contents.of(blob).items].filter(({ kind }) => kind === 'test-run');
  return items.map((item) => ({ item, path, blob, contents }));
}

function headRuns({ sources, contents }: RunSearch): readonly Version[] {
  return [...sources].flatMap(([path, blob]) => runsIn(path, blob, contents));
}

/** What each file of runs became, each text once, oldest first. */
async function versionsOf({ log, contents, settings }: RunSearch, holding: ReadonlySet<string>): Promise<readonly PastVersion[]> {
  const isSource = sourceFilter(settings.files);
  const folder = `${runsFolder(settings)}/`;
  const steps = new Map<string, { path: string; before: string | undefined; after: string; commit: LoggedCommit }>();
  for (const commit of log.toReversed()) {
    for (const [path, change] of commit.changes.flatMap((side) => [...side])) {
      const [before, after] = [change.before, plainFile(change.after)];
      if (after === undefined || steps.has(`${after} ${path}`)) continue;
      if (holding.has(path) || (path.startsWith(folder) && isSource(path))) steps.set(`${after} ${path}`, { path, before, after, commit });
    }
  }
  await contents.fetch([...steps.values()].map(({ after }) => after).filter((blob) => !contents.isKnown(blob)));
  return [...steps.values()].flatMap(({ path, before, after, commit }) =>
    runsIn(path, after, contents).map((version) => {
      const former = before !== undefined && steps.has(`${before} ${path}`) ? contents.of(before).item(version.item.id) : undefined;
      return { ...version, commit, isLater: former !== undefined && isRecorded(former) };
    }),
  );
}

function isFormal(item: TraceItem): boolean {
  return item.kind === 'test-run' && answer(item, 'purpose') === 'formal';
}

/** A run that was only started says nothing of what came of it. */
function isRecorded(item: TraceItem): boolean {
  const hasOutcome = item.words !== '' || ['ended', 'results', 'statement'].some((name) => answers(item, name).length > 0);
  return isFormal(item) && item.status !== 'draft' && hasOutcome;
}

function changeOf(run: PastVersion, heads: readonly Version[], past: FilesOfPast): readonly ChangedRun[] {
  const own = heads.find(({ item }) => item.id === run.item.id) ?? heads.find(({ item }) => formerIds(item).includes(run.item.id));
  const fields = own === undefined ? [] : movedFields(run, own);
  const files = past.changedFiles(run);
  if (own !== undefined && fields.length === 0 && files.length === 0) return [];
  if (heads.some((other) => other !== own && isRenumbered(run, other, past))) return [];
  return [{ ...named(run), fields, files, ...(own === undefined ? { gone: true as const } : {}) }];
}

/** Fields that said something else when the run was recorded; one that it left out may be added. */
function movedFields(run: Version, head: Version): readonly string[] {
  if (run.blob === head.blob) return [];
  const then = run.contents.of(run.blob).hashOf(run.item.id)?.fields ?? new Map<string, string>();
  const now = head.contents.of(head.blob).hashOf(head.item.id)?.fields;
  return [...then].flatMap(([name, hash]) => (now?.get(name) === hash ? [] : [name]));
}

/** Two lines of work may take one number, and one of the runs gets another when they are merged. */
function isRenumbered(run: PastVersion, other: Version, past: FilesOfPast): boolean {
  if (movedFields(run, other).some((name) => name !== 'title' && name !== 'results')) return false;
  const there = new Set(resultFiles(other.item).map((path) => past.now(path)));
  return resultFiles(run.item).every((path) => there.has(past.first(path, run.commit)));
}

/** Runs that were begun as formal ones on some branch, and of which nothing is left; the last text of each. */
function onlyBegun(all: readonly PastVersion[], heads: readonly Version[]): readonly PastVersion[] {
  const kept = new Set(heads.flatMap(({ item }) => [item.id, ...formerIds(item)]));
  const recorded = new Set(all.filter(({ item }) => isRecorded(item)).map(({ item }) => item.id));
  const begun = all.filter(({ item }) => isFormal(item) && !kept.has(item.id) && !recorded.has(item.id));
  return [...new Map(begun.map((run) => [run.item.id, run])).values()];
}

function named({ item, path, commit }: PastVersion) {
  return { run: item.id, recorded: commit.hash, place: { ...item.idPlace, file: path } };
}

/** The files of runs, those that they name and those in their folders. */
class FilesOfPast {
  readonly #search: RunSearch;
  readonly #commits: ReadonlyMap<string, LoggedCommit>;
  /** All that each of them ever was, oldest first. */
  readonly #blobs = new Map<string, Set<string | undefined>>();
  readonly #inFolder = new Map<string, Set<string>>();

  constructor(search: RunSearch, runs: readonly PastVersion[]) {
    this.#search = search;
    this.#commits = new Map(search.log.map((commit) => [commit.hash, commit]));
    const named = new Set(runs.flatMap(({ item }) => resultFiles(item)));
    const isSource = sourceFilter(search.settings.files);
    const folder = `${runsFolder(search.settings)}/`;
    for (const { changes } of search.log.toReversed()) {
      for (const [path, { after }] of changes.flatMap((side) => [...side])) {
        const isBeside = path.startsWith(folder) && !isSource(path);
        if (!isBeside && !named.has(path)) continue;
        this.#blobs.set(path, (this.#blobs.get(path) ?? new Set()).add(after));
        const [run = ''] = path.slice(folder.length).split('/');
        if (isBeside) this.#inFolder.set(run, (this.#inFolder.get(run) ?? new Set()).add(path));
      }
    }
  }

  now(path: string): string | undefined {
    return this.#search.files.get(path);
  }

  /** What a file was in a commit, or what it was first where it came after that. */
  first(path: string, commit: LoggedCommit): string | undefined {
    const [oldest] = this.#blobs.get(path) ?? [];
    return this.#in(path, commit) ?? oldest;
  }

  /** Those that are not in HEAD what they were when the run was recorded. */
  changedFiles({ item, commit }: PastVersion): readonly string[] {
    const named = new Set(resultFiles(item));
    const moved = [...new Set([...named, ...(this.#inFolder.get(item.id) ?? [])])].filter((path) => {
      const only = this.#blobs.get(path)?.size === 1;
      if (only || !this.#blobs.has(path)) return false;
      const then = named.has(path) ? this.first(path, commit) : this.#in(path, commit);
      return then !== undefined && then !== this.now(path);
    });
    return moved.sort(compareText);
  }

  /** Goes back to the commit that gave the file what it holds there. */
  #in(path: string, from: LoggedCommit): string | undefined {
    let commit: LoggedCommit | undefined = from;
    while (commit !== undefined) {
      const change = commit.changes[0]?.get(path);
      const same = commit.changes.findIndex((side) => !side.has(path));
      if (same < 0) return change?.after;
      commit = this.#commits.get(commit.parents[same] ?? '');
    }
    return undefined;
  }
}
