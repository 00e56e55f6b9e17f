import { normal } from '../model/content-hash.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { readMarkdown } from '../read/markdown/index.ts';
import { Definitions, type Move, mayDefine } from './definitions.ts';
import { sourceFilter } from './files.ts';
import type { GitRun } from './git.ts';
import { type Blob, readBlobs } from './git-blobs.ts';
import { type CommitDiff, eachCommit } from './git-diff.ts';
import { type Settings, vocabularyOf } from './settings.ts';

/** An ID that left a file or came into one, at one commit of the line of first parents. */
interface Event extends Move {
  readonly way: 'lost' | 'gained';
  readonly commit: CommitDiff;
  /** Files that still seemed to define the ID after the commit. */
  readonly elsewhere: readonly string[];
}

/**
 * IDs that the history of HEAD shows taken away and later given to something with another title, with the words that say when.
 * Undefined when there is no history. An item moved, renamed while it stood, or brought back under its title is not among them.
 */
export async function reusedIds(git: GitRun, settings: Settings): Promise<ReadonlyMap<string, string> | undefined> {
  const vocabulary = vocabularyOf(settings);
  const events = await eventsOf(git, settings, vocabulary);
  if (events === undefined) return undefined;
  const suspects = [...events].filter(([, list]) => list.some((event) => event.way === 'gained'));
  const wanted = suspects.flatMap(([, list]) => list.flatMap(blobsOf));
  const titles = new Titles(await readBlobs(git, wanted), vocabulary);
  const reused = new Map<string, string>();
  for (const [id, list] of suspects) {
    const words = await reuseOf(list, titles, git);
    if (words !== undefined) reused.set(id, words);
  }
  return reused;
}

/** What happened to each ID from the first time on that it left a file. */
async function eventsOf(
  git: GitRun,
  settings: Settings,
  vocabulary: Vocabulary,
): Promise<ReadonlyMap<string, readonly Event[]> | undefined> {
  const isSource = sourceFilter(settings.files);
  const definitions = new Definitions(vocabulary);
  const events = new Map<string, Event[]>();
  const selection = {
    commits: ['--first-parent', '--reverse', '--end-of-options', 'HEAD'],
    files: settings.files.include,
    wanted: mayDefine,
  };
  const complete = await eachCommit(git, selection, (commit) => {
    const { lost, gained } = definitions.apply(commit.files.filter(({ file }) => isSource(file)));
    for (const move of gained) events.get(move.id)?.push({ ...move, way: 'gained', commit, elsewhere: [] });
    for (const move of lost) {
      const list = events.get(move.id) ?? [];
      list.push({ ...move, way: 'lost', commit, elsewhere: definitions.filesOf(move.id) });
      events.set(move.id, list);
    }
  });
  return complete ? events : undefined;
}

const before = ({ commit, file }: Event): Blob => ({ commit: commit.parents[0] ?? commit.commit, file });
const after = ({ commit }: Event, file: string): Blob => ({ commit: commit.commit, file });

function blobsOf(event: Event): readonly Blob[] {
  return event.way === 'gained' ? [after(event, event.file)] : [before(event), ...event.elsewhere.map((file) => after(event, file))];
}

interface Change {
  readonly from: string;
  readonly gone: CommitDiff;
  readonly to: string;
  readonly back: CommitDiff;
}

/** The first time that an ID came back as something else, unless it later became again what it first was. */
async function reuseOf(events: readonly Event[], titles: Titles, git: GitRun): Promise<string | undefined> {
  let gone: { readonly title: string; readonly commit: CommitDiff } | undefined;
  let reuse: Change | undefined;
  for (const event of events) {
    if (event.way === 'lost') {
      const title = titles.at(before(event), event.id);
      const stays = event.elsewhere.some((file) => titles.at(after(event, file), event.id) !== undefined);
      if (title !== undefined && !stays) gone = { title, commit: event.commit };
      continue;
    }
    const title = titles.at(after(event, event.file), event.id);
    if (gone === undefined || title === undefined) continue;
    if (reuse?.from === title) reuse = undefined;
    else if (gone.title !== title && (await knewOf(gone.commit, event.commit, git)))
      reuse ??= { from: gone.title, gone: gone.commit, to: title, back: event.commit };
    gone = undefined;
  }
  return reuse === undefined ? undefined : words(reuse);
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
  readonly #blobs: ReadonlyMap<string, string>;
  readonly #vocabulary: Vocabulary;
  readonly #read = new Map<string, ReadonlyMap<string, string>>();

  constructor(blobs: ReadonlyMap<string, string>, vocabulary: Vocabulary) {
    this.#blobs = blobs;
    this.#vocabulary = vocabulary;
  }

  at({ commit, file }: Blob, id: string): string | undefined {
    const key = `${commit}:${file}`;
    const known = this.#read.get(key) ?? this.#titlesIn(file, this.#blobs.get(key) ?? '');
    this.#read.set(key, known);
    return known.get(id);
  }

  #titlesIn(file: string, text: string): ReadonlyMap<string, string> {
    const { items, document } = readMarkdown(file, text, this.#vocabulary);
    return new Map([...(document === undefined ? [] : [document]), ...items].map(({ id, title }) => [id.text, normal(title.text)]));
  }
}
