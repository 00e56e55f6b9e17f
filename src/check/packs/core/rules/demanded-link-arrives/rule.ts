import type { Arrival, ArrivalRow, Kind } from '../../../../../model/kind.ts';
import { type KindName, kinds } from '../../../../../model/kinds.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import type { LinkDemand } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { aKindTitle, anyOf } from '../../../../words.ts';
import { cited, everyDemand, why } from '../../demands.ts';
import { tally } from '../../tally.ts';

type LinkDemands = ArrivalRow['demands'];

export default defineRule({
  id: 'demanded-link-arrives',
  severity: { draft: 'warning', release: 'error' },
  expect: everyDemand<LinkDemands[number], ArrivalRow>((kind) => kind.arrivals).passes((demanded, { graph }) => {
    const { item, row, demand } = demanded;
    const arrivals: readonly Arrival[] = [row, ...(row.or ?? [])];
    const found = tally(item, graph, arrivals.map(asDemand));
    if (found.good + found.reported >= (demand.min ?? 1)) return undefined;
    return {
      ...cited(demanded),
      message: `No ${anyOf(arrivals.map(({ name }) => `\`${name}\``))} link leads to ${item.id}, ${why(demanded)}${found.instead}`,
      fix: `${row.help} Write ${arrivals.map((arrival) => sentence(arrival, item)).join(', or ')}.`,
      related: found.related,
    };
  }),
});

function asDemand({ name, from, counts }: Arrival): LinkDemand {
  return {
    in: name,
    ...(from === undefined ? {} : { from }),
    ...(counts === undefined
      ? {}
      : { where: (other, _graph, item) => counts.holds(other, item), whereNot: (other) => `${other.id} ${counts.otherwise}` }),
  };
}

/** `` `verifies: [SWU-1]` on a test case or a review ``. */
function sentence({ name, from }: Arrival, item: TraceItem): string {
  const writers = (Object.values(kinds) as Kind[]).filter((kind) => {
    const row = kind.links.find((link) => link.name === name);
    const reaches = row !== undefined && (row.to === 'any' || row.to.includes(item.kind as KindName));
    return reaches && (from === undefined || from.includes(kind.name as KindName));
  });
  return `\`${name}: [${item.id}]\` on ${anyOf(writers.map((kind) => aKindTitle(kind.name as KindName)))}`;
}
