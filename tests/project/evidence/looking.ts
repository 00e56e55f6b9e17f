import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Looking } from '../../../src/project/evidence/part.ts';
import { listFiles } from '../../../src/project/files.ts';
import { gitIn, readGit } from '../../../src/project/git.ts';
import { parseSettings, vocabularyOf } from '../../../src/project/settings.ts';
import { readMarkdown } from '../../../src/read/markdown/index.ts';

/** What a part of evidence is given to look at a folder, as a trace would give it. */
export async function lookingAt(root: string): Promise<Looking> {
  const parsed = parseSettings(readFileSync(join(root, 'dhf.yaml'), 'utf8'));
  if ('unreadable' in parsed) throw new Error(parsed.unreadable.map(({ why }) => why).join('; '));
  const { settings, placeOf } = parsed;
  const git = gitIn(root);
  const answers = await readGit(root, git);
  const { files } = listFiles(root, settings.files, 'missing' in answers ? undefined : answers.ignored);
  const facts = files.map((file) => readMarkdown(file, readFileSync(join(root, file), 'utf8'), vocabularyOf(settings)));
  return { root, settings, placeOf, stage: 'draft', git, answers, facts };
}
