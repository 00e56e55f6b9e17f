import { fileURLToPath } from 'node:url';
import { folder } from '../project/folder.ts';
import { git } from '../project/git.ts';
import { storyOf, tell } from '../projects/story.ts';

/** The smallest project that can be released, as a repository whose main branch ends with its release; taken away when the test ends. */
export function toldProject(): string {
  const project = fileURLToPath(new URL('../projects/clean-a', import.meta.url));
  const root = folder();
  tell(project, storyOf(project), root);
  const commit = git(root, 'log', '--format=%H', '--grep=^Release of version 1.0.0$', 'main').trim();
  git(root, 'reset', '--quiet', '--hard', commit);
  return root;
}
