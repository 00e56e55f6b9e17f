// On the page of the graph: explores what is around an item, or fits a filter, as a picture with the same links in a table beside it.
import { type ExplorerGraph, explorerGraph } from '../../view/explorer.ts';
import type { GraphData } from '../../view/explorer-data.ts';
import { graphNames } from '../graph-names.ts';
import { explorerStrings } from '../strings/explorer.ts';
import { speaker } from '../strings/strings.ts';
import { loadData } from './data.ts';
import { explorer } from './explorer.ts';
import { language } from './language.ts';
import { made } from './made.ts';

const say = speaker(explorerStrings, language);
const place = document.getElementById('explorer');
if (place !== null) void begin(place);

async function begin(element: HTMLElement): Promise<void> {
  element.hidden = false;
  element.dataset.added = '';
  const data = await loadData<GraphData>(graphNames.links).catch(() => undefined);
  if (data === undefined) return element.replaceChildren(made('p', { role: 'alert' }, say.text('failed')));
  const graph = explorerGraph(data);
  const start = firstLinked(graph);
  if (start === undefined) return element.replaceChildren(made('p', {}, say.text('empty')));
  explorer(element, graph, data.language, say, graph.node(start).id);
}

/** Where a reader who asked for nothing begins. */
function firstLinked(graph: ExplorerGraph): number | undefined {
  for (let at = 0; at < graph.count; at += 1) if (graph.linksOf(at).some((link) => link.drawn)) return at;
  return graph.count > 0 ? 0 : undefined;
}
