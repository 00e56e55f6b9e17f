import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/model/kinds.ts';
import { kebab, Vocabulary } from '../../src/model/vocabulary.ts';

const plain = new Vocabulary();

describe('an ID', () => {
  it.each(['SRS-1', 'SRS-101', 'RW-SYS-3', 'REQ-DCM-01', 'H2-7'])('%s is one', (text) => {
    expect(plain.isId(text)).toBe(true);
  });

  it.each(['SRS', 'SRS-', 'srs-1', 'SRS-1a', 'SRS 1', 'SRS_1', '-1', '1-1', 'SRS-1.2', '../SRS-1', 'SRS-1\n'])('%j is none', (text) => {
    expect(plain.isId(text)).toBe(false);
  });

  it('follows the pattern of the settings', () => {
    const underscored = new Vocabulary({ idPattern: '{prefix}_{number}', prefixes: { PRD: 'user-need' } });
    expect([underscored.isId('PRD_0012'), underscored.isId('PRD-0012')]).toEqual([true, false]);
    expect(underscored.kindOfId('PRD_0012')).toBe('user-need');
    const dotted = new Vocabulary({ idPattern: '{prefix}.{number}.{number}' });
    expect([dotted.isId('SRS.3.2'), dotted.isId('SRS.3')]).toEqual([true, false]);
    expect(dotted.prefixOf('SRS.3.2')).toBe('SRS');
  });

  it('stands at the start of a heading, before its title', () => {
    expect(plain.idAtStart('SRS-101 Refuse a rate')).toEqual({ id: 'SRS-101', rest: 'Refuse a rate' });
    expect(plain.idAtStart('SRS-101: Refuse a rate')).toEqual({ id: 'SRS-101', rest: 'Refuse a rate' });
    expect(plain.idAtStart('SRS-101')).toEqual({ id: 'SRS-101', rest: '' });
    expect(plain.idAtStart('About SRS-101')).toBeUndefined();
    expect(plain.idAtStart('SRS-101b Refuse')).toBeUndefined();
  });

  it('is found in running text, with its place', () => {
    expect(plain.idsIn('See SRS-1, (SRS-2) and RW-SYS-3.')).toEqual([
      { id: 'SRS-1', offset: 4 },
      { id: 'SRS-2', offset: 12 },
      { id: 'RW-SYS-3', offset: 23 },
    ]);
  });

  it.each(['xSRS-1', 'SRS-1x', 'a/SRS-1', 'SRS-1/b', 'SRS-1.md', 'SRS-1-2', 'me@SRS-1'])('is not found inside %s', (text) => {
    expect(plain.idsIn(text)).toEqual([]);
  });
});

describe('a prefix', () => {
  it('says the kind', () => {
    expect(plain.kindOfId('SRS-1')).toBe('software-requirement');
    expect(plain.kindOfId('ZZZ-1')).toBeUndefined();
    expect(plain.prefixFor('software-requirement')).toBe('SRS');
  });

  it('belongs to no document and no result', () => {
    expect(plain.kindOfPrefix('DOC')).toBeUndefined();
    expect(plain.kindOfPrefix('RES')).toBeUndefined();
  });

  it('given in the settings takes the place of the default one, and the first is for new items', () => {
    const own = new Vocabulary({ prefixes: { SYS: 'system-requirement', 'RW-SYS': 'system-requirement', TST: 'test-case' } });
    expect(own.kindOfId('RW-SYS-3')).toBe('system-requirement');
    expect(own.kindOfId('TST-1')).toBe('test-case');
    expect(own.kindOfId('TC-1')).toBeUndefined();
    expect(own.prefixFor('system-requirement')).toBe('SYS');
  });
});

describe('a label', () => {
  it('is the name of a field, whatever its case, hyphens and spaces', () => {
    for (const label of ['derives-from', 'Derives from', 'DERIVES_FROM', ' derives  from '])
      expect(plain.fieldOf(label)).toBe('derives-from');
    expect(plain.fieldOf('Colour')).toBeUndefined();
  });

  it('may be German, and the English name goes on to work', () => {
    const german = new Vocabulary({ language: 'de' });
    expect(german.fieldOf('Abgeleitet von')).toBe('derives-from');
    expect(german.fieldOf('Derives from')).toBe('derives-from');
    expect(plain.fieldOf('Abgeleitet von')).toBeUndefined();
  });

  it('may be added by the settings', () => {
    expect(new Vocabulary({ labels: { 'derives-from': ['Comes from'] } }).fieldOf('comes from')).toBe('derives-from');
  });

  it('turns into kebab-case', () => {
    expect(kebab(' Acceptance  Criteria ')).toBe('acceptance-criteria');
  });
});

describe('a company’s own field', () => {
  const own = new Vocabulary({ fields: { 'software-requirement': { market: { values: ['EU', 'US'], list: true } } } });

  it('is known on its kind alone', () => {
    expect(own.fieldRow(kinds['software-requirement'], 'market')).toMatchObject({
      name: 'market',
      list: true,
      values: ['EU', 'US'],
      demands: [],
    });
    expect(own.fieldRow(kinds['user-need'], 'market')).toBeUndefined();
    expect(own.fieldOf('Market')).toBe('market');
  });

  it('stands among the names of its kind, each once', () => {
    const names = own.fieldNames(kinds['software-requirement']);
    expect(names).toContain('market');
    expect(names).toEqual([...new Set(names)]);
  });

  it('is never taken from what every object inherits', () => {
    expect(own.fieldRow(kinds['software-requirement'], 'constructor')).toBeUndefined();
    expect(own.ownField('software-requirement', 'toString')).toBeUndefined();
    expect(own.fieldOf('__proto__')).toBeUndefined();
  });
});
