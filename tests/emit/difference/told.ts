import type { Told } from '../../../src/emit/difference/index.ts';
import type { Difference } from '../../../src/model/difference.ts';

const revision = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  product: 'Tidewell',
  version: '1.1.0',
  stage: 'draft',
  verdict: 'no-blocking-findings',
  asOf: '2026-11-23',
} as const;

const nothing: Difference = {
  schema: 'dhf-difference/1',
  before: { ...revision, name: 'v1.1.0' },
  after: { ...revision, name: 'the work tree', version: '1.2.0', verdict: 'refused' },
  added: [],
  retired: [],
  removed: [],
  renumbered: [],
  moved: [],
  changed: [],
  systems: [],
  clauses: [],
  findings: { fresh: [], fixed: [] },
  notJudged: { before: [], after: [] },
};

const empty: Told = { difference: nothing, impact: { tasks: [], cleared: [] }, notes: [] };

/** A difference of every kind, in which every free text is made by `say` from what it is. */
export function full(say: (what: string) => string): Told {
  const named = (id: string, kind: 'software-requirement' | 'risk' | 'test-case' = 'software-requirement') => ({
    id: say(id),
    kind,
    title: say(`Title of ${id}`),
    file: say(`requirements/${id}.md`),
    line: 3,
  });
  const finding = (message: string, item?: string) => ({
    ...{ rule: 'link-resolves', clause: 'IEC 62304 5.2.6', severity: 'error' as const, message: say(message), file: say('a.md'), line: 8 },
    ...(item === undefined ? {} : { item: say(item) }),
  });
  const hashes = { before: `h1:${'a'.repeat(64)}`, after: `h1:${'b'.repeat(64)}` };
  const changed = { ...named('SRS-5'), hashes, fields: [], links: [] };
  const step = { from: say('TC-1'), field: 'verifies', to: say('SRS-5') };
  const task = { item: say('TC-1'), kind: 'test-case' as const, title: say('Stops'), role: say('test-lead') };
  return {
    difference: {
      ...nothing,
      before: { ...nothing.before, name: say('v1.1.0'), product: say('Tidewell'), version: say('1.1.0') },
      after: { ...nothing.after, name: say('the work tree'), product: say('Tidewell'), version: say('1.2.0') },
      added: [named('SRS-1'), named('RISK-2', 'risk')],
      retired: [named('SRS-2')],
      removed: [named('SRS-3')],
      renumbered: [{ ...named('SRS-4'), from: say('SRS-40') }],
      moved: [
        {
          ...named('SRS-6'),
          from: { file: say('a.md'), spelling: 'file' },
          to: { file: say('srs.md'), document: say('SRD-1'), spelling: 'row' },
        },
        {
          ...named('SRS-7'),
          from: { file: say('a.md'), spelling: 'file' },
          to: { file: say('srs.md'), document: say('SRD-1'), spelling: 'row' },
        },
      ],
      changed: [
        {
          ...changed,
          fields: [
            {
              name: say('statement'),
              before: say('The pump shall stop within 5 s.'),
              after: say('The pump shall stop within 3 s.'),
              isHashed: true,
            },
            { name: 'owner', before: say('Ada Example'), isHashed: false },
            { name: 'rationale', after: say('It is safer.'), isHashed: true },
          ],
          links: [{ field: 'derives-from', added: [say('SYS-1')], removed: [say('SYS-2')] }],
          class: { before: 'B', after: 'C' },
          approved: { before: true, after: false },
        },
        { ...changed, ...named('TC-1', 'test-case'), outcome: { before: 'verified', after: 'suspect' } },
        { ...changed, ...named('TC-2', 'test-case'), outcome: { before: 'verified', after: 'suspect' } },
        { ...changed, ...named('TC-3', 'test-case'), approved: { before: false, after: true } },
      ],
      systems: [
        {
          system: say('SWS-1'),
          version: { before: say('1.1.0'), after: say('1.2.0') },
          class: { after: 'C' },
          product: { before: 'a'.repeat(64), after: 'b'.repeat(64) },
          files: { added: [say('src/new.ts')], removed: [say('src/old.ts')], changed: [say('src/a.ts'), say('src/b.ts')] },
          components: { added: [say('left@2.0.0')], removed: [say('left@1.0.0')] },
        },
      ],
      clauses: [
        {
          standard: 'IEC 62304',
          number: '5.2.6',
          title: 'Verify the requirements',
          before: 'judged',
          after: 'not-met',
          remark: say('1 finding'),
        },
        { standard: 'IEC 62304', number: '5.4.2', title: 'Detail the units', before: 'open' },
      ],
      findings: {
        fresh: [finding('SRS-1 derives from SYS-9, which does not exist', 'SRS-1'), finding('The file is empty')],
        fixed: [finding('SRS-8 is wrong', 'SRS-8')],
      },
      notJudged: { before: [say('git: the history is cut short')], after: [say('git: the history is cut short'), say('results: none')] },
    },
    impact: {
      tasks: [
        { ...task, action: 'run', because: [{ moved: say('SRS-5'), fields: [say('statement')], through: [step] }] },
        { ...task, action: 'approve', role: say('quality'), because: [{ moved: say('src/a.ts'), fields: [], through: [] }] },
        {
          ...task,
          action: 'run',
          item: say('SWS-1'),
          kind: 'software-system',
          because: [{ moved: say('SRD-1'), fields: ['text'], through: [] }],
        },
      ],
      cleared: [{ ...task, action: 'review', because: [], by: 'no-impact', record: say('APR-7') }],
    },
    notes: [say('At v1.0.0 this file stood in the folder docs.')],
  };
}

export const tolds: Readonly<Record<string, Told>> = { nothing: empty, everything: full((what) => what) };

/** Many changes with long words. */
export function large(count: number, words: string): Told {
  const { difference, impact, notes } = full((what) => `${what} ${words}`);
  const repeat = <T>(list: readonly T[]) => Array.from({ length: count }, () => list).flat();
  const tasks = impact.tasks.flatMap((task) => Array.from({ length: count }, (_, at) => ({ ...task, role: `${task.role} ${at % 60}` })));
  const { added, changed, moved, clauses, findings } = difference;
  return {
    difference: {
      ...difference,
      added: repeat(added),
      changed: repeat(changed),
      moved: repeat(moved),
      clauses: repeat(clauses),
      findings: { fresh: repeat(findings.fresh), fixed: repeat(findings.fixed) },
    },
    impact: { tasks, cleared: repeat(impact.cleared) },
    notes,
  };
}
