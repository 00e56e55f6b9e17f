import type { Diagnostic } from '../model/diagnostic.ts';
import { compareText } from '../model/place.ts';

/** Who can mend what is found. */
export type MendingRole =
  | 'author'
  | 'quality'
  | 'risk manager'
  | 'software lead'
  | 'requirements engineer'
  | 'architect'
  | 'developer'
  | 'tester'
  | 'release manager'
  | 'configuration manager';

/** Findings of one rule that can be mended in one go. */
export interface Cause {
  readonly rule: string;
  readonly clause: string | undefined;
  readonly severity: Diagnostic['severity'];
  /** Who can mend it: the role that usually looks after what the clause asks. */
  readonly role: MendingRole;
  readonly findings: readonly Diagnostic[];
}

const ranks: Readonly<Record<Diagnostic['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** Writing before tracing before clauses: a mended front matter often clears what follows from it. */
const foundations: readonly string[] = [
  'front-matter-is-sound',
  'item-is-identified',
  'kind-is-known',
  'id-stands-once',
  'field-is-known',
  'link-resolves',
];

/** Findings grouped by rule: the most severe first, then what other findings hang on, then the most frequent. */
export function causesOf(diagnostics: readonly Diagnostic[]): readonly Cause[] {
  const byRule = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.rule}\n${diagnostic.clause ?? ''}\n${diagnostic.severity}`;
    const list = byRule.get(key);
    if (list === undefined) byRule.set(key, [diagnostic]);
    else list.push(diagnostic);
  }
  return [...byRule.values()].map(causeOf).sort(byUse);
}

function causeOf(findings: readonly Diagnostic[]): Cause {
  const first = findings[0] as Diagnostic;
  return { rule: first.rule, clause: first.clause, severity: first.severity, role: roleOf(first.clause), findings };
}

/** By the start of a clause; the first fitting row holds. */
const roles: readonly (readonly [start: string, role: MendingRole])[] = [
  ['IEC 62304 4.1', 'quality'],
  ['IEC 62304 4', 'risk manager'],
  ['IEC 62304 5.1', 'software lead'],
  ['IEC 62304 5.2', 'requirements engineer'],
  ['IEC 62304 5.3', 'architect'],
  ['IEC 62304 5.4', 'developer'],
  ['IEC 62304 5.5.1', 'developer'],
  ['IEC 62304 5.5', 'tester'],
  ['IEC 62304 5.6', 'tester'],
  ['IEC 62304 5.7', 'tester'],
  ['IEC 62304 5.8', 'release manager'],
  ['IEC 62304 7', 'risk manager'],
  ['IEC 62304 8', 'configuration manager'],
  ['IEC 62304', 'quality'],
  ['ISO 14971', 'risk manager'],
];

/** The role that usually looks after a clause; what concerns the writing alone is for its author. */
function roleOf(clause: string | undefined): MendingRole {
  return roles.find(([start]) => clause?.startsWith(start))?.[1] ?? 'author';
}

function byUse(a: Cause, b: Cause): number {
  return (
    ranks[a.severity] - ranks[b.severity] ||
    foundation(a) - foundation(b) ||
    b.findings.length - a.findings.length ||
    compareText(a.rule, b.rule) ||
    compareText(a.clause ?? '', b.clause ?? '')
  );
}

function foundation(cause: Cause): number {
  const at = foundations.indexOf(cause.rule);
  return at < 0 ? foundations.length : at;
}
