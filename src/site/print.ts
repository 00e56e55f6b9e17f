import type { Frame } from './frame.ts';
import type { SitePage } from './page.ts';
import { layoutStrings } from './strings/layout.ts';
import { speaker } from './strings/strings.ts';

/**
 * The style of printed pages, one for a site: what stands in the margins of every sheet. A controlled document has its number and revision there; each control
 * line is a named page (CSS Paged Media 3), because a margin cannot read the page's text.
 */
export function printStyle(frame: Frame, pages: readonly SitePage[]): string {
  const controls = [...new Set(pages.flatMap(({ control }) => (control === undefined ? [] : [control])))].sort();
  const say = speaker(layoutStrings, frame.language);
  const commit = frame.commit === undefined ? [] : [say.text('commit', { commit: frame.commit.slice(0, 12) })];
  const below = [...(frame.preview ? [say.text('refusedSheet')] : []), frame.verdictWords, ...commit].join(' · ');
  return [
    '@page {',
    '  margin: 22mm 16mm 20mm;',
    `  @top-left { content: ${quoted([frame.brand.company, frame.product].filter((words) => words !== '').join(' · '))}; ${small} }`,
    `  @top-right { content: ${quoted(say.text('version', { version: frame.version }))}; ${small} }`,
    `  @bottom-left { content: ${quoted(below)}; ${small} }`,
    `  @bottom-right { content: ${sheetWords(say.text('sheet', { page: '\0page\0', pages: '\0pages\0' }))}; ${small} }`,
    '}',
    `${veryWide} { page: turned }`,
    '@page turned { size: landscape }',
    ...controls.flatMap((control, index) => {
      const head = `@top-center { content: ${quoted(control)}; ${small} font-weight: 700 }`;
      const of = `[data-control=${quoted(control)}]`;
      return [
        `${of} { page: d${index} }\n@page d${index} { ${head} }`,
        `${of} ${veryWide} { page: t${index} }\n@page t${index} { size: landscape; ${head} }`,
      ];
    }),
    '',
  ].join('\n');
}

/** Words with counters between: what stands between two zeros is the name of one. */
function sheetWords(words: string): string {
  return words
    .split('\0')
    .map((part, at) => (at % 2 === 1 ? `counter(${part})` : quoted(part)))
    .join(' ');
}

/** A table of nine columns or more, which is cut on an upright sheet. */
const veryWide = '.wide:has(th:nth-child(9))';

const small = 'font: 8pt sans-serif;';

/** A CSS string: whatever is not a plain letter, digit or space is written as its code point. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N} .·,-]/gu, (character) => `\\${(character.codePointAt(0) as number).toString(16)} `)}"`;
}
