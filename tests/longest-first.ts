import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files of more than a quarter of a minute, the longest first. */
const long = [
  'package',
  'site/crawl',
  'site/axe',
  'projects/real-history',
  'cli/build',
  'site/astro',
  'projects/removal',
  'site/questions',
  'site/languages',
  'ci/steps',
  'model/kinds',
  'site/evidence',
  'site/dev',
  'project/session',
  'projects/spelling',
  'release/release',
  'release/same-bytes',
  'release/killed',
  'cli/build-trouble',
  'projects/example-refusals',
  'projects/histories',
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
