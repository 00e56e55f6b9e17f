import { formerly } from '../../../../../model/approvals.ts';
import type { TableFacts, Value } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { type KindName, kinds } from '../../../../../model/kinds.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';

const again = 'Let `dhf approve` write the approval again; a hash is never typed by hand.';

export default defineRule({
  id: 'approval-hash-is-sound',
  severity: { draft: 'error', release: 'error' },
  expect: every('approval').passes((approval, { graph }) => {
    const tables = [...approval.fields.values()].flatMap((field) => field.prose?.tables ?? []);
    const sound = tables.filter(isHashTable);
    if (sound.length === 0) return noTable(approval, tables[0]);
    const rows = sound.flatMap((table) =>
      table.rows.map((cells): Row => ({ thing: cells[0], part: cells[1], hash: cells[2], place: table.place })),
    );
    return [
      ...withoutWhole(approval, rows, graph),
      ...withoutBefore(approval, rows),
      ...twice(approval, rows),
      ...uncovered(approval, rows, graph),
      ...rows.flatMap((row) => wrongRow(approval, row, graph) ?? []),
    ];
  }),
});

interface Row {
  readonly thing: Value | undefined;
  readonly part: Value | undefined;
  readonly hash: Value | undefined;
  readonly place: Value['place'];
}

function isHashTable({ header }: TableFacts): boolean {
  return header.map((cell) => cell.text.toLowerCase()).join('|') === 'thing|part|hash';
}

function noTable({ id, idPlace }: TraceItem, other: TableFacts | undefined): Breach {
  const columns = other?.header.map((cell) => cell.text).join(', ');
  const instead = columns === undefined ? '' : `; its table has the columns ${columns}`;
  return {
    place: other?.place ?? idPlace,
    message: `${id} holds no table with the columns Thing, Part and Hash, so it approves nothing${instead}`,
    fix: again,
  };
}

/** Each thing covered needs the hash of its whole, or nobody can tell whether it is still what was approved. */
function withoutWhole(approval: TraceItem, rows: readonly Row[], graph: TraceGraph): Breach[] {
  return graph
    .linksFrom(approval, 'covers')
    .filter(({ target, to }) => to !== undefined && !rows.some(({ thing, part }) => thing?.text === target && part?.text === 'whole'))
    .map(({ target, place }) => ({ place, message: `${approval.id} covers ${target}, but stores no hash of the whole of it`, fix: again }));
}

/** “Meaning unchanged” is said of two wordings, so an editorial record needs the hash of the other one. */
function withoutBefore(approval: TraceItem, rows: readonly Row[]): Breach[] {
  if (answer(approval, 'meaning') !== 'editorial' || rows.some(({ part }) => part?.text === formerly)) return [];
  return [
    {
      place: fieldPlace(approval, 'meaning'),
      message: `${approval.id} says that the meaning of something is unchanged, and holds no hash of how it read before (part “${formerly}”)`,
      fix: again,
    },
  ];
}

function twice({ id }: TraceItem, rows: readonly Row[]): Breach[] {
  const seen = new Set<string>();
  return rows.flatMap(({ thing, part, place }) => {
    const name = `${thing?.text} ${part?.text}`;
    const first = !seen.has(name);
    seen.add(name);
    return first
      ? []
      : [{ place: part?.place ?? place, message: `${id} stores two hashes for ${part?.text} of ${thing?.text}`, fix: again }];
  });
}

/** A thing is told once, however many of its parts have a row. */
function uncovered(approval: TraceItem, rows: readonly Row[], graph: TraceGraph): Breach[] {
  const strangers = rows.filter((row) => !isCovered(approval, row, graph));
  const first = strangers.filter((row, at) => strangers.findIndex((other) => other.thing?.text === row.thing?.text) === at);
  return first.map(({ thing, place }) => ({
    place: thing?.place ?? place,
    message: `${approval.id} stores a hash of ${shorten(thing?.text || 'nothing')}, which it does not cover`,
    fix: again,
  }));
}

function isCovered(approval: TraceItem, { thing }: Row, graph: TraceGraph): boolean {
  const item = thing === undefined ? undefined : graph.item(thing.text);
  const links = graph.linksFrom(approval, 'covers');
  return links.some(({ target, to }) => target === thing?.text || (item?.document !== undefined && to === item.document));
}

function wrongRow(approval: TraceItem, row: Row, graph: TraceGraph): Breach | undefined {
  if (!isCovered(approval, row, graph)) return undefined;
  const { thing, part, hash, place } = row;
  const item = thing === undefined ? undefined : graph.item(thing.text);
  const found = (message: string, at: Value | undefined): Breach => ({
    place: at?.place ?? place,
    message: `${approval.id} ${message}`,
    fix: again,
  });
  const isBefore = part?.text === formerly && answer(approval, 'meaning') === 'editorial';
  if (item !== undefined && !isBefore && !isPart(part?.text ?? '', item, graph))
    return found(`stores a hash of “${shorten(part?.text ?? '')}”, which is no part of ${item.id}`, part);
  if (/^h1:[0-9a-f]{64}$/.test(hash?.text ?? '')) return undefined;
  return found(
    `stores “${shorten(hash?.text ?? '')}” for ${thing?.text}, which is not a content hash (h1: and 64 digits 0 to 9 and a to f)`,
    hash,
  );
}

/** The whole, the words of a document, a field, or the ID of something linked; present or not, as fields and links come and go. */
function isPart(part: string, item: TraceItem, graph: TraceGraph): boolean {
  const { vocabulary } = graph;
  if (part === 'whole' || part === 'text' || vocabulary.isId(part) || item.fields.has(part)) return true;
  return item.kind !== 'unknown' && vocabulary.fieldNames(kinds[item.kind as KindName]).includes(part);
}
