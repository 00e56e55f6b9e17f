import { statSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readAction, readWorkflow, type Step, textOf, top, workflowFiles } from './workflows.ts';

const step = {
  type: 'object',
  oneOf: [{ required: ['run', 'shell', 'id'] }, { required: ['uses'] }],
  properties: {
    id: { type: 'string' },
    if: { type: 'string' },
    uses: { type: 'string' },
    with: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
    run: { type: 'string' },
    shell: { const: 'bash' },
    env: { type: 'object', additionalProperties: { type: 'string' } },
  },
  additionalProperties: false,
};
const permissions = { type: 'object', additionalProperties: { enum: ['read', 'write', 'none'] } };
const job = {
  type: 'object',
  oneOf: [{ required: ['uses'] }, { required: ['runs-on', 'steps'] }],
  properties: {
    needs: { type: 'string' },
    'runs-on': { type: 'string' },
    permissions,
    steps: { type: 'array', minItems: 1, items: step },
    uses: { type: 'string' },
    with: { type: 'object' },
    secrets: { type: 'object' },
  },
  additionalProperties: false,
};
const workflow = {
  type: 'object',
  required: ['name', 'on', 'permissions', 'jobs'],
  properties: { name: { type: 'string' }, on: {}, permissions, concurrency: {}, jobs: { type: 'object', additionalProperties: job } },
  additionalProperties: false,
};
const action = {
  type: 'object',
  required: ['name', 'description', 'inputs', 'outputs', 'runs'],
  properties: {
    runs: {
      type: 'object',
      required: ['using', 'steps'],
      properties: { using: { const: 'composite' }, steps: { type: 'array', items: step } },
    },
    inputs: { type: 'object', additionalProperties: { type: 'object', required: ['description'] } },
    outputs: { type: 'object', additionalProperties: { type: 'object', required: ['description', 'value'] } },
  },
};
const files = ['action.yml', ...workflowFiles];

function stepsOf(file: string): readonly Step[] {
  return file === 'action.yml' ? readAction().runs.steps : Object.values(readWorkflow(file).jobs).flatMap(({ steps = [] }) => steps);
}

describe.each(files)('%s', (file) => {
  it('has the shape that GitHub wants of it', () => {
    const judge = new Ajv({ allowUnionTypes: true, strictRequired: false }).compile(file === 'action.yml' ? action : workflow);
    judge(parse(textOf(file)));
    expect(judge.errors ?? []).toEqual([]);
  });

  it('names whatever it uses by the full hash of a commit, and says which version that is', () => {
    const lines = textOf(file)
      .split('\n')
      .filter((line) => /^\s*(?:- )?uses:/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$|your-organisation\/dhf(?:\/\.github\/workflows\/release\.yml)?@0{40}$/);
  });

  it('puts no text from outside into a shell but by its environment', () => {
    for (const { run = '' } of stepsOf(file)) expect(run).not.toContain('${{');
  });

  it('fetches the whole history wherever it checks out, and says why', () => {
    const checkouts = stepsOf(file).filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    for (const each of checkouts) expect(each.with?.['fetch-depth']).toBe(0);
    if (checkouts.length > 0 || file === 'action.yml') expect(textOf(file)).toMatch(/# .*whole history/i);
  });

  it('gives secrets to nothing but the step that signs and the steps that write to the host', () => {
    const told = stepsOf(file).filter(({ env = {}, with: given = {} }) =>
      /secrets\.|github\.token|inputs\.token/.test(JSON.stringify([env, given])),
    );
    expect(told.map(({ id }) => id)).toEqual(
      { 'action.yml': ['comment'], '.github/workflows/release.yml': ['release', 'attach'] }[file] ?? [],
    );
    for (const { run = '' } of told) expect(run).not.toMatch(/set -x|echo.*(?:KEY|TOKEN)/);
  });
});

describe('permissions', () => {
  it('are the least: nothing but what each job says, and only one may write', () => {
    const { permissions, jobs, concurrency } = readWorkflow('.github/workflows/release.yml');
    expect(permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(jobs).map(([name, each]) => [name, each.permissions]))).toEqual({
      freeze: { contents: 'read' },
      publish: { contents: 'write' },
    });
    expect(concurrency).toEqual({ group: 'dhf-release', 'cancel-in-progress': false });
  });

  it('keep the token of the clone from the job that may only read', () => {
    const checkout = readWorkflow('.github/workflows/release.yml').jobs.freeze?.steps?.[0];
    expect(checkout?.with?.['persist-credentials']).toBe(false);
  });

  it('of a pull request are those of its comment', () => {
    expect(readWorkflow('.github/examples/pull-request.yml').permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  });
});

describe('action.yml', () => {
  it('asks for one exact version, and hands its inputs on under names that its scripts read', () => {
    const { inputs, runs } = readAction();
    expect(Object.keys(inputs)).toEqual(['version', 'dir', 'stage', 'fail-on', 'comment', 'token']);
    expect(Object.entries(inputs).filter(([, { required, default: given }]) => required !== true && given === undefined)).toEqual([]);
    for (const { run, env = {} } of runs.steps) {
      const [, script] = /\$GITHUB_ACTION_PATH\/(\S+)"/.exec(run ?? '') ?? [];
      if (script === undefined) continue;
      expect(statSync(`${top}/${script}`).mode & 0o111, `${script} can be run`).toBe(0o111);
      for (const name of Object.keys(env)) expect(textOf(script)).toContain(name);
    }
  });
});

describe('other hosts', () => {
  it('the template for GitLab has the whole history, an exact image and no script that prints what it may push with', () => {
    const template = parse(textOf('.gitlab/dhf.gitlab-ci.yml'));
    expect(Object.keys(template)).toEqual(['variables', '.dhf', 'dhf-check', 'dhf-release']);
    expect(template.variables.GIT_DEPTH).toBe('0');
    expect(template['.dhf'].image).toMatch(/^node:\d+\.\d+\.\d+-\w+$/);
    for (const name of ['dhf-check', 'dhf-release']) {
      expect(template[name]).toMatchObject({ extends: '.dhf', script: expect.any(Array), rules: expect.any(Array) });
      expect(template[name].script.join('\n')).not.toMatch(/echo.*DHF_PUSH_URL|set -x/);
    }
    expect(template['dhf-release'].resource_group).toBe('dhf-release');
  });

  it('the hook for pre-commit judges the whole file, whatever is staged', () => {
    expect(parse(textOf('.pre-commit-hooks.yaml'))).toMatchObject([
      { id: 'dhf-check', entry: 'dhf check', language: 'node', pass_filenames: false },
    ]);
  });
});
