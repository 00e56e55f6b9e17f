import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { RunReport, TestResult } from '../../model/evidence.ts';
import { compareIds } from '../../model/ids.ts';
import { caseFinder, resultsIn } from '../../model/run-results.ts';
import type { Outcome } from '../../model/test-report.ts';
import { worstOf } from '../../model/test-results.ts';
import { answer, answers, type TraceItem } from '../../model/trace-item.ts';
import { fields, gitIn } from '../git.ts';
import type { Refused } from '../new-item.ts';
import type { Survey } from '../survey.ts';
import { caseHashes } from './case-hashes.ts';
import { casesAsked } from './cases-asked.ts';
import { ciJob } from './ci.ts';
import { type Machine, thisMachine } from './machine.ts';
import { openRunOf } from './open-run.ts';
import { type Purpose, purposeOf } from './purpose.ts';
import { listedFiles, type RunFile, readRunFiles } from './result-files.ts';
import { type RunField, runText } from './run-text.ts';
import { namedTimes, timeText } from './run-times.ts';
import { type Tested, testedNow } from './tested.ts';
import { pathsOf, placeFor, type RunPlace, writeRun } from './write-run.ts';

/** Fields of a run that whoever records it can give, by name. */
export const givenFields = [
  'platform',
  'hardware',
  'os',
  'runtime',
  'executor',
  'responsible',
  'trigger',
  'version',
  'started',
  'ended',
] as const;
export type GivenField = (typeof givenFields)[number];

/** What is to be recorded. */
export interface RunRequest {
  /** `start`: the tests run afterwards. `manual`: somebody carries them out and fills the table. */
  readonly mode: 'results' | 'start' | 'manual';
  /** Absolute paths of result and coverage files; those that `dhf.yaml` lists for the system when there are none. */
  readonly files: readonly string[];
  readonly logs: readonly string[];
  /** ID of a run that was started, to complete it. */
  readonly run?: string | undefined;
  readonly system?: string | undefined;
  readonly purpose?: Purpose | undefined;
  readonly title?: string | undefined;
  readonly given: Readonly<Partial<Record<GivenField, string>>>;
  readonly tools: readonly string[];
  readonly changes: readonly string[];
  /** Of a manual run: IDs of test cases, or a filter over them. */
  readonly cases: readonly string[];
  readonly filter?: string | undefined;
  /** Did the tests run on this machine? Else only reports that name it as their host say so. */
  readonly here: boolean;
  readonly dryRun: boolean;
  /** In milliseconds. */
  readonly now: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working directory, from which files are named. */
  readonly cwd: string;
}

/** A run as it was recorded. */
export interface NewRun {
  readonly id: string;
  readonly purpose: Purpose;
  readonly system: string;
  readonly version: string;
  /** Relative to the root, with `/`: the record first. */
  readonly written: readonly string[];
  readonly results: readonly TestResult[];
  readonly reports: readonly RunReport[];
  /** What counts of each case, the worst of its results, by ID. */
  readonly cases: ReadonlyMap<string, Outcome>;
  /** Fields that the record still has to say. */
  readonly missing: readonly string[];
  /** What whoever records it should know, in sentences. */
  readonly notes: readonly string[];
  /** The text of the record. */
  readonly text: string;
}

/** Fields that a finished run has to say, besides those that are always written. */
const demanded = ['platform', 'hardware', 'os', 'runtime', 'tools', 'started', 'ended', 'executor', 'responsible', 'trigger'];

/**
 * Writes the record of a test run with the files that belong to it, or says why not. A file that stands there is never touched, but for the record of a run
 * that was started. Throws the system's errors.
 */
export async function recordRun(survey: Survey, request: RunRequest): Promise<NewRun | Refused> {
  const tested = await testedNow(survey, request.system);
  if ('refused' in tested) return tested;
  const open = request.mode === 'results' ? openRunOf(survey.graph, tested.system, request.run) : undefined;
  if (open !== undefined && 'refused' in open) return open;
  const purpose = decided(survey, request, tested, open);
  if (typeof purpose === 'object') return purpose;
  if (request.mode === 'manual') return manual(survey, request, tested, purpose);
  if (request.mode === 'start') return started(survey, request, tested, purpose);
  const listed = request.files.length > 0 ? request.files : listedFiles(survey.root, tested.entry);
  if (listed.length === 0) return nothingToRecord(tested.system);
  const files = await readRunFiles({ files: listed, logs: request.logs }, request.cwd);
  if ('refused' in files) return files;
  const made = completed(survey, request, tested, purpose, open, files);
  return 'refused' in made ? made : { ...made, notes: [...made.notes, ...(await notesOnIgnored(survey.root, made.written))] };
}

/** What git ignores is in no commit, and lost with the folder. */
async function notesOnIgnored(root: string, files: readonly string[]): Promise<readonly string[]> {
  const { output } = await gitIn(root)(['check-ignore', '-z', '--stdin'], { input: files.join('\0') });
  const ignored = fields(output);
  return ignored.length === 0
    ? []
    : [`Git ignores ${ignored.join(', ')}: add ${ignored.length === 1 ? 'it' : 'them'} with \`git add --force\`.`];
}

function nothingToRecord(system: string): Refused {
  return {
    refused: 'there are no results to record',
    fix: `Name the files that the tests wrote, or list them as \`results\` of ${system} in dhf.yaml; \`dhf record --start\` records that tests are about to run.`,
  };
}

function decided(survey: Survey, request: RunRequest, tested: Tested, open: TraceItem | undefined): Purpose | Refused {
  const isLate = request.mode === 'results' && ciJob(request.env) === undefined;
  if (open === undefined) return purposeOf({ asked: request.purpose, isTagged: tested.isTagged, tag: tested.tag, isLate }, survey.graph);
  const purpose = answer(open, 'purpose') === 'formal' ? 'formal' : 'development';
  if (request.purpose === undefined || request.purpose === purpose) return purpose;
  return { refused: `${open.id} was started as a ${purpose} run`, fix: 'Leave --purpose out: it was set before the tests ran.' };
}

/** The record that tests are about to run. */
function started(survey: Survey, request: RunRequest, tested: Tested, purpose: Purpose): NewRun {
  const title = request.title ?? `Test run of ${request.given.version ?? tested.version}`;
  const values = { ...known(request, tested, thisMachine(), undefined), started: request.given.started ?? timeText(request.now) };
  const body = 'The tests are running. `dhf record` with their results completes this record.';
  return written(survey, request, tested, purpose, { ...nothingYet(survey), title, method: 'automated', values, cases: [], body });
}

/** The record of a run that somebody carries out, with a table to fill. */
function manual(survey: Survey, request: RunRequest, tested: Tested, purpose: Purpose): NewRun | Refused {
  const cases = casesAsked(survey, request);
  if ('refused' in cases) return cases;
  const title = request.title ?? `Manual tests of ${request.given.version ?? tested.version}`;
  const rows = cases.map(({ id }) => `| ${id} |  |  |  |`);
  const body = ['| Case | Outcome | Observed | Anomalies |', '|---|---|---|---|', ...rows].join('\n');
  const values = { ...known(request, tested, undefined, undefined), started: request.given.started ?? timeText(request.now) };
  return written(survey, request, tested, purpose, { ...nothingYet(survey), title, method: 'manual', values, cases, body });
}

/** What the record of a run is made of before anything came of it. */
function nothingYet(survey: Survey) {
  const outcome: Outcomes = { results: [], reports: [], cases: new Map() };
  return { status: 'draft', files: [], place: placeFor(survey, undefined), outcome } as const;
}

function completed(
  survey: Survey,
  request: RunRequest,
  tested: Tested,
  purpose: Purpose,
  open: TraceItem | undefined,
  files: readonly RunFile[],
): NewRun | Refused {
  const begun = Date.parse((open && answer(open, 'started')) ?? '');
  const old = files.find(({ modified, isLog }) => !isLog && modified < begun - 1000);
  if (open !== undefined && old !== undefined)
    return {
      refused: `${relative(request.cwd, old.from)} is older than the start of ${open.id}`,
      fix: 'Name the files that this run wrote.',
    };
  const reports = files.flatMap(({ report }) => report ?? []);
  const texts = files.filter(({ report }) => report !== undefined).map(({ from }) => readFileSync(from, 'utf8'));
  const machine = thisMachine();
  const isHere =
    request.here || texts.some((text) => [...text.matchAll(/\shostname="([^"]+)"/g)].some(([, name]) => name === machine.name));
  const place = placeFor(survey, open);
  const outcome = outcomeIn(survey, place.id, files);
  const cases = [...outcome.cases.keys()].sort(compareIds).flatMap((id) => survey.graph.item(id) ?? []);
  const times = namedTimes(texts, isHere);
  const last = Math.max(...files.map(({ modified }) => modified));
  const values = {
    ...known(
      request,
      tested,
      isHere ? machine : undefined,
      open,
      reports.flatMap(({ read }) => read.producer ?? []),
    ),
    started: request.given.started ?? (open && answer(open, 'started')) ?? (times && timeText(times.first)),
    ended: request.given.ended ?? timeText(times?.last ?? last),
  };
  const title = request.title ?? open?.title.text ?? `Automated tests of ${values.version}`;
  return written(survey, request, tested, purpose, { title, method: 'automated', values, cases, files, open, body: '', place, outcome });
}

type Values = Readonly<Partial<Record<GivenField, string | undefined>>> & { readonly tools: readonly string[] };

/** What flags say comes first, then what a record that was started says, then what the surroundings show. */
function known(
  { given, tools, env }: RunRequest,
  tested: Tested,
  machine: Machine | undefined,
  open: TraceItem | undefined,
  producers: readonly string[] = [],
): Values {
  const job = ciJob(env);
  const before = (name: GivenField) => given[name] ?? (open && answer(open, name));
  const isNode = producers.length > 0 && producers.every((each) => /vitest|jest|mocha|playwright|node/i.test(each));
  return {
    platform: before('platform') ?? tested.onlyPlatform,
    hardware: before('hardware') ?? machine?.hardware,
    os: before('os') ?? machine?.os,
    runtime: before('runtime') ?? (isNode ? machine?.node : undefined),
    executor: before('executor') ?? (job === undefined ? tested.user : [job.name, job.runner].filter(Boolean).join(', ')),
    responsible: before('responsible'),
    trigger: before('trigger') ?? job?.trigger ?? (tested.isTagged ? `tag ${tested.tag}` : undefined),
    version: before('version') ?? tested.version,
    tools: [
      ...new Set(
        tools.length > 0 ? tools : open && answers(open, 'tools').length > 0 ? answers(open, 'tools').map(({ text }) => text) : producers,
      ),
    ],
  };
}

interface Draft {
  readonly title: string;
  readonly method: 'automated' | 'manual';
  readonly status?: 'draft';
  readonly values: Values;
  readonly cases: readonly TraceItem[];
  readonly files: readonly RunFile[];
  readonly open?: TraceItem | undefined;
  readonly body: string;
  readonly place: RunPlace;
  readonly outcome: Outcomes;
}

function written(survey: Survey, request: RunRequest, tested: Tested, purpose: Purpose, draft: Draft): NewRun {
  const { open, values, files, cases, place } = draft;
  const sha256 = (open && answer(open, 'product-sha256')) ?? tested.product.sha256;
  const wasDirty = open !== undefined && answer(open, 'dirty') === 'yes';
  const isOther = sha256 !== tested.product.sha256;
  const isDirty = wasDirty || isOther || tested.product.changed.length > 0;
  const kept = pathsOf(place, files);
  const changes =
    request.changes.length > 0 ? request.changes : open === undefined ? [] : answers(open, 'under-change').map(({ text }) => text);
  const fieldsOf = (id: string): readonly RunField[] => [
    ['id', id],
    ['title', draft.title],
    ['status', draft.status],
    ['system', tested.system],
    ['purpose', purpose],
    ['method', draft.method],
    ['case-hashes', caseHashes(cases, survey.graph)],
    ['product-sha256', sha256],
    ['commit', (open && answer(open, 'commit')) ?? tested.commit],
    ['dirty', isDirty ? 'yes' : 'no'],
    ...(['version', 'platform', 'hardware', 'os', 'runtime'] as const).map((name): RunField => [name, values[name]]),
    ['tools', values.tools],
    ...(['started', 'ended', 'executor', 'responsible', 'trigger'] as const).map((name): RunField => [name, values[name]]),
    ['results', kept.filter(({ isLog }) => !isLog).map(({ path, sha256: hash }) => `${path}@sha256:${hash}`)],
    ['under-change', changes],
  ];
  const text = runText(fieldsOf(place.id), draft.body);
  if (!request.dryRun) writeRun(survey, place, kept, text, open !== undefined);
  return {
    id: place.id,
    purpose,
    system: tested.system,
    version: values.version ?? tested.version,
    written: [place.file, ...kept.map(({ path }) => path)],
    ...draft.outcome,
    missing: demanded.filter((name) => (name === 'tools' ? values.tools.length === 0 : values[name as GivenField] === undefined)),
    notes: notesOn(tested, request, purpose, { isDirty, isOther, open }),
    text,
  };
}

type Outcomes = Pick<NewRun, 'results' | 'reports' | 'cases'>;

/** What came of the run, by its reports. */
function outcomeIn(survey: Survey, id: string, files: readonly RunFile[]): Outcomes {
  const finder = caseFinder(
    survey.graph.items.filter(({ kind }) => kind === 'test-case'),
    survey.vocabulary,
  );
  const run = { id, hashes: new Map() };
  const outcomes = files.flatMap(({ report }) => (report === undefined ? [] : [resultsIn(run, report, finder)]));
  const results = outcomes.flatMap((each) => each.results);
  const cases = new Map([...Map.groupBy(results, (result) => result.case)].map(([test, all]) => [test, worstOf(all).outcome]));
  return { results, reports: outcomes.flatMap((each) => each.reports), cases };
}

interface State {
  readonly isDirty: boolean;
  readonly isOther: boolean;
  readonly open: TraceItem | undefined;
}

function notesOn(tested: Tested, { env }: RunRequest, purpose: Purpose, { isDirty, isOther, open }: State): readonly string[] {
  const [first, ...more] = tested.product.changed;
  const job = ciJob(env);
  return [
    ...(isOther && open !== undefined
      ? [`The product is another one than when ${open.id} was started, so its results count for nothing.`]
      : []),
    ...(isDirty && !isOther
      ? [
          `The product was dirty${first === undefined ? '' : `: ${first}${more.length > 0 ? ` and ${more.length} more are` : ' is'} in no commit as ${more.length > 0 ? 'they stand' : 'it stands'}`}${purpose === 'formal' ? '; a formal run of it does not count for a release' : ''}.`,
        ]
      : []),
    ...(job?.commit !== undefined && job.commit !== tested.commit
      ? [
          `${job.name} names commit ${job.commit.slice(0, 12)}, and ${tested.commit.slice(0, 12)} is checked out here: the record names the latter.`,
        ]
      : []),
  ];
}
