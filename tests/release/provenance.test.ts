import { describe, expect, it } from 'vitest';
import { provenanceText } from '../../src/release/provenance.ts';
import { manifest } from './manifest-of.ts';

const github = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'example/tidewell',
  GITHUB_RUN_ID: '7',
  GITHUB_WORKFLOW_REF: 'example/tidewell/.github/workflows/release.yml@refs/tags/v1.2.0',
  GITHUB_REF_TYPE: 'tag',
  GITHUB_REF_NAME: 'v1.2.0',
};
const gitlab = { GITLAB_CI: 'true', CI_PROJECT_URL: 'https://gitlab.com/example/tidewell', CI_RUNNER_ID: '12' };

function statement(env: Readonly<Record<string, string>>) {
  return JSON.parse(provenanceText({ manifest, bundle: '3'.repeat(64), manifestSum: '4'.repeat(64), env }));
}

describe('the statement of provenance', () => {
  it('is an in-toto statement with the provenance of SLSA, about bundle and manifest', () => {
    const { _type, predicateType, subject, predicate } = statement({});
    expect([_type, predicateType]).toEqual(['https://in-toto.io/Statement/v1', 'https://slsa.dev/provenance/v1']);
    expect(subject).toEqual([
      { name: 'tidewell-1.2.0.zip', digest: { sha256: '3'.repeat(64) } },
      { name: 'manifest.json', digest: { sha256: '4'.repeat(64) } },
    ]);
    expect(predicate.buildDefinition).toMatchObject({
      buildType: expect.stringMatching(/^[a-z]+:/),
      externalParameters: { version: '1.2.0', tag: 'v1.2.0', folder: 'dhf/', asOf: '2026-11-22' },
    });
    expect(predicate.buildDefinition.resolvedDependencies).toContainEqual({ name: 'commit', digest: { gitCommit: manifest.commit } });
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['a machine of somebody', {}, 'urn:dhf:builder:local'],
    ['GitHub', github, 'https://github.com/example/tidewell/.github/workflows/release.yml@refs/tags/v1.2.0'],
    ['GitLab', gitlab, 'https://gitlab.com/example/tidewell/-/runners/12'],
    ['Jenkins', { JENKINS_URL: 'https://ci.example.com' }, 'urn:dhf:builder:jenkins'],
  ])('names the builder: %s', (_, env, id) => {
    expect(statement(env).predicate.runDetails.builder.id).toBe(id);
  });

  it('names the job and the time that its surroundings give, and no time of its own', () => {
    expect(statement({}).predicate.runDetails.metadata).toEqual({});
    expect(statement({ ...github, SOURCE_DATE_EPOCH: '1795000000' }).predicate.runDetails.metadata).toEqual({
      invocationId: 'tag v1.2.0, https://github.com/example/tidewell/actions/runs/7',
      startedOn: '2026-11-18T11:06:40Z',
      finishedOn: '2026-11-18T11:06:40Z',
    });
    expect(statement({ SOURCE_DATE_EPOCH: 'soon' }).predicate.runDetails.metadata).toEqual({});
  });
});
