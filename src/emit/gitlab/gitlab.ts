import type { TraceReport } from '../../check/report.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import type { Emitter } from '../emitter.ts';
import { fingerprints, sha256 } from '../fingerprint.ts';
import { oneLine } from '../printable.ts';
import { placeOf, repositoryPath } from '../repository-path.ts';
import { notJudgedWords } from '../verdict.ts';

interface Violation {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

const severities: Readonly<Record<Severity, Violation['severity']>> = { error: 'critical', warning: 'minor', info: 'info' };

/** GitLab's Code Quality report: a list of violations. What could not be judged stands first, as `blocker`. Paths are those of the repository. */
export const gitlab: Emitter = (report) => `${JSON.stringify([...unjudged(report), ...findings(report)], undefined, 2)}\n`;

function findings(report: TraceReport): Violation[] {
  const prints = fingerprints(report);
  return report.diagnostics.map(({ rule, severity, message, fix, place }, at) => ({
    description: oneLine(fix === undefined ? message : `${message} — fix: ${fix}`),
    check_name: rule,
    fingerprint: prints[at] as string,
    severity: severities[severity],
    location: location(report, place),
  }));
}

function unjudged(report: TraceReport): Violation[] {
  return report.notJudged.map((each, at) => {
    const words = notJudgedWords(each, report);
    return {
      description: oneLine(`${words}: ${each.what}: ${each.why} — fix: ${each.fix}`),
      check_name: words.replaceAll(' ', '-'),
      fingerprint: sha256(JSON.stringify([words, each.what, each.why, at])),
      severity: words === 'could not judge' ? 'blocker' : 'major',
      location: location(report, placeOf(each.place)),
    };
  });
}

function location(report: TraceReport, { file, line, endLine }: Place): Violation['location'] {
  return { path: repositoryPath(report, file).toWellFormed(), lines: { begin: line, end: endLine } };
}
