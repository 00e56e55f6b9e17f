import { meaningOf } from '../../model/approvals.ts';
import type { SystemChange } from '../../model/difference.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { ImpactReason } from '../../model/impact.ts';
import {
  type Doubt,
  endOf,
  formalResults,
  latestStanding,
  recordedHashes,
  runOf,
  type Standing,
  systemOfRun,
  testedProduct,
} from '../../model/results.ts';
import { push } from '../../model/sorted.ts';
import { answer, type TraceItem } from '../../model/trace-item.ts';
import { type Answer, type Ask, answerBy, editorialOver } from './ask.ts';
import { reasonsOf, type Sides } from './moves.ts';
import { type Reached, reachedBy, wholeProduct } from './product.ts';
import { roleFor } from './roles.ts';

/** Why a test may have to be run again: it, or what it tests, moved; or the product did. */
interface Cause {
  readonly about: 'content' | 'product';
  readonly because: readonly ImpactReason[];
  /** What moved, for content. */
  readonly item?: TraceItem;
}

const testing = ['verifies', 'validates', 'shows-effective'] as const;

/**
 * Tests with a formal result that counts no more: since the case or what it tests reads otherwise, or since it was run on another product. Cases that show
 * what the moved files stand at are asked for one by one, the others of a system in one go, at the system.
 */
export function* runsAsked(sides: Sides): Iterable<Ask> {
  const causes = contentCauses(sides);
  for (const change of sides.difference.systems) {
    const system = sides.after.item(change.system);
    if (system === undefined || !hasOtherProduct(change)) continue;
    const named = reachedBy(change, sides);
    yield* othersAsked(system, change, new Set([...named.keys(), ...causes.keys()]), sides);
    addProduct(causes, named, (test) => (isRunFor(test, system, sides.after) ? wholeProduct(change) : []));
  }
  for (const [test, list] of causes) for (const cause of list) yield* asked(test, cause, sides);
}

function hasOtherProduct({ product }: SystemChange): boolean {
  return product !== undefined && product.before !== product.after;
}

/** A test that is asked for by itself is asked for the product too, by what reaches it, else by all that moved. */
function addProduct(causes: Map<TraceItem, Cause[]>, named: Reached, otherwise: (test: TraceItem) => readonly ImpactReason[]): void {
  for (const test of new Set([...causes.keys(), ...named.keys()])) {
    const because = named.get(test) ?? otherwise(test);
    if (because.length > 0) push(causes, test, { about: 'product', because });
  }
}

/** The tests of a system that are not asked for by themselves, in one go for each role that runs them. */
function* othersAsked(system: TraceItem, change: SystemChange, known: ReadonlySet<TraceItem>, sides: Sides): Iterable<Ask> {
  const cause: Cause = { about: 'product', because: wholeProduct(change) };
  const others = sides.after.ofKind('test-case').filter((test) => !known.has(test) && isRunFor(test, system, sides.after));
  const asks = others.flatMap((test): readonly Ask[] => {
    const ask: Ask = { action: 'run', item: system, because: cause.because, role: roleFor('run', test, sides.after) };
    const state = stateOf(test, cause, sides);
    return state === undefined ? [] : [state === 'open' ? ask : { ...ask, answer: state }];
  });
  yield* new Map(asks.map((ask) => [JSON.stringify([ask.role, ask.answer]), ask])).values();
}

/** Was it last run formally for this system? */
function isRunFor(test: TraceItem, system: TraceItem, graph: TraceGraph): boolean {
  const [result] = formalResults(test, graph);
  const run = result && runOf(result, graph);
  return run !== undefined && systemOfRun(run, graph) === system;
}

function contentCauses({ after, moves }: Sides): Map<TraceItem, Cause[]> {
  const causes = new Map<TraceItem, Cause[]>();
  for (const move of moves.values()) {
    const { item } = move;
    if (item === undefined || move.how !== 'changed') continue;
    if (item.kind === 'test-case') push(causes, item, { about: 'content', item, because: reasonsOf(move, []) });
    for (const { from, field } of after.linksTo(item)) {
      const isTest = from.kind === 'test-case' && (testing as readonly string[]).includes(field);
      if (isTest) push(causes, from, { about: 'content', item, because: reasonsOf(move, [{ from: from.id, field, to: item.id }]) });
    }
  }
  return causes;
}

function* asked(test: TraceItem, cause: Cause, sides: Sides): Iterable<Ask> {
  const state = stateOf(test, cause, sides);
  if (state === undefined) return;
  yield { action: 'run', item: test, because: cause.because, ...(state === 'open' ? {} : { answer: state }) };
}

/** Is a test to be run again for one cause, or how was that answered? Undefined where nothing was shown before, or something else is asked first. */
function stateOf(test: TraceItem, cause: Cause, { before, after }: Sides): 'open' | Answer | undefined {
  const old = before.item(test.id);
  const [resultBefore] = old === undefined ? [] : formalResults(old, before);
  const standing = latestStanding(test, after);
  if (standing?.run === undefined) return resultBefore === undefined ? undefined : 'open';
  if (standing.doubts.some((doubt) => isAbout(doubt, cause, standing, after))) return 'open';
  if (resultBefore === undefined) return undefined;
  if (standing.result.id === resultBefore.id) return keptBy(test, standing, cause, after);
  const isSure = standing.doubts.every(({ about }) => about === 'product' && isProductUnknown(standing, after));
  return isSure ? { by: 'passed', record: standing.run.id } : 'open';
}

function isAbout({ about, moved }: Doubt, cause: Cause, standing: Standing, graph: TraceGraph): boolean {
  if (about !== cause.about) return false;
  return about === 'content' ? cause.item !== undefined && moved.includes(cause.item) : !isProductUnknown(standing, graph);
}

/** Nobody looked at the present product, so that nothing is known to be of another one. */
function isProductUnknown({ result, run }: Standing, graph: TraceGraph): boolean {
  return run === undefined || testedProduct(run, graph, result).state === 'unknown';
}

/** The same result still counts: somebody said, after the run, that the change makes no difference to it. */
function keptBy(test: TraceItem, { result, run }: Standing, { about, item }: Cause, graph: TraceGraph): Answer | undefined {
  if (run === undefined) return undefined;
  if (about === 'product') {
    const { bridge } = testedProduct(run, graph, result);
    return bridge && { by: 'no-impact', record: bridge.id };
  }
  if (item === undefined) return undefined;
  const [part, then] = item === test ? ['whole', answer(result, 'procedure-hash')] : [item.id, recordedHashes(run).get(item.id)];
  const present = graph.hashOf(item).whole;
  if (then === undefined || then === present) return undefined;
  const record =
    editorialOver(item, then, graph) ??
    graph.approvals
      .covers(test.id)
      .find(
        ({ approval, signedAt, parts }) =>
          meaningOf(approval) === 'no-impact' && signedAt > endOf(run) && parts.get(part)?.hash === present,
      )?.approval;
  return record && answerBy(record, false);
}
