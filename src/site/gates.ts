import { packs } from '../check/packs/index.ts';
import type { GateResult } from '../check/release-gates.ts';
import type { TraceReport } from '../check/report.ts';
import { addressOf, relative } from './address.ts';
import { html, type Markup } from './markup.ts';
import { gateStrings } from './strings/gates.ts';
import { type Language, speaker } from './strings/strings.ts';
import { rows, table } from './table.ts';
import { inEnglish } from './words.ts';

const looks: Readonly<Record<GateResult['state'], string>> = {
  passed: 'good',
  'with-deviations': 'warning',
  'not-passed': 'error',
  open: 'warning',
  'not-asked': 'info',
};

/** The gates of a release in their order, each with why it is not met. */
export function gatesTable(report: TraceReport, path: string, language: Language): Markup {
  const say = speaker(gateStrings, language);
  const list = report.gates.map(({ id, title, state, because }) => {
    const reasons = because.map((each, at) => html`${at === 0 ? '' : ', '}${reason(each, report, path)}`);
    return html`<tr><th scope="row">${id}</th><td>${inEnglish(title, language)}</td><td><span class="tag ${looks[state]}">${say(state)}</span></td><td>${reasons}</td></tr>`;
  });
  return table([say.text('gate'), say.text('holds'), say.text('result'), say.text('because')], rows(list), language);
}

/** Address of a clause written `IEC 62304 5.2.2`, with or without letters of its points; undefined for one that has no row on a page of this report. */
/** The page and row of a clause; undefined where it has none. */
export function clauseAddress(clause: string, report: TraceReport): { readonly page: string; readonly anchor: string } | undefined {
  for (const { name, standard, edition, clauses = [] } of packs) {
    const isNamed = report.packs.some((each) => each.standard === standard && each.edition === edition);
    if (!isNamed || !clause.startsWith(`${standard} `)) continue;
    const number = clause.slice(`${standard} `.length);
    const whole = number.replace(/ [a-l](?:, ?[a-l])*$/, '');
    const found = [number, whole].find((each) => clauses.some((known) => known.number === each && known.removed === undefined));
    if (found !== undefined) return { page: addressOf.clauses(name), anchor: clauseAnchor(found) };
  }
  return undefined;
}

/** A clause as a link to its row; undefined where it has none. */
export function clauseLink(clause: string, report: TraceReport, path: string): Markup | undefined {
  const address = clauseAddress(clause, report);
  return address && html`<a href="${relative(path, address.page, address.anchor)}">${clause}</a>`;
}

/** A number as the name of a place on a page, where no space may stand. */
export function clauseAnchor(number: string): string {
  return number.replaceAll(' ', '-');
}

function reason(name: string, report: TraceReport, path: string): Markup {
  const clause = clauseLink(name, report, path);
  if (clause !== undefined) return clause;
  return name.includes(' ') ? html`${name}` : html`<a href="${relative(path, addressOf.rule(name))}">${name}</a>`;
}
