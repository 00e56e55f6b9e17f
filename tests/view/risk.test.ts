import { describe, expect, it } from 'vitest';
import { traceSources } from '../../src/project/trace.ts';
import { classBySeverity, hazardThreads, riskMatrices } from '../../src/view/risk.ts';
import { itemOf } from '../build.ts';
import { projectRoot, readProject } from '../projects/project.ts';

function graphWith(edit: (text: string, file: string) => string) {
  const { sources, settings } = readProject(projectRoot('clean-c'));
  const edited = sources.map(({ file, text }) => ({ file, text: edit(text, file) }));
  const { graph } = traceSources(edited, settings, { stage: 'draft', asOf: { date: '2026-11-22', from: 'flag' } });
  if (graph === undefined) throw new Error('the project was not read');
  return graph;
}

const graph = graphWith((text) => text);

describe('the risk matrix', () => {
  it('has a place for each risk in each evaluation, from the most frequent down', () => {
    const said = riskMatrices(graph).map(({ evaluation, severities, rows, elsewhere }) => ({
      evaluation,
      severities,
      rows: rows.map(
        ({ probability, cells }) =>
          `${probability}: ${cells.map(({ verdict, risks }) => [verdict.slice(0, 1), ...risks.map(({ id }) => id)].join(' ')).join(' | ')}`,
      ),
      elsewhere: elsewhere.map(({ id }) => id),
    }));
    expect(said).toEqual([
      {
        evaluation: 'initial',
        severities: ['S1', 'S2', 'S3'],
        rows: ['P3: a | u | u RISK-1 RISK-2', 'P2: a | a | u', 'P1: a | a | a'],
        elsewhere: [],
      },
      {
        evaluation: 'external',
        severities: ['S1', 'S2', 'S3'],
        rows: ['P3: a | u | u RISK-1 RISK-2', 'P2: a | a | u', 'P1: a | a | a'],
        elsewhere: [],
      },
      {
        evaluation: 'residual',
        severities: ['S1', 'S2', 'S3'],
        rows: ['P3: a | u | u', 'P2: a | a | u', 'P1: a | a | a RISK-1 RISK-2'],
        elsewhere: [],
      },
    ]);
  });

  it('names risks that stand nowhere on it', () => {
    const off = graphWith((text) =>
      text.replace('| S3 | P3 | no | S3 | P3 | no | S3 | P1 | yes |', '| S9 | P3 | no | S3 | P3 | no | S3 | P1 | yes |'),
    );
    expect(riskMatrices(off).map(({ elsewhere }) => elsewhere.map(({ id }) => id))).toEqual([['RISK-1'], [], []]);
  });

  it('is none while no plan holds the scales', () => {
    expect(riskMatrices(graphWith((text) => text.replace('ISO 14971 4.4 d', 'ISO 14971 4.4 e')))).toEqual([]);
  });
});

describe('the thread of a hazard', () => {
  it('goes through its situations, risks and the chain of the software to the evidence', () => {
    const [first] = hazardThreads(graph);
    expect(first?.hazard.id).toBe('HAZ-1');
    expect(first?.situations.map(({ situation, risks }) => [situation.id, risks.map(({ id }) => id)])).toEqual([
      ['HS-1', ['RISK-1']],
      ['HS-2', ['RISK-2']],
    ]);
    const chains = first?.situations.flatMap((each) => each.chains) ?? [];
    expect(chains.length).toBeGreaterThan(3);
    expect(chains.filter(({ missing }) => missing !== undefined)).toEqual([]);
  });

  it('shows what is missing', () => {
    const cut = graphWith((text) => text.replace(/^\| CAUSE-\d+ .*\n/gm, ''));
    const missing = hazardThreads(cut).flatMap(({ situations }) =>
      situations.flatMap(({ chains }) => chains.map((chain) => chain.missing)),
    );
    expect(new Set(missing)).toEqual(new Set(['cause']));
  });
});

describe('the class by severity alone', () => {
  it('is that of the worst harm of the situations considered', () => {
    expect(classBySeverity(itemOf(graph, 'SWS-1'), graph)).toBe('C');
    const mild = graphWith((text, file) =>
      file === 'risk/plan.md' ? text.replace('| S3 | Organ damage or death | serious |', '| S3 | Pain | non-serious |') : text,
    );
    expect(classBySeverity(itemOf(mild, 'SWS-1'), mild)).toBe('B');
  });

  it('is unknown while no severity can be read', () => {
    const none = graphWith((text) => text.replace('ISO 14971 4.4 d', 'ISO 14971 4.4 e'));
    expect(classBySeverity(itemOf(none, 'SWS-1'), none)).toBeUndefined();
  });
});
