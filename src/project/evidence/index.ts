import { isDeepStrictEqual } from 'node:util';
import type { NotJudged } from '../../model/diagnostic.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { components } from './components/index.ts';
import { coverage } from './coverage/index.ts';
import { history } from './history/index.ts';
import type { Looking, Part, SeenPart } from './part.ts';
import { product } from './product.ts';
import { results } from './results/index.ts';
import { source } from './source.ts';

/** Everything that evidence is read from, one line each. */
const parts: readonly Part[] = [product, history, results, source, components, coverage];

/** What was seen of the evidence, and what could not be looked at. */
export interface SeenEvidence {
  readonly evidence: Evidence;
  readonly notJudged: readonly NotJudged[];
  /** In the order of the parts. */
  readonly seen: readonly SeenPart[];
}

/** Looks at all evidence. What is as it was at an earlier look is the same object. */
export async function seeEvidence(looking: Looking, before?: SeenEvidence): Promise<SeenEvidence> {
  const seen = await Promise.all(parts.map(async (part, at) => keep(await part.look(looking), before?.seen[at])));
  if (before !== undefined && seen.every((each, at) => each === before.seen[at])) return before;
  const missing = Object.assign({}, ...seen.map((each) => each.evidence.missing ?? {}));
  return {
    evidence: { ...Object.assign({}, ...seen.map((each) => each.evidence)), missing },
    notJudged: seen.flatMap((each) => each.notJudged ?? []),
    seen,
  };
}

/** Would these files, which say this, make any evidence another? */
export function dependsOn({ seen }: SeenEvidence, files: ReadonlySet<string>, facts: readonly Facts[], vocabulary: Vocabulary): boolean {
  const kinds = new Set<string>(parts.flatMap((part) => part.kinds ?? []));
  const items = facts.flatMap((each) => each.items);
  return (
    items.some(({ id, type }) => kinds.has(type?.text ?? vocabulary.kindOfId(id.text) ?? '')) ||
    seen.some((part) => part.isOf !== undefined && [...files].some(part.isOf))
  );
}

function keep(now: SeenPart, before: SeenPart | undefined): SeenPart {
  const isSame = before !== undefined && isDeepStrictEqual([now.evidence, now.notJudged], [before.evidence, before.notJudged]);
  return isSame ? before : now;
}
