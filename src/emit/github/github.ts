import type { TraceReport } from '../../check/report.ts';
import type { Diagnostic, Severity } from '../../model/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import type { Emitter } from '../emitter.ts';
import { printable } from '../printable.ts';
import { placeOf, repositoryPath } from '../repository-path.ts';
import { gateWords, notJudgedWords, summary, verdictWords } from '../verdict.ts';

type Level = 'error' | 'warning' | 'notice';

const levels: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub Actions. GitHub shows only the first ten of each level, so the verdict and what could not be judged come first.
 * Paths are those of the repository.
 */
export const github: Emitter = (report) => {
  const lines = [verdict(report), ...unjudged(report), ...report.diagnostics.map((diagnostic) => finding(report, diagnostic))];
  return `${lines.join('\n')}\n`;
};

function verdict(report: TraceReport): string {
  const level: Level = report.verdict === 'no-blocking-findings' ? 'notice' : 'error';
  const gate = report.gate === null ? '' : `\n${gateWords(report.gate)}`;
  return command(level, [['title', `dhf: ${verdictWords(report)}`]], `${summary(report)}${gate}`);
}

function unjudged(report: TraceReport): string[] {
  return report.notJudged.map((each) => {
    const words = notJudgedWords(each, report);
    const title = `dhf ${words}: ${each.what}`;
    const properties = [...region(report, placeOf(each.place)), ['title', title] as const];
    return command(words === 'could not judge' ? 'error' : 'warning', properties, `${each.why}\nfix: ${each.fix}`);
  });
}

function finding(report: TraceReport, { severity, rule, clause, message, fix, place }: Diagnostic): string {
  const title = clause === undefined ? rule : `${rule} (${clause})`;
  const properties = [...region(report, place), ['title', title] as const];
  return command(levels[severity], properties, fix === undefined ? message : `${message}\nfix: ${fix}`);
}

type Property = readonly [name: string, value: string | number];

function region(report: TraceReport, place: Place): Property[] {
  const file = ['file', repositoryPath(report, place.file)] as const;
  // An end at the first column of a line means that the line itself is not part of the range.
  const endLine = place.endColumn === 1 && place.endLine > place.line ? place.endLine - 1 : place.endLine;
  if (endLine > place.line) return [file, ['line', place.line], ['endLine', endLine]];
  return [file, ['line', place.line], ['endLine', endLine], ['col', place.column], ['endColumn', Math.max(place.endColumn, place.column)]];
}

function command(level: Level, properties: readonly Property[], message: string): string {
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${level} ${written}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Text for people in the log of a workflow: nothing in it can be taken for a command (`::` at the start of a line, `##[` anywhere). */
export function disarm(text: string): string {
  return text.replaceAll(/^(\s*):(?=:)/gm, '$1\\:').replaceAll('##[', '##\\[');
}
