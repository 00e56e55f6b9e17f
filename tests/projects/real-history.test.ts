import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packs } from '../../src/check/packs/index.ts';
import type { TraceReport } from '../../src/check/report.ts';
import type { Stage } from '../../src/model/diagnostic.ts';
import { trace } from '../../src/project/trace.ts';
import { run } from '../cli/run.ts';
import { folder, git } from '../project/folder.ts';
import { projectRoot } from './project.ts';
import { judged, written, writtenExample } from './real-history.ts';
import { exampleRoot, storyOf, storyOfExample, type Told } from './story.ts';

const asOf = '2026-11-22';

const needing = new Set(packs.flatMap(({ rules }) => rules.filter((rule) => rule.needs?.includes('history')).map(({ id }) => id)));

/** Findings of the rules that look at the history: `rule item`, and what is said. */
function found({ diagnostics }: TraceReport): readonly string[] {
  return diagnostics.filter(({ rule }) => needing.has(rule)).map(({ rule, item, message }) => `${rule} ${item ?? '-'}: ${message}`);
}

/** Nothing found, and nothing left to judge. */
const releasable = { verdict: 'no-blocking-findings', diagnostics: [], notJudged: [] };

async function traced(root: string, stage: Stage = 'release') {
  const { verdict, diagnostics, notJudged, rules } = await trace(root, { stage, asOf });
  expect(rules.filter(({ waitsFor }) => waitsFor !== undefined)).toEqual([]);
  return { verdict, diagnostics, notJudged };
}

describe.each(['clean-a', 'clean-b', 'clean-c'])('a repository that tells the story of %s', (name) => {
  it.each(['draft', 'release'] as const)('gives no finding at %s, and leaves nothing unjudged', async (stage) => {
    expect(await traced(written(name, storyOf(projectRoot(name))), stage)).toEqual(releasable);
  });
});

describe('a clone with its whole history, fetched once', () => {
  it('can be released, and says what it cannot see', async () => {
    const root = written('clean-b', storyOf(projectRoot('clean-b')));
    const clone = join(folder(), 'clone');
    git(root, 'clone', '--quiet', `file://${root}`, clone);
    expect(await traced(clone)).toEqual(releasable);
    const { clauses } = await trace(clone, { stage: 'release', asOf });
    expect(clauses.find(({ number }) => number === '8.3')).toMatchObject({
      state: 'evidence-complete',
      remark:
        '1 thing looked at, nothing missing; a clone that fetched its protected branches only once cannot tell whether they were rewritten before',
    });
  });

  it('leaves the history unjudged where it is only a part', async () => {
    const root = written('clean-b', storyOf(projectRoot('clean-b')));
    const clone = join(folder(), 'clone');
    git(root, 'clone', '--quiet', '--depth=1', `file://${root}`, clone);
    const { verdict, clauses } = await trace(clone, { stage: 'release', asOf });
    expect(verdict).toBe('could-not-judge');
    expect(clauses.find(({ number }) => number === '8.3')).toMatchObject({ state: 'open', remark: 'not judged for want of history' });
  });
});

const lead = 'Software Lead';
const panel = 'software/src/panel.rs';

function told(at: string, message: string, files: Told['files'], more: Partial<Told> = {}): Told {
  return { at, author: lead, message, files, ...more };
}

function request(more = ''): string {
  return `---\nid: CR-1\ntitle: Brighter panel\ntrigger: FB-1\nnew-causes: no\nnew-controls: no\nrepeat-activities: [REV-90]\nreleased-software: yes\nchanges: [SWU-2]\n${more}---\n\nMake it brighter.\n`;
}

function approval(at: string, covers = 'CR-1'): string {
  return `---\nid: APR-90\ntitle: Approval of ${covers}\nsigner: Quality Lead\nrole: quality\nsigned-at: ${at}\nmeaning: approval\ncovers: [${covers}]\n---\n`;
}

const review = `---\nid: REV-90\ntitle: Panel looked at\nreview-kind: unit\nheld-on: 2026-10-06\noutcome: accepted\ncovers: [CR-1]\n---\n`;
const problem = (more = '') => `---\nid: PRB-1\ntitle: Panel too dark\n${more}---\n\nToo dark.\n`;

/** A change after the release as it should be: asked for, approved, made aside, merged, looked at, closed. */
const sound: readonly Told[] = [
  told('2026-09-30T09:00:00Z', 'Problem PRB-1', { 'problems/PRB-1.md': problem() }),
  told('2026-10-01T09:00:00Z', 'Request', { 'changes/CR-1.md': request('resolves: [PRB-1]\n') }),
  told('2026-10-02T09:00:00Z', 'Approve', { 'records/approvals/APR-90.md': approval('2026-10-02T08:00:00Z') }),
  told('2026-10-01T12:00:00Z', 'Try a brighter panel', { [panel]: 'fn brighter() {}\n' }, { isAside: true }),
  told('2026-10-03T12:00:00Z', 'Mend PRB-1', { [panel]: 'fn bright() {}\n' }, { isAside: true }),
  told('2026-10-05T09:00:00Z', 'Merge the panel\n\nChange: CR-1', { [panel]: 'fn bright() {}\n' }, { merges: true }),
  told('2026-10-06T09:00:00Z', 'Look at it', { 'reviews/REV-90.md': review }),
  told('2026-10-07T09:00:00Z', 'Close', {
    'changes/CR-1.md': request('resolves: [PRB-1]\nclosed-on: 2026-10-07\n'),
    'problems/PRB-1.md': problem('closed-on: 2026-10-07\n'),
  }),
];

/** The sound change with some of its commits told otherwise, by the first words of their messages; or left out. */
function otherwise(changes: Readonly<Record<string, Partial<Told> | undefined>>): readonly Told[] {
  return sound.flatMap((each) => {
    const key = Object.keys(changes).find((start) => each.message.startsWith(start));
    if (key === undefined) return [each];
    const change = changes[key];
    return change === undefined ? [] : [{ ...each, ...change }];
  });
}

describe('changes after the release of clean-b', () => {
  it.each<[string, readonly Told[], readonly string[]]>([
    ['asked for, approved, merged, looked at and closed', sound, []],
    [
      'merged without a request',
      otherwise({ Merge: { message: 'Merge the panel' } }),
      [
        'controlled-change-has-a-request SDP-1: Commit … “Mend PRB-1” of Software Lead changes software/src/panel.rs',
        'controlled-change-has-a-request SDP-1: Commit … “Try a brighter panel” of Software Lead changes software/src/panel.rs',
        'fix-goes-through-change-control PRB-1: PRB-1 is closed as solved by CR-1, but no commit carries that out',
      ],
    ],
    [
      'merged for a request that does not exist',
      [told('2026-10-05T09:00:00Z', 'Fix\n\nChange: CR-99', { [panel]: 'fn x() {}\n' })],
      [
        'controlled-change-has-a-request SDP-1: Commit … “Fix” of Software Lead changes software/src/panel.rs, under control since 2026-04-13T10:00:00+02:00, and belongs to no change request; CR-99 is no change request',
      ],
    ],
    [
      'approved after the merge, whatever the dates of the commits aside',
      otherwise({ Approve: { files: { 'records/approvals/APR-90.md': approval('2026-10-05T10:00:00Z') } } }),
      ['change-to-released-software-is-approved-first CR-1: CR-1 changes released software and was approved only at 2026-10-05T10:00:00Z'],
    ],
    [
      'closed before anybody looked at it',
      otherwise({ Look: undefined }),
      ['closed-change-is-verified CR-1: CR-1 is closed, but no formal run and no review shows its change to work'],
    ],
    [
      'a problem report that was taken out',
      [...sound, told('2026-10-08T09:00:00Z', 'Tidy', { 'problems/PRB-1.md': undefined })],
      ['problem-report-is-kept -: PRB-1 was deleted with commit'],
    ],
    [
      'a fix that rides along with another request',
      otherwise({ Request: { files: { 'changes/CR-1.md': request() } }, Close: { files: {} } }),
      ['fix-goes-through-change-control PRB-1: Commit … “Mend PRB-1” mends PRB-1, but belongs to CR-1, which resolves something else'],
    ],
    [
      'a lock file without a request',
      [told('2026-10-05T09:00:00Z', 'Raise libraries', { 'software/Cargo.lock': 'version = 4\n' })],
      ['soup-changes-by-a-change-request -: Commit … “Raise libraries” changed software/Cargo.lock'],
    ],
    [
      'squashed into one commit, which keeps the trailers',
      [
        ...sound.slice(0, 3),
        told('2026-10-05T09:00:00Z', 'Panel (#4)\n\n* Try\n\n* Mend PRB-1\n\nChange: CR-1', { [panel]: 'fn bright() {}\n' }),
        ...sound.slice(6),
      ],
      [],
    ],
    [
      'squashed into one commit, which lost them',
      [...sound.slice(0, 3), told('2026-10-05T09:00:00Z', 'Panel (#4)', { [panel]: 'fn bright() {}\n' }), ...sound.slice(6)],
      [
        'controlled-change-has-a-request SDP-1: Commit … “Panel (#4)” of Software Lead changes software/src/panel.rs',
        'fix-goes-through-change-control PRB-1: PRB-1 is closed as solved by CR-1, but no commit carries that out',
      ],
    ],
    [
      'a merge that slips something in',
      otherwise({
        Merge: { files: { [panel]: 'fn bright() {}\n', 'software/src/session.rs': 'fn other() {}\n' }, message: 'Merge the panel' },
        Mend: { message: 'Mend PRB-1\n\nChange: CR-1' },
        Try: { message: 'Try\n\nChange: CR-1' },
      }),
      [
        'change-request-lists-what-it-changes CR-1: 2f95aec “Merge the panel” was made for CR-1 and changes SWU-1 with software/src/session.rs, which it does not list',
      ],
    ],
  ])('%s', async (_, changes, expected) => {
    const story = storyOf(projectRoot('clean-b'));
    const root = written('clean-b', [...story, ...changes]);
    const findings = found(await judged('clean-b', root, 'release'))
      .map((each) => each.replace(/Commit [0-9a-f]{7}/, 'Commit …'))
      .sort();
    expect(findings).toEqual(expected.map((start) => expect.stringContaining(start)));
  });
});

/** The story with one commit more, and each given something else instead. */
async function findingsOf(
  name: string,
  story: readonly Told[],
  then: (root: string) => void = () => undefined,
): Promise<readonly string[]> {
  const root = written(name, story);
  then(root);
  return found(await judged(name, root, 'release'));
}

describe('a repository that is not what the records say', () => {
  it('has its tag on another line', async () => {
    const findings = await findingsOf('clean-b', storyOf(projectRoot('clean-b')), (root) => {
      const other = git(root, 'commit-tree', '-m', 'Other', 'HEAD^{tree}').trim();
      git(root, 'tag', '--force', 'v1.0.0', other);
    });
    expect(findings).toEqual([
      expect.stringMatching(/^baseline-is-found-by-its-tag BL-1: BL-1 is tagged v1\.0\.0, which is at [0-9a-f]{7}, no part of the history/),
    ]);
  });

  it('was rebased after the tests: the commit that was tested is gone', async () => {
    const story = storyOf(projectRoot('clean-b'));
    const findings = await findingsOf('clean-b', story, (root) => {
      const tested = git(root, 'rev-parse', 'v1.0.0^{commit}').trim();
      git(root, 'tag', '--delete', 'v1.0.0');
      git(root, 'rebase', '--quiet', '--root', '--onto', git(root, 'commit-tree', '-m', 'Start', git(root, 'mktree').trim()).trim());
      expect(git(root, 'rev-list', 'HEAD')).not.toContain(tested);
      git(root, 'tag', 'v1.0.0', 'HEAD~5');
    });
    expect(findings.filter((each) => each.startsWith('item-is'))).toEqual([
      expect.stringMatching(
        /^item-is-controlled-before-it-is-tested RUN-1: RUN-1 tested commit [0-9a-f]{40}, which is not in the controlled/,
      ),
      expect.stringMatching(
        /^item-is-controlled-before-it-is-tested RUN-2: RUN-2 tested commit [0-9a-f]{40}, which is not in the controlled/,
      ),
    ]);
  });

  it('was written anew by force', async () => {
    const origin = written('clean-b', storyOf(projectRoot('clean-b')));
    const clone = folder();
    git(clone, 'clone', '--quiet', `file://${origin}`, '.');
    git(origin, 'commit', '--quiet', '--amend', '--allow-empty', '--message=Other words');
    git(clone, 'fetch', '--quiet');
    expect(found(await judged('clean-b', clone, 'release'))).toEqual([
      'history-is-not-rewritten SWS-1: origin/main was rewritten, so what was recorded there before can no longer be shown',
    ]);
  });

  it('was committed after it was tested', async () => {
    const story = storyOf(projectRoot('clean-b')).map((each) =>
      each.tag === undefined ? each : { ...each, at: '2026-09-08T15:30:00+02:00' },
    );
    expect(await findingsOf('clean-b', story)).toEqual([
      expect.stringMatching(
        /^item-is-controlled-before-it-is-tested RUN-1: RUN-1 began at .*, and the commit it tested was made later, at 2026-09-08T15:30/,
      ),
      expect.stringMatching(/^item-is-controlled-before-it-is-tested RUN-2: /),
    ]);
  });

  it('has a tool that is newer than the plan', async () => {
    const tool = '---\nid: TOOL-9\ntitle: Linter\nqms-use: no\nversion: "1.0"\ncontrolled: yes\n---\n\nChecks style.\n';
    const findings = await findingsOf('clean-b', [
      ...storyOf(projectRoot('clean-b')),
      told('2026-10-01T09:00:00Z', 'Linter', { 'plans/TOOL-9.md': tool }),
    ]);
    expect(findings).toEqual([
      'plan-is-as-new-as-what-it-plans SDP-1: SDP-1 was last found current on 2026-05-07, and after that TOOL-9 (new) changed, last on 2026-10-01',
    ]);
  });

  it('has a design that was written after the tests', async () => {
    const story = storyOf(projectRoot('clean-c'));
    const design = 'design/detailed-design.md';
    const text = story.findLast(({ files }) => files[design] !== undefined)?.files[design] ?? '';
    const early = story.map((each) =>
      each.files[design] === undefined
        ? each
        : { ...each, files: { ...each.files, [design]: text.replaceAll(/^(## SDD-\d+ .*)$/gm, '$1, first') } },
    );
    const findings = await findingsOf('clean-c', [...early, told('2026-10-01T09:00:00Z', 'Design', { [design]: text })]);
    expect(findings.filter((each) => each.startsWith('design-precedes'))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^design-precedes-the-code SWU-\d+: SDD-\d+, the design of SWU-\d+, was changed on 2026-10-01, after the unit was tested/,
        ),
      ]),
    );
  });
});

describe('a repository that tells the story of the example', () => {
  it.each(['draft', 'release'] as const)('gives no finding at %s, and leaves nothing unjudged', async (stage) => {
    expect(await traced(writtenExample(storyOfExample()), stage)).toEqual(releasable);
  });

  it('gives those of commits that forgot their requests', async () => {
    const story = storyOfExample().map((each) => ({ ...each, message: each.message.replace(/\n\nChange: CR-[134]$/, '') }));
    const findings = found(await trace(writtenExample(story), { stage: 'release', asOf })).map((each) =>
      each.replace(/Commit [0-9a-f]{7}/, 'Commit …'),
    );
    expect(findings.sort()).toEqual([
      expect.stringContaining(
        'controlled-change-has-a-request SDP-1: Commit … “Accept one record more” of Software Lead changes design/detailed-design.md and 3 more files',
      ),
      expect.stringContaining(
        'controlled-change-has-a-request SDP-1: Commit … “Fold” of Software Lead changes design/detailed-design.md and 1 more file',
      ),
      expect.stringContaining('fix-goes-through-change-control PRB-1: PRB-1 is closed as solved by CR-1'),
      expect.stringContaining('fix-goes-through-change-control PRB-4: PRB-4 is closed as solved by CR-4'),
      expect.stringContaining('soup-changes-by-a-change-request -: Commit … “Raise libraries” changed software/package-lock.json'),
    ]);
  });
});

describe('a story that a reader lets be told', () => {
  const tellIn = (project: string) => {
    const root = join(folder(), 'told');
    execFileSync(process.execPath, [fileURLToPath(new URL('tell.ts', import.meta.url)), project, root]);
    return root;
  };

  const check = async (root: string) => {
    const { code, out } = await run(['check', root, '--stage', 'release', '--fail-on', 'warning', '--as-of', asOf]);
    return [code, out.trim().split(' · ').at(-1)];
  };

  it('is that of a test project, and passes the check of a release', async () => {
    expect(await check(tellIn(projectRoot('clean-b')))).toEqual([0, 'no blocking findings at stage release']);
  });

  it('is that of the example, passes the check of a release, and gives its site', async () => {
    const [root, site] = [tellIn(exampleRoot), join(folder(), 'site')];
    const { code, out } = await run(['build', root, '--stage', 'release', '--fail-on', 'warning', '--as-of', asOf, '--out', site]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(' · no blocking findings at stage release\n') });
    expect(existsSync(join(site, 'index.html'))).toBe(true);
  });

  it('is told nowhere but in a folder of its own', () => {
    const root = folder({ 'mine.md': 'Mine.\n' });
    const script = fileURLToPath(new URL('tell.ts', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, exampleRoot, root], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('Usage: node tests/projects/tell.ts') });
    expect(readdirSync(root)).toEqual(['mine.md']);
  });
});
