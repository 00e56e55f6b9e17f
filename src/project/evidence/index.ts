import { isDeepStrictEqual } from 'node:util';
import type { NotJudged } from '../../model/diagnostic.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import { kindOf } from '../../model/items.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import type { Settings } from '../settings.ts';
import { components } from './components/index.ts';
import { coverage } from './coverage/index.ts';
import { history } from './history/index.ts';
import type { Looking, Part, SeenPart } from './part.ts';
import { isProductFile, product } from './product.ts';
import { productAt } from './product-at.ts';
import { results } from './results/index.ts';
import { source } from './source.ts';

/** Everything that evidence is read from, one line each. */
const parts: readonly Part[] = [product, productAt, history, results, source, components, coverage];

/** Those whose files a verdict rests on besides the product's own: a coverage report that no run names shows nothing of a run. */
const judged: readonly Part[] = [results, source, components];

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
    items.some((item) => kinds.has(kindOf(item, vocabulary))) || seen.some((part) => part.isOf !== undefined && [...files].some(part.isOf))
  );
}

/** The files that evidence was read from; and whether a path is one, besides those of the product, whose changes are told apart. */
export function evidenceFiles({ seen }: SeenEvidence, settings: Settings) {
  const of = judged.flatMap((part) => seen[parts.indexOf(part)] ?? []);
  const isProduct = isProductFile(settings);
  return {
    read: of.flatMap(({ read = [] }) => read),
    isOf: (file: string) => of.some((part) => part.isOf?.(file) === true) && !isProduct(file),
  };
}

function keep(now: SeenPart, before: SeenPart | undefined): SeenPart {
  const isSame =
    before !== undefined && isDeepStrictEqual([now.evidence, now.notJudged, now.read], [before.evidence, before.notJudged, before.read]);
  return isSame ? before : now;
}
