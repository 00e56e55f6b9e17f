import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { NotJudged } from '../../../model/diagnostic.ts';
import type { LooseReport, RunReport } from '../../../model/evidence.ts';
import { itemsOf } from '../../../model/items.ts';
import { lineStart, type Place } from '../../../model/place.ts';
import { type ResultReference, resultReference } from '../../../model/result-reference.ts';
import { resultsInTables } from '../../../model/result-table.ts';
import { type CaseFinder, caseFinder, type RunOutcome, resultsIn } from '../../../model/run-results.ts';
import { answer, answers, type TraceItem } from '../../../model/trace-item.ts';
import type { Vocabulary } from '../../../model/vocabulary.ts';
import { sourceFilter } from '../../files.ts';
import { vocabularyOf } from '../../settings.ts';
import { keeper } from '../kept.ts';
import { filesBelow } from '../matching-files.ts';
import type { Looking, Part } from '../part.ts';
import { type ReportSeen, readReport } from './read-report.ts';

/** What came of test runs: the files that they name, the tables in them, and reports beside them that none names. */
export const results: Part = {
  kinds: ['test-run', 'test-case'],
  async look(looking) {
    const vocabulary = vocabularyOf(looking.settings);
    const runs = thingsOf('test-run', looking, vocabulary);
    const finder = caseFinder(thingsOf('test-case', looking, vocabulary), vocabulary);
    const seen: SeenRun[] = [];
    for (const run of runs) seen.push(await seeRun(run, finder, looking, vocabulary));
    const named = new Set(runs.flatMap((run) => filesNamed(run)));
    const below = `${runsFolder(looking)}/`;
    return {
      evidence: {
        results: seen.flatMap((each) => each.results),
        reports: seen.flatMap((each) => each.reports),
        looseReports: await looseReports(named, looking),
      },
      notJudged: seen.flatMap((each) => each.notJudged),
      isOf: (file) => named.has(file) || (file.startsWith(below) && !file.endsWith('.md')),
    };
  },
};

/** The items of a kind, the first of each ID. */
function thingsOf(kind: TraceItem['kind'], { facts }: Looking, vocabulary: Vocabulary): readonly TraceItem[] {
  const found = new Map<string, TraceItem>();
  for (const file of facts) {
    if (!file.items.some(({ id, type }) => (type?.text ?? vocabulary.kindOfId(id.text)) === kind)) continue;
    for (const item of itemsOf(file, vocabulary, false)) if (item.kind === kind && !found.has(item.id)) found.set(item.id, item);
  }
  return [...found.values()];
}

interface SeenRun extends RunOutcome {
  readonly notJudged: readonly NotJudged[];
}

async function seeRun(run: TraceItem, finder: CaseFinder, looking: Looking, vocabulary: Vocabulary): Promise<SeenRun> {
  const references = answers(run, 'results').map((value) => ({ ...value, reference: resultReference(value.text) }));
  const files: SeenRun[] = [];
  for (const { reference, place } of references) files.push(await seeReference(run, reference, place, finder, looking));
  const isWritten = answer(run, 'method') === 'manual' || references.every(({ reference }) => reference.to === 'elsewhere');
  const table = isWritten ? resultsInTables(run, finder, vocabulary) : { results: [], reports: [] };
  const isToldInTable = table.results.length > 0;
  const all = [...files, { ...table, notJudged: [] }];
  const elsewhere = references.filter(({ reference }) => reference.to === 'elsewhere');
  return {
    results: all.flatMap((each) => each.results),
    reports: all.flatMap((each) => each.reports).filter((each) => !isToldInTable || each.format !== 'elsewhere'),
    notJudged: [...all.flatMap((each) => each.notJudged), ...(isToldInTable ? [] : elsewhere.map((each) => keptElsewhere(run, each)))],
  };
}

/** Reads what one entry under `results` names. */
async function seeReference(
  run: TraceItem,
  reference: ResultReference,
  place: Place,
  finder: CaseFinder,
  looking: Looking,
): Promise<SeenRun> {
  if (reference.to === 'elsewhere') return { results: [], reports: [notRead(run, reference.uri, 'elsewhere')], notJudged: [] };
  const { path } = reference;
  if (reference.to === 'outside') return unreadable(run, path, { ...outside(run, path), place });
  if (!existsSync(join(looking.root, path))) return unreadable(run, path, { ...missing(run, path), place });
  const { report, notJudged, isCoverage } = await keptReport(looking, path);
  if (isCoverage) return { results: [], reports: [], notJudged: [] };
  if (report === undefined) return unreadable(run, path, notJudged);
  return { ...resultsIn(run, report, finder, reference.sha256), notJudged: [] };
}

const keep = keeper<Promise<ReportSeen>>();

function keptReport(looking: Looking, file: string): Promise<ReportSeen> {
  return keep(looking, file, () => readReport(join(looking.root, file), file));
}

function unreadable(run: TraceItem, file: string, notJudged: NotJudged | undefined): SeenRun {
  return { results: [], reports: [notRead(run, file, 'unread')], notJudged: notJudged === undefined ? [] : [notJudged] };
}

function notRead(run: TraceItem, file: string, format: string): RunReport {
  return { run: run.id, file, format, tests: 0, unmatched: [], ambiguous: [], remarks: [], unread: true };
}

function missing(run: TraceItem, path: string): NotJudged {
  return {
    what: path,
    why: `${run.id} names it as its results, and it is not there`,
    fix: 'Put it back as the tool wrote it; what it held is not known.',
    blocking: false,
  };
}

function outside(run: TraceItem, path: string): NotJudged {
  return {
    what: path,
    why: `${run.id} names it as its results, and it leads out of the folder of dhf.yaml`,
    fix: 'Keep the file with the records, and write its path from the folder of dhf.yaml with `/`; what is kept elsewhere is named by its address and `@sha256:…`.',
    blocking: true,
  };
}

function keptElsewhere(run: TraceItem, { text, place }: { readonly text: string; readonly place: Place }): NotJudged {
  return {
    what: text,
    why: `${run.id} keeps its results there, where they are not fetched from, and has no table of them`,
    fix: 'Write what came of each case as a table `Case | Outcome | Observed | Anomalies` into the run.',
    place,
    blocking: false,
  };
}

function filesNamed(run: TraceItem): readonly string[] {
  return answers(run, 'results').flatMap(({ text }) => {
    const reference = resultReference(text);
    return reference.to === 'file' ? [reference.path] : [];
  });
}

function runsFolder({ settings }: Looking): string {
  return posix.join(settings.files.records, 'runs');
}

/** Reports of tests in the folders of runs that no run names: a failure must not be lost by not naming its file. */
async function looseReports(named: ReadonlySet<string>, looking: Looking): Promise<readonly LooseReport[]> {
  const folder = runsFolder(looking);
  const isSource = sourceFilter(looking.settings.files);
  const found: LooseReport[] = [];
  for (const file of filesBelow(looking.root, folder)) {
    const [run, ...rest] = file.slice(folder.length + 1).split('/');
    if (run === undefined || rest.length === 0 || named.has(file) || isSource(file)) continue;
    const { report } = await keptReport(looking, file);
    if (report === undefined || report.read.tests === 0) continue;
    const failed = report.tests.filter(({ outcome }) => outcome !== 'pass').length;
    found.push({ run, file, format: report.read.format, tests: report.read.tests, failed, place: lineStart(file) });
  }
  return found;
}
