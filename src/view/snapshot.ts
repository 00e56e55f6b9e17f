import type { TraceReport } from '../check/report.ts';
import { type ContentHash, normal } from '../model/content-hash.ts';
import { compareIds, type TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { hasOwnClass } from '../model/safety-class.ts';
import type { Snapshot, SnapshotField, SnapshotFinding, SnapshotItem, SnapshotSystem } from '../model/snapshot.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import { outcomeOf, proofByTest } from './outcome.ts';

/** What a report says of a design history file, as plain data. Without a graph it holds nothing but the verdict and what could not be judged. */
export function snapshotOf(report: TraceReport): Snapshot {
  const { graph } = report;
  return {
    schema: 'dhf-snapshot/1',
    tool: report.tool,
    product: report.product,
    version: report.version,
    ...(report.commit === undefined ? {} : { commit: report.commit }),
    stage: report.stage,
    asOf: report.asOf.date,
    verdict: report.verdict,
    packs: report.packs.map(({ standard, edition }) => ({ standard, edition })),
    language: graph?.vocabulary.language ?? 'en',
    items: graph === undefined ? [] : itemsIn(graph),
    systems: graph === undefined ? {} : systemsIn(graph, report.version),
    clauses: report.clauses.map(({ standard, number, title, state, remark }) => ({ standard, number, title, state, remark })),
    findings: report.diagnostics.map(findingOf),
    notJudged: report.notJudged.map(({ what, why }) => `${what}: ${why}`),
  };
}

function findingOf({ rule, clause, severity, item, message, place }: TraceReport['diagnostics'][number]): SnapshotFinding {
  return {
    rule,
    ...(clause === undefined ? {} : { clause }),
    severity,
    ...(item === undefined ? {} : { item }),
    message,
    file: place.file,
    line: place.line,
  };
}

function itemsIn(graph: TraceGraph): readonly SnapshotItem[] {
  const registers = new Set(graph.declared?.registers?.map(({ file }) => file));
  return graph.items.filter(({ kind }) => kind !== 'test-result').map((item) => itemOf(item, graph, registers));
}

function itemOf(item: TraceItem, graph: TraceGraph, registers: ReadonlySet<string>): SnapshotItem {
  const { id, kind, title, place, spelling, document, status } = item;
  const content = graph.hashOf(item);
  const formerIds = answers(item, 'former-ids').map(({ text }) => text);
  const outcome = outcomeIn(item, graph);
  return {
    id,
    kind,
    title: title.text,
    file: place.file,
    line: place.line,
    spelling: registers.has(place.file) ? 'register' : spelling,
    ...(document === undefined ? {} : { document: document.id }),
    ...(status === undefined ? {} : { status }),
    ...(formerIds.length === 0 ? {} : { formerIds }),
    ...(status !== 'retired' && hasOwnClass(item) ? { class: graph.classOf(item).class } : {}),
    hash: content.whole,
    fields: fieldsOf(item, content),
    links: linksOf(item, graph),
    isApproved: graph.approvals.isApproved(item),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function fieldsOf(item: TraceItem, content: ContentHash): SnapshotItem['fields'] {
  const known = knownFields.get(item);
  if (known?.content === content) return known.fields;
  const fields = fieldsNow(item, content.fields);
  knownFields.set(item, { content, fields });
  return fields;
}

/** Two graphs share what says the same in both. */
const knownFields = new WeakMap<TraceItem, { readonly content: ContentHash; readonly fields: SnapshotItem['fields'] }>();

function fieldsNow(item: TraceItem, hashes: ReadonlyMap<string, string>): Readonly<Record<string, SnapshotField>> {
  const texts = new Map([['title', item.title.text]]);
  for (const [name, { values }] of item.fields) texts.set(name, textOf(values.map(({ text }) => text)));
  if (item.words !== '') texts.set('text', item.words);
  const said = [...texts].filter(([, text]) => text !== '').sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(
    said.map(([name, text]) => {
      const hash = hashes.get(name);
      return [name, hash === undefined ? { text } : { hash, text }];
    }),
  );
}

/** Lists are sets, as they are to the content hash. */
function textOf(values: readonly string[]): string {
  return values.length < 2 ? (values[0] ?? '') : sorted(values.map(normal)).join(', ');
}

function sorted(values: Iterable<string>): readonly string[] {
  return [...new Set(values)].sort(compareIds);
}

function linksOf(item: TraceItem, graph: TraceGraph): SnapshotItem['links'] {
  const byField = Map.groupBy(graph.linksFrom(item), ({ field }) => field);
  const inOrder = [...byField].sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(inOrder.map(([field, links]) => [field, sorted(links.map(({ target }) => target))]));
}

function outcomeIn(item: TraceItem, graph: TraceGraph): string | undefined {
  if (item.status === 'retired') return undefined;
  return item.kind === 'test-case' ? proofByTest(item, graph).state : outcomeOf(item, graph)?.state;
}

function systemsIn(graph: TraceGraph, version: string): Snapshot['systems'] {
  return Object.fromEntries(graph.ofKind('software-system').map((system) => [system.id, systemOf(system, graph, version)]));
}

function systemOf(system: TraceItem, graph: TraceGraph, version: string): SnapshotSystem {
  const { product, source, components } = graph.evidence;
  const isOurs = (each: { readonly system: string }) => each.system === system.id;
  const isSeen = source !== undefined && !source.elsewhere?.includes(system.id);
  const files = isSeen ? source.files.filter(isOurs) : undefined;
  const sha256 = product !== undefined && Object.hasOwn(product, system.id) ? product[system.id]?.sha256 : undefined;
  const listed = components?.listed.filter((each) => isOurs(each) && each.use === 'product');
  return {
    version: answer(system, 'version') ?? version,
    class: graph.classOf(system).class,
    ...(sha256 === undefined ? {} : { product: sha256 }),
    ...(files === undefined ? {} : { files: Object.fromEntries(files.map((file) => [file.path, file.sha256] as const).sort(byPath)) }),
    ...(listed === undefined ? {} : { components: sorted(listed.map((each) => `${each.name}@${each.version}`)) }),
  };
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return compareText(a, b);
}
