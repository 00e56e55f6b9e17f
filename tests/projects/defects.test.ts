import { describe, expect, test } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import { conclude } from '../../src/project/conclude.ts';
import { defectNames, edited, expectedOf, readDefect } from './defect.ts';

describe.each(defectNames)('%s', (name) => {
  const { says, ...defect } = readDefect(name);
  const expected = expectedOf(name);

  test(says, () => {
    const { facts, settings, evidence } = edited(defect);
    const asOf = { date: defect.asOf ?? '2026-11-22', from: 'flag' } as const;
    const found = (stage: 'draft' | 'release') =>
      conclude(facts, settings, { stage, asOf, evidence, notJudged: [] }).diagnostics.map(asLine);
    expect({ draft: found('draft'), release: found('release') }).toEqual(expected);
  });
});

function asLine({ place, severity, rule, item }: TraceReport['diagnostics'][number]): string {
  return `${place.file}:${place.line}:${place.column} ${severity} ${rule} ${item ?? '-'}`;
}
