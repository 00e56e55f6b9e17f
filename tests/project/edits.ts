import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { hashRows } from '../../src/model/approvals.ts';
import type { TraceGraph } from '../../src/model/graph.ts';

/** One change that somebody makes to a DHF; numbers choose a file, a place in it and something else, whatever there is. */
export interface Edit {
  readonly do: (typeof deeds)[number];
  readonly file: number;
  readonly at: number;
  readonly with: number;
}

const deeds = [
  'reword',
  'take a line out',
  'repeat a line',
  'name another ID',
  'change a class',
  'set a status',
  'break the front matter',
  'put back',
  'add a file',
  'remove a file',
  'rename a file',
  'change settings',
  'approve',
] as const;

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({ do: fc.constantFrom(...deeds), file: fc.nat(), at: fc.nat(), with: fc.nat() }),
  { minLength: 1, maxLength: 10 },
);

/** A DHF under edit: its folder, another with how it was at first, and its files as they are listed at first. */
export interface Edited {
  readonly root: string;
  readonly original: string;
  readonly files: readonly string[];
}

/** Does one change on the disk; gives the files it touched. */
export function apply({ root, original, files }: Edited, edit: Edit, graph: TraceGraph | undefined): readonly string[] {
  const file = fileOf(edit, files, (each) => readFileSync(join(original, each), 'utf8'));
  const path = join(root, file);
  const other = `${dirname(file)}/new-${edit.with % 3}.md`;
  switch (edit.do) {
    case 'put back':
      cpSync(join(original, file), path);
      return [file];
    case 'add a file':
      cpSync(join(original, file), join(root, other));
      return [other];
    case 'remove a file':
      rmSync(path, { force: true });
      return [file];
    case 'rename a file':
      if (!existsSync(path)) return [];
      mkdirSync(dirname(join(root, other)), { recursive: true });
      renameSync(path, join(root, other));
      return [file, other];
    case 'change settings':
      writeFileSync(join(root, 'dhf.yaml'), settingsText(readFileSync(join(original, 'dhf.yaml'), 'utf8'), edit.with));
      return ['dhf.yaml'];
    case 'approve':
      return approve(root, edit, graph);
    default:
      if (!existsSync(path)) return [];
      writeFileSync(path, rewritten(readFileSync(path, 'utf8'), edit, graph));
      return [file];
  }
}

/** Most files declare no class: of those that do one is taken for a change of class. */
export function fileOf(edit: Edit, files: readonly string[], textOf: (file: string) => string): string {
  const declaring = edit.do === 'change a class' ? files.filter((file) => declaredClass.test(textOf(file))) : [];
  return pick(declaring.length === 0 ? files : declaring, edit.file) as string;
}

const declaredClass = /(?<=class:(?:\*\*)? *)[ABC]\b/i;

function settingsText(text: string, choice: number): string {
  return [text, `# A remark moves all lines.\n${text}`, `${text}\nprefixes: { ZZ: software-unit }\n`, `${text}\n  broken: [`][
    choice % 4
  ] as string;
}

/** The table of hashes of one approval as its things read now. */
function approve(root: string, edit: Edit, graph: TraceGraph | undefined): readonly string[] {
  const approval = pick(graph?.ofKind('approval') ?? [], edit.file);
  if (graph === undefined || approval === undefined) return [];
  const { file } = approval.place;
  const text = readFileSync(join(root, file), 'utf8');
  const rows = hashRows(graph.targets(approval, 'covers'), graph).map((row) => `| ${row.join(' | ')} |\n`);
  const front = /^---\n.*?\n---\n/s.exec(text)?.[0] ?? '';
  writeFileSync(join(root, file), `${front}\n| Thing | Part | Hash |\n|---|---|---|\n${rows.join('')}`);
  return [file];
}

/** The text of a file after a change of its words. */
export function rewritten(text: string, edit: Edit, graph: TraceGraph | undefined): string {
  const lines = text.split('\n');
  const at = edit.at % lines.length;
  const line = lines[at] as string;
  switch (edit.do) {
    case 'reword':
      return lines.with(at, `${line} again`).join('\n');
    case 'take a line out':
      return lines.toSpliced(at, 1).join('\n');
    case 'repeat a line':
      return lines.toSpliced(at, 0, line).join('\n');
    case 'name another ID':
      return replaced(text, /\b[A-Z]{2,}-\d+\b/g, edit.at, pick(graph?.items ?? [], edit.with)?.id ?? 'SRS-9');
    case 'change a class':
      return replaced(text, new RegExp(declaredClass, 'gi'), edit.at, pick(['A', 'B', 'C', 'TBD'], edit.with) as string);
    case 'set a status':
      return text.replace(/^(?:id: .*|#+ [A-Z]+-\d+ .*)$/m, (start) => `${start}\n${statusLine(start, edit)}`);
    default:
      return text.replace('---\n', '---\nid: [\n');
  }
}

function statusLine(start: string, edit: Edit): string {
  const status = pick(['draft', 'in-review', 'retired'], edit.with);
  return start.startsWith('id') ? `status: ${status}` : `\n- **Status:** ${status}\n`;
}

/** The text with one of the places that match written anew. */
function replaced(text: string, pattern: RegExp, choice: number, by: string): string {
  const match = pick([...text.matchAll(pattern)], choice);
  return match === undefined ? text : text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
}

function pick<T>(list: readonly T[], choice: number): T | undefined {
  return list[choice % list.length];
}
