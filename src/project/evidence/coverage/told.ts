import type { NotJudged } from '../../../model/diagnostic.ts';
import type { Coverage, OtherCoverage } from '../../../model/evidence.ts';
import type { Facts } from '../../../model/facts.ts';
import type { Place } from '../../../model/place.ts';
import { resultFiles } from '../../../model/result-reference.ts';
import { isFormal } from '../../../model/results.ts';
import type { FileCoverage } from '../../../model/test-report.ts';
import { answer, type TraceItem } from '../../../model/trace-item.ts';
import { type Settings, vocabularyOf } from '../../settings.ts';
import { runsIn } from '../results/outcomes.ts';
import { meantBy } from './paths.ts';

/** A coverage report, and what it tells of. */
export interface Report {
  /** Relative to `dhf.yaml`. */
  readonly file: string;
  /** Absent where a run does not say which system it tested. */
  readonly system: string | undefined;
  /** ID of the run that names it; absent where `dhf.yaml` lists it. */
  readonly run?: string;
}

/** What a report tells of the product. */
export interface Told {
  readonly coverage: readonly Coverage[];
  readonly otherCoverage: readonly OtherCoverage[];
  readonly notJudged: readonly NotJudged[];
}

/** Paths of a software system's files, relative to `dhf.yaml`. */
export type SystemPaths = Readonly<Record<'product' | 'tests', readonly string[]>>;

/** The files that formal runs name as their results, be they of tests or of coverage. */
export function reportsOfRuns(facts: readonly Facts[], settings: Settings): readonly Report[] {
  const systems = Object.keys(settings.systems);
  const systemOf = (run: TraceItem) => answer(run, 'system') ?? (systems.length === 1 ? systems[0] : undefined);
  return runsIn(facts, vocabularyOf(settings))
    .filter(isFormal)
    .flatMap((run) => resultFiles(run).map((file): Report => ({ file, system: systemOf(run), run: run.id })));
}

/** Takes what a report says of files for what it says of the product: of the system that it is of, or of any where that is not said. */
export function told(report: Report, files: readonly FileCoverage[], systems: ReadonlyMap<string, SystemPaths>): Told {
  const { file, system, run } = report;
  const ofSystem = [...systems].filter(([id]) => system === undefined || id === system);
  const systemOf = new Map(ofSystem.flatMap(([id, { product }]) => product.map((path) => [path, id] as const)));
  const meant = meantBy([...systemOf.keys()]);
  const isTest = meantBy(ofSystem.flatMap(([, { tests }]) => tests));
  const seen: { coverage: Coverage[]; otherCoverage: OtherCoverage[]; notJudged: NotJudged[] } = {
    coverage: [],
    otherCoverage: [],
    notJudged: [],
  };
  const ofRun = run === undefined ? {} : { run };
  for (const { path, ...shares } of files) {
    const to = meant(path);
    if (to === undefined && isTest(path) === undefined) seen.otherCoverage.push({ path, place: shares.place, ...ofRun });
    else if (to !== undefined && 'among' in to) seen.notJudged.push(unclear(file, path, to.among, shares.place));
    else if (to !== undefined) seen.coverage.push({ ...shares, path: to.path, system: systemOf.get(to.path) as string, ...ofRun });
  }
  const [first] = files;
  if (first !== undefined && seen.coverage.length === 0 && seen.notJudged.length === 0) seen.notJudged.push(noneOfOurs(report, first));
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
