import { describe, expect, it } from 'vitest';
import { conclude } from '../../src/project/conclude.ts';
import { edited, readDefect } from './defect.ts';

/** What is said of a planted defect. */
function judged(name: string, stage: 'draft' | 'release') {
  const { says: _, ...defect } = readDefect(name);
  const { facts, settings, evidence } = edited(defect);
  const asOf = { date: defect.asOf ?? '2026-11-22', from: 'flag' } as const;
  return conclude(facts, settings, { stage, asOf, evidence, notJudged: [] });
}

/** Gates of a planted defect that do not pass, with what keeps them. */
function kept(name: string, stage: 'draft' | 'release'): Readonly<Record<string, readonly string[]>> {
  const { gates } = judged(name, stage);
  return Object.fromEntries(gates.filter(({ state }) => state === 'not-passed').map(({ id, because }) => [id, because]));
}

describe('one cause that is told once', () => {
  it.each(['draft', 'release'] as const)('keeps every gate whose evidence it makes worthless, at %s', (stage) => {
    const gates = kept('system-test-of-another-product', stage);
    expect(gates.G8).toEqual(['IEC 62304 5.7.3', 'IEC 62304 5.7.4', 'IEC 62304 5.7.5']);
    expect(gates.G12).toEqual(['IEC 62304 5.7.3', 'run-is-of-this-product']);
    expect(gates.G20).toEqual(['IEC 62304 5.8.1']);
    expect(kept('integration-on-another-product', stage).G7).toEqual(['IEC 62304 5.6.3', 'IEC 62304 5.6.6']);
  });
});

describe('a hazardous situation that no risk assesses', () => {
  it.each(['draft', 'release'] as const)('leaves the evaluation of risks undone, at %s', (stage) => {
    const clause = judged('situation-is-assessed-by-no-risk', stage).clauses.find(
      ({ standard, number }) => standard === 'ISO 14971' && number === '6',
    );
    expect(clause).toMatchObject({ state: 'not-met', findings: 1 });
  });
});
