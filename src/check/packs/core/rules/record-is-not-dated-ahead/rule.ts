import type { KindName } from '../../../../../model/kinds.ts';
import { dayOf, isMoment } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

/** Fields that say when something was done, by the kind of record. Approvals and runs are looked at by rules of their own. */
const days = {
  'problem-report': ['investigated-on', 'residual-judged-on', 'closed-on', 'reopened-on'],
  'change-request': ['closed-on'],
  feedback: ['received-on'],
  review: ['held-on'],
  statement: ['stated-on'],
} as const satisfies Partial<Record<KindName, readonly string[]>>;

export default defineRule({
  id: 'record-is-not-dated-ahead',
  severity: { draft: 'warning', release: 'error' },
  expect: every(...(Object.keys(days) as (keyof typeof days)[]))
    .where(({ status }) => status !== 'draft')
    .passes((item, { asOf }) => days[item.kind as keyof typeof days].flatMap((field) => ahead(item, field, asOf))),
});

function ahead(item: TraceItem, field: string, asOf: string): readonly Breach[] {
  const day = answer(item, field) ?? '';
  if (!isMoment(day) || dayOf(day) <= asOf) return [];
  return [
    {
      place: fieldPlace(item, field),
      message: `${item.id} gives ${day} as \`${field}\`, which is still to come on ${asOf}: what has not happened yet cannot be on record`,
      fix: 'Write the day on which it was done; where it is still to be done, leave the field out until then.',
    },
  ];
}
