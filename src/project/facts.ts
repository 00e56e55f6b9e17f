import { isDeepStrictEqual } from 'node:util';
import type { NotJudged, Stage } from '../model/diagnostic.ts';
import type { Facts } from '../model/facts.ts';
import { lineStart, type Place } from '../model/place.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { readMarkdown } from '../read/markdown/index.ts';

/** A file of the DHF as text, its path relative to the root with `/`. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

export type Parser = 'satteri' | 'remark';

/** What one source says, and what keeps it from being read. At stage release both parsers read it, and must agree. */
export function factsOf(
  { file, text }: Source,
  vocabulary: Vocabulary,
  stage: Stage,
  parser: Parser = 'satteri',
): { readonly facts: Facts; readonly notJudged: readonly NotJudged[] } {
  const facts = readMarkdown(file, text, vocabulary, parser);
  const notJudged = facts.unreadable.map((each): NotJudged => ({ ...each, blocking: true }));
  if (stage === 'draft') return { facts, notJudged };
  const other = readMarkdown(file, text, vocabulary, parser === 'satteri' ? 'remark' : 'satteri');
  return { facts, notJudged: [...notJudged, ...disagreement(facts, other)] };
}

function disagreement(facts: Facts, other: Facts): readonly NotJudged[] {
  if (isDeepStrictEqual(facts, other)) return [];
  return [
    {
      what: facts.file,
      why: 'two readers of Markdown disagree on what is written here, so that readers of the page might, too',
      fix: 'Write this place more plainly: blank lines around lists and tables, no nested emphasis.',
      place: firstDifference(facts, other, lineStart(facts.file)),
      blocking: true,
    },
  ];
}

/** The innermost place around the first difference of two plain values. */
function firstDifference(one: unknown, other: unknown, around: Place): Place {
  if (!isObject(one) || !isObject(other)) return around;
  const here = isPlace(one.place) ? one.place : around;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (key !== 'place' && !isDeepStrictEqual(one[key], other[key]))
      return firstDifference(one[key] ?? other[key], other[key] ?? one[key], here);
  }
  return here;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPlace(value: unknown): value is Place {
  return isObject(value) && typeof value.line === 'number';
}
