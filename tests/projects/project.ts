import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '../../src/model/evidence.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { drawDiagrams } from '../../src/project/drawings.ts';
import type { Source } from '../../src/project/facts.ts';
import { listFiles, settingsFile } from '../../src/project/files.ts';
import { parseSettings, type Settings, vocabularyOf } from '../../src/project/settings.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { evidenceIn } from '../evidence.ts';
import { componentsIn } from './components.ts';
import { coverageIn } from './coverage.ts';
import { readOnce } from './read-once.ts';
import { sourceIn } from './source.ts';
import { testResultsIn } from './test-results.ts';

/** A whole small DHF of these tests. */
export interface Project {
  readonly root: string;
  readonly settings: Settings;
  /** The snapshots that `registers` names among them. */
  readonly sources: readonly Source[];
  /** What its `facts.json` says tools found, nothing without one; what came of its test runs, and what its lock files and SBOM list, by their files. */
  readonly evidence: Evidence;
}

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Diagrams are drawn once, so that projects can be judged in memory. */
await drawDiagrams(
  globSync('**/*.md', { cwd: folder }).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return text.includes('```mermaid') ? [readMarkdown(file, text, new Vocabulary())] : [];
  }),
);

/** The names of all projects. */
export const projectNames: readonly string[] = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, settingsFile)))
  .sort();

export function projectRoot(name: string): string {
  return join(folder, name);
}

/** Settings and sources of the project in a folder; throws when they cannot be read, since a fixture must be readable. */
export function readProject(root: string): Project {
  const parsed = parseSettings(readFileSync(join(root, settingsFile), 'utf8'));
  if ('unreadable' in parsed) throw new Error(`${root}: ${parsed.unreadable.map((each) => each.why).join('; ')}`);
  const { settings } = parsed;
  const files = [...listFiles(root, settings.files).files, ...settings.registers.map(({ file }) => file)];
  const sources = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
  let evidence: Evidence | undefined;
  return {
    root,
    settings,
    sources,
    get evidence() {
      evidence ??= evidenceOf(root, settings, sources);
      return evidence;
    },
  };
}

/** What tools found of a project whose words are these. */
export function evidenceOf(root: string, settings: Settings, sources: readonly Source[]): Evidence {
  const found = existsSync(join(root, 'facts.json')) ? evidenceIn(readFileSync(join(root, 'facts.json'), 'utf8')) : {};
  const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
  const source = sourceIn(root, settings, textOf);
  return {
    ...found,
    components: componentsIn(root, settings, textOf),
    source,
    ...runsOf(sources, settings, textOf),
    ...coverageIn(root, factsIn(sources, settings), settings, textOf),
  };
}

/** What came of the test runs among some sources. */
export function runsOf(sources: readonly Source[], settings: Settings, textOf: (file: string) => string) {
  return testResultsIn(factsIn(sources, settings), vocabularyOf(settings), textOf);
}

function factsIn(sources: readonly Source[], settings: Settings) {
  const vocabulary = vocabularyOf(settings);
  return sources.filter(({ file }) => file.endsWith('.md')).map((source) => readOnce(source, vocabulary));
}
