import { packs } from '../../check/packs/index.ts';
import type { TraceReport } from '../../check/report.ts';
import { notJudgedWords } from '../../emit/verdict.ts';
import type { TraceGraph } from '../../model/graph.ts';
import {
  evidenceRead,
  formatsRead,
  idleRules,
  type PersonsPart,
  personsParts,
  type ToolRecord,
  toolRecords,
} from '../../view/unchecked.ts';
import { addressOf } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { clauseLink } from '../gates.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Block, type Group, inBlocks, inParts } from '../parts.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { evidenceStrings, uncheckedStrings } from '../strings/unchecked.ts';
import { rows, table } from '../table.ts';
import { inEnglish, link, withCode } from '../words.ts';
import { links } from '../written.ts';
import { standardsIn, stateTag } from './clauses.ts';

const path = addressOf.unchecked;

type Words = keyof typeof uncheckedStrings;

interface Context {
  readonly report: TraceReport;
  readonly language: Language;
  readonly say: Say<typeof uncheckedStrings>;
}

/** What the tool did not look at, what it cannot judge, and what it is itself. */
export function uncheckedPages(report: TraceReport, language: Language): SitePage[] {
  const say = speaker(uncheckedStrings, language);
  const page = { path, title: say.text('title'), section: 'unchecked', crumbs: crumbsTo(language) } as const;
  const context = { report, language, say };
  const part = (id: Words, body: Markup, blocks: readonly Block[] = []): Group => ({
    heading: { id, text: say.text(id), depth: 2 },
    top: html`<h2 id="${id}">${say(id)}</h2>${body}\n`,
    blocks,
  });
  const { graph, notJudged } = report;
  const groups = [
    part('unjudged', notJudged.length === 0 ? html`<p>${say('unjudgedNone')}</p>` : html``, unjudged(context)),
    part('open', open(context)),
    ...(graph === undefined ? [] : [part('evidence', evidence(graph, context))]),
    part('scope', scope(context)),
    part('idle', idle(context)),
    part('people', people(context)),
    part('limits', limits(say)),
    part('tool', tool(context)),
  ];
  return inParts(page, html`<h1>${say('title')}</h1><p>${say('intro')}</p>\n`, groups, language);
}

function unjudged({ report, language, say }: Context): readonly Block[] {
  const columns = [say.text('what'), say.text('why'), say.text('toDo')];
  const english = (text: string) => inEnglish(withCode(text), language);
  return inBlocks(
    report.notJudged,
    ({ what, why, fix }) => 400 + 2 * (what.length + why.length + fix.length),
    (list) =>
      table(
        columns,
        rows(
          list.map((each) => {
            const blocks = notJudgedWords(each, report) === 'could not judge';
            const tag = blocks && html`<br><span class="tag error">${say('blocking')}</span>`;
            return html`<tr><th scope="row">${english(each.what)}${tag}</th><td>${english(each.why)}</td><td>${english(each.fix)}</td></tr>`;
          }),
        ),
        language,
      ),
  );
}

function clauseWords(name: string, { report }: Context): Markup | string {
  return clauseLink(name, report, path) ?? name;
}

function open(context: Context): Markup {
  const { report, language, say } = context;
  const list = report.clauses.filter(({ state }) => state === 'open');
  if (list.length === 0) return html`<p>${say('openNone')}</p>`;
  const body = list.map(
    ({ standard, number, title, remark }) =>
      html`<tr><th scope="row">${clauseWords(`${standard} ${number}`, context)}</th><td>${inEnglish(title, language)}</td><td>${inEnglish(withCode(remark), language)}</td></tr>`,
  );
  return table([say.text('clause'), say.text('asks'), say.text('why')], rows(body), language);
}

function evidence(graph: TraceGraph, { language, say }: Context): Markup {
  const body = evidenceRead(graph).map(({ name, count, why }) => {
    const missing = html`<span class="tag warning">${say('missing')}</span> ${why === '' ? say('nobodyLooked') : inEnglish(why, language)}`;
    return html`<tr><th scope="row">${speaker(evidenceStrings, language)(name)}</th><td>${count === undefined ? missing : groupedIn(language, count)}</td></tr>`;
  });
  return html`<p>${say('evidenceIntro')}</p>${table([say.text('source'), say.text('read')], rows(body), language, 'short')}`;
}

function scope(context: Context): Markup {
  const { report, say } = context;
  const rulesOf = (name: string) => report.rules.filter(({ pack }) => pack === name).length;
  const inside = standardsIn(report);
  const outside = packs.filter((pack) => pack.standard !== undefined && !inside.includes(pack));
  const left = report.graph?.declared?.['not-in-scope'] ?? [];
  const named = left.map((clause, at) => html`${at === 0 ? '' : ', '}${clauseWords(clause, context)}`);
  return html`<ul>
${inside.map(({ name, standard = '', edition = '', dated = '' }) => html`<li>${say('scopeIn', { standard: html`<a href="${addressOf.clauses(name)}">${standard}</a>`, edition, dated, rules: rulesOf(name) })}</li>`)}
<li>${say('scopeCore', { rules: rulesOf('core') })}</li>
${outside.map(({ standard = '', edition = '' }) => html`<li>${say('scopeOut', { standard, edition })}</li>`)}
${left.length > 0 && html`<li>${say('scopeLeft', { clauses: html`${named}` })}</li>`}
<li>${say('scopeOther')}</li>
</ul>`;
}

function idle(context: Context): Markup {
  const { report, say, language } = context;
  const { rules } = report;
  const list = idleRules(rules);
  if (rules.length === 0) return html`<p>${say('noRules')}</p>`;
  if (list.length === 0) return html`<p>${say('idleNone', { count: rules.length })}</p>`;
  const body = list.map(({ id, clause, waitsFor = [] }) => {
    const names = waitsFor.map((name) => speaker(evidenceStrings, language).text(name)).join(', ');
    const why = names === '' ? say('idleFor') : say('idleWaits', { what: names });
    return html`<tr><td class="words"><a href="${addressOf.rule(id)}">${id}</a></td><td>${clause === undefined ? '' : clauseWords(clause, context)}</td><td>${why}</td></tr>`;
  });
  return html`<p>${say('idleIntro', { idle: list.length, count: rules.length })}</p>
${table([say.text('toolRules'), say.text('clause'), say.text('why')], rows(body), language)}`;
}

function people(context: Context): Markup {
  const { report, say, language } = context;
  const parts = personsParts(report, packs);
  if (parts.length === 0) return html`<p>${say('peopleNone')}</p>`;
  const columns = (['clause', 'judges', 'state', 'by'] as const).map((key) => say.text(key));
  return html`<p>${say('peopleIntro')}</p><div class="people">${table(columns, rows(parts.map((each) => personsRow(each, context))), language)}</div>`;
}

function personsRow({ standard, clause, account }: PersonsPart, context: Context): Markup {
  const { report, say, language } = context;
  const { judgement, state } = account;
  const record = judgement && report.graph?.item(judgement.approval);
  const by =
    judgement === undefined
      ? say('nobody')
      : say('judgedBy', {
          by: judgement.by,
          role: judgement.role,
          on: html`<span class="whole">${judgement.on}</span>`,
          approval: record === undefined ? judgement.approval : link(path, record),
        });
  return html`<tr><th scope="row">${clauseWords(`${standard} ${clause.number}`, context)}</th><td>${inEnglish(clause.people ?? '', language)}</td><td>${stateTag(state, language)}</td><td>${by}</td></tr>`;
}

function limits(say: Context['say']): Markup {
  const all = ['limitStandard', 'limitHazards', 'limitTests', 'limitSegregation', 'limitSignature', 'limitChange'] as const;
  return html`<ul>${all.map((key) => html`<li>${say(key)}</li>`)}</ul>`;
}

function tool(context: Context): Markup {
  const { report, say } = context;
  const { rules, commit, graph } = report;
  const { date } = report.asOf;
  const all = html`<a href="${addressOf.rules}">${say('toolRulesAll')}</a>`;
  const things = rules.reduce((sum, { examined }) => sum + examined, 0);
  const formats = graph === undefined ? [] : formatsRead(graph);
  const row = (term: Words, words: Markup) => html`<dt>${say(term)}</dt><dd>${words}</dd>\n`;
  return html`<dl class="facts-list">
${row('toolVersion', html`${report.tool}`)}${row('toolCommit', commit === undefined ? say('toolNoCommit', { date }) : say('toolCommitOf', { commit: html`<code class="hash">${commit}</code>`, date }))}${graph !== undefined && row('toolValidated', validated(graph, context))}${row('toolRules', say('toolRulesCount', { count: rules.filter(({ examined }) => examined > 0).length, things, all }))}${formats.length > 0 && row('toolFormats', html`<ul class="plain">${formats.map(([format, count]) => html`<li>${say('toolFormat', { format, count })}</li>`)}</ul>`)}</dl>`;
}

function validated(graph: TraceGraph, { report, say }: Context): Markup {
  const records = toolRecords(graph, report.tool);
  if (records.length === 0) return say('toolUnknown', { name: report.tool.split(' ')[0] ?? '' });
  return html`<ul class="plain">${records.map((each) => html`<li>${toolWords(each, say)}</li>`)}</ul>`;
}

function toolWords({ item, version, isThis, validatedBy }: ToolRecord, say: Context['say']): Markup {
  const by = validatedBy.length === 0 ? say('toolByNothing') : say('toolBy', { records: links(validatedBy, path) });
  const words = say('toolRecord', { tool: link(path, item), version: version ?? say('toolNoVersion'), by });
  return html`${words}${!isThis && html` <span class="tag warning">${say('toolOther')}</span>`}`;
}
