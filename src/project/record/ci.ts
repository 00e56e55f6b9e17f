/** What a server that builds says about the job that runs there. */
export interface CiJob {
  /** Such as `GitHub Actions`. */
  readonly name: string;
  /** The machine or runner, where it has a name. */
  readonly runner?: string | undefined;
  /** What set the job off, with the address of the job where it has one. */
  readonly trigger: string;
  /** The commit that the job was made for. */
  readonly commit?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The job of GitHub Actions, GitLab CI, Azure Pipelines or Jenkins that these variables describe; undefined outside of them. */
export function ciJob(env: Environment): CiJob | undefined {
  if (env.GITHUB_ACTIONS === 'true') return github(env);
  if (env.GITLAB_CI === 'true') return gitlab(env);
  if (env.TF_BUILD?.toLowerCase() === 'true') return azure(env);
  return (env.JENKINS_URL ?? env.JENKINS_HOME) === undefined ? undefined : jenkins(env);
}

function github(env: Environment): CiJob {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  const url = server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
  const isTag = env.GITHUB_REF_TYPE === 'tag';
  return {
    name: 'GitHub Actions',
    runner: env.RUNNER_NAME,
    trigger: words(isTag, env.GITHUB_REF_NAME, env.GITHUB_EVENT_NAME, url),
    commit: env.GITHUB_SHA,
  };
}

function gitlab(env: Environment): CiJob {
  const tag = env.CI_COMMIT_TAG;
  const ref = tag ?? env.CI_COMMIT_REF_NAME;
  return {
    name: 'GitLab CI',
    runner: env.CI_RUNNER_DESCRIPTION,
    trigger: words(tag !== undefined, ref, env.CI_PIPELINE_SOURCE, env.CI_JOB_URL),
    commit: env.CI_COMMIT_SHA,
  };
}

function azure(env: Environment): CiJob {
  const branch = env.BUILD_SOURCEBRANCH ?? '';
  const { SYSTEM_COLLECTIONURI: server, SYSTEM_TEAMPROJECT: project, BUILD_BUILDID: build } = env;
  const url = server && project && build ? `${server}${project}/_build/results?buildId=${build}` : undefined;
  const ref = branch.replace(/^refs\/(?:heads|tags)\//, '');
  return {
    name: 'Azure Pipelines',
    runner: env.AGENT_NAME,
    trigger: words(branch.startsWith('refs/tags/'), ref, env.BUILD_REASON, url),
    commit: env.BUILD_SOURCEVERSION,
  };
}

function jenkins(env: Environment): CiJob {
  const tag = env.TAG_NAME;
  const ref = tag ?? env.BRANCH_NAME ?? env.GIT_BRANCH;
  const job = env.BUILD_URL ?? [env.JOB_NAME, env.BUILD_NUMBER].filter((each) => each !== undefined).join(' ');
  return {
    name: 'Jenkins',
    runner: env.NODE_NAME,
    trigger: words(tag !== undefined, ref, undefined, job === '' ? undefined : job),
    commit: env.GIT_COMMIT,
  };
}

/** `tag v1.0.0, https://…`; `push to main, https://…`. */
function words(isTag: boolean, ref: string | undefined, event: string | undefined, job: string | undefined): string {
  const what = isTag ? `tag ${ref}` : [event, ref].filter((each) => each !== undefined && each !== '').join(' of ');
  return [what === '' ? 'a job of the build server' : what, job].filter((each) => each !== undefined).join(', ');
}
