import type { LinkRow } from '../../../../../model/kind.ts';
import type { TraceLink } from '../../../../../model/link.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { type ItemSubject, inEachItem } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { livingKind } from '../../demands.ts';

/** A link field that takes no more than some links, as an item wrote it. */
interface Limited extends ItemSubject {
  readonly row: LinkRow;
  readonly links: readonly TraceLink[];
}

export default defineRule({
  id: 'link-count-is-allowed',
  severity: { draft: 'error', release: 'error' },
  expect: inEachItem(limited).passes(({ item, row, links }) => {
    const targets = [...new Set(links.map((link) => link.target))];
    const extra = links.find((link) => link.target === targets[row.max]);
    if (extra === undefined) return undefined;
    return {
      place: extra.place,
      message: `${item.id} has ${targets.length} links under \`${row.name}\`, which takes ${row.max === 1 ? 'one' : row.max} at most`,
      fix: `Keep ${row.max === 1 ? 'the one' : `the ${row.max}`} that holds: ${row.help.charAt(0).toLowerCase()}${row.help.slice(1)}`,
    };
  }),
});

function* limited(item: TraceItem, { graph }: RuleContext): Iterable<Limited> {
  for (const row of livingKind(item)?.links ?? []) {
    const links = row.max === Number.POSITIVE_INFINITY ? [] : graph.linksFrom(item, row.name);
    if (links.length > 0) yield { item, row, links };
  }
}
