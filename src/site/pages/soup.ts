import type { TraceReport } from '../../check/report.ts';
import type { Component } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { type Evaluation, type ListedVersion, type SoupAdvisory, type SoupRow, type SoupTable, soupTable } from '../../view/soup.ts';
import { addressOf } from '../address.ts';
import { grouped, plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { inBlocks, inParts } from '../parts.ts';
import { sections, table } from '../table.ts';
import { link, pathAt, shortened, whole } from '../words.ts';
import { whyMissing } from './outcome.ts';

const path = addressOf.soup;

/** The SOUP list held against lock files, SBOM and advisories; no page where no SOUP is written and nothing was read. */
export function soupPages({ asOf }: TraceReport, graph: TraceGraph): SitePage[] {
  if (graph.ofKind('soup').length === 0 && graph.evidence.components === undefined) return [];
  const page = { path, title: 'SOUP', section: 'soup', crumbs: [{ text: 'Home', path: addressOf.home }] } as const;
  const shown = soupTable(graph, asOf.date);
  const head = html`<h1>SOUP</h1>
<p>Software of unknown provenance, held against what is really built in. As of ${whole(asOf.date)}.</p>
${compared(graph)}${lookedThrough(shown)}`;
  return inParts(page, head, [
    {
      heading: { id: 'list', text: 'SOUP list', depth: 2 },
      top: html`<h2 id="list">SOUP list</h2>${shown.rows.length === 0 ? html`<p>No SOUP is written.</p>` : ''}`,
      blocks: inBlocks(shown.rows, rowSize, (part) =>
        table(
          ['SOUP', 'Version', 'Lock file', 'SBOM', 'Use', 'Difference', 'Anomalies evaluated', 'Advisories'],
          sections(part, (row) => soupRow(row, shown.isCompared)),
        ),
      ),
    },
    {
      heading: { id: 'missing', text: 'Built in, and in no SOUP list', depth: 2 },
      top: html`<h2 id="missing">Built in, and in no SOUP list</h2>${missingWords(shown, graph)}`,
      blocks: inBlocks(
        shown.missing,
        ({ name }) => 300 + name.length,
        (part) => table(['Component', 'Version', 'System', 'Listed in'], sections(part, componentRow)),
      ),
    },
  ]);
}

function compared(graph: TraceGraph): Markup {
  const { components } = graph.evidence;
  if (components === undefined) return html`<p>Lock files and SBOM were not read: ${whyMissing(graph, 'components')}.</p>`;
  if (components.lists.length === 0) return html`<p>No lock file and no SBOM is named in dhf.yaml.</p>`;
  const row = ({ file, format, system, from }: (typeof components.lists)[number]) =>
    html`<tr><td>${pathAt(file)}</td><td>${from === 'sbom' ? 'SBOM' : 'lock file'}, ${format}</td><td>${system}</td><td class="number">${grouped(components.listed.filter((each) => each.place.file === file).length)}</td></tr>`;
  return table(['File', 'Kind', 'System', { number: 'Components' }], sections(components.lists, row));
}

function lookedThrough({ advisories }: SoupTable): Markup {
  if (advisories === undefined) return html`<p>No advisories were looked through.</p>`;
  const { count, newest, withExploited } = advisories;
  const newestWords = newest === undefined ? '' : `, the newest of ${newest.slice(0, 10)}`;
  return html`<p>${grouped(count)} ${count === 1 ? 'advisory' : 'advisories'} looked through${newestWords}; the list of vulnerabilities known to be exploited ${withExploited ? 'too' : 'was not given'}.</p>`;
}

/** About. */
function rowSize({ item, name, advisories = [] }: SoupRow): number {
  return 800 + item.id.length + 2 * name.length + 300 * advisories.length;
}

function soupRow(row: SoupRow, isCompared: boolean): Markup {
  const { item, name, version, use, difference, evaluation, advisories } = row;
  const other = name === item.title.text ? '' : html` ${name}`;
  return html`<tr><td>${link(path, item)} ${whole(item.title.text)}${other}</td><td>${version ?? '–'}</td><td>${versions(row.locked)}</td><td>${versions(row.billed)}</td><td>${use ?? '–'}</td><td>${differenceWords(difference, isCompared)}</td><td>${evaluationWords(evaluation)}</td><td>${advisoryList(advisories)}</td></tr>`;
}

function versions(list: readonly ListedVersion[]): string {
  return list.length === 0 ? '–' : list.map(({ version }) => (version === '' ? 'none stated' : version)).join(', ');
}

function differenceWords(difference: string | undefined, isCompared: boolean): Markup {
  if (difference === undefined) return html`<span class="quiet">${isCompared ? 'in no such list' : 'not compared'}</span>`;
  return difference === '' ? html`<span class="tag good">none</span>` : html`<span class="tag gap">differs</span> ${difference}`;
}

function evaluationWords(evaluation: Evaluation | undefined): Markup {
  if (evaluation === undefined) return html`<span class="quiet">not evaluated</span>`;
  const { version, isOfVersion, on, by, days, months } = evaluation;
  const age =
    days === undefined
      ? ''
      : `, ${plural(days, 'day')} ago${months === undefined ? '' : `; the plan asks for it every ${plural(months, 'month')}`}`;
  const other = isOfVersion ? '' : html` <span class="tag gap">of version ${version ?? 'not said'}</span>`;
  return html`${whole(on ?? 'no day')}${by === undefined ? '' : ` by ${by}`}${age}${other}`;
}

function advisoryList(advisories: readonly SoupAdvisory[] | undefined): Markup {
  if (advisories === undefined) return html`<span class="quiet">not looked for</span>`;
  if (advisories.length === 0) return html`none`;
  const entry = ({ vulnerability, disposition, item }: SoupAdvisory) => {
    const { id, exploited, severity, unclear, summary } = vulnerability;
    const words = [severity, unclear, summary].filter((each) => each !== undefined).join('; ');
    return html`<li>${id}${exploited && html` <span class="tag error">exploited</span>`} ${disposition === undefined ? html`<span class="tag gap">not decided</span>` : disposition.replaceAll('-', ' ')}${item !== undefined && html`, ${link(path, item)}`}${words !== '' && html` <span class="quiet">${shortened(words)}</span>`}</li>`;
  };
  return html`<ul class="plain">${advisories.map(entry)}</ul>`;
}

function missingWords({ missing, isCompared }: SoupTable, graph: TraceGraph): Markup {
  if (!isCompared) return html`<p>It is not known: ${whyMissing(graph, 'components')}.</p>`;
  return missing.length === 0 ? html`<p>Nothing.</p>` : html`<p><span class="tag gap">${plural(missing.length, 'component')}</span></p>`;
}

function componentRow({ name, version, system, place }: Component): Markup {
  return html`<tr><td>${shortened(name)}</td><td>${version}</td><td>${system}</td><td>${pathAt(place.file, place.line)}</td></tr>`;
}
