import type { Declared } from '../../../../../model/declared.ts';
import { isPlaceholder } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

interface Settings extends Subject {
  readonly declared: Declared;
}

export default defineRule({
  id: 'quality-system-is-named',
  clause: '4.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.1-1'],
  expect: eachOf(settings).passes(({ declared }): Breach | undefined => {
    const { standard, manual, procedures = [] } = declared.qms ?? {};
    const open = [
      ...(says(standard) ? [] : ['its standard']),
      ...(says(manual) ? [] : ['its manual']),
      ...(procedures.some(says) && procedures.every(says) ? [] : ['the procedures that hold here']),
    ];
    if (open.length === 0) return undefined;
    const message =
      declared.qms === undefined
        ? 'The settings name no quality management system in which this software is made'
        : `The settings name a quality management system, but not ${allOf(open)}`;
    return { place: declared.placeOf(['qms']), message };
  }),
  fix: () => 'Write `qms:` with `standard`, `manual` (its number and revision) and `procedures`, each with its number.',
});

function* settings({ graph }: RuleContext): Iterable<Settings> {
  if (graph.declared !== undefined) yield { declared: graph.declared };
}

function says(text: string | undefined): boolean {
  return text !== undefined && !isPlaceholder(text);
}
