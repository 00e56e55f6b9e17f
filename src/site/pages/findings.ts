import type { TraceReport } from '../../check/report.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { Place } from '../../model/place.ts';
import { type Cause, causesOf } from '../../view/causes.ts';
import { addressOf, relative } from '../address.ts';
import { plural } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inParts } from '../parts.ts';
import { link, withCode } from '../words.ts';

const path = addressOf.findings;

/** Every finding, grouped by what causes it. */
export function findingsPages(report: TraceReport): SitePage[] {
  const causes = causesOf(report.diagnostics);
  const page = { path, title: 'Findings', section: 'findings', crumbs: [{ text: 'Home', path: addressOf.home }] } as const;
  const head = html`<h1>Findings</h1>
<p>${plural(report.counts.errors, 'error')}, ${plural(report.counts.warnings, 'warning')} and ${report.counts.infos} for information at stage ${report.stage}.</p>
${causes.length === 0 ? html`<p>No finding is open. What was not looked at, home says under <a href="${relative(path, addressOf.home, 'not-judged')}">what was not checked</a>.</p>` : ''}
`;
  return inParts(
    page,
    head,
    causes.map((cause, index) => group(cause, idOf(causes, index), report.graph)),
  );
}

/** The rule's id; a rule that stands under several clauses or severities gets a number from its second group on. */
function idOf(causes: readonly Cause[], index: number): string {
  const rule = causes[index]?.rule ?? '';
  const before = causes.slice(0, index).filter((cause) => cause.rule === rule).length;
  return before === 0 ? rule : `${rule}-${before + 1}`;
}

function group(cause: Cause, id: string, graph: TraceGraph | undefined): Group {
  return {
    heading: { id, text: `${cause.rule}: ${plural(cause.findings.length, cause.severity)}`, depth: 2 },
    top: html`<h2 id="${id}"><a href="${addressOf.rule(cause.rule)}">${cause.rule}</a> <span class="tag ${cause.severity}">${cause.severity}</span></h2>
<p class="quiet">${plural(cause.findings.length, 'finding')}${cause.clause === undefined ? '' : ` · ${cause.clause}`} · for the ${cause.role}</p>
`,
    blocks: cause.findings.map((finding) => ({ size: sizeOf(finding), shown: () => findingBlock(finding, path, graph) })),
  };
}

/** About: the words, and the tags around them. */
function sizeOf({ message, fix = '', related }: Diagnostic): number {
  return 500 + lettersOf(message) + lettersOf(fix) + related.reduce((sum, each) => sum + 200 + lettersOf(each.message), 0);
}

/** A message may be a long list of IDs, each with a tag around it. */
function lettersOf(text: string): number {
  return 2 * text.length + 30 * (text.match(/-\d/g)?.length ?? 0);
}

/** Clause and rule of a finding, where no heading has said them. */
export function ruleWords({ clause, rule }: Diagnostic, from: string): Markup {
  return html`${clause === undefined ? '' : ` · ${clause}`} · rule <a href="${relative(from, addressOf.rule(rule))}">${rule}</a>`;
}

/** One finding with place, reason and remedy; `rule` are words on its rule. */
export function findingBlock(finding: Diagnostic, from: string, graph: TraceGraph | undefined, rule?: Markup): Markup {
  const item = finding.item === undefined ? undefined : graph?.item(finding.item);
  const about = item === undefined ? finding.item : link(from, item);
  const judged = finding.class === undefined ? '' : html` · class ${finding.class} from ${finding.classFrom}`;
  return html`<div class="finding ${finding.severity}">
<p><span class="tag ${finding.severity}">${finding.severity}</span> ${withCode(finding.message)}</p>
${finding.fix === undefined ? '' : html`<p><strong>To do:</strong> ${withCode(finding.fix)}</p>`}
<p class="quiet">${about === undefined ? '' : html`${about} · `}${placeWords(finding.place)}${judged}${rule}</p>
${finding.related.length === 0 ? '' : html`<ul>${finding.related.map((each) => html`<li>${withCode(each.message)} <span class="quiet">${placeWords(each.place)}</span></li>`)}</ul>`}
</div>`;
}

function placeWords(place: Place): Markup {
  return html`<span class="place">${place.file}:${place.line}:${place.column}</span>`;
}
