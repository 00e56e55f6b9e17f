import type { Entries, Entry } from '../component-list.ts';
import { endsEarly, Flaw } from '../flaw.ts';
import { type TextLine, wholeLines } from '../lines.ts';
import { entryOfArtifact } from './artifact.ts';

/** `group:artifact:type[:classifier]:version:scope`. */
const coordinates = /^([\w.-]+:[\w.-]+):[\w.-]+(?::[\w.-]+)?:([^\s:]+):(compile|runtime|provided|test|system|import)(?: .*)?$/;
const project = /^([\w.-]+:[\w.-]+):[\w.-]+(?::[\w.-]+)?:[^\s:]+$/;

/** Several modules may stand behind each other. @throws Flaw where a branch of the tree is not closed, so that the text was cut off */
export function entriesOfTree(text: string): Entries {
  const lines = wholeLines(text).filter((line) => line.text.trim() !== '');
  const own = new Set(lines.flatMap((line) => project.exec(line.text)?.[1] ?? []));
  const entries: Entry[] = [];
  let open: boolean[] = [];
  for (const line of lines) {
    const [branches = ''] = /^(?:\| {2}| {3})*(?:[+\\]- )?/.exec(line.text) ?? [];
    const depth = branches.length / 3;
    if (open.slice(depth).some(Boolean)) throw strange(line);
    open = depth === 0 ? [] : [...open.slice(0, depth - 1), branches.endsWith('+- ')];
    if (depth === 0 && !project.test(line.text)) throw strange(line);
    if (depth > 0) entries.push(...artifactAt(line, branches.length, own));
  }
  if (entries.length === 0 || open.some(Boolean)) throw endsEarly(text.length);
  return { format: 'dependency:tree', entries };
}

/** What was left out for another version, or stands elsewhere, is in brackets. */
function artifactAt(line: TextLine, from: number, own: ReadonlySet<string>): Entry[] {
  const words = line.text.slice(from).trimEnd();
  if (/^\(.* - omitted .*\)$/.test(words)) return [];
  const [, name, version, scope] = coordinates.exec(words) ?? [];
  if (name === undefined || version === undefined || scope === undefined) throw strange(line);
  const start = line.start + from;
  return [entryOfArtifact(name, version, scope, own, { start, end: start + name.length })];
}

/** @throws Flaw where a line is no artifact, or the empty line at the end is missing */
export function entriesOfList(text: string): Entries {
  const lines = wholeLines(text);
  if (lines.at(-1)?.text.trim() !== '') throw endsEarly(text.length);
  const listed = lines.filter((line) => line.text.trim() !== '' && !/^The following files have been resolved:$|^ +none$/.test(line.text));
  return {
    format: 'dependency:list',
    entries: listed.flatMap((line) => artifactAt(line, line.text.length - line.text.trimStart().length, new Set())),
  };
}

function strange({ start, end }: TextLine): Flaw {
  return new Flaw('this line is not written as Maven writes it', { start, end });
}
