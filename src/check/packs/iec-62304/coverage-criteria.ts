import type { TraceGraph } from '../../../model/graph.ts';
import { answers, type TraceItem } from '../../../model/trace-item.ts';
import { criteriaSections } from './criteria-set.ts';

/** A share of lines or branches that tests must reach, as the criteria of a unit say. */
export interface CoverageCriterion {
  readonly of: 'lines' | 'branches';
  readonly percent: number;
  /** As written. */
  readonly words: string;
}

/** “statement coverage is at least 95 %”, “branch coverage: 100 %”, in one sentence. */
const criterion = /\b(line|statement|branch|decision)s?[ -]+coverage\b([^.;%\n]{0,40}?)(\d{1,3}(?:\.\d+)?)\s*%/gi;

/** Words that make of it something that was found, or a bound from above. */
const noDemand = /\b(?:was|were|measured|reached|below|less than|at most|no more than|up to)\b/i;

/** The coverage that the criteria of a unit demand: its own, or those of the section that it names. */
export function coverageCriteria(unit: TraceItem, graph: TraceGraph): readonly CoverageCriterion[] {
  const own = answers(unit, 'acceptance-criteria').map(({ text }) => text);
  const texts = [...own, ...criteriaSections(unit, graph).map(({ words }) => words)];
  return texts.flatMap((text) =>
    [...text.matchAll(criterion)].flatMap(([words, kind = '', between = '', percent]): readonly CoverageCriterion[] => {
      const demanded = Number(percent);
      if (demanded > 100 || noDemand.test(between)) return [];
      return [{ of: /^[bd]/i.test(kind) ? 'branches' : 'lines', percent: demanded, words }];
    }),
  );
}
