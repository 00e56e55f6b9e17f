import type { TraceReport } from '../check/report.ts';
import type { Stage } from '../model/diagnostic.ts';
import { asOfDay } from './clock.ts';
import { conclude, type Known } from './conclude.ts';
import { withDrawings } from './drawings.ts';
import { factsOf, type Parser, type Source } from './facts.ts';
import { type Look, withFiles } from './referred-files.ts';
import { isOfRegisters, registerFacts } from './registers.ts';
import { reportOf, see, type TraceOptions } from './seen.ts';
import { type Settings, vocabularyOf } from './settings.ts';

export { readSettings, type TraceOptions } from './seen.ts';

/** How to judge sources that are in memory, and what is known about them. */
export interface SourcesOptions extends Omit<Partial<Known>, 'stage'> {
  readonly stage: Stage;
  readonly parser?: Parser | undefined;
  /** Files that links and pictures may lead to, besides the sources; nothing is said of them when absent. */
  readonly look?: Look | undefined;
}

/** Reads, traces and judges the DHF below a folder that holds `dhf.yaml`. What cannot be read is said in the report; nothing is thrown for it. */
export async function trace(root: string, options: TraceOptions): Promise<TraceReport> {
  return reportOf(await see(root, options), options);
}

/**
 * Traces and judges sources that are in memory, snapshots that `registers` names among them. Diagrams are as they were drawn before in this process
 * (`drawDiagrams`). Touches no disk; the clock only where no day is given.
 */
export function traceSources(sources: readonly Source[], settings: Settings, options: SourcesOptions): TraceReport {
  const vocabulary = vocabularyOf(settings);
  const isRegister = ({ file }: Source) => isOfRegisters(settings, file);
  const read = sources.flatMap((source) => (isRegister(source) ? [] : factsOf(source, vocabulary, options.stage, options.parser)));
  const registers = sources.filter(isRegister).map((source) => registerFacts(source, settings));
  const notJudged = [...(options.notJudged ?? []), ...[...read, ...registers].flatMap((each) => each.notJudged)];
  const facts = [...read.map((each) => withDrawings(each.facts)), ...registers.flatMap((each) => each.facts)];
  const known = options.look === undefined ? facts : withFiles(facts, options.look);
  return conclude(known, settings, { ...options, asOf: options.asOf ?? asOfDay({}), notJudged });
}
