import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clauses } from '../../src/check/packs/iec-62304/clauses.ts';
import type { TraceReport } from '../../src/check/report.ts';
import type { Stage } from '../../src/model/diagnostic.ts';
import type { SafetyClass } from '../../src/model/safety-class.ts';
import { init } from '../../src/project/init.ts';
import { scaffold } from '../../src/project/scaffold/scaffold.ts';
import { trace } from '../../src/project/trace.ts';
import { commit, folder } from './folder.ts';

const classes: readonly SafetyClass[] = ['A', 'B', 'C'];

async function begun(safetyClass: SafetyClass, stage: Stage): Promise<{ readonly root: string; readonly report: TraceReport }> {
  const root = folder();
  init(root, { name: 'Tidewell', class: safetyClass });
  commit(root);
  return { root, report: await trace(root, { stage }) };
}

/** What a finding is about, whatever the words. */
function gaps({ diagnostics }: TraceReport): ReadonlySet<string> {
  return new Set(diagnostics.map(({ rule, item, place }) => `${rule} ${item ?? place.file}`));
}

describe.each(classes)('a new DHF of class %s', (safetyClass) => {
  it('has no error at draft, outside git and in it', async () => {
    const outside = folder();
    init(outside, { name: 'Tidewell', class: safetyClass });
    for (const { diagnostics, verdict } of [await trace(outside, { stage: 'draft' }), (await begun(safetyClass, 'draft')).report]) {
      expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
      expect(verdict).toBe('no-blocking-findings');
    }
  });

  it('has its class from the start', async () => {
    const { graph } = (await begun(safetyClass, 'draft')).report;
    const system = graph?.item('SWS-1');
    expect(system && graph?.classOf(system)).toEqual({ class: safetyClass, from: 'SWS-1', byDefault: false });
  });

  it('reports at release each place that says TODO', async () => {
    const { root, report } = await begun(safetyClass, 'release');
    const open = [...scaffold({ name: 'Tidewell', class: safetyClass }).keys()]
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => openPlaces(file, readFileSync(join(root, file), 'utf8')));
    expect(open.length).toBeGreaterThan(100);
    expect(open.filter((place) => reported(place, report) < place.count)).toEqual([]);
  });

  it('reports at release each field that is left empty', async () => {
    const { report } = await begun(safetyClass, 'release');
    const empty = (report.graph?.items ?? []).flatMap((item) =>
      [...item.fields.values()]
        .filter((field) => field.values.length === 0)
        .map((field) => ({ file: item.place.file, line: field.label.place.line, from: field.label.place.line, count: 1 })),
    );
    expect(empty.length).toBeGreaterThan(20);
    expect(empty.filter((place) => reported(place, report) < 1)).toEqual([]);
  });

  it('is asked for nothing that only a higher class needs', async () => {
    const known = new Set(clauses.filter((clause) => clause.classes.includes(safetyClass)).map((clause) => `IEC 62304 ${clause.number}`));
    const { report } = await begun(safetyClass, 'release');
    const cited = report.diagnostics
      .flatMap(({ clause, alsoClauses = [] }) => [...(clause === undefined ? [] : [clause]), ...alsoClauses])
      .filter((clause) => clause.startsWith('IEC 62304'));
    const claimed = (report.graph?.items ?? []).flatMap((item) => item.sections.flatMap((section) => section.claims));
    const named = claimed.filter((claim) => claim.standard === 'IEC 62304').map((claim) => `IEC 62304 ${claim.clause}`);
    expect(named.length).toBeGreaterThan(40);
    const whole = (clause: string) => clause.replace(/ [a-l](?:, [a-l])*$/, '');
    expect([...cited, ...named].filter((clause) => !known.has(clause) && !known.has(whole(clause)))).toEqual([]);
  });

  it('has only gaps, and nothing that is wrong', async () => {
    const { report } = await begun(safetyClass, 'release');
    const wrong =
      /^(?:link-(?:resolves|end|count)|field-(?:is-known|value|is-written-once)|id-|kind-|reverse-|trace-|mention-|front-matter|value-is|text-reaches|fence-|item-is|file-name|approval-)/;
    expect(report.diagnostics.filter((each) => wrong.test(each.rule))).toEqual([]);
    const isClause = /^(?:IEC 62304|ISO 14971) \d/;
    expect(report.notJudged.map((each) => each.what).filter((what) => !isClause.test(what))).toEqual([
      'product.version',
      'product.manufacturer',
      'software/src/**',
      'software/tests/**',
      'lock files and SBOM',
    ]);
  });
});

interface OpenPlace {
  readonly file: string;
  /** From the heading that it stands under, to its own line. */
  readonly from: number;
  readonly line: number;
  /** How many things are open there. */
  readonly count: number;
}

function openPlaces(file: string, text: string): readonly OpenPlace[] {
  const lines = text.split('\n');
  return lines.flatMap((words, at): OpenPlace[] => {
    if (!words.includes('TODO')) return [];
    const exact = /^(?:\||- \*\*|#)/.test(words);
    const heading = lines.slice(0, at).findLastIndex((each) => each.startsWith('#'));
    return [{ file, from: exact ? at + 1 : heading + 1, line: at + 1, count: exact ? words.split('TODO').length - 1 : 1 }];
  });
}

function reported({ file, from, line }: OpenPlace, { diagnostics }: TraceReport): number {
  return diagnostics.filter(({ place }) => place.file === file && place.line >= from && place.line <= line).length;
}

describe('a new DHF', () => {
  it('leaves each thing to do in one sentence, so that none of it passes for an answer', () => {
    const lines = classes.flatMap((safetyClass) =>
      [...scaffold({ name: 'x', class: safetyClass }).values()].flatMap((text) => text.split('\n')),
    );
    expect(lines.filter((line) => /^- TODO.*[.!?] /.test(line))).toEqual([]);
  });

  it('is asked for more at each higher class', async () => {
    const [a, b, c] = await Promise.all(classes.map(async (safetyClass) => gaps((await begun(safetyClass, 'release')).report)));
    expect([...(a ?? [])].filter((gap) => !b?.has(gap))).toEqual([]);
    expect([...(b ?? [])].filter((gap) => !c?.has(gap))).toEqual([]);
    expect(b?.size).toBeGreaterThan(a?.size ?? 0);
    expect(c?.size).toBeGreaterThan(b?.size ?? 0);
  });

  it('has the files of the smallest project, and those that a class adds', () => {
    const files = (safetyClass: SafetyClass) => [...scaffold({ name: 'x', class: safetyClass }).keys()];
    expect(files('A')).toEqual([
      'dhf.yaml',
      ...['plans/development.md', 'plans/maintenance.md', 'risk/plan.md', 'risk/classification.md', 'risk/analysis.md', 'risk/report.md'],
      ...['requirements/needs.md', 'requirements/system.md', 'requirements/software.md', 'soup.md', 'tests/system.md'],
      ...['release/record.md', 'release/delivery.md', 'reviews/REV-1.md', 'reviews/REV-2.md', 'reviews/REV-3.md', 'reviews/REV-4.md'],
    ]);
    expect(files('B').filter((file) => !files('A').includes(file))).toEqual([
      'design/architecture.md',
      'reviews/REV-5.md',
      'reviews/REV-6.md',
      'reviews/REV-7.md',
    ]);
    expect(files('C').filter((file) => !files('B').includes(file))).toEqual(['design/detailed-design.md', 'reviews/REV-8.md']);
  });

  it.each(['Pump: "fast" #1', "O'Brien\\x", '1.10', 'yes', '- a'])('takes the product name %s', async (name) => {
    const root = folder();
    init(root, { name, class: 'A' });
    expect((await trace(root, { stage: 'draft' })).product).toBe(name);
  });
});
