import type { Signing } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { approvalLedger, type CoveredThing, type Holding, holdings, type LedgerEntry } from '../../view/approval-ledger.ts';
import { whyMissing } from '../../view/why-missing.ts';
import { addressOf } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inBlocks, inParts } from '../parts.ts';
import { approvalsStrings, holdingStrings, signingStrings } from '../strings/approvals.ts';
import { groupedIn, type Language, type Say, speaker } from '../strings/strings.ts';
import { sections, table } from '../table.ts';
import { inEnglish, link, whole } from '../words.ts';
import { meaningWords } from './approvals.ts';

const path = addressOf.approvals;

interface Context {
  readonly graph: TraceGraph;
  readonly language: Language;
  readonly say: Say<typeof approvalsStrings>;
}

/** Every approval: who stands for which content, with what meaning, how that is signed, and whether it still holds; what no longer holds comes first. */
export function approvalsPages(graph: TraceGraph, language: Language): SitePage[] {
  const say = speaker(approvalsStrings, language);
  const page = { path, title: say.text('title'), section: 'approvals', crumbs: crumbsTo(language) } as const;
  const ledger = approvalLedger(graph);
  const context = { graph, language, say };
  const groups = ledger.length === 0 ? [] : holdings.flatMap((holding) => group(holding, ledger, context));
  return inParts(page, head(ledger, context), groups, language);
}

function head(ledger: readonly LedgerEntry[], { graph, language, say }: Context): Markup {
  const missing = whyMissing(graph, 'signatures');
  const counts = holdings.flatMap((holding) => {
    const count = ledger.filter((each) => each.holding === holding).length;
    return count === 0 ? [] : [html`<li>${holdingTag(holding, language)} ${groupedIn(language, count)}</li>`];
  });
  return html`<h1>${say('title')}</h1><p>${say('intro')}</p>
${missing !== undefined && html`<p>${say('unread', { why: inEnglish(missing, language) })}</p>`}
${ledger.length === 0 ? html`<p>${say('none')}</p>` : html`<p>${say('counts', { count: ledger.length })}</p><ul class="plain">${counts}</ul>`}
`;
}

const looks: Readonly<Record<Holding, string>> = { moved: 'error', draft: 'info', holds: 'good', replaced: 'info' };

function holdingTag(holding: Holding, language: Language): Markup {
  return html`<span class="tag ${looks[holding]}">${speaker(holdingStrings, language)(holding)}</span>`;
}

function group(holding: Holding, ledger: readonly LedgerEntry[], context: Context): readonly Group[] {
  const { say, language } = context;
  const list = ledger.filter((each) => each.holding === holding);
  if (list.length === 0 && holding !== 'moved') return [];
  const words = say.text(`${holding}Heading`);
  const columns = (['record', 'who', 'content', 'signature'] as const).map((key) => say.text(key));
  const tableOf = (part: readonly LedgerEntry[], heads: readonly string[]) =>
    table(
      heads,
      sections(part, (each) => row(each, context)),
      language,
    );
  const lead = holding !== 'moved' ? '' : html`<p>${say(list.length === 0 ? 'movedNone' : 'movedIntro')}</p>`;
  return [
    {
      heading: { id: holding, text: words, depth: 2 },
      top: html`<h2 id="${holding}">${words}</h2>${lead}\n`,
      blocks: inBlocks(list, sizeOf, (part) => html`<div class="ledger">${tableOf(part, columns)}</div>`),
    },
  ];
}

/** So many things stand in the row of a record; all stand on its own page. */
const most = 10;

function sizeOf({ things }: LedgerEntry): number {
  return 900 + 320 * Math.min(things.length, most);
}

function row(entry: LedgerEntry, context: Context): Markup {
  const { say, language } = context;
  const { approval, signer, role, meaning, when, things, inside } = entry;
  const shown = things.slice(0, most).map((each) => html`<li>${thing(each, entry, context)}</li>`);
  const left = things.length - most;
  const content = html`<ul class="plain">${shown}${left > 0 && html`<li class="quiet">${say('more', { count: left })}</li>`}${inside > 0 && html`<li class="quiet">${say('inside', { count: inside })}</li>`}</ul>`;
  const who = html`${signer ?? say('nobody')}, ${role ?? say('noRole')}<br>${meaning === undefined ? say('noMeaning') : meaningWords(meaning, language)}`;
  return html`<tr><th scope="row">${link(path, approval)} ${holdingTag(entry.holding, language)}<br><span class="quiet">${when === undefined ? say('noTime') : html`<span class="whole">${when}</span>`}</span></th><td>${who}</td><td>${things.length === 0 ? say('nothing') : content}</td><td>${signature(entry, context)}</td></tr>`;
}

/** Enough of a hash to compare by eye; the record has the whole. */
const digits = 15;

function thing({ thing: item, hash, holding, moved }: CoveredThing, entry: LedgerEntry, { say, language }: Context): Markup {
  const short = hash === '' ? say('noHash') : html`<code>${hash.slice(0, digits)}…</code>`;
  const tag = holding === entry.holding ? '' : html` ${holdingTag(holding, language)}`;
  return html`${link(path, item)} ${short}${tag}${moved !== '' && html`<br><span class="quiet">${say('changed', { what: moved })}</span>`}`;
}

const signingLooks: Readonly<Record<Signing['state'], string>> = {
  good: 'good',
  kept: 'info',
  bad: 'error',
  none: 'info',
  unknown: 'info',
};

function signature({ signing, signed, method }: LedgerEntry, { say, language }: Context): Markup {
  const state = signing?.state ?? 'unknown';
  const committed =
    signing?.committedBy === undefined ? '' : html`<br><span class="quiet">${say('committed', { name: signing.committedBy.name })}</span>`;
  return html`<span class="tag ${signingLooks[state]}">${speaker(signingStrings, language)(state)}</span><br>${inEnglish(whole(signed), language)}${signing === undefined && method !== undefined && html`<br><span class="quiet">${say('method', { method })}</span>`}${committed}`;
}
