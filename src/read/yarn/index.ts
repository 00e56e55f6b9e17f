import type { ComponentList } from '../../model/component-list.ts';
import { componentList } from '../component-list.ts';
import { entriesOfBerry } from './berry.ts';
import { entriesOfClassic } from './classic.ts';

/**
 * `yarn.lock` of Yarn 1 and of Yarn 2 and newer. It does not tell what is for development only, so every use is `unknown`. Workspaces (not listed by Yarn 1)
 * and links are `own`, without a version.
 */
export function readYarn(file: string, text: string): ComponentList {
  const isClassic = /^# yarn lockfile v1\s*$/m.test(text) || !/^__metadata:/m.test(text);
  return componentList(file, text, 'yarn.lock', isClassic ? entriesOfClassic : entriesOfBerry);
}
