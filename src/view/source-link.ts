/** What is known of where source files can be looked at. */
export interface SourceHome {
  /** `source.link` of `dhf.yaml`: an address with `{commit}`, `{path}` and `{line}`; empty where none is written. */
  readonly link: string;
  /** Addresses of the repository, such as `development.repositories` of `dhf.yaml` holds; with several nobody knows which one this is. */
  readonly repositories: readonly string[];
  /** Full hash of the commit that is looked at; absent outside git. */
  readonly commit?: string | undefined;
  /** Path of the DHF's folder from the repository's root, with a trailing `/`; empty at the root. */
  readonly prefix: string;
}

/** The address of a line of a file, by path relative to `dhf.yaml`; undefined where it cannot be told. */
export type SourceLink = (file: string, line: number) => string | undefined;

/**
 * Addresses of lines as they stand at a commit: in the form that `dhf.yaml` gives, else in that of GitHub, GitLab, Bitbucket or Azure DevOps. A host of
 * one's own is not guessed from its name.
 */
export function sourceLink({ link, repositories, commit, prefix }: SourceHome): SourceLink {
  const [only, ...others] = new Set(repositories);
  const form = link !== '' ? link : only !== undefined && others.length === 0 ? linkForm(only) : undefined;
  if (form === undefined || (commit === undefined && form.includes('{commit}'))) return () => undefined;
  return (file, line) => {
    const path = `${prefix}${file}`.split('/').map(encodeURIComponent).join('/');
    const words: Readonly<Record<string, string>> = { commit: commit ?? '', path, line: String(line) };
    return form.replaceAll(/\{(commit|path|line)\}/g, (_, name: string) => words[name] ?? '');
  };
}

/** The form in which a host shows lines of a repository, by the address that git or a browser uses; undefined for hosts that are not known. */
export function linkForm(repository: string): string | undefined {
  const { host, path } = hostAndPath(repository) ?? { host: '', path: '' };
  const known = hosts.find((each) => each.host.test(host));
  return known?.form(host, path);
}

interface Host {
  readonly host: RegExp;
  /** Undefined for a path that leads to no repository. */
  form(host: string, path: string): string | undefined;
}

const hosts: readonly Host[] = [
  { host: /^github\.com$/, form: (host, path) => named(path, 2, 2, (name) => `https://${host}/${name}/blob/{commit}/{path}#L{line}`) },
  { host: /^gitlab\.com$/, form: (host, path) => named(path, 2, 20, (name) => `https://${host}/${name}/-/blob/{commit}/{path}#L{line}`) },
  {
    host: /^bitbucket\.org$/,
    form: (host, path) => named(path, 2, 2, (name) => `https://${host}/${name}/src/{commit}/{path}#lines-{line}`),
  },
  { host: /^dev\.azure\.com$/, form: (host, path) => azure(`https://${host}`, /^([^/]+\/[^/]+)\/_git\/([^/]+)$/.exec(path)) },
  { host: /^[a-z0-9-]+\.visualstudio\.com$/, form: (host, path) => azure(`https://${host}`, /^([^/]+)\/_git\/([^/]+)$/.exec(path)) },
  { host: /^ssh\.dev\.azure\.com$/, form: (_, path) => azure('https://dev.azure.com', /^v3\/([^/]+\/[^/]+)\/([^/]+)$/.exec(path)) },
];

function named(path: string, least: number, most: number, form: (name: string) => string): string | undefined {
  const parts = path.split('/').length;
  return parts >= least && parts <= most ? form(path) : undefined;
}

function azure(home: string, match: RegExpExecArray | null): string | undefined {
  if (match === null) return undefined;
  const page = `${home}/${match[1]}/_git/${match[2]}?path=/{path}&version=GC{commit}`;
  return `${page}&line={line}&lineEnd={line}&lineStartColumn=1&lineEndColumn=9999&lineStyle=plain&_a=contents`;
}

/** Of `https://host/path`, `ssh://git@host:22/path` and `git@host:path`; names and secrets before the host are left out. */
function hostAndPath(address: string): { readonly host: string; readonly path: string } | undefined {
  const match =
    /^(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([^:/\s]+)(?::\d+)?\/([^\s?#]+)$/i.exec(address) ??
    /^(?:[^@/\s:]+@)([^:/\s]+):([^\s?#]+)$/.exec(address);
  const [, host, path] = match ?? [];
  if (host === undefined || path === undefined) return undefined;
  return { host: host.toLowerCase(), path: path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '') };
}
