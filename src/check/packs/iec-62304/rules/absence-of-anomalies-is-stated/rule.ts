import type { TraceGraph } from '../../../../../model/graph.ts';
import { isInForce, runAt, runsOf, statementsOfNone } from '../../../../../model/releases.ts';
import { isLater, latest } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

/** A release, and who says that no anomaly of it is known. */
interface Stated extends ItemSubject {
  readonly statement: TraceItem;
}

export default defineRule({
  id: 'absence-of-anomalies-is-stated',
  clause: '5.8.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'off', release: 'error' },
  checks: ['R-5.8.2-2'],
  expect: eachOf(statements).passes(
    ({ item, statement }, { graph }) => contradicted(statement, item, graph) ?? outdated(statement, item, graph),
  ),
});

function* statements({ graph }: RuleContext): Iterable<Stated> {
  for (const release of graph.ofKind('release').filter(isInForce)) {
    for (const statement of statementsOfNone(release, graph)) yield { item: release, statement };
  }
}

function contradicted(statement: TraceItem, release: TraceItem, graph: TraceGraph): Breach | undefined {
  const listed = graph.sources(release, 'residual-in');
  if (listed.length === 0) return undefined;
  return {
    item: statement,
    place: statement.idPlace,
    message: `${statement.id} says that no anomaly of ${release.id} is known, but ${allOf(listed.map((each) => each.id))} ${listed.length === 1 ? 'is' : 'are'} listed for it`,
    fix: 'Take the statement out; the list of anomalies speaks for itself.',
    related: listed.map((each) => ({ message: `${each.id} is listed for ${release.id}`, place: fieldPlace(each, 'residual-in') })),
  };
}

/** Nobody can know before the last test what it will find, nor after the release what was known at it. */
function outdated(statement: TraceItem, release: TraceItem, graph: TraceGraph): Breach | undefined {
  const on = answer(statement, 'stated-on') ?? '';
  const out = answer(release, 'released-on') ?? '';
  const last = latest(runsOf(release, graph), runAt);
  const what = isLater(on, out)
    ? `after ${release.id} was released on ${out}`
    : last && isLater(runAt(last), on)
      ? `before ${last.id} ended at ${runAt(last)}`
      : undefined;
  if (what === undefined) return undefined;
  return {
    item: statement,
    place: fieldPlace(statement, 'stated-on'),
    message: `${statement.id} says on ${on} that no anomaly of ${release.id} is known, ${what}`,
    fix: 'Search once more after the last formal run and before the release, and write the day of that search.',
  };
}
