import type { ContentHash } from '../../../model/content-hash.ts';
import type { BlobContents } from './blob-contents.ts';
import { Carried, takeTouched } from './carried.ts';
import { type Contents, movedFields } from './contents.ts';
import { type FileChange, type LoggedCommit, plainFile } from './log.ts';

/** The commit that gave an item the words it has in HEAD, and which of its fields it changed; none where the item came with it. */
export interface ItemOrigin {
  readonly commit: LoggedCommit;
  readonly fields: readonly string[];
}

/** Items of one file that say, in a commit, what they say in HEAD. */
interface Same {
  readonly blob: string;
  readonly ids: Set<string>;
}

/** What is known of one step from a commit to one that it comes from. */
interface Step {
  readonly parent: string;
  readonly changes: ReadonlyMap<string, FileChange>;
}

/**
 * Goes back from HEAD with every item, from commit to commit, as long as one of those that a commit comes from has the item with the same content hash,
 * in whichever file; where none has, the commit made the item what it is. `files` are those of HEAD, by path, with the ID of git's object.
 */
export async function changedItems(
  commits: readonly LoggedCommit[],
  files: ReadonlyMap<string, string>,
  contents: BlobContents,
  isSource: (path: string) => boolean,
): Promise<ReadonlyMap<string, ItemOrigin>> {
  return await new Search(commits, contents, isSource).from(files);
}

class Search {
  readonly #commits: readonly LoggedCommit[];
  readonly #contents: BlobContents;
  readonly #isSource: (path: string) => boolean;
  readonly #carried = new Carried<Same>((one, other) => ({ blob: one.blob, ids: new Set([...one.ids, ...other.ids]) }));
  readonly #found = new Map<string, ItemOrigin>();
  readonly #mentions: Mentions;
  /** What each item of HEAD is part of. */
  readonly #heads = new Map<string, Contents>();

  constructor(commits: readonly LoggedCommit[], contents: BlobContents, isSource: (path: string) => boolean) {
    this.#commits = commits;
    this.#contents = contents;
    this.#isSource = isSource;
    this.#mentions = new Mentions(commits, isSource);
  }

  async from(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, ItemOrigin>> {
    const [head] = this.#commits;
    const inHead = new Set(files.values());
    await this.#contents.fetch([...files.values()].filter((blob) => !this.#contents.isKnown(blob)));
    if (head !== undefined) this.#carried.bring(head.hash, this.#start(files));
    this.#contents.open([...this.#mentions.blobs].filter((blob) => !this.#contents.isSingle(blob)));
    try {
      for (const commit of this.#commits) await this.#pass(commit, inHead);
    } finally {
      this.#contents.close();
    }
    return this.#found;
  }

  /** An ID that stands in two files is that of the first. */
  #start(files: ReadonlyMap<string, string>): Map<string, Same> {
    const things = new Map<string, Same>();
    for (const [path, blob] of files) {
      const contents = this.#contents.of(blob);
      const ids = new Set([...contents.ids].filter((id) => !this.#heads.has(id)));
      for (const id of ids) this.#heads.set(id, contents);
      if (ids.size > 0) things.set(path, { blob, ids });
    }
    return things;
  }

  /** Does HEAD hold items in a file with others? Such files are taken apart, and compared text by text. */
  #isDocument(ids: Iterable<string>): boolean {
    const [id] = ids;
    return id !== undefined && this.#heads.get(id)?.isSingle === false;
  }

  #needed({ blob, ids }: Same, old: string | undefined): readonly string[] {
    return old === undefined ? [] : this.#isDocument(ids) ? [old, blob] : [old];
  }

  /** What HEAD holds is asked for again. */
  async #pass(commit: LoggedCommit, inHead: ReadonlySet<string>): Promise<void> {
    await this.#leave(commit, this.#carried.take(commit.hash));
    for (const blob of this.#mentions.pass(commit)) this.#contents.forget(blob, inHead.has(blob));
  }

  /** What an item says in HEAD, and in every commit that it was carried back to. */
  #target(id: string): ContentHash | undefined {
    return this.#heads.get(id)?.hashOf(id);
  }

  async #leave(commit: LoggedCommit, things: Map<string, Same>): Promise<void> {
    const before = new Map<string, ContentHash>();
    let open = things;
    for (const [at, parent] of commit.parents.entries()) {
      if (open.size === 0) return;
      const changes = commit.changes[at] ?? new Map<string, FileChange>();
      const touched = takeTouched(open, changes);
      this.#carried.bring(parent, open);
      open = touched.size === 0 ? touched : await this.#step({ parent, changes }, touched, before);
    }
    for (const { ids } of open.values()) for (const id of ids) this.#found.set(id, { commit, fields: this.#moved(id, before.get(id)) });
  }

  #moved(id: string, before: ContentHash | undefined): readonly string[] {
    const now = this.#target(id);
    if (now === undefined || before === undefined) return [];
    const moved = movedFields(before, now);
    // Without any field it is the kind that differs, or an item that stands in the document.
    return moved.length > 0 || this.#heads.get(id)?.item(id)?.kind === 'document' ? moved : ['type'];
  }

  /** Passes on what the parent says, too; gives back the rest, and notes what the parent says of that. */
  async #step({ parent, changes }: Step, touched: Map<string, Same>, before: Map<string, ContentHash>): Promise<Map<string, Same>> {
    await this.#contents.fetch([...touched].flatMap(([path, thing]) => this.#needed(thing, plainFile(changes.get(path)?.before))));
    const rest = new Map<string, Same>();
    const strays = new Map<string, Same>();
    for (const [path, thing] of touched) {
      const blob = plainFile(changes.get(path)?.before);
      const { missing, ...others } = blob === undefined ? { ...none, missing: thing.ids } : this.#compare(thing, blob, before);
      if (blob !== undefined) this.#bring(parent, path, blob, others.same);
      if (others.other.size > 0) rest.set(path, { blob: thing.blob, ids: others.other });
      if (missing.size > 0) strays.set(path, { blob: thing.blob, ids: missing });
    }
    if (strays.size > 0) await this.#seek({ parent, changes }, strays, before, rest);
    return rest;
  }

  #compare({ blob, ids }: Same, old: string, before: Map<string, ContentHash>) {
    const answer = { same: new Set<string>(), other: new Set<string>(), missing: new Set<string>() };
    const inPart = this.#isDocument(ids) ? this.#inPart(blob, old) : () => undefined;
    for (const id of ids) {
      const was = inPart(id) ?? this.#whole(old, id);
      if (was === undefined) answer.missing.add(id);
      else if (was === 'same' || was.whole === this.#target(id)?.whole) answer.same.add(id);
      else {
        answer.other.add(id);
        if (!before.has(id)) before.set(id, was);
      }
    }
    return answer;
  }

  #whole(blob: string, id: string): ContentHash | undefined {
    return this.#contents.mayHold(blob, id) ? this.#contents.of(blob).hashOf(id) : undefined;
  }

  /** Looks at the words of each item by itself, where that shows what the whole document says; undefined where it does not. */
  #inPart(blob: string, old: string): (id: string) => ContentHash | 'same' | undefined {
    const [now, then] = [this.#contents.sections(blob), this.#contents.sections(old)];
    if (!now.isLike(then)) return () => undefined;
    return (id) => {
      const [text, former] = [now.text(id), then.text(id)];
      if (text === undefined || former === undefined) return undefined;
      if (text === former) return 'same';
      return now.hashOf(id)?.whole === this.#target(id)?.whole ? then.hashOf(id) : undefined;
    };
  }

  /** Items that came into a file may have stood in another one that changed or went in the same commit. */
  async #seek(
    { parent, changes }: Step,
    strays: ReadonlyMap<string, Same>,
    before: Map<string, ContentHash>,
    rest: Map<string, Same>,
  ): Promise<void> {
    const left = [...changes].flatMap(([path, change]) => {
      const blob = plainFile(change.before);
      return blob !== undefined && change.before !== change.after && this.#isSource(path) ? [{ path, blob }] : [];
    });
    const moved = new Map(left.map((each) => [each.blob, each]));
    const open = [...strays].filter(([path, { blob, ids }]) => {
      const from = moved.get(blob);
      if (from === undefined || changes.get(path)?.before !== undefined) return true;
      this.#bring(parent, from.path, blob, ids);
      return false;
    });
    if (open.length > 0) await this.#contents.fetch(left.map(({ blob }) => blob));
    for (const [path, thing] of open) {
      let ids: ReadonlySet<string> = thing.ids;
      for (const { path: other, blob } of left) {
        const may = new Set([...ids].filter((id) => this.#contents.mayHold(blob, id)));
        if (may.size === 0) continue;
        const { same } = this.#compare({ blob: thing.blob, ids: may }, blob, before);
        this.#bring(parent, other, blob, same);
        ids = new Set([...ids].filter((id) => !same.has(id)));
      }
      if (ids.size > 0) rest.set(path, { blob: thing.blob, ids: new Set([...ids, ...(rest.get(path)?.ids ?? [])]) });
    }
  }

  #bring(parent: string, path: string, blob: string, ids: Set<string>): void {
    if (ids.size > 0) this.#carried.bring(parent, new Map([[path, { blob, ids }]]));
  }
}

const none = { same: new Set<string>(), other: new Set<string>(), missing: new Set<string>() };

/** How often each file is still named on the way back. */
export class Mentions {
  readonly #left = new Map<string, number>();
  readonly #isSource: (path: string) => boolean;

  constructor(commits: readonly Pick<LoggedCommit, 'changes'>[], isSource: (path: string) => boolean) {
    this.#isSource = isSource;
    for (const commit of commits) for (const blob of this.#of(commit)) this.#left.set(blob, (this.#left.get(blob) ?? 0) + 1);
  }

  /** All files, in the order in which they are named first. */
  get blobs(): Iterable<string> {
    return this.#left.keys();
  }

  /** Passes a commit; gives what is not named behind it. */
  pass(commit: Pick<LoggedCommit, 'changes'>): readonly string[] {
    return this.#of(commit).filter((blob) => {
      const left = (this.#left.get(blob) ?? 0) - 1;
      this.#left.set(blob, left);
      return left === 0;
    });
  }

  #of({ changes }: Pick<LoggedCommit, 'changes'>): readonly string[] {
    const sides = changes.flatMap((side) => [...side].filter(([path]) => this.#isSource(path)));
    return sides.flatMap(([, { before, after }]) => [after, before].flatMap((blob) => plainFile(blob) ?? []));
  }
}
