import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { type ApprovalShown, approvalsOver } from '../../view/approvals.ts';
import { html, type Markup } from '../markup.ts';
import { approvalTableStrings, meaningStrings } from '../strings/approval-table.ts';
import { type Language, speaker, wordsIn } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { fieldTitle, inEnglish, link, whole } from '../words.ts';

const columns = ['record', 'signer', 'meaning', 'when', 'still'] as const;

/** Who stands for an item or document, over which words, and how that is signed; undefined where nobody does. */
export function approvalTable(graph: TraceGraph, item: TraceItem, path: string, language: Language): Markup | undefined {
  const shown = approvalsOver(graph, item);
  if (shown.length === 0) return undefined;
  const say = speaker(approvalTableStrings, language);
  const heads = columns.map((name) => say.text(name));
  return table(heads, rows(shown.map((each) => approvalRow(each, path, language))), language);
}

/** With what meaning somebody signs, in the language of the page; what no table has stays as it is written. */
export function meaningWords(meaning: string, language: Language): string {
  return Object.hasOwn(meaningStrings, meaning) ? wordsIn(meaningStrings[meaning as keyof typeof meaningStrings], language) : meaning;
}

function approvalRow(shown: ApprovalShown, path: string, language: Language): Markup {
  const { approval, who, meaning, when, hash, signed, isCurrent } = shown;
  const still = html`<span class="tag ${isCurrent ? 'good' : 'warning'}">${standing(shown, language)}</span>`;
  return html`<tr><td>${link(path, approval)}</td><td>${whole(who)}</td><td>${meaningWords(meaning, language)}</td><td>${whole(when)}</td><td>${still}</td></tr>${signingRow(columns.length, hash, whole(signed), language)}`;
}

/** Below the row of a signature, as wide as its table: the content it stands over and how it is signed, which would make narrow columns. */
export function signingRow(width: number, hash: string, signed: Markup, language: Language): Markup {
  const say = speaker(approvalTableStrings, language);
  return html`<tr class="signing"><td colspan="${width}">${say('hash')}: <code class="hash">${hash}</code><br>${say('signature')}: ${inEnglish(signed, language)}</td></tr>`;
}

function standing({ over, moved }: ApprovalShown, language: Language): string {
  const say = speaker(approvalTableStrings, language);
  if (over !== 'moved') return say.text(over);
  const fields = moved.map((name) => (name === 'text' ? say.text('own') : language === 'en' ? name : fieldTitle(name, language)));
  return say.text('moved', { fields: fields.length === 0 ? say.text('inside') : fields.join(', ') });
}
