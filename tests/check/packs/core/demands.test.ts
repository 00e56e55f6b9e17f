import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../../src/check/check.ts';
import { core } from '../../../../src/check/packs/core/index.ts';
import { formats } from '../../../../src/check/packs/core/rules/field-value-is-allowed/formats.ts';
import { findings, graphOf, item } from '../../../build.ts';

const ruleOf = (id: string) => core.rules.filter((rule) => rule.id === id);

describe('a demand that is not met', () => {
  const interfaces = [item('SWS-1', { 'safety-class': 'B' }), item('IF-1', { connects: ['SWS-1', 'EXT-1'] }), item('EXT-1')];

  it('is reported with its clause, the class in force and the item it comes from', () => {
    const [found] = findings(graphOf(interfaces), ruleOf('demanded-field-is-written'), 'draft').filter((each) => each.item === 'IF-1');
    expect(found).toMatchObject({ clause: 'IEC 62304 5.3.2', class: 'B', classFrom: 'SWS-1', severity: 'warning' });
    expect(found?.message).toContain('demanded from class B on (class B comes from SWS-1)');
  });

  it('says so when class C is in force because none is declared', () => {
    const [found] = findings(graphOf([item('SWU-1')]), ruleOf('demanded-link-arrives'));
    expect(found).toMatchObject({ clause: 'IEC 62304 5.5.5', class: 'C', classFrom: 'SWU-1' });
    expect(found?.message).toContain('(no class is declared, so class C is in force)');
  });

  it('cites no clause where none asks, but the item would not be whole', () => {
    const [found] = findings(graphOf([item('CR-1', { title: '' })]), ruleOf('demanded-field-is-written')).filter((each) =>
      /title/.test(each.message),
    );
    expect(found).toMatchObject({ item: 'CR-1', severity: 'error' });
    expect(found).not.toHaveProperty('clause');
  });
});

describe('what a rule of demands looked at', () => {
  const examined = (written: Parameters<typeof graphOf>[0], stage: 'draft' | 'release') =>
    Object.fromEntries(check(graphOf(written), [core], { stage, asOf: '2026-11-22' }).rules.map(({ id, examined: count }) => [id, count]));

  it('is each pair of an item and a demand in force', () => {
    const need = [item('UN-1', { statement: 'I need it.', source: 'nurses', 'validation-intent': 'trial' })];
    expect(examined(need, 'draft')['demanded-field-is-written']).toBe(4);
    expect(examined([...need, item('UN-2')], 'draft')['demanded-field-is-written']).toBe(8);
    expect(examined([...need, item('UN-2', { status: 'retired' })], 'draft')['demanded-field-is-written']).toBe(4);
  });

  it('leaves out what is not asked for before release', () => {
    const archive = [item('ARC-1', { location: 'vault', contents: ['all'], 'retention-until': '2041-01-01', archives: 'REL-1' })];
    expect(examined(archive, 'draft')).toMatchObject({ 'demanded-field-is-written': 1, 'demanded-link-is-written': 0 });
    expect(examined(archive, 'release')).toMatchObject({ 'demanded-field-is-written': 4, 'demanded-link-is-written': 1 });
  });
});

describe('a date', () => {
  it('is any day of the calendar, and no other', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(fc.property(days, (day) => formats.date?.fits(day.toISOString().slice(0, 10)) === true));
    for (const wrong of ['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '22.11.2026', '2026-11-22T00:00:00Z', '']) {
      expect(formats.date?.fits(wrong), wrong).toBe(false);
    }
  });
});

describe('a time', () => {
  it.each(['2026-11-22T14:30:00Z', '2026-11-22T14:30:00.123Z', '2026-11-22T15:30:00+01:00', '2016-12-31T23:59:60Z'])(
    '%s has all it needs',
    (text) => {
      expect(formats.time?.fits(text)).toBe(true);
    },
  );

  it.each([
    '2026-11-22',
    '2026-11-22T14:30Z',
    '2026-11-22T14:30:00',
    '2026-11-22T24:00:00Z',
    '2026-11-22T14:60:00Z',
    '2026-02-30T14:30:00Z',
    '2026-11-22T14:30:00+25:00',
    '2026-11-22 14:30:00Z',
  ])('%s has not', (text) => {
    expect(formats.time?.fits(text)).toBe(false);
  });
});
