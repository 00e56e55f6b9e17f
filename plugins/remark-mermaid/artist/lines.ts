/** Text of which each sign knows in which line it was written. */
interface Traced {
  readonly text: string;
  readonly lines: readonly number[];
}

/**
 * Lines of a diagram, counted from 0, by the lines that its parser gets to see: front matter, directives and comments are taken out before, and what stood
 * below them moves up.
 */
export function linesSeen(source: string): readonly number[] {
  let line = 0;
  let traced: Traced = { text: source, lines: Array.from({ length: source.length }, (_, at) => (source[at] === '\n' ? line++ : line)) };
  for (const part of unseen) traced = without(traced, part);
  const starts = [...traced.text.matchAll(/(?:^|\n)/g)].map(({ index, 0: found }) => index + found.length);
  return starts.map((start) => traced.lines[start] ?? line);
}

/** Front matter, directives, comments, and empty lines at the beginning; as mermaid finds them. */
const unseen: readonly RegExp[] = [
  /^[ \t]*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*(?:\n\s*|$)/g,
  /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi,
  /^\s*%%(?!{)[^\n]+\n?/gm,
  /^\s+/g,
];

function without({ text, lines }: Traced, part: RegExp): Traced {
  const found = [...text.matchAll(part)];
  let reached = 0;
  let left = '';
  const kept: number[] = [];
  const keep = (to: number) => {
    left += text.slice(reached, to);
    kept.push(...lines.slice(reached, to));
  };
  for (const { index, 0: match } of found) {
    keep(index);
    reached = index + match.length;
  }
  keep(text.length);
  return { text: left, lines: kept };
}
