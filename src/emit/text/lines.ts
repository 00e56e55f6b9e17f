import { styleText } from 'node:util';
import type { TraceReport } from '../../check/report.ts';
import type { Diagnostic, NotJudged, Related } from '../../model/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import { oneLine } from '../printable.ts';
import { notJudgedWords } from '../verdict.ts';

/** Gives words a colour, or leaves them as they are. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan', words: string) => string;

export function painter(colours: boolean): Paint {
  return colours ? (style, words) => styleText(style, words, { validateStream: false }) : (_, words) => words;
}

const severityColour = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** A finding: where, how grave, which rule and clause; then why, what else has to do with it, and what to do. */
export function findingLines(diagnostic: Diagnostic, paint: Paint): string[] {
  const { severity, rule, message, fix, place, related } = diagnostic;
  return [
    [paint('bold', where(place)), paint(severityColour[severity], severity), rule, ...clauses(diagnostic)].join('  '),
    `  ${oneLine(message)}`,
    ...related.map((each) => `  ${paint('dim', elsewhere(each))}`),
    ...(fix === undefined ? [] : [`  fix: ${oneLine(fix)}`]),
  ];
}

/** Something that was not looked at, with why and what to do. */
export function notJudgedLines(each: NotJudged, report: TraceReport, paint: Paint): string[] {
  const words = notJudgedWords(each, report);
  const label = paint(words === 'could not judge' ? 'red' : 'yellow', words);
  return [
    [...(each.place === undefined ? [] : [paint('bold', where(each.place))]), label, oneLine(each.what)].join('  '),
    `  ${oneLine(each.why)}`,
    `  fix: ${oneLine(each.fix)}`,
  ];
}

/** `requirements/SRS-101.md:8:15` */
export function where({ file, line, column }: Place): string {
  return `${oneLine(file)}:${line}:${column}`;
}

function clauses({ clause, alsoClauses = [], class: judged, classFrom }: Diagnostic): string[] {
  if (clause === undefined) return [];
  const all = [clause, ...alsoClauses].join(', ');
  return [oneLine(judged === undefined ? all : `${all} (class ${judged} from ${classFrom})`)];
}

function elsewhere({ place, message }: Related): string {
  return `${where(place)}  ${oneLine(message)}`;
}
