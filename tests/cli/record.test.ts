import { hash } from 'node:crypto';
import { chmodSync, existsSync, globSync, readFileSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trace } from '../../src/project/trace.ts';
import { commit, folder, git, itemText, put, settingsText } from '../project/folder.ts';
import { run } from './run.ts';

const settings = settingsText('', '"1.2.0"').replace(
  'systems: { SWS-1: {} }',
  'systems: { SWS-1: { product: ["software/src/**"], results: ["software/reports/*.xml"], coverage: ["software/reports/lcov.info"] } }',
);
const system = `---\nid: SWS-1\ntitle: Pump software\nsafety-class: A\nplatforms: [Linux 6.6]\n---\n\n## Classification rationale\n\nNone.\n`;
const plan = (when: string) => `---\nid: SDP-1\ntitle: Plan\ntype: document\nkind: test-plan\nformal-when: ${when}\n---\n\nTests.\n`;
const junit = (...cases: readonly string[]) =>
  `<?xml version="1.0"?>\n<testsuites name="vitest tests">\n<testsuite name="flow" tests="${cases.length}" hostname="bm-2" timestamp="2026-11-10T08:30:17.005Z" time="12.4">\n${cases.join('\n')}\n</testsuite>\n</testsuites>\n`;
const test = (name: string, inside = '') => `<testcase classname="flow.test.ts" name="${name}">${inside}</testcase>`;
const failure = '<failure message="expected 5"/>';
const report = 'software/reports/junit.xml';

function project(more: Readonly<Record<string, string>> = {}, isCommitted = true): string {
  const root = folder({
    'dhf.yaml': settings,
    'risk/SWS-1.md': system,
    'requirements/SRS-1.md': itemText('SRS-1'),
    'tests/TC-1.md': itemText('TC-1', 'First', 'level: [system]\nverifies: [SRS-1]\n'),
    'tests/TC-2.md': itemText('TC-2', 'Second', 'level: [validation]\n'),
    'software/src/a.c': 'a',
    '.gitignore': 'software/reports/\n',
    ...more,
  });
  if (isCommitted) commit(root);
  return root;
}

const recordOf = (root: string, id = 'RUN-1') => readFileSync(join(root, `records/runs/${id}.md`), 'utf8');
const record = (root: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  run(['record', ...args], { cwd: root, env });

describe('recording results', () => {
  it('copies the files byte for byte and writes what was tested, when and what came of it', async () => {
    const text = junit(test('TC-1 stops'), test('TC-1 stops again', failure), test('something else'), test('TC-1 and TC-2'));
    const root = project({ [report]: text });
    const head = git(root, 'rev-parse', 'HEAD').trim();
    const more = ['--tool', 'Vitest 5.1.1', '--responsible', 'Test Lead', '--hardware=bench 2', '--os=Linux', '--runtime=Node.js 24.21.0'];
    const { code, out, err } = await record(root, [report, ...more, '--trigger=nightly', '--executor=bm-2']);
    expect({ code, out }).toEqual({ code: 0, out: 'records/runs/RUN-1.md\nrecords/runs/RUN-1/junit.xml\n' });
    expect(readFileSync(join(root, 'records/runs/RUN-1/junit.xml'), 'utf8')).toBe(text);
    const product = hash('sha256', `software/src/a.c\0${'100644'}\0${hash('sha256', 'a')}`);
    const [caseHash, requirementHash] = [...recordOf(root).matchAll(/@(h1:[0-9a-f]{64})/g)].map(([, each]) => each);
    expect(recordOf(root)).toBe(
      [
        '---',
        'id: RUN-1',
        'title: Automated tests of 1.2.0',
        'system: SWS-1',
        'purpose: development',
        'method: automated',
        'case-hashes:',
        `  - TC-1@${caseHash}`,
        `  - SRS-1@${requirementHash}`,
        `product-sha256: ${product}`,
        `commit: ${head}`,
        'dirty: no',
        'version: "1.2.0"',
        'platform: Linux 6.6',
        'hardware: bench 2',
        'os: Linux',
        'runtime: Node.js 24.21.0',
        'tools: [Vitest 5.1.1]',
        'started: 2026-11-10T08:30:17Z',
        'ended: 2026-11-10T08:30:29Z',
        'executor: bm-2',
        'responsible: Test Lead',
        'trigger: nightly',
        `results: [records/runs/RUN-1/junit.xml@sha256:${hash('sha256', text)}]`,
        '---',
        '',
      ].join('\n'),
    );
    expect(err).toContain('RUN-1 is a development run of SWS-1 1.2.0: 4 tests, results of 1 case (1 fail).');
    expect(err).toContain(
      'records/runs/RUN-1/junit.xml: 1 test belongs to no test case: flow > something else.'.replace(
        'records/runs/RUN-1',
        'software/reports',
      ),
    );
    expect(err).toContain('names TC-1 and TC-2, so it counts for none (pass)');
  });

  it('is read back as evidence without anything to complain of in the record', async () => {
    const root = project({ [report]: junit(test('TC-1 stops')) });
    await record(root, [report]);
    const { graph, diagnostics } = await trace(root, { stage: 'draft' });
    expect(graph?.evidence.results).toMatchObject([{ run: 'RUN-1', case: 'TC-1', outcome: 'pass' }]);
    expect(graph?.evidence.results?.[0]?.procedureHash).toBe(graph?.hashOf(graph.item('TC-1') as never).whole);
    const about = diagnostics.filter(({ place }) => place.file.startsWith('records/runs/RUN-1') && place.file.endsWith('.md'));
    expect(about.filter(({ rule }) => rule !== 'demanded-field-is-written')).toEqual([]);
  });

  it('takes the files that dhf.yaml lists when none is named, coverage and logs too', async () => {
    const root = project({ [report]: junit(test('TC-1 stops')), 'software/reports/lcov.info': 'TN:\nSF:a.c\nDA:1,1\nend_of_record\n' });
    put(root, { 'build.log': 'compiled\n' });
    const { out } = await record(root, ['--log', 'build.log']);
    expect(out.trim().split('\n')).toEqual(['.md', '/junit.xml', '/lcov.info', '/build.log'].map((end) => `records/runs/RUN-1${end}`));
    expect(recordOf(root)).toMatch(/lcov\.info@sha256:/);
    expect(recordOf(root)).not.toContain('build.log');
  });

  it('gives the next number over tree, branches and folders, and files of one name a number', async () => {
    const root = project({
      'records/runs/RUN-4.md': itemText('RUN-4'),
      'records/runs/RUN-5/left.txt': 'x',
      [report]: junit(test('TC-1 a')),
    });
    put(root, { 'other/junit.xml': junit(test('TC-2 b')) });
    const { out } = await record(root, [report, 'other/junit.xml']);
    expect(out.trim().split('\n')).toEqual(['.md', '/junit.xml', '/2-junit.xml'].map((end) => `records/runs/RUN-6${end}`));
  });

  it('writes nothing when tried only', async () => {
    const root = project({ [report]: junit(test('TC-1 a')) });
    const { code, out, err } = await record(root, [report, '--dry-run']);
    expect(code).toBe(0);
    expect(out).toContain('product-sha256: ');
    expect(err).toContain('RUN-1 would be a development run');
    expect(globSync('records/**', { cwd: root })).toEqual([]);
  });

  it('says that the product was dirty', async () => {
    const root = project({ [report]: junit(test('TC-1 a')) });
    put(root, { 'software/src/a.c': 'b' });
    const { err } = await record(root, [report]);
    expect(recordOf(root)).toContain('dirty: yes');
    expect(err).toContain('note: The product was dirty: software/src/a.c is in no commit as it stands.');
  });

  it('takes machine and system from here only where the tests ran here', async () => {
    const root = project({ [report]: junit(test('TC-1 a')).replace('bm-2', hostname()) });
    await record(root, [report]);
    expect(recordOf(root)).toMatch(/^os: /m);
    put(root, { [report]: junit(test('TC-1 a')) });
    await record(root, [report]);
    expect(recordOf(root, 'RUN-2')).not.toMatch(/^os: /m);
    const { err } = await record(root, [report, '--here']);
    expect(recordOf(root, 'RUN-3')).toMatch(/^hardware: /m);
    expect(err).toMatch(/Still to be written in RUN-3: /);
  });
});

it('says which files git will not keep', async () => {
  const root = project({ [report]: junit(test('TC-1 a')), '.gitignore': 'software/reports/\n*.xml\n' });
  const { err } = await record(root, [report]);
  expect(err).toContain('note: Git ignores records/runs/RUN-1/junit.xml: add it with `git add --force`.');
});

describe('what sets a run off on a build server', () => {
  it.each([
    [
      'GitHub Actions',
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'example/pump',
        GITHUB_RUN_ID: '77',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_REF_NAME: 'main',
        GITHUB_REF_TYPE: 'branch',
        RUNNER_NAME: 'runner 3',
      },
      'GitHub Actions, runner 3',
      'push of main, https://github.com/example/pump/actions/runs/77',
    ],
    [
      'GitLab CI',
      {
        GITLAB_CI: 'true',
        CI_COMMIT_TAG: 'v1.2.0',
        CI_COMMIT_REF_NAME: 'v1.2.0',
        CI_PIPELINE_SOURCE: 'push',
        CI_JOB_URL: 'https://gitlab.example.com/pump/-/jobs/5',
        CI_RUNNER_DESCRIPTION: 'bench',
      },
      'GitLab CI, bench',
      'tag v1.2.0, https://gitlab.example.com/pump/-/jobs/5',
    ],
    [
      'Jenkins',
      { JENKINS_URL: 'https://ci.example.com/', BUILD_URL: 'https://ci.example.com/job/pump/9/', BRANCH_NAME: 'main', NODE_NAME: 'n1' },
      'Jenkins, n1',
      'main, https://ci.example.com/job/pump/9/',
    ],
    [
      'Azure Pipelines',
      {
        TF_BUILD: 'True',
        BUILD_SOURCEBRANCH: 'refs/heads/main',
        BUILD_REASON: 'Schedule',
        SYSTEM_COLLECTIONURI: 'https://dev.azure.com/example/',
        SYSTEM_TEAMPROJECT: 'pump',
        BUILD_BUILDID: '12',
        AGENT_NAME: 'agent 1',
      },
      'Azure Pipelines, agent 1',
      'Schedule of main, https://dev.azure.com/example/pump/_build/results?buildId=12',
    ],
  ])('is read from the variables of %s, and the flag makes the run formal there', async (_, env, executor, trigger) => {
    const root = project({ [report]: junit(test('TC-1 a', failure)) });
    const { code, err } = await record(root, [report, '--purpose=formal'], env);
    expect(code).toBe(0);
    const said = (name: string) => new RegExp(`^${name}: "?(.*?)"?$`, 'm').exec(recordOf(root))?.[1];
    expect([said('executor'), said('trigger'), said('purpose')]).toEqual([executor, trigger, 'formal']);
    expect(err).toContain('Report what did not pass: `dhf new PRB` with `found-in: [RUN-1/TC-1]`');
  });

  it('is told when it names another commit than the one that is checked out', async () => {
    const root = project({ [report]: junit(test('TC-1 a')) });
    const { err } = await record(root, [report], { GITHUB_ACTIONS: 'true', GITHUB_SHA: 'f'.repeat(40) });
    expect(err).toContain('note: GitHub Actions names commit ffffffffffff, and ');
  });
});

describe('a formal run', () => {
  it('is never made of results that are known', async () => {
    const root = project({ [report]: junit(test('TC-1 a')) });
    const { code, err } = await record(root, [report, '--purpose=formal']);
    expect(code).toBe(2);
    expect(err).toContain('a run cannot be made formal when its results are known');
    expect(existsSync(join(root, 'records'))).toBe(false);
  });

  it('is started first and completed by its results, as it was set', async () => {
    const root = project();
    const begun = await record(root, ['--start', '--purpose=formal', '--responsible=Test Lead']);
    expect(begun.err).toContain('Run the tests now');
    expect(recordOf(root)).toMatch(/^status: draft$/m);
    expect(recordOf(root)).toMatch(/^started: \d{4}-/m);
    put(root, { [report]: junit(test('TC-1 a', failure)) });
    const refused = await record(root, [report, '--purpose=development']);
    expect(refused.err).toContain('RUN-1 was started as a formal run');
    const { out, err } = await record(root, [report]);
    expect(out.trim().split('\n')).toEqual(['records/runs/RUN-1.md', 'records/runs/RUN-1/junit.xml']);
    expect(err).toContain('RUN-1 is a formal run of SWS-1 1.2.0: 1 test, results of 1 case (1 fail).');
    expect(recordOf(root)).not.toContain('status:');
    expect(recordOf(root)).toMatch(/^purpose: formal$/m);
    expect(recordOf(root)).toMatch(/^responsible: Test Lead$/m);
  });

  it('counts for nothing when the product changed between start and results', async () => {
    const root = project();
    await record(root, ['--start', '--purpose=formal']);
    put(root, { 'software/src/a.c': 'b', [report]: junit(test('TC-1 a')) });
    commit(root);
    const { err } = await record(root, [report]);
    expect(err).toContain('note: The product is another one than when RUN-1 was started, so its results count for nothing.');
    expect(recordOf(root)).toContain('dirty: yes');
  });

  it('takes no results that were there before it started', async () => {
    const root = project({ [report]: junit(test('TC-1 a')) });
    utimesSync(join(root, report), new Date('2026-01-01'), new Date('2026-01-01'));
    await record(root, ['--start', '--purpose=formal']);
    const { code, err } = await record(root, [report]);
    expect(code).toBe(2);
    expect(err).toContain('software/reports/junit.xml is older than the start of RUN-1');
  });

  it('is named where several were started', async () => {
    const root = project();
    await record(root, ['--start', '--purpose=formal']);
    await record(root, ['--start', '--purpose=formal']);
    put(root, { [report]: junit(test('TC-1 a')) });
    expect((await record(root, [report])).err).toContain('RUN-1 and RUN-2 were started and wait for their results');
    expect((await record(root, [report, '--run=RUN-7'])).err).toContain('RUN-7 is no run of SWS-1 that was started');
    expect((await record(root, [report, '--run=RUN-2'])).out).toContain('records/runs/RUN-2/junit.xml');
  });

  it('follows from the tag of the version where the plan says so, and from nothing else', async () => {
    const root = project({ 'plan.md': plan('tag'), [report]: junit(test('TC-1 a')) });
    expect((await record(root, [report, '--purpose=formal'])).err).toContain('SDP-1 makes runs formal by the tag v1.2.0');
    await record(root, [report]);
    expect(recordOf(root)).toMatch(/^purpose: development$/m);
    git(root, 'tag', 'v1.2.0');
    expect((await record(root, [report, '--purpose=development'])).err).toContain('SDP-1 makes every run of v1.2.0 a formal one');
    await record(root, [report]);
    expect(recordOf(root, 'RUN-2')).toMatch(/^purpose: formal$/m);
    expect(recordOf(root, 'RUN-2')).toMatch(/^trigger: tag v1\.2\.0$/m);
  });
});

describe('a manual run', () => {
  it('is written with a table of the cases asked for', async () => {
    const root = project();
    const { code, err } = await record(root, ['--manual', '--cases=TC-2,TC-1']);
    expect(code).toBe(0);
    expect(err).toContain('take `status: draft` out of RUN-1');
    expect(recordOf(root)).toContain(
      '| Case | Outcome | Observed | Anomalies |\n|---|---|---|---|\n| TC-1 |  |  |  |\n| TC-2 |  |  |  |\n',
    );
    expect(recordOf(root)).toMatch(/^method: manual$/m);
    expect(recordOf(root)).toMatch(/^ {2}- TC-2@h1:/m);
  });

  it('takes cases by a filter', async () => {
    const root = project();
    await record(root, ['--manual', '--filter', 'level = validation']);
    expect(recordOf(root)).toContain('| TC-2 |');
    expect(recordOf(root)).not.toContain('| TC-1 |');
  });

  it.each([
    [['--manual'], 'it is not said which cases are carried out'],
    [['--manual', '--cases=TC-9'], 'TC-9 is no test case'],
    [['--manual', '--cases=SRS-1'], 'SRS-1 is no test case'],
    [['--manual', '--filter=level is high'], 'the filter cannot be read'],
    [['--manual', '--filter=level = unit'], 'no test case fits'],
  ])('is refused: %j', async (args, why) => {
    const { code, err } = await record(project(), args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(why) });
  });
});

describe('what cannot be recorded', () => {
  const good = { [report]: junit(test('TC-1 a')) };

  it.each<[string, readonly string[], string]>([
    ['no results at all', [], 'there are no results to record'],
    ['a file that is not there', ['gone.xml'], 'gone.xml cannot be taken: it is not there'],
    ['a file that ends in the middle', ['cut.xml'], 'cut.xml cannot be taken'],
    ['what is no result', ['notes.md'], 'notes.md cannot be taken'],
    ['a report without tests', ['empty.xml'], 'no test is reported in these files'],
    ['a system that is not there', ['--system=SWS-2', 'ok.xml'], 'dhf.yaml has no software system SWS-2'],
    ['a moment without a zone', ['ok.xml', '--started=2026-11-10T08:30:00'], '--started is no moment with a zone'],
    ['files before the start', ['ok.xml', '--start'], '--start is written before there are results'],
    ['cases of an automated run', ['ok.xml', '--cases=TC-1'], '--cases and --filter are for manual runs'],
    ['a start and a manual run', ['--start', '--manual'], '--start and --manual are two things'],
  ])('%s', async (_, args, why) => {
    const whole = junit(test('TC-1 a'));
    const root = project({ 'ok.xml': whole, 'cut.xml': whole.slice(0, -30), 'notes.md': 'Notes.\n', 'empty.xml': junit() });
    const { code, err } = await record(root, args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(why) });
    expect(existsSync(join(root, 'records'))).toBe(false);
  });

  it('a run outside git, before the first commit, or of a system without files', async () => {
    expect((await record(project(good, false), [report])).err).toContain('this folder is in no git repository');
    const fresh = project(good, false);
    git(fresh, 'init', '--quiet');
    expect((await record(fresh, [report])).err).toContain('nothing is committed yet');
    const without = project({ ...good, 'dhf.yaml': settingsText() });
    expect((await record(without, [report])).err).toContain('the files of SWS-1 are not here');
  });

  it.skipIf(process.getuid?.() === 0)('where the folder may not be written to', async () => {
    const root = project(good);
    chmodSync(root, 0o555);
    const { code, err } = await record(root, [report]);
    chmodSync(root, 0o755);
    expect(code).toBe(2);
    expect(err).toContain('cannot be written');
  });
});
