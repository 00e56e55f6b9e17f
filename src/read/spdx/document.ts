import type { Entries, Entry } from '../component-list.ts';
import { Flaw, type Span } from '../flaw.ts';

/** A package as either version of SPDX describes it. */
export interface SpdxPackage {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly purl?: string | undefined;
  /** Where its name stands. */
  readonly span: Span;
}

/** One package needs another, in the product or for development only. */
export interface Need {
  readonly from: string;
  readonly to: string;
  readonly use: 'product' | 'development';
}

/** What matters of a document. */
export interface SpdxDocument {
  readonly format: string;
  readonly packages: readonly SpdxPackage[];
  readonly needs: readonly Need[];
  /** IDs of what it describes. */
  readonly described: readonly string[];
}

/**
 * The subject is the one package that is described; where several are, there is none and all are listed. What only development needs, directly or
 * through others, is for development.
 * @throws Flaw where two packages have one ID
 */
export function entriesOfDocument({ format, packages, needs, described }: SpdxDocument): Entries {
  const byId = new Map<string, SpdxPackage>();
  for (const each of packages) {
    if (byId.has(each.id)) throw new Flaw(`two packages in it have the ID \`${each.id}\``, each.span);
    byId.set(each.id, each);
  }
  const roots = [...new Set(described)].filter((id) => byId.has(id));
  const subject = roots.length === 1 ? byId.get(roots[0] as string) : undefined;
  const uses = usesOf(byId, needs, roots);
  const entries = packages
    .filter((each) => each !== subject)
    .map(({ id, ...named }): Entry => ({ ...named, use: uses.get(id) ?? 'product', origin: 'unknown' }));
  if (subject === undefined) return { format, entries };
  const { id: _, ...named } = subject;
  return { format, subject: named, entries };
}

function usesOf(
  packages: ReadonlyMap<string, SpdxPackage>,
  needs: readonly Need[],
  roots: readonly string[],
): ReadonlyMap<string, Entry['use']> {
  const needed = new Set(needs.map(({ to }) => to));
  const uses = new Map<string, Entry['use']>();
  spread([...roots, ...[...packages.keys()].filter((id) => !needed.has(id))], 'product', needs, uses);
  spread(
    needs.filter(({ use }) => use === 'development').map(({ to }) => to),
    'development',
    needs,
    uses,
  );
  return uses;
}

function spread(from: readonly string[], use: 'product' | 'development', needs: readonly Need[], uses: Map<string, Entry['use']>): void {
  const next = new Map<string, string[]>();
  for (const need of needs) {
    const known = next.get(need.from);
    if (need.use === 'product' && known === undefined) next.set(need.from, [need.to]);
    else if (need.use === 'product') known?.push(need.to);
  }
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (uses.has(id)) continue;
    uses.set(id, use);
    open.push(...(next.get(id) ?? []));
  }
}

/** `NOASSERTION` and `NONE` say nothing. */
export function stated(text: string | undefined): string {
  return text === undefined || text === 'NOASSERTION' || text === 'NONE' ? '' : text;
}
