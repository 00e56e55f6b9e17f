import { packs } from '../../check/packs/index.ts';
import type { TraceReport } from '../../check/report.ts';
import { rulePage as pageText } from '../../project/rule-page.ts';
import { addressOf, relative } from '../address.ts';
import { grouped, plural } from '../frame.ts';
import { html } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { plainProse } from '../prose.ts';
import { rows, table } from '../table.ts';

/** Every rule with its clause, when it counts, and how much it looked at. */
export function ruleListPage(report: TraceReport): SitePage {
  const path = addressOf.rules;
  const judged = report.rules.map(
    (rule) =>
      html`<tr><td class="words"><a href="${addressOf.rule(rule.id)}">${rule.id}</a></td><td>${rule.clause}</td><td class="number">${grouped(rule.examined)}</td><td class="number">${grouped(rule.findings)}</td></tr>`,
  );
  return {
    path,
    title: 'Rules',
    section: 'rules',
    crumbs: [{ text: 'Home', path: addressOf.home }],
    headings: [],
    body: html`<h1>Rules</h1><p>${plural(report.rules.length, 'rule')} judged this file. A rule that looked at nothing shows nothing.</p>
${table(['Rule', 'Clause', { number: 'Looked at' }, { number: 'Findings' }], rows(judged))}`,
  };
}

/** The page of each rule: what it looks at, why, what to do, and examples. */
export function rulePages(report: TraceReport): SitePage[] {
  const judged = new Set(report.rules.map(({ id }) => id));
  // A pack that the settings do not name has no place in this file.
  const named = packs.filter((pack) => judged.size === 0 || pack.rules.some(({ id }) => judged.has(id)));
  return named.flatMap((pack) =>
    pack.rules.map((rule) => {
      const path = addressOf.rule(rule.id);
      const count = report.rules.find((each) => each.id === rule.id);
      const { body, headings } = plainProse(pageText(pack.name, rule.id) ?? '');
      return {
        path,
        title: rule.id,
        section: 'rules' as const,
        crumbs: [
          { text: 'Home', path: addressOf.home },
          { text: 'Rules', path: addressOf.rules },
        ],
        headings: headings.filter(({ depth }) => depth === 2),
        body: html`${body}
<h2 id="here">In this file</h2>
<dl class="facts-list">
<dt>Rule</dt><dd><code>${rule.id}</code></dd>
${rule.clause === undefined ? '' : html`<dt>Clause</dt><dd>${pack.standard} ${rule.clause}</dd>`}
<dt>Severity</dt><dd>${rule.severity.draft} at draft, ${rule.severity.release} at release</dd>
${rule.classes === undefined ? '' : html`<dt>Classes</dt><dd>${rule.classes.join(', ')}</dd>`}
<dt>Looked at</dt><dd>${count === undefined ? 'It did not judge this file.' : plural(count.examined, 'thing')}</dd>
<dt>Findings</dt><dd>${grouped(count?.findings ?? 0)}${count?.findings ? html` · <a href="${relative(path, addressOf.findings, rule.id)}">see them</a>` : ''}</dd>
</dl>`,
      };
    }),
  );
}
