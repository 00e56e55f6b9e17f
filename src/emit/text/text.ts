import { styleText } from 'node:util';
import type { TraceReport } from '../../check/report.ts';
import type { Diagnostic, NotJudged, Related } from '../../model/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import type { Emitter } from '../emitter.ts';
import { oneLine } from '../printable.ts';
import { gateWords, notJudgedWords, summary } from '../verdict.ts';

type Paint = (style: 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan', text: string) => string;

const severityColour = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** For people at a terminal: a line for each finding, then why and what to do; counts last. Paths are relative to `dhf.yaml`. */
export const text: Emitter = (report, { colours }) => {
  const paint: Paint = colours ? (style, words) => styleText(style, words, { validateStream: false }) : (_, words) => words;
  const lines = [
    ...report.diagnostics.flatMap((diagnostic) => finding(diagnostic, paint)),
    ...report.notJudged.flatMap((each) => unjudged(each, report, paint)),
    ...(report.gate === null ? [] : [paint(report.gate.passed ? 'green' : 'red', oneLine(gateWords(report.gate)))]),
    paint(report.verdict === 'no-blocking-findings' ? 'green' : 'red', summary(report)),
  ];
  return `${lines.join('\n')}\n`;
};

function finding(diagnostic: Diagnostic, paint: Paint): string[] {
  const { severity, rule, message, fix, place, related } = diagnostic;
  return [
    [paint('bold', where(place)), paint(severityColour[severity], severity), rule, ...clauses(diagnostic)].join('  '),
    `  ${oneLine(message)}`,
    ...related.map((each) => `  ${paint('dim', elsewhere(each))}`),
    ...(fix === undefined ? [] : [`  fix: ${oneLine(fix)}`]),
  ];
}

function clauses({ clause, alsoClauses = [], class: judged, classFrom }: Diagnostic): string[] {
  if (clause === undefined) return [];
  const all = [clause, ...alsoClauses].join(', ');
  return [oneLine(judged === undefined ? all : `${all} (class ${judged} from ${classFrom})`)];
}

function unjudged(each: NotJudged, report: TraceReport, paint: Paint): string[] {
  const words = notJudgedWords(each, report);
  const label = paint(words === 'could not judge' ? 'red' : 'yellow', words);
  return [
    [...(each.place === undefined ? [] : [paint('bold', where(each.place))]), label, oneLine(each.what)].join('  '),
    `  ${oneLine(each.why)}`,
    `  fix: ${oneLine(each.fix)}`,
  ];
}

function elsewhere({ place, message }: Related): string {
  return `${where(place)}  ${oneLine(message)}`;
}

function where({ file, line, column }: Place): string {
  return `${oneLine(file)}:${line}:${column}`;
}
