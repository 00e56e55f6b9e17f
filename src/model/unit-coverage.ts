import type { Coverage } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import { isFormal, testedProduct } from './results.ts';
import { sourceFilesOf } from './source-files.ts';
import type { Share } from './test-report.ts';
import type { TraceItem } from './trace-item.ts';

/**
 * Where a measurement comes from. `formal`: a formal run of the present product names the report. `listed`: `dhf.yaml` lists it, and nobody can tell which
 * product it was measured on. `other`: a formal run of another product, or of one that cannot be compared, names it.
 */
export type MeasuredIn = 'formal' | 'listed' | 'other';

/** How much of one file tests ran through. */
export interface FileMeasured {
  /** Relative to `dhf.yaml`. */
  readonly path: string;
  readonly lines?: Share | undefined;
  readonly branches?: Share | undefined;
  readonly from: MeasuredIn;
  /** ID of the run; absent where `dhf.yaml` lists the report. */
  readonly run?: string | undefined;
}

/** How much of a unit's source files tests ran through. */
export interface UnitCoverage {
  readonly unit: TraceItem;
  readonly files: readonly FileMeasured[];
  /** Its files that no report tells of. */
  readonly unmeasured: readonly string[];
  /** Over all files that tell it; absent where none does. */
  readonly lines?: Share | undefined;
  readonly branches?: Share | undefined;
}

/** What coverage reports say of a unit; undefined where nobody looked at reports or at source files. */
export function unitCoverage(unit: TraceItem, graph: TraceGraph): UnitCoverage | undefined {
  const paths = sourceFilesOf(unit, graph);
  const { coverage } = graph.evidence;
  if (paths === undefined || coverage === undefined) return undefined;
  const told = byPath.get(coverage) ?? Map.groupBy(coverage, ({ path }) => path);
  byPath.set(coverage, told);
  const files = paths.flatMap((path) => best((told.get(path) ?? []).map((each) => fileMeasured(each, graph))));
  return {
    unit,
    files,
    unmeasured: paths.filter((path) => !told.has(path)),
    lines: sum(files.map(({ lines }) => lines)),
    branches: sum(files.map(({ branches }) => branches)),
  };
}

const byPath = new WeakMap<readonly Coverage[], ReadonlyMap<string, readonly Coverage[]>>();

/** The measurement that says most. */
function best([first, ...others]: readonly FileMeasured[]): readonly FileMeasured[] {
  return first === undefined ? [] : [others.reduce((most, each) => (saysMore(each, most) ? each : most), first)];
}

function fileMeasured({ path, lines, branches, run }: Coverage, graph: TraceGraph): FileMeasured {
  return { path, lines, branches, from: from(run, graph), ...(run === undefined ? {} : { run }) };
}

function from(id: string | undefined, graph: TraceGraph): MeasuredIn {
  const run = id === undefined ? undefined : graph.item(id);
  if (id === undefined) return 'listed';
  return run !== undefined && isFormal(run) && ['present', 'bridged'].includes(testedProduct(run, graph).state) ? 'formal' : 'other';
}

const rank: readonly MeasuredIn[] = ['formal', 'listed', 'other'];

/** Two reports of one file cannot be added up: which lines each of them reached is not kept. The better one is the least that both reached together. */
function saysMore(one: FileMeasured, other: FileMeasured): boolean {
  return rank.indexOf(one.from) < rank.indexOf(other.from) || (one.from === other.from && ratio(one.lines) > ratio(other.lines));
}

function ratio(share: Share | undefined): number {
  return share === undefined || share.found === 0 ? -1 : share.hit / share.found;
}

function sum(shares: readonly (Share | undefined)[]): Share | undefined {
  const told = shares.filter((share) => share !== undefined);
  if (told.length === 0) return undefined;
  return { hit: told.reduce((all, { hit }) => all + hit, 0), found: told.reduce((all, { found }) => all + found, 0) };
}
