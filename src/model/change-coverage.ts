import { commitsOf } from './changes.ts';
import type { Commit, History, TouchedItem } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import { recordKinds } from './record-kinds.ts';
import { remembered } from './remembered.ts';
import { ownersOfFiles, sourceFilesOf, tagsOf, unitsOf } from './source-files.ts';
import { holders } from './structure.ts';
import { answers, type TraceItem } from './trace-item.ts';

/** What a commit changed of the software or its documents, as a request may list it. */
export interface ChangedThing {
  readonly item: TraceItem;
  /** Fields that moved; none where only its source did, and where it was taken away. */
  readonly fields: readonly string[];
  /** Its source files that the commit changed. */
  readonly files: readonly string[];
  /** Was it retired, or deleted? */
  readonly isTakenAway: boolean;
}

/** Fields of a document that are kept up with what stands in it. */
const ofTheDocument: ReadonlySet<string> = new Set(['revision', 'effective-on', 'author', 'reviewed-on']);

/**
 * Items that a commit gave other words or other source, or took away, in the order of IDs; of what is retired today only that it was taken away. Records are
 * none, nor is what came with the commit: that was not under control yet. What was deleted for good is told by `deletedFor`. Undefined where nobody compared.
 */
export function changedThings(commit: Commit, graph: TraceGraph): readonly ChangedThing[] | undefined {
  if (commit.items === undefined) return undefined;
  const found = new Map<TraceItem, ChangedThing>();
  for (const { id, how, fields } of commit.items) {
    const item = graph.item(id);
    const isTakenAway = how === 'retired' || how === 'removed';
    if (how === 'added' || item === undefined || !(isTakenAway ? !recordKinds.has(item.kind) : isAsked(item, fields))) continue;
    found.set(item, { item, fields, files: [], isTakenAway });
  }
  const owners = ownersIn(graph);
  for (const path of commit.paths) {
    for (const item of owners.get(path) ?? []) {
      const known = found.get(item) ?? { item, fields: [], files: [], isTakenAway: false };
      found.set(item, { ...known, files: [...known.files, path] });
    }
  }
  return [...found.values()].sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
}

function isAsked(item: TraceItem, fields: readonly string[]): boolean {
  if (item.status === 'retired' || recordKinds.has(item.kind)) return false;
  return item.kind !== 'document' || fields.some((field) => !ofTheDocument.has(field));
}

const owners = new WeakMap<TraceGraph, ReadonlyMap<string, readonly TraceItem[]>>();

function ownersIn(graph: TraceGraph): ReadonlyMap<string, readonly TraceItem[]> {
  const known = owners.get(graph) ?? ownersOfFiles(graph);
  owners.set(graph, known);
  return known;
}

/**
 * Is a changed thing among what one of some requests says that it changes: by itself, or with the document or the part of the software that holds it? Source
 * files are listed with what they carry out as well.
 */
export function isListed({ item, fields, isTakenAway }: ChangedThing, requests: readonly TraceItem[], graph: TraceGraph): boolean {
  // What was retired is listed all the same.
  const listed = new Set(requests.flatMap((request) => graph.linksFrom(request, 'changes').flatMap(({ to }) => to ?? [])));
  if (covering(item, graph).some((each) => listed.has(each))) return true;
  return fields.length === 0 && !isTakenAway && [...listed].some((each) => unitsOf(each, graph).includes(item));
}

/**
 * IDs that a commit deleted and that lead nowhere today, so that no request can list them; left out are records, and what came with the same requests.
 */
export function deletedFor(requests: readonly TraceItem[], { items = [] }: Commit, graph: TraceGraph): readonly string[] {
  const gone = items.filter(({ id, how }) => how === 'removed' && graph.item(id) === undefined && !recordKinds.has(kindOf(id, graph)));
  if (gone.length === 0) return [];
  const history = graph.evidence.history as History;
  const made = requests.flatMap((request) => commitsOf(request, history)).flatMap((commit) => commit.items ?? []);
  const came = new Set(made.flatMap(({ id, how }) => (how === 'added' ? [id] : [])));
  return gone.flatMap(({ id }) => (came.has(id) ? [] : [id]));
}

function kindOf(id: string, { vocabulary }: TraceGraph): string {
  return vocabulary.kindOfPrefix(vocabulary.prefixOf(id) ?? '') ?? 'unknown';
}

/** An item, its document, and all that it is part of. */
function covering(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return [item, ...(item.document === undefined ? [] : [item.document]), ...holders(item, graph)];
}

/** What a request says that it changes, and none of its commits did. Undefined where not all of them are known. */
export const listedInVain = remembered((request: TraceItem, graph: TraceGraph): readonly TraceItem[] | undefined => {
  const history = graph.evidence.history as History;
  const commits = commitsOf(request, history);
  const isHere = ({ text }: { readonly text: string }) => commits.some(({ hash }) => hash.startsWith(text.toLowerCase()));
  const isKnown = commits.length > 0 && commits.every(({ items }) => items !== undefined) && answers(request, 'commits').every(isHere);
  if (!isKnown) return undefined;
  const touched = commits.flatMap(({ items = [] }) => items);
  const paths = new Set(commits.flatMap((commit) => commit.paths));
  const ids = new Set(touched.flatMap(({ id }) => holdersOfTouched(id, graph)));
  return graph.targets(request, 'changes').filter((target) => !ids.has(target.id) && !isInFiles(target, paths, touched, graph));
});

/** An ID by which something was touched, and those of what it stands in. */
function holdersOfTouched(id: string, graph: TraceGraph): readonly string[] {
  const item = graph.item(id);
  return item === undefined ? [id] : covering(item, graph).map((each) => each.id);
}

/** Source, tests or lists of components may be what changed of a thing; where nobody looked at them, a file that is no text of the DHF may be one. */
function isInFiles(target: TraceItem, paths: ReadonlySet<string>, touched: readonly TouchedItem[], graph: TraceGraph): boolean {
  const { source, components } = graph.evidence;
  if (recordKinds.has(target.kind) || (target.kind === 'software-system' && touched.length > 0)) return true;
  // What is outside of the content hash leaves no other trace, such as the day on which a document was found current.
  if (target.spelling !== 'section' && target.spelling !== 'row' && paths.has(target.place.file)) return true;
  const isKnown = source !== undefined && (source.elsewhere ?? []).length === 0 && (target.kind !== 'soup' || components !== undefined);
  if (!isKnown) return [...paths].some((path) => !path.endsWith('.md'));
  const files = [
    ...unitsOf(target, graph).flatMap((unit) => sourceFilesOf(unit, graph) ?? []),
    ...(tagsOf(target, graph) ?? []).map(({ place }) => place.file),
    ...(target.kind === 'soup' ? (components?.lists ?? []).map(({ file }) => file) : []),
    ...answers(target, 'path').map(({ text }) => text),
  ];
  return files.some((file) => paths.has(file));
}
