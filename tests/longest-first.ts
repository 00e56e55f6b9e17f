import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files of more than half a minute, the longest first. */
const long = [
  'package',
  'site/crawl',
  'site/axe',
  'projects/real-history',
  'cli/build',
  'site/astro',
  'projects/removal',
  'site/languages',
  'model/kinds',
  'site/questions',
  'projects/spelling',
  'projects/example-refusals',
  'project/session',
];

/** Starts the long test files first, so that no worker is left alone with one at the end; the others as vitest would. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = long.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return at === -1 ? long.length : at;
}
