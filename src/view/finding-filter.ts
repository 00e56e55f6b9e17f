/** What findings are chosen by; each is empty where it is not known. */
export const facets = ['severity', 'role', 'owner', 'iteration', 'process'] as const;

export type Facet = (typeof facets)[number];

/** Findings as a script reads them: what many have in common is written once. */
export interface FindingData {
  readonly causes: readonly FoundCause[];
  readonly findings: readonly FoundOne[];
}

/** What findings of one cause have in common; `page` is the page of the rule, from the root of the site. */
export interface FoundCause {
  readonly rule: string;
  readonly page: string;
  readonly clause: string;
  readonly severity: string;
  readonly role: string;
  readonly process: string;
}

/** `cause` counts from 0; `page` is the page of the item, empty where it has none. */
export interface FoundOne {
  readonly cause: number;
  readonly owner: string;
  readonly iteration: string;
  readonly item: string;
  readonly page: string;
  readonly place: string;
  readonly message: string;
  readonly fix: string;
}

/** What is looked for: an absent facet takes all. */
export type FindingFilter = Readonly<Partial<Record<Facet, string>>> & { readonly text?: string };

/** Findings that fit in every respect. Each word of the text has to stand somewhere in rule, clause, item, place, message or remedy, whatever its case. */
export function fitting({ causes, findings }: FindingData, { text = '', ...chosen }: FindingFilter): readonly FoundOne[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = Object.entries(chosen) as [Facet, string][];
  return findings.filter((each) => {
    const cause = causes[each.cause] as FoundCause;
    const value = (facet: Facet) => (facet === 'owner' || facet === 'iteration' ? each[facet] : cause[facet]);
    if (!wanted.every(([facet, what]) => value(facet) === what)) return false;
    if (words.length === 0) return true;
    const all = [cause.rule, cause.clause, each.item, each.place, each.message, each.fix].join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
