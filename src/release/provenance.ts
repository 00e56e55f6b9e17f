import { ciJob } from '../project/record/ci.ts';
import { bundleName, names } from './layout.ts';
import { jsonText, type Manifest } from './manifest.ts';

/** What a statement of provenance is about and who made it. */
export interface Made {
  readonly manifest: Manifest;
  /** SHA-256 of the bundle and of its manifest, 64 hex digits. */
  readonly bundle: string;
  readonly manifestSum: string;
  /** Variables of the machine: those of a server that builds say which job made it, SOURCE_DATE_EPOCH when. */
  readonly env: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** How the things a release is made of come together: what dhf does with a version and a tag. */
export const buildType = 'urn:dhf:release:1';

/** An in-toto statement (v1) with the provenance of SLSA (v1): which bundle was made from which commit, with what, and where. Takes no time of its own. */
export function provenanceText({ manifest, bundle, manifestSum, env }: Made): string {
  const { slug, version, tag, commit, folder, asOf, tool, node, dependencies } = manifest;
  const job = ciJob(env);
  const [time] = /^\d{1,11}$/.exec(env.SOURCE_DATE_EPOCH ?? '') ?? [];
  const at = time === undefined ? undefined : `${new Date(Number(time) * 1000).toISOString().slice(0, 19)}Z`;
  return jsonText({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: bundleName(slug, version), digest: { sha256: bundle } },
      { name: names.manifest, digest: { sha256: manifestSum } },
    ],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType,
        externalParameters: { version, tag: tag.name, folder, asOf },
        internalParameters: { tool, node },
        resolvedDependencies: [
          { name: 'commit', digest: { gitCommit: commit } },
          { name: `tag ${tag.name}`, digest: { gitCommit: tag.commit } },
          { name: 'packages that dhf ran with', digest: { sha256: dependencies } },
        ],
      },
      runDetails: {
        builder: { id: builderId(env), version: { dhf: tool.replace(/^dhf /, '') } },
        metadata: {
          ...(job === undefined ? {} : { invocationId: job.trigger }),
          ...(at === undefined ? {} : { startedOn: at, finishedOn: at }),
        },
      },
    },
  });
}

/** What stands for the builder: the workflow or runner by its address where the server names one, else a name of ours. */
function builderId(env: Environment): string {
  const { GITHUB_SERVER_URL: github, GITHUB_WORKFLOW_REF: workflow, CI_PROJECT_URL: project, CI_RUNNER_ID: runner } = env;
  const job = ciJob(env);
  if (job?.name === 'GitHub Actions' && github && workflow) return `${github}/${workflow}`;
  if (job?.name === 'GitLab CI' && project && runner) return `${project}/-/runners/${runner}`;
  return `urn:dhf:builder:${(job?.name ?? 'local').toLowerCase().replaceAll(' ', '-')}`;
}
