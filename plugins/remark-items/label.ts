import type { ListItem, Nodes, Paragraph } from 'mdast';
import type { Value } from '../../src/model/facts.ts';
import { endOf, type Reading, valueAt } from './reading.ts';
import { isText, plainText } from './words.ts';

/** A paragraph `**Label:** value` or `**Label**: value`. */
export interface Label {
  readonly label: Value;
  readonly paragraph: Paragraph;
  /** Offset at which the value starts. */
  readonly from: number;
}

/** A list item that starts with a label. */
export interface Labelled extends Label {
  readonly item: ListItem;
}

/** The label a paragraph starts with; undefined when it starts with none. */
export function labelOf(reading: Reading, paragraph: Nodes | undefined): Label | undefined {
  if (paragraph?.type !== 'paragraph') return undefined;
  const [strong, next] = paragraph.children;
  if (strong?.type !== 'strong') return undefined;
  const text = plainText(strong.children).trim();
  const inside = text.endsWith(':');
  if (!inside && !(isText(next) && /^\s*:(?:\s|$)/.test(next.value))) return undefined;
  const from = inside ? endOf(strong) : reading.text.indexOf(':', endOf(strong)) + 1;
  return { label: valueAt(reading, (inside ? text.slice(0, -1) : text).trim(), strong), paragraph, from };
}

/** The labelled entry a list item is; undefined when it is any other item. */
export function labelled(reading: Reading, item: ListItem): Labelled | undefined {
  const label = labelOf(reading, item.children[0]);
  return label === undefined ? undefined : { ...label, item };
}

/** Does a label claim clauses? */
export function isClaimLabel({ vocabulary }: Reading, label: string): boolean {
  return label.toLowerCase() === 'answers' || vocabulary.fieldOf(label) === 'answers';
}
