import type { Revision } from '../../model/difference.ts';
import { counted } from '../count.ts';
import { oneLine } from '../printable.ts';
import { type Paint, painter } from '../text/lines.ts';
import { sectionsOf } from './sections.ts';
import type { Entry, Told } from './told.ts';
import { headingOf, summaryOf, verdictOf } from './verdicts.ts';

/** Entries of a section that are told before they are only counted. */
const most = 30;

/** For people at a terminal: both verdicts, then what differs, what matters most first; counts last. `all` leaves nothing out. */
export function differenceAsText(told: Told, { colours, all = false }: { readonly colours: boolean; readonly all?: boolean }): string {
  const paint = painter(colours);
  const { before, after } = told.difference;
  const sections = sectionsOf(told).flatMap(({ heading, entries }) => {
    const shown = all || entries.length <= most ? entries : entries.slice(0, most);
    const more = entries.length - shown.length;
    return [
      paint('bold', oneLine(heading)),
      ...shown.flatMap((entry) => entryLines(entry, paint)),
      ...(more === 0 ? [] : [paint('dim', `  and ${counted(more, 'other')}; \`--all\` tells everything`)]),
      '',
    ];
  });
  return `${[
    paint('bold', oneLine(headingOf(told))),
    sideLine('before', before, paint),
    sideLine('after', after, paint),
    ...told.notes.map((note) => oneLine(note)),
    '',
    ...sections,
    summaryOf(told),
  ].join('\n')}\n`;
}

function sideLine(label: string, revision: Revision, paint: Paint): string {
  const { product, version, verdict } = revision;
  const words = [verdictOf(revision), oneLine(`${product} ${version}`)].join(' · ');
  return `  ${label.padEnd(7)} ${paint(verdict === 'no-blocking-findings' ? 'green' : 'red', words)}`;
}

function entryLines({ name, title, place, words }: Entry, paint: Paint): string[] {
  const head = [
    paint('bold', oneLine(name)),
    ...(title === undefined ? [] : [oneLine(title)]),
    ...(place === undefined ? [] : [paint('dim', oneLine(place))]),
  ];
  return [`  ${head.join('  ')}`, ...words.map((each) => `      ${oneLine(each)}`)];
}
