import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import type { TraceGraph } from '../../src/model/graph.ts';
import { reaches } from '../../src/model/safety-class.ts';
import { answer, type TraceItem } from '../../src/model/trace-item.ts';
import { conclude } from '../../src/project/conclude.ts';
import { isGood, type Outcome, outcomeOf } from '../../src/view/outcome.ts';
import { defectNames, edited, readDefect } from '../projects/defect.ts';
import { projectNames, projectRoot, readProject } from '../projects/project.ts';

/** Rules about what came of tests, as far as they say that one shows nothing. */
const aboutTests = [
  'system-test-passes',
  'integration-test-passes',
  'unit-passes-its-verification',
  'risk-control-passes-its-verification',
  'changed-item-is-tested-again',
  'failed-system-test-is-reported',
  'failed-integration-test-is-reported',
];

/** And those that say so of all tests of a run. */
const aboutRuns = [...aboutTests, 'run-is-of-this-product', 'integration-tests-are-run-again', 'run-records-each-case'];

type Finding = TraceReport['diagnostics'][number];

/** A finding names something when it stands at it or speaks of it. */
function names({ item, message }: Finding, ids: readonly string[]): boolean {
  const words = [item ?? '', ...message.split(/[\s,;()]+/)];
  return ids.some((id) => words.includes(id));
}

/** What stands by evidence of its own that rules ask for. */
function judged(graph: TraceGraph): readonly Outcome[] {
  return graph.items
    .filter(({ kind }) => ['software-requirement', 'risk-control', 'interface', 'software-unit', 'segregation'].includes(kind))
    .filter((item) => item.kind !== 'software-unit' || reaches(graph.classOf(item).class, 'B'))
    .flatMap((item) => outcomeOf(item, graph) ?? []);
}

function idsOf({ item, proofs }: Outcome): readonly string[] {
  return [item.id, ...proofs.flatMap(({ evidence, standing }) => [evidence.id, standing?.result.id ?? []].flat())];
}

/** What is wrong with a product is told at the first run of it. */
function ofSameProduct(run: TraceItem, graph: TraceGraph): readonly string[] {
  const tested = answer(run, 'product-sha256');
  return graph.ofKind('test-run').flatMap((each) => (answer(each, 'product-sha256') === tested ? [each.id] : []));
}

/** Outcomes that rules contradict, in words. */
function contradictions({ graph, diagnostics }: TraceReport): readonly string[] {
  return judged(graph as TraceGraph).flatMap((outcome) => {
    const { item, state, proofs } = outcome;
    const ofItem = diagnostics.filter(({ rule }) => aboutTests.includes(rule)).filter((each) => names(each, idsOf(outcome)));
    const runs = proofs.flatMap(({ standing }) => standing?.run ?? []).flatMap((run) => ofSameProduct(run, graph as TraceGraph));
    const ofRun = diagnostics.filter(({ rule }) => aboutRuns.includes(rule)).filter((each) => names(each, [...idsOf(outcome), ...runs]));
    if (isGood(state)) return ofItem.map(({ rule }) => `${item.id} is ${state}, and ${rule} fires`);
    return state === 'no-test' || ofRun.length > 0 ? [] : [`${item.id} is ${state}, and no rule says so`];
  });
}

const withResults = projectNames.filter((name) => readProject(projectRoot(name)).evidence.product !== undefined);
const asOf = { date: '2026-11-22', from: 'flag' } as const;

describe('what is verified, and what rules about results say, is the same', () => {
  it.each(defectNames)('in the defect %s', (name) => {
    const { says: _, ...defect } = readDefect(name);
    const { facts, settings, evidence } = edited(defect);
    const on = { ...asOf, date: defect.asOf ?? asOf.date };
    expect(contradictions(conclude(facts, settings, { stage: 'release', asOf: on, evidence, notJudged: [] }))).toEqual([]);
  });

  it.each(withResults)('in the project %s, where nothing is wrong and every result is in', (project) => {
    const { facts, settings, evidence } = edited({ project, edits: [], renew: false });
    const report = conclude(facts, settings, { stage: 'release', asOf, evidence, notJudged: [] });
    expect(contradictions(report)).toEqual([]);
    const open = judged(report.graph as TraceGraph).filter(({ state }) => !isGood(state));
    expect(open.map(({ item, state }) => `${item.id} ${state}`)).toEqual([]);
  });
});
