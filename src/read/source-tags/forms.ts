/** How a language writes comments, and what only looks like one. Every text here is the source of a regular expression. */
export interface Language {
  readonly name: string;
  /** Endings of file names, in small letters, without the dot. */
  readonly extensions: readonly string[];
  /** Whole file names. */
  readonly files?: RegExp;
  /** Names of programs in the first line, after `#!`. */
  readonly programs?: RegExp;
  /** Where two of them begin at one place, the first counts. */
  readonly forms: readonly Form[];
  /** Are brackets counted, so that it is known whether a line begins a statement? */
  readonly brackets?: true;
}

export type Form = CommentForm | StringForm | HereDocument | Inside | Plain | Pattern;

/** A comment. `close` absent: up to the end of the line. */
export interface CommentForm {
  readonly is: 'comment';
  readonly open: string;
  readonly close?: string;
  readonly nests?: true;
  /** Goes on in the next line after a `\` at the end. */
  readonly continues?: true;
}

/** A string. `\k<end>` in `close` is what the group `end` of `open` found. */
export interface StringForm {
  readonly is: 'string';
  readonly open: string;
  readonly close: string;
  /** What never closes it. */
  readonly keeps?: string;
  /** Cannot hold the end of a line: one that was not closed is over there. */
  readonly oneLine?: true;
  /** Where code begins inside, and the bracket that ends it. */
  readonly hole?: { readonly open: string; readonly close: '}' | ')' };
  /** Is it documentation where it is a whole statement? */
  readonly documents?: true;
}

/** Text from the next line on, up to a line that holds only what the group `end` of `open` found. */
export interface HereDocument {
  readonly is: 'here';
  readonly open: string;
}

/** Another language, up to `close`. */
export interface Inside {
  readonly is: 'inside';
  readonly open: string;
  readonly language: string;
  readonly close: string;
}

/** Signs that open nothing, although they hold some that would. */
export interface Plain {
  readonly is: 'plain';
  readonly open: string;
}

/** A regular expression literal where an operand may stand, else the sign of division. */
export interface Pattern {
  readonly is: 'pattern';
  readonly open: string;
  /** May it follow a name, when a space stands before it and none behind? */
  readonly asArgument?: true;
}

export const backslash = String.raw`\\\r?\n|\\[^]`;
export const line = (open: string, more: Partial<CommentForm> = {}): Form => ({ is: 'comment', open, ...more });
export const block = (open: string, close: string, nests?: 'nests'): Form => ({
  is: 'comment',
  open,
  close,
  ...(nests ? { nests: true } : {}),
});
export const oneLine = (quote: string, keeps = backslash): Form => ({ is: 'string', open: quote, close: quote, keeps, oneLine: true });
export const long = (open: string, close = open, keeps?: string): Form => ({
  is: 'string',
  open,
  close,
  ...(keeps === undefined ? {} : { keeps }),
});
export const withHoles = (open: string, close: string, hole: StringForm['hole'], more: Partial<StringForm> = {}): Form => ({
  is: 'string',
  open,
  close,
  keeps: backslash,
  ...(hole === undefined ? {} : { hole }),
  ...more,
});
export const plain = (open: string): Form => ({ is: 'plain', open });

export const slashes = line('//');
export const slashStar = block(String.raw`/\*`, String.raw`\*/`);
export const slashStarNested = block(String.raw`/\*`, String.raw`\*/`, 'nests');
export const xmlComment = block('<!--', '-->');
export const dollarBrace = { open: String.raw`\$\{`, close: '}' } as const;
/** A tick is also the mark of an attribute: a character needs its second one at once. */
export const tickedSign = plain(String.raw`(?<![\w)])'[^\n]'`);
/** A lifetime or a symbol has no second tick. */
export const quotedSign = plain(String.raw`'(?:[^'\\\n]|\\[^\n][^'\n]{0,12})'`);
export const rubyQuote = (open: string, close: string): Form => long(`%[qQwWiIrxs]${open}`, close, backslash);
export const pythonQuote = (quote: string, more: Partial<StringForm>): readonly Form[] => [
  { is: 'string', open: String.raw`(?:\b[rRuU])?${quote}`, close: quote, keeps: backslash, documents: true, ...more },
  { is: 'string', open: String.raw`\b[bBrRfFtT]{1,2}${quote}`, close: quote, keeps: backslash, ...more },
];
