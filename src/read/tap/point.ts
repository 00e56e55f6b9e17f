import type { Outcome } from '../../model/test-report.ts';

/** `ok 3 - a name # SKIP why`. */
export interface Point {
  readonly name: string;
  readonly outcome: Outcome;
  /** Why it was left out. */
  readonly reason: string;
  /** Do its subtests follow in braces? */
  readonly opens: boolean;
}

/** The test point that a line without its indent is; undefined where it is none. */
export function pointOf(line: string): Point | undefined {
  const [, not, number, words = ''] = /^(not )?ok(?:\s+(\d+))?(?:\s+-?\s*(.*))?$/s.exec(line) ?? [];
  if (!/^(?:not )?ok(?:\s|$)/.test(line)) return undefined;
  const [, text = '', directive] = /^(.*?)(?:(?<!\\)#\s*((?:skip|todo|time=).*))?$/is.exec(words) ?? [];
  const opens = /(?:^|\s)\{\s*$/.test(words);
  const isLeftOut = /^(?:skip|todo)/i.test(directive ?? '');
  const name = text
    .replace(/\s*\{\s*$/, '')
    .trim()
    .replaceAll('\\#', '#')
    .replaceAll('\\\\', '\\');
  return {
    name: name === '' ? (number ?? 'ok') : name,
    outcome: isLeftOut ? 'not-run' : not === undefined ? 'pass' : 'fail',
    reason: isLeftOut ? (directive ?? '').replace(/^\w+\S*\s*/, '') : '',
    opens,
  };
}

/** How many tests `1..N` plans; undefined where a line is no plan. */
export function planOf(line: string): number | undefined {
  const count = /^1\.\.(\d{1,9})\s*(?:#.*)?$/.exec(line)?.[1];
  return count === undefined ? undefined : Number(count);
}
