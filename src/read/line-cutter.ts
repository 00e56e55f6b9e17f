/** UTF-16 units of a line: no report writes longer ones, and more is never held. */
const longestLine = 1024 * 1024;

/** Cuts text that comes in pieces into lines. */
export interface LineCutter {
  write(text: string): void;
  /** What stands behind the last end of a line; empty where the text ends with one. */
  rest(): string;
  /** Is there a line of more than a million signs? Nothing was heard from there on. */
  isTooLong(): boolean;
}

/** Hears each line without its end, `\n` or `\r\n`, and its number from 1. */
export function lineCutter(hear: (line: string, number: number) => void): LineCutter {
  let rest = '';
  let number = 0;
  let isTooLong = false;

  function hearAll(lines: readonly string[]): void {
    for (const line of lines) {
      isTooLong ||= line.length > longestLine;
      if (isTooLong) return;
      hear(line.endsWith('\r') ? line.slice(0, -1) : line, ++number);
    }
  }

  return {
    write(text) {
      if (isTooLong) return;
      const end = text.lastIndexOf('\n');
      if (end >= 0) hearAll((rest + text.slice(0, end)).split('\n'));
      rest = end < 0 ? rest + text : text.slice(end + 1);
      isTooLong ||= rest.length > longestLine;
    },
    rest: () => rest,
    isTooLong: () => isTooLong,
  };
}
