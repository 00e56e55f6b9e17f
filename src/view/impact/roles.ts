import { isSameName } from '../../model/declared.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { ImpactAction } from '../../model/impact.ts';
import { plannedRoles } from '../../model/planned-roles.ts';
import { formalResults, runOf } from '../../model/results.ts';
import { answer, type TraceItem } from '../../model/trace-item.ts';

/** Fields that name who decided, by kind. */
const decidedBy: Readonly<Partial<Record<TraceItem['kind'], string>>> = {
  risk: 'evaluator',
  soup: 'anomalies-reviewed-by',
  'problem-report': 'residual-judged-by',
  justification: 'approver',
};

/**
 * Who is asked to do something about an item: who did it last, by the role that `dhf.yaml` gives to the name; else the role that the register plans for the
 * document, or the document names; else the owner of the item; else its author, whoever that is.
 */
export function roleFor(action: ImpactAction, item: TraceItem, graph: TraceGraph): string {
  if (action === 'approve') return decidedRole(item, graph);
  const did = action === 'run' ? whoRan(item, graph) : action === 'decide' ? answer(item, decidedBy[item.kind] ?? '') : undefined;
  return roleOfName(did, graph) ?? workingRole(item, graph) ?? did ?? ownerOf(item, graph);
}

/** Who approves it. */
export function decidedRole(item: TraceItem, graph: TraceGraph): string {
  const [planned] = plannedRoles(item.document ?? item, graph);
  const latest = graph.approvals.covers(item.id)[0]?.approval;
  return planned ?? (latest && answer(latest, 'role')) ?? ownerOf(item, graph);
}

/** Who writes it. */
function workingRole(item: TraceItem, graph: TraceGraph): string | undefined {
  const document = item.document ?? item;
  const planned = graph
    .sources(document, 'produced-as')
    .flatMap((row) => (row.status === 'draft' ? [] : (answer(row, 'author-role') ?? [])));
  return planned[0] ?? roleOfName(answer(document, 'author'), graph);
}

function whoRan(test: TraceItem, graph: TraceGraph): string | undefined {
  const results = test.kind === 'test-case' ? formalResults(test, graph) : [];
  const run = results[0] && runOf(results[0], graph);
  return run && (answer(run, 'responsible') ?? answer(run, 'executor'));
}

function ownerOf(item: TraceItem, graph: TraceGraph): string {
  const owner = answer(item, 'owner') ?? (item.document && answer(item.document, 'owner'));
  return roleOfName(owner, graph) ?? owner ?? 'author';
}

/** The first role of the first person of `dhf.yaml` whom a text names: `Risk Manager with Clinical Specialist`. */
function roleOfName(text: string | undefined, graph: TraceGraph): string | undefined {
  if (text === undefined) return undefined;
  const people = graph.declared?.people ?? [];
  const person = people.find(({ name }) => isSameName(name, text)) ?? people.find(({ name }) => text.startsWith(`${name} `));
  return person?.roles[0];
}
