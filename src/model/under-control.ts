import { ancestry } from './ancestry.ts';
import type { Commit, History } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import { answer } from './trace-item.ts';

/**
 * Does a commit change a file that was under control? One that comes new was not yet (5.1.9 e); but once a baseline is tagged that is one of everything, or
 * that held files of the product, a new file of the product changes it, whatever the baseline names.
 */
export function controlledFiles(graph: TraceGraph, history: History): (path: string, commit: Commit) => boolean {
  const { commits, files } = history;
  const added = new Map<string, Commit>();
  for (const commit of commits) for (const path of commit.paths) added.set(path, commit);
  const held = heldByBaselines(graph, history);
  return (path, commit) => added.get(path) !== commit || (files[path] !== undefined && held.some((hashes) => !hashes.has(commit.hash)));
}

/** The commits that each tagged baseline holds, of those a new file of the product changes. */
function heldByBaselines(graph: TraceGraph, history: History): readonly ReadonlySet<string>[] {
  const { commits, files } = history;
  const withProduct = commits.filter(({ paths }) => paths.some((path) => files[path] !== undefined));
  return graph.ofKind('baseline').flatMap((baseline) => {
    const isWhole = graph.linksFrom(baseline, 'includes').length === 0;
    // A tag on another line holds nothing of this one; that it is not here is told by 8.1.3.
    return history.tags
      .filter(({ name }) => name === answer(baseline, 'tag'))
      .map(({ commit }) => ancestry(commit, history))
      .filter((held) => held.size > 0 && (isWhole || withProduct.some(({ hash }) => held.has(hash))));
  });
}
