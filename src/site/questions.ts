import { addressOf } from './address.ts';
import type { SitePage } from './page.ts';
import type { homeStrings } from './strings/home.ts';

/** A question that an auditor asks, in one or more sentences, and where a site answers each. */
export type Question = readonly {
  readonly words: keyof typeof homeStrings;
  /** Undefined where the site has no page that could. */
  readonly answer: { readonly path: string; readonly anchor?: string } | undefined;
}[];

type Known = Pick<SitePage, 'path' | 'headings'>;

/** Pages that answer, the best first; an anchor counts where a heading of the page begins with it. */
type Places = readonly (readonly [path: string, anchor?: string])[];

const { classification, items, risk, releases, changes, problems, tests, soup, matrix, documents, unchecked, approvals } = addressOf;

type Sentence = readonly [words: keyof typeof homeStrings, places: Places];

const questions: readonly (readonly Sentence[])[] = [
  [['q1', [[classification], [items, 'software-system']]]],
  [['q2', [[risk], [items, 'hazard']]]],
  [
    ['q3', [[items, 'software-requirement'], [items]]],
    ['q3b', [[addressOf.home, 'since'], [releases]]],
  ],
  [['q4', [[problems, 'failures'], [problems], [tests]]]],
  [['q5', [[releases], [items, 'release']]]],
  [['q6', [[soup]]]],
  [['q7', [[matrix]]]],
  [['q8', [[tests, 'platforms-'], [tests]]]],
  [['q9', [[releases], [problems], [items, 'problem-report']]]],
  [['q10', [[changes], [items, 'change-request']]]],
  [['q11', [[addressOf.clauses('iec-62304'), 'part-5.1'], [documents]]]],
  [['q12', [[unchecked, 'tool']]]],
  [['q13', [[approvals]]]],
  [['q14', [[unchecked]]]],
];

/** The questions of an auditor (design: product), each with the place in these pages that answers it. */
export function auditorQuestions(pages: readonly Known[]): readonly Question[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return questions.map((sentences) => sentences.map(([words, places]) => ({ words, answer: first(places, byPath) })));
}

function first(places: Places, pages: ReadonlyMap<string, Known>): Question[number]['answer'] {
  for (const [path, begins] of places) {
    const page = pages.get(path);
    if (page === undefined) continue;
    if (begins === undefined) return { path };
    const anchor = page.headings.find(({ id }) => id.startsWith(begins))?.id;
    if (anchor !== undefined) return { path, anchor };
  }
  return undefined;
}
