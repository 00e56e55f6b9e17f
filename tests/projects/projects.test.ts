import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import type { Stage } from '../../src/model/diagnostic.ts';
import { lookBelow } from '../../src/project/referred-files.ts';
import { traceSources } from '../../src/project/trace.ts';
import { renewed, renewedFacts } from './approve.ts';
import { type Project, projectNames, projectRoot, readProject } from './project.ts';

/** What `expected.json` of a project says of one stage. Findings as `file:line:column severity rule item`. */
interface Expected {
  readonly verdict: TraceReport['verdict'];
  readonly counts: Pick<TraceReport['counts'], 'items' | 'links'>;
  readonly findings: readonly string[];
  readonly notJudged: readonly string[];
}

const asOf = { date: '2026-11-22', from: 'flag' } as const;
const examined = new Map<string, number>();

describe.each(projectNames)('%s', (name) => {
  const project = readProject(projectRoot(name));
  const { sources, settings, evidence } = project;
  const expected = expectedOf(project);
  const look = lookBelow(project.root);

  test.each(['draft', 'release'] as const)('gives at stage %s what its expected.json says', (stage) => {
    const report = traceSources(sources, settings, { stage, asOf, evidence, look });
    for (const rule of report.rules) examined.set(rule.id, (examined.get(rule.id) ?? 0) + rule.examined);
    expect(said(report)).toEqual(expected[stage]);
  });

  test('gives the same whatever the order of its files and whichever parser reads them', () => {
    const { graph, ...report } = traceSources(sources, settings, { stage: 'draft', asOf, evidence });
    const other = traceSources([...sources].reverse(), settings, { stage: 'draft', asOf, evidence, parser: 'remark' });
    const { graph: otherGraph, ...otherReport } = other;
    expect(otherReport).toEqual(report);
    expect(otherGraph?.links.map((link) => [link.from.id, link.field, link.target])).toEqual(
      graph?.links.map((link) => [link.from.id, link.field, link.target]),
    );
  });

  test.runIf(existsSync(join(project.root, 'facts.json')))('has facts of its present files', () => {
    const text = readFileSync(join(project.root, 'facts.json'), 'utf8');
    expect(JSON.parse(renewedFacts(text, settings, project.root)), `run \`node tests/projects/approve.ts tests/projects/${name}\``).toEqual(
      JSON.parse(text),
    );
  });

  test('has hashes of its present content in every approval and run', () => {
    for (const [at, { file, text }] of renewed(sources, settings, projectRoot(name)).entries()) {
      expect(sources[at]?.text, `${file}: run \`node tests/projects/approve.ts tests/projects/${name}\``).toBe(text);
    }
  });
});

test('there is a clean project of each class, and none of them expects a finding', () => {
  const clean = projectNames.filter((name) => name.startsWith('clean-'));
  expect(clean).toEqual(['clean-a', 'clean-b', 'clean-c']);
  for (const name of clean) {
    const { draft, release } = expectedOf(readProject(projectRoot(name)));
    expect([...draft.findings, ...release.findings]).toEqual([]);
  }
});

test('the projects leave no rule with nothing to look at', () => {
  // Trends are compared once a product has been in the field for some time: two years later there is something to compare.
  const { sources, settings, evidence } = readProject(projectRoot('clean-c'));
  const later = traceSources(sources, settings, { stage: 'draft', asOf: { ...asOf, date: '2028-11-22' }, evidence });
  for (const rule of later.rules) examined.set(rule.id, (examined.get(rule.id) ?? 0) + rule.examined);
  expect(examined.size).toBeGreaterThan(30);
  expect([...examined].filter(([, count]) => count === 0).map(([id]) => id)).toEqual([]);
});

function expectedOf({ root }: Project): Readonly<Record<Stage, Expected>> {
  return JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8'));
}

function said({ verdict, counts: { items, links }, diagnostics, notJudged }: TraceReport): Expected {
  return {
    verdict,
    counts: { items, links },
    findings: diagnostics.map(
      ({ place, severity, rule, item }) => `${place.file}:${place.line}:${place.column} ${severity} ${rule} ${item ?? '-'}`,
    ),
    notJudged: notJudged.map((each) => each.what),
  };
}
