import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folder } from '../project/folder.ts';
import { gitAt } from '../project/git.ts';
import { toldProject } from '../release/told.ts';
import { newRunner, type Runner } from './runner.ts';
import { readAction, readWorkflow, type Step, textOf } from './workflows.ts';

/** After the release of the project that is told. */
const git = (root: string, ...args: readonly string[]) => gitAt('2026-11-20T10:00:00Z', root, ...args);

const unchanged = { 'github.event.pull_request.base.sha': '', 'inputs.dir': '.', 'inputs.stage': 'draft', 'inputs.fail-on': 'error' };

function step(of: readonly Step[] | undefined, id: string): Step {
  const found = of?.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no step ${id}`);
  return found;
}

/** Keeps the release that the workflow made for those who do something else with one. */
const kept = mkdtempSync(join(tmpdir(), 'dhf-steps-'));
let released: string | undefined;

afterAll(() => rmSync(kept, { recursive: true, force: true }));

/** A host's bare repository, and a clone of it with its whole history. */
function hosted(): { readonly bare: string; readonly clone: string } {
  const [bare, clone] = [join(folder(), 'host.git'), join(folder(), 'clone')];
  git(toldProject(), 'clone', '--quiet', '--bare', '.', bare);
  git(bare, 'clone', '--quiet', bare, clone);
  return { bare, clone };
}

/** Adds a file to a branch, and gives its commit. */
function branch(clone: string, name: string, path: string, text: string): string {
  git(clone, 'checkout', '--quiet', '-b', name, 'origin/main');
  writeFileSync(join(clone, path), text);
  git(clone, 'add', '--all');
  git(clone, 'commit', '--quiet', '--message', name);
  return git(clone, 'rev-parse', 'HEAD').trim();
}

function merge(clone: string, name: string): void {
  git(clone, 'checkout', '--quiet', '-B', 'main', 'origin/main');
  git(clone, 'merge', '--quiet', '--no-ff', '--message', `Merge ${name}`, name);
  git(clone, 'push', '--quiet', 'origin', 'main');
}

describe('the action', () => {
  const { steps } = readAction().runs;
  const check = (runner: Runner, cwd: string, base: string) =>
    runner.run(step(steps, 'check'), cwd, {
      ...unchanged,
      'github.event.pull_request.base.sha': base,
      'runner.temp': runner.temporary,
    });

  it('reports on a pull request: the verdict, what is new, what changed and who has to look', () => {
    const { clone } = hosted();
    const base = git(clone, 'rev-parse', 'origin/main').trim();
    const file = 'requirements/software.md';
    const before = readFileSync(join(clone, file), 'utf8');
    branch(clone, 'wording', file, before.replace(' **shall** ', ' **shall** at once '));
    const runner = newRunner();
    const { status, out } = check(runner, clone, base);
    expect(status, out).toBe(0);
    expect(runner.outputs()).toMatchObject({ verdict: 'passed' });
    const { report = '', sarif = '', comment = '' } = runner.outputs();
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ stage: 'draft' });
    expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(comment, 'utf8')).toMatch(/SRS-\d+/);
    expect(runner.summary()).toBe(readFileSync(comment, 'utf8'));
  });

  it('refuses what is wrong, and reports all the same', () => {
    const { clone } = hosted();
    const base = git(clone, 'rev-parse', 'origin/main').trim();
    branch(
      clone,
      'broken',
      'requirements/SRS-99.md',
      '---\nid: SRS-99\ntitle: Leads nowhere\nderives-from: [SYS-404]\n---\n\nIt **shall** lead.\n',
    );
    const runner = newRunner();
    expect(check(runner, clone, base).status).toBe(1);
    expect(runner.outputs()).toMatchObject({ verdict: 'refused' });
    expect(runner.summary()).toContain('SYS-404');
  });

  it('says how to fetch the whole history where a clone has only a part', () => {
    const { bare } = hosted();
    const shallow = join(folder(), 'shallow');
    git(bare, 'clone', '--quiet', '--depth=1', `file://${bare}`, shallow);
    const runner = newRunner();
    const { status, out } = check(runner, shallow, '');
    expect(status).toBe(2);
    expect(out).toContain('fetch-depth: 0');
    expect(runner.outputs()).toEqual({ verdict: 'could-not-judge' });
  });

  it('could not judge where the comparison fails, and has the report in the summary', () => {
    const { clone } = hosted();
    const runner = newRunner();
    expect(check(runner, clone, '0'.repeat(40)).status).toBe(2);
    expect(runner.outputs()).toMatchObject({ verdict: 'could-not-judge' });
    expect(runner.summary()).toMatch(/^## Design history file: could-not-judge\n\n```text\n/);
  });

  it.each(['latest', '^1.2.3', '1.2', '1.2.3 evil', '1.2.3\nevil', ''])('installs no version called %j', (version) => {
    const runner = newRunner();
    const { status, out } = runner.run(step(steps, 'install'), folder(), { 'inputs.version': version });
    expect(status).toBe(2);
    expect(out).toContain('one exact version');
    expect(runner.calls()).toBe('');
  });

  it('installs one exact version without running its scripts', () => {
    const runner = newRunner();
    expect(runner.run(step(steps, 'install'), folder(), { 'inputs.version': '1.2.3-rc.1' }).status).toBe(0);
    expect(runner.calls()).toMatch(/^npm install --prefix \S+ --ignore-scripts --no-audit --no-fund --save-exact dhf@1\.2\.3-rc\.1\n$/);
  });

  it.each([
    ['', 'POST repos/example/device/issues/7/comments'],
    ['42', 'PATCH repos/example/device/issues/comments/42'],
  ])('writes one comment on a pull request, and writes over that of an earlier run: %j', (earlier, call) => {
    const runner = newRunner(earlier);
    const cwd = folder({ 'comment.md': 'It is `$(touch pwned)`.\n' });
    const words = { 'steps.check.outputs.comment': 'comment.md', 'github.event.pull_request.number': '7', 'inputs.token': 'secret-token' };
    const { status, out } = runner.run(step(steps, 'comment'), cwd, words);
    expect(status, out).toBe(0);
    expect(runner.calls()).toContain(`gh api --method ${call} --field body=@`);
    expect(out + runner.calls()).not.toContain('secret-token');
    expect(readdirSync(cwd)).toEqual(['comment.md']);
  });

  it('comments on nothing where there is no pull request', () => {
    const runner = newRunner();
    const words = { 'steps.check.outputs.comment': 'comment.md', 'github.event.pull_request.number': '', 'inputs.token': 't' };
    expect(runner.run(step(steps, 'comment'), folder(), words).status).toBe(0);
    expect(runner.calls()).toBe('');
  });
});

describe('the release workflow', () => {
  const { freeze, publish } = readWorkflow('.github/workflows/release.yml').jobs;
  const words = {
    ...{ 'inputs.version': '1.0.0', 'inputs.tag': 'v1.0.0', 'inputs.dir': '.', 'inputs.dhf-version': '1.2.3', 'inputs.branch': 'pages' },
    ...{ 'secrets.signing-key': '', 'github.token': 'secret-token' },
  };

  it('after two merges freezes, proves, attaches and publishes a version', () => {
    const { bare, clone } = hosted();
    for (const name of ['one', 'two']) {
      branch(clone, name, `${name}.txt`, `${name}\n`);
      merge(clone, name);
    }
    const runner = newRunner();
    const ran = [
      ...['install', 'check', 'release', 'verify'].map((id) => ({ id, job: freeze })),
      ...['install', 'verify', 'attach', 'publish'].map((id) => ({ id, job: publish })),
    ].map(({ id, job }) => {
      const { status, out } = runner.run(step(job?.steps, id), clone, words);
      expect(status, `${id}: ${out}`).toBe(0);
      return out;
    });
    expect(ran.join('')).not.toContain('secret-token');
    expect(runner.summary()).toContain('1.0.0');
    released = join(kept, '1.0.0');
    cpSync(join(runner.temporary, 'releases/1.0.0'), released, { recursive: true });
    expect(readdirSync(released).some((name) => name.endsWith('-1.0.0.zip'))).toBe(true);
    expect(runner.calls()).toMatch(/gh release create v1\.0\.0 --verify-tag .*\ngh release upload v1\.0\.0 .*-1\.0\.0\.zip/s);
    expect(git(bare, 'ls-tree', '--name-only', 'pages').split('\n')).toEqual(
      expect.arrayContaining(['1.0.0', 'index.html', 'versions.json']),
    );
    expect(git(clone, 'status', '--porcelain')).toBe('');
    // Eight commands of their own, one of which makes a site.
  }, 300_000);

  it('leaves no key behind, and prints none, when it signs', () => {
    const runner = newRunner();
    const { status, out } = runner.run(step(freeze?.steps, 'release'), folder(), { ...words, 'secrets.signing-key': 'secret-key' });
    expect(status).not.toBe(0);
    expect(out).not.toContain('secret-key');
    expect(existsSync(join(runner.temporary, 'signing-key'))).toBe(false);
  });
});

describe('the template for GitLab', () => {
  const template = parse(textOf('.gitlab/dhf.gitlab-ci.yml'));
  const scriptOf = (job: string): Step => ({ run: [...template['.dhf'].before_script, ...template[job].script].join('\n') });
  const variables = { DHF_VERSION: '1.2.3', DHF_DIR: '.', GITLAB_USER_NAME: 'Ada Example', GITLAB_USER_EMAIL: 'ada@example.com' };

  it('judges a merge request, and tells what it changes', () => {
    const { clone } = hosted();
    const base = git(clone, 'rev-parse', 'origin/main').trim();
    branch(clone, 'one', 'one.txt', 'one\n');
    const runner = newRunner();
    const job = { ...scriptOf('dhf-check'), env: { ...variables, CI_MERGE_REQUEST_DIFF_BASE_SHA: base } };
    const { status, out } = runner.run(job, clone, {});
    expect(status, out).toBe(0);
    expect(readdirSync(join(clone, 'dhf-reports')).sort()).toEqual(['changes.md', 'code-quality.json', 'junit.xml', 'report.json']);
  });

  it('refuses a merge request that breaks the file', () => {
    const { clone } = hosted();
    branch(clone, 'broken', 'dhf.yaml', 'schema: none\n');
    expect(newRunner().run({ ...scriptOf('dhf-check'), env: variables }, clone, {}).status).toBe(2);
  });

  it('releases, proves and publishes a version', () => {
    const { bare, clone } = hosted();
    const job = { ...scriptOf('dhf-release'), env: { ...variables, DHF_RELEASE: '1.0.0', DHF_PAGES_BRANCH: 'pages', DHF_PUSH_URL: bare } };
    const { status, out } = newRunner('', released).run(job, clone, {});
    expect(status, out).toBe(0);
    expect(git(bare, 'ls-tree', '--name-only', 'pages').split('\n')).toContain('1.0.0');
  });
});
