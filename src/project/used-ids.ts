import type { TraceGraph } from '../model/graph.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { definitionsIn, mayDefine } from './definitions.ts';
import type { GitFacts, GitRun, NoGit } from './git.ts';
import { eachCommit } from './git-diff.ts';
import type { Settings } from './settings.ts';

/** Every ID that the working tree holds, retired ones and former ones included. */
export function idsInTree(graph: TraceGraph): Set<string> {
  const former = graph.items.flatMap((item) => item.fields.get('former-ids')?.values.map((value) => value.text) ?? []);
  return new Set([...graph.items.map((item) => item.id), ...former]);
}

/** Every ID that any commit of any branch, here or fetched, has ever given to something. */
export async function idsInHistory(git: GitRun, settings: Settings, vocabulary: Vocabulary): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  await eachCommit(git, { commits: ['--all'], files: settings.files.include, wanted: mayDefine }, ({ files }) => {
    for (const { added } of files) for (const { id } of definitionsIn(added, vocabulary)) ids.add(id);
  });
  return ids;
}

/** Why a number given now may still be taken elsewhere; undefined when all there is was looked at. */
export function historyGap(known: GitFacts | NoGit): string | undefined {
  if ('missing' in known) return 'No git history could be read, so an ID that was used and taken away before may be given again.';
  return known.shallow ? 'Only the latest commits are here, so an ID that was used and taken away before may be given again.' : undefined;
}
