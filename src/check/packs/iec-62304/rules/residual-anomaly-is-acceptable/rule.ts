import type { TraceGraph } from '../../../../../model/graph.ts';
import { isInForce } from '../../../../../model/releases.ts';
import { isLater } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'residual-anomaly-is-acceptable',
  clause: '5.8.3',
  classes: ['B', 'C'],
  severity: { draft: 'off', release: 'error' },
  checks: ['R-5.8.3-1'],
  expect: every('problem-report')
    .where((item, { graph }) => releasesWith(item, graph).length > 0)
    .passes((item, { graph }) => unacceptable(item, graph) ?? judgedTooLate(item, graph)),
});

function releasesWith(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.targets(item, 'residual-in').filter(isInForce);
}

function unacceptable(item: TraceItem, graph: TraceGraph): Breach | undefined {
  if (answer(item, 'residual-acceptable') !== 'no') return undefined;
  const releases = releasesWith(item, graph).map((each) => each.id);
  return {
    place: fieldPlace(item, 'residual-acceptable'),
    message: `${item.id} was judged not acceptable, but ${releases.join(' and ')} ${releases.length === 1 ? 'has' : 'have'} it`,
    fix: 'Mend it before the release, add a control that makes the risk acceptable and judge it again, or withdraw the release.',
  };
}

/** What was known before a release is judged before it; what came up later, when it came up. */
function judgedTooLate(item: TraceItem, graph: TraceGraph): Breach | undefined {
  const [known, judged] = [answer(item, 'investigated-on'), answer(item, 'residual-judged-on')];
  if (known === undefined || judged === undefined) return undefined;
  const late = releasesWith(item, graph).find((release) => {
    const out = answer(release, 'released-on') ?? '';
    return isLater(judged, out) && !isLater(known, out);
  });
  if (late === undefined) return undefined;
  return {
    place: fieldPlace(item, 'residual-judged-on'),
    message: `${item.id} was known on ${known}, but its risk was judged only on ${judged}, after ${late.id} was released on ${answer(late, 'released-on')}`,
    fix: 'Judge the risk of each known anomaly before the release; where the date is wrong, correct it.',
    related: [{ message: `${late.id} was released`, place: fieldPlace(late, 'released-on') }],
  };
}
