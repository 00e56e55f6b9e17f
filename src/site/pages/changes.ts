import type { TraceGraph } from '../../model/graph.ts';
import { type ChangeShown, changesShown } from '../../view/changes.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { addressOf } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inBlocks, inParts } from '../parts.ts';
import type { Language } from '../strings/strings.ts';
import { sections, table } from '../table.ts';
import { inEnglish, link, whole } from '../words.ts';
import { links, named } from '../written.ts';
import { all, columns, fact, folded, type Ledger, ledger, list, loopsPart, said, section, stateTag } from './ledger.ts';

const path = addressOf.changes;

/** The ledger of change requests, what is missing in which, and each of them whole. */
export function changePages(graph: TraceGraph, language: Language): SitePage[] {
  const shown = ledger(graph, path, language);
  const { say } = shown;
  const changes = changesShown(graph);
  const page = { path, title: say.text('changes'), section: 'changes', crumbs: crumbsTo(language) } as const;
  const head = html`<h1>${say('changes')}</h1><p class="lead">${say('changesLead')}</p>`;
  if (changes.length === 0) return inParts(page, html`${head}<p>${say('noChanges')}</p>`, [], language);
  const loops = changes.map(({ request, gaps }) => ({ item: request, gaps }));
  return inParts(
    page,
    head,
    [
      ledgerGroup(changes, shown),
      section('loops', shown, 250 * changes.length, () => loopsPart(loops, 'request', shown)),
      recordsGroup(changes, shown),
    ],
    language,
  );
}

function ledgerGroup(changes: readonly ChangeShown[], shown: Ledger): Group {
  const heads = columns(shown, 'request', 'state', 'approval', 'shownBy', 'communication', 'release');
  const table_ = (part: readonly ChangeShown[]) =>
    table(
      heads,
      sections(part, (each) => ledgerRow(each, shown)),
      shown.language,
    );
  return { ...section('ledger', shown, 0, () => html``), blocks: inBlocks(changes, () => 900, table_) };
}

function ledgerRow(change: ChangeShown, shown: Ledger): Markup {
  const { graph, say } = shown;
  const { request, state, verifiedBy, communication, sent, release } = change;
  const told = sent.length > 0 ? links(sent, path) : (communication ?? html`<span class="quiet">${say('notSaid')}</span>`);
  const inRelease =
    release === undefined ? html`<span class="quiet">${say(state === 'rejected' ? 'none' : 'open')}</span>` : link(path, release);
  return html`<tr><th scope="row" class="words">${named(request, graph, path)}</th><td>${stateTag(state, shown)}</td><td class="long">${approvalWords(change, shown)}</td><td>${all(verifiedBy, shown)}</td><td>${told}</td><td>${inRelease}</td></tr>`;
}

/** By which approval, when, and whether before the change was made. */
function approvalWords({ approval, approvedBy, approvedAt, isApprovedFirst, commits }: ChangeShown, { say }: Ledger): Markup {
  if (approval === undefined) return say('notApproved');
  const known = (commits?.length ?? 0) > 0;
  const order =
    isApprovedFirst === undefined ? 'notCompared' : !isApprovedFirst ? 'approvedLate' : known ? 'approvedFirst' : 'approvedBeforeClosure';
  const parts = {
    approval: link(path, approval),
    who: approvedBy ?? say('notSaid'),
    when: whole((approvedAt ?? say.text('notSaid')).slice(0, 10)),
  };
  return html`${say('approvedBy', parts)}, <span class="${isApprovedFirst === false ? 'tag error' : 'quiet'}">${say(order)}</span>`;
}

function recordsGroup(changes: readonly ChangeShown[], shown: Ledger): Group {
  return {
    ...section('records', shown, 0, () => html``),
    blocks: changes.map((each) => ({ size: 5000, shown: () => record(each, shown) })),
  };
}

function record(change: ChangeShown, shown: Ledger): Markup {
  const { graph, say } = shown;
  const { request, impact, repeated, state } = change;
  const yesNo = (text: string | undefined) => text ?? say('notSaid');
  const safety = html`${say('safetyWords', { causes: yesNo(impact.newCauses), controls: yesNo(impact.newControls), class: yesNo(impact.class) })} ${said(impact.safety, shown)}`;
  const reason = (decision: string | undefined, text: string | undefined) =>
    decision === undefined ? undefined : html`${decision}. ${said(text, shown)}`;
  const isReleased = impact.released === 'yes';
  const rows = [
    fact('request', named(request, graph, path), shown),
    fact('trigger', said(change.trigger, shown), shown),
    fact('what', said(change.statement, shown), shown),
    fact('resolves', all(change.resolves, shown), shown),
    fact('touches', all(change.changes, shown), shown),
    fact('released', impact.released, shown),
    fact('safety', safety, shown),
    fact('controls', said(impact.controls, shown), shown),
    fact('organisation', isReleased && said(impact.organisation, shown), shown),
    fact('software', isReleased && said(impact.software, shown), shown),
    fact('interfaces', isReleased && said(impact.interfaces, shown), shown),
    fact('repeated', list(repeated, shown), shown),
    fact('approval', approvalWords(change, shown), shown),
    fact('commits', commitWords(change, shown), shown),
    fact('shownBy', change.verifiedBy.length === 0 ? say('nothingYet') : links(change.verifiedBy, path), shown),
    fact('communication', communicationWords(change, shown), shown),
    fact('regulatory', isReleased && reason(change.regulatory, change.regulatoryReason), shown),
    fact('rejected', state === 'rejected' && said(change.rejectedBecause, shown), shown),
    fact('closedOn', state === 'rejected' ? false : whole(change.closedOn ?? say.text('open')), shown),
    fact('release', change.release !== undefined && link(path, change.release), shown),
  ];
  return folded(request, state, html`<dl class="facts-list">${rows}</dl>`, shown);
}

/** So many commits of a request are named. */
const most = 10;

function commitWords({ commits }: ChangeShown, { graph, language, say }: Ledger): Markup {
  if (commits === undefined) return say('commitsUnknown', { why: inEnglish(whyMissing(graph, 'history') ?? '', language) });
  if (commits.length === 0) return say('noCommit');
  const line = ({ hash, at, author, subject }: (typeof commits)[number]) =>
    html`<li>${say('commitOf', { commit: html`<code>${hash.slice(0, 12)}</code>`, day: whole(at.slice(0, 10)), author })}: ${subject}</li>`;
  const left = commits.length - most;
  return html`<ul class="plain">${commits.slice(0, most).map(line)}${left > 0 && html`<li class="quiet">${say('moreCommits', { count: left })}</li>`}</ul>`;
}

function communicationWords({ communication, communicationReason, sent }: ChangeShown, shown: Ledger): Markup | undefined {
  if (communication === undefined && sent.length === 0) return undefined;
  return html`${communication}. ${said(communicationReason, shown)}${sent.length > 0 && html` ${links(sent, path)}`}`;
}
