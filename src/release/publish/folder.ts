import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { compareText } from '../../model/place.ts';
import { isSystemError } from '../../project/text-file.ts';
import { filesBelow } from '../files-below.ts';
import { alone } from './lock.ts';
import { type Additions, missing, nextFolder, type Place, PublishError, type Standing, type Written } from './place.ts';

/** A folder in which releases are published; it is made where it is not there. A web server may give it out at all times. */
export function folderPlace(root: string): Place {
  return {
    name: root,
    async change(additions, dryRun) {
      if (dryRun) {
        const standing = standingIn(root);
        const asked = await additions(standing);
        refuseLinks(root, asked);
        return missing(asked, standing);
      }
      return await refusing(root, async () => {
        const made = mkdirSync(root, { recursive: true });
        const work = async () => {
          recover(root);
          const fresh = standingIn(root);
          return await add(root, await additions(fresh), fresh);
        };
        return await alone(root, work).finally(() => {
          // Where nothing came of it no folder is left either.
          if (made !== undefined) clearEmpty(root, made);
        });
      });
    },
  };
}

function standingIn(root: string): Standing {
  const at = (path: string) => join(root, path);
  return {
    names: existsSync(root)
      ? readdirSync(root)
          .filter((name) => !isOwn(name))
          .sort(compareText)
      : [],
    has: (path) => existsSync(at(path)),
    holds: (path, text) => existsSync(at(path)) && readFileSync(at(path)).equals(Buffer.from(text)),
    read: async (path) => (existsSync(at(path)) ? readFileSync(at(path)) : undefined),
    onDisk: async (path) => (existsSync(at(path)) ? at(path) : undefined),
    isSame: async (name, folder, butFor = () => false) => existsSync(at(name)) && sameFolders(at(name), folder, butFor),
  };
}

/** Where a change is prepared; see `recover`. */
const workshop = '.dhf-publish';
const journalFile = 'journal.json';

function isOwn(name: string): boolean {
  return name === workshop || name.startsWith(`${workshop}-`);
}

function sameFolders(one: string, other: string, butFor: (path: string) => boolean): boolean {
  const [left, right] = [one, other].map((folder) => filesBelow(folder).filter((path) => !butFor(path))) as [string[], string[]];
  const there = new Set(right);
  return (
    left.length === right.length &&
    left.every((path) => there.has(path) && readFileSync(join(one, path)).equals(readFileSync(join(other, path))))
  );
}

/** What is about to be put in place, in this order. Written when all of it stands ready. */
const journalSchema = z.strictObject({ folders: z.array(z.string()), files: z.array(z.string()) });

type Journal = z.infer<typeof journalSchema>;

/** Prepares everything beside, then puts it in place: from then on only names change, the file that others go by last. */
async function add(root: string, additions: Additions, standing: Standing): Promise<Written> {
  refuseLinks(root, additions);
  const written = await missing(additions, standing);
  if (written.folders.length + written.files.length === 0) return written;
  const last = [...additions.files.keys()].at(-1) as string;
  const files = [...written.files.filter((path) => path !== last), last];
  try {
    prepare(root, additions, { folders: [...written.folders], files });
    putInPlace(root, { folders: [...written.folders], files });
  } catch (error) {
    recover(root);
    throw error;
  }
  clearUp(root);
  return written;
}

/** What is written through a link to a version would change the version. */
function refuseLinks(root: string, { folders, next, files }: Additions): void {
  const ways = [...files.keys()].flatMap((path) =>
    path.split('/').flatMap((_, at, parts) => (at === 0 ? [] : [parts.slice(0, at).join('/')])),
  );
  const link = [...ways, ...folders.keys(), ...(next === undefined ? [] : [nextFolder])].find(
    (path) => lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink() === true,
  );
  if (link === undefined) return;
  throw new PublishError(
    `${link} in ${root} is a link to another folder, and what is published would be written through it`,
    `Take the link away and publish again: dhf publish writes ${link} itself.`,
  );
}

function clearUp(root: string): void {
  try {
    rmSync(join(root, workshop), { recursive: true, force: true });
  } catch (error) {
    // Everything is in place; the next publish clears up.
    if (!isSystemError(error)) throw error;
  }
}

function prepare(root: string, { folders, next, files }: Additions, journal: Journal): void {
  const [fresh, old] = [join(root, workshop, 'new'), join(root, workshop, 'old')];
  mkdirSync(old, { recursive: true });
  mkdirSync(fresh);
  for (const name of journal.folders) cpSync((folders.get(name) ?? next) as string, join(fresh, name), { recursive: true });
  for (const path of journal.files) {
    mkdirSync(dirname(join(fresh, path)), { recursive: true });
    writeFileSync(join(fresh, path), files.get(path) as string);
    if (!existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(old, path)), { recursive: true });
    copyFileSync(join(root, path), join(old, path));
  }
  const ready = join(root, workshop, journalFile);
  writeFileSync(`${ready}.half`, JSON.stringify(journal));
  renameSync(`${ready}.half`, ready);
}

function putInPlace(root: string, { folders, files }: Journal): void {
  for (const name of folders) {
    // A version never takes the place of anything.
    if (name === nextFolder && existsSync(join(root, name))) renameSync(join(root, name), join(root, workshop, 'old', name));
    renameSync(join(root, workshop, 'new', name), join(root, name));
  }
  for (const path of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    renameSync(join(root, workshop, 'new', path), join(root, path));
  }
}

/**
 * Ends what a publish that was interrupted left behind: where the last file was not in place yet, everything goes back to what stood there before; where it
 * was, only the workshop is cleared.
 */
function recover(root: string): void {
  const shop = join(root, workshop);
  if (!existsSync(shop)) return;
  const journal = journalIn(join(shop, journalFile));
  const last = journal?.files.at(-1);
  if (journal !== undefined && last !== undefined && existsSync(join(shop, 'new', last))) takeBack(root, journal);
  rmSync(shop, { recursive: true, force: true });
}

function journalIn(path: string): Journal | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return journalSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (isSystemError(error)) throw error;
    throw new PublishError(
      `${path} cannot be read, so nobody can say how far a publish came that was interrupted`,
      `Bring the folder back from a copy; or, where \`dhf verify\` finds each version in it as it was made, take ${workshop} away. What stood there before is in ${workshop}/old.`,
    );
  }
}

/** What has left the workshop stands in its place, and goes back; what stood there before comes back. Begun again, it ends the same. */
function takeBack(root: string, { folders, files }: Journal): void {
  for (const path of [...folders, ...files]) {
    const [place, fresh, old] = [join(root, path), join(root, workshop, 'new', path), join(root, workshop, 'old', path)];
    if (!existsSync(fresh) && existsSync(place)) renameSync(place, fresh);
    if (existsSync(old) && !existsSync(place)) renameSync(old, place);
    if (path.includes('/')) clearEmpty(dirname(place), join(root, path.split('/')[0] as string));
  }
  // Nothing is left to take back: what follows only clears up.
  rmSync(join(root, workshop, journalFile));
}

/** Takes folders away in which nothing is, from one upwards to another. */
function clearEmpty(from: string, to: string): void {
  if (!existsSync(from) || readdirSync(from).length > 0) return;
  rmdirSync(from);
  if (from !== to) clearEmpty(dirname(from), to);
}

/** What the system does not let happen is for the user to put right. */
async function refusing<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(error.code ?? '');
    throw new PublishError(
      `${root} cannot be written (${error.code}), and stays as it was`,
      isFull ? 'There is no room: free some space on this disk, or ask whoever limits it.' : 'Name a folder you may write to with --to.',
    );
  }
}
