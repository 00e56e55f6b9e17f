import { describe, expect, it } from 'vitest';
import { classTrees, floorOf } from '../../src/view/class-tree.ts';
import { document, type Fields, graphOf, item, itemOf, type Written } from '../build.ts';

const scales = [
  [
    ['Severity', 'Meaning', 'Harm'],
    ['minor', 'heals', 'non-serious'],
    ['grave', 'death', 'serious'],
  ],
  [
    ['Probability', 'Meaning'],
    ['often', 'each day'],
  ],
  [
    ['P \\ S', 'minor', 'grave'],
    ['often', 'unacceptable', 'unacceptable'],
  ],
];
const plan = document(
  'RMP-1',
  { kind: 'risk-management-plan' },
  { sections: [{ heading: 'Scales', claims: ['ISO 14971 4.4 d'], tables: scales }] },
);

const written: readonly Written[] = [
  plan,
  item('SWS-1', { 'safety-class': 'C' }),
  item('SWI-1', { 'part-of': 'SWS-1', 'contributes-to': 'HS-1' }),
  item('SWU-2', { 'part-of': 'SWI-1' }),
  item('SWU-1', { 'part-of': 'SWI-1' }),
  item('SWI-2', { 'part-of': 'SWS-1', 'safety-class': 'A' }),
  item('SOUP-1', {}),
  item('SEG-1', { 'segregates-low': 'SWI-2', 'segregates-high': 'SWI-1' }),
  item('HS-1', {}),
  item('RISK-1', { assesses: 'HS-1', 'external-acceptable': 'no', 'external-severity': 'grave', 'external-probability': 'often' }),
];

function rows(...others: readonly Written[]): string[][] {
  const ids = others.map((each) => each.item?.id.text);
  const graph = graphOf([...written.filter((each) => !ids.includes(each.item?.id.text) || each === plan), ...others]);
  return classTrees(graph).map(({ nodes }) =>
    nodes.map(({ item: { id }, depth, declared, effective, floor, isTooLow, keptApartBy }) =>
      [
        `${'.'.repeat(depth)}${id}`,
        declared ?? '-',
        effective.class,
        `${floor ?? '-'}${isTooLow ? '!' : ''}`,
        ...keptApartBy.map((each) => each.id),
      ].join(' '),
    ),
  );
}

describe('the tree of classes', () => {
  it('has each part below what it is part of, with the class declared, in force and demanded, and what keeps it apart', () => {
    expect(rows()).toEqual([['SWS-1 C C -', '.SWI-1 - C C', '..SWU-1 - C -', '..SWU-2 - C -', '.SWI-2 A A - SEG-1', '.SOUP-1 - C -']]);
  });

  it('says when a risk demands more than the class in force', () => {
    const risky: Fields = { 'part-of': 'SWS-1', 'safety-class': 'A', 'contributes-to': 'HS-1' };
    expect(rows(item('SWI-2', risky))[0]?.[4]).toBe('.SWI-2 A A C! SEG-1');
    const minor = item('RISK-1', {
      assesses: 'HS-1',
      'external-acceptable': 'no',
      'external-severity': 'minor',
      'external-probability': 'often',
    });
    expect(rows(item('SWI-2', risky), minor)[0]?.[4]).toBe('.SWI-2 A A B! SEG-1');
    const acceptable = item('RISK-1', {
      assesses: 'HS-1',
      'external-acceptable': 'yes',
      'external-severity': 'minor',
      'external-probability': 'often',
    });
    expect(rows(item('SWI-2', risky), acceptable)[0]?.[4]).toBe('.SWI-2 A A A SEG-1');
  });

  it('takes no notice of a segregation that is a draft', () => {
    expect(rows(item('SEG-1', { 'segregates-low': 'SWI-2', 'segregates-high': 'SWI-1', status: 'draft' }))[0]?.[4]).toBe('.SWI-2 A A -');
  });

  it('has what names nothing in every system that it may belong to, and ends where parts hold each other', () => {
    const loose = rows(item('SWI-3', {}), item('SWS-2', { 'safety-class': 'B' }));
    expect(loose.map((tree) => tree.filter((row) => row.includes('SWI-3')))).toEqual([['.SWI-3 - C -'], ['.SWI-3 - C -']]);
    const circle = rows(item('SWI-8', { 'part-of': 'SWI-9' }), item('SWI-9', { 'part-of': 'SWI-8' }));
    expect(circle[0]?.some((row) => /SWI-[89]/.test(row))).toBe(false);
  });

  it('says which risk the floor comes from', () => {
    const graph = graphOf(written);
    expect(floorOf(itemOf(graph, 'SWI-1'), graph).reasons.map(({ risk }) => risk?.id)).toEqual(['RISK-1']);
  });
});
