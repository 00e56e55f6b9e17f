import { type Cell, type Figure, idCell } from '../../view/draw/drawing.ts';
import { timelineDrawing } from '../../view/draw/timeline.ts';
import { releaseTimeline, type Timeline, type TimelineSpan } from '../../view/release-timeline.ts';
import { html, type Markup } from '../markup.ts';
import { type FigurePlace, type FigureSay, figureSay, shownFigure } from './shown.ts';

/** So many spans are drawn, the latest ones. */
const most = 12;

/** Releases up to a day with what was closed between them, as a picture with its table. */
export function releaseTimelineFigure(place: FigurePlace, asOf: string): Markup {
  const say = figureSay(place.language);
  const timeline = releaseTimeline(place.graph, asOf);
  if (timeline.spans.length === 0)
    return html`<p>${say('noRelease')}${timeline.undated.length > 0 && html` ${undatedWords(timeline, say)}`}</p>`;
  return shownFigure(figureOf(timeline, asOf, say), place, 'timeline');
}

function undatedWords({ undated }: Timeline, say: FigureSay): string {
  return say.text('undated', { ids: undated.map(({ id }) => id).join(', ') });
}

function figureOf(timeline: Timeline, asOf: string, say: FigureSay): Figure {
  const spans = timeline.spans.slice(0, most);
  const left = timeline.spans.length - spans.length;
  const releases = timeline.spans.filter(({ release }) => release !== undefined).length;
  const more = (count: number) => say.text('more', { count });
  const drawing = timelineDrawing(spans, {
    title: say.text('timeline'),
    text: `${say.text('timelineText', { day: asOf, releases })} ${say.text('tableBelow')}`,
    name: (span) => nameOf(span, spans, say),
    days: (count) => say.text('passed', { count }),
    changes: (count) => say.text('changesCount', { count }),
    problems: (count) => say.text('problemsCount', { count }),
    more,
  });
  const leftWords = left === 0 ? [] : [say.text('left', { count: left })];
  const undated = timeline.undated.length === 0 ? [] : [undatedWords(timeline, say)];
  return {
    drawing,
    caption: [...leftWords, say.text('timelineCaption'), ...undated].join(' '),
    table: {
      heads: (['release', 'version', 'until', 'daysSince', 'changesClosed', 'problemsClosed'] as const).map((name) => say.text(name)),
      rows: spans.map((span) => rowOf(span, spans, say)),
    },
    mermaid: [
      'timeline',
      `  title ${say.text('timeline')}`,
      ...[...spans]
        .reverse()
        .map(
          (span) =>
            `  ${span.day} : ${[plain(nameOf(span, spans, say)), ...[...span.changes, ...span.problems].map(({ id }) => id)].join(' : ')}`,
        ),
    ].join('\n'),
  };
}

/** Signs that mean something in a timeline of mermaid have no other spelling there. */
function plain(text: string): string {
  return text.replaceAll(/[:;#\s]+/g, ' ');
}

function nameOf({ release, version, isWithdrawn }: TimelineSpan, spans: readonly TimelineSpan[], say: FigureSay): string {
  if (release === undefined) return say.text('sinceRelease', { id: spans.find((each) => each.release !== undefined)?.release?.id ?? '' });
  return say.text(isWithdrawn ? 'withdrawnVersion' : 'releaseVersion', { id: release.id, version: version ?? say.text('dash') });
}

function rowOf(span: TimelineSpan, spans: readonly TimelineSpan[], say: FigureSay): Cell[] {
  const { release, version, day, days, isWithdrawn, changes, problems } = span;
  const ids = (items: TimelineSpan['changes']) =>
    items.length === 0
      ? say.text('none')
      : idCell(
          items.map(({ id }) => id),
          200,
          (count) => say.text('more', { count }),
        );
  return [
    release === undefined ? nameOf(span, spans, say) : [{ item: release.id }, isWithdrawn ? ` ${say.text('withdrawn')}` : ''],
    version ?? say.text('dash'),
    day,
    days === undefined ? say.text('dash') : String(days),
    ids(changes),
    ids(problems),
  ];
}
