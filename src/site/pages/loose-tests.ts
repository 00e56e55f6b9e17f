import type { RunReport } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { html, type Markup } from '../markup.ts';
import { type Group, inBlocks } from '../parts.ts';
import { resultsStrings } from '../strings/results.ts';
import { groupedIn, type Language, speaker } from '../strings/strings.ts';
import { rows, sections, table } from '../table.ts';
import { inEnglish, pathAt, shortened } from '../words.ts';
import { resultTag } from './outcome.ts';

/** A test of a report that belongs to no case, or to more than one. */
interface Loose {
  readonly report: RunReport;
  readonly name: string;
  readonly outcome: string;
  readonly line: number;
  readonly cases: readonly string[];
}

/** The result files of a run, what they say wrongly of themselves, and what of them belongs to no test case. */
export function looseParts(graph: TraceGraph, run: string, language: Language): Markup {
  const say = speaker(resultsStrings, language);
  const missing = whyMissing(graph, 'reports');
  if (missing !== undefined) return html`<h3>${say('files')}</h3><p>${say('filesUnread', { why: inEnglish(missing, language) })}</p>`;
  const reports = (graph.evidence.reports ?? []).filter((each) => each.run === run);
  const loose = reports.flatMap(looseIn);
  const left = loose.length - most;
  return html`<h3>${say('files')}</h3>
${reports.length === 0 ? html`<p>${say('noFile')}</p>` : fileTable(reports, language)}
${loose.length === 0 ? '' : html`<h3>${say('loose')}</h3>${looseTable(loose.slice(0, most), language)}${left > 0 && html`<p class="quiet">${say('moreLoose', { count: left })}</p>`}`}`;
}

const most = 1000;

/** What all result files hold that belongs to no test case, for the page of tests. */
export function looseGroup(graph: TraceGraph, language: Language): Group {
  const say = speaker(resultsStrings, language);
  const missing = whyMissing(graph, 'reports');
  const loose = (graph.evidence.reports ?? []).flatMap(looseIn);
  const said =
    missing !== undefined
      ? say('looseUnread', { why: inEnglish(missing, language) })
      : loose.length === 0
        ? say('noLoose')
        : say('looseTests', { count: loose.length });
  return {
    heading: { id: 'loose', text: say.text('loose'), depth: 2 },
    top: html`<h2 id="loose">${say('loose')}</h2><p>${said}</p>`,
    blocks: inBlocks(
      loose,
      ({ name }) => 200 + Math.min(name.length, 400) * 2,
      (part) => looseTable(part, language),
    ),
  };
}

function looseIn(report: RunReport): readonly Loose[] {
  return [
    ...report.ambiguous.map(({ name, outcome, place, cases }) => ({ report, name, outcome, line: place.line, cases })),
    ...report.unmatched.map(({ name, outcome, place }) => ({ report, name, outcome, line: place.line, cases: [] })),
  ];
}

function looseTable(loose: readonly Loose[], language: Language): Markup {
  const say = speaker(resultsStrings, language);
  const row = ({ report, name, outcome, line, cases }: Loose) =>
    html`<tr><td>${shortened(name)}</td><td>${resultTag(outcome.replaceAll('-', ' '), language)}</td><td>${cases.length === 0 ? say('none') : cases.join(', ')}</td><td>${report.run}</td><td>${pathAt(report.file, language, line)}</td></tr>`;
  const columns = (['test', 'outcome', 'casesNamed', 'run', 'reportedIn'] as const).map((name) => say.text(name));
  return table(columns, sections(loose, row), language);
}

function fileTable(reports: readonly RunReport[], language: Language): Markup {
  const say = speaker(resultsStrings, language);
  const row = ({ file, format, producer, tests, remarks }: RunReport) =>
    html`<tr><td>${pathAt(file, language)}</td><td>${producer === undefined ? format : say('formatOf', { format, producer: shortened(producer) })}</td><td class="number">${groupedIn(language, tests)}</td><td>${remarks.length === 0 ? say('nothing') : remarks.map(({ words, place }) => html`<span>${say('remark', { line: String(place.line), remark: inEnglish(words, language) })}</span> `)}</td></tr>`;
  return table(
    [say.text('file'), say.text('format'), { number: say.text('tests') }, say.text('wrongly')],
    rows(reports.map(row)),
    language,
  );
}
