import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from '../../../src/check/check.ts';
import type { TraceReport } from '../../../src/check/report.ts';
import { hashRows } from '../../../src/model/approvals.ts';
import type { Difference } from '../../../src/model/difference.ts';
import type { Facts } from '../../../src/model/facts.ts';
import type { TraceGraph } from '../../../src/model/graph.ts';
import type { Impact } from '../../../src/model/impact.ts';
import { graphOf } from '../../../src/project/conclude.ts';
import { factsOf, type Source } from '../../../src/project/facts.ts';
import { caseHashes } from '../../../src/project/record/case-hashes.ts';
import { vocabularyOf } from '../../../src/project/settings.ts';
import { differenceOf } from '../../../src/view/difference.ts';
import { impactOf } from '../../../src/view/impact.ts';
import { snapshotOf } from '../../../src/view/snapshot.ts';
import { itemOf, sha256 } from '../../build.ts';
import { type Project, projectRoot, readProject } from '../../projects/project.ts';
import { testResultsIn } from '../../projects/test-results.ts';

/** One change to a file: text that it holds, and what stands there instead. */
export type Edit = readonly [file: string, replace: string | RegExp, by: string];

/** What somebody does to a project, in this order. */
export interface Script {
  readonly edits?: readonly Edit[];
  /** Whole files, written or (undefined) taken out. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  /** What is read becomes something else; the places stay. */
  readonly turn?: (facts: readonly Facts[]) => readonly Facts[];
  /** Files of the product that hold something else now. */
  readonly product?: readonly string[];
  /** The lock file holds something else now. */
  readonly lock?: true;
  /** Records made when all of this stood, each seeing the earlier ones. */
  readonly records?: readonly Recorded[];
}

/** Makes the text of a record from what stands. */
export type Recorded = (graph: TraceGraph) => Source;

export interface Played {
  readonly before: TraceGraph;
  readonly after: TraceGraph;
  readonly difference: Difference;
  readonly impact: Impact;
}

export const tidewell = fileURLToPath(new URL('../../../content', import.meta.url));
export const cleanC = projectRoot('clean-c');

/** Plays scripts on a project as it stands, in memory; no rule judges it. The formal runs of it are of its present product. */
export function playing(root: string): (script: Script) => Played {
  const project = readProject(root);
  const texts = new Map(project.sources.map(({ file, text }) => [file, text]));
  const before = graphWith(project, texts, {});
  return (script) => {
    const sources = edited(texts, script);
    let after = graphWith(project, sources, script);
    for (const record of script.records ?? []) {
      const { file, text } = record(after);
      sources.set(file, text);
      after = graphWith(project, sources, script);
    }
    const difference = differenceOf(snapshotOf(reportOn(before)), snapshotOf(reportOn(after)), { before: 'before', after: 'after' });
    return { before, after, difference, impact: impactOf(difference, after, before) };
  };
}

function edited(texts: ReadonlyMap<string, string>, { edits = [], files = {} }: Script): Map<string, string> {
  const found = new Map(texts);
  for (const [file, replace, by] of edits) {
    const text = found.get(file) ?? '';
    const now = text.replace(replace, by);
    if (now === text) throw new Error(`${file} does not hold ${replace}`);
    found.set(file, now);
  }
  for (const [file, text] of Object.entries(files)) {
    if (text === undefined) found.delete(file);
    else found.set(file, text);
  }
  return found;
}

function graphWith(
  { root, settings, evidence }: Project,
  texts: ReadonlyMap<string, string>,
  { product = [], lock, turn = (all) => all }: Script,
): TraceGraph {
  const vocabulary = vocabularyOf(settings);
  const facts = turn([...texts].map(([file, text]) => read(file, text, settings)));
  const known = evidence.source?.files ?? [];
  const missing = product.filter((path) => !known.some((file) => file.path === path));
  if (missing.length > 0) throw new Error(`no such file of the product: ${missing.join(', ')}`);
  const files = known.map((file) => (product.includes(file.path) ? { ...file, sha256: sha256(file.path) } : file));
  const isAsTested = product.length === 0 && lock === undefined;
  const present = isAsTested ? testedProduct(texts) : sha256(JSON.stringify([product, lock]));
  return graphOf(facts, settings, {
    evidence: {
      ...evidence,
      ...testResultsIn(facts, vocabulary, (file) => texts.get(file) ?? readFileSync(join(root, file), 'utf8')),
      source: { tags: [], ...evidence.source, files },
      product: { 'SWS-1': { sha256: present, dirty: false } },
    },
  });
}

const readBefore = new Map<string, Facts>();

/** Most files are the same in every script, and are read once. */
function read(file: string, text: string, settings: Project['settings']): Facts {
  const key = JSON.stringify([settings.product.name, file, text]);
  const facts = readBefore.get(key) ?? factsOf({ file, text }, vocabularyOf(settings), 'draft').facts;
  readBefore.set(key, facts);
  return facts;
}

/** The product that the first runs of a project tested. */
function testedProduct(texts: ReadonlyMap<string, string>): string {
  const found = ['RUN-1', 'RUN-2'].flatMap(
    (run) => /^product-sha256: ([0-9a-f]{64})$/m.exec(texts.get(`records/runs/${run}.md`) ?? '')?.[1] ?? [],
  );
  const [first] = found;
  if (first === undefined || found.some((each) => each !== first)) throw new Error('the runs did not test one product');
  return first;
}

/** A report by no rule. */
function reportOn(graph: TraceGraph): TraceReport {
  const asOf = '2026-11-22';
  return {
    ...check(graph, [], { stage: 'draft', asOf }),
    graph,
    tool: 'dhf 0',
    product: 'Test',
    version: '1.0',
    prefix: '',
    asOf: { date: asOf, from: 'flag' },
    packs: [],
    gate: null,
    counts: { items: 0, links: 0, errors: 0, warnings: 0, infos: 0, deviations: 0, open: 0 },
  };
}

interface Signed {
  readonly id?: string;
  readonly meaning?: string;
  readonly role?: string;
  readonly status?: string;
  readonly at?: string;
  /** Things whose hashes as they were before stand in it, for an editorial record. */
  readonly formerly?: ReadonlyMap<string, string>;
  /** Makes the hashes something else. */
  readonly spoil?: (row: readonly [thing: string, part: string, hash: string]) => string;
}

/** A record over things as they stand. */
export function signed(covers: readonly string[], more: Signed = {}): Recorded {
  const { id = 'APR-900', meaning = 'approval', role = 'quality', status, at = '2026-11-21T12:00:00Z', formerly = new Map(), spoil } = more;
  return (graph) => {
    const things = covers.map((each) => itemOf(graph, each));
    const rows = hashRows(things, graph).map((row) => [row[0], row[1], spoil?.(row) ?? row[2]]);
    const former = [...formerly].map(([thing, hash]) => [thing, 'before', hash]);
    const head = [`id: ${id}`, `title: Record ${id}`, 'signer: Quality Lead', `role: ${role}`, `signed-at: ${at}`, `meaning: ${meaning}`];
    const rest = [`covers: [${covers.join(', ')}]`, ...(status === undefined ? [] : [`status: ${status}`])];
    const table = ['| Thing | Part | Hash |', '|---|---|---|', ...[...rows, ...former].map((row) => `| ${row.join(' | ')} |`)];
    return { file: join('records', 'approvals', `${id}.md`), text: ['---', ...head, ...rest, '---', '', ...table, ''].join('\n') };
  };
}

/** A formal run by hand of cases as they stand, on the product given. */
export function ran(
  cases: readonly string[],
  more: { readonly outcome?: string; readonly product?: string; readonly dirty?: string; readonly id?: string } = {},
): Recorded {
  const { outcome = 'pass', dirty = 'no', id = 'RUN-900' } = more;
  return (graph) => {
    const hashes = caseHashes(
      cases.map((each) => itemOf(graph, each)),
      graph,
    );
    const head = [
      `id: ${id}`,
      'title: Cases run again',
      'system: SWS-1',
      'purpose: formal',
      'method: manual',
      'case-hashes:',
      ...hashes.map((each) => `  - ${each}`),
      `product-sha256: ${more.product ?? graph.evidence.product?.['SWS-1']?.sha256}`,
      'commit: 91c4e07ab2d85f6e3047c1d9be60a5f2178d3c6b',
      `dirty: ${dirty}`,
      'version: "1.0.0"',
      'platform: test bench',
      'started: 2026-11-21T08:00:00Z',
      'ended: 2026-11-21T09:00:00Z',
      'executor: Test Lead',
      'responsible: Test Lead',
      'trigger: changed since',
    ];
    const rows = cases.map((each) => `| ${each} | ${outcome} | as expected | none |`);
    const table = ['| Case | Outcome | Observed | Anomalies |', '|---|---|---|---|', ...rows];
    return { file: join('records', 'runs', `${id}.md`), text: ['---', ...head, '---', '', ...table, ''].join('\n') };
  };
}

/** Tasks as lines: `run TC-1 (test-lead): SRS-1 statement <- TC-1 verifies SRS-1`. */
export function lines({ tasks, cleared }: Impact): readonly string[] {
  return [...tasks.map(line), ...cleared.map((task) => `${line(task)} -- ${task.by}${task.record === undefined ? '' : ` ${task.record}`}`)];
}

function line({ action, item, role, because }: Impact['tasks'][number]): string {
  const reasons = because.map(({ moved, fields, through }) => {
    const way = through.map(({ from, field, to }) => `${from} ${field} ${to}`).join(', ');
    return [moved, ...(fields.length === 0 ? [] : [`[${fields.join(' ')}]`]), ...(way === '' ? [] : [`<- ${way}`])].join(' ');
  });
  return `${action} ${item} (${role}): ${reasons.join('; ')}`;
}
