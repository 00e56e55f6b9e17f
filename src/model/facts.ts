import type { Drawing } from './drawing.ts';
import type { Place } from './place.ts';

/** A piece of text with the range it stands at. */
export interface Value {
  readonly text: string;
  readonly place: Place;
}

/** Header and body cells of a table in prose, as visible text. */
export interface TableFacts {
  readonly place: Place;
  readonly header: readonly Value[];
  readonly rows: readonly (readonly Value[])[];
}

/** What prose is made of, besides its words. */
export interface ProseFacts {
  readonly listItems: readonly Value[];
  readonly tables: readonly TableFacts[];
}

/**
 * One field of an item as its author wrote it, whichever spelling.
 * `values` is empty when the field was written and left empty. A prose field has one value: its words.
 */
export interface FieldFacts {
  /** Canonical kebab-case name when the label is known, else the label as written. */
  readonly name: string;
  /** The key, list label, column header or heading as written. */
  readonly label: Value;
  readonly values: readonly Value[];
  /** Present when the field stood as text under a heading, or is the statement. */
  readonly prose?: ProseFacts;
  /** True when taken from the `defaults` of the item-document. */
  readonly inherited?: true;
}

export type Spelling = 'file' | 'section' | 'row';

/** One item as one place says it, before linking. */
export interface ItemFacts {
  readonly id: Value;
  readonly title: Value;
  /** `type` as written, when written. */
  readonly type?: Value;
  readonly spelling: Spelling;
  /** Every field but id, title and type; the statement is the field `statement`. */
  readonly fields: readonly FieldFacts[];
  /** The whole item: front matter to end of file, heading to end of section, or the row. */
  readonly place: Place;
}

/** `IEC 62304 5.1.9 d, 9.2` under a heading, one entry for each clause. */
export interface ClaimFacts {
  readonly standard: string;
  readonly clause: string;
  readonly points: readonly string[];
  readonly place: Place;
}

/** A heading of a document and what stands under it, its sub-sections included. */
export interface SectionFacts {
  readonly heading: Value;
  readonly depth: number;
  readonly claims: readonly ClaimFacts[];
  /** Words under the heading (claims and state lists left out, words of items left out). */
  readonly words: string;
  /** Sentences, table rows and list items under the heading, items standing in it included. */
  readonly statements: number;
  readonly listItems: readonly Value[];
  readonly tables: readonly TableFacts[];
  readonly place: Place;
}

/** A file with `type: document` or `type: item-document`. Its own words leave out those of the items in it. */
export interface DocumentFacts {
  readonly id: Value;
  readonly title: Value;
  readonly type: Value;
  readonly fields: readonly FieldFacts[];
  readonly sections: readonly SectionFacts[];
  readonly words: string;
  readonly place: Place;
}

/** An ID in prose: `[[SRS-1]]` (wiki), `SRS-1` (bare) or a relative Markdown link to an item's file (link). */
export interface MentionFacts {
  readonly id: string;
  readonly form: 'wiki' | 'bare' | 'link';
  readonly place: Place;
}

/** A fenced block that asks for a view, or whose name is close to that of one. */
export interface ViewFacts {
  /** The word behind the fence. */
  readonly name: Value;
  /** What else stands in that line. */
  readonly rest: string;
  /** The lines inside, each where its text starts. */
  readonly lines: readonly Value[];
  readonly place: Place;
}

/** A fenced `mermaid` block: a diagram that its author draws in words. */
export interface DiagramFacts {
  /** The lines inside, each where its text starts. */
  readonly lines: readonly Value[];
  readonly place: Place;
  /** What came of drawing it; absent where nobody did. */
  readonly drawn?: Drawing;
  /** Why it could not be tried; absent where nobody tried. */
  readonly undrawn?: string;
}

/** The text of a diagram, without the fence around it. */
export function textOfDiagram({ lines }: DiagramFacts): string {
  return lines.map((line) => line.text).join('\n');
}

/** A picture, wherever it is, or a link that does not lead to the web: its address as written, and what is known of the file it names. */
export interface ReferenceFacts {
  readonly use: 'link' | 'picture';
  readonly url: string;
  readonly place: Place;
  /** Absent where nobody looked. */
  readonly found?: FoundFile;
}

/** `missing` is no ordinary file and no folder of exactly this name; `close` is the path of one that nearly has it. `live` is what a picture holds that could run or be fetched. */
export type FoundFile =
  | { readonly state: 'file' | 'folder'; readonly live?: string }
  | { readonly state: 'missing'; readonly close?: string };

/** Something wrong with the writing itself, found while reading. */
export interface Trouble {
  /** The rule that reports it. */
  readonly rule: string;
  readonly message: string;
  readonly fix?: string;
  readonly place: Place;
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
  /** The ID of the item or document it stands in. */
  readonly item?: string;
}

/** A source that could not be read, so that nothing can be said about what it holds. */
export interface Unreadable {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly place: Place;
}

/** What one source says, before linking. */
export interface Facts {
  readonly file: string;
  readonly items: readonly ItemFacts[];
  readonly document?: DocumentFacts;
  readonly mentions: readonly MentionFacts[];
  /** The words of the headings of an item's or a document's text, in order; of those in lists and quotes no link can lead to one. */
  readonly headings: readonly string[];
  /** Views of an item's or a document's text. */
  readonly views: readonly ViewFacts[];
  /** Diagrams of an item's or a document's text; absent where there is none. */
  readonly diagrams?: readonly DiagramFacts[];
  /** Pictures and links of an item's or a document's text; those to headings of the same file among them. */
  readonly references: readonly ReferenceFacts[];
  readonly troubles: readonly Trouble[];
  readonly unreadable: readonly Unreadable[];
}
