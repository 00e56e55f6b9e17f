import { FilterError, parseFilter } from '../../model/filter.ts';
import { compareIds } from '../../model/ids.ts';
import type { Kind } from '../../model/kind.ts';
import { kinds } from '../../model/kinds.ts';
import { nearest } from '../../model/nearest.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { Refused } from '../new-item.ts';
import type { Survey } from '../survey.ts';

/** The test cases that a manual run is asked to carry out, by their IDs or by a filter, in the order of IDs. */
export function casesAsked(
  { graph, vocabulary }: Survey,
  { cases, filter }: { readonly cases: readonly string[]; readonly filter?: string | undefined },
): readonly TraceItem[] | Refused {
  const all = graph.ofKind('test-case').filter(({ status }) => status !== 'draft');
  if (filter !== undefined) {
    try {
      const fits = parseFilter(filter, { kind: kinds['test-case'] as Kind, vocabulary });
      const found = all.filter((item) => fits(item, graph));
      return found.length > 0 ? found : { refused: `no test case fits “${filter}”`, fix: 'Ask otherwise, or name the cases with --cases.' };
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      return { refused: `the filter cannot be read: ${error.message}`, fix: error.fix };
    }
  }
  if (cases.length === 0)
    return { refused: 'it is not said which cases are carried out', fix: 'Write --cases=TC-1,TC-2 or --filter="level = validation".' };
  const items = cases.map((id) => graph.item(id) ?? id);
  const wrong = items.find((item) => typeof item === 'string' || item.kind !== 'test-case');
  if (wrong !== undefined) {
    const id = typeof wrong === 'string' ? wrong : wrong.id;
    const near = nearest(
      id,
      all.map((item) => item.id),
    );
    return { refused: `${id} is no test case`, fix: near === undefined ? 'Name test cases of this DHF.' : `Did you mean ${near}?` };
  }
  return [...new Set(items as TraceItem[])].sort((a, b) => compareIds(a.id, b.id));
}
