import type { TraceReport } from '../check/report.ts';

/** What an emitter may know besides the report. */
export interface EmitContext {
  /** Write the colours of a terminal. */
  readonly colours: boolean;
  /** Write every finding, however many there are; else those of one cause may stand together. */
  readonly all?: boolean;
  /** The page of a rule as Markdown; undefined for a rule that has none. */
  readonly page: (rule: string) => string | undefined;
}

/** Report in, text out, with a line feed at the end. Decides nothing: exit codes are the shell's. */
export type Emitter = (report: TraceReport, context: EmitContext) => string;
