import { answer } from '../../../model/trace-item.ts';
import type { ClauseAnswer } from '../../claims.ts';
import type { RuleContext } from '../../rule.ts';

/** Nothing answers the clause, and there is no finished risk management report that could: at release IEC 62304 4.2 asks for that report, and tells so. */
export function reportIsToldMissing({ claims }: ClauseAnswer, { graph, packs, stage }: RuleContext): boolean {
  if (claims.length > 0 || stage !== 'release' || packs.every(({ standard }) => standard !== 'IEC 62304')) return false;
  return graph.ofKind('document').every((each) => each.status === 'draft' || answer(each, 'kind') !== 'risk-management-report');
}
