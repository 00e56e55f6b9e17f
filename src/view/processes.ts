import type { ClauseAccount } from '../check/account.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** The processes of IEC 62304, and what concerns the writing alone. */
export const processes = [
  'general',
  'development',
  'maintenance',
  'risk-management',
  'configuration',
  'problem-resolution',
  'writing',
] as const;

export type Process = (typeof processes)[number];

const byClause: Readonly<Record<string, Process>> = {
  4: 'general',
  5: 'development',
  6: 'maintenance',
  7: 'risk-management',
  8: 'configuration',
  9: 'problem-resolution',
};

/** The process that a clause belongs to, written as `IEC 62304 5.2.2`; a rule that cites none is about writing. */
export function processOf(clause: string | undefined): Process {
  if (clause === undefined) return 'writing';
  if (clause.startsWith('ISO 14971 ')) return 'risk-management';
  const [, first] = /^IEC 62304 (\d)/.exec(clause) ?? [];
  return byClause[first ?? ''] ?? 'general';
}

/** What is open in one process. */
export interface Gaps {
  readonly process: Process;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Clauses that nobody judged yet. */
  readonly open: number;
}

/** Processes in which anything is open, in the order of the standard. */
export function gapsByProcess(diagnostics: readonly Diagnostic[], clauses: readonly ClauseAccount[]): readonly Gaps[] {
  const found = Map.groupBy(diagnostics, ({ clause }) => processOf(clause));
  const unjudged = Map.groupBy(
    clauses.filter(({ state }) => state === 'open'),
    ({ standard, number }) => processOf(`${standard} ${number}`),
  );
  return processes.flatMap((process) => {
    const here = found.get(process) ?? [];
    const of = (severity: Diagnostic['severity']) => here.filter((each) => each.severity === severity).length;
    const open = unjudged.get(process)?.length ?? 0;
    return here.length + open === 0 ? [] : [{ process, errors: of('error'), warnings: of('warning'), infos: of('info'), open }];
  });
}
