import type { Rule } from './rule.ts';

/** Phases of development, in order; `release` is all that comes after. */
export const phases = ['requirements', 'architecture', 'design', 'implementation', 'verification', 'release'] as const;
export type Phase = (typeof phases)[number];

/** The first phase in which a team can be asked for a clause, by the start of its number; the first fitting row holds. */
const firstAsked: readonly (readonly [start: string, phase: Phase])[] = [
  ['4.3 d', 'architecture'],
  ['4.3 e', 'architecture'],
  ['4.', 'requirements'],
  ['5.1.5', 'architecture'],
  ['5.1.10', 'implementation'],
  ['5.1.11', 'verification'],
  ['5.1.12', 'design'],
  ['5.1', 'requirements'],
  ['5.2', 'requirements'],
  ['5.3', 'architecture'],
  ['5.4', 'design'],
  ['5.5.1', 'implementation'],
  ['5.5.3', 'design'],
  ['5.5.4', 'design'],
  ['5.5', 'verification'],
  ['5.6', 'verification'],
  ['5.7', 'verification'],
  ['5.8', 'release'],
  ['6', 'release'],
  ['7.1', 'architecture'],
  ['7.2', 'architecture'],
  ['7.3', 'verification'],
  ['7.4', 'release'],
  ['8.1.1', 'requirements'],
  ['8.1.2', 'architecture'],
  ['8', 'release'],
  ['9', 'release'],
];

/** The first phase of a clause such as `IEC 62304 5.4.2`; other standards, and no clause at all, are asked from the start. */
export function phaseOfClause(clause: string | undefined): Phase {
  const number = /^IEC 62304 (.+)$/.exec(clause ?? '')?.[1];
  return (number === undefined ? undefined : firstAsked.find(([start]) => number.startsWith(start))?.[1]) ?? 'requirements';
}

/** The first phase of a rule: that of its clause, in the words of its pack. */
export function phaseOf({ clause }: Pick<Rule, 'clause'>, standard: string | undefined): Phase {
  return phaseOfClause(clause === undefined || standard === undefined ? clause : `${standard} ${clause}`);
}

/** Is a phase reached when a team is at another? */
export function isReached(phase: Phase, through: Phase): boolean {
  return phases.indexOf(phase) <= phases.indexOf(through);
}
