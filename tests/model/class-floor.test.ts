import { describe, expect, it } from 'vitest';
import { reasonKinds, reasonsBy } from '../../src/model/class-floor.ts';
import { document, graphOf, item, type Written } from '../build.ts';

const plan = document(
  'RMP-1',
  { kind: 'risk-management-plan' },
  {
    sections: [
      {
        heading: 'Scales',
        claims: ['ISO 14971 4.4 d'],
        tables: [
          [
            ['Severity', 'Meaning', 'Harm'],
            ['S1', 'annoyance', 'none'],
            ['S2', 'pain', 'non-serious'],
            ['S3', 'death', 'serious'],
          ],
        ],
      },
    ],
  },
);

const software = [item('SWS-1', { 'safety-class': 'B' }), item('SWI-1', { 'part-of': 'SWS-1' }), item('SWU-1', { 'part-of': 'SWI-1' })];

function risk(id: string, severity: string, acceptable: string | undefined, more: Readonly<Record<string, string>> = {}): Written {
  return item(id, { assesses: 'HS-1', 'external-severity': severity, 'external-acceptable': acceptable, ...more });
}

/** `SWU-1 contributes C harm RISK-1`, one for each reason. */
function reasons(...written: readonly Written[]): readonly string[] {
  const graph = graphOf([plan, ...software, item('HS-1'), ...written]);
  const all = reasonKinds.flatMap((kind) => graph.ofKind(kind)).flatMap((each) => reasonsBy(each, graph));
  return all.map((each) => [each.item.id, each.by, each.class, each.why, each.risk?.id ?? 'no risk'].join(' '));
}

const unit = item('SWU-2', { 'part-of': 'SWI-1', 'contributes-to': ['HS-1'] });

describe('the class that a risk demands', () => {
  const cases: readonly (readonly [string, Written, string])[] = [
    ['A, when it is acceptable with external controls alone', risk('RISK-1', 'S3', 'yes'), 'A acceptable'],
    ['A, when it is not acceptable and does no harm', risk('RISK-1', 'S1', 'no'), 'A no-harm'],
    ['B, when its harm is not serious', risk('RISK-1', 'S2', 'no'), 'B harm'],
    ['C, when its harm is serious', risk('RISK-1', 'S3', 'no'), 'C harm'],
    ['C, when its severity stands in no scale', risk('RISK-1', 'S4', 'no'), 'C unassessed'],
    ['C, when nobody says whether it is acceptable', risk('RISK-1', 'S1', undefined), 'C unassessed'],
  ];

  it.each(cases)('is %s', (_words, written, expected) => {
    expect(reasons(unit, written)).toEqual([`SWU-2 contributes ${expected} RISK-1`]);
  });

  it('is C where no finished risk assesses the situation', () => {
    expect(reasons(unit)).toEqual(['SWU-2 contributes C unassessed no risk']);
    expect(reasons(unit, risk('RISK-1', 'S1', 'yes', { status: 'draft' }))).toEqual(['SWU-2 contributes C unassessed no risk']);
  });

  it('comes from each risk of the situation', () => {
    expect(reasons(unit, risk('RISK-1', 'S2', 'no'), risk('RISK-2', 'S3', 'yes'))).toEqual([
      'SWU-2 contributes B harm RISK-1',
      'SWU-2 contributes A acceptable RISK-2',
    ]);
  });
});

describe('software has a reason for a class', () => {
  const grave = risk('RISK-1', 'S3', 'no');

  it('when a credible cause that arises in it leads to a situation', () => {
    const cause = (credible: string, status?: string) => item('CAUSE-1', { 'arises-in': 'SWU-1', causes: ['HS-1'], credible, status });
    expect(reasons(grave, cause('yes'))).toEqual(['SWU-1 contributes C harm RISK-1']);
    expect(reasons(grave, cause('no'))).toEqual([]);
    expect(reasons(grave, cause('yes', 'draft'))).toEqual([]);
  });

  it('when it is a system whose class rests on a situation in which software may have part', () => {
    const considered = (involved: string) => [
      item('HS-2', { 'software-involved': involved }),
      item('SWS-2', { considers: ['HS-2'] }),
      risk('RISK-2', 'S3', 'no', { assesses: 'HS-2' }),
    ];
    expect(reasons(...considered('yes'))).toEqual(['SWS-2 considers C harm RISK-2']);
    expect(reasons(...considered('no'))).toEqual([]);
  });

  it('unless only another system can bring that situation about', () => {
    const systems = [item('SWS-2', { considers: ['HS-1'] }), unit];
    expect(reasons(grave, ...systems)).toEqual(['SWU-2 contributes C harm RISK-1']);
    expect(reasons(grave, ...systems, item('SWU-3', { 'part-of': 'SWS-2', 'contributes-to': ['HS-1'] }))).toContain(
      'SWS-2 considers C harm RISK-1',
    );
  });

  it('when a requirement that carries out a control of the risk is allocated to it, or the control names its system', () => {
    const control = item('RCM-1', { location: 'software', mitigates: ['RISK-1'], 'realised-in': 'SWS-1' });
    const requirement = item('SRS-1', { implements: ['RCM-1'], 'allocated-to': ['SWU-1'] });
    expect(reasons(grave, control, requirement)).toEqual(['SWU-1 controls C harm RISK-1', 'SWS-1 controls C harm RISK-1']);
  });

  it('when the control answers a cause of the situation', () => {
    const cause = item('CAUSE-1', { causes: ['HS-1'] });
    const control = item('RCM-1', { location: 'software', mitigates: ['CAUSE-1'], 'realised-in': 'SWS-1' });
    expect(reasons(grave, cause, control)).toEqual(['SWS-1 controls C harm RISK-1']);
  });

  it('by the risk before any control, when its control is counted as external', () => {
    const held = risk('RISK-1', 'S1', 'yes', { 'initial-severity': 'S3', 'initial-acceptable': 'no' });
    const control = (location: string) => item('RCM-1', { location, mitigates: ['RISK-1'], 'realised-in': 'SWS-1' });
    expect(reasons(held, control('external-software'))).toEqual(['SWS-1 controls C harm RISK-1']);
    expect(reasons(held, control('software'))).toEqual(['SWS-1 controls A acceptable RISK-1']);
    expect(reasons(held, control('software'), item('SWS-2', { credits: ['RCM-1'] }))).toEqual(['SWS-1 controls C harm RISK-1']);
  });

  it('by no control that is a draft or works in no software', () => {
    const control = (fields: Readonly<Record<string, string>>) =>
      item('RCM-1', { mitigates: ['RISK-1'], 'realised-in': 'SWS-1', ...fields });
    expect(reasons(grave, control({ location: 'software', status: 'draft' }))).toEqual([]);
    expect(reasons(grave, control({ location: 'external-hardware' }))).toEqual([]);
  });
});

it('reads no declared class', () => {
  const declared = (safetyClass: string) => item('SWU-2', { 'part-of': 'SWI-1', 'contributes-to': ['HS-1'], 'safety-class': safetyClass });
  expect(reasons(risk('RISK-1', 'S3', 'no'), declared('A'))).toEqual(reasons(risk('RISK-1', 'S3', 'no'), declared('C')));
});
