import type { NotJudged } from '../model/diagnostic.ts';
import type { Facts } from '../model/facts.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { graphOf } from './conclude.ts';
import { listFiles } from './files.ts';
import { gitIn, readGit } from './git.ts';
import { factsIn, readSources } from './read-sources.ts';
import { seeRegisters } from './registers.ts';
import type { PlaceOf, Settings } from './settings.ts';
import { vocabularyOf } from './settings.ts';
import { readSettings } from './trace.ts';
import { historyGap, idsInHistory, idsInTree } from './used-ids.ts';

/** What somebody who gives out IDs has to know. */
export interface Survey {
  readonly root: string;
  readonly settings: Settings;
  readonly placeOf: PlaceOf;
  readonly vocabulary: Vocabulary;
  /** What the Markdown files say. */
  readonly facts: readonly Facts[];
  readonly graph: TraceGraph;
  /** Every ID that the working tree and all branches hold or ever held. */
  readonly used: ReadonlySet<string>;
  /** Paths git ignores; folders with a trailing `/`. */
  readonly ignored: ReadonlySet<string>;
  /** What could not be looked at, in words for people. */
  readonly gaps: readonly string[];
}

/** Reads the working tree and the history of every branch, or says why the settings cannot be read. */
export async function survey(root: string): Promise<Survey | { readonly unreadable: readonly NotJudged[] }> {
  const git = gitIn(root);
  const parsed = readSettings(root);
  if ('unreadable' in parsed) return parsed;
  const { settings, placeOf } = parsed;
  const vocabulary = vocabularyOf(settings);
  const history = idsInHistory(git, settings, vocabulary);
  const known = await readGit(root, git);
  const ignored = 'missing' in known ? new Set<string>() : known.ignored;
  const listing = listFiles(root, settings.files, ignored);
  const read = await readSources(root, listing.files, settings, { stage: 'draft' });
  const facts = factsIn(read);
  const registers = seeRegisters(root, parsed).read;
  const graph = graphOf([...facts, ...factsIn(registers)], settings);
  const gap = historyGap(known);
  const unread = [...listing.notJudged, ...[...read, ...registers].flatMap((each) => each.notJudged)].map(
    ({ what, why }) => `IDs in ${what} are not known: ${why}.`,
  );
  return {
    root,
    settings,
    placeOf,
    vocabulary,
    facts,
    graph,
    used: new Set([...idsInTree(graph), ...(await history)]),
    ignored,
    gaps: [...(gap === undefined ? [] : [gap]), ...unread],
  };
}
