import { type ChangedThing, changedThings, isListed } from '../../../../../model/change-coverage.ts';
import { isRejected, nameOf, requestsByCommit } from '../../../../../model/changes.ts';
import { controlStart } from '../../../../../model/control-start.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf, someOf } from '../../../../words.ts';

/** A commit under control with what it changed, told of the first of its requests. */
interface Made extends ItemSubject {
  readonly requests: readonly TraceItem[];
  readonly commit: Commit;
  readonly things: readonly ChangedThing[];
}

export default defineRule({
  id: 'change-request-lists-what-it-changes',
  clause: '8.2.2',
  alsoClauses: ['8.2.1'],
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['history'],
  expect: eachOf(made).passes(({ item, requests, commit, things }, { graph }): Breach | undefined => {
    const unlisted = things.filter((thing) => !isListed(thing, requests, graph));
    if (unlisted.length === 0) return undefined;
    const ids = unlisted.map((thing) => thing.item.id);
    return {
      place: fieldPlace(item, 'changes'),
      message: `${nameOf(commit)} was made for ${allOf(requests.map(({ id }) => id))} and changes ${someOf(unlisted.map(words))}, which ${requests.length === 1 ? 'it does' : 'they do'} not list`,
      fix: `Where this belongs to the request, add ${someOf(ids)} to its \`changes\`, judge what it means for safety, and have it approved again; else take the change back, or give it a request of its own.`,
      related: unlisted.map((thing) => ({ message: `${words(thing)} changed`, place: thing.item.idPlace })),
    };
  }),
});

function* made({ graph }: RuleContext): Iterable<Made> {
  const start = controlStart(graph);
  if (start === undefined) return;
  for (const [commit, all] of requestsByCommit(graph, graph.evidence.history as History)) {
    const requests = all.filter((request) => !isRejected(request));
    const [item] = requests;
    const things = start.isBefore(commit) ? changedThings(commit, graph) : undefined;
    if (item !== undefined && things !== undefined && things.length > 0) yield { item, requests, commit, things };
  }
}

/** `SRS-4`, or `SWU-3 with src/alarm.ts` where only its source changed. */
function words({ item, fields, files: [file] }: ChangedThing): string {
  return fields.length > 0 || file === undefined ? item.id : `${item.id} with ${file}`;
}
