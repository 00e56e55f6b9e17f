import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { columnsDrawing } from '../../view/draw/columns.ts';
import type { Figure } from '../../view/draw/drawing.ts';
import { mermaidText } from '../../view/draw/mermaid.ts';
import { type SeriesShown, type SoupLoop, type TrendGroup, type TrendShown, trendShown } from '../../view/trend.ts';
import { addressOf, relative } from '../address.ts';
import { problemAgeingFigure } from '../figures/problem-ageing.ts';
import { shownFigure } from '../figures/shown.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inBlocks, inParts } from '../parts.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { trendStrings } from '../strings/trend.ts';
import { rows, sections, table } from '../table.ts';
import { link, whole } from '../words.ts';
import { links, named } from '../written.ts';

const path = addressOf.trend;

type TrendKey = keyof typeof trendStrings;

interface Context {
  readonly graph: TraceGraph;
  readonly language: Language;
  readonly asOf: string;
  readonly say: Say<typeof trendStrings>;
}

/** Problem reports, feedback, changes and SOUP over time, and what the rule of adverse trends sees in them. */
export function trendPages(graph: TraceGraph, language: Language, asOf: string): SitePage[] {
  const say = speaker(trendStrings, language);
  const context = { graph, language, asOf, say };
  const shown = trendShown(graph, asOf);
  const page = { path, title: say.text('trend'), section: 'trend', crumbs: crumbsTo(language) } as const;
  const head = html`<h1>${say('trend')}</h1><p class="lead">${say('lead', { day: whole(asOf) })}</p>`;
  return inParts(
    page,
    head,
    [
      part('adverse', context, 6000, () => adversePart(shown, context)),
      part('months', context, 20_000 + 200 * shown.months.length, () => monthsPart(shown, context)),
      part('relation', context, 3000, () => relationPart(shown, context)),
      affectedGroup(shown, context),
      part('age', context, 15_000, () => problemAgeingFigure({ graph, path, language }, asOf)),
      part('feedback', context, 20_000 + 200 * shown.feedback.length, () => feedbackPart(shown, context)),
      part('changes', context, 20_000 + 200 * shown.changes.length, () => changesPart(shown, context)),
      soupGroup(shown.soup, context),
    ],
    language,
  );
}

function part(id: TrendKey, { say }: Context, size: number, shown: () => Markup): Group {
  return { heading: { id, text: say.text(id), depth: 2 }, top: html`<h2 id="${id}">${say(id)}</h2>`, blocks: [{ size, shown }] };
}

function adversePart({ trend }: TrendShown, context: Context): Markup {
  const { graph, language, asOf, say } = context;
  if (trend === undefined) return html`<p>${say('noPlan')}</p>`;
  const { plan, months, spans, series, undated, least } = trend;
  const page = html`<a href="${relative(path, addressOf.rule('adverse-trend-is-judged'))}">adverse-trend-is-judged</a>`;
  const rule = say('rule', { months, plan: named(plan, graph, path), day: whole(asOf), least, page });
  const names = { all: say.text('all'), safety: say.text('safety') };
  const heads = [say.text('span'), ...series.map(({ name }) => ({ number: names[name] }))];
  const row = ({ after, to }: (typeof spans)[number], at: number) =>
    html`<tr><th scope="row">${whole(after)}, ${whole(to)}</th>${series.map(({ counts }) => html`<td class="number">${groupedIn(language, counts[at] ?? 0)}</td>`)}</tr>`;
  const seen = html`<tr><th scope="row">${say('says')}</th>${series.map((each) => html`<td>${seenWords(each, context)}</td>`)}</tr>`;
  const told =
    spans.length < 2
      ? html`<p>${say('tooShort', { count: spans.length })}</p>`
      : table(heads, rows([...spans.map(row), seen]), language, 'short');
  const left = undated.length > 0 && html`<p>${say('undated', { count: undated.length })} ${some(undated, context)}</p>`;
  return html`<p>${rule}</p>${told}${left}`;
}

function seenWords({ signs, review }: SeriesShown, { say }: Context): Markup {
  if (signs.length === 0) return html`<span class="tag info">${say('steady')}</span>`;
  const tags = signs.map((sign) => html`<span class="tag ${review === undefined ? 'error' : 'warning'}">${say(sign)}</span> `);
  return html`${tags}${review === undefined ? say('unjudged') : say('judgedBy', { review: link(path, review) })}`;
}

/** So many months stand in a picture. */
const year = 12;

/** What a picture and its table say of each month; the first two counts of each are drawn. */
interface Monthly {
  readonly key: 'months' | 'feedback' | 'changes';
  readonly heads: readonly TrendKey[];
  readonly drawn: readonly [number, number];
  readonly rows: readonly { readonly month: string; readonly counts: readonly number[] }[];
}

function monthly({ key, heads, drawn, rows: list }: Monthly, { graph, language, say }: Context): Markup {
  const last = list.slice(-year);
  const [first, second] = drawn.map((at) => ({
    name: say.text(heads[at] as TrendKey),
    counts: last.map(({ counts }) => counts[at] ?? 0),
  })) as [{ name: string; counts: number[] }, { name: string; counts: number[] }];
  const names = last.map(({ month }) => month);
  const words = { first: first.name, second: second.name };
  const figure: Figure = {
    drawing: columnsDrawing(names, [first, second], {
      title: say.text(key),
      text: say.text('columnsText', { ...words, months: last.length }),
    }),
    caption: say.text('columnsCaption', words),
    table: {
      heads: [say.text('month'), ...heads.map((head) => say.text(head))],
      rows: list.map(({ month, counts }) => [month, ...counts]),
    },
    mermaid: [
      'xychart-beta',
      `  title "${mermaidText(say.text(key))}"`,
      `  x-axis [${names.map((name) => `"${name}"`).join(', ')}]`,
      `  bar [${first.counts.join(', ')}]`,
      `  bar [${second.counts.join(', ')}]`,
    ].join('\n'),
  };
  return shownFigure(figure, { graph, path, language }, `trend-${key}`);
}

function monthsPart({ months }: TrendShown, context: Context): Markup {
  if (months.length === 0) return html`<p>${context.say('noProblem')}</p>`;
  const list = months.map(({ month, found, safety, closed, open }) => ({ month, counts: [found, safety, closed, open] }));
  return monthly({ key: 'months', heads: ['found', 'ofSafety', 'closed', 'open'], drawn: [0, 2], rows: list }, context);
}

function feedbackPart({ feedback }: TrendShown, context: Context): Markup {
  if (feedback.length === 0) return html`<p>${context.say('noFeedback')}</p>`;
  return monthly({ key: 'feedback', heads: ['received', 'problem', 'notProblem', 'notEvaluated'], drawn: [0, 1], rows: feedback }, context);
}

function changesPart({ changes }: TrendShown, context: Context): Markup {
  if (changes.length === 0) return html`<p>${context.say('noChange')}</p>`;
  return monthly({ key: 'changes', heads: ['approved', 'closed'], drawn: [0, 1], rows: changes }, context);
}

/** So many items of a list stand in a cell. */
const most = 20;

function some(items: readonly TraceItem[], { say }: Context): Markup {
  if (items.length === 0) return html`<span class="quiet">${say('none')}</span>`;
  const left = items.length - most;
  return html`${links(items.slice(0, most), path)}${left > 0 && html` ${say('more', { count: left })}`}`;
}

function groupCells({ all, open }: TrendGroup, context: Context): Markup {
  const cell = (items: readonly TraceItem[]) =>
    html`<td class="number">${groupedIn(context.language, items.length)}</td><td>${some(items, context)}</td>`;
  return html`${cell(all)}<td class="number">${groupedIn(context.language, open.length)}</td>`;
}

function relationPart({ safety }: TrendShown, context: Context): Markup {
  const { language, say } = context;
  const heads = [say.text('concerns'), { number: say.text('found') }, say.text('reports'), { number: say.text('stillOpen') }];
  const row = (group: TrendShown['safety'][number]) => {
    const said = group.said === 'yes' ? 'yes' : group.said === 'no' ? 'no' : 'notSaid';
    return html`<tr><th scope="row">${say(said)}</th>${groupCells(group, context)}</tr>`;
  };
  return table(heads, rows(safety.map(row)), language);
}

function affectedGroup({ affected }: TrendShown, context: Context): Group {
  const { graph, language, say } = context;
  const heads = [say.text('part'), { number: say.text('found') }, say.text('reports'), { number: say.text('stillOpen') }];
  const row = (group: TrendShown['affected'][number]) =>
    html`<tr><th scope="row" class="words">${named(group.item, graph, path)}</th>${groupCells(group, context)}</tr>`;
  const blocks = inBlocks(
    affected,
    ({ all }) => 400 + 70 * Math.min(most, all.length),
    (list) => table(heads, sections(list, row), language),
  );
  const empty = { size: 100, shown: () => html`<p>${say('nothingAffected')}</p>` };
  return { ...part('affected', context, 0, () => html``), blocks: blocks.length === 0 ? [empty] : blocks };
}

function soupGroup(soup: readonly SoupLoop[], context: Context): Group {
  const { language, say } = context;
  const heads = (['component', 'version', 'bumps', 'advisories', 'evaluated'] as const).map((key) => say.text(key));
  const blocks = inBlocks(
    soup,
    ({ changes }) => 600 + 100 * Math.min(most, changes.length),
    (list) =>
      table(
        heads,
        sections(list, (each) => soupRow(each, context)),
        language,
      ),
  );
  const empty = { size: 100, shown: () => html`<p>${say('noSoup')}</p>` };
  return { ...part('soup', context, 0, () => html``), blocks: blocks.length === 0 ? [empty] : blocks };
}

function soupRow({ item, name, version, changes, advisories, evaluation }: SoupLoop, context: Context): Markup {
  const { say } = context;
  const bumps = changes
    .slice(0, most)
    .map(
      ({ request, closedOn }, at) =>
        html`${at === 0 ? '' : ', '}${link(path, request)}${closedOn !== undefined && html` (${whole(closedOn)})`}`,
    );
  const open = advisories?.filter(({ disposition }) => disposition === undefined).length ?? 0;
  const published =
    advisories === undefined
      ? html`<span class="quiet">${say('notLooked')}</span>`
      : open === 0
        ? html`${advisories.length}`
        : html`<span class="tag gap">${say('undecided', { all: advisories.length, open })}</span>`;
  return html`<tr><th scope="row" class="words">${link(path, item)} ${whole(name)}</th><td>${whole(version ?? say.text('notSaid'))}</td><td>${bumps.length === 0 ? html`<span class="quiet">${say('none')}</span>` : bumps}</td><td>${published}</td><td>${evaluationWords(evaluation, context)}</td></tr>`;
}

function evaluationWords(evaluation: SoupLoop['evaluation'], { say }: Context): Markup {
  if (evaluation?.on === undefined) return html`<span class="tag gap">${say('notSaid')}</span>`;
  const { on, days, isOfVersion } = evaluation;
  const when = days === undefined ? whole(on) : say('evaluatedOn', { day: whole(on), days });
  return html`${when}${!isOfVersion && html` <span class="tag gap">${say('otherVersion')}</span>`}`;
}
