/** What stands before and behind the number that counts, e.g. `SRS-` and nothing. */
export interface Series {
  readonly head: string;
  readonly tail: string;
}

/** The series that new IDs of a prefix continue: where an ID has several numbers, the last one counts on. */
export function seriesOf(prefix: string, pattern: string, used: Iterable<string>): Series {
  const parts = pattern.replace('{prefix}', prefix).split('{number}');
  const tail = parts.pop() ?? '';
  if (parts.length === 1) return { head: parts[0] ?? '', tail };
  const shape = new RegExp(`^(${parts.map(quoted).join('(\\d+)')})(\\d+)${quoted(tail)}$`);
  const heads = [...used].map((id) => shape.exec(id)).filter((match) => match !== null);
  const last = heads.sort((a, b) => compareNumbers(a.slice(2), b.slice(2))).at(-1);
  return { head: last?.[1] ?? parts.join('1'), tail };
}

/** The first number above all that are used, with leading zeros where its neighbours have them. */
export function nextId({ head, tail }: Series, used: Iterable<string>): string {
  const shape = new RegExp(`^${quoted(head)}(\\d+)${quoted(tail)}$`);
  const all = [...used];
  const neighbours = all.flatMap((id) => shape.exec(id)?.[1] ?? []);
  const highest = neighbours.reduce((most, digits) => (BigInt(digits) > most ? BigInt(digits) : most), 0n);
  const width = padding(neighbours.length > 0 ? neighbours : all.flatMap((id) => /(\d+)\D*$/.exec(id)?.[1] ?? []));
  return `${head}${String(highest + 1n).padStart(width, '0')}${tail}`;
}

/** The width of numbers, when one of them is filled up with zeros. */
function padding(numbers: readonly string[]): number {
  return numbers.some((digits) => /^0\d/.test(digits)) ? Math.max(...numbers.map((digits) => digits.length)) : 0;
}

function compareNumbers(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): number {
  const at = a.findIndex((digits, index) => Number(digits) !== Number(b[index]));
  return at < 0 ? 0 : Number(a[at]) - Number(b[at]);
}

/** Text as a regular expression that matches it and nothing else. */
export function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
