import type { ClientEntry } from './client-scripts.ts';
import type { Markup } from './markup.ts';

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
  /** Where it is not in the language of the page. */
  readonly lang?: 'en';
}

/** Entries of the sidebar, in the groups in which it shows them: by the processes of the life cycle. */
export const sectionGroups = {
  overview: ['home', 'findings', 'unchecked'],
  development: ['documents', 'items', 'matrix', 'tests', 'coverage', 'graph', 'sample'],
  riskManagement: ['classification', 'risk'],
  maintenance: ['soup', 'changes', 'problems', 'trend', 'releases', 'difference'],
  judgement: ['clauses', 'approvals', 'justifications', 'rules', 'kinds'],
} as const;

export type SectionGroup = keyof typeof sectionGroups;

export type Section = (typeof sectionGroups)[SectionGroup][number];

/** Words of another page and how to get there from this one. */
export interface Way {
  readonly text: string;
  readonly href: string;
}

/** One page, finished but for the frame around it. Body and headings may be made when they are read, so that a site of ten thousand need not be held. */
export interface SitePage {
  /** File below the site's root, with `/`; see `addressOf`. */
  readonly path: string;
  readonly title: string;
  /** The entry of the sidebar it belongs to. */
  readonly section: Section;
  /** From home to the page above: words and addresses. */
  readonly crumbs: readonly { readonly text: string; readonly path: string }[];
  /** Pages that are read before and after it; see `linked`. */
  readonly previous?: Way;
  readonly next?: Way;
  readonly body: Markup;
  /** The body as it stands in a PDF of the whole file, where that leaves out what only leads elsewhere. */
  readonly printed?: Markup;
  /** Contents of the page. */
  readonly headings: readonly Heading[];
  /** Printed in the header of a controlled document: number, revision, effective date. */
  readonly control?: string;
  /** Scripts it needs besides the one that every page has. */
  readonly scripts?: readonly ClientEntry[];
}
