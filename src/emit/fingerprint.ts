import { createHash } from 'node:crypto';
import type { TraceReport } from '../check/report.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/**
 * SHA-256 (hex) of each finding of a report, in its order. Lines do not enter, so that a finding keeps its fingerprint when text moves;
 * findings that are otherwise alike are told apart by their order.
 */
export function fingerprints(report: TraceReport): string[] {
  const seen = new Map<string, number>();
  return report.diagnostics.map((diagnostic) => {
    const same = JSON.stringify(identity(diagnostic));
    const before = seen.get(same) ?? 0;
    seen.set(same, before + 1);
    return sha256(`${same}${before}`);
  });
}

function identity({ rule, item, place, message }: Diagnostic): readonly string[] {
  return [rule, item ?? place.file, message.replaceAll(/\blines? \d+/g, 'line')];
}

/** SHA-256 as 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
