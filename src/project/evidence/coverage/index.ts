import { join } from 'node:path';
import type { NotJudged } from '../../../model/diagnostic.ts';
import { type CoverageReader, coverageReader, isCoverage } from '../../../read/coverage-reports.ts';
import { matcher } from '../../files.ts';
import { isSystemFile, systemFiles } from '../file-bytes.ts';
import { keeper } from '../kept.ts';
import { matchingFiles } from '../matching-files.ts';
import { beginningOf, openText } from '../open-text.ts';
import type { Looking, Part } from '../part.ts';
import { type Report, reportsOfRuns, type SystemPaths, type Told, told } from './told.ts';

/** How much of the product tests ran through: what the coverage reports that systems list say, and those that formal runs name among their results. */
export const coverage: Part = {
  kinds: ['test-run'],
  async look(looking) {
    const named = reportsOfRuns(looking.facts, looking.settings);
    const reports = [...listedReports(looking), ...named.filter(({ file }) => isReport(looking, file))];
    const systems = reports.length === 0 ? new Map<string, SystemPaths>() : (await systemFiles(looking)).systems;
    const seen = await Promise.all(reports.map((report) => seeReport(looking, report, systems)));
    return {
      evidence: { coverage: seen.flatMap((each) => each.coverage), otherCoverage: seen.flatMap((each) => each.otherCoverage) },
      notJudged: seen.flatMap((each) => each.notJudged),
      isOf: filesOf(looking, named),
    };
  },
};

function filesOf({ settings }: Looking, named: readonly Report[]): (file: string) => boolean {
  const isListed = matcher(Object.values(settings.systems).flatMap((system) => system.coverage));
  const isOurs = isSystemFile(settings, ['product', 'tests']);
  const ofRuns = new Set(named.map(({ file }) => file));
  return (file) => isListed(file) || isOurs(file) || ofRuns.has(file);
}

function listedReports({ root, settings }: Looking): readonly Report[] {
  return Object.entries(settings.systems).flatMap(([system, { coverage: globs, repository }]) =>
    repository === '' ? matchingFiles(root, globs).map((file) => ({ file, system })) : [],
  );
}

const keepKind = keeper<boolean>();
const keepRead = keeper<ReturnType<typeof readReport>>();

/** Is a file a coverage report? What cannot be read is told where results are read. */
function isReport(looking: Looking, file: string): boolean {
  return keepKind(looking, file, () => {
    const beginning = beginningOf(join(looking.root, file));
    return beginning !== undefined && isCoverage(file, beginning);
  });
}

async function readReport({ root }: Looking, file: string) {
  const seen = await openText(join(root, file), file, (beginning): ReturnType<CoverageReader> => coverageReader(file, beginning)(file));
  if ('notJudged' in seen) return { files: [], notJudged: [seen.notJudged] };
  const { files, unreadable } = seen.read;
  const notJudged = unreadable.map((each): NotJudged => ({ ...each, blocking: true }));
  return { files: notJudged.length === 0 ? files : [], notJudged };
}

async function seeReport(looking: Looking, report: Report, systems: ReadonlyMap<string, SystemPaths>): Promise<Told> {
  const { files, notJudged } = await keepRead(looking, report.file, () => readReport(looking, report.file));
  const seen = told(report, files, systems);
  return { ...seen, notJudged: [...notJudged, ...seen.notJudged] };
}
