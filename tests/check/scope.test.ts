import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { packs } from '../../src/check/packs/index.ts';
import { areaOf, areas, isLeftOut } from '../../src/model/scope.ts';
import { traceSources } from '../../src/project/trace.ts';
import { projectRoot, readProject } from '../projects/project.ts';

const asOf = { date: '2026-11-22', from: 'flag' } as const;

describe('an area left out of scope', () => {
  it.each([
    ['5.4', 'IEC 62304 5.4.2', true],
    ['5.4', 'IEC 62304 5.4', true],
    ['5.4.2', 'IEC 62304 5.4.3', false],
    ['5', 'IEC 62304 5.4.2', true],
    ['5.1', 'IEC 62304 5.1.10', true],
    ['5.1.1', 'IEC 62304 5.1.10', false],
    ['4.3 d', 'IEC 62304 4.3 d', true],
    ['4.3 d', 'IEC 62304 4.3 a', false],
    ['ISO 14971', 'ISO 14971 7.1', true],
    ['risk', 'IEC 62304 7.3.3', true],
    ['risk', 'ISO 14971 5.4', true],
    ['soup', 'IEC 62304 8.1.2', true],
    ['soup', 'IEC 62304 8.1.3', false],
  ])('%s and %s: %s', (entry, clause, out) => {
    expect(isLeftOut(clause, [entry])).toBe(out);
  });

  it('is a standard, a clause or a word that stands for several', () => {
    expect(Object.keys(areas).filter((word) => areaOf(word) === undefined)).toEqual([]);
    expect(['5.4', '5.2.2 j', 'ISO 14971', 'IEC 62304 5.4'].filter((entry) => areaOf(entry) === undefined)).toEqual([]);
    expect(['tests', 'everything', '', 'toString', '5.'].filter((entry) => areaOf(entry) !== undefined)).toEqual([]);
  });

  it('is not judged, is told, and keeps a release from being made', () => {
    const { sources, settings, evidence } = readProject(projectRoot('clean-c'));
    const broken = sources.map(({ file, text }) => ({ file, text: text.replaceAll('- **Details:** SWU-2', '- **Details:** SWU-1') }));
    const judged = (notInScope: readonly string[], stage: 'draft' | 'release') =>
      traceSources(broken, { ...settings, 'not-in-scope': [...notInScope] }, { stage, asOf, evidence });
    const about = (report: ReturnType<typeof judged>) => report.diagnostics.filter(({ clause }) => clause === 'IEC 62304 5.4.2').length;
    expect(about(judged([], 'draft'))).toBe(1);
    const draft = judged(['design'], 'draft');
    expect(about(draft)).toBe(0);
    expect(draft.notJudged.map(({ what }) => what)).toContain('design');
    expect(draft.clauses.find(({ number }) => number === '5.4.2')).toMatchObject({
      state: 'open',
      examined: 0,
      remark: 'left out of scope in dhf.yaml',
    });
    expect(draft.clauses.find(({ number }) => number === '5.3.1')?.examined).toBeGreaterThan(0);
    expect(judged(['design'], 'release').verdict).toBe('could-not-judge');
  });

  it('leaves every rule of the rest as it is', () => {
    const { sources, settings, evidence } = readProject(projectRoot('clean-b'));
    const { graph } = traceSources(sources, settings, { stage: 'draft', asOf, evidence });
    if (graph === undefined) throw new Error('the project was not read');
    const whole = check(graph, packs, { stage: 'draft', asOf: asOf.date }).rules;
    const report = traceSources(sources, { ...settings, 'not-in-scope': ['9'] }, { stage: 'draft', asOf, evidence });
    const kept = (rules: typeof whole) =>
      rules.filter(({ clause }) => clause !== undefined && !isLeftOut(clause, ['9']) && clause.startsWith('IEC'));
    expect(kept(report.rules)).toEqual(kept(whole.filter(({ id }) => report.rules.some((each) => each.id === id))));
  });
});
