import type { TraceReport } from '../../check/report.ts';
import type { Component } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { type Evaluation, type ListedVersion, type SoupAdvisory, type SoupRow, type SoupTable, soupTable } from '../../view/soup.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { addressOf } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inBlocks, inParts } from '../parts.ts';
import { soupStrings } from '../strings/soup.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { type Column, sections, table } from '../table.ts';
import { inEnglish, link, pathAt, shortened, whole } from '../words.ts';

const path = addressOf.soup;

/** The SOUP list held against lock files, SBOM and advisories; no page where no SOUP is written and nothing was read. */
export function soupPages({ asOf }: TraceReport, graph: TraceGraph, language: Language): SitePage[] {
  if (graph.ofKind('soup').length === 0 && graph.evidence.components === undefined) return [];
  const words: Words = { graph, language, say: speaker(soupStrings, language) };
  const { say } = words;
  const page = { path, title: say.text('soup'), section: 'soup', crumbs: crumbsTo(language) } as const;
  const shown = soupTable(graph, asOf.date);
  const head = html`<h1>${page.title}</h1>
<p>${say('intro', { day: whole(asOf.date) })}</p>
${compared(words)}<p>${lookedThrough(shown, words)}</p>`;
  return inParts(page, head, [listGroup(shown, words), missingGroup(shown, words)], language);
}

interface Words {
  readonly graph: TraceGraph;
  readonly language: Language;
  readonly say: Say<typeof soupStrings>;
}

function listGroup(shown: SoupTable, words: Words): Group {
  const { say } = words;
  const names = ['soup', 'version', 'lockFile', 'sbom', 'use', 'difference', 'evaluated', 'advisoryColumn'] as const;
  return {
    heading: { id: 'list', text: say.text('list'), depth: 2 },
    top: html`<h2 id="list">${say('list')}</h2>${shown.rows.length === 0 ? html`<p>${say('noSoup')}</p>` : ''}`,
    blocks: inBlocks(shown.rows, rowSize, (part) => tableOf(names, part, (row) => soupRow(row, shown.isCompared, words), words)),
  };
}

function missingGroup(shown: SoupTable, words: Words): Group {
  const { say, language } = words;
  const row = (each: Component) => componentRow(each, language);
  return {
    heading: { id: 'missing', text: say.text('missing'), depth: 2 },
    top: html`<h2 id="missing">${say('missing')}</h2><p>${missingWords(shown, words)}</p>`,
    blocks: inBlocks(
      shown.missing,
      ({ name }) => 300 + name.length,
      (part) => tableOf(['component', 'version', 'system', 'listedIn'], part, row, words),
    ),
  };
}

function tableOf<T>(names: readonly (keyof typeof soupStrings)[], list: readonly T[], row: (each: T) => Markup, words: Words): Markup {
  const { say, language } = words;
  const columns = names.map((name): Column => (name === 'components' ? { number: say.text(name) } : say.text(name)));
  return table(columns, sections(list, row), language);
}

function compared(words: Words): Markup {
  const { graph, language, say } = words;
  const { components } = graph.evidence;
  if (components === undefined) return html`<p>${say('unread', { why: inEnglish(whyMissing(graph, 'components') ?? '', language) })}</p>`;
  if (components.lists.length === 0) return html`<p>${say('noLists')}</p>`;
  const row = ({ file, format, system, from }: (typeof components.lists)[number]) =>
    html`<tr><td>${pathAt(file, language)}</td><td>${say(from === 'sbom' ? 'sbomFormat' : 'lockFormat', { format })}</td><td>${system}</td><td class="number">${groupedIn(language, components.listed.filter((each) => each.place.file === file).length)}</td></tr>`;
  return tableOf(['file', 'kind', 'system', 'components'], components.lists, row, words);
}

function lookedThrough({ advisories }: SoupTable, { say }: Words): Markup {
  if (advisories === undefined) return say('noAdvisories');
  const { count, newest, withExploited } = advisories;
  const exploited = say(withExploited ? 'withExploited' : 'withoutExploited');
  return newest === undefined
    ? say('advisories', { count, exploited })
    : say('advisoriesUntil', { count, newest: whole(newest.slice(0, 10)), exploited });
}

/** About. */
function rowSize({ item, name, advisories = [] }: SoupRow): number {
  return 800 + item.id.length + 2 * name.length + 300 * advisories.length;
}

function soupRow(row: SoupRow, isCompared: boolean, words: Words): Markup {
  const { say } = words;
  const { item, name, version, use, difference, evaluation, advisories } = row;
  const other = name === item.title.text ? '' : html` ${name}`;
  return html`<tr><td>${link(path, item)} ${whole(item.title.text)}${other}</td><td>${version ?? '–'}</td><td>${versions(row.locked, words)}</td><td>${versions(row.billed, words)}</td><td>${use === undefined ? '–' : say(use)}</td><td>${differenceWords(difference, isCompared, words)}</td><td class="long">${evaluationWords(evaluation, words)}</td><td>${advisoryList(advisories, words)}</td></tr>`;
}

function versions(list: readonly ListedVersion[], { say }: Words): string {
  return list.length === 0 ? '–' : list.map(({ version }) => (version === '' ? say.text('noneStated') : version)).join(', ');
}

function differenceWords(difference: string | undefined, isCompared: boolean, { language, say }: Words): Markup {
  if (difference === undefined) return html`<span class="quiet">${say(isCompared ? 'inNoList' : 'notCompared')}</span>`;
  if (difference === '') return html`<span class="tag good">${say('none')}</span>`;
  return html`<span class="tag gap">${say('differs')}</span> ${inEnglish(difference, language)}`;
}

function evaluationWords(evaluation: Evaluation | undefined, { say }: Words): Markup {
  if (evaluation === undefined) return html`<span class="quiet">${say('notEvaluated')}</span>`;
  const { version, isOfVersion, on, by, days, months } = evaluation;
  const day = on === undefined ? say('noDay') : whole(on);
  const who = by === undefined ? day : say('onBy', { day, person: by });
  const age = days === undefined ? '' : html`${say('age', { count: days })}${months !== undefined && say('asked', { count: months })}`;
  const other = isOfVersion ? '' : html` <span class="tag gap">${say('ofVersion', { version: version ?? say('notSaid') })}</span>`;
  return html`${who}${age}${other}`;
}

function advisoryList(advisories: readonly SoupAdvisory[] | undefined, words: Words): Markup {
  const { say } = words;
  if (advisories === undefined) return html`<span class="quiet">${say('notLookedFor')}</span>`;
  if (advisories.length === 0) return say('noneFound');
  return html`<ul class="plain">${advisories.map((each) => advisoryEntry(each, words))}</ul>`;
}

function advisoryEntry({ vulnerability, disposition, item }: SoupAdvisory, { say, language }: Words): Markup {
  const { id, exploited, severity, unclear, summary } = vulnerability;
  const about = [severity, unclear, summary].filter((each) => each !== undefined).join('; ');
  const decided =
    disposition === undefined
      ? html`<span class="tag gap">${say('notDecided')}</span>`
      : inEnglish(disposition.replaceAll('-', ' '), language);
  return html`<li>${id}${exploited && html` <span class="tag error">${say('exploited')}</span>`} ${decided}${item !== undefined && html`, ${link(path, item)}`}${about !== '' && html` <span class="quiet">${inEnglish(shortened(about), language)}</span>`}</li>`;
}

function missingWords({ missing, isCompared }: SoupTable, { graph, language, say }: Words): Markup {
  if (!isCompared) return say('unknown', { why: inEnglish(whyMissing(graph, 'components') ?? '', language) });
  return missing.length === 0 ? say('nothing') : html`<span class="tag gap">${say('componentCount', { count: missing.length })}</span>`;
}

function componentRow({ name, version, system, place }: Component, language: Language): Markup {
  return html`<tr><td>${shortened(name)}</td><td>${version}</td><td>${system}</td><td>${pathAt(place.file, language, place.line)}</td></tr>`;
}
