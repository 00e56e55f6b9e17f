import type { RedlineWords } from '../../../plugins/remark-redline/index.ts';
import type { Absence } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { Past, Wording } from '../../model/past.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { fieldChanges, type HistoryRow, itemHistory } from '../../view/item-history.ts';
import { html, type Markup } from '../markup.ts';
import type { Heading } from '../page.ts';
import { redlineOf } from '../prose.ts';
import { historyStrings } from '../strings/history.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { fieldTitle, inEnglish, link, whole } from '../words.ts';
import { meaningWords } from './approvals.ts';

/** Whose history is shown, and where. */
export interface Remembered {
  readonly graph: TraceGraph;
  readonly item: TraceItem;
  readonly past: Past | Absence;
  readonly path: string;
  readonly language: Language;
  /** The text of the item as a redline against what it said before; undefined where it has none. */
  readonly redlined: (wording: Wording) => Markup | undefined;
}

type Words = Say<typeof historyStrings>;

/** How the marks of a redline are called. */
export function redlineWords(language: Language): RedlineWords {
  const say = speaker(historyStrings, language);
  return {
    inserted: say.text('inserted'),
    deleted: say.text('deleted'),
    'moved-here': say.text('movedHere'),
    'moved-away': say.text('movedAway'),
  };
}

/** The heading of the history of an item; none where nobody stood for it and no release holds it. */
export function historyHeadings({ graph, item, past, language }: Omit<Remembered, 'path' | 'redlined'>): readonly Heading[] {
  const { rows: list } = itemHistory(graph, item, 'why' in past ? undefined : past);
  return list.length === 0 ? [] : [{ id: 'history', text: speaker(historyStrings, language).text('history'), depth: 2 }];
}

/** Which wording of an item was approved and released, when and by whom, and what changed since; nothing where nobody stood for it. */
export function historyPart(remembered: Remembered): Markup | string {
  const { graph, item, past, language } = remembered;
  const say = speaker(historyStrings, language);
  const history = itemHistory(graph, item, 'why' in past ? undefined : past);
  if (history.rows.length === 0) return '';
  const columns = (['date', 'who', 'meaning', 'record', 'wording'] as const).map((key) => say.text(key));
  const body = rows(history.rows.map((row) => historyRow(row, remembered, say)));
  return html`<h2 id="history">${say('history')}</h2>${table(columns, body, language)}
${'why' in past && html`<p>${say('notKnown', { why: inEnglish(past.why, language) })}</p>`}
${history.lastApproved && difference(history.lastApproved, 'sinceApproval', remembered, say)}
${history.released && difference(history.released, 'sinceRelease', remembered, say)}
`;
}

function historyRow({ record, day, name, role, meaning, said }: HistoryRow, { path, past, language }: Remembered, say: Words): Markup {
  const who = meaning === 'release' ? '' : `${name === '' ? say.text('nobody') : name}${role === '' ? '' : `, ${role}`}`;
  const what = meaning === 'release' ? say('release', { version: record.title.text }) : meaningWords(meaning, language);
  return html`<tr><td>${whole(day)}</td><td>${whole(who)}</td><td>${what}</td><td>${link(path, record)}</td><td>${saidWords(said, past, say)}</td></tr>`;
}

function saidWords(said: HistoryRow['said'], past: Past | Absence, say: Words): Markup {
  if (said === 'as now') return say('asNow');
  if (said === 'not there') return say('notThere');
  if (said === 'unknown') return 'why' in past || past.unread > 0 ? say('unread') : say('unknown');
  return say('former', { commit: html`<code>${said.commit.slice(0, 12)}</code>`, day: whole(said.at.slice(0, 10)) });
}

type Since = { readonly row: HistoryRow; readonly wording: Wording };

function difference({ row, wording }: Since, key: 'sinceApproval' | 'sinceRelease', remembered: Remembered, say: Words): Markup {
  const { item, path, language, graph } = remembered;
  const changes = fieldChanges(wording.item, item);
  const text = changes.some(({ isProse }) => isProse) ? remembered.redlined(wording) : undefined;
  const short = changes.filter(({ isProse }) => !isProse || text === undefined);
  const terms = short.map(
    ({ name, before, after }) =>
      html`<dt>${fieldTitle(name, language)}</dt><dd lang="${graph.vocabulary.language}">${redlineOf(before.join(', '), after.join(', '), redlineWords(language))}</dd>`,
  );
  return html`<h3>${say(key, { record: link(path, row.record), day: whole(row.day) })}</h3>
<p class="quiet">${say('howMarked')}</p>
${terms.length > 0 && html`<dl class="facts-list redline">${terms}</dl>`}
${text !== undefined && html`<div class="prose redline" lang="${graph.vocabulary.language}">${text}</div>`}`;
}
