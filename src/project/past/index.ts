import type { TraceReport } from '../../check/report.ts';
import type { Absence, Commit, History } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { DocumentChange, DocumentPast, LatestRelease, Past, Wording } from '../../model/past.ts';
import { compareText } from '../../model/place.ts';
import { isCurrent } from '../../model/releases.ts';
import { answer, type TraceItem } from '../../model/trace-item.ts';
import { readLog } from '../evidence/history/log.ts';
import type { Source } from '../facts.ts';
import { sourceFilter } from '../files.ts';
import { type GitRun, gitIn } from '../git.ts';
import { readObjects } from '../git-blobs.ts';
import { blobIds } from '../git-index.ts';
import { treeOf } from '../git-tree.ts';
import { type Settings, vocabularyOf } from '../settings.ts';
import { readSettings } from '../trace.ts';
import { type FileVersion, fileVersions } from './file-versions.ts';
import { OldSource } from './old-source.ts';

/** So many commits of one file are looked at; fewer of each where there are very many documents. */
const mostVersions = 40;

/** So many texts of the past are read for one site: more take longer than the site itself. */
const mostTexts = 3000;

/**
 * What the documents and items of a report said before, read from git anew. `sources` are the texts that the report was made from. Where the history was not
 * read for the report, it says why.
 */
export async function readPast(root: string, { graph, prefix }: TraceReport, sources: readonly Source[]): Promise<Past | Absence> {
  const history = graph?.evidence.history;
  const parsed = readSettings(root);
  if (graph === undefined || history === undefined || 'unreadable' in parsed) return graph?.evidence.missing?.history ?? nobodyAsked;
  const git = gitIn(root);
  const log = await readLog(git, prefix);
  if (log === undefined) return unreadable;
  const { settings } = parsed;
  const versions = fileVersions(
    log,
    sources.map(({ file }) => file),
  );
  return await new Reading({ graph, history, settings, git, sources, versions }).past();
}

/** Said where a graph was made without its history. */
export const nobodyAsked: Absence = { why: 'nobody asked git here', fix: 'Build the site with `dhf build`.' };

const unreadable: Absence = { why: 'git could not read its history', fix: 'Look at what `git fsck` says of the repository.' };

interface Known {
  readonly graph: TraceGraph;
  readonly history: History;
  readonly settings: Settings;
  readonly git: GitRun;
  readonly sources: readonly Source[];
  readonly versions: ReadonlyMap<string, readonly FileVersion[]>;
}

class Reading {
  readonly #known: Known;
  readonly #commits: ReadonlyMap<string, Commit>;
  readonly #texts = new Map<string, string>();
  readonly #read = new Map<string, OldSource>();
  readonly #wordings = new Map<string, Wording[]>();
  #unread = 0;

  constructor(known: Known) {
    this.#known = known;
    this.#commits = new Map(known.history.commits.map((commit) => [commit.hash, commit]));
  }

  async past(): Promise<Past> {
    const documents = await this.#documents();
    await this.#approved();
    const release = await this.#released(taggedReleases(this.#known.graph, this.#known.history)[0]);
    const wordings = [...this.#wordings].map(([id, list]) => [id, list.sort((a, b) => compareText(b.at, a.at))] as const);
    return { documents, wordings: new Map(wordings), ...(release && { release }), unread: this.#unread };
  }

  async #documents(): Promise<ReadonlyMap<string, DocumentPast>> {
    const documents = this.#known.graph.items.filter(({ kind }) => kind === 'document');
    const most = Math.max(5, Math.floor(mostTexts / 2 / documents.length));
    await this.#fetch(documents.flatMap(({ place }) => this.#versions(place.file, most)));
    const texts = new Map(this.#known.sources.map(({ file, text }) => [file, text]));
    return new Map(
      documents.flatMap(({ id, place }) => {
        const versions = this.#versions(place.file, most);
        const [latest] = versions;
        if (latest === undefined) return [];
        const isEdited = !isSame(this.#texts.get(latest.blob) ?? '', texts.get(place.file) ?? '');
        const more = (this.#known.versions.get(place.file)?.length ?? 0) - versions.length;
        return [[id, { changes: versions.flatMap((version) => this.#change(version)), more, isEdited }] as const];
      }),
    );
  }

  #versions(file: string, most = mostVersions): readonly FileVersion[] {
    return this.#known.versions.get(file)?.slice(0, Math.min(most, mostVersions)) ?? [];
  }

  #change(version: FileVersion): readonly DocumentChange[] {
    const commit = this.#commits.get(version.commit);
    if (commit === undefined) return [];
    const { hash, at, author, subject, requests } = commit;
    const revision = this.#old(version)?.revision;
    return [{ commit: hash, at, author, subject, requests, ...(revision === undefined ? {} : { revision }) }];
  }

  /** Looks for what approvals stand over and nobody says any more, in the history of the files in which it may stand. */
  async #approved(): Promise<void> {
    const wanted = wantedHashes(this.#known.graph);
    const files = new Map([...wanted.keys()].flatMap((item) => [[item.place.file, this.#versions(item.place.file)] as const]));
    await this.#fetch([...files.values()].flat());
    for (const [item, hashes] of wanted) {
      for (const version of files.get(item.place.file) ?? []) {
        const hash = this.#old(version)?.hashOf(item.id);
        if (hash !== undefined && hashes.delete(hash)) this.#keep(item.id, hash, version, false);
        if (hashes.size === 0) break;
      }
    }
  }

  /** What the sources of a release say otherwise than those of now. */
  async #released(release: Omit<LatestRelease, 'added'> | undefined): Promise<LatestRelease | undefined> {
    if (release === undefined) return undefined;
    const { git, graph, settings, sources } = this.#known;
    const { commit } = release;
    const isSource = sourceFilter(settings.files);
    const files = ((await treeOf(git, commit)) ?? []).filter(({ path, mode }) => mode.startsWith('100') && isSource(path));
    const inRelease = new Set(files.map(({ object }) => object));
    const present = new Map(sources.map(({ file, text }) => [file, blobIds(Buffer.from(text))]));
    const isSameFile = (file: string) => present.get(file)?.some((blob) => inRelease.has(blob)) === true;
    const same = new Set([...present].flatMap(([file, blobs]) => (isSameFile(file) ? blobs : [])));
    const changed = files
      .filter(({ object }) => !same.has(object))
      .map(({ path, object }): FileVersion => ({ commit, file: path, blob: object }));
    await this.#fetch(changed);
    const held = new Set<string>();
    for (const version of changed) {
      for (const id of this.#old(version)?.ids ?? []) {
        held.add(id);
        const item = graph.item(id);
        const hash = item?.id === id ? this.#old(version)?.hashOf(id) : undefined;
        if (item !== undefined && hash !== undefined && hash !== graph.hashOf(item).whole) this.#keep(id, hash, version, true);
      }
    }
    const added = graph.items.filter(({ id, kind, place }) => kind !== 'test-result' && !held.has(id) && !isSameFile(place.file));
    return { ...release, added: new Set(added.map(({ id }) => id)) };
  }

  #keep(id: string, hash: string, version: FileVersion, isReleased: boolean): void {
    const old = this.#old(version);
    const item = old?.item(id);
    const commit = this.#commits.get(version.commit);
    if (old === undefined || item === undefined || commit === undefined) return;
    const list = this.#wordings.get(id) ?? [];
    const known = list.find((each) => each.hash === hash);
    const { source, items: together } = old;
    const wording = known ?? { hash, commit: commit.hash, at: commit.at, item, source, together, isReleased };
    this.#wordings.set(id, [...list.filter((each) => each !== known), { ...wording, isReleased: wording.isReleased || isReleased }]);
  }

  /** Undefined where the text was not read, or is no longer here. */
  #old({ file, blob }: FileVersion): OldSource | undefined {
    const text = this.#texts.get(blob);
    const known =
      this.#read.get(blob) ?? (text === undefined ? undefined : new OldSource({ file, text }, vocabularyOf(this.#known.settings)));
    if (known !== undefined) this.#read.set(blob, known);
    return known;
  }

  async #fetch(versions: readonly FileVersion[]): Promise<void> {
    const wanted = [...new Set(versions.map(({ blob }) => blob))].filter((blob) => !this.#texts.has(blob));
    const read = wanted.slice(0, Math.max(0, mostTexts - this.#texts.size));
    this.#unread += wanted.length - read.length;
    const texts = await readObjects(this.#known.git, read);
    for (const [at, blob] of read.entries()) {
      const text = texts[at];
      if (text === undefined) this.#unread += 1;
      else this.#texts.set(blob, text);
    }
  }
}

/** Git may store other line ends, and keeps a byte order mark. */
function isSame(stored: string, text: string): boolean {
  const plain = (each: string) => each.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return plain(stored) === plain(text);
}

/** Hashes that records stand over and that are not those of now, by the item or document. */
function wantedHashes(graph: TraceGraph): ReadonlyMap<TraceItem, Set<string>> {
  const wanted = new Map<TraceItem, Set<string>>();
  for (const item of graph.items) {
    const hashes = new Set(graph.approvals.covers(item.id).flatMap(({ parts }) => parts.get('whole')?.hash ?? []));
    hashes.delete(graph.hashOf(item).whole);
    if (hashes.size > 0) wanted.set(item, hashes);
  }
  return wanted;
}

/** Of the releases in the history the newest of another version than the one judged; of the same version where there is no other, as records go on after it. */
export function releaseBefore(graph: TraceGraph, history: History): Omit<LatestRelease, 'added'> | undefined {
  const releases = taggedReleases(graph, history);
  const isOther = ({ id }: { readonly id: string }) => {
    const release = graph.item(id);
    return release !== undefined && !isCurrent(release, graph);
  };
  return releases.find(isOther) ?? releases[0];
}

/** Releases that were not withdrawn and whose tags are in the history, the newest first. */
function taggedReleases(graph: TraceGraph, history: History): readonly Omit<LatestRelease, 'added'>[] {
  const places = new Map(history.commits.map(({ hash }, at) => [hash, at]));
  const tags = new Map(history.tags.map(({ name, commit }) => [name, commit]));
  const found = graph.ofKind('release').flatMap((release) => {
    const tag = answer(release, 'tag') ?? '';
    const commit = tags.get(tag) ?? '';
    const place = places.get(commit);
    return place === undefined || answer(release, 'withdrawn-on') !== undefined ? [] : [{ id: release.id, tag, commit, place }];
  });
  const newestFirst = found.sort((a, b) => a.place - b.place || compareText(a.id, b.id));
  return newestFirst.map(({ id, tag, commit, place }) => ({ id, tag, commit, at: history.commits[place]?.at ?? '' }));
}
