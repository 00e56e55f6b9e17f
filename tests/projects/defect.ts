import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Facts } from '../../src/model/facts.ts';
import { graphOf } from '../../src/project/conclude.ts';
import type { Source } from '../../src/project/facts.ts';
import { settingsFile } from '../../src/project/files.ts';
import { registerFacts } from '../../src/project/registers.ts';
import { parseSettings, type Settings, vocabularyOf } from '../../src/project/settings.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { evidenceIn } from '../evidence.ts';
import { withApprovalsRenewed, withRunsRenewed } from './approved-facts.ts';
import { componentsIn } from './components.ts';
import { coverageIn } from './coverage.ts';
import { projectRoot, readProject } from './project.ts';
import { sourceIn } from './source.ts';
import { testResultsIn } from './test-results.ts';

/**
 * `defect.json`: the smallest edit to a clean project that plants one defect, or that a sound DHF may well have (then nothing is expected).
 * `expected.json` beside it holds the findings of both stages as `file:line:column severity rule item`, and no others.
 */
export interface Defect {
  /** What is wrong, or why nothing is, in one sentence. */
  readonly says: string;
  /** A project of this folder, e.g. `clean-c`. */
  readonly project: string;
  /** In order; `facts.json`, `dhf.yaml`, result files and lock files may be edited like any file. */
  readonly edits: readonly Edit[];
  /**
   * Are approvals and runs made again after the edit, so that nothing is out of date but what the edit itself makes so? Yes when absent; or approvals
   * alone, so that what is approved was not tested yet.
   */
  readonly renew?: boolean | 'approvals';
  /** 2026-11-22 when absent. */
  readonly asOf?: string;
}

/** A text that stands once in a file is replaced; or a file is written whole, or taken out. */
type Edit = { readonly file: string } & (
  | { readonly replace: string; readonly by: string }
  | { readonly write: string }
  | { readonly remove: true }
);

const folder = fileURLToPath(new URL('./defects/', import.meta.url));

/** The names of all planted defects. */
export const defectNames: readonly string[] = existsSync(folder) ? readdirSync(folder).sort() : [];

export function readDefect(name: string): Defect {
  return JSON.parse(readFileSync(join(folder, name, 'defect.json'), 'utf8'));
}

/** What its `expected.json` says. */
export function expectedOf(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
}

/** A project as it is with a defect in it. */
export interface Edited {
  readonly facts: readonly Facts[];
  readonly settings: Settings;
  readonly evidence: Evidence;
}

export function edited({ project, edits, renew = true }: Omit<Defect, 'says'>): Edited {
  const root = projectRoot(project);
  const before = readProject(root);
  const others = [settingsFile, 'facts.json'].filter((file) => existsSync(join(root, file)));
  const files = new Map([
    ...before.sources.map(({ file, text }) => [file, text] as const),
    ...others.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const),
  ]);
  for (const { file } of edits)
    if (!files.has(file) && existsSync(join(root, file))) files.set(file, readFileSync(join(root, file), 'utf8'));
  for (const edit of edits) apply(edit, files);
  const parsed = parseSettings(files.get(settingsFile) ?? '');
  if ('unreadable' in parsed) throw new Error(parsed.unreadable.map((each) => each.why).join('; '));
  const { settings } = parsed;
  const isSource = (file: string) => file.endsWith('.md') || before.sources.some((source) => source.file === file);
  const written = [...files].filter(([file]) => isSource(file)).map(([file, text]) => read({ file, text }, settings));
  const runs = renew === true ? withRunsRenewed(written, graphOf(written, settings)) : written;
  const facts = renew === false ? runs : withApprovalsRenewed(runs, graphOf(runs, settings));
  const textOf = (file: string) => files.get(file) ?? readFileSync(join(root, file), 'utf8');
  const evidence = {
    ...evidenceIn(files.get('facts.json') ?? '{}'),
    components: componentsIn(root, settings, textOf),
    source: sourceIn(root, settings, textOf, {
      come: files.keys(),
      gone: edits.filter((edit) => 'remove' in edit).map(({ file }) => file),
    }),
    ...testResultsIn(facts, vocabularyOf(settings), textOf),
    ...coverageIn(root, facts, settings, textOf),
  };
  return { facts, settings, evidence };
}

const known = new Map<string, Facts>();

/** Most sources are the same in every defect, and are read once. */
function read({ file, text }: Source, settings: Settings): Facts {
  const key = JSON.stringify([file, text, settings]);
  const [register] = registerFacts({ file, text }, settings).facts;
  const facts = known.get(key) ?? register ?? readMarkdown(file, text, vocabularyOf(settings));
  known.set(key, facts);
  return facts;
}

function apply(edit: Edit, files: Map<string, string>): void {
  const text = files.get(edit.file);
  if ('write' in edit) files.set(edit.file, edit.write);
  else if (text === undefined) throw new Error(`there is no ${edit.file}`);
  else if ('remove' in edit) files.delete(edit.file);
  else if (text.split(edit.replace).length !== 2) throw new Error(`“${edit.replace}” does not stand once in ${edit.file}`);
  else
    files.set(
      edit.file,
      text.replace(edit.replace, () => edit.by),
    );
}
