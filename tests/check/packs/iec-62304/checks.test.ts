import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checks } from '../../../../src/check/packs/iec-62304/checks.ts';
import { packs } from '../../../../src/check/packs/index.ts';
import type { Kind } from '../../../../src/model/kind.ts';
import { kinds } from '../../../../src/model/kinds.ts';

const reference = fileURLToPath(new URL('../../../../../shared/reference/iec62304.yaml', import.meta.url));
const byRule = packs.flatMap((pack) => pack.rules.flatMap((rule) => (rule.checks ?? []).map((check) => ({ check, rule }))));
const rows = (Object.values(kinds) as Kind[]).flatMap((kind) => [...kind.fields, ...kind.links, ...kind.arrivals, ...kind.either]);
const byDemand = new Set(rows.flatMap((row) => row.demands.flatMap((demand) => demand.check ?? [])));
const severities: Readonly<Record<string, string>> = { warn: 'warning' };

describe('the checks of IEC 62304 edition 1.1', () => {
  it.each(checks)('$id is realised by one rule or by demands of the table of kinds, or says why it is not', ({ id, without }) => {
    const named = byRule.filter(({ check }) => check === id).length + (byDemand.has(id) ? 1 : 0);
    expect(named, id).toBe(without === undefined ? 1 : 0);
  });

  it('are the only ones that rules and demands name', () => {
    const known = new Set(checks.map(({ id }) => id));
    expect([...byRule.map(({ check }) => check), ...byDemand].filter((id) => id.startsWith('R-') && !known.has(id))).toEqual([]);
  });

  it.each(byRule.filter(({ rule }) => rule.checks?.length === 1))('$check gives its rule the severities', ({ check, rule }) => {
    expect(rule.severity).toEqual(checks.find(({ id }) => id === check)?.severity);
  });

  it.skipIf(!existsSync(reference))('agree with the reference facts (skipped: ../shared/reference/iec62304.yaml is not here)', () => {
    const { clauses } = parse(readFileSync(reference, 'utf8')) as {
      clauses: { checks: { id: string; draft: string; release: string }[] }[];
    };
    const facts = clauses.flatMap((clause) => clause.checks);
    const word = (severity: string) => severities[severity] ?? severity;
    expect(checks.map(({ id, severity }) => ({ id, severity }))).toEqual(
      facts.map(({ id, draft, release }) => ({ id, severity: { draft: word(draft), release: word(release) } })),
    );
  });
});
