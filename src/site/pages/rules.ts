import { packs } from '../../check/packs/index.ts';
import type { TraceReport } from '../../check/report.ts';
import type { Pack, Rule } from '../../check/rule.ts';
import { rulePage as pageText } from '../../project/rule-page.ts';
import { addressOf, relative } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { linked } from '../linked.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { plainProse } from '../prose.ts';
import { rulesStrings } from '../strings/rules.ts';
import { groupedIn, type Language, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';

/** Every rule with its clause, when it counts, and how much it looked at. */
export function ruleListPage(report: TraceReport, language: Language): SitePage {
  const say = speaker(rulesStrings, language);
  const judged = report.rules.map(
    (rule) =>
      html`<tr><td class="words"><a href="${addressOf.rule(rule.id)}">${rule.id}</a></td><td>${rule.clause}</td><td class="number">${groupedIn(language, rule.examined)}</td><td class="number">${groupedIn(language, rule.findings)}</td></tr>`,
  );
  const columns = [say.text('rule'), say.text('clause'), { number: say.text('lookedAt') }, { number: say.text('findings') }];
  return {
    path: addressOf.rules,
    title: say.text('rules'),
    section: 'rules',
    crumbs: crumbsTo(language),
    headings: [],
    body: html`<h1>${say('rules')}</h1><p>${say('intro', { count: report.rules.length })}</p>
${table(columns, rows(judged), language)}`,
  };
}

/** The page of each rule: what it looks at, why, what to do, and examples. */
export function rulePages(report: TraceReport, language: Language): SitePage[] {
  const judged = new Set(report.rules.map(({ id }) => id));
  // A pack that the settings do not name has no place in this file.
  const named = packs.filter((pack) => judged.size === 0 || pack.rules.some(({ id }) => judged.has(id)));
  return linked(named.flatMap((pack) => pack.rules.map((rule) => rulePage(rule, pack, report, language))));
}

function rulePage(rule: Rule, pack: Pack, report: TraceReport, language: Language): SitePage {
  const { body, headings } = plainProse(pageText(pack.name, rule.id) ?? '');
  return {
    path: addressOf.rule(rule.id),
    title: rule.id,
    section: 'rules',
    crumbs: crumbsTo(language, 'rules'),
    headings: headings.filter(({ depth }) => depth === 2).map((heading) => ({ ...heading, lang: 'en' })),
    body: html`<div class="prose" lang="en" dir="ltr">${body}</div>
${hereOf(rule, pack, report, language)}`,
  };
}

/** What a rule did in this file. */
function hereOf(rule: Rule, pack: Pack, report: TraceReport, language: Language): Markup {
  const say = speaker(rulesStrings, language);
  const count = report.rules.find((each) => each.id === rule.id);
  const found = relative(addressOf.rule(rule.id), addressOf.findings, rule.id);
  return html`<h2 id="here">${say('here')}</h2>
<dl class="facts-list">
<dt>${say('rule')}</dt><dd><code>${rule.id}</code></dd>
${rule.clause === undefined ? '' : html`<dt>${say('clause')}</dt><dd>${pack.standard} ${rule.clause}</dd>`}
<dt>${say('severity')}</dt><dd>${say('severities', { draft: say(rule.severity.draft), release: say(rule.severity.release) })}</dd>
${rule.classes === undefined ? '' : html`<dt>${say('classes')}</dt><dd>${rule.classes.join(', ')}</dd>`}
<dt>${say('lookedAt')}</dt><dd>${count === undefined ? say('didNotJudge') : say('things', { count: count.examined })}</dd>
<dt>${say('findings')}</dt><dd>${groupedIn(language, count?.findings ?? 0)}${count?.findings ? html` · <a href="${found}">${say('seeFindings')}</a>` : ''}</dd>
</dl>`;
}
