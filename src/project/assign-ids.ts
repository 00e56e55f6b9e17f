import { existsSync, renameSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Facts, ItemFacts, Value } from '../model/facts.ts';
import type { Kind } from '../model/kind.ts';
import { kinds } from '../model/kinds.ts';
import type { Place } from '../model/place.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { readMarkdown } from '../read/markdown/index.ts';
import { nextId, quoted, seriesOf } from './next-id.ts';
import { writeWhole } from './output-file.ts';
import type { Survey } from './survey.ts';
import { readText } from './text-file.ts';

/** One thing that was changed, or that is left to the writer. */
export interface AssignNote {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly words: string;
  readonly done: boolean;
}

/** Where `SRS-?` stands for an ID still to come. */
interface Open {
  readonly file: string;
  readonly line: number;
  /** In UTF-16 units from the beginning of the file. */
  readonly offset: number;
  readonly word: string;
}

interface Change extends Open {
  readonly id: string;
}

type Texts = Map<string, string>;

/**
 * Gives numbers to the items that writers called `SRS-?`, in files, headings and rows, in the order of files and lines, and to the
 * links that can mean only one of them. Says each change, and each place that is left to the writer. Throws the system's errors.
 */
export function assignIds(survey: Survey): readonly AssignNote[] {
  const before = textsOf(survey);
  const changes = numbered(
    survey.facts.flatMap((facts) => definitionsIn(facts, before, survey.vocabulary)),
    survey,
  );
  const given = Map.groupBy(changes, (change) => change.word);
  const named = edited(before, changes);
  const links = [...named].flatMap(([file, text]) => linksIn(file, text, given, survey.vocabulary));
  const after = edited(named, links);
  for (const [file, text] of after) if (text !== before.get(file)) writeWhole(join(survey.root, file), text);
  return [
    ...changes.map((change) => note(change, `${change.word} is now ${change.id}`)),
    ...links.map((change) => note(change, `the link to ${change.word} leads to ${change.id}`)),
    ...[...after].flatMap(([file, text]) => leftIn(file, text, given)),
    ...changes.flatMap((change) => renamed(change, after.get(change.file) ?? '', survey)),
  ];
}

/** Texts in which a `?` could stand for a number. */
function textsOf({ root, facts }: Survey): Texts {
  const texts: Texts = new Map();
  for (const { file } of facts) {
    const read = readText(join(root, file), file);
    if ('text' in read && read.text.includes('?')) texts.set(file, read.text);
  }
  return texts;
}

/** Where the reader missed an ID because it still had no number. */
function definitionsIn({ file, troubles }: Facts, texts: Texts, vocabulary: Vocabulary): readonly Open[] {
  const text = texts.get(file);
  if (text === undefined) return [];
  return troubles
    .filter((trouble) => trouble.rule === 'item-is-identified')
    .flatMap(({ place }) => {
      const from = offsetOf(text, place.line, place.column);
      const found = /^[\s|"'*]*((\p{Lu}[\p{Lu}\p{N}]*(?:-\p{Lu}[\p{Lu}\p{N}]*)*)[-_.]?\?+)(?![\p{L}\p{N}])/u.exec(
        text.slice(from, offsetOf(text, place.endLine, place.endColumn)),
      );
      const [whole, word, prefix] = found ?? [];
      if (whole === undefined || word === undefined || prefix === undefined || vocabulary.kindOfPrefix(prefix) === undefined) return [];
      return [{ file, line: place.line, offset: from + whole.length - word.length, word }];
    });
}

function numbered(definitions: readonly Open[], { settings, used }: Survey): readonly Change[] {
  const taken = new Set(used);
  return definitions.map((open) => {
    const id = nextId(seriesOf(open.word.replace(/[-_.]?\?+$/, ''), settings.ids.pattern, taken), taken);
    taken.add(id);
    return { ...open, id };
  });
}

/** Link fields whose target is a word that stands for exactly one item. */
function linksIn(file: string, text: string, given: ReadonlyMap<string, readonly Change[]>, vocabulary: Vocabulary): readonly Change[] {
  const { items } = readMarkdown(file, text, vocabulary);
  return items
    .flatMap((item) => linkValues(item, vocabulary))
    .flatMap(({ text: word, place }) => {
      const [change, ...others] = given.get(word) ?? [];
      if (change === undefined || others.length > 0) return [];
      const from = offsetOf(text, place.line, place.column);
      const within = text.slice(from, offsetOf(text, place.endLine, place.endColumn)).indexOf(word);
      return within < 0 ? [] : [{ file, line: place.line, offset: from + within, word, id: change.id }];
    });
}

function linkValues(item: ItemFacts, vocabulary: Vocabulary): readonly Value[] {
  const name = item.type?.text ?? vocabulary.kindOfId(item.id.text) ?? '';
  const kind = Object.hasOwn(kinds, name) ? (kinds[name as keyof typeof kinds] as Kind) : undefined;
  return item.fields.filter((field) => kind?.links.some((link) => link.name === field.name)).flatMap((field) => field.values);
}

function edited(texts: Texts, changes: readonly Change[]): Texts {
  const after: Texts = new Map(texts);
  for (const { file, offset, word, id } of [...changes].sort((a, b) => b.offset - a.offset)) {
    const text = after.get(file) ?? '';
    after.set(file, text.slice(0, offset) + id + text.slice(offset + word.length));
  }
  return after;
}

/** Words that still stand somewhere, and what they could mean. */
function leftIn(file: string, text: string, given: ReadonlyMap<string, readonly Change[]>): readonly AssignNote[] {
  return [...given].flatMap(([word, changes]) =>
    [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_-])${quoted(word)}(?!\\?)`, 'gu'))].map(({ index }) => {
      const line = text.slice(0, index).split(/\r\n|\r|\n/).length;
      return {
        file,
        line,
        words: `${word} still stands here; it could mean ${changes.map((change) => change.id).join(' or ')}`,
        done: false,
      };
    }),
  );
}

/** A file that is an item bears its ID. */
function renamed({ file, id }: Change, text: string, { root, vocabulary }: Survey): readonly AssignNote[] {
  const item = readMarkdown(file, text, vocabulary).items.find((each) => each.id.text === id);
  const to = posix.join(posix.dirname(file), `${id}.md`);
  if (item?.spelling !== 'file' || to === file) return [];
  if (existsSync(join(root, to))) return [{ file, line: 1, words: `it is not renamed: ${to} is there already`, done: false }];
  renameSync(join(root, file), join(root, to));
  return [{ file, line: 1, words: `the file is now ${to}`, done: true }];
}

function note({ file, line }: Open, words: string): AssignNote {
  return { file, line, words, done: true };
}

function offsetOf(text: string, line: Place['line'], column: Place['column']): number {
  const ends = /\r\n|\r|\n/g;
  for (let at = 1; at < line; at++) if (ends.exec(text) === null) return text.length;
  return ends.lastIndex + column - 1;
}
