/** Height of a line of text in a picture, in CSS pixels; text is 12 pixels high. */
export const lineHeight = 15;

const fontSize = 12;

/**
 * Widths of the letters from space to tilde in thousandths of the font's height: those of Helvetica, which Arial and Liberation Sans share. The style of
 * pictures asks for these fonts.
 */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
  278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
  667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** No narrower than a bold letter of any of these fonts, and no narrower than a letter of fonts that stand in for them. */
const allowance = 1.1;

/** How wide a text is at most, in CSS pixels. */
export function widthOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum += letterWidth(letter);
  return (sum * fontSize * allowance) / 1000;
}

function letterWidth(letter: string): number {
  const code = letter.codePointAt(0) as number;
  const known = widths[code - 32];
  if (known !== undefined) return known;
  if (isMark.test(letter)) return 0;
  // Letters of Europe are no wider than an M, those of the rest of the world and pictures fill a square and more.
  return code < 0x2000 ? 840 : code < 0x2e80 ? 1000 : 1300;
}

const isMark = /^\p{M}$/u;

/** A letter with the marks above and below it. */
const letters = /\P{M}\p{M}*|\p{M}+/gu;

/** Breaks a text into lines of a width: between words, after a hyphen or stroke, or anywhere in what is longer; with more than `most` lines the last one ends in an ellipsis. */
export function linesOf(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    for (const [at, part] of partsOf(word, width).entries()) {
      const last = lines.at(-1);
      const joined = `${last}${at === 0 ? ' ' : ''}${part}`;
      if (last !== undefined && widthOf(joined) <= width) lines[lines.length - 1] = joined;
      else lines.push(...broken(part, width));
    }
    if (lines.length > most) return [...lines.slice(0, most - 1), ended(lines[most - 1] as string, width)];
  }
  return lines;
}

/** A word that fits a line stays in one piece. */
function partsOf(word: string, width: number): readonly string[] {
  return widthOf(word) <= width ? [word] : word.split(/(?<=[-/])/);
}

function broken(part: string, width: number): string[] {
  if (widthOf(part) <= width) return [part];
  const lines = [''];
  for (const letter of part.match(letters) ?? []) {
    const last = lines.at(-1) as string;
    if (last !== '' && widthOf(last + letter) > width) lines.push(letter);
    else lines[lines.length - 1] = last + letter;
  }
  return lines;
}

function ended(line: string, width: number): string {
  const kept = line.match(letters) ?? [];
  while (kept.length > 0 && widthOf(`${kept.join('')}…`) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}
