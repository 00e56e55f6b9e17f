import { rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Kind } from '../model/kind.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import { nearest } from '../model/nearest.ts';
import type { SafetyClass } from '../model/safety-class.ts';
import { kebab } from '../model/vocabulary.ts';
import { listFiles, sourceFilter } from './files.ts';
import { homeOf } from './home.ts';
import { writeNew } from './new-file.ts';
import { nextId, seriesOf } from './next-id.ts';
import { template } from './scaffold/template.ts';
import type { Survey } from './survey.ts';

/** What cannot be done as asked, and what to do instead. */
export interface Refused {
  readonly refused: string;
  readonly fix: string;
}

export interface NewItem {
  readonly id: string;
  readonly kind: KindName;
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly class: SafetyClass;
}

export interface NewItemRequest {
  /** The name of a kind, or a prefix. */
  readonly kind: string;
  readonly title: string;
  /** Relative to the root, with `/`; where its neighbours stand when absent. */
  readonly folder?: string | undefined;
}

/** Writes a new item to a file of its own, under the first ID nobody has. A file that stands there is never touched. Throws the system's errors. */
export function newItem(survey: Survey, request: NewItemRequest): NewItem | Refused {
  const found = kindAndPrefix(request.kind, survey);
  if ('refused' in found) return found;
  const title = request.title.replaceAll(/\s+/gu, ' ').trim();
  if (title === '')
    return { refused: 'the title is empty', fix: 'Write a short name in quotes, such as "Refuse a rate above the hard limit".' };
  const folder = request.folder ?? homeOf(found.kind, survey);
  const refused = folderRefused(folder, survey);
  return refused ?? write(survey, found, title, folder);
}

function write(survey: Survey, { kind, prefix }: Found, title: string, folder: string): NewItem {
  const used = new Set(survey.used);
  const safetyClass = classOf(survey);
  for (;;) {
    const id = nextId(seriesOf(prefix, survey.settings.ids.pattern, used), used);
    const file = posix.join(folder, `${id}.md`);
    const packs = new Set(survey.settings.packs.map((pack) => pack.standard));
    const text = template(kinds[kind] as Kind, { id, title, class: safetyClass, packs, vocabulary: survey.vocabulary });
    if (writeFirst(survey, file, text)) return { id, kind, file, class: safetyClass };
    used.add(id);
  }
}

/** False when somebody else has the file, or wrote one of that name elsewhere meanwhile. */
function writeFirst({ root, settings, ignored }: Survey, file: string, text: string): boolean {
  if (!writeNew(join(root, file), text)) return false;
  const name = posix.basename(file).toLowerCase();
  const others = listFiles(root, settings.files, ignored).files.filter(
    (path) => path !== file && posix.basename(path).toLowerCase() === name,
  );
  if (others.length === 0) return true;
  rmSync(join(root, file));
  return false;
}

interface Found {
  readonly kind: KindName;
  readonly prefix: string;
}

function kindAndPrefix(asked: string, { vocabulary }: Survey): Found | Refused {
  const byPrefix = vocabulary.kindOfPrefix(asked) ?? vocabulary.kindOfPrefix(asked.toUpperCase());
  const kind = byPrefix ?? kebab(asked);
  if (!isKind(kind)) return unknownKind(asked, vocabulary.prefixes);
  const written = vocabulary.kindOfPrefix(asked) === undefined ? asked.toUpperCase() : asked;
  const prefix = byPrefix === undefined ? vocabulary.prefixFor(kind) : written;
  return begunOtherwise[kind] ?? { kind, prefix: prefix ?? kinds[kind].prefix };
}

function isKind(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}

function unknownKind(asked: string, prefixes: readonly string[]): Refused {
  const near = nearest(asked, [...Object.keys(kinds), ...prefixes]);
  const fix = near === undefined ? 'Name a kind such as software-requirement, or a prefix such as SRS.' : `Did you mean \`${near}\`?`;
  return { refused: `there is no kind or prefix ${asked}`, fix };
}

/** Kinds that are not begun by hand, and what is done instead. */
const begunOtherwise: Readonly<Partial<Record<KindName, Refused>>> = {
  document: {
    refused: 'a document has a prefix of its own, so its ID is not counted',
    fix: 'Write a file with `id:`, `type: document` and `kind:` in its front matter.',
  },
  'test-result': { refused: 'a test-result is read from the records of a run and is never a file', fix: 'Record the run instead.' },
  approval: { refused: 'an approval holds hashes, which are never typed by hand', fix: 'Let `dhf approve` write it.' },
};

function folderRefused(folder: string, { settings, ignored }: Survey): Refused | undefined {
  const probe = posix.join(folder, 'X-1.md');
  if (probe.startsWith('../') || posix.isAbsolute(probe)) return { refused: 'the folder is not below dhf.yaml', fix: 'Name one that is.' };
  if (sourceFilter(settings.files)(probe) && !parents(probe).some((path) => ignored.has(path))) return undefined;
  return { refused: `${folder} is not read, so the item would not be seen`, fix: 'Name another folder, or change `files` in dhf.yaml.' };
}

/** `a/b/c.md`: `a/` and `a/b/`. */
function parents(path: string): readonly string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));
}

/** The highest class of the DHF's software systems; C where none is declared (4.3 g). */
function classOf({ graph }: Survey): SafetyClass {
  const classes = graph.ofKind('software-system').map((system) => graph.classOf(system).class);
  return classes.sort().at(-1) ?? 'C';
}
