/** Thrown where something cannot be published; `fix` says what to do. */
export class PublishError extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.name = 'PublishError';
    this.fix = fix;
  }
}

/** What stands in a place where releases are published, as it is now. Paths are relative to it, with `/`. */
export interface Standing {
  /** Names of what stands at its top. */
  readonly names: readonly string[];
  /** The bytes of a file; undefined where there is none. */
  read(path: string): Promise<Buffer | undefined>;
  has(path: string): boolean;
  /** A path on this disk that has the content of a file; undefined where there is none. */
  onDisk(path: string): Promise<string | undefined>;
  /** Holds a folder that stands here the same files as one on this disk, but for some paths below it? */
  isSame(name: string, folder: string, butFor?: (path: string) => boolean): Promise<boolean>;
  /** Is a file there with this content? */
  holds(path: string, text: string): boolean;
}

/** What is to stand there besides. */
export interface Additions {
  /** Folders that are not there yet, by name: where on this disk the files of each are. */
  readonly folders: ReadonlyMap<string, string>;
  /** Where the files of `next` are, which is replaced whole. */
  readonly next?: string | undefined;
  /** Contents of files by path; they replace what is there. The last of them is what others go by. */
  readonly files: ReadonlyMap<string, string>;
}

/** What was written, or would be. */
export interface Written {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Where releases are published. A change is made whole or not at all, and never at the same time as another one. */
export interface Place {
  /** In words for people. */
  readonly name: string;
  /**
   * Asks what is to be added to what stands there, and adds it; with `dryRun` only tells. The question may be asked again where somebody was faster.
   * @throws PublishError
   */
  change(additions: (standing: Standing) => Promise<Additions>, dryRun: boolean): Promise<Written>;
}

/** What is not there yet as it is to stand there. */
export async function missing({ folders, next, files }: Additions, standing: Standing): Promise<Written> {
  const isFresh = next !== undefined && !(await standing.isSame(nextFolder, next));
  return {
    folders: [...folders.keys(), ...(isFresh ? [nextFolder] : [])],
    files: [...files].flatMap(([path, text]) => (standing.holds(path, text) ? [] : [path])),
  };
}

/** The folder of what is not released. */
export const nextFolder = 'next';
