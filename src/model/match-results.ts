import { type AutomatedAs, automatedIndex } from './automated-as.ts';
import type { ReportedTest } from './test-report.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is known of a test case, to find the tests that carry it out. */
export interface KnownCase {
  readonly id: string;
  readonly formerIds: readonly string[];
  /** Each as `file > name`. */
  readonly automatedAs: readonly string[];
}

/** The test cases that a reported test is a result of; none when it names none, or nobody can tell which. */
export interface Match {
  readonly cases: readonly string[];
  /** What it names instead, where nobody can tell; empty when it names nothing. */
  readonly ambiguous: readonly string[];
}

type Words = Pick<Vocabulary, 'idsIn' | 'isId' | 'kindOfId'>;

const nothing: Match = { cases: [], ambiguous: [] };

/**
 * Finds the test cases of reported tests. An ID that the test names itself comes first, always whole: as a mark (property, tag, category), as a tag in the
 * name (`[test TC-7]`, `@TC-7`), or as a word of the name, the innermost name that has one. Without any, a test case may name the test under `automated-as`.
 * One test gives a result of several cases only where all of them stand as marks or tags, or name it themselves; any other who names more than one is
 * ambiguous.
 */
export function resultMatcher(cases: readonly KnownCase[], vocabulary: Words): (test: ReportedTest) => Match {
  const known = new Map(cases.flatMap(({ id, formerIds }) => formerIds.map((former) => [former, id] as const)));
  for (const { id } of cases) known.set(id, id);
  const index: AutomatedAs = automatedIndex(cases);
  const isCase = (id: string) => known.has(id) || vocabulary.kindOfId(id) === 'test-case';
  const named = (text: string) => [...new Set(vocabulary.idsIn(text.replaceAll(atSign, '$1')).map(({ id }) => id))].filter(isCase);
  return (test) => {
    const ownName = test.names.at(-1) ?? '';
    const meant = new Set([...test.marks.flatMap(({ value }) => named(value)), ...tagsIn(ownName, vocabulary).filter(isCase)]);
    const inNames =
      test.names
        .toReversed()
        .map(named)
        .find((ids) => ids.length > 0) ?? [];
    if (meant.size > 0) return among(inNames.every((id) => meant.has(id)) ? meant : new Set([...meant, ...inNames]), meant, known);
    if (inNames.length > 0)
      return inNames.length === 1 ? among(new Set(inNames), new Set(inNames), known) : { ...nothing, ambiguous: inNames };
    return index(test);
  };
}

/** The sign before a tag, as in `@TC-7`. */
const atSign = /(^|[\s,;([])@/g;

/** All that is named is meant, and known; a single one that nobody knows is nothing. */
function among(all: ReadonlySet<string>, meant: ReadonlySet<string>, known: ReadonlyMap<string, string>): Match {
  const ids = [...all];
  if (ids.every((id) => meant.has(id) && known.has(id)))
    return { ...nothing, cases: [...new Set(ids.map((id) => known.get(id) as string))] };
  return ids.length === 1 ? nothing : { ...nothing, ambiguous: ids };
}

/** IDs in square brackets, after a word or none, and those with an at sign before them. */
function tagsIn(name: string, vocabulary: Words): readonly string[] {
  const brackets = [...name.matchAll(/\[([^\][]*)\]/g)].flatMap(([, inside = '']) => {
    const words = inside.split(/[\s,;:@]+/).filter((word) => word !== '');
    const ids = vocabulary.isId(words[0] ?? '') ? words : words.slice(1);
    return ids.every((id) => vocabulary.isId(id)) ? ids : [];
  });
  const signs = [...name.matchAll(/(?<=^|\s)@([^\s,;:()[\]]+)/g)].map(([, word = '']) => word).filter((word) => vocabulary.isId(word));
  return [...brackets, ...signs];
}
