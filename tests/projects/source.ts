import { hash } from 'node:crypto';
import type { SourceTree } from '../../src/model/evidence.ts';
import type { FileRole } from '../../src/project/evidence/file-bytes.ts';
import { matchingFiles } from '../../src/project/evidence/matching-files.ts';
import { sourceTree } from '../../src/project/evidence/source.ts';
import { matcher } from '../../src/project/files.ts';
import { type Settings, vocabularyOf } from '../../src/project/settings.ts';
import { readSourceTags } from '../../src/read/source-tags/index.ts';

/** Files that come and go beside those on disk. */
interface Moved {
  readonly come: Iterable<string>;
  readonly gone: readonly string[];
}

/** The source files of a project and the tags in them, by their texts. */
export function sourceIn(
  root: string,
  settings: Settings,
  textOf: (file: string) => string,
  { come, gone }: Moved = { come: [], gone: [] },
): SourceTree {
  const vocabulary = vocabularyOf(settings);
  const written = [...come];
  const filesOf = (globs: readonly string[]) =>
    [...new Set([...matchingFiles(root, globs), ...written.filter(matcher(globs))])].filter((file) => !gone.includes(file)).sort();
  const systems = Object.entries(settings.systems).map(([id, globs]): readonly [string, Record<FileRole, readonly string[]>] => [
    id,
    { product: filesOf(globs.product), tests: filesOf(globs.tests), lockfiles: [], build: [] },
  ]);
  const bytes = new Map(
    systems
      .flatMap(([, { product, tests }]) => [...product, ...tests])
      .map((file) => {
        const text = textOf(file);
        return [
          file,
          { mode: '100644', sha256: hash('sha256', text), tags: readSourceTags(file, text, settings.source.tags, vocabulary) },
        ] as const;
      }),
  );
  return sourceTree([{ systems: new Map(systems), bytes, unread: [] }]);
}
