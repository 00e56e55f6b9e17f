import type { TraceItem } from '../model/trace-item.ts';
import { readMarkdown } from '../read/markdown/index.ts';
import { graphOf } from './conclude.ts';
import { sourceFilter } from './files.ts';
import { fields, type GitRun, gitIn } from './git.ts';
import { readBlobs } from './git-blobs.ts';
import type { Refused } from './new-item.ts';
import type { Survey } from './survey.ts';

/**
 * IDs of the living items and documents that read otherwise than where this branch left a revision, or were not there then. Items in a document that changed
 * are left out, as they go with it; so are approvals and drafts.
 */
export async function changedSince(revision: string, { root, settings, vocabulary, graph }: Survey): Promise<readonly string[] | Refused> {
  const git = gitIn(root);
  const commit = await leftAt(revision, git);
  if (commit === undefined)
    return { refused: `${revision} is no revision that this branch comes from`, fix: 'Name a branch, a tag or a commit, such as main.' };
  const { output } = await git(['ls-tree', '-r', '-z', '--name-only', '--end-of-options', commit]);
  const files = fields(output).filter(sourceFilter(settings.files));
  const texts = await readBlobs(
    git,
    files.map((file) => ({ commit, file })),
  );
  const facts = files.map((file) => readMarkdown(file, texts.get(`${commit}:${file}`) ?? '', vocabulary));
  const then = graphOf(facts, settings);
  const differs = (item: TraceItem) => {
    const before = then.item(item.id);
    return before === undefined || then.hashOf(before).whole !== graph.hashOf(item).whole;
  };
  const changed = new Set(
    graph.items.filter((item) => item.kind !== 'approval' && item.status !== 'draft' && item.status !== 'retired' && differs(item)),
  );
  const ids = [...changed].filter(({ document }) => document === undefined || !changed.has(document)).map(({ id }) => id);
  return ids.length > 0
    ? ids
    : { refused: `nothing that can be approved has changed since ${revision}`, fix: 'Name the items or documents themselves.' };
}

/** The last commit that HEAD has in common with a revision. */
async function leftAt(revision: string, git: GitRun): Promise<string | undefined> {
  const { code, output } = await git(['merge-base', '--end-of-options', revision, 'HEAD']);
  return code === 0 ? output.trim() : undefined;
}
