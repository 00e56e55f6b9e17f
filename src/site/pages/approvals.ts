import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { type ApprovalShown, approvalsOver } from '../../view/approvals.ts';
import { html, type Markup } from '../markup.ts';
import { rows, table } from '../table.ts';
import { link, whole } from '../words.ts';

/** Who stands for an item or document, over which words, and how that is signed; undefined where nobody does. */
export function approvalTable(graph: TraceGraph, item: TraceItem, path: string): Markup | undefined {
  const shown = approvalsOver(graph, item);
  if (shown.length === 0) return undefined;
  const columns = ['Record', 'Signer and role', 'Meaning', 'When', 'Content hash', 'Signature', 'Still'];
  return table(columns, rows(shown.map((each) => approvalRow(each, path))));
}

function approvalRow({ approval, who, meaning, when, hash, signed, isCurrent, standing }: ApprovalShown, path: string): Markup {
  const still = html`<span class="tag ${isCurrent ? 'good' : 'warning'}">${standing}</span>`;
  return html`<tr><td>${link(path, approval)}</td><td>${whole(who)}</td><td>${meaning}</td><td>${whole(when)}</td><td><code class="hash">${hash}</code></td><td>${whole(signed)}</td><td>${still}</td></tr>`;
}
