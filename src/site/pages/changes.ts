import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { type ChangeLedger, changeLedger, type LedgerEntry } from '../../view/change-ledger.ts';
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

/** The ledger of change requests and of commits, what is missing in which request, and each of them whole. */
export function changePages(graph: TraceGraph, language: Language): SitePage[] {
  const shown = ledger(graph, path, language);
  const { say } = shown;
  const changes = changesShown(graph);
  const made = changeLedger(graph);
  const page = { path, title: say.text('changes'), section: 'changes', crumbs: crumbsTo(language) } as const;
  const head = html`<h1>${say('changes')}</h1><p class="lead">${say('changesLead')}</p><p><a href="${addressOf.difference}">${say('toDifference')}</a></p>`;
  if (changes.length === 0) return inParts(page, html`${head}<p>${say('noChanges')}</p>`, [reallyGroup(made, shown)], language);
  const loops = changes.map(({ request, gaps }) => ({ item: request, gaps }));
  return inParts(
    page,
    head,
    [
      ledgerGroup(changes, shown),
      section('loops', shown, 250 * changes.length, () => loopsPart(loops, 'request', shown)),
      reallyGroup(made, shown),
      recordsGroup(changes, made, shown),
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

/** Every commit since control started, by what right it was made, and what it changed. */
function reallyGroup(made: ChangeLedger | undefined, shown: Ledger): Group {
  const { graph, language, say } = shown;
  const group = section('really', shown, 200, () => html`<p>${whyNoLedger(graph, shown)}</p>`);
  if (made === undefined) return group;
  const { since, entries } = made;
  const lead = html`<p>${say('reallyLead', { count: entries.length, since: whole(since.slice(0, 10)) })}</p>`;
  const heads = columns(shown, 'commit', 'request', 'standing', 'changed', 'changedFiles');
  const table_ = (part: readonly LedgerEntry[]) =>
    table(
      heads,
      sections(part, (each) => entryRow(each, shown)),
      language,
    );
  return { ...group, top: html`${group.top}${lead}`, blocks: inBlocks(entries, () => 700, table_) };
}

function whyNoLedger(graph: TraceGraph, { language, say }: Ledger): Markup {
  const why = whyMissing(graph, 'history');
  return why === undefined ? say('reallyNever') : say('reallyUnknown', { why: inEnglish(why, language) });
}

function entryRow({ commit, requests, unknown, standing, items, unlisted, files }: LedgerEntry, shown: Ledger): Markup {
  const { say } = shown;
  const name = say('commitOf', {
    commit: html`<code>${commit.hash.slice(0, 12)}</code>`,
    day: whole(commit.at.slice(0, 10)),
    author: commit.author,
  });
  const asked = html`${requests.length > 0 && links(requests, path)}${unknown.length > 0 && html` <span class="quiet">${whole(unknown.join(', '))}</span>`}`;
  const look = standing === 'approved' ? 'good' : 'error';
  return html`<tr><th scope="row" class="long">${name}: ${commit.subject}</th><td>${asked}</td><td><span class="tag ${look}">${say(`standing-${standing}`)}</span></td><td>${itemWords(items, unlisted, shown)}</td><td class="long">${fileWords(files, shown)}</td></tr>`;
}

/** Items that were changed; behind them those that no request lists. */
function itemWords(items: readonly TraceItem[] | undefined, unlisted: readonly TraceItem[], shown: Ledger): Markup {
  const { say } = shown;
  if (items === undefined) return html`<span class="quiet">${say('onlyFiles')}</span>`;
  const listed = items.filter((item) => !unlisted.includes(item));
  const beside = unlisted.length > 0 && html` <span class="tag error">${say('notListed')}</span> ${links(unlisted, path)}`;
  return html`${(listed.length > 0 || unlisted.length === 0) && all(listed, shown)}${beside}`;
}

/** So many files of a commit are named. */
const mostFiles = 5;

function fileWords(files: readonly string[], { say }: Ledger): Markup {
  const left = files.length - mostFiles;
  const named_ = files.slice(0, mostFiles).map((file, at) => html`${at === 0 ? '' : ', '}<code>${file}</code>`);
  return html`${named_}${left > 0 && html` <span class="quiet">${say('moreFiles', { count: left })}</span>`}`;
}

function recordsGroup(changes: readonly ChangeShown[], made: ChangeLedger | undefined, shown: Ledger): Group {
  return {
    ...section('records', shown, 0, () => html``),
    blocks: changes.map((each) => ({ size: 5000, shown: () => record(each, made, shown) })),
  };
}

/** What the commits of a request changed, and what of it the request does not list. */
function madeWords(request: TraceItem, made: ChangeLedger | undefined, shown: Ledger): Markup | false {
  const own = made?.entries.filter(({ requests }) => requests.includes(request)) ?? [];
  const once = (pick: (entry: LedgerEntry) => readonly TraceItem[]) => [...new Set(own.flatMap(pick))];
  return (
    own.length > 0 &&
    itemWords(
      once(({ items = [] }) => items),
      once(({ unlisted }) => unlisted),
      shown,
    )
  );
}

function record(change: ChangeShown, made: ChangeLedger | undefined, shown: Ledger): Markup {
  const { graph, say } = shown;
  const { request, impact, inVain, repeated, state } = change;
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
    fact('made', madeWords(request, made, shown), shown),
    fact('inVain', inVain.length > 0 && links(inVain, path), shown),
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
