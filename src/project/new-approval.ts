import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, posix, relative, sep } from 'node:path';
import { formerly, hashRows } from '../model/approvals.ts';
import { leads } from '../model/graph.ts';
import { nearest } from '../model/nearest.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { writeNew } from './new-file.ts';
import type { Refused } from './new-item.ts';
import { nextId, seriesOf } from './next-id.ts';
import type { Survey } from './survey.ts';
import { isSystemError } from './text-file.ts';

export interface ApprovalRequest {
  /** IDs of items and documents. */
  readonly ids: readonly string[];
  readonly signer: string;
  readonly role: string;
  readonly meaning: string;
  /** How it is signed; asserted only when absent. */
  readonly method?: string | undefined;
  /** Absolute path of the file that shows a signature given elsewhere: a scan, an export. */
  readonly shownBy?: string | undefined;
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
 * it covers; an editorial record also holds the hashes of the words before. The record says who and when: what proves it is the signature that it names.
 * Throws the system's errors.
 */
export function newApproval(survey: Survey, request: ApprovalRequest): NewApproval | Refused {
  const found = request.ids.map((id) => thingOf(id, survey));
  const refused = found.find((each) => 'refused' in each);
  if (refused !== undefined) return refused;
  const covers = [...new Set((found as TraceItem[]).flatMap((thing) => [thing, ...coveredBy(thing, survey)]))];
  const before = request.meaning === 'editorial' ? beforeRows(covers, survey) : [];
  if ('refused' in before) return before;
  const shown = shownBy(request, survey);
  if (typeof shown === 'object') return shown;
  const used = new Set(survey.used);
  const prefix = survey.vocabulary.prefixFor('approval') ?? 'APR';
  for (;;) {
    const id = nextId(seriesOf(prefix, survey.settings.ids.pattern, used), used);
    const file = posix.join(survey.settings.files.records, 'approvals', `${id}.md`);
    const signature = request.method === 'ssh-signature' ? `${id}.md.sig` : shown;
    const rows = [...hashRows(covers, survey.graph), ...before];
    if (writeNew(join(survey.root, file), recordText({ ...request, id, signature, covers, rows }))) return { id, file, covers };
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

/** Under `before` the hash of each thing as it was last approved, and of what stands in it. */
function beforeRows(covers: readonly TraceItem[], { graph }: Survey): readonly Row[] | Refused {
  const things = [...new Set(covers.flatMap((thing) => [thing, ...graph.within(thing)]))];
  const rows = things.flatMap((thing): Row[] => {
    const hash = graph.approvals.formerOf(thing);
    return hash === undefined ? [] : [[thing.id, formerly, hash]];
  });
  const without = covers.find((thing) => !rows.some(([id]) => id === thing.id));
  if (without === undefined) return rows;
  const isApproved = graph.approvals.isApproved(without);
  return {
    refused: `${without.id} ${isApproved ? 'reads as it was approved' : 'was never approved'}, so there is no earlier wording that means the same`,
    fix: isApproved ? 'Leave it out.' : 'Approve it with the meaning `approval`.',
  };
}

/** The file that shows a signature given elsewhere, from the folder of records on, with its SHA-256. */
function shownBy({ shownBy: path }: ApprovalRequest, { root, settings }: Survey): string | undefined | Refused {
  if (path === undefined) return undefined;
  try {
    const file = realpathSync(path);
    const within = relative(realpathSync(root), file).split(sep).join('/');
    if (within.startsWith('../') || isAbsolute(within))
      return { refused: `${path} is not in the folder of dhf.yaml`, fix: 'Put it beside the record: it is kept with the DHF.' };
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
    return `${posix.relative(posix.join(settings.files.records, 'approvals'), within)}@sha256:${hash}`;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { refused: `${path} cannot be read (${error.code})`, fix: 'Name the file that shows the signature.' };
  }
}

type Row = readonly [thing: string, part: string, hash: string];

interface ApprovalRecord extends ApprovalRequest {
  readonly id: string;
  readonly signature: string | undefined;
  readonly covers: readonly TraceItem[];
  readonly rows: readonly Row[];
}

function recordText({ id, signer, role, meaning, method, signature, covers, rows }: ApprovalRecord): string {
  return [
    '---',
    `id: ${id}`,
    `title: ${quoted(`${meaning} of ${covers.map((thing) => thing.id).join(', ')}`)}`,
    `signer: ${quoted(signer)}`,
    `role: ${quoted(role)}`,
    `signed-at: ${new Date().toISOString().replace(/\.\d+Z$/, 'Z')}`,
    `meaning: ${meaning}`,
    `covers: [${covers.map((thing) => plain(thing.id)).join(', ')}]`,
    ...(method === undefined ? [] : [`method: ${method}`]),
    ...(signature === undefined ? [] : [`signature: ${quoted(signature)}`]),
    '---',
    '',
    '| Thing | Part | Hash |',
    '|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
}

/** An ID as it is; in quotes where YAML would read a comment or a number, as in the key of a tracker. */
function plain(id: string): string {
  return /^\p{L}/u.test(id) ? id : quoted(id);
}

/** Text as a YAML string, whatever it holds. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
