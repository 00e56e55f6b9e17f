/** What a reader chose of a matrix: all of it stands in the address, so that a link or a reload shows the same. */
export interface MatrixState {
  /** Kinds from level to level, where the reader chose them. */
  readonly levels: readonly string[];
  /** Words that a row has to hold, each of them. */
  readonly words: string;
  /** In the language of views and commands. */
  readonly filter: string;
  readonly show: Show;
  /** 0 is the item of the row, 1 the first column. */
  readonly sort: { readonly column: number; readonly down: boolean } | undefined;
  readonly hidden: readonly number[];
}

/** `gap-2`: a gap in the second column. */
export type Show = 'all' | 'gap' | 'whole' | 'suspect' | 'not-passed' | `gap-${number}`;

export const everything: MatrixState = { levels: [], words: '', filter: '', show: 'all', sort: undefined, hidden: [] };

/** Reads `#words=hard+limit&show=gap&sort=2-down&hide=3`; anything else is no state, such as the anchor of a heading. */
export function stateIn(hash: string): MatrixState {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const [, column, way] = /^(\d+)-(up|down)$/.exec(parts.get('sort') ?? '') ?? [];
  return {
    levels: list(parts.get('levels')),
    words: parts.get('words') ?? '',
    filter: parts.get('filter') ?? '',
    show: showIn(parts.get('show')),
    sort: column === undefined ? undefined : { column: Number(column), down: way === 'down' },
    hidden: list(parts.get('hide'))
      .map(Number)
      .filter((at) => at > 0),
  };
}

/** Only what is not as usual; empty for everything. */
export function hashOf({ levels, words, filter, show, sort, hidden }: MatrixState): string {
  const parts = new URLSearchParams();
  if (levels.length > 0) parts.set('levels', levels.join(','));
  if (words !== '') parts.set('words', words);
  if (filter !== '') parts.set('filter', filter);
  if (show !== 'all') parts.set('show', show);
  if (sort !== undefined) parts.set('sort', `${sort.column}-${sort.down ? 'down' : 'up'}`);
  if (hidden.length > 0) parts.set('hide', hidden.join(','));
  return parts.toString().replaceAll('%2C', ',');
}

function list(text: string | null): string[] {
  return (text ?? '').split(',').filter((each) => each !== '');
}

function showIn(text: string | null): Show {
  return text !== null && /^(?:gap|whole|suspect|not-passed|gap-\d+)$/.test(text) ? (text as Show) : 'all';
}
