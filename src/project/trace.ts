import { join } from 'node:path';
import type { AsOf, TraceReport } from '../check/report.ts';
import type { AssumedClass } from '../model/assumed-class.ts';
import type { NotJudged, Stage } from '../model/diagnostic.ts';
import { asOfDay, dayTroubles } from './clock.ts';
import { conclude, type Known, refusal } from './conclude.ts';
import { factsOf, type Parser, type Source } from './facts.ts';
import { listFiles, settingsFile, sourceFilter } from './files.ts';
import { type GitFacts, gitIn, type NoGit, readGit } from './git.ts';
import { gitNotJudged } from './git-words.ts';
import { missingListed, notRead, stillOpen } from './listed-files.ts';
import { productVersion } from './product-version.ts';
import { type ReadOptions, readSources } from './read-sources.ts';
import { type Look, lookBelow, withFiles } from './referred-files.ts';
import { reusedIds } from './reused-ids.ts';
import { type ParsedSettings, parseSettings, type Settings, vocabularyOf } from './settings.ts';
import { readText } from './text-file.ts';

/** How to judge. */
export interface TraceOptions extends ReadOptions {
  /** The day on which expiry and age are judged, as `2026-11-22`. */
  readonly asOf?: string | undefined;
  /** Classes to judge by instead of those declared. */
  readonly assume?: readonly AssumedClass[] | undefined;
}

/** How to judge sources that are in memory, and what is known about them. */
export interface SourcesOptions extends Omit<Partial<Known>, 'stage'> {
  readonly stage: Stage;
  readonly parser?: Parser | undefined;
  /** Files that links and pictures may lead to, besides the sources; nothing is said of them when absent. */
  readonly look?: Look | undefined;
}

/** Reads, traces and judges the DHF below a folder that holds `dhf.yaml`. What cannot be read is said in the report; nothing is thrown for it. */
export async function trace(root: string, options: TraceOptions): Promise<TraceReport> {
  const git = gitIn(root);
  const asking = readGit(root, git);
  const parsed = readSettings(root);
  if ('unreadable' in parsed) return refusal(knownOf(options, await asking, parsed.unreadable));
  const { settings, placeOf } = parsed;
  const reusing = reusedIds(git, settings);
  const answers = await asking;
  const listing = listFiles(root, settings.files, 'missing' in answers ? undefined : answers.ignored);
  const read = await readSources(root, listing.files, settings, options);
  const product = productVersion(root, settings.product, placeOf(['product', 'version']));
  const notJudged = [
    ...listing.notJudged,
    ...read.notJudged,
    ...('notJudged' in product ? [product.notJudged] : []),
    ...missingListed(root, settings, placeOf),
    ...notRead(settings, placeOf),
    ...stillOpen(settings, placeOf),
    ...gitNotJudged(answers, sourceFilter(settings.files)),
  ];
  const version = 'version' in product ? product.version : undefined;
  return conclude(withFiles(read.facts, lookBelow(root)), settings, {
    ...knownOf(options, answers, notJudged),
    version,
    placeOf,
    assume: options.assume,
    reusedIds: complete(answers, await reusing),
  });
}

/** Traces and judges sources that are in memory. Touches no disk; the clock only where no day is given. */
export function traceSources(sources: readonly Source[], settings: Settings, options: SourcesOptions): TraceReport {
  const vocabulary = vocabularyOf(settings);
  const read = sources.map((source) => factsOf(source, vocabulary, options.stage, options.parser));
  const notJudged = [...(options.notJudged ?? []), ...read.flatMap((each) => each.notJudged)];
  const facts = read.map((each) => each.facts);
  const known = options.look === undefined ? facts : withFiles(facts, options.look);
  return conclude(known, settings, { ...options, asOf: options.asOf ?? asOfDay({}), notJudged });
}

/** The settings of the DHF in a folder, or what keeps them from being read. */
export function readSettings(root: string): ParsedSettings {
  const read = readText(join(root, settingsFile), settingsFile);
  return 'text' in read ? parseSettings(read.text) : { unreadable: [read.notJudged] };
}

function knownOf(options: TraceOptions, answers: GitFacts | NoGit, notJudged: readonly NotJudged[]): Known {
  const facts = 'missing' in answers ? undefined : answers;
  const sources = { flag: options.asOf, epoch: process.env.SOURCE_DATE_EPOCH, commit: facts?.head?.date };
  const asOf: AsOf = asOfDay(sources);
  return {
    stage: options.stage,
    asOf,
    commit: facts?.head?.commit,
    prefix: facts?.prefix,
    notJudged: [...notJudged, ...dayTroubles(sources)],
  };
}

/** A history that is cut short proves nothing about IDs used before the cut. */
function complete(answers: GitFacts | NoGit, reused: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> | undefined {
  return 'missing' in answers || answers.shallow ? undefined : reused;
}
