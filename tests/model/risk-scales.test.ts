import { describe, expect, it } from 'vitest';
import { harmOf, isAcceptable, probabilitiesUpwards, type RiskScales, riskScales, severitiesUpwards } from '../../src/model/risk-scales.ts';
import { document, graphOf, type WrittenSection } from '../build.ts';

const severity = [
  ['Severity', 'Meaning', 'Harm'],
  ['S1', 'annoyance', 'none'],
  ['S2', 'pain', 'non-serious'],
  ['S3', 'death', 'Serious'],
];
const probability = [
  ['Probability', 'Meaning'],
  ['P1', 'rare'],
  ['P2', 'often'],
];
const matrix = [
  ['P \\ S', 'S1', 'S2', 'S3'],
  ['P2', 'acceptable', 'unacceptable', 'unacceptable'],
  ['P1', 'acceptable', 'acceptable', 'unacceptable'],
];

function plan(sections: readonly WrittenSection[], fields = {}) {
  return document('RMP-1', { kind: 'risk-management-plan', ...fields }, { sections });
}

function criteria(...tables: readonly (readonly (readonly string[])[])[]): WrittenSection {
  return { heading: 'Scales', claims: ['ISO 14971 4.4 c, d'], tables };
}

function scalesOf(...tables: readonly (readonly (readonly string[])[])[]): RiskScales {
  return riskScales(graphOf([plan([criteria(...tables)])])) as RiskScales;
}

describe('the scales of a risk management plan', () => {
  it('stand under the heading that answers ISO 14971 4.4 d', () => {
    const scales = scalesOf(severity, probability, matrix);
    expect(scales.section.heading.text).toBe('Scales');
    expect(scales.severities.map(({ name, harm }) => [name.text, harm])).toEqual([
      ['S1', 'none'],
      ['S2', 'non-serious'],
      ['S3', 'serious'],
    ]);
    expect(scales.probabilities.map(({ text }) => text)).toEqual(['P1', 'P2']);
    expect(scales.matrix).toHaveLength(6);
  });

  it('are not there where no finished plan answers that point', () => {
    const elsewhere = { heading: 'Scales', claims: ['ISO 14971 4.4 a'], tables: [severity] };
    expect(riskScales(graphOf([]))).toBeUndefined();
    expect(riskScales(graphOf([plan([elsewhere])]))).toBeUndefined();
    expect(riskScales(graphOf([plan([criteria(severity)], { status: 'draft' })]))).toBeUndefined();
    expect(riskScales(graphOf([plan([criteria(severity)], { kind: 'other' })]))).toBeUndefined();
  });

  it('are those of the plan that holds severities, where several answer the point', () => {
    const written = [
      plan([criteria(probability)]),
      document('RMP-2', { kind: 'risk-management-plan' }, { sections: [criteria(severity)] }),
    ];
    expect(riskScales(graphOf(written))?.plan.id).toBe('RMP-2');
  });

  it('are empty lists where a table is missing', () => {
    expect(scalesOf()).toMatchObject({ severities: [], probabilities: [], matrix: [] });
  });

  it('know no harm for a severity that is not among them, or that says another word', () => {
    const scales = scalesOf([...severity, ['S4', 'worse', 'terrible']]);
    expect(['S1', 'S3', 'S4', 'S5', 's1'].map((each) => harmOf(scales, each))).toEqual([
      'none',
      'serious',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('say what is acceptable, as far as the matrix says it', () => {
    const scales = scalesOf(severity, probability, [...matrix, ['P3', 'perhaps', '', 'unacceptable']]);
    expect(isAcceptable(scales, 'S2', 'P1')).toBe(true);
    expect(isAcceptable(scales, 'S2', 'P2')).toBe(false);
    expect(isAcceptable(scales, 'S1', 'P3')).toBeUndefined();
    expect(isAcceptable(scales, 'S9', 'P1')).toBeUndefined();
  });

  it('are put in order, whichever way round they are written', () => {
    const turned = (table: readonly (readonly string[])[]) => [table[0] as readonly string[], ...table.slice(1).toReversed()];
    for (const scales of [scalesOf(severity, probability, matrix), scalesOf(turned(severity), turned(probability), matrix)]) {
      expect(severitiesUpwards(scales)).toEqual(['S1', 'S2', 'S3']);
      expect(probabilitiesUpwards(scales)).toEqual(['P1', 'P2']);
    }
  });
});
