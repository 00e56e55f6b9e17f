/** Is the line part of a fenced code block that starts in the first column? Nothing in it is read as Markdown. */
export type Verbatim = (text: string, start: number, end: number, blank: boolean) => boolean;

/**
 * Follows fenced code from line to line. Fences that are indented, quoted or inside raw HTML are left out: where those end is for a parser
 * to say, and calling too little verbatim is the safe side.
 */
export function followFences(): Verbatim {
  let fence: string | undefined;
  let html: RegExp | 'to blank' | undefined;
  return (text, start, end, blank) => {
    if (fence === undefined && html === undefined && !opens(text, start)) return false;
    const line = text.slice(start, end);
    if (fence !== undefined) {
      const run = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1];
      if (run?.startsWith(fence)) fence = undefined;
      return true;
    }
    if (html !== undefined) {
      if (html === 'to blank' ? blank : html.test(line)) html = undefined;
      return false;
    }
    html = htmlEnd(line);
    fence =
      html === undefined
        ? /^(?:(`{3,})[^`]*|(~{3,}).*)$/
            .exec(line)
            ?.slice(1)
            .find((run) => run !== undefined)
        : undefined;
    return fence !== undefined;
  };
}

/** May a line that starts so open a fence or raw HTML? */
function opens(text: string, start: number): boolean {
  const sign = text[start];
  return sign === '`' || sign === '~' || sign === '<' || sign === ' ';
}

/** What ends the raw HTML that a line may open; undefined when it opens none. */
function htmlEnd(line: string): RegExp | 'to blank' | undefined {
  if (!/^ {0,3}</.test(line)) return undefined;
  const long = longHtml.find(([open]) => open.test(line))?.[1];
  if (long === undefined) return 'to blank';
  return long.test(line) ? undefined : long;
}

const longHtml: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
  [/^ {0,3}<(?:script|pre|style|textarea)/i, /<\/(?:script|pre|style|textarea)>/i],
];
