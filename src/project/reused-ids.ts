import { normal } from '../model/content-hash.ts';
import { compareIds } from '../model/ids.ts';
import { itemsOf } from '../model/items.ts';
import type { Place } from '../model/place.ts';
import type { TraceItem } from '../model/trace-item.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { readMarkdown } from '../read/markdown/index.ts';
import { type Move, mayDefine, movesIn } from './definitions.ts';
import { sourceFilter } from './files.ts';
import type { GitRun } from './git.ts';
import { type Blob, filesHolding, readBlobs } from './git-blobs.ts';
import { type CommitDiff, eachCommit } from './git-diff.ts';
import { type Settings, vocabularyOf } from './settings.ts';

/** An ID that left a file or came into one, at one commit of the line of first parents. */
interface Event extends Move {
  readonly way: 'lost' | 'gained';
  readonly commit: CommitDiff;
}

/** What a search through the past needs. */
interface Past {
  readonly git: GitRun;
  readonly settings: Settings;
  readonly vocabulary: Vocabulary;
  readonly titles: Titles;
}

const firstParents = ['--first-parent', '--reverse'];

/**
 * IDs that the history of HEAD shows taken away and later given to something with another title, with the words that say when.
 * Undefined when there is no history. An item moved, renamed while it stood, or brought back under its title is not among them.
 */
export async function reusedIds(git: GitRun, settings: Settings): Promise<ReadonlyMap<string, string> | undefined> {
  const vocabulary = vocabularyOf(settings);
  const reused = new Map<string, string>();
  const events = await eventsOf(git, settings);
  if (events === undefined) return undefined;
  const suspects = [...events].filter(([, list]) => list.some((event) => event.way === 'gained'));
  const past: Past = { git, settings, vocabulary, titles: new Titles(vocabulary) };
  past.titles.learn(
    await readBlobs(
      git,
      suspects.flatMap(([, list]) => list.map(blobOf)),
    ),
  );
  for (const [id, list] of suspects) {
    const words = await reuseOf(list, past);
    if (words !== undefined) reused.set(id, words);
  }
  return reused;
}

/** An item that was taken out, with the place where it last stood. */
export interface RemovedItem {
  readonly id: string;
  readonly commit: string;
  readonly place: Place;
}

/** Items that the history of HEAD shows taken out without being retired first, apart from those whose ID is in use; undefined where there is no history. */
export async function removedItems(
  git: GitRun,
  settings: Settings,
  isInUse: (id: string) => boolean,
): Promise<readonly RemovedItem[] | undefined> {
  const vocabulary = vocabularyOf(settings);
  const events = await eventsOf(git, settings);
  const gone = [...(events ?? [])].flatMap(([id, list]) => (isInUse(id) ? [] : (list.findLast(({ way }) => way === 'lost') ?? [])));
  const texts = await readBlobs(git, gone.map(blobOf));
  const read = new Map<string, readonly TraceItem[]>();
  const removed = gone.flatMap((event) => {
    const { commit, file } = blobOf(event);
    const name = `${commit}:${file}`;
    const items = read.get(name) ?? itemsOf(readMarkdown(file, texts.get(name) ?? '', vocabulary), vocabulary, false);
    read.set(name, items);
    const item = items.find(({ id }) => id === event.id);
    return item === undefined || item.status === 'retired' ? [] : [{ id: item.id, commit: event.commit.commit, place: item.idPlace }];
  });
  return events && removed.sort((a, b) => compareIds(a.id, b.id));
}

/** Both questions are asked of one look at the repository, and it takes long. */
const knownEvents = new WeakMap<GitRun, Promise<Events | undefined>>();

/** What happened to each ID from the first time on that it left a file. */
type Events = ReadonlyMap<string, readonly Event[]>;

function eventsOf(git: GitRun, settings: Settings): Promise<Events | undefined> {
  const events = knownEvents.get(git) ?? readEvents(git, settings);
  knownEvents.set(git, events);
  return events;
}

async function readEvents(git: GitRun, settings: Settings): Promise<Events | undefined> {
  const vocabulary = vocabularyOf(settings);
  const start = await firstLoss(git, settings, vocabulary);
  return start === undefined ? undefined : start === 'none' ? new Map() : await eventsFrom(start, git, settings, vocabulary);
}

/** The first commit that takes an ID out of a file; files that only came are not looked at, so most histories end here. */
async function firstLoss(git: GitRun, settings: Settings, vocabulary: Vocabulary): Promise<CommitDiff | 'none' | undefined> {
  const isSource = sourceFilter(settings.files);
  let first: CommitDiff | 'none' = 'none';
  const commits = [...firstParents, '--diff-filter=a', '--end-of-options', 'HEAD'];
  const complete = await eachCommit(git, { commits, files: settings.files.include, wanted: mayDefine }, (commit) => {
    const lost = first === 'none' && movesIn(sources(commit, isSource), vocabulary).lost.length > 0;
    if (lost) first = commit;
  });
  return complete ? first : undefined;
}

async function eventsFrom(start: CommitDiff, git: GitRun, settings: Settings, vocabulary: Vocabulary): Promise<Events> {
  const isSource = sourceFilter(settings.files);
  const events = new Map<string, Event[]>();
  const commits = [...firstParents, '--end-of-options', 'HEAD', `^${start.parents[0]}`];
  await eachCommit(git, { commits, files: settings.files.include, wanted: mayDefine }, (commit) => {
    const { lost, gained } = movesIn(sources(commit, isSource), vocabulary);
    for (const move of gained) events.get(move.id)?.push({ ...move, way: 'gained', commit });
    for (const move of lost) {
      const list = events.get(move.id) ?? [];
      list.push({ ...move, way: 'lost', commit });
      events.set(move.id, list);
    }
  });
  return events;
}

function sources({ files }: CommitDiff, isSource: (file: string) => boolean) {
  return files.filter(({ file }) => isSource(file));
}

/** The file in which the ID last stood, or stands again. */
function blobOf({ way, commit, file }: Event): Blob {
  return { commit: way === 'gained' ? commit.commit : (commit.parents[0] ?? commit.commit), file };
}

interface Change {
  readonly from: string;
  readonly gone: CommitDiff;
  readonly to: string;
  readonly back: CommitDiff;
}

/** The first time that an ID came back as something else, unless it later became again what it first was. */
async function reuseOf(events: readonly Event[], past: Past): Promise<string | undefined> {
  let gone: { readonly title: string; readonly commit: CommitDiff } | undefined;
  let reuse: Change | undefined;
  for (const event of events) {
    const title = past.titles.at(blobOf(event), event.id);
    if (title === undefined) continue;
    if (event.way === 'lost') gone = { title, commit: event.commit };
    if (event.way === 'lost' || gone === undefined) continue;
    if (reuse?.from === title) reuse = undefined;
    else if (gone.title !== title && (await isReuse(event, gone.commit, past)))
      reuse ??= { from: gone.title, gone: gone.commit, to: title, back: event.commit };
    gone = undefined;
  }
  return reuse === undefined ? undefined : words(reuse);
}

async function isReuse({ id, commit }: Event, gone: CommitDiff, past: Past): Promise<boolean> {
  return (await knewOf(gone, commit, past.git)) && !(await stands(id, gone.commit, past));
}

/** Does some file of a commit define the ID? */
async function stands(id: string, commit: string, { git, settings, titles }: Past): Promise<boolean> {
  const files = await filesHolding(git, id, commit, settings.files.include);
  titles.learn(await readBlobs(git, files));
  return files.some((blob) => titles.at(blob, id) !== undefined);
}

/** A line of work that was merged, and began before the ID was taken away, could not know of it: two lines took one number. */
async function knewOf(gone: CommitDiff, back: CommitDiff, git: GitRun): Promise<boolean> {
  for (const parent of back.parents.slice(1)) {
    const { code } = await git(['merge-base', '--is-ancestor', '--end-of-options', gone.commit, parent]);
    if (code === 0) return true;
  }
  return back.parents.length < 2;
}

function words({ from, gone, to, back }: Change): string {
  return `it was "${from}" until ${said(gone)} and has been given to "${to}" since ${said(back)}`;
}

function said({ commit, date }: CommitDiff): string {
  return `commit ${commit.slice(0, 10)} of ${date}`;
}

/** Titles of items as whole files of the past give them. */
class Titles {
  readonly #vocabulary: Vocabulary;
  readonly #texts = new Map<string, string>();
  readonly #read = new Map<string, ReadonlyMap<string, string>>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Takes in texts by `commit:file`. */
  learn(texts: ReadonlyMap<string, string>): void {
    for (const [name, text] of texts) this.#texts.set(name, text);
  }

  at({ commit, file }: Blob, id: string): string | undefined {
    const name = `${commit}:${file}`;
    const known = this.#read.get(name) ?? this.#titlesIn(file, this.#texts.get(name) ?? '');
    this.#read.set(name, known);
    return known.get(id);
  }

  #titlesIn(file: string, text: string): ReadonlyMap<string, string> {
    const { items, document } = readMarkdown(file, text, this.#vocabulary);
    return new Map([...(document === undefined ? [] : [document]), ...items].map(({ id, title }) => [id.text, normal(title.text)]));
  }
}
