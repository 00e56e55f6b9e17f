import type { TraceReport } from '../../check/report.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { Place } from '../../model/place.ts';
import type { Cause, MendingRole } from '../../view/causes.ts';
import { type Facet, type FindingData, facets } from '../../view/finding-filter.ts';
import { byFacet, type ListedFinding, listedFindings } from '../../view/finding-list.ts';
import type { Process } from '../../view/processes.ts';
import { addressOf, relative } from '../address.ts';
import { dataFile } from '../data-file.ts';
import { crumbsTo } from '../frame.ts';
import { clauseLink } from '../gates.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Block, type Group, inParts } from '../parts.ts';
import { findingsStrings, processStrings, roleStrings, severityStrings } from '../strings/findings.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { inEnglish, link, pageOf, withCode } from '../words.ts';

const path = addressOf.findings;

type Words = Say<typeof findingsStrings>;

/** Every finding, grouped by what causes it; then who mends what; before that, with scripts, a choice among them. */
export function findingsPages(report: TraceReport, language: Language): SitePage[] {
  const say = speaker(findingsStrings, language);
  const list = listedFindings(report.diagnostics, report.graph);
  const causes = causesIn(list);
  const page = { path, title: say.text('title'), section: 'findings', crumbs: crumbsTo(language), scripts: ['findings'] } as const;
  const groups = causes.map((cause) => group(cause, causeAnchor(causes, cause), report, language));
  return inParts(page, head(report, list, language), list.length === 0 ? [] : [...groups, overview(list, causes, language)], language);
}

/** What the script of the page reads: all findings, on however many parts they stand. */
export function findingsData(report: TraceReport): readonly [path: string, text: string] {
  const list = listedFindings(report.diagnostics, report.graph);
  const causes = causesIn(list);
  const number = new Map(causes.map((cause, at) => [cause, at]));
  const data: FindingData = {
    causes: list
      .filter(({ cause }, at) => list[at - 1]?.cause !== cause)
      .map(({ cause: { rule, clause = '', severity, role }, process }) => ({
        ...{ rule, page: addressOf.rule(rule), clause, severity, role, process },
      })),
    findings: list.map(({ cause, finding, item, owner, iteration }) => ({
      cause: number.get(cause) as number,
      ...{ owner, iteration, item: finding.item ?? '', page: item === undefined ? '' : pageOf(item) },
      ...{ place: placeText(finding.place), message: finding.message, fix: finding.fix ?? '' },
    })),
  };
  return dataFile('findings', data);
}

function causesIn(list: readonly ListedFinding[]): readonly Cause[] {
  return [...new Set(list.map(({ cause }) => cause))];
}

/** The name of a cause's place on the page: the rule's id; a rule that stands under several clauses or severities gets a number from its second group on. */
export function causeAnchor(causes: readonly Cause[], cause: Cause): string {
  const before = causes.slice(0, causes.indexOf(cause)).filter(({ rule }) => rule === cause.rule).length;
  return before === 0 ? cause.rule : `${cause.rule}-${before + 1}`;
}

function head({ counts, stage }: TraceReport, list: readonly ListedFinding[], language: Language): Markup {
  const say = speaker(findingsStrings, language);
  const { errors, warnings, infos } = counts;
  const unchecked = html`<a href="${relative(path, addressOf.unchecked)}">${say('unchecked')}</a>`;
  return html`<h1>${say('title')}</h1>
<p>${say('counts', { errors, warnings, infos, stage: say.text(stage) })}</p>
${list.length === 0 ? html`<p>${say('none', { unchecked })}</p>` : choice(list, language)}
`;
}

/** Hidden until the script is there; so is the pattern that it fills for each finding that fits. */
function choice(list: readonly ListedFinding[], language: Language): Markup {
  const say = speaker(findingsStrings, language);
  const choices = facets.map((facet) => {
    const options = byFacet(list, facet).map(
      ([value]) => html`<option value="${value === '' ? ' ' : value}">${facetWords(facet, value, language)}</option>`,
    );
    return html`<label>${say(facet)} <select name="${facet}"><option value="">${say('all')}</option>${options}</select></label>`;
  });
  return html`<search id="choose" class="choose" hidden aria-label="${say.text('choose')}" data-shown="${say.text('shown')}" data-unloaded="${say.text('unloaded')}">
<label>${say('text')} <input type="search" name="text" autocomplete="off"></label>
${choices}
<button type="button" class="clear">${say('clear')}</button>
<p class="chosen" role="status"></p>
</search>
<div id="chosen" hidden></div>
<button type="button" id="more" hidden>${say('more')}</button>
<template id="finding">${pattern(say, language)}</template>`;
}

function pattern(say: Words, language: Language): Markup {
  const english = language === 'en' ? '' : html` lang="en" dir="ltr"`;
  return html`<div class="finding">
<p><span class="tag" data-part="severity"></span> <span data-part="message"${english}></span></p>
<p><strong>${say('toDo')}</strong> <span data-part="fix"${english}></span></p>
<p class="quiet"><a data-part="item" href="">…</a> <span class="place" data-part="place"></span> · <span data-part="clause"></span> ${say('rule', { rule: html`<a data-part="rule" href="">…</a>` })}</p>
</div>`;
}

/** A value of a facet in the words of the site; what people wrote stays as it is. */
export function facetWords(facet: Facet, value: string, language: Language): string {
  if (value === '') return speaker(findingsStrings, language).text('unknown');
  if (facet === 'severity') return speaker(severityStrings, language).text(value as Diagnostic['severity']);
  if (facet === 'role') return speaker(roleStrings, language).text(value as MendingRole);
  if (facet === 'process') return speaker(processStrings, language).text(value as Process);
  return value;
}

/** So many causes are named beside each value. */
const mostCauses = 5;

/** What each role, owner, iteration and process has to mend, as tables. */
function overview(list: readonly ListedFinding[], causes: readonly Cause[], language: Language): Group {
  const say = speaker(findingsStrings, language);
  const tables = (['role', 'owner', 'iteration', 'process'] as const).map((facet) => {
    const values = byFacet(list, facet);
    if (values.length === 1 && values[0]?.[0] === '') return html``;
    const body = values.map(([value, those]) => {
      const own = causesIn(those);
      const links = own
        .slice(0, mostCauses)
        .map((cause, at) => html`${at === 0 ? '' : ', '}<a href="#${causeAnchor(causes, cause)}">${cause.rule}</a>`);
      const left = own.length - mostCauses;
      return html`<tr><th scope="row">${facetWords(facet, value, language)}</th><td class="number">${groupedIn(language, those.length)}</td><td class="words">${links}${left > 0 && html` ${say('rest', { count: left })}`}</td></tr>`;
    });
    return html`<h3 id="by-${facet}">${say(facet)}</h3>${table([say.text(facet), { number: say.text('number') }, say.text('causes')], rows(body), language)}`;
  });
  return {
    heading: { id: 'who', text: say.text('overview'), depth: 2 },
    top: html`<h2 id="who">${say('overview')}</h2><p>${say('overviewIntro')}</p><div class="facets">${tables}</div>`,
    blocks: [],
  };
}

/** So many findings of a cause stand open; the others are folded. */
const mostOpen = 10;
const inFold = 50;

function group(cause: Cause, id: string, report: TraceReport, language: Language): Group {
  const { graph } = report;
  const say = speaker(findingsStrings, language);
  const { rule, clause, severity, findings } = cause;
  const count = findings.length;
  const clauseWords = clause === undefined ? undefined : (clauseLink(clause, report, path) ?? clause);
  const role = speaker(roleStrings, language)(cause.role);
  return {
    heading: { id, text: say.text('groupHeading', { rule, count }), depth: 2 },
    top: html`<h2 id="${id}"><a href="${addressOf.rule(rule)}">${rule}</a> ${severityTag(severity, language)}</h2>
<p class="quiet">${say('group', { count, role })}${clauseWords !== undefined && html` · ${clauseWords}`}</p>
`,
    blocks: [
      ...findings.slice(0, mostOpen).map((each) => block([each], (shown) => shown, graph, language)),
      ...Array.from({ length: Math.ceil((count - mostOpen) / inFold) }, (_, at) => {
        const from = mostOpen + at * inFold;
        const part = findings.slice(from, from + inFold);
        const words = say('fold', { from: from + 1, to: from + part.length, count });
        return block(part, (shown) => html`<details class="fold"><summary>${words}</summary>${shown}</details>`, graph, language);
      }),
    ],
  };
}

function block(part: readonly Diagnostic[], around: (shown: Markup) => Markup, graph: TraceGraph | undefined, language: Language): Block {
  return {
    size: part.reduce((sum, each) => sum + sizeOf(each), 0),
    shown: () => around(html`${part.map((each) => findingBlock(each, path, graph, language))}`),
  };
}

/** About: the words, and the tags around them. */
function sizeOf({ message, fix = '', related }: Diagnostic): number {
  return 600 + lettersOf(message) + lettersOf(fix) + related.reduce((sum, each) => sum + 200 + lettersOf(each.message), 0);
}

/** A message may be a long list of IDs, each with a tag around it. */
function lettersOf(text: string): number {
  return 2 * text.length + 30 * (text.match(/-\d/g)?.length ?? 0);
}

/** How severe a finding is, as a tag. */
export function severityTag(severity: Diagnostic['severity'], language: Language): Markup {
  return html`<span class="tag ${severity}">${speaker(severityStrings, language)(severity)}</span>`;
}

/** Clause and rule of a finding, where no heading has said them. */
export function ruleWords({ clause, rule }: Diagnostic, from: string, language: Language): Markup {
  const named = html`<a href="${relative(from, addressOf.rule(rule))}">${rule}</a>`;
  return html`${clause === undefined ? '' : ` · ${clause}`} · ${speaker(findingsStrings, language)('rule', { rule: named })}`;
}

/** One finding with place, reason and remedy; `rule` are words on its rule. */
export function findingBlock(finding: Diagnostic, from: string, graph: TraceGraph | undefined, language: Language, rule?: Markup): Markup {
  const say = speaker(findingsStrings, language);
  const item = finding.item === undefined ? undefined : graph?.item(finding.item);
  const about = item === undefined ? finding.item : link(from, item);
  const judged = finding.class !== undefined && html` · ${say('classFrom', { class: finding.class, from: finding.classFrom ?? '' })}`;
  const english = (text: string) => inEnglish(withCode(text), language);
  return html`<div class="finding ${finding.severity}">
<p>${severityTag(finding.severity, language)} ${english(finding.message)}</p>
${finding.fix === undefined ? '' : html`<p><strong>${say('toDo')}</strong> ${english(finding.fix)}</p>`}
<p class="quiet">${about === undefined ? '' : html`${about} · `}${placeWords(finding.place)}${judged}${rule}</p>
${finding.related.length === 0 ? '' : html`<ul>${finding.related.map((each) => html`<li>${english(each.message)} <span class="quiet">${placeWords(each.place)}</span></li>`)}</ul>`}
</div>`;
}

function placeWords(place: Place): Markup {
  return html`<span class="place">${placeText(place)}</span>`;
}

function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
