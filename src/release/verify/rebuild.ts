import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareText } from '../../model/place.ts';
import { isSystemError } from '../../project/text-file.ts';
import { tool } from '../../project/tool.ts';
import { closureHash } from '../dependencies.ts';
import { bundleName } from '../layout.ts';
import { type Manifest, manifestText } from '../manifest.ts';
import { sumOf } from '../open-file.ts';
import { rootIn } from './anchor.ts';
import { type Check, couldNotJudge, firstOf, good, refused } from './check.ts';

/** Where a release is made again, and by which clock. */
export interface Rebuild {
  /** A clone, absolute and as it was named. */
  readonly path: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Makes a release again from the commit that its manifest names, in a temporary folder, and compares every byte. Nobody can judge where another dhf, Node or
 * package would make it, or where the clone does not hold the commit.
 */
export async function checkRebuilt(manifest: Manifest, bundleSha256: string | undefined, { path, name, now }: Rebuild): Promise<Check> {
  const other = otherMachine(manifest);
  if (other.length > 0)
    return couldNotJudge(
      'rebuild',
      `it was not made again, as this machine would make it with something else: ${other.join('; ')}`,
      `Make it again with the very ${manifest.tool} that made it, on Node ${manifest.node}, its packages installed with \`npm ci\`.`,
    );
  // Only here: what makes a site takes long to load.
  const { OutputError } = await import('../../site/build.ts');
  try {
    return await madeAgain(manifest, bundleSha256, { path, name, now });
  } catch (error) {
    if (error instanceof OutputError) return couldNotJudge('rebuild', `it cannot be made again here: ${error.message}`, error.fix);
    if (!isSystemError(error)) throw error;
    return couldNotJudge('rebuild', `it cannot be made again here (${error.code})`, 'See that the folder of temporary files has room.');
  }
}

async function madeAgain(manifest: Manifest, bundleSha256: string | undefined, { path, name, now }: Rebuild): Promise<Check> {
  const { makeRelease } = await import('../make.ts');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dhf-again-')));
  try {
    const root = rootIn(path, manifest.folder);
    const asked = { root, revision: manifest.commit, version: manifest.version, folder: join(folder, 'release'), env: {}, now };
    const made = await makeRelease(asked);
    if ('refused' in made) return couldNotJudge('rebuild', `it cannot be made again from ${name}: ${made.refused}`, made.fix);
    if ('notPassed' in made || made.manifest === undefined)
      return refused('rebuild', `commit ${manifest.commit} in ${name} is not fit for release, so the release was not made of it`, askWhich);
    return compared(manifest, made.manifest, bundleSha256, join(asked.folder, bundleName(made.manifest.slug, made.manifest.version)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const askWhich = 'Ask the manufacturer what the release was made of.';

/** In what this machine differs from the one that made a release. */
function otherMachine({ tool: maker, node, dependencies }: Manifest): readonly string[] {
  return [
    ...(maker === tool ? [] : [`${tool}, and not ${maker}`]),
    ...(node === process.version ? [] : [`Node ${process.version}, and not ${node}`]),
    ...(dependencies === closureHash() ? [] : ['another build of dhf, or other packages of it']),
  ];
}

function compared(before: Manifest, again: Manifest, bundleSha256: string | undefined, zip: string): Check {
  const details = [...differingFiles(before, again), ...differingFields(before, again)];
  const sum = sumOf(zip).sha256;
  if (details.length === 0 && bundleSha256 !== undefined && sum !== bundleSha256)
    details.push(`the zip has the SHA-256 ${sum} when it is made again`);
  if (details.length > 0)
    return refused('rebuild', `made again from commit ${before.commit}, the release is another one`, askWhich, details);
  return good('rebuild', `made again from commit ${before.commit}, it is the same to the last byte`);
}

function differingFiles({ files: before }: Manifest, { files: again }: Manifest): readonly string[] {
  const [old, fresh] = [before, again].map((files) => new Map(files.map(({ path, sha256 }) => [path, sha256]))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return firstOf(
    [...new Set([...old.keys(), ...fresh.keys()])].sort(compareText).flatMap((path) => {
      if (!fresh.has(path)) return [`${path} is not made`];
      if (!old.has(path)) return [`${path} is made, and is not in the release`];
      return old.get(path) === fresh.get(path) ? [] : [`${path} is made with other content`];
    }),
  );
}

function differingFields(before: Manifest, again: Manifest): readonly string[] {
  const [old, fresh] = [before, again].map((manifest) => JSON.parse(manifestText({ ...manifest, files: [] })));
  return Object.keys(old).flatMap((key) => {
    const [was, is] = [old[key], fresh[key]].map((value) => JSON.stringify(value));
    return was === is ? [] : [`the manifest names as ${key} ${was}, and made again ${is}`];
  });
}
