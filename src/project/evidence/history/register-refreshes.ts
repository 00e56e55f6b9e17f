import { parse } from 'yaml';
import { settingsFile } from '../../files.ts';
import type { GitRun } from '../../git.ts';
import { readObjects } from '../../git-blobs.ts';
import { type FileChange, type LoggedCommit, plainFile } from './log.ts';

/** Keys of a register that say which snapshot of it is here. */
const ofSnapshot: ReadonlySet<string> = new Set(['extracted-at', 'sha256', 'file', 'query']);

/**
 * Hashes of commits that change `dhf.yaml` in nothing but the snapshots of its registers. Taking a new snapshot records what another tool holds; it changes
 * no rule by which the product is made.
 */
export async function registerRefreshes(git: GitRun, log: readonly LoggedCommit[]): Promise<ReadonlySet<string>> {
  const edits = log.flatMap(({ hash, changes }) => {
    const sides = changes.flatMap((side) => side.get(settingsFile) ?? []);
    return sides.length > 0 && sides.every(isEdit) ? [{ hash, sides }] : [];
  });
  const blobs = [...new Set(edits.flatMap(({ sides }) => sides.flatMap(({ before = '', after = '' }) => [before, after])))];
  const texts = await readObjects(git, blobs);
  const lasting = new Map(blobs.map((blob, at) => [blob, lastingPart(texts[at])]));
  const isRefresh = ({ before = '', after = '' }: FileChange) =>
    lasting.get(before) !== undefined && lasting.get(before) === lasting.get(after);
  return new Set(edits.filter(({ sides }) => sides.every(isRefresh)).map(({ hash }) => hash));
}

function isEdit({ before, after }: FileChange): boolean {
  return [before, after].every((blob) => plainFile(blob) !== undefined);
}

/** What settings with registers say besides their snapshots; undefined for text that is none of these. */
function lastingPart(text: string | undefined): string | undefined {
  try {
    const settings: unknown = parse(text ?? '');
    if (!isRecord(settings) || !Array.isArray(settings.registers)) return undefined;
    const registers = settings.registers.map((each) =>
      isRecord(each) ? Object.entries(each).filter(([key]) => !ofSnapshot.has(key)) : each,
    );
    return JSON.stringify({ ...settings, registers });
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
