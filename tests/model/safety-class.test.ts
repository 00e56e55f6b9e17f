import { describe, expect, it } from 'vitest';
import { meantAsClass } from '../../src/model/safety-class.ts';
import { graphOf, item, itemOf, type Written } from '../build.ts';

/** `B from SWU-2`. */
function classOf(id: string, written: readonly Written[]): string {
  const graph = graphOf(written);
  const { class: safetyClass, from, byDefault } = graph.classOf(itemOf(graph, id));
  return `${safetyClass} from ${from}${byDefault ? ' by default' : ''}`;
}

/** Units of class A, B and C in a class C system. */
const software = [
  item('SWS-1', { 'safety-class': 'C' }),
  item('SWU-1', { 'safety-class': 'A', 'part-of': 'SWS-1' }),
  item('SWU-2', { 'safety-class': 'B', 'part-of': 'SWS-1' }),
  item('SWU-3', { 'part-of': 'SWS-1' }),
];

describe('a software system', () => {
  it('has the class it declares', () => {
    expect(classOf('SWS-1', [item('SWS-1', { 'safety-class': 'A' })])).toBe('A from SWS-1');
  });

  it('has class C while it declares none, or TBD, or none there is', () => {
    expect(classOf('SWS-1', [item('SWS-1')])).toBe('C from SWS-1 by default');
    expect(classOf('SWS-1', [item('SWS-1', { 'safety-class': 'TBD' })])).toBe('C from SWS-1 by default');
    expect(classOf('SWS-1', [item('SWS-1', { 'safety-class': 'a' })])).toBe('C from SWS-1 by default');
  });
});

describe('a software item or unit', () => {
  it('has the class it declares', () => {
    expect(classOf('SWU-1', software)).toBe('A from SWU-1');
  });

  it('else that of its parent, at any depth', () => {
    const tree = [
      ...software,
      item('SWI-1', { 'part-of': 'SWS-1' }),
      item('SWI-2', { 'part-of': 'SWI-1' }),
      item('SWU-9', { 'part-of': 'SWI-2' }),
    ];
    expect(classOf('SWU-9', tree)).toBe('C from SWS-1');
  });

  it('else C', () => {
    expect(classOf('SWI-9', [item('SWS-1', { 'safety-class': 'A' }), item('SWI-9')])).toBe('C from SWI-9 by default');
    expect(classOf('SWI-9', [item('SWS-1', { 'safety-class': 'A' }), item('SWI-9', { 'part-of': 'SWS-404' })])).toBe(
      'C from SWI-9 by default',
    );
  });

  it('is class C when it is part of itself', () => {
    expect(classOf('SWI-1', [item('SWI-1', { 'part-of': 'SWI-2' }), item('SWI-2', { 'part-of': 'SWI-1' })])).toBe(
      'C from SWI-2 by default',
    );
  });
});

describe('SOUP', () => {
  const used = [
    item('SWS-1', { 'safety-class': 'B' }),
    item('SWU-1', { 'safety-class': 'A', uses: ['SOUP-1'] }),
    item('SWU-2', { uses: ['SOUP-1'] }),
  ];

  it('has its own class only where a segregation keeps it apart', () => {
    const soup = item('SOUP-1', { 'safety-class': 'A' });
    const apart = item('SEG-1', { 'segregates-low': ['SOUP-1'] });
    expect(classOf('SOUP-1', [...used, soup])).toBe('C from SWU-2 by default');
    expect(classOf('SOUP-1', [...used, soup, apart])).toBe('A from SOUP-1');
  });

  it('else the highest of those that use it', () => {
    expect(
      classOf('SOUP-1', [item('SWS-1', { 'safety-class': 'C' }), item('SWU-1', { 'safety-class': 'A', uses: ['SOUP-1'] }), item('SOUP-1')]),
    ).toBe('A from SWU-1');
  });

  it('else that of its system', () => {
    expect(classOf('SOUP-1', [...software, item('SOUP-1')])).toBe('C from SWS-1');
  });
});

describe('what follows links', () => {
  const cases: readonly (readonly [string, Written, string])[] = [
    ['an interface: the highest of its ends that are ours', item('IF-1', { connects: ['SWU-1', 'SWU-2', 'EXT-1'] }), 'B from SWU-2'],
    [
      'a segregation: the highest of what it keeps high',
      item('SEG-1', { 'segregates-low': ['SWU-1'], 'segregates-high': ['SWU-2'] }),
      'B from SWU-2',
    ],
    ['a design element: of what it details', item('SDD-1', { details: ['SWU-1'] }), 'A from SWU-1'],
    ['a cause: of where it arises', item('CAUSE-1', { 'arises-in': 'SWU-2', causes: ['HS-1'] }), 'B from SWU-2'],
    ['a requirement: the highest of what it is allocated to', item('SRS-9', { 'allocated-to': ['SWU-2', 'SWU-1'] }), 'B from SWU-2'],
    ['a requirement allocated to nothing: its system', item('SRS-9'), 'C from SWS-1'],
    ['a test case: the highest of what it verifies', item('TC-9', { verifies: ['SWU-1', 'SRS-1'] }), 'B from SWU-2'],
    ['a test case: what it shows effective', item('TC-9', { 'shows-effective': ['RCM-1'] }), 'B from SWU-2'],
    ['a test case that verifies nothing: its system', item('TC-9'), 'C from SWS-1'],
    ['a review: the highest of what it verifies or covers', item('REV-9', { verifies: ['SWU-1'], covers: ['SRS-1'] }), 'B from SWU-2'],
    ['a result: of its case', item('RES-9', { 'result-of': ['TC-1', 'RUN-1'] }, { type: 'test-result' }), 'B from SWU-2'],
    ['a run: the highest of its cases', item('RUN-9'), 'C from SWS-1'],
    ['a problem report: the highest of what it affects', item('PRB-9', { affects: ['SWU-1', 'SWU-2'] }), 'B from SWU-2'],
    ['a problem report that affects nothing: its system', item('PRB-9'), 'C from SWS-1'],
    ['a change request: the highest of what it changes', item('CR-9', { changes: ['SRS-1'] }), 'B from SWU-2'],
    ['a risk control in software: the highest of what realises it', item('RCM-9', { location: 'software' }), 'C from SWS-1'],
    ['all others: the system', item('HS-9'), 'C from SWS-1'],
  ];
  const around = [
    ...software,
    item('EXT-1'),
    item('HS-1'),
    item('RCM-1', { location: 'software' }),
    item('SRS-1', { 'allocated-to': ['SWU-2'], implements: ['RCM-1'] }),
    item('TC-1', { verifies: ['SRS-1'] }),
    item('RUN-1'),
    item('RES-1', { 'result-of': ['TC-1', 'RUN-1'] }, { type: 'test-result' }),
  ];

  it.each(cases)('%s', (_words, written, expected) => {
    expect(classOf(written.item?.id.text ?? '', [...around, written])).toBe(expected);
  });

  it('reaches a run through its results, and a risk control through the requirements that implement it', () => {
    expect(classOf('RUN-1', around)).toBe('B from SWU-2');
    expect(classOf('RCM-1', around)).toBe('B from SWU-2');
  });

  it('never follows a link that leads nowhere, to the wrong kind or to two places', () => {
    expect(classOf('SRS-9', [...around, item('SRS-9', { 'allocated-to': ['SWU-404'] })])).toBe('C from SWS-1');
    expect(classOf('SRS-9', [...around, item('SRS-9', { 'allocated-to': ['HS-1'] })])).toBe('C from SWS-1');
    expect(classOf('SRS-9', [...around, item('SWU-2', {}, { file: 'again.md' }), item('SRS-9', { 'allocated-to': ['SWU-2'] })])).toBe(
      'C from SWS-1',
    );
  });
});

describe('several software systems', () => {
  const two = [item('SWS-1', { 'safety-class': 'A' }), item('SWS-2', { 'safety-class': 'B' })];

  it('share what belongs to all of them, at the highest class', () => {
    expect(classOf('HS-1', [...two, item('HS-1')])).toBe('B from SWS-2');
  });

  it('do not share what names one of them', () => {
    expect(classOf('SRS-1', [...two, item('SRS-1', { system: 'SWS-1' })])).toBe('A from SWS-1');
  });
});

it('everything is class C where no software system is written', () => {
  expect(classOf('HS-1', [item('HS-1')])).toBe('C from HS-1 by default');
});

describe('what is written for a safety class and is none', () => {
  it.each([
    ['c', 'Write `C`.'],
    ['Class b', 'Write `B`.'],
    ['Klasse A', 'Write `A`.'],
  ])('%s is meant as a class', (text, fix) => {
    expect(meantAsClass(text)).toBe(fix);
  });

  it.each([
    ['III', 'MDR'],
    ['IIa', 'MDR'],
    ['class Is', 'MDR'],
    ['D', 'IVDR'],
    ['Moderate', 'FDA'],
    ['SIL 2', 'another standard'],
  ])('%s belongs to another axis, and the fix says so', (text, axis) => {
    expect(meantAsClass(text)).toContain(axis);
    expect(meantAsClass(text)).toContain('write A, B or C');
  });

  it('nothing is guessed of other words', () => {
    expect(meantAsClass('high')).toBeUndefined();
  });
});
