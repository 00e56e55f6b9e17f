import type { Revision } from '../../model/difference.ts';
import { counted } from '../count.ts';
import { inert, inertHtml } from './inert.ts';
import { sectionsOf } from './sections.ts';
import type { Entry, Section, Told } from './told.ts';
import { revisionWords, summaryOf, verdictOf } from './verdicts.ts';

/** Hosts take no longer comments: GitHub 65,536 characters, and some room is for what workflows put before it. */
const longest = 60_000;

/** Entries of a section, and characters of one, that are told before they are cut. */
const most = 50;
const longestEntry = 1_200;

/** Room for what stands around the entries of a section, and how many sections there may be. */
const around = 400;
const mostSections = 40;

/** A comment for a pull request: both verdicts, what is new and what is mended, who has what to do again, and what changed, folded up. */
export function differenceAsMarkdown(told: Told): string {
  const { before, after } = told.difference;
  const all = sectionsOf(told);
  const sections = all.slice(0, mostSections);
  const head = [
    `### Design history file of ${inert(clipped(after.product, 200))}`,
    '',
    inert(summaryOf(told)),
    '',
    '| | before | after |',
    '|---|---|---|',
    row('Revision', before, after, revisionWords),
    row('Verdict', before, after, verdictOf),
    row('Version', before, after, ({ version }) => version),
    row('Judged for', before, after, ({ asOf }) => asOf),
    '',
    ...told.notes.flatMap((note) => [inert(clipped(note, 500)), '']),
  ].join('\n');
  let room = longest - head.length - sections.length * around;
  const bodies = sections.map((section) => {
    const { text, used } = sectionText(section, room);
    room -= used;
    return text;
  });
  const left = all.length - sections.length;
  const end = left === 0 ? [] : [`and ${counted(left, 'other section')}, which \`dhf diff\` tells`];
  return `${[head, ...bodies, ...end].join('\n').trimEnd()}\n`;
}

function row(label: string, before: Revision, after: Revision, words: (revision: Revision) => string): string {
  return `| ${label} | ${inert(clipped(words(before), 200))} | ${inert(clipped(words(after), 200))} |`;
}

/** New findings stand open, all else is folded up. What has no room is counted. */
function sectionText({ heading, isOpen, entries }: Section, room: number): { readonly text: string; readonly used: number } {
  const lines: string[] = [];
  let used = 0;
  for (const entry of entries.slice(0, most)) {
    const line = entryLine(entry);
    if (used + line.length + 1 > room) break;
    lines.push(line);
    used += line.length + 1;
  }
  const more = entries.length - lines.length;
  const left = more === 0 ? [] : [`- and ${counted(more, 'other')}, which \`dhf diff --all\` tells`];
  const title = clipped(heading, 120);
  const frame = isOpen
    ? { top: [`#### ${inert(title)}`, ''], end: [] }
    : { top: ['<details>', `<summary>${inertHtml(title)}</summary>`, ''], end: ['', '</details>'] };
  return { text: [...frame.top, ...lines, ...left, ...frame.end, ''].join('\n'), used };
}

function entryLine({ name, title = '', place, words }: Entry): string {
  const about = [title, ...(place === undefined ? [] : [`(${place})`])].filter((each) => each !== '').join(' ');
  const said = words.map((each) => clipped(each, 500)).join('; ');
  const head = `- **${inert(clipped(name, 300))}**${about === '' ? '' : ` ${inert(clipped(about, 300))}`}`;
  return said === '' ? head : `${head}: ${inert(clipped(said, longestEntry))}`;
}

/** A text cut where it is too long, between signs that people see as one. */
function clipped(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}
