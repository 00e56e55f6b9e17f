import { describe, expect, it } from 'vitest';
import { packs } from '../../src/check/packs/index.ts';
import { run } from './run.ts';

const all = packs.flatMap((pack) => pack.rules);

describe('dhf rules', () => {
  it('has a row for every rule, below a header, with columns below each other', async () => {
    const { code, out } = await run(['rules']);
    const [header = '', ...rows] = out.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(header.split(/ {2,}/)).toEqual(['rule', 'pack', 'clause', 'classes', 'draft', 'release', 'phase', 'checks']);
    expect(rows.map((row) => row.split(' ')[0])).toEqual(all.map((rule) => rule.id));
    const at = header.indexOf('release');
    for (const row of rows) expect(['error', 'warning', 'info', 'off']).toContain(row.slice(at).split(' ')[0]);
  });

  it('says what a rule says', async () => {
    const { out } = await run(['rules']);
    expect(out).toMatch(/^unit-has-detailed-design +iec-62304 +IEC 62304 5\.4\.2 +C +warning +error +design +R-5\.4\.2-1$/m);
  });

  it('is data with --format json', async () => {
    const { out, err } = await run(['rules', '--format', 'json']);
    const { schema, rules } = JSON.parse(out);
    expect({ schema, err }).toEqual({ schema: 'dhf-rules/1', err: '' });
    expect(rules).toHaveLength(all.length);
    expect(rules.find((rule: { id: string }) => rule.id === 'unit-has-detailed-design')).toEqual({
      id: 'unit-has-detailed-design',
      pack: 'iec-62304',
      clauses: ['IEC 62304 5.4.2'],
      classes: ['C'],
      severity: { draft: 'warning', release: 'error' },
      phase: 'design',
      checks: ['R-5.4.2-1'],
    });
  });
});
