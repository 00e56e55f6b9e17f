import type { CommentRange } from './comments.ts';

/** Longer ones than this are divisions. */
const longestPattern = 500;

/** The end of a regular expression literal that begins here; undefined where this is a sign of division. `comment` is the last one before it. */
export function endOfPattern(text: string, start: number, asArgument: boolean, comment: CommentRange | undefined): number | undefined {
  if (!operandMayBegin(text, start, comment, asArgument)) return undefined;
  let inClass = false;
  for (let at = start + 1; at < start + longestPattern; at++) {
    const sign = text[at];
    if (sign === undefined || sign === '\n') return undefined;
    if (sign === '\\') at += 1;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return at + 1;
  }
  return undefined;
}

const wordsBeforeOperand =
  /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|instanceof|do|else|yield|await|and|or|not|if|unless|when|while|until|then|puts)$/;

/** May a value stand here? After a name, a value or a closed bracket there is an operator. */
function operandMayBegin(text: string, start: number, comment: CommentRange | undefined, asArgument: boolean): boolean {
  let at = start - 1;
  while (at >= 0 && /\s/.test(text[at] as string)) {
    at -= 1;
    if (comment !== undefined && at < comment.end && at >= comment.start) at = comment.start - 1;
  }
  const before = text[at] ?? '';
  if (!/[\w$)\]}"'`]/.test(before)) return true;
  if (wordsBeforeOperand.test(text.slice(Math.max(0, at - 12), at + 1))) return true;
  return asArgument && /\w/.test(before) && at < start - 1 && !/\s/.test(text[start + 1] ?? ' ');
}
