import { lookedAtAfter, ran, runsAfter, verifiedAfter } from '../../../../../model/change-evidence.ts';
import { commitsByRequest, firstApproval, isRejected, lastOf, nameOf, signedAt } from '../../../../../model/changes.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { isLater } from '../../../../../model/times.ts';
import { answers, fieldPlace, isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

/** A change request whose activities to be done again name something of which records can be found. */
interface Repeated extends ItemSubject {
  readonly last: Commit;
  readonly named: readonly TraceItem[];
  /** An activity that means tests and names none: `all automated cases`. */
  readonly tests: string | undefined;
}

export default defineRule({
  id: 'repeated-activities-have-newer-evidence',
  clause: '6.3.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-6.3.1-1'],
  needs: ['history'],
  expect: eachOf(repeated).passes((subject, { graph }) => {
    // A closed request without any verification after its change is told by 8.2.3.
    if (isAnswered(subject.item, 'closed-on') && verifiedAfter(subject.item, subject.last, graph).length === 0) return undefined;
    return [...untested(subject, graph), ...notLookedAt(subject, graph)];
  }),
});

function* repeated({ graph }: RuleContext): Iterable<Repeated> {
  for (const [item, commits] of commitsByRequest(graph, graph.evidence.history as History)) {
    const last = lastOf(commits);
    if (last === undefined || isRejected(item)) continue;
    const activities = answers(item, 'repeat-activities').map(({ text }) => ({ text, named: idsIn(text, graph) }));
    const named = [...new Set(activities.flatMap((activity) => activity.named))];
    const tests = activities.find((activity) => activity.named.length === 0 && meansTests(activity.text))?.text;
    if (named.length > 0 || tests !== undefined) yield { item, last, named, tests };
  }
}

function meansTests(text: string): boolean {
  return /\b(?:tests?|cases|regression|testfälle)\b/i.test(text);
}

/** Tests run again after the last commit of the change. */
function untested({ item, last, named, tests }: Repeated, graph: TraceGraph): readonly Breach[] {
  const runs = runsAfter(last, graph);
  const cases = named.filter((each) => each.kind === 'test-case' && !runs.some((run) => ran(run, each))).map((each) => each.id);
  const missing = [...cases, ...(tests !== undefined && runs.length === 0 ? [`“${tests}”`] : [])];
  if (missing.length === 0) return [];
  return [
    {
      place: fieldPlace(item, 'repeat-activities'),
      message: `${item.id} wants ${missing.join(', ')} done again, but no formal run of that ended after its last commit ${nameOf(last)} at ${last.at}`,
      fix: 'Run the tests again on a build that holds the change, and keep the record; or say in the request why they need not be repeated.',
    },
  ];
}

/** Requirements, designs, risks and documents reviewed, approved or changed since the request was approved. */
function notLookedAt({ item, last, named }: Repeated, graph: TraceGraph): readonly Breach[] {
  const approval = firstApproval(item, graph);
  const since = approval === undefined ? last.at : signedAt(approval);
  const missing = named.filter((each) => !isRecord(each) && !lookedAtAfter(each, since, graph) && !changedAfter(each, since, graph));
  if (missing.length === 0) return [];
  return [
    {
      place: fieldPlace(item, 'repeat-activities'),
      message: `${item.id} wants ${missing.map((each) => each.id).join(', ')} looked at again, but nothing shows that this was done since ${since}`,
      fix: 'Do it again and record it, as a review or an approval; or say in the request why it need not be repeated.',
      related: missing.map((each) => ({ message: `${each.id} stands here`, place: each.idPlace })),
    },
  ];
}

/** Tests are run, and records are what is looked for. */
function isRecord(item: TraceItem): boolean {
  return ['test-case', 'test-run', 'test-result', 'review', 'approval', 'change-request', 'problem-report'].includes(item.kind);
}

function changedAfter(item: TraceItem, since: string, graph: TraceGraph): boolean {
  const changed = graph.evidence.history?.changed[item.id]?.at;
  return changed !== undefined && !isLater(since, changed);
}
