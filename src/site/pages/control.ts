import type { Absence } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { Past } from '../../model/past.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { type ChangeRow, changeHistory, documentControl, type Signature } from '../../view/document-control.ts';
import { html, type Markup } from '../markup.ts';
import type { Heading } from '../page.ts';
import { controlStrings } from '../strings/control.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { inEnglish, link, whole } from '../words.ts';
import { meaningWords, signingRow } from './approvals.ts';

/** Whose control is shown, where, and in which language. */
export interface Controlled {
  readonly graph: TraceGraph;
  readonly document: TraceItem;
  readonly past: Past | Absence;
  /** Address of the page that shows it. */
  readonly path: string;
  readonly language: Language;
}

type Words = Say<typeof controlStrings>;

/** No words of a heading make an anchor with a dot. */
const anchors = { changes: 'control.changes', signatures: 'control.signatures' } as const;

/** Headings of what `controlPart` shows. */
export function controlHeadings(language: Language): readonly Heading[] {
  const say = speaker(controlStrings, language);
  return (['changes', 'signatures'] as const).map((key) => ({ id: anchors[key], text: say.text(key), depth: 2 }));
}

/** The change history of a document, and its signature block. */
export function controlPart(controlled: Controlled): Markup {
  const say = speaker(controlStrings, controlled.language);
  return html`<section class="control">
<h2 id="${anchors.changes}">${say('changes')}</h2>${changes(controlled, say)}
<h2 id="${anchors.signatures}">${say('signatures')}</h2>${signatures(controlled, say)}
</section>`;
}

/** So many rows stand open; older ones are folded. */
const mostShown = 8;

function changes({ graph, document, past, path, language }: Controlled, say: Words): Markup {
  if ('why' in past) return html`<p>${say('unknown', { why: inEnglish(past.why, language) })}</p>`;
  const known = past.documents.get(document.id);
  const list = changeHistory(graph, document, past);
  if (known === undefined || list === undefined) return html`<p>${say('uncommitted')}</p>`;
  const [open, folded] = [list.slice(0, mostShown), list.slice(mostShown)];
  return html`${known.isEdited && html`<p>${say('edited')}</p>`}${changeTable(open, path, language, say)}
${folded.length > 0 && html`<details><summary>${say('older', { count: folded.length })}</summary>${changeTable(folded, path, language, say)}</details>`}
${known.more > 0 && html`<p>${say('notRead', { count: known.more })}</p>`}`;
}

function changeTable(list: readonly ChangeRow[], path: string, language: Language, say: Words): Markup {
  const columns = (['revision', 'date', 'change', 'author', 'requests', 'approvedBy', 'commit'] as const).map((key) => say.text(key));
  return html`<div class="changes">${table(columns, rows(list.map((row) => changeRow(row, path, say))), language)}</div>`;
}

function changeRow(row: ChangeRow, path: string, say: Words): Markup {
  const requests = [...row.requests.map((request) => link(path, request)), ...row.otherRequests.map((name) => html`${name}`)];
  const approvals = row.approvals.map((approval) => link(path, approval));
  return html`<tr><td>${row.revision ?? say('notStated')}</td><td>${whole(row.at.slice(0, 10))}</td><td>${whole(row.subject)}</td><td>${row.author}</td><td>${listed(requests, say('none'))}</td><td>${listed(approvals, say('nobody'))}</td><td><code>${row.commit.slice(0, 12)}</code></td></tr>`;
}

function listed(list: readonly Markup[], empty: Markup): Markup {
  return list.length === 0 ? empty : html`${list.map((each, at) => html`${at > 0 && ', '}${each}`)}`;
}

const columns = ['role', 'name', 'meaning', 'signedAt', 'still', 'record'] as const;

function signatures({ graph, document, path, language }: Controlled, say: Words): Markup {
  const control = documentControl(graph, document);
  const heads = columns.map((key) => say.text(key));
  const missing = control.unsigned.map((role) => unsignedRow(role, say));
  return table(heads, rows([...missing, ...control.signatures.map((each) => signatureRow(each, path, language, say))]), language);
}

/** An empty line to sign on. */
function unsignedRow(role: string, say: Words): Markup {
  const empty = Array.from({ length: 2 }, () => html`<td></td>`);
  return html`<tr class="unsigned"><td>${role === '' ? say('anyRole') : role}</td><td></td>${empty}<td><span class="tag warning">${say('notSigned')}</span></td><td></td></tr>`;
}

function signatureRow(signature: Signature, path: string, language: Language, say: Words): Markup {
  const { role, name, meaning, when, signed, hash, isCurrent, standing, approval } = signature;
  const still = html`<span class="tag ${isCurrent ? 'good' : 'warning'}">${inEnglish(standing, language)}</span>`;
  return html`<tr><td>${role === '' ? say('notStated') : role}</td><td>${name === '' ? say('notStated') : name}</td><td>${meaningWords(meaning, language)}</td><td>${whole(when)}</td><td>${still}</td><td>${link(path, approval)}</td></tr>${signingRow(columns.length, hash, whole(signed), language)}`;
}
