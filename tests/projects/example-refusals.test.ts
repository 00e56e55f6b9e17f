import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Diagnostic, Stage } from '../../src/model/diagnostic.ts';
import type { Facts } from '../../src/model/facts.ts';
import { conclude } from '../../src/project/conclude.ts';
import { withDrawings } from '../../src/project/drawings.ts';
import { factsOf, type Source } from '../../src/project/facts.ts';
import { isOfRegisters, registerFacts } from '../../src/project/registers.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { run } from '../cli/run.ts';
import { readProject } from './project.ts';

const root = fileURLToPath(new URL('../../content', import.meta.url));
const project = readProject(root);

/** Something taken out of the example device, and every finding that asks for it. */
interface Refusal {
  readonly file: string;
  readonly cut: (text: string) => string;
  /** `rule clause item class from file:line` */
  readonly asked: readonly string[];
  /** The same for another clause, which asks less urgently. */
  readonly besides?: readonly string[];
  /** What else is found names this, or is a record that covered the text as it was. */
  readonly gone?: string;
}

const refusals: Record<string, Refusal> = {
  'the detailed design of a class C unit': {
    file: 'design/detailed-design.md',
    cut: (text) => withoutSection(text, 'SDD-7 '),
    asked: [
      'interface-of-a-unit-has-detailed-design, IEC 62304 5.4.3, IF-9, C from SWS-1, architecture/interfaces.md:153',
      'unit-has-detailed-design, IEC 62304 5.4.2, SWU-7, C from SWS-1, architecture/items.md:105',
    ],
    gone: 'SDD-7',
  },
  'the only system test of a requirement': {
    file: 'tests/system.md',
    cut: (text) => withoutSection(text, 'TC-82 '),
    asked: ['requirement-is-covered-by-a-system-test, IEC 62304 5.7.1, SRS-45, C from SWS-1, requirements/software/SRS-45.md:2'],
    gone: 'TC-82',
  },
  'the segregation record': {
    file: 'risk/classification.md',
    cut: (text) => withoutSection(text, 'SEG-1 '),
    asked: ['lower-class-needs-segregation, IEC 62304 4.3 d, SWI-6, A from SWI-6, architecture/items.md:256'],
    besides: ['segregation-is-claimed-or-denied, IEC 62304 5.3.5, SWS-1, C from SWS-1, risk/classification.md:31'],
    gone: 'SEG-1',
  },
  'the version of a SOUP': {
    file: 'soup/soup.md',
    cut: (text) => {
      const at = text.indexOf('- **Version:**', text.indexOf('SOUP-2 '));
      return text.slice(0, at) + text.slice(text.indexOf('\n', at) + 1);
    },
    asked: ['soup-is-identified, IEC 62304 8.1.2, SOUP-2, C from SWS-1, soup/soup.md:50'],
  },
  'a claimed section of a plan': {
    file: 'planning/configuration-plan.md',
    cut: (text) => withoutSection(text, 'Who is responsible'),
    asked: ['configuration-plan-answers-its-points, IEC 62304 5.1.9, CMP-1, C from SWS-1, planning/configuration-plan.md:2'],
  },
  'what a claimed section says': {
    file: 'problems/problem-resolution.md',
    cut: (text) => {
      const [before = '', after = ''] = text.split('- **Answers:** IEC 62304 9.6\n');
      return `${before}- **Answers:** IEC 62304 9.6\n${after.slice(after.indexOf('\n## '))}`;
    },
    asked: ['claim-is-sound, IEC 62304 9.6, PRP-1, C from SWS-1, problems/problem-resolution.md:65'],
  },
};

/** The text without a section: from its heading to the next one of its level or above. */
function withoutSection(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '').startsWith(heading));
  const depth = lines[start]?.indexOf(' ') ?? 0;
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= depth);
  return lines.toSpliced(start, length < 0 ? lines.length : length + 1).join('\n');
}

const asOf = { date: '2026-11-23', from: 'flag' } as const;
const known = { draft: new Map<Source, Facts>(), release: new Map<Source, Facts>() };

/** All sources but one are the same in every refusal, and are read once at each stage, as `traceSources` reads them. */
function read(source: Source, stage: Stage): Facts {
  const before = known[stage].get(source);
  if (before !== undefined) return before;
  const { facts, notJudged } = factsOf(source, vocabularyOf(project.settings), stage);
  expect(notJudged).toEqual([]);
  const drawn = withDrawings(facts);
  known[stage].set(source, drawn);
  return drawn;
}

function findings(stage: Stage, sources = project.sources): readonly Diagnostic[] {
  const { settings, evidence } = project;
  const facts = sources.flatMap((source) =>
    isOfRegisters(settings, source.file) ? registerFacts(source, settings).facts : read(source, stage),
  );
  return conclude(facts, settings, { stage, asOf, evidence, notJudged: [] }).diagnostics;
}

const whole = { draft: new Set<string>(), release: new Set<string>() };

beforeAll(() => {
  for (const stage of ['draft', 'release'] as const) whole[stage] = new Set(findings(stage).map(told));
});

function told({ rule, clause, item, class: judged, classFrom, place }: Diagnostic): string {
  return `${rule}, ${clause}, ${item}, ${judged} from ${classFrom}, ${place.file}:${place.line}`;
}

/** What anything brings with it that is named and gone, or that was approved and has changed. */
const consequences: Readonly<Record<string, (gone: string | undefined) => RegExp>> = {
  'link-resolves': (gone) => new RegExp(`\\b${gone}\\b`),
  'mention-resolves': (gone) => new RegExp(`\\b${gone}\\b`),
  'source-tag-names-an-item': (gone) => new RegExp(`\\b${gone}\\b`),
  'approval-hash-is-sound': (gone) => new RegExp(`\\b${gone}\\b`),
  'link-is-fresh': () => /has changed/,
  'planned-deliverables-are-approved': () => /was changed after its approval|is not approved/,
};

describe.each(Object.entries(refusals))('%s, taken out of the example device', (_, { file, cut, asked, besides = [], gone }) => {
  const sources = project.sources.map((source) => (source.file === file ? { file, text: cut(source.text) } : source));

  test.each([
    ['draft', /^(?:warning|error)$/],
    ['release', /^error$/],
  ] as const)('is asked for at stage %s with clause, class, file and line', (stage, severity) => {
    const fresh = findings(stage, sources).filter((each) => !whole[stage].has(told(each)));
    const asking = fresh.filter(({ rule }) => !(rule in consequences));
    expect(asking.map(told)).toEqual([...asked, ...besides]);
    for (const each of asking.slice(0, asked.length)) expect(each.severity).toMatch(severity);
    for (const each of fresh.filter((other) => !asking.includes(other))) {
      expect(each.message).toMatch(consequences[each.rule]?.(gone) ?? /^$/);
    }
  });

  test('refuses the build as the README calls it, and leaves no site', async () => {
    const copy = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-example-'));
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    cpSync(root, copy, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
    writeFileSync(join(copy, file), sources.find((source) => source.file === file)?.text ?? '');
    const built = await run(['build', copy, '--fail-on', 'warning', '--as-of', '2026-11-23', '--out', join(copy, 'dist')]);
    expect(built.code).toBe(1);
    const output = built.out + built.err;
    for (const each of asked) {
      const [rule, clause, , , place] = each.split(', ');
      expect(output).toMatch(new RegExp(`^${place}:\\d+ +(?:warning|error) +${rule} +${clause}`, 'm'));
    }
    expect(existsSync(join(copy, 'dist'))).toBe(false);
  });
});
