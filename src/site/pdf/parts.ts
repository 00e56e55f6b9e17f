import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { addressOf } from '../address.ts';
import type { Section, SitePage } from '../page.ts';
import type { Site } from '../site.ts';
import type { pdfStrings } from '../strings/pdf.ts';
import type { Say } from '../strings/strings.ts';
import type { Part } from './chapters.ts';

/** Sections whose pages tell of the whole file. What explains dhf, lists what follows, or needs a screen is left out. */
const overview: readonly Section[] = ['home', 'findings', 'unchecked'];
const views: readonly Section[] = [
  ...(['classification', 'risk', 'matrix', 'tests', 'coverage', 'soup'] as const),
  ...(['changes', 'problems', 'trend', 'releases', 'clauses', 'approvals', 'justifications'] as const),
];

/**
 * The whole file: what stands about it, its documents, the items and records in files of their own, and what is told over all.
 * Approvals are in the signature blocks and in the list of approvals.
 */
export function wholeParts({ pages }: Site, graph: TraceGraph, say: Say<typeof pdfStrings>): readonly Part[] {
  const alone = new Set(
    graph.items.flatMap((item) => (item.spelling === 'file' && item.kind !== 'approval' ? [addressOf.item(item.id)] : [])),
  );
  const of = (sections: readonly Section[]) => sections.flatMap((section) => pages.filter((page) => page.section === section));
  return [
    { title: say.text('overview'), pages: of(overview) },
    { title: say.text('documents'), pages: pages.filter(({ control }) => control !== undefined) },
    { title: say.text('items'), pages: pages.filter(({ path }) => alone.has(path)) },
    { title: say.text('views'), pages: of(views) },
  ];
}

/** One document alone. */
export function documentParts({ pages }: Site, document: TraceItem): readonly Part[] {
  return [{ pages: pages.filter(({ path }: SitePage) => path === addressOf.document(document)) }];
}
