import { lookedAtAfter } from '../../../../../model/change-evidence.ts';
import { commitsByRequest, firstApproval, isRejected, nameOf, signedAt } from '../../../../../model/changes.ts';
import { type ClassFeed, classFeeds, systemsFedBy } from '../../../../../model/class-feed.ts';
import { approvedClasses } from '../../../../../model/class-history.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import type { SafetyClass } from '../../../../../model/safety-class.ts';
import { isLater, latest } from '../../../../../model/times.ts';
import { answer, answers, fieldPlace, isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf, someOf } from '../../../../words.ts';
import { declaredClass } from '../../class-givers.ts';

/** A change request that says what it does to safety classes, and a commit of it that did something to what classes follow from. */
interface Evaluated extends ItemSubject {
  readonly commit: Commit;
  readonly feeds: readonly ClassFeed[];
}

export default defineRule({
  id: 'class-is-evaluated-again-with-the-change',
  clause: '8.2.2',
  alsoClauses: ['4.3 a'],
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['history'],
  expect: eachOf(evaluated).passes((subject, { graph }) => {
    const said = answer(subject.item, 'class-reevaluation');
    if (said === 'unchanged') return contradicted(subject, graph) ?? notLookedAt(subject, graph);
    return said === 'raised' || said === 'lowered' ? movedOtherwise(subject, said, graph) : undefined;
  }),
});

function* evaluated({ graph }: RuleContext): Iterable<Evaluated> {
  for (const [item, commits] of commitsByRequest(graph, graph.evidence.history as History)) {
    if (isRejected(item) || !isAnswered(item, 'class-reevaluation')) continue;
    for (const commit of commits) {
      const feeds = classFeeds(commit, graph);
      if (feeds.length > 0) yield { item, commit, feeds };
    }
  }
}

/** The class itself is another one now than it was approved as. */
function contradicted({ item, commit, feeds }: Evaluated, graph: TraceGraph): Breach | undefined {
  const moved = feeds.filter((feed) => feed.fields.includes('safety-class') && wasOther(feed.item, graph)).map((feed) => feed.item);
  if (moved.length === 0) return undefined;
  return {
    place: fieldPlace(item, 'class-reevaluation'),
    message: `${item.id} says that no safety class changes, but ${nameOf(commit)} declares another one for ${someOf(moved.map(({ id }) => id))}`,
    fix: 'Answer `raised` or `lowered`, say why under Safety analysis, name what has to be done again for the new class, and have the request approved again.',
    related: moved.map((each) => ({ message: `${each.id} declares its class here`, place: fieldPlace(each, 'safety-class') })),
  };
}

function wasOther(item: TraceItem, graph: TraceGraph): boolean {
  const now = declaredClass(item);
  return approvedClasses(item, graph).some((each) => each.class !== now);
}

/** A class went the other way than the request says. */
function movedOtherwise({ item, commit, feeds }: Evaluated, said: 'raised' | 'lowered', graph: TraceGraph): Breach | undefined {
  const moves = feeds.flatMap((feed) => (feed.fields.includes('safety-class') ? (moveOf(feed.item, commit, graph) ?? []) : []));
  const against = moves.filter(({ from, to }) => (said === 'raised' ? to < from : to > from));
  if (against.length === 0) return undefined;
  const listed = someOf(against.map(({ thing, from, to }) => `${thing.id} from class ${from} to class ${to}`));
  return {
    place: fieldPlace(item, 'class-reevaluation'),
    message: `${item.id} says that safety classes are ${said}, but ${nameOf(commit)} ${said === 'raised' ? 'lowers' : 'raises'} ${listed}`,
    fix: 'Correct the class or the answer, say why under Safety analysis, and have the request approved again; where one class goes up and another down, write a request for each.',
    related: against.map(({ thing }) => ({ message: `${thing.id} declares its class here`, place: fieldPlace(thing, 'safety-class') })),
  };
}

interface Move {
  readonly thing: TraceItem;
  readonly from: SafetyClass;
  readonly to: SafetyClass;
}

/** From the class approved last before a commit to that of today, where no later commit moved it again: what it was between two of them nobody can tell. */
function moveOf(thing: TraceItem, commit: Commit, graph: TraceGraph): Move | undefined {
  const to = declaredClass(thing);
  const { commits } = graph.evidence.history as History;
  const last = commits.find(({ items = [] }) => items.some(({ id, fields }) => id === thing.id && fields.includes('safety-class')));
  if (to === undefined || last !== commit) return undefined;
  const before = approvedClasses(thing, graph).filter((each) => each.class !== to && !isLater(signedAt(each.approval), commit.at));
  const from = latest(before, ({ approval }) => signedAt(approval))?.class;
  return from && { thing, from, to };
}

/** `unchanged` is an answer where somebody looked: the request gives the reason, or the software was reviewed or approved since. */
function notLookedAt({ item, commit, feeds }: Evaluated, graph: TraceGraph): Breach | undefined {
  const systems = systemsFedBy(
    feeds.map((feed) => feed.item),
    graph,
  );
  const said = [answer(item, 'safety-analysis') ?? '', ...answers(item, 'repeat-activities').map(({ text }) => text)];
  const named = new Set(said.flatMap((text) => idsIn(text, graph)));
  const approval = firstApproval(item, graph);
  const since = approval === undefined ? commit.at : signedAt(approval);
  const open = systems.filter((system) => !named.has(system) && !lookedAtAfter(system, since, graph));
  if (open.length === 0) return undefined;
  const ids = allOf(open.map(({ id }) => id));
  return {
    place: fieldPlace(item, 'class-reevaluation'),
    message: `${item.id} says that no safety class changes; but ${nameOf(commit)} changes ${someOf(feeds.map(words))}, from which classes follow, and nothing shows that somebody looked again at the class of ${ids}`,
    fix: `Say under Safety analysis why ${ids} ${open.length === 1 ? 'keeps its class' : 'keep their classes'}, or record a review of the classification; where the class moved, answer \`raised\` or \`lowered\`.`,
    related: feeds.map((feed) => ({ message: `${words(feed)} changed`, place: feed.item.idPlace })),
  };
}

/** `RISK-2 (external-severity)` */
function words({ item, fields }: ClassFeed): string {
  return fields.length === 0 ? item.id : `${item.id} (${fields.join(', ')})`;
}
