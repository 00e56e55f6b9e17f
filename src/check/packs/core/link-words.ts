import type { TraceLink } from '../../../model/link.ts';

/** Fields that name a thing instead of saying what the holder does. */
const nouns = new Set(['system', 'architecture', 'evidence', 'delivery', 'safety-impact']);

/** A link as a sentence without its end: `SRS-1 derives from SYS-2`, `SRS-1 is allocated to SWU-3`, `SWS-1 names SDD-1 as its architecture`. */
export function linkWords({ from, field, target }: Pick<TraceLink, 'from' | 'field' | 'target'>): string {
  const words = field.replaceAll('-', ' ');
  if (nouns.has(field)) return `${from.id} names ${target} as its ${words}`;
  const [verb = '', ...rest] = words.split(' ');
  return verb.endsWith('s') ? `${from.id} ${[verb, ...rest].join(' ')} ${target}` : `${from.id} is ${words} ${target}`;
}
