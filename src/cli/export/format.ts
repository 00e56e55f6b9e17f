import { resolve } from 'node:path';
import type { TraceReport } from '../../check/report.ts';
import { printable } from '../../emit/printable.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { Source } from '../../project/facts.ts';
import { clear } from '../../project/output-file.ts';
import type { Table } from '../../view/tables.ts';
import type { Command, CommandContext } from '../command.ts';

/** What is to be exported: everything, or the one table that was asked for. */
export interface Asked {
  readonly report: TraceReport;
  readonly graph: TraceGraph;
  /** Folder of the DHF, absolute, and the texts it was read from. */
  readonly root: string;
  readonly sources: readonly Source[];
  readonly context: CommandContext;
  /** The only table; undefined for everything. */
  readonly table: Table | undefined;
  /** All tables, made one after the other; tells how far it is. */
  readonly tables: () => readonly Table[];
  /** Where to write, absolute; undefined when nobody said. */
  readonly out: string | undefined;
}

/** One word after `dhf export`. */
export interface ExportFormat {
  /** Flags that only this format has. */
  readonly options?: Command['options'];
  /** What may not be asked of it, told before anything is read: throws a `Refusal`. */
  readonly refuse?: (context: CommandContext) => void;
  /** Takes away what it wrote before, so that a run that fails leaves nothing that looks fresh. */
  readonly clear: (place: Place) => void;
  /** Writes the export. Answers with the path it wrote; undefined where it went to standard output. */
  readonly write: (asked: Asked) => Promise<string | undefined>;
}

/** Where an export goes. */
export interface Place {
  readonly cwd: string;
  /** Absolute; undefined when nobody said. */
  readonly out: string | undefined;
  /** Everything is exported. */
  readonly whole: boolean;
}

/** The `clear` of a format that writes one file: that which was named, else, for everything, one of its usual name. */
export function clearFile(usual: string): ExportFormat['clear'] {
  return ({ out, whole, cwd }) => {
    if (out !== undefined || whole) clear(out ?? resolve(cwd, usual));
  };
}

/** An export on standard output; a terminal gets nothing that it would obey. */
export function say(text: string, { stdout }: CommandContext): void {
  stdout.write(stdout.isTTY ? printable(text) : text);
}
