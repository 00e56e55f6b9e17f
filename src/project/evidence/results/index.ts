import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LooseReport } from '../../../model/evidence.ts';
import { lineStart } from '../../../model/place.ts';
import { sourceFilter } from '../../files.ts';
import { runsFolder, vocabularyOf } from '../../settings.ts';
import { keeper } from '../kept.ts';
import { filesBelow } from '../matching-files.ts';
import type { Looking, Part } from '../part.ts';
import { filesNamed, outcomesOf, runsIn } from './outcomes.ts';
import { type ReportSeen, readReport } from './read-report.ts';

/** What came of test runs: the files that they name, the tables in them, and reports beside them that none names. */
export const results: Part = {
  kinds: ['test-run', 'test-case'],
  async look(looking) {
    const vocabulary = vocabularyOf(looking.settings);
    const runs = runsIn(looking.facts, vocabulary);
    const named = filesNamed(runs);
    const files = new Map<string, ReportSeen>();
    for (const file of named) if (existsSync(join(looking.root, file))) files.set(file, await keptReport(looking, file));
    const { notJudged, ...outcome } = outcomesOf(runs, looking.facts, vocabulary, files);
    const below = `${runsFolder(looking.settings)}/`;
    const loose = await looseReports(named, looking);
    return {
      evidence: { ...outcome, looseReports: loose },
      notJudged,
      read: [...files.keys(), ...loose.map(({ file }) => file)],
      isOf: (file) => named.has(file) || (file.startsWith(below) && !file.endsWith('.md')),
    };
  },
};

const keep = keeper<Promise<ReportSeen>>();

function keptReport(looking: Looking, file: string): Promise<ReportSeen> {
  return keep(looking, file, () => readReport(join(looking.root, file), file));
}

/** Reports of tests in the folders of runs that no run names: a failure must not be lost by not naming its file. */
async function looseReports(named: ReadonlySet<string>, looking: Looking): Promise<readonly LooseReport[]> {
  const folder = runsFolder(looking.settings);
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
