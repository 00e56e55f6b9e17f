import type { TraceReport } from '../check/report.ts';
import { acceptedUnreported, knownAnomalies } from '../model/anomalies.ts';
import { isClosed } from '../model/changes.ts';
import type { TraceGraph } from '../model/graph.ts';
import { compareIds } from '../model/ids.ts';
import { compareText } from '../model/place.ts';
import { caseOf } from '../model/results.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import type { Sheet } from './sheet.ts';
import { type SoupAdvisory, soupTable } from './soup.ts';

/**
 * Something known to be wrong in the version of a release, or that may be: a problem report, a failure that was accepted and has no report, what the maker of
 * SOUP lists, or a published vulnerability of a component. Texts are as written; what nobody wrote is absent.
 */
export interface KnownAnomaly {
  readonly kind: 'problem' | 'accepted-failure' | 'soup' | 'vulnerability';
  /** Of the report or result, of the SOUP, or of the vulnerability as it was published. */
  readonly id: string;
  readonly title: string;
  /** Of a problem `open` or `closed`; of a failure the decision; of SOUP the version evaluated; of a vulnerability what was decided of it, or `undecided`. */
  readonly state: string;
  /** Does the release name it among its residual anomalies? */
  readonly isListed: boolean;
  /** Versions that a problem names, the version of a component. */
  readonly versions: readonly string[];
  /** What it is about: items affected, the case that failed, the component. */
  readonly affects: readonly string[];
  readonly risk?: string | undefined;
  readonly acceptable?: string | undefined;
  readonly judgedBy?: string | undefined;
  readonly judgedOn?: string | undefined;
  /** Where it is written, relative to `dhf.yaml`; absent for what stands only in an advisory that has no place. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** Every known anomaly present in the version of a release, whatever the state of its report (decision 9), by kind and ID; `asOf` is the day of judging. */
export function anomaliesIn(release: TraceItem, graph: TraceGraph, asOf: string): readonly KnownAnomaly[] {
  const listed = new Set(graph.sources(release, 'residual-in'));
  return [
    ...[...knownAnomalies(release, graph)].sort(byId).map((problem) => problemIn(problem, listed.has(problem), graph)),
    ...acceptedUnreported(release, graph).map(({ result, decision }) => failureIn(result, decision, graph)),
    ...ofSoup(graph, asOf),
  ];
}

function byId(a: TraceItem, b: TraceItem): number {
  return compareIds(a.id, b.id);
}

function problemIn(problem: TraceItem, isListed: boolean, graph: TraceGraph): KnownAnomaly {
  return {
    kind: 'problem',
    id: problem.id,
    title: problem.title.text,
    state: isClosed(problem) ? 'closed' : 'open',
    isListed,
    versions: answers(problem, 'affected-versions').map(({ text }) => text),
    affects: graph.targets(problem, 'affects').map(({ id }) => id),
    risk: answer(problem, 'residual-risk'),
    acceptable: answer(problem, 'residual-acceptable'),
    judgedBy: answer(problem, 'residual-judged-by'),
    judgedOn: answer(problem, 'residual-judged-on'),
    ...placeOf(problem),
  };
}

function failureIn(result: TraceItem, decision: TraceItem, graph: TraceGraph): KnownAnomaly {
  return {
    kind: 'accepted-failure',
    id: result.id,
    title: result.title.text,
    state: `accepted by ${decision.id}`,
    isListed: false,
    versions: [],
    affects: [caseOf(result, graph)].flatMap((test) => test?.id ?? []),
    risk: answer(decision, 'statement'),
    judgedBy: answer(decision, 'decided-by'),
    judgedOn: answer(decision, 'decided-on'),
    ...placeOf(result),
  };
}

/** What the list of a maker means for the device, and each vulnerability that was not found to be mended or to matter nowhere. */
function ofSoup(graph: TraceGraph, asOf: string): readonly KnownAnomaly[] {
  const { rows } = soupTable(graph, asOf);
  const items = [...new Set(rows.map(({ item }) => item))].filter((item) => answer(item, 'anomaly-evaluation') !== undefined);
  const found = rows.flatMap(({ item, advisories = [], name, version }) =>
    advisories.filter(isRelevant).map((advisory) => ({ advisory, item, name, version })),
  );
  return [
    ...items.sort(byId).map(evaluated),
    ...found
      .map(({ advisory, item, name, version }) => vulnerabilityIn(advisory, item, version === undefined ? name : `${name} ${version}`))
      .sort((a, b) => compareText(a.id, b.id) || compareText(a.affects.join(), b.affects.join())),
  ];
}

function isRelevant({ disposition }: SoupAdvisory): boolean {
  return disposition !== 'not-affected' && disposition !== 'fixed';
}

function evaluated(item: TraceItem): KnownAnomaly {
  const version = answer(item, 'anomalies-version');
  return {
    kind: 'soup',
    id: item.id,
    title: item.title.text,
    state: version === undefined ? 'evaluated' : `evaluated for version ${version}`,
    isListed: false,
    versions: ['version', 'api-version', 'tested-versions'].flatMap((field) => answers(item, field).map(({ text }) => text)),
    affects: [],
    risk: answer(item, 'anomaly-evaluation'),
    judgedBy: answer(item, 'anomalies-reviewed-by'),
    judgedOn: answer(item, 'anomalies-reviewed-on'),
    ...placeOf(item),
  };
}

function vulnerabilityIn({ vulnerability, disposition, place }: SoupAdvisory, item: TraceItem, component: string): KnownAnomaly {
  return {
    kind: 'vulnerability',
    id: vulnerability.id,
    title: vulnerability.summary ?? '',
    state: disposition ?? 'undecided',
    isListed: false,
    versions: [],
    affects: [item.id, component],
    risk: vulnerability.severity,
    ...(place === undefined ? {} : { file: place.file, line: place.line }),
  };
}

function placeOf({ place }: TraceItem): Pick<KnownAnomaly, 'file' | 'line'> {
  return { file: place.file, line: place.line };
}

/** Known anomalies as a table, in the columns of IEC 62304 5.8.2 and 5.8.3: what, in which state, and how its risk was judged. */
export function anomalySheet(anomalies: readonly KnownAnomaly[]): Sheet {
  return {
    name: 'anomalies',
    title: 'Residual anomalies',
    header: [
      'Kind',
      'ID',
      'Title',
      'State',
      'Listed',
      'Versions',
      'Affects',
      'Risk',
      'Acceptable',
      'Judged by',
      'Judged on',
      'File',
      'Line',
    ],
    rows: anomalies.map((each) => [
      each.kind,
      each.id,
      each.title,
      each.state,
      each.isListed ? 'yes' : 'no',
      each.versions,
      each.affects,
      each.risk ?? '',
      each.acceptable ?? '',
      each.judgedBy ?? '',
      each.judgedOn ?? '',
      each.file ?? '',
      each.line ?? '',
    ]),
  };
}

/** Known anomalies of a release as data, `dhf-anomalies/1`. */
export function anomalyData(
  report: Pick<TraceReport, 'product' | 'version' | 'asOf'>,
  release: TraceItem,
  anomalies: readonly KnownAnomaly[],
): object {
  return {
    schema: 'dhf-anomalies/1',
    product: report.product,
    version: report.version,
    release: release.id,
    asOf: report.asOf.date,
    anomalies,
  };
}
