import type { Said, TicketRecord } from './export.ts';

/** What `columns` says of one field: words for every ticket, or where they stand, with other words around. */
export type Wanted = { readonly constant: string } | { readonly parts: readonly (string | Source)[] };

/** A column or path, and the heading in its text under which the words stand: `body#Criticality`; with an empty heading, those before the first. */
export interface Source {
  readonly path: string;
  readonly heading?: string;
}

/** `=no` is a constant, `GH-{number}` has words around what stands in braces, all else names a column or path. */
export function wantedOf(written: string): Wanted {
  if (written.startsWith('=')) return { constant: written.slice(1).trim() };
  if (!written.includes('{')) return { parts: [sourceOf(written)] };
  const parts = written.split(/\{([^{}]*)\}/);
  return { parts: parts.map((part, at) => (at % 2 === 0 ? part : sourceOf(part))).filter((part) => part !== '') };
}

/** The column or path itself where it is called so; else the part before the last number sign, and a heading. */
function sourceOf(written: string): Source {
  const at = written.indexOf('#', 1);
  return at < 0 ? { path: written.trim() } : { path: written.slice(0, at).trim(), heading: written.slice(at + 1).trim() };
}

export function sourcesOf(wanted: Wanted): readonly Source[] {
  return 'constant' in wanted ? [] : wanted.parts.filter((part) => typeof part !== 'string');
}

/** What a ticket says in one place; undefined where it knows no such column, path or heading. */
export function saidAt(ticket: TicketRecord, { path, heading }: Source): readonly Said[] | undefined {
  const said = ticket.at(heading === undefined ? path : `${path}#${heading}`) ?? ticket.at(path);
  if (said === undefined || heading === undefined) return said;
  const found = said.flatMap((each) => {
    const text = under(heading, each.text);
    return text === undefined ? [] : [{ ...each, text }];
  });
  return found.length === 0 ? undefined : found.filter(({ text }) => text !== '' && text !== noResponse);
}

/** What forms of GitHub write where nothing was filled in. */
const noResponse = '_No response_';

/** The text of Markdown under a heading, in any case of letters, up to the next heading that is as high. */
function under(heading: string, text: string): string | undefined {
  const lines = text.split(/\r\n?|\n/);
  const headings = headingsOf(lines);
  if (heading === '')
    return lines
      .slice(0, headings[0]?.line ?? lines.length)
      .join('\n')
      .trim();
  const at = headings.findIndex(({ words }) => words.toLowerCase() === heading.toLowerCase());
  const found = headings[at];
  if (found === undefined) return undefined;
  const end = headings.slice(at + 1).find(({ depth }) => depth <= found.depth)?.line ?? lines.length;
  return lines
    .slice(found.line + 1, end)
    .join('\n')
    .trim();
}

/** The words of the headings in a text of Markdown. */
export function headingWords(text: string): readonly string[] {
  return headingsOf(text.split(/\r\n?|\n/)).map(({ words }) => words);
}

/** No heading is longer; a line that is was made to take long. */
const longestHeading = 1000;

function headingsOf(lines: readonly string[]) {
  let fence = '';
  return lines.flatMap((text, line) => {
    const [, ticks = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(text) ?? [];
    if (fence !== '' && ticks.startsWith(fence)) fence = '';
    else if (fence === '') fence = ticks;
    const [, signs, words = ''] = (fence === '' && text.length <= longestHeading && /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(text)) || [];
    return signs === undefined ? [] : [{ line, depth: signs.length, words: words.replace(/[ \t]+#+[ \t]*$/, '').trim() }];
  });
}
