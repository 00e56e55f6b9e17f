import type { ComponentList } from '../../model/component-list.ts';
import { componentList, type Entries } from '../component-list.ts';
import { Flaw } from '../flaw.ts';
import { readJson } from '../json.ts';
import { entriesOfJson } from './json.ts';
import { entriesOfList, entriesOfTree } from './text.ts';

/** Does a text look like what Maven or one of its plugins says of resolved dependencies? */
export function isMaven(file: string, text: string): boolean {
  if (/(?:^|\/)(?:lockfile|dependencies-lock)\.json$/.test(file)) return true;
  const start = text.slice(0, 10_000);
  return isTree.test(start) || isList.test(start) || (/^\s*\{/.test(start) && /"groupId"/.test(start) && /"artifactId"/.test(start));
}

const isTree = /^\uFEFF?\s*[\w.-]+:[\w.-]+:[\w.-]+:[^\s:]+(?::[\w.-]+)?[ \t]*\r?$/m;
const isList = /^The following files have been resolved:/m;

/**
 * What Maven resolved: the text or JSON of `mvn dependency:tree -DoutputFile=…`, the text of `mvn dependency:list -DoutputFile=…`, `lockfile.json` of the
 * plugin maven-lockfile, `dependencies-lock.json` of dependency-lock-maven-plugin. Scope `test` is for development. The project itself is left out; a module
 * of it that another needs is `own`.
 */
export function readMaven(file: string, text: string): ComponentList {
  return componentList(file, text, 'resolved dependencies of Maven', entriesIn);
}

function entriesIn(text: string): Entries {
  if (/^\s*[{[]/.test(text)) return entriesOfJson(readJson(text));
  if (isList.test(text)) return entriesOfList(text);
  if (isTree.test(text)) return entriesOfTree(text);
  const fix = 'Write it with `mvn dependency:tree -DoutputFile=dependency-tree.txt`; a pom.xml says what is asked for, not what is used.';
  throw new Flaw('it is nothing that Maven says of resolved dependencies', { start: 0, end: 0 }, fix);
}
