import type { TraceGraph } from '../../model/graph.ts';
import type { Share } from '../../model/test-report.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { SourceLink } from '../../view/source-link.ts';
import { coverageByUnit, type FileMeasured, percentOf, type UnitCoverage } from '../../view/unit-coverage.ts';
import { unitCoverage } from '../../view/unit-files.ts';
import { addressOf } from '../address.ts';
import { grouped, plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { inBlocks, inParts } from '../parts.ts';
import { rows, sections, table } from '../table.ts';
import { fileLink, link, whole } from '../words.ts';
import { whyMissing } from './outcome.ts';

const path = addressOf.coverage;

/** How much of each unit tests ran through; no page where the software has no parts. */
export function coveragePages(graph: TraceGraph): SitePage[] {
  if (graph.ofKind('software-unit').length + graph.ofKind('software-system').length === 0) return [];
  const page = { path, title: 'Coverage', section: 'coverage', crumbs: [{ text: 'Home', path: addressOf.home }] } as const;
  const units = coverageByUnit(graph);
  const shown = (part: readonly UnitCoverage[]) =>
    table(
      ['Part of the software', { number: 'Files' }, { number: 'Not measured' }, { number: 'Lines' }, { number: 'Branches' }, 'Measured in'],
      sections(part, (each) => unitRow(each, graph)),
    );
  const head = html`<h1>Coverage</h1>${intro(graph, units)}`;
  return inParts(page, head, [{ top: html``, blocks: inBlocks(units, () => 700, shown) }]);
}

function intro(graph: TraceGraph, units: readonly UnitCoverage[]): Markup {
  const missing = whyMissing(graph, 'coverage') ?? whyMissing(graph, 'source');
  if (missing !== undefined) return html`<p>How much tests ran through is not known: ${missing}.</p>`;
  if (units.length === 0) return html`<p>No part of the software has source files.</p>`;
  return html`<p>How much of the files of ${plural(units.length, 'part')} of the software tests ran through. That a line was run does not say that it was tested.</p>`;
}

function unitRow({ unit, files, unmeasured, lines, branches }: UnitCoverage, graph: TraceGraph): Markup {
  return html`<tr><td>${link(path, unit)} ${whole(unit.title.text)}</td><td class="number">${grouped(files.length + unmeasured.length)}</td><td class="number">${unmeasured.length === 0 ? '0' : html`<span class="tag gap">${grouped(unmeasured.length)}</span>`}</td><td class="number">${share(lines)}</td><td class="number">${share(branches)}</td><td>${measuredIn(files, graph)}</td></tr>`;
}

/** `93.7 %, 45 of 48`. */
function share(of: Share | undefined): Markup {
  if (of === undefined) return html`not told`;
  const percent = percentOf(of);
  return html`<span class="whole">${percent === undefined ? '' : `${percent}, `}${grouped(of.hit)} of ${grouped(of.found)}</span>`;
}

/** Where measurements come from, each once. */
function measuredIn(files: readonly FileMeasured[], graph: TraceGraph): Markup {
  const words = new Map(files.map((file) => [`${file.from} ${file.run ?? ''}`, file]));
  return html`${[...words.values()].map((file, at) => html`${at === 0 ? '' : '; '}${originWords(file, path, graph)}`)}`;
}

function originWords({ from: origin, run }: FileMeasured, from: string, graph: TraceGraph): Markup {
  const item = run === undefined ? undefined : graph.item(run);
  const name = item === undefined ? html`${run}` : link(from, item);
  if (origin === 'formal') return html`${name}, a formal run of the present product`;
  return origin === 'other' ? html`${name}, of another product or none that counts` : html`a report that dhf.yaml lists`;
}

/** The files of a unit with how much of each tests ran through. */
export function measuredFiles(graph: TraceGraph, unit: TraceItem, from: string, sourceHref: SourceLink): Markup {
  const found = unitCoverage(unit, graph);
  if (found === undefined) return html``;
  const measured = found.files.map(
    (file) =>
      html`<tr><td>${fileLink(file.path, undefined, sourceHref)}</td><td class="number">${share(file.lines)}</td><td class="number">${share(file.branches)}</td><td>${originWords(file, from, graph)}</td></tr>`,
  );
  const others = found.unmeasured.map(
    (file) =>
      html`<tr><td>${fileLink(file, undefined, sourceHref)}</td><td class="number">–</td><td class="number">–</td><td><span class="tag gap">not measured</span></td></tr>`,
  );
  return html`<p>Lines that tests ran through: ${share(found.lines)}; branches: ${share(found.branches)}.</p>
${table(['File', { number: 'Lines' }, { number: 'Branches' }, 'Measured in'], rows([...measured, ...others].slice(0, most)))}${measured.length + others.length > most && html`<p class="quiet">and ${measured.length + others.length - most} more files</p>`}`;
}

/** So many files stand on the page of a unit. */
const most = 500;
