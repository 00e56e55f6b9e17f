import { type ChangedThing, changedThings, deletedFor, isListed } from '../../../../../model/change-coverage.ts';
import { isRejected, nameOf, requestsByCommit } from '../../../../../model/changes.ts';
import { controlStart } from '../../../../../model/control-start.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf, someOf } from '../../../../words.ts';

/** A commit under control with what it changed, told of the first of its requests. */
interface Made extends ItemSubject {
  readonly requests: readonly TraceItem[];
  readonly commit: Commit;
  readonly things: readonly ChangedThing[];
  /** IDs that it deleted for good. */
  readonly deleted: readonly string[];
}

export default defineRule({
  id: 'change-request-lists-what-it-changes',
  clause: '8.2.2',
  alsoClauses: ['8.2.1'],
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['history'],
  expect: eachOf(made).passes((subject, { graph }) => [...unlisted(subject, graph), ...deletedForGood(subject)]),
});

function* made({ graph }: RuleContext): Iterable<Made> {
  const start = controlStart(graph);
  if (start === undefined) return;
  for (const [commit, all] of requestsByCommit(graph, graph.evidence.history as History)) {
    const requests = all.filter((request) => !isRejected(request));
    const [item] = requests;
    const things = start.isBefore(commit) ? changedThings(commit, graph) : undefined;
    if (item === undefined || things === undefined) continue;
    const deleted = deletedFor(requests, commit, graph);
    if (things.length + deleted.length > 0) yield { item, requests, commit, things, deleted };
  }
}

function unlisted({ item, requests, commit, things }: Made, graph: TraceGraph): readonly Breach[] {
  const found = things.filter((thing) => !isListed(thing, requests, graph));
  if (found.length === 0) return [];
  const ids = found.map((thing) => thing.item.id);
  const takesAway = found.every(({ isTakenAway }) => isTakenAway);
  return [
    {
      place: fieldPlace(item, 'changes'),
      message: `${madeFor(commit, requests)} and ${takesAway ? 'takes away' : 'changes'} ${someOf(found.map(words))}, which ${requests.length === 1 ? 'it does' : 'they do'} not list`,
      fix: `Where this belongs to the request, add ${someOf(ids)} to its \`changes\`, judge what it means for safety, and have it approved again; else take the change back, or give it a request of its own.`,
      related: found.map((thing) => ({
        message: `${words(thing)} ${thing.isTakenAway ? 'was taken away' : 'changed'}`,
        place: thing.item.idPlace,
      })),
    },
  ];
}

function deletedForGood({ item, requests, commit, deleted }: Made): readonly Breach[] {
  if (deleted.length === 0) return [];
  return [
    {
      place: fieldPlace(item, 'changes'),
      message: `${madeFor(commit, requests)} and deletes ${someOf(deleted)}, so that no request can list ${deleted.length === 1 ? 'it' : 'them'} and nobody can look ${deleted.length === 1 ? 'it' : 'them'} up`,
      fix: `Bring ${someOf(deleted)} back with \`status: retired\`, and add ${deleted.length === 1 ? 'it' : 'them'} to \`changes\` of the request.`,
    },
  ];
}

function madeFor(commit: Commit, requests: readonly TraceItem[]): string {
  return `${nameOf(commit)} was made for ${allOf(requests.map(({ id }) => id))}`;
}

/** `SRS-4`, or `SWU-3 with src/alarm.ts` where only its source changed. */
function words({ item, fields, files: [file] }: ChangedThing): string {
  return fields.length > 0 || file === undefined ? item.id : `${item.id} with ${file}`;
}
