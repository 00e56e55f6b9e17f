import type { TraceReport } from '../check/report.ts';
import { verdictWords } from './verdict.ts';

/** What a table was made from, as names and words: product, version, commit, verdict and day. */
export function originOf(report: TraceReport): readonly (readonly [name: string, words: string])[] {
  const { product, version, commit, asOf, tool, counts, notJudged, assumed = [] } = report;
  return [
    ['Product', product],
    ['Version', version],
    ['Commit', commit ?? 'none: the files stand in no repository'],
    ['Verdict', verdictInCapitals(report)],
    ['Errors', String(counts.errors)],
    ['Warnings', String(counts.warnings)],
    ['Not judged', String(notJudged.length)],
    ['As of', asOf.date],
    ...assumed.map((words): readonly [string, string] => ['Assumed', words]),
    ['Made with', tool],
  ];
}

/** The same on one line. A file that is refused says so first. */
export function originLine(report: TraceReport): string {
  const { product, version, commit, asOf, tool, assumed = [] } = report;
  const from = [`${product} ${version}`, ...(commit === undefined ? [] : [`commit ${commit.slice(0, 12)}`]), `as of ${asOf.date}`, tool];
  return [verdictInCapitals(report), ...assumed.map((words) => `assumed: ${words}`), ...from].join(', ');
}

/** What may be taken for a sound file may not be one: that is said in capitals. */
function verdictInCapitals(report: TraceReport): string {
  const words = verdictWords(report);
  if (report.verdict === 'refused') return words.replace('refused', 'REFUSED');
  return report.verdict === 'could-not-judge' ? words.replace('could not judge', 'COULD NOT JUDGE') : words;
}
