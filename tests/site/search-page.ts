import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TraceGraph } from '../../src/model/graph.ts';
import { factsOf, type Source } from '../../src/project/facts.ts';
import { type Settings, vocabularyOf } from '../../src/project/settings.ts';
import { clientScripts } from '../../src/site/client-scripts.ts';
import { searchFiles } from '../../src/site/search-data.ts';
import { readProject } from '../projects/project.ts';

/** The graph of a DHF's folder and of more sources, which nobody judged. */
export function graphIn(root: string, more: readonly Source[] = [], words: Partial<Settings> = {}): TraceGraph {
  const project = readProject(root);
  const vocabulary = vocabularyOf({ ...project.settings, ...words });
  return new TraceGraph({
    facts: [...project.sources, ...more].map((source) => factsOf(source, vocabulary, 'draft').facts),
    vocabulary,
    packs: new Set(),
    inRiskFile: () => false,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  });
}

/** Writes the search over a graph with a page that has nothing else; answers with its address. The pages that hits lead to are not there. */
export async function writeSearchPage(folder: string, graph: TraceGraph): Promise<string> {
  const { language } = graph.vocabulary;
  const page = `<!doctype html><html lang="${language}" data-up=""><meta charset="utf-8"><title>Search</title>
<link rel="stylesheet" href="assets/site.css"><script defer src="assets/page.js"></script><main><div class="banner"></div></main></html>`;
  const files = [...searchFiles(graph, { groups: [] }, [], language), ...(await clientScripts()), ['page.html', page] as const];
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return pathToFileURL(join(folder, 'page.html')).href;
}
