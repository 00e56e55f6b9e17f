import { plainVersion } from '../model/version.ts';
import { commitOf } from '../project/checkout.ts';
import { isProductFile } from '../project/evidence/product.ts';
import { fields, type GitRun } from '../project/git.ts';
import type { Refused } from '../project/new-item.ts';
import type { Settings } from '../project/settings.ts';

/** A tag by its name, and the full hash of the commit that it leads to. */
export interface Tag {
  readonly name: string;
  readonly commit: string;
}

/** The tag of a version, or why a commit cannot be released as that version by it. */
export async function tagOf(git: GitRun, version: string, commit: string, settings: Settings): Promise<Tag | Refused> {
  const pattern = settings.git['release-tag'];
  const names = [...new Set([plainVersion(version), version])].map((each) => pattern.replace('{version}', each));
  for (const name of names) {
    const tagged = await commitOf(git, `refs/tags/${name}`);
    if (tagged !== undefined) return (await otherProduct(git, { name, commit: tagged }, commit, settings)) ?? { name, commit: tagged };
  }
  return {
    refused: `there is no tag ${names[0]}, as which dhf.yaml has version ${version} tagged`,
    fix: `Tag the commit of the product: \`git tag -s ${names[0]} <commit>\`; or fetch the tags: \`git fetch --tags\`.`,
  };
}

/** The commit has to come from the tag, and to hold the same product; only records may have been added since (decision 2). */
async function otherProduct(git: GitRun, { name, commit: tagged }: Tag, commit: string, settings: Settings): Promise<Refused | undefined> {
  const { code } = await git(['merge-base', '--is-ancestor', tagged, commit]);
  if (code !== 0)
    return {
      refused: `commit ${commit.slice(0, 10)} does not come from tag ${name} (${tagged.slice(0, 10)})`,
      fix: `Check out the tag, or a commit after it that holds its records; where the tag is wrong, give the product a new version and tag.`,
    };
  const { output } = await git(['diff', '--name-only', '-z', '--no-renames', '--relative', tagged, commit, '--', '.']);
  const [first, ...more] = fields(output).filter(isProductFile(settings));
  if (first === undefined) return undefined;
  const files = more.length === 0 ? first : `${first} and ${more.length === 1 ? 'one file' : `${more.length} files`} more`;
  return {
    refused: `the product was changed since tag ${name}: ${files}`,
    fix: 'Release the commit of the tag with its records alone, or give what was changed a version and a tag of its own.',
  };
}

/** Why commit or tag cannot be released yet: by the clock of this machine they are still to come. Times in seconds since 1970. */
export async function aheadOf(git: GitRun, commit: string, tag: string, now: number): Promise<Refused | undefined> {
  const [committed, created] = await Promise.all([
    git(['log', '-1', '--no-show-signature', '--format=%ct', '--end-of-options', commit, '--']),
    git(['for-each-ref', '--format=%(creatordate:raw)', `refs/tags/${tag}`]),
  ]);
  const dated = [
    { what: `commit ${commit.slice(0, 10)}`, at: Number(committed.output.trim()) },
    { what: `tag ${tag}`, at: Number(created.output.trim().split(' ')[0]) },
  ];
  const ahead = dated.find(({ at }) => at > now);
  if (ahead === undefined) return undefined;
  const [day, today] = [ahead.at, now].map((each) => `${new Date(each * 1000).toISOString().slice(0, 19)}Z`);
  return {
    refused: `${ahead.what} is dated ${day}, and by the clock of this machine it is ${today}`,
    fix: 'Set the clock of the machine that is wrong; where it is that of the commit, commit and tag anew.',
  };
}
