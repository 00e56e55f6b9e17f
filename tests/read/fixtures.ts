import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A report that a tool wrote; `REPORTS.md` says which. */
export interface Fixture {
  /** Such as `junit/vitest.xml`. */
  readonly name: string;
  readonly text: string;
}

/** The reports in these folders beside this file. */
export function fixtures(folders: readonly string[]): readonly Fixture[] {
  return folders.flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .filter((name) => /\.(?:xml|trx|tap|info)$/.test(name))
      .sort()
      .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(import.meta.dirname, folder, name), 'utf8') })),
  );
}
