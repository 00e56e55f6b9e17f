import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tool } from '../../project/tool.ts';
import type { Place, Standing, Written } from './place.ts';
import { recordsAt } from './records.ts';
import { layOut, type Release, releaseAt } from './release.ts';
import { siteAt } from './site.ts';
import { type Asked, additionsTo } from './tree.ts';

/** What to publish, and where. Paths are absolute, each with the name it was called by. */
export interface PublishRequest {
  readonly to: Place;
  readonly release?: Named | undefined;
  /** Of a site that is not released. */
  readonly next?: Named | undefined;
  /** Of a DHF, whose records at HEAD say how each release stands today. */
  readonly records?: string | undefined;
  /** Begin in a place that holds other things already. */
  readonly init: boolean;
  readonly dryRun: boolean;
}

export interface Named {
  readonly path: string;
  readonly name: string;
}

/** What was published, or would be. */
export interface Published extends Written {
  /** What people have to be told besides, in whole sentences. */
  readonly notes: readonly string[];
  readonly version?: string | undefined;
}

/**
 * Puts a release beside those that are published, and says how each of them stands today. What is released is never touched again: the same release changes
 * nothing, another one of the same version is refused.
 * @throws PublishError
 */
export async function publish(request: PublishRequest): Promise<Published> {
  const { to, dryRun, init } = request;
  const release = request.release && (await releaseAt(request.release.path, request.release.name));
  const next = request.next && siteAt(request.next.path, request.next.name);
  const records = request.records === undefined ? undefined : await recordsAt(request.records);
  const room = realpathSync(mkdtempSync(join(tmpdir(), 'dhf-publish-')));
  let notes: readonly string[] = [];
  try {
    const laidOut = release && (await laidOutIn(room, release));
    const asked: Asked = { tool, release, laidOut, next, records, init };
    const written = await to.change(async (standing: Standing) => {
      const tree = await additionsTo(standing, asked, to.name);
      notes = tree.notes;
      return tree;
    }, dryRun);
    return { ...written, notes, version: release?.manifest.version };
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

async function laidOutIn(room: string, release: Release): Promise<string> {
  const folder = join(room, 'version');
  await layOut(release, folder);
  return folder;
}
