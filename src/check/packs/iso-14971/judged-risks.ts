import type { TraceGraph } from '../../../model/graph.ts';
import { computedAcceptability, riskScales } from '../../../model/risk-scales.ts';
import { answer } from '../../../model/trace-item.ts';
import type { ItemSubject } from '../../expect.ts';

/** A finished risk that answers whether it is acceptable. */
export interface JudgedRisk extends ItemSubject {
  readonly isUnacceptable: boolean;
}

/** Every risk that is judged before controls, or after all of them. One that is called unacceptable where the matrix accepts it is not counted so: that answer is told by itself. */
export function judgedRisks(evaluation: 'initial' | 'residual', graph: TraceGraph): readonly JudgedRisk[] {
  const scales = riskScales(graph);
  return graph.ofKind('risk').flatMap((item) => {
    const stated = answer(item, `${evaluation}-acceptable`);
    if (item.status === 'draft' || stated === undefined) return [];
    const accepted = scales !== undefined && computedAcceptability(item, evaluation, scales) === true;
    return [{ item, isUnacceptable: stated === 'no' && !accepted }];
  });
}
