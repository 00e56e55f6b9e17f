import { causesOf } from '../../view/causes.ts';
import { counted } from '../count.ts';
import type { Emitter } from '../emitter.ts';
import { oneLine } from '../printable.ts';
import { gateWords, summary } from '../verdict.ts';
import { findingLines, notJudgedLines, type Paint, painter } from './lines.ts';

/** More findings than this are told by their causes: nobody reads a thousand lines. */
const most = 60;

/** The next steps told after them. */
const steps = 10;

/**
 * For people at a terminal: a line for each finding, then why and what to do; counts last. Paths are relative to `dhf.yaml`. Where there are
 * many, one finding of each cause stands for the others, and the most useful next steps follow.
 */
export const text: Emitter = (report, { colours, all = false }) => {
  const paint = painter(colours);
  const { diagnostics } = report;
  const lines = [
    ...(all || diagnostics.length <= most ? diagnostics.flatMap((each) => findingLines(each, paint)) : byCause(report.diagnostics, paint)),
    ...report.notJudged.flatMap((each) => notJudgedLines(each, report, paint)),
    ...(report.assumed === undefined ? [] : [oneLine(`what if: ${report.assumed.join(', ')}`)]),
    ...(report.gate === null ? [] : [paint(report.gate.passed ? 'green' : 'red', oneLine(gateWords(report.gate)))]),
    paint(report.verdict === 'no-blocking-findings' ? 'green' : 'red', summary(report)),
  ];
  return `${lines.join('\n')}\n`;
};

function byCause(diagnostics: Parameters<typeof causesOf>[0], paint: Paint): string[] {
  const causes = causesOf(diagnostics);
  const told = causes.flatMap(({ findings, rule }) => {
    const [first, ...others] = findings;
    const more = others.length === 0 ? [] : [paint('dim', `  and ${counted(others.length, 'finding')} more of ${rule}`)];
    return first === undefined ? [] : [...findingLines(first, paint), ...more];
  });
  const next = causes.slice(0, steps).map(({ role, findings, rule, clause }, at) => {
    const by = clause === undefined ? rule : `${rule}, ${clause}`;
    return `  ${String(at + 1).padStart(2)}. ${role}: ${counted(findings.length, 'finding')} (${oneLine(by)})`;
  });
  return [
    ...told,
    '',
    paint('bold', `The ${counted(next.length, 'most useful next step')}`),
    ...next,
    '  `--all` writes every finding.',
    '',
  ];
}
