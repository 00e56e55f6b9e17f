import type { Markup } from './markup.ts';

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

/** One page, finished but for the frame around it. Body and headings may be made when they are read, so that a site of ten thousand need not be held. */
export interface SitePage {
  /** File below the site's root, with `/`; see `addressOf`. */
  readonly path: string;
  readonly title: string;
  /** The entry of the sidebar it belongs to. */
  readonly section:
    | 'home'
    | 'documents'
    | 'items'
    | 'matrix'
    | 'risk'
    | 'tests'
    | 'coverage'
    | 'soup'
    | 'findings'
    | 'clauses'
    | 'rules'
    | 'kinds';
  /** From home to the page above: words and addresses. */
  readonly crumbs: readonly { readonly text: string; readonly path: string }[];
  readonly body: Markup;
  /** Contents of the page. */
  readonly headings: readonly Heading[];
  /** Printed in the header of a controlled document: number, revision, effective date. */
  readonly control?: string;
}
