import type { Commit, History } from '../../../model/evidence.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { answer } from '../../../model/trace-item.ts';
import { isLater } from './times.ts';

/**
 * Does a commit change a file that was under control? One that comes new was not yet (5.1.9 e); but once a baseline of everything is tagged, a new file
 * of the product changes it.
 */
export function controlledFiles(graph: TraceGraph, { commits, tags, files }: History): (path: string, commit: Commit) => boolean {
  const added = new Map<string, Commit>();
  for (const commit of commits) for (const path of commit.paths) added.set(path, commit);
  const whole = graph.ofKind('baseline').filter((baseline) => graph.linksFrom(baseline, 'includes').length === 0);
  const baselines = new Set(whole.map((baseline) => answer(baseline, 'tag')));
  const merged = new Set(commits.map(({ hash }) => hash));
  // A tag on another line holds nothing of this one; that it is not here is told by 8.1.3.
  const held = tags.filter(({ name, commit }) => baselines.has(name) && merged.has(commit)).map(({ at }) => at);
  return (path, commit) => added.get(path) !== commit || (files[path] !== undefined && held.some((at) => isLater(commit.at, at)));
}
