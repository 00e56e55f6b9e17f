import { join } from 'node:path';
import type { NotJudged } from '../../../model/diagnostic.ts';
import type { Coverage, OtherCoverage } from '../../../model/evidence.ts';
import type { Place } from '../../../model/place.ts';
import { resultReference } from '../../../model/result-reference.ts';
import { isFormal } from '../../../model/results.ts';
import type { FileCoverage } from '../../../model/test-report.ts';
import { answer, answers, type TraceItem } from '../../../model/trace-item.ts';
import { type CoverageReader, coverageReader, isCoverage } from '../../../read/coverage-reports.ts';
import { matcher } from '../../files.ts';
import { vocabularyOf } from '../../settings.ts';
import { isSystemFile, type SystemFiles, systemFiles } from '../file-bytes.ts';
import { keeper } from '../kept.ts';
import { matchingFiles } from '../matching-files.ts';
import { beginningOf, openText } from '../open-text.ts';
import type { Looking, Part } from '../part.ts';
import { runsIn } from '../results/outcomes.ts';
import { meantBy } from './paths.ts';

/** How much of the product tests ran through: what the coverage reports that systems list say, and those that formal runs name among their results. */
export const coverage: Part = {
  kinds: ['test-run'],
  async look(looking) {
    const named = reportsOfRuns(looking);
    const reports = [...listedReports(looking), ...named.filter(({ file }) => isReport(looking, file))];
    const files = reports.length === 0 ? undefined : await systemFiles(looking);
    const seen = await Promise.all(reports.map((report) => seeReport(looking, report, files)));
    return {
      evidence: { coverage: seen.flatMap((each) => each.coverage), otherCoverage: seen.flatMap((each) => each.otherCoverage) },
      notJudged: seen.flatMap((each) => each.notJudged),
      isOf: filesOf(looking, named),
    };
  },
};

/** A coverage report, and what it tells of. */
interface Report {
  readonly file: string;
  /** Absent where a run does not say which system it tested. */
  readonly system: string | undefined;
  readonly run?: string;
}

interface Seen {
  readonly coverage: readonly Coverage[];
  readonly otherCoverage: readonly OtherCoverage[];
  readonly notJudged: readonly NotJudged[];
}

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

/** The files that formal runs name as their results, be they of tests or of coverage. */
function reportsOfRuns({ facts, settings }: Looking): readonly Report[] {
  const systems = Object.keys(settings.systems);
  const systemOf = (run: TraceItem) => answer(run, 'system') ?? (systems.length === 1 ? systems[0] : undefined);
  return runsIn(facts, vocabularyOf(settings))
    .filter(isFormal)
    .flatMap((run) =>
      answers(run, 'results').flatMap(({ text }): readonly Report[] => {
        const reference = resultReference(text);
        return reference.to === 'file' ? [{ file: reference.path, system: systemOf(run), run: run.id }] : [];
      }),
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

async function seeReport(looking: Looking, report: Report, files: SystemFiles | undefined): Promise<Seen> {
  const { file, system, run } = report;
  const read = await keepRead(looking, file, () => readReport(looking, file));
  const ofSystem = [...(files?.systems ?? [])].filter(([id]) => system === undefined || id === system);
  const systemOf = new Map(ofSystem.flatMap(([id, { product }]) => product.map((path) => [path, id] as const)));
  const meant = meantBy([...systemOf.keys()]);
  const isTest = meantBy(ofSystem.flatMap(([, { tests }]) => tests));
  const seen: { coverage: Coverage[]; otherCoverage: OtherCoverage[]; notJudged: NotJudged[] } = {
    coverage: [],
    otherCoverage: [],
    notJudged: [...read.notJudged],
  };
  const ofRun = run === undefined ? {} : { run };
  for (const { path, ...shares } of read.files) {
    const to = meant(path);
    if (to === undefined && isTest(path) === undefined) seen.otherCoverage.push({ path, place: shares.place, ...ofRun });
    else if (to !== undefined && 'among' in to) seen.notJudged.push(unclear(file, path, to.among, shares.place));
    else if (to !== undefined) seen.coverage.push({ ...shares, path: to.path, system: systemOf.get(to.path) as string, ...ofRun });
  }
  if (read.files.length > 0 && seen.coverage.length === 0 && seen.notJudged.length === 0)
    seen.notJudged.push(noneOfOurs(report, read.files[0] as FileCoverage));
  return seen;
}

function unclear(file: string, path: string, among: readonly string[], place: Place): NotJudged {
  return {
    what: file,
    why: `it tells of ${path}, which may be ${among.slice(0, 3).join(' or ')}`,
    fix: 'Let the tool write paths from the folder of dhf.yaml.',
    place,
    blocking: false,
  };
}

function noneOfOurs({ file, system }: Report, { path, place }: FileCoverage): NotJudged {
  return {
    what: file,
    why: `it tells of no file of the product${system === undefined ? '' : ` of ${system}`}, but of ${path} and the like`,
    fix: 'Name the report of this product, or correct `product` of the system in dhf.yaml.',
    place,
    blocking: false,
  };
}
