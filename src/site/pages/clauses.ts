import type { ClauseAccount, ClauseState } from '../../check/account.ts';
import type { Clause } from '../../check/packs/clause.ts';
import { packs } from '../../check/packs/index.ts';
import type { TraceReport } from '../../check/report.ts';
import type { Pack } from '../../check/rule.ts';
import { classBySeverity } from '../../view/risk.ts';
import { addressOf } from '../address.ts';
import { grouped, plural } from '../frame.ts';
import { clauseAnchor } from '../gates.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { rows, table } from '../table.ts';
import { link, withCode } from '../words.ts';

/** How a clause stands, in the words of the report (design decision 6), and the look of its tag. */
const clauseStates: Readonly<Record<ClauseState, readonly [words: string, look: string]>> = {
  'not-met': ['not met', 'error'],
  open: ['open', 'warning'],
  deviation: ['deviation', 'warning'],
  judged: ['judged', 'good'],
  'evidence-complete': ['evidence complete', 'good'],
  'not-applicable': ['not applicable', 'info'],
};

/** The standards that judge here, each with a page of its clauses. */
function standardsIn(report: TraceReport): readonly Pack[] {
  return packs.filter((pack) => report.packs.some(({ standard, edition }) => standard === pack.standard && edition === pack.edition));
}

/** One page for each standard: a row for every sub-clause, in the shape of a test report. */
export function clausePages(report: TraceReport): SitePage[] {
  return standardsIn(report).map((pack) => {
    const path = addressOf.clauses(pack.name);
    const accounts = new Map(report.clauses.filter(({ standard }) => standard === pack.standard).map((each) => [each.number, each]));
    const all = (pack.clauses ?? []).filter(({ removed }) => removed === undefined);
    return {
      path,
      title: `Clauses of ${pack.standard}`,
      section: 'clauses' as const,
      crumbs: [{ text: 'Home', path: addressOf.home }],
      headings: [],
      body: html`<h1>Clauses of ${pack.standard}</h1>
<p>Edition ${pack.edition}, rules of ${pack.dated}. What each clause asks is told in our own words; the text of the standard governs. A state says what was found
in these records: that the work was done well, a named person judges.</p>
${counts([...accounts.values()])}
${pack.standard === 'IEC 62304' ? html`${classification}${bySeverity(report, path)}` : ''}
${table(['Clause', 'What it asks', 'Applies because', 'Evidence', 'State', 'Remark'], rows(all.map((clause) => row(clause, accounts.get(clause.number), report, path))))}`,
    };
  });
}

const classification = html`<p>Edition 1.1 does not class software by severity alone. In the edition of 2006 software whose failure could lead to a serious injury was
class C, however unlikely that was. Since the amendment of 2015 what counts is whether a risk that is not acceptable remains when the software fails and only
controls outside the software work; the severity of the harm then tells B from C.</p>`;

/** What the reading of 2006 would have given, beside the class that is in force. */
function bySeverity({ graph }: TraceReport, path: string): Markup {
  const systems = (graph?.ofKind('software-system') ?? []).flatMap((system) => {
    const alone = graph === undefined ? undefined : classBySeverity(system, graph);
    return alone === undefined
      ? []
      : [html`<li>${link(path, system)}: class ${graph?.classOf(system).class}; by severity alone it would be class ${alone}</li>`];
  });
  return systems.length === 0 ? html`` : html`<ul>${systems}</ul>`;
}

function counts(accounts: readonly ClauseAccount[]): Markup {
  const parts = (Object.keys(clauseStates) as ClauseState[]).flatMap((state) => {
    const number = accounts.filter((each) => each.state === state).length;
    return number === 0 ? [] : [html`<li>${tag(state)} ${grouped(number)}</li>`];
  });
  return html`<p>${plural(accounts.length, 'clause')} asked at the classes of this product:</p><ul>${parts}</ul>`;
}

function tag(state: ClauseState): Markup {
  const [words, look] = clauseStates[state];
  return html`<span class="tag ${look}">${words}</span>`;
}

function row(clause: Clause, account: ClauseAccount | undefined, report: TraceReport, path: string): Markup {
  const { number, title, classes, classes2006 } = clause;
  const before =
    classes2006 === null ? 'not there in 2006' : classes2006.join('') === classes.join('') ? '' : `class ${classes2006.join(', ')} in 2006`;
  const asked = html`${title}${before === '' ? '' : html` <span class="quiet">(${before})</span>`}`;
  const head = html`<td id="${clauseAnchor(number)}"><a href="#${clauseAnchor(number)}">${number}</a></td><td>${asked}</td>`;
  if (account === undefined)
    return html`<tr>${head}<td colspan="4" class="quiet">Not asked: it is for class ${classes.join(', ')}.</td></tr>`;
  const { class: judged, classFrom, state, remark, judgement } = account;
  const from = report.graph?.item(classFrom);
  return html`<tr>${head}
<td>class ${judged}, ${from === undefined ? classFrom : link(path, from)}</td>
<td>${evidence(account, report, path)}</td>
<td>${tag(state)}</td>
<td>${state !== 'judged' || judgement === undefined ? withCode(remark) : html`judged by ${judgement.by} (${judgement.role}) on ${judgement.on}, over the hash in ${idLink(judgement.approval, report, path)}`}</td></tr>`;
}

function evidence({ examined, evidence: ids }: ClauseAccount, report: TraceReport, path: string): Markup {
  const links = ids.map((id, at) => html`${at === 0 ? '' : ', '}${idLink(id, report, path)}`);
  return html`${links}${ids.length > 0 && examined > 0 ? ' · ' : ''}${examined === 0 ? '' : html`${plural(examined, 'thing')} looked at`}`;
}

function idLink(id: string, report: TraceReport, path: string): Markup {
  const item = report.graph?.item(id);
  return item === undefined ? html`${id}` : link(path, item);
}
