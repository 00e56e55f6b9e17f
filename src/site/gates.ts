import { packs } from '../check/packs/index.ts';
import type { GateResult } from '../check/release-gates.ts';
import type { TraceReport } from '../check/report.ts';
import { addressOf, relative } from './address.ts';
import { html, type Markup } from './markup.ts';
import { rows, table } from './table.ts';

const states: Readonly<Record<GateResult['state'], readonly [words: string, look: string]>> = {
  passed: ['passed', 'good'],
  'with-deviations': ['passed with deviations', 'warning'],
  'not-passed': ['not passed', 'error'],
  open: ['open', 'warning'],
  'not-asked': ['not asked here', 'info'],
};

/** The gates of a release in their order, each with what keeps it from passing. */
export function gatesSection({ gates }: TraceReport, path: string): Markup {
  const list = gates.map(({ id, title, state, because }) => {
    const [words, look] = states[state];
    const reasons = because.map((each, at) => html`${at === 0 ? '' : ', '}${reason(each, path)}`);
    return html`<tr><td>${id}</td><td>${title}</td><td><span class="tag ${look}">${words}</span></td><td>${reasons}</td></tr>`;
  });
  return html`<h2 id="gates">Gates of a release</h2>
${table(['Gate', 'What has to hold', 'Result', 'Because of'], rows(list))}`;
}

/** Address of a clause written `IEC 62304 5.2.2`; undefined for one that has no page. */
export function clauseAddress(clause: string): { readonly page: string; readonly anchor: string } | undefined {
  const pack = packs.find(({ standard }) => standard !== undefined && clause.startsWith(`${standard} `));
  if (pack?.standard === undefined) return undefined;
  return { page: addressOf.clauses(pack.name), anchor: clauseAnchor(clause.slice(pack.standard.length + 1)) };
}

/** A number as the name of a place on a page, where no space may stand. */
export function clauseAnchor(number: string): string {
  return number.replaceAll(' ', '-');
}

function reason(name: string, path: string): Markup {
  const clause = clauseAddress(name);
  if (clause !== undefined) return html`<a href="${relative(path, clause.page, clause.anchor)}">${name}</a>`;
  return name.includes(' ') ? html`${name}` : html`<a href="${relative(path, addressOf.rule(name))}">${name}</a>`;
}
