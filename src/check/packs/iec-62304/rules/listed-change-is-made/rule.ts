import { listedInVain } from '../../../../../model/change-coverage.ts';
import { isRejected } from '../../../../../model/changes.ts';
import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { someOf } from '../../../../words.ts';

export default defineRule({
  id: 'listed-change-is-made',
  clause: '8.2.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  needs: ['history'],
  expect: every('change-request')
    .where((item, { graph }) => answer(item, 'closed-on') !== undefined && !isRejected(item) && listedInVain(item, graph) !== undefined)
    .passes((item, { graph }) => {
      const missing = listedInVain(item, graph) ?? [];
      if (missing.length === 0) return undefined;
      const ids = someOf(missing.map(({ id }) => id));
      return {
        place: fieldPlace(item, 'changes'),
        message: `${item.id} is closed and says that it changes ${ids}, but no commit made for it did`,
        fix: `Name the commit that did under \`commits\`; or take ${ids} out of \`changes\`, say why, and have the request approved again.`,
        related: missing.map((each) => ({ message: `${each.id} was not changed`, place: each.idPlace })),
      };
    }),
});
