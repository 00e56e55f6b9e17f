import type { RunReport } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import { type Group, inBlocks } from '../parts.ts';
import { rows, sections, table } from '../table.ts';
import { pathAt, shortened } from '../words.ts';
import { resultTag, whyMissing } from './outcome.ts';

/** A test of a report that belongs to no case, or to more than one. */
interface Loose {
  readonly report: RunReport;
  readonly name: string;
  readonly outcome: string;
  readonly line: number;
  readonly cases: readonly string[];
}

/** The result files of a run, what they say wrongly of themselves, and what of them belongs to no test case. */
export function looseParts(graph: TraceGraph, run: string): Markup {
  const missing = whyMissing(graph, 'reports');
  if (missing !== undefined) return html`<h3>Result files</h3><p>They were not read: ${missing}.</p>`;
  const reports = (graph.evidence.reports ?? []).filter((each) => each.run === run);
  const loose = reports.flatMap(looseIn);
  return html`<h3>Result files</h3>
${reports.length === 0 ? html`<p>None was read.</p>` : fileTable(reports)}
${loose.length === 0 ? '' : html`<h3>Tests without a test case</h3>${looseTable(loose.slice(0, most))}${loose.length > most && html`<p class="quiet">${plural(loose.length - most, 'more test')} on the page of all tests.</p>`}`}`;
}

const most = 1000;

/** What all result files hold that belongs to no test case, for the page of tests. */
export function looseGroup(graph: TraceGraph): Group {
  const missing = whyMissing(graph, 'reports');
  const loose = (graph.evidence.reports ?? []).flatMap(looseIn);
  const said =
    missing !== undefined
      ? html`<p>Result files were not read: ${missing}.</p>`
      : loose.length === 0
        ? html`<p>Every test that was reported names one test case.</p>`
        : html`<p>${plural(loose.length, 'test')} in result files ${loose.length === 1 ? 'names' : 'name'} no test case, or more than one. Such tests show nothing.</p>`;
  return {
    heading: { id: 'loose', text: 'Tests without a test case', depth: 2 },
    top: html`<h2 id="loose">Tests without a test case</h2>${said}`,
    blocks: inBlocks(loose, ({ name }) => 200 + Math.min(name.length, 400) * 2, looseTable),
  };
}

function looseIn(report: RunReport): readonly Loose[] {
  return [
    ...report.ambiguous.map(({ name, outcome, place, cases }) => ({ report, name, outcome, line: place.line, cases })),
    ...report.unmatched.map(({ name, outcome, place }) => ({ report, name, outcome, line: place.line, cases: [] })),
  ];
}

function looseTable(loose: readonly Loose[]): Markup {
  const row = ({ report, name, outcome, line, cases }: Loose) =>
    html`<tr><td>${shortened(name)}</td><td>${resultTag(outcome.replaceAll('-', ' '))}</td><td>${cases.length === 0 ? 'none' : cases.join(', ')}</td><td>${report.run}</td><td>${pathAt(report.file, line)}</td></tr>`;
  return table(['Test', 'Outcome', 'Cases it names', 'Run', 'Reported in'], sections(loose, row));
}

function fileTable(reports: readonly RunReport[]): Markup {
  const row = ({ file, format, producer, tests, remarks }: RunReport) =>
    html`<tr><td>${pathAt(file)}</td><td>${format}${producer === undefined ? '' : ` of ${shortened(producer)}`}</td><td class="number">${tests}</td><td>${remarks.length === 0 ? 'nothing' : remarks.map(({ words, place }) => html`<span>line ${place.line}: ${words}</span> `)}</td></tr>`;
  return table(['File', 'Format', { number: 'Tests' }, 'What it says wrongly of itself'], rows(reports.map(row)));
}
