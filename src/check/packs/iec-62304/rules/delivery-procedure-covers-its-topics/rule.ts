import type { SectionFacts, TableFacts } from '../../../../../model/facts.ts';
import { isInForce } from '../../../../../model/releases.ts';
import { isPlaceholder, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'delivery-procedure-covers-its-topics',
  clause: '5.8.8',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'off', release: 'error' },
  checks: ['R-5.8.8-1'],
  expect: every('release')
    .where((item, { graph }) => isInForce(item) && graph.targets(item, 'delivery').some((each) => each.status !== 'draft'))
    .passes((item, { graph }) => {
      const documents = graph.targets(item, 'delivery').filter((each) => each.status !== 'draft');
      const said = documents.flatMap((document) => document.sections.flatMap(statementsIn));
      return [...uncovered(documents, said), ...unsigned(documents)];
    }),
});

/** What is delivered is replicated, labelled, packed, protected, stored and delivered; words of both languages that documents are written in. */
const topics: Readonly<Record<string, RegExp>> = {
  replication: /\breplicat|\bcop(?:y|ies|ied)|vervielfält|kopier/i,
  'media label': /\blabel|kennzeich|beschrift/i,
  packaging: /\bpack|verpack/i,
  protection: /\bprotect|schutz|schütz/i,
  storage: /\bstor(?:e|ed|age)\b|\blager|aufbewahr/i,
  delivery: /\bdeliver|\bship|ausliefer|\bliefer|versand/i,
};

const proof = /checksum|check sum|sha-?\d|\bhash|digest|signature|\bsigned\b|prüfsumme|signatur|signiert/i;

function uncovered(documents: readonly TraceItem[], said: readonly string[]): readonly Breach[] {
  const missing = Object.entries(topics).filter(([, words]) => !said.some((each) => words.test(each)));
  if (missing.length === 0) return [];
  return [
    at(
      documents,
      `says nothing about ${allOf(missing.map(([topic]) => topic))}`,
      'Write a table row, list item or sentence for each; a topic that does not arise gets the reason why.',
    ),
  ];
}

function unsigned(documents: readonly TraceItem[]): readonly Breach[] {
  if (documents.some((document) => proof.test(document.words))) return [];
  return [
    at(
      documents,
      'names no checksum or signature by which a user can tell that the software arrived unaltered',
      'Say which checksum or signature goes with the files, and who compares it before they are installed.',
    ),
  ];
}

function at(documents: readonly TraceItem[], what: string, fix: string): Breach {
  const [first] = documents as [TraceItem];
  return { item: first, place: first.idPlace, message: `The delivery procedure ${allOf(documents.map((each) => each.id))} ${what}`, fix };
}

/** What the statements of a section are about: first cells of rows and heads of columns, where something stands beside or below; list items; sentences. */
function statementsIn({ heading, tables, listItems, words }: SectionFacts): readonly string[] {
  const cells = tables.flatMap((table) => [...rowsOf(table), ...columnsOf(table)]);
  const items = listItems.map((each) => each.text).filter(isStatement);
  const sentences = tables.length + listItems.length > 0 ? [] : words.split(/(?<=[.!?])\s+/).filter(isStatement);
  return [...cells, ...items.map(labelOf), ...sentences, ...(sentences.length > 0 ? [heading.text] : [])];
}

function rowsOf({ rows }: TableFacts): readonly string[] {
  return rows.filter((row) => row.slice(1).some((cell) => !isPlaceholder(cell.text))).map(([first]) => first?.text ?? '');
}

function columnsOf({ header, rows }: TableFacts): readonly string[] {
  return header.slice(1).flatMap((cell, at) => (rows.some((row) => !isPlaceholder(row[at + 1]?.text ?? '')) ? [cell.text] : []));
}

/** What stands before the colon of a list item says what it is about; without one, the whole of it does. */
function labelOf(item: string): string {
  return /^([^:]{1,40}):/.exec(item)?.[1] ?? item;
}

/** Says something beyond the name of a topic: `Storage: TBD` does not. */
function isStatement(text: string): boolean {
  return !isPlaceholder(text) && !isPlaceholder(text.replace(/^[^:]{1,40}:/, '')) && text.trim().split(/\s+/).length > 2;
}
