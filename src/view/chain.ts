import type { TraceGraph } from '../model/graph.ts';
import { remembered } from '../model/remembered.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import { type ChainLayer, layered } from './layers.ts';
import { type OutcomeState, outcomeOf, proofByTest, resultStanding } from './outcome.ts';
import type { ResultDoubt } from './result-doubt.ts';
import { outcomeOfResult } from './test-results.ts';
import { threadOf } from './thread.ts';

/** The whole chain of an item, itself included, by layers from need to result. */
export function chainOf(graph: TraceGraph, item: TraceItem): readonly ChainLayer<TraceItem>[] {
  const { up, down } = threadOf(graph, item);
  return layered(item, [...up, ...down]);
}

/** How an item of a chain stands for this version, and who stands for it. */
export interface Standing {
  /** Of what is shown by tests and reviews, and of a test by its latest formal result. */
  readonly outcome: OutcomeState | undefined;
  /** What a result says, such as `pass`. */
  readonly result: string | undefined;
  /** Why that does not count for the present product. */
  readonly doubt: ResultDoubt | undefined;
  /** What a review came to, such as `rejected`: its approval says only that the record is right. */
  readonly review: string | undefined;
  /** The latest current approval, with who gave it and on which day; undefined where there is none. */
  readonly approved: { readonly approval: TraceItem; readonly by: string | undefined; readonly on: string | undefined } | undefined;
  /** Is it a thing that is approved at all? */
  readonly needsApproval: boolean;
  /** Files of the product that it names. */
  readonly source: readonly string[];
}

const neverApproved: ReadonlySet<string> = new Set(['approval', 'test-result', 'test-run', 'document']);

/** Found once a graph: chains of many items pass the same ones. */
export const standingOf = remembered((item: TraceItem, graph: TraceGraph): Standing => {
  const approval = graph.approvals.approvalOf(item);
  return {
    outcome: item.kind === 'test-case' ? proofByTest(item, graph).state : outcomeOf(item, graph)?.state,
    result: item.kind === 'test-result' ? outcomeOfResult(item) : undefined,
    doubt: item.kind === 'test-result' ? resultStanding(item, graph).doubt : undefined,
    review: item.kind === 'review' ? answer(item, 'outcome') : undefined,
    approved: approval && { approval, by: answer(approval, 'signer'), on: answer(approval, 'signed-at')?.slice(0, 10) },
    needsApproval: !neverApproved.has(item.kind),
    source: item.kind === 'software-unit' || item.kind === 'software-item' ? answers(item, 'source').map(({ text }) => text) : [],
  };
});
