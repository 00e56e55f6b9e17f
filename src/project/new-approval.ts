import { join, posix } from 'node:path';
import { hashRows } from '../model/approvals.ts';
import { leads } from '../model/graph.ts';
import { nearest } from '../model/nearest.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { writeNew } from './new-file.ts';
import type { Refused } from './new-item.ts';
import { nextId, seriesOf } from './next-id.ts';
import type { Survey } from './survey.ts';

export interface ApprovalRequest {
  /** IDs of items and documents. */
  readonly ids: readonly string[];
  readonly signer: string;
  readonly role: string;
  readonly meaning: string;
}

export interface NewApproval {
  readonly id: string;
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** Everything the record holds a hash of. */
  readonly covers: readonly TraceItem[];
}

/**
 * Records that a named person stands for things as they are now: content hashes of each thing, its fields and its link targets. A review is covered with all that
 * it covers. The record says who and when, and is asserted only: nothing here proves who wrote it. Throws the system's errors.
 */
export function newApproval(survey: Survey, request: ApprovalRequest): NewApproval | Refused {
  const found = request.ids.map((id) => thingOf(id, survey));
  const refused = found.find((each) => 'refused' in each);
  if (refused !== undefined) return refused;
  const covers = [...new Set((found as TraceItem[]).flatMap((thing) => [thing, ...coveredBy(thing, survey)]))];
  const used = new Set(survey.used);
  const prefix = survey.vocabulary.prefixFor('approval') ?? 'APR';
  for (;;) {
    const id = nextId(seriesOf(prefix, survey.settings.ids.pattern, used), used);
    const file = posix.join(survey.settings.files.records, 'approvals', `${id}.md`);
    if (writeNew(join(survey.root, file), recordText(id, request, covers, survey))) return { id, file, covers };
    used.add(id);
  }
}

function thingOf(id: string, { graph }: Survey): TraceItem | Refused {
  const thing = graph.item(id);
  if (thing === undefined) {
    const near = nearest(
      id,
      graph.items.map((item) => item.id),
    );
    return { refused: `${id} does not exist`, fix: near === undefined ? 'Name items or documents of this DHF.' : `Did you mean ${near}?` };
  }
  if (graph.duplicates.has(id)) return { refused: `${id} stands in two places`, fix: 'Give one of them another ID first.' };
  if (thing.kind === 'approval') return { refused: `${id} is an approval itself`, fix: 'Name what it covers.' };
  return thing.status === 'draft' ? { refused: `${id} is still a draft`, fix: 'Take its status away when it is finished.' } : thing;
}

function coveredBy(thing: TraceItem, { graph }: Survey): readonly TraceItem[] {
  if (thing.kind !== 'review') return [];
  return graph
    .linksFrom(thing, 'covers')
    .filter(leads)
    .map((link) => link.to as TraceItem);
}

function recordText(id: string, { signer, role, meaning }: ApprovalRequest, covers: readonly TraceItem[], { graph }: Survey): string {
  const rows = hashRows(covers, graph).map((row) => `| ${row.join(' | ')} |`);
  return [
    '---',
    `id: ${id}`,
    `title: ${quoted(`${meaning} of ${covers.map((thing) => thing.id).join(', ')}`)}`,
    `signer: ${quoted(signer)}`,
    `role: ${quoted(role)}`,
    `signed-at: ${new Date().toISOString().replace(/\.\d+Z$/, 'Z')}`,
    `meaning: ${meaning}`,
    `covers: [${covers.map((thing) => thing.id).join(', ')}]`,
    '---',
    '',
    '| Thing | Part | Hash |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Text as a YAML string, whatever it holds. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
