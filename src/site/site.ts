import type { TraceReport } from '../check/report.ts';
import type { Source } from '../project/facts.ts';
import { type Frame, frameOf } from './frame.ts';
import type { SitePage } from './page.ts';
import { documentPages } from './pages/document.ts';
import { findingsPage } from './pages/findings.ts';
import { homePage } from './pages/home.ts';
import { itemPages } from './pages/item.ts';
import { kindListPage, kindPages } from './pages/kinds.ts';
import { documentListPage, itemListPage } from './pages/lists.ts';
import { matrixPage } from './pages/matrix.ts';
import { ruleListPage, rulePages } from './pages/rules.ts';
import { type Prose, proseOf } from './prose.ts';

/** Every page of a site, and the frame around each of them. */
export interface Site {
  readonly frame: Frame;
  readonly pages: readonly SitePage[];
}

/** All pages of one report. The same report and sources give the same pages. */
export function siteOf(report: TraceReport, sources: readonly Source[], preview: boolean): Site {
  const { graph } = report;
  if (graph === undefined) return { frame: frameOf(report, preview), pages: [homePage(report), findingsPage(report)] };
  const prose = proseByFile(report, sources);
  return {
    frame: frameOf(report, preview),
    pages: [
      homePage(report),
      documentListPage(report, graph),
      ...documentPages(graph, prose),
      itemListPage(graph),
      ...itemPages(report, graph, (item, path) => prose.get(item.place.file)?.item(item, path)),
      matrixPage(graph),
      findingsPage(report),
      ruleListPage(report),
      ...rulePages(report),
      kindListPage(report),
      ...kindPages(report),
    ],
  };
}

function proseByFile(report: TraceReport, sources: readonly Source[]): Map<string, Prose> {
  const graph = report.graph as NonNullable<TraceReport['graph']>;
  const items = Map.groupBy(graph.items, (item) => item.place.file);
  const context = { graph, asset: () => undefined };
  return new Map(
    sources.map(({ file, text }) => [
      file,
      proseOf(file, text, items.get(file)?.filter((item) => item.kind !== 'document') ?? [], context),
    ]),
  );
}
