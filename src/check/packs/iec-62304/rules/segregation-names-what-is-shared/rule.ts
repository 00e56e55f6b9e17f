import { holders, parts } from '../../../../../model/structure.ts';
import { answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import type { Sight } from '../../../../gather.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { areNamedOutside, type Named, plain, resourcesOf } from '../../sharing.ts';

export default defineRule({
  id: 'segregation-names-what-is-shared',
  clause: '4.3 d',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.3.d-2'],
  expect: every('segregation').passes((item, sight): readonly Breach[] => [...unnamed(item, sight), ...outside(item)]),
});

interface Shared {
  readonly low: Named;
  readonly high: Named;
}

/** That nothing is said at all about shared resources is a gap in the record, told as such. */
function unnamed(segregation: TraceItem, sight: Sight): Breach[] {
  const named = answers(segregation, 'shared-resources').map(({ text }) => plain(text));
  if (named.length === 0) return [];
  const open = [...sharedBy(segregation, sight)].filter(([name]) => !named.includes(name)).map(([, shared]) => shared);
  if (open.length === 0) return [];
  const [first] = open as [Shared];
  const names = allOf(open.map(({ low }) => low.text));
  const users = `${first.low.item.id} and ${first.high.item.id} both use`;
  const what = named.includes('none')
    ? `says that nothing is shared, but ${users} ${names}`
    : `does not name ${names}; ${users} ${first.low.text}`;
  return [
    {
      place: fieldPlace(segregation, 'shared-resources'),
      message: `${segregation.id} ${what}, and a failure can pass that way`,
      fix: `Say under the heading Mechanism why no failure passes through ${open.length === 1 ? 'it' : 'them'}, and name ${open.length === 1 ? 'it' : 'them'} under \`shared-resources\`.`,
      related: open.flatMap(({ low, high }) =>
        [low, high].map(({ item, text }) => ({ message: `${item.id} uses ${text}`, place: fieldPlace(item, 'resources') })),
      ),
    },
  ];
}

/** Resources that stand on both sides, by plain name. */
function sharedBy(segregation: TraceItem, { graph, gathered }: Sight): ReadonlyMap<string, Shared> {
  const lows = graph.targets(segregation, 'segregates-low');
  const inLow = new Set(lows.flatMap((each) => [each, ...parts(each, graph)]));
  const found = new Map<string, Shared>();
  for (const each of lows) {
    const low = resourcesOf(each, graph, new Set());
    if (!areNamedOutside(low.keys(), inLow, { graph, gathered })) continue;
    for (const high of graph.targets(segregation, 'segregates-high')) {
      const without = new Set([...inLow, ...(holders(each, graph).includes(high) ? holders(each, graph) : [])]);
      for (const [name, of] of resourcesOf(high, graph, without)) {
        const own = low.get(name);
        if (own !== undefined && !found.has(name)) found.set(name, { low: own, high: of });
      }
    }
  }
  return found;
}

function outside(segregation: TraceItem): Breach[] {
  if (segregation.inRiskFile) return [];
  return [
    {
      message: `${segregation.id} gives a part of the software a lower class, but stands outside the risk management file`,
      fix: 'Move it into the folder that `files.risk-management-file` names.',
    },
  ];
}
