import type { Diagnostic } from '../model/diagnostic.ts';
import type { TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { type Cause, causesOf } from './causes.ts';
import type { Facet } from './finding-filter.ts';
import { processOf } from './processes.ts';

/** One finding as it is listed: by which cause, and by what it can be chosen. */
export interface ListedFinding extends Readonly<Record<Facet, string>> {
  readonly cause: Cause;
  readonly finding: Diagnostic;
  /** The item that it is about, where there is one. */
  readonly item: TraceItem | undefined;
}

/** Every finding in the order of causes. The owner is whom the item names, else its document's owner or author; the iteration is the item's. */
export function listedFindings(diagnostics: readonly Diagnostic[], graph: TraceGraph | undefined): readonly ListedFinding[] {
  const documents = new Map((graph?.ofKind('document') ?? []).map((each) => [each.place.file, each]));
  return causesOf(diagnostics).flatMap((cause) =>
    cause.findings.map((finding) => {
      const item = finding.item === undefined ? undefined : graph?.item(finding.item);
      const document = item?.document ?? (item?.kind === 'document' ? item : documents.get(finding.place.file));
      return {
        cause,
        finding,
        item,
        severity: cause.severity,
        role: cause.role,
        owner: ownerOf(item, document) ?? '',
        iteration: (item && answer(item, 'iteration')) ?? '',
        process: processOf(cause.clause),
      };
    }),
  );
}

function ownerOf(item: TraceItem | undefined, document: TraceItem | undefined): string | undefined {
  const own = item && (answer(item, 'owner') ?? answer(item, 'author'));
  return own ?? (document && (answer(document, 'owner') ?? answer(document, 'author')));
}

/** What findings have in common by one facet: each value with its findings, in the order of text; what is not known comes last. */
export function byFacet(
  list: readonly ListedFinding[],
  facet: Facet,
): readonly (readonly [value: string, list: readonly ListedFinding[]])[] {
  const groups = Map.groupBy(list, (each) => each[facet]);
  return [...groups].sort(([a], [b]) => Number(a === '') - Number(b === '') || compareText(a, b));
}
