import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { exampleRoot, storyOf, storyOfExample, tell, tellExample } from './story.ts';

// Makes a repository in which a project can be judged for release: its commits, tags and records as they came about.
const [project, root] = process.argv.slice(2).map((each) => resolve(each));
if (project === undefined || root === undefined || (existsSync(root) && readdirSync(root).length > 0)) {
  console.error('Usage: node tests/projects/tell.ts <project folder> <new folder>');
  console.error('The project is content or a folder below tests/projects; the new folder is not there yet, or holds nothing.');
  process.exit(1);
}
mkdirSync(root, { recursive: true });
if (resolve(exampleRoot) === project) tellExample(storyOfExample(), root);
else tell(project, storyOf(project), root);
