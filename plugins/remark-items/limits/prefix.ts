/** How a line starts: quote and list marks, and what they and the indentation say about nesting. */
export interface Prefix {
  /** Offset of the first sign that is neither mark nor space. */
  readonly at: number;
  readonly marks: number;
  /** Columns before the first mark or sign. */
  readonly indent: number;
  /** How deep quotes and lists may be nested here, at most. */
  readonly depth: number;
}

/** Reads the start of a line. A line such as `* * *` has no marks: it is a rule across the page. */
export function readPrefix(text: string, start: number, end: number): Prefix {
  let at = start;
  let columns = 0;
  let marks = 0;
  let indent = -1;
  let same = true;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09) {
      columns += code === 0x20 ? 1 : 4;
      continue;
    }
    const length = markLength(text, at, end);
    if (indent < 0) indent = columns;
    if (length === 0) break;
    marks += 1;
    if (code !== text.charCodeAt(start + indent) || code === 0x3e || length > 1) same = false;
    at += length - 1;
  }
  if (indent < 0) indent = columns;
  const rule = at >= end && same && marks > 2;
  return { at, marks: rule ? 0 : marks, indent, depth: marks === 0 || rule ? 0 : marks + (indent >> 1) };
}

/** The length of a quote or list mark; 0 when none stands here. */
function markLength(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (code === 0x3e) return 1;
  if (code === 0x2d || code === 0x2a || code === 0x2b) return endsMark(text, at + 1, end) ? 1 : 0;
  let digits = 0;
  while (digits < 9 && isDigit(text.charCodeAt(at + digits))) digits += 1;
  const sign = text.charCodeAt(at + digits);
  return digits > 0 && (sign === 0x2e || sign === 0x29) && endsMark(text, at + digits + 1, end) ? digits + 1 : 0;
}

function endsMark(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  return at >= end || code === 0x20 || code === 0x09;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
