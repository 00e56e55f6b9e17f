import type { Evidence } from '../../src/model/evidence.ts';
import type { Facts } from '../../src/model/facts.ts';
import { reportsOfRuns, told } from '../../src/project/evidence/coverage/told.ts';
import { matchingFiles } from '../../src/project/evidence/matching-files.ts';
import type { Settings } from '../../src/project/settings.ts';
import { coverageReader, isCoverage } from '../../src/read/coverage-reports.ts';

/** What the coverage reports tell that formal runs of a project name, by their texts. Throws for one that cannot be read. */
export function coverageIn(
  root: string,
  facts: readonly Facts[],
  settings: Settings,
  textOf: (file: string) => string,
): Required<Pick<Evidence, 'coverage' | 'otherCoverage'>> {
  const systems = new Map(
    Object.entries(settings.systems).map(([id, { product, tests }]) => [
      id,
      { product: matchingFiles(root, product), tests: matchingFiles(root, tests) },
    ]),
  );
  const seen = reportsOfRuns(facts, settings).flatMap((report) => {
    const text = textOf(report.file);
    return isCoverage(report.file, text) ? [told(report, filesIn(report.file, text), systems)] : [];
  });
  for (const { what, why } of seen.flatMap(({ notJudged }) => notJudged)) throw new Error(`${what}: ${why}`);
  return { coverage: seen.flatMap((each) => each.coverage), otherCoverage: seen.flatMap((each) => each.otherCoverage) };
}

function filesIn(file: string, text: string) {
  const reader = coverageReader(file, text)(file);
  reader.write(text);
  const { files, unreadable } = reader.end();
  if (unreadable.length > 0) throw new Error(`${file}: ${unreadable.map(({ why }) => why).join('; ')}`);
  return files;
}
