import type { ArrivalRow, Condition, Demand, FieldRow, Format, LinkRow } from './kind.ts';
import type { Prefix } from './kinds.ts';
import { meantAsClass, type SafetyClass, safetyClasses } from './safety-class.ts';

type Options = Pick<Demand, 'when' | 'pack' | 'severity' | 'judgedBy' | 'check'>;
export type LinkDemandRow = Demand & { readonly min?: number };

/** Demanded at every class. */
export const atA = demandFrom('A');
/** Demanded from class B. */
export const fromB = demandFrom('B');
/** Demanded at class C. */
export const atC = demandFrom('C');

function demandFrom(from: SafetyClass) {
  return (clause: string, options: Options & { readonly min?: number } = {}): LinkDemandRow => ({ from, clause, ...options });
}

/** Demanded at every class by no clause: an item once written must be whole. */
export function whole(options: Options & { readonly min?: number } = {}): LinkDemandRow {
  return { from: 'A', ...options };
}

function row(name: string, help: string, demands: readonly Demand[], shape: Partial<FieldRow> = {}): FieldRow {
  return { name, prose: false, list: false, format: 'text', demands, help, ...shape };
}

function field(shape: Partial<FieldRow>) {
  return (name: string, help: string, ...demands: readonly Demand[]) => row(name, help, demands, shape);
}

function formatted(format: Format, list = false) {
  return field({ format, list });
}

export const text = field({});
export const list = field({ list: true });
export const prose = field({ prose: true });
export const date = formatted('date');
export const time = formatted('time');
export const version = formatted('version');
export const versions = formatted('version', true);
export const sha256 = formatted('sha256');
export const number = formatted('number');
export const pairs = formatted('pair', true);
export const itemHashes = formatted('item-hash', true);

/** The body text before the first sub-heading. */
export function statement(help: string, ...demands: readonly Demand[]): FieldRow {
  return row('statement', help, demands, { prose: true });
}

/** One of these values and no other. */
export function oneOf(name: string, values: readonly string[], help: string, ...demands: readonly Demand[]): FieldRow {
  return row(name, help, demands, { values });
}

/** One or more of these values and no other. */
export function someOf(name: string, values: readonly string[], help: string, ...demands: readonly Demand[]): FieldRow {
  return row(name, help, demands, { values, list: true });
}

/** A safety class, told apart from the classes and levels of other rules (decision 18). */
export function safetyClass(name: string, help: string, ...demands: readonly Demand[]): FieldRow {
  return row(name, help, demands, { values: safetyClasses, mistaken: meantAsClass });
}

export function yesNo(name: string, help: string, ...demands: readonly Demand[]): FieldRow {
  return oneOf(name, ['yes', 'no'], help, ...demands);
}

/** A link row by prefixes: the table turns them into kinds. */
export type LinkDraft = Omit<LinkRow, 'to' | 'alsoTo'> & {
  readonly to: readonly Prefix[] | 'any';
  readonly alsoTo?: { readonly prefixes: readonly Prefix[]; readonly when: Condition };
};

/** Any number of links: `many('derives-from', 'UN RCM STD', …)`. */
export function many(name: string, to: readonly Prefix[] | 'any', help: string, ...demands: readonly LinkDemandRow[]): LinkDraft {
  return { name, to, max: Number.POSITIVE_INFINITY, none: false, demands, help };
}

/** One link at most. */
export function one(name: string, to: readonly Prefix[] | 'any', help: string, ...demands: readonly LinkDemandRow[]): LinkDraft {
  return { ...many(name, to, help, ...demands), max: 1 };
}

/** Any number of links, or the word `none`. */
export function manyOrNone(name: string, to: readonly Prefix[] | 'any', help: string, ...demands: readonly LinkDemandRow[]): LinkDraft {
  return { ...many(name, to, help, ...demands), none: true };
}

/** Links that must come in from others. */
export function arrives(
  name: string,
  help: string,
  demands: readonly LinkDemandRow[],
  more: Pick<ArrivalRow, 'from' | 'counts' | 'or'> = {},
): ArrivalRow {
  return { name, help, demands, ...more };
}
