import { wide } from '../../../plugins/element.ts';
import { matrixTable } from '../../../plugins/remark-trace-matrix/table.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { KindName } from '../../model/kinds.ts';
import type { MatrixColumn } from '../../model/unit-columns.ts';
import type { Matrix } from '../../view/matrix.ts';
import { type CellEntry, gapsFirst, type MatrixRow } from '../../view/matrix-rows.ts';
import type { SourceLink } from '../../view/source-link.ts';
import { type WrittenMatrix, writtenMatrices } from '../../view/written-matrices.ts';
import { addressOf, relative } from '../address.ts';
import { cellWords } from '../cell-words.ts';
import { figureHtml } from '../figure.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { ShownMatrix } from '../matrix-files.ts';
import type { SitePage } from '../page.ts';
import { type Block, inParts } from '../parts.ts';
import { matrixStrings } from '../strings/matrix.ts';
import { type Language, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { inEnglish, kindTitle, link } from '../words.ts';

/** A page that lists all matrices, and one for each ready one, in parts where it is long. `sourceHref` gives the address of a line of the product. */
export function matrixPages(graph: TraceGraph, shown: readonly ShownMatrix[], sourceHref: SourceLink, language: Language): SitePage[] {
  return [listPage(shown, writtenMatrices(graph), language), ...shown.flatMap((each) => pagesOf(each, sourceHref, language))];
}

/** The name of a kind, or of what else may stand in a column. */
export function columnWords(column: MatrixColumn, language: Language): string {
  return column === 'source' || column === 'coverage' ? speaker(matrixStrings, language).text(column) : kindTitle(column, language);
}

function listPage(shown: readonly ShownMatrix[], written: readonly WrittenMatrix[], language: Language): SitePage {
  const path = addressOf.matrix;
  const say = speaker(matrixStrings, language);
  const list = table(
    [say.text('matrix'), { number: say.text('from') }, say.text('gaps'), say.text('takeAway')],
    rows(shown.map((each) => listRow(each, path, language))),
    language,
  );
  return {
    path,
    title: say.text('title'),
    section: 'matrix',
    crumbs: crumbsTo(language),
    headings: [],
    scripts: ['matrix'],
    body: html`<h1>${say('title')}</h1>
<p>${say('lead')}</p>
<h2>${say('ready')}</h2>
${shown.length === 0 ? html`<p>${say('noItems')}</p>` : list}
${written.length === 0 ? '' : html`<h2>${say('written')}</h2><ul>${written.map((each) => writtenRow(each, path, language))}</ul>`}
<h2>${say('ownTitle')}</h2>
<noscript>${say.text('withScripts')}</noscript>
<div class="matrix-tools" data-own=""></div>`,
  };
}

function listRow({ ready, matrix }: ShownMatrix, path: string, language: Language): Markup {
  const say = speaker(matrixStrings, language);
  const { csv, xlsx, json } = downloads(ready.name, path);
  const title = html`<a href="${relative(path, addressOf.matrixOf(ready.name))}">${say(ready.name)}</a>`;
  return html`<tr><th scope="row">${title}</th><td class="number">${matrix.rows.length}</td><td>${gapWords(matrix, language)}</td><td class="downloads">${csv} ${xlsx} ${json}</td></tr>`;
}

function writtenRow({ document, levels }: WrittenMatrix, path: string, language: Language): Markup {
  const names = levels.map((level) => columnWords(level, language)).join(' → ');
  return html`<li>${names}: ${link(path, document)} ${document.title.text}</li>`;
}

function downloads(name: string, path: string): Readonly<Record<'csv' | 'xlsx' | 'json', Markup>> {
  const to = (ending: 'csv' | 'xlsx' | 'json') =>
    html`<a href="${relative(path, addressOf.matrixFile(name, ending))}" download>${ending.toUpperCase()}</a>`;
  return { csv: to('csv'), xlsx: to('xlsx'), json: to('json') };
}

/** Columns with gaps, and those of which nothing is known. */
function gapWords({ columns, gaps, unread }: Matrix, language: Language): Markup {
  const say = speaker(matrixStrings, language);
  const words = columns.flatMap((each, at) => {
    const [column, count, why] = [columnWords(each, language), gaps[at] ?? 0, unread[at]];
    if (why !== undefined) return [say('unreadIn', { column, why: inEnglish(why, language) })];
    return count === 0 ? [] : [say('gapsIn', { column, count })];
  });
  return words.length === 0 ? say('noGaps') : html`${words.map((each, at) => html`${at === 0 ? '' : html`<br>`}${each}`)}`;
}

function pagesOf({ ready, matrix }: ShownMatrix, sourceHref: SourceLink, language: Language): SitePage[] {
  const say = speaker(matrixStrings, language);
  const path = addressOf.matrixOf(ready.name);
  const title = say.text(ready.name);
  const crumbs = crumbsTo(language, 'matrix');
  const head = html`<h1>${title}</h1>
<p>${say('lead')}</p>
<p>${say('rows', { count: matrix.rows.length })}; ${gapWords(matrix, language)}</p>
<p>${say('whole', downloads(ready.name, path))}</p>
`;
  const top = html`<div class="matrix-tools" data-matrix="${ready.name}" data-levels="${[ready.rows, ...ready.columns].join(',')}"${ready.chained ? html` data-chained=""` : ''}></div>`;
  const blocks = tables(gapsFirst(matrix.rows, matrix.unread)).map((some) => block({ ...matrix, rows: some }, path, sourceHref, language));
  return inParts({ path, title, section: 'matrix', crumbs, scripts: ['matrix'] }, head, [{ top, blocks }], language);
}

/** Rows that stand in one table: all, where they are not too long for a page. */
function tables(all: readonly MatrixRow[]): MatrixRow[][] {
  const cut: MatrixRow[][] = [];
  let left = 0;
  for (const row of all) {
    if (left <= 0) cut.push([]);
    left = (left <= 0 ? 300_000 : left) - sizeOf(row);
    cut.at(-1)?.push(row);
  }
  return cut;
}

/** About: a link with its title for each item. */
function sizeOf({ item, cells }: MatrixRow): number {
  return cells.flat().reduce((sum, each) => sum + entrySize(each), 200 + item.title.text.length);
}

function entrySize(entry: CellEntry): number {
  if ('unit' in entry) return 60 + 2 * entry.unit.id.length;
  if ('file' in entry) return 160 + 2 * entry.file.length;
  return 100 + 2 * entry.item.id.length + entry.item.title.text.length;
}

function block(matrix: Matrix, path: string, sourceHref: SourceLink, language: Language): Block {
  const size = matrix.rows.reduce((sum, row) => sum + sizeOf(row), 0);
  const href = (id: string) => relative(path, addressOf.item(id));
  const words = cellWords(language);
  const names = [matrix.rowKind, ...matrix.columns].map((column: KindName | MatrixColumn) => columnWords(column, language));
  return { size, shown: () => figureHtml(wide(matrixTable(matrix, { href, sourceHref, words }, names))) };
}
