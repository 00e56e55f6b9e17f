import { answer } from '../../../model/trace-item.ts';
import type { ClauseAnswer } from '../../claims.ts';
import type { RuleContext } from '../../rule.ts';

/**
 * Nothing answers the clause, and there is no finished document of the kind that would: IEC 62304 4.2 asks for that document (for the report at release
 * alone), and tells so.
 */
export function isToldMissing(kind: 'risk-management-plan' | 'risk-management-report') {
  return ({ claims }: ClauseAnswer, { graph, packs, stage }: RuleContext): boolean => {
    if (claims.length > 0 || packs.every(({ standard }) => standard !== 'IEC 62304')) return false;
    if (kind === 'risk-management-report' && stage !== 'release') return false;
    return graph.ofKind('document').every((each) => each.status === 'draft' || answer(each, 'kind') !== kind);
  };
}
