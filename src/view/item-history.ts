import { isApproving } from '../model/approvals.ts';
import { unhashedFields } from '../model/content-hash.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { Past, Wording } from '../model/past.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { approvalsOver } from './approvals.ts';

/** Somebody who stood for an item, or a release that holds it, and what it said then. */
export interface HistoryRow {
  /** The approval, or the release. */
  readonly record: TraceItem;
  /** As `2026-11-22`. */
  readonly day: string;
  /** Empty for a release. */
  readonly name: string;
  readonly role: string;
  /** Such as `approval`; `release` for a release. */
  readonly meaning: string;
  /** What it says now, what it said in some commit, or nothing that a commit holds. */
  readonly said: 'as now' | Wording | 'unknown' | 'not there';
}

/** Which wordings of an item were approved and released, the latest first, and which of them show what changed since. */
export interface ItemHistory {
  readonly rows: readonly HistoryRow[];
  /** What was approved last, where that is not what it says now. */
  readonly lastApproved?: { readonly row: HistoryRow; readonly wording: Wording } | undefined;
  /** What the latest release holds, where that is neither what it says now nor what was approved last. */
  readonly released?: { readonly row: HistoryRow; readonly wording: Wording } | undefined;
}

/** The history of an item or document. Without its past no former wording is known. */
export function itemHistory(graph: TraceGraph, item: TraceItem, past: Past | undefined): ItemHistory {
  const present = graph.hashOf(item).whole;
  const wordings = past?.wordings.get(item.id) ?? [];
  const rows = approvalsOver(graph, item).map(({ approval, hash, meaning, when }): HistoryRow => {
    const wording = wordings.find((each) => each.hash === hash);
    const said = hash === present ? 'as now' : (wording ?? 'unknown');
    return {
      record: approval,
      day: when.slice(0, 10),
      name: answer(approval, 'signer') ?? '',
      role: answer(approval, 'role') ?? '',
      meaning,
      said,
    };
  });
  const lastApproval = rows.find(({ record }) => isApproving(record));
  const lastApproved = changedIn(lastApproval);
  const release = releaseRow(graph, item, past);
  const released = changedIn(release);
  return {
    rows: [...rows, ...(release === undefined ? [] : [release])],
    lastApproved,
    released: released?.wording.hash === lastApproved?.wording.hash ? undefined : released,
  };
}

function changedIn(row: HistoryRow | undefined): ItemHistory['lastApproved'] {
  return row === undefined || typeof row.said === 'string' ? undefined : { row, wording: row.said };
}

function releaseRow(graph: TraceGraph, item: TraceItem, past: Past | undefined): HistoryRow | undefined {
  const release = past?.release;
  const record = release && graph.item(release.id);
  if (release === undefined || record === undefined) return undefined;
  const wording = past?.wordings.get(item.id)?.find(({ isReleased }) => isReleased);
  const said = release.added.has(item.id) ? 'not there' : (wording ?? 'as now');
  return { record, day: release.at.slice(0, 10), name: '', role: '', meaning: 'release', said };
}

/** A field that says something else than it said before. */
export interface FieldChange {
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** It is text of several sentences, which stands in the body of an item that is no row. */
  readonly isProse: boolean;
}

/** What fields say otherwise, by name: the title among them, and none that leaves the content as it was. Order, wrapping and spelling make no difference. */
export function fieldChanges(before: TraceItem, after: TraceItem): readonly FieldChange[] {
  const names = [...new Set([...before.fields.keys(), ...after.fields.keys()])].filter((name) => !unhashedFields.has(name));
  const title = { name: 'title', before: [before.title.text], after: [after.title.text], isProse: false };
  const fields = names.map((name) => ({
    name,
    before: valuesOf(before, name),
    after: valuesOf(after, name),
    isProse: (before.fields.get(name) ?? after.fields.get(name))?.prose !== undefined,
  }));
  return [title, ...fields].filter((field) => alike(field.before) !== alike(field.after));
}

function valuesOf(item: TraceItem, name: string): readonly string[] {
  return item.fields.get(name)?.values.map(({ text }) => text) ?? [];
}

function alike(values: readonly string[]): string {
  return JSON.stringify([...new Set(values.map((text) => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()))].sort());
}
