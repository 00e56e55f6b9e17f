import { packs } from '../../check/packs/index.ts';
import type { TraceReport } from '../../check/report.ts';
import { rulePage as pageText } from '../../project/rule-page.ts';
import { addressOf, relative } from '../address.ts';
import { grouped, plural } from '../frame.ts';
import { html, trusted } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { plainHtml } from '../prose.ts';

/** Every rule with its clause, when it counts, and how much it looked at. */
export function ruleListPage(report: TraceReport): SitePage {
  const path = addressOf.rules;
  const rows = report.rules.map(
    (rule) =>
      html`<tr><td><a href="${addressOf.rule(rule.id)}">${rule.id}</a></td><td>${rule.clause}</td><td class="number">${grouped(rule.examined)}</td><td class="number">${grouped(rule.findings)}</td></tr>`,
  );
  return {
    path,
    title: 'Rules',
    section: 'rules',
    crumbs: [{ text: 'Home', path: addressOf.home }],
    headings: [],
    body: html`<h1>Rules</h1><p>${plural(report.rules.length, 'rule')} judged this file. A rule that looked at nothing shows nothing.</p>
<div class="wide"><table><thead><tr><th scope="col">Rule</th><th scope="col">Clause</th><th scope="col" class="number">Looked at</th><th scope="col" class="number">Findings</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  };
}

/** The page of each rule: what it looks at, why, what to do, and examples. */
export function rulePages(report: TraceReport): SitePage[] {
  return packs.flatMap((pack) =>
    pack.rules.map((rule) => {
      const path = addressOf.rule(rule.id);
      const count = report.rules.find((each) => each.id === rule.id);
      const looked =
        count === undefined
          ? 'It did not judge this file.'
          : `In this file it looked at ${plural(count.examined, 'thing')} and found ${plural(count.findings, 'fault')}.`;
      return {
        path,
        title: rule.id,
        section: 'rules' as const,
        crumbs: [
          { text: 'Home', path: addressOf.home },
          { text: 'Rules', path: addressOf.rules },
        ],
        headings: [],
        body: html`${trusted(plainHtml(pageText(pack.name, rule.id) ?? ''))}
<h2>Here</h2><p>${looked} <a href="${relative(path, addressOf.findings)}">All findings</a></p>
<p class="quiet">Rule <code>${rule.id}</code>${rule.clause === undefined ? '' : ` · ${pack.standard} ${rule.clause}`} · at draft: ${rule.severity.draft}, at release: ${rule.severity.release}${rule.classes === undefined ? '' : ` · classes ${rule.classes.join(', ')}`}</p>`,
      };
    }),
  );
}
