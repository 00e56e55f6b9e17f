/** A range of a text: UTF-16 units from its start, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why a text is refused. Thrown inside a reader and caught at its door, never seen outside. */
export class Flaw extends Error {
  readonly span: Span;
  readonly fix: string | undefined;

  /** `why` reads after the name of the file. */
  constructor(why: string, span: Span, fix?: string) {
    super(why);
    this.span = span;
    this.fix = fix;
  }
}

/** What is said of a text that was cut off. */
export function endsEarly(at: number): Flaw {
  return new Flaw('it ends in the middle', { start: at, end: at }, 'Write the whole file again with the tool that made it.');
}
