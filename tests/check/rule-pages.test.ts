import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clauseTables } from '../../src/check/packs/clause-tables.ts';
import { packs } from '../../src/check/packs/index.ts';
import type { Pack, Rule } from '../../src/check/rule.ts';
import { safetyClasses } from '../../src/model/safety-class.ts';
import { type Example, examplesOf, findingsIn, parts } from './example.ts';

const folder = (pack: Pack) => fileURLToPath(new URL(`../../src/check/packs/${pack.name}/rules/`, import.meta.url));
const pageOf = (pack: Pack, rule: Rule) => readFileSync(`${folder(pack)}${rule.id}/rule.md`, 'utf8');
const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule, id: rule.id })));

describe.each(rules)('the page of $id', ({ pack, rule }) => {
  const page = pageOf(pack, rule);
  const examples = examplesOf(page);

  it.each(examples)('$heading', (example) => {
    expect(findingsIn(example, rule, pack)).toEqual(example.expected);
    expect(example.expected.length === 0).toBe(example.sound);
  });

  it('has every section, in order, each with text', () => {
    const headings = [...parts(page)].flatMap((part) => ('heading' in part && part.depth < 3 ? [part.heading] : []));
    expect(headings.slice(1)).toEqual(['What it looks at', 'Why', 'What to do', 'Invalid', 'Valid']);
    expect(headings[0]).toMatch(/^[A-Z“].*[^.]$/);
    expect(
      page
        .split(/^## .*$/m)
        .slice(1, 4)
        .map((text) => text.trim())
        .filter((text) => text.length < 40),
    ).toEqual([]);
  });

  it('shows what is not there, what is there but wrong, and what is right', () => {
    expect(examples.filter((example) => example.heading.startsWith('Present but wrong: ') && !example.sound)).not.toEqual([]);
    expect(examples.filter((example) => example.sound)).not.toEqual([]);
  });

  it('has an example that fails when the rule never fires', () => {
    expect(failing(examples, { ...rule, expect: { ...rule.expect, breaches: () => [] } }, pack)).not.toEqual([]);
  });

  it('has an example that fails when the rule fires on each thing it looks at', () => {
    const breaches: Rule['expect']['breaches'] = (subject, context) => {
      const found = rule.expect.breaches(subject, context);
      return found.length > 0 ? found : [{ message: 'always' }];
    };
    expect(failing(examples, { ...rule, expect: { ...rule.expect, breaches } }, pack)).not.toEqual([]);
  });
});

function failing(examples: readonly Example[], rule: Rule, pack: Pack): readonly Example[] {
  return examples.filter((example) => findingsIn(example, rule, pack).join('\n') !== example.expected.join('\n'));
}

describe.each(packs)('the rules of $name', (pack) => {
  it('are those of its folders', () => {
    expect(pack.rules.map((rule) => rule.id).sort()).toEqual(readdirSync(folder(pack)).sort());
  });

  it('are present-tense facts in kebab-case, each once', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id))).toEqual([]);
  });

  it.each(pack.rules)('$id serves clauses that there are, at their classes', (rule) => {
    for (const named of [...(rule.clause === undefined ? [] : [rule.clause]), ...(rule.alsoClauses ?? [])]) {
      const [, standard = '', number = ''] =
        /^(\D+ \d+) (.+)$/.exec(pack.standard === undefined ? named : `${pack.standard} ${named}`) ?? [];
      const clause = clauseTables.get(standard)?.get(number);
      expect(clause, `${named} stands in no clause table`).toBeDefined();
      expect(clause?.removed, `${named} was removed`).toBeUndefined();
      if (rule.classes !== undefined) expect(clause?.classes).toEqual(expect.arrayContaining([...rule.classes]));
    }
  });

  it.each(pack.rules.filter(() => pack.standard !== undefined))('$id judges every class of its clause', (rule) => {
    const asked = clauseTables.get(pack.standard ?? '')?.get(rule.clause ?? '')?.classes;
    expect(rule.classes ?? (pack.standard === 'IEC 62304' ? undefined : safetyClasses)).toEqual(asked);
  });
});

const reference = fileURLToPath(new URL('../../../shared/reference/iec62304.yaml', import.meta.url));
const named = { off: 'off', info: 'info', warn: 'warning', error: 'error' } as const;

interface Row {
  readonly id: string;
  readonly checks: readonly { readonly id: string; readonly draft: keyof typeof named; readonly release: keyof typeof named }[];
}

describe.skipIf(!existsSync(reference))(
  'the checks of the reference facts (skipped: ../shared/reference/iec62304.yaml is not here)',
  () => {
    const rows = existsSync(reference) ? (parse(readFileSync(reference, 'utf8')) as { clauses: Row[] }).clauses : [];
    const checks = new Map(
      rows.flatMap(({ id, checks }) => checks.map((check) => [check.id, { ...check, clause: id.replace(/\.([a-z])$/, ' $1') }])),
    );

    it.each(rules.flatMap(({ rule }) => (rule.checks ?? []).map((check) => ({ check, rule, id: rule.id }))))(
      '$id realises $check at its clause, as severe as it says',
      ({ check, rule }) => {
        const row = checks.get(check);
        expect(rule.severity).toEqual({ draft: named[row?.draft ?? 'off'], release: named[row?.release ?? 'off'] });
        const clauses = [rule.clause, ...(rule.alsoClauses ?? [])].map((clause) => clause?.replace(/^IEC 62304 /, ''));
        expect(clauses).toContain(row?.clause);
      },
    );
  },
);

it('no check of the clause tables is realised by two rules', () => {
  const checks = rules.flatMap(({ rule }) => rule.checks ?? []);
  expect(checks.filter((check, at) => checks.indexOf(check) !== at)).toEqual([]);
});

it('the checks asked for so far are each realised by a rule', () => {
  const asked =
    'R-4.3.d-1 R-4.3.g-1 R-5.2.1-1 R-5.2.1-2 R-5.2.2-1 R-5.2.3-1 R-5.3.1-1 R-5.3.2-1 R-5.3.3-1 R-5.3.5-1 R-5.4.1-1 R-5.4.2-1 R-5.4.3-1 R-5.5.3-1 R-5.5.4-1 R-5.7.1-1 R-7.3.3-1 R-8.1.2-2';
  const checks = new Set(rules.flatMap(({ rule }) => rule.checks ?? []));
  expect(asked.split(' ').filter((check) => !checks.has(check))).toEqual([]);
});
