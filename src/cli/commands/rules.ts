import { type Phase, phaseOf } from '../../check/phase.ts';
import type { StageSeverity } from '../../check/rule.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { allRules, clausesOf } from '../rule-pages.ts';

/** One rule, as data. */
interface Row {
  readonly id: string;
  readonly pack: string;
  readonly clauses: readonly string[];
  /** Effective classes at which it applies. */
  readonly classes: readonly string[];
  readonly severity: StageSeverity;
  /** The first phase of development in which it can be asked. */
  readonly phase: Phase;
  readonly checks: readonly string[];
}

export const rules: Command = {
  name: 'rules',
  summary: 'lists every rule with its clause, classes and severity by stage',
  help: 'Lists every rule of every pack. `dhf explain <rule>` shows the page of one. Reads no design history file.',
  example: 'dhf rules --format json',
  positionals: [],
  options: { format: { type: 'string', choices: ['text', 'json'], help: 'what to write; text when left out' } },
  run: async (context: CommandContext) => {
    const rows = allRules.map((each): Row => {
      const { rule, pack } = each;
      return {
        id: rule.id,
        pack: pack.name,
        clauses: clausesOf(each),
        classes: rule.classes ?? ['A', 'B', 'C'],
        severity: rule.severity,
        phase: phaseOf(rule, pack.standard),
        checks: rule.checks ?? [],
      };
    });
    context.stdout.write(
      context.text('format') === 'json' ? `${JSON.stringify({ schema: 'dhf-rules/1', rules: rows }, undefined, 2)}\n` : table(rows),
    );
    return exitCode.clean;
  },
};

const header = ['rule', 'pack', 'clause', 'classes', 'draft', 'release', 'phase', 'checks'];

function table(rows: readonly Row[]): string {
  const cells = rows.map(({ id, pack, clauses, classes, severity, phase, checks }) => [
    id,
    pack,
    clauses.join(', ') || '-',
    classes.join(' '),
    severity.draft,
    severity.release,
    phase,
    checks.join(', ') || '-',
  ]);
  const widths = header.map((word, at) => Math.max(word.length, ...cells.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[line(header), ...cells.map(line)].join('\n')}\n`;
}
