import type { Heading, Nodes } from 'mdast';
import type { FieldFacts } from '../../src/model/facts.ts';
import { headingText } from './heading.ts';
import { placeOfBlocks, readProse } from './prose.ts';
import { type Reading, startOf } from './reading.ts';

/** The statement and the prose fields of an item: what stands before the first sub-heading, and under each. */
export function readBody(reading: Reading, blocks: readonly Nodes[]): FieldFacts[] {
  const fields: FieldFacts[] = [];
  let end = nextHeading(blocks, 0, 6);
  const statement = proseField(reading, blocks.slice(0, end));
  if (statement.values.length > 0) fields.push({ name: 'statement', label: { text: '', place: statement.place }, ...statement.field });
  while (end < blocks.length) {
    const heading = blocks[end] as Heading;
    const next = nextHeading(blocks, end + 1, heading.depth);
    fields.push(readSubHeading(reading, heading, blocks.slice(end + 1, next)));
    end = next;
  }
  return fields;
}

function readSubHeading(reading: Reading, heading: Heading, blocks: readonly Nodes[]): FieldFacts {
  const label = headingText(reading, heading);
  return { name: reading.vocabulary.fieldOf(label.text) ?? label.text, label, ...proseField(reading, blocks).field };
}

function proseField(reading: Reading, blocks: readonly Nodes[]) {
  const { words, listItems, tables } = readProse(reading, blocks);
  const [first] = blocks;
  const place = placeOfBlocks(reading, blocks, first === undefined ? 0 : startOf(first));
  const values = words === '' ? [] : [{ text: words, place }];
  return { place, values, field: { values, prose: { listItems, tables } } };
}

/** Index of the next heading that is no deeper than `depth`, from an index on. */
function nextHeading(blocks: readonly Nodes[], from: number, depth: number): number {
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.type === 'heading' && block.depth <= depth) return at;
  }
  return blocks.length;
}
