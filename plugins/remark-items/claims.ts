import type { Nodes } from 'mdast';
import type { ClaimFacts, Value } from '../../src/model/facts.ts';
import { isClaimLabel, labelled } from './label.ts';
import { endOf, note, placeBetween, type Reading } from './reading.ts';
import { readValues } from './values.ts';

/** What the first list under a heading of a document says about clauses and classes, and the entries that say it. */
export interface Answers {
  readonly claims: readonly ClaimFacts[];
  readonly states: readonly Value[];
  readonly items: ReadonlySet<Nodes>;
}

/** Reads the first list under a heading: a first entry `**Answers:** …`, and entries `**Safety class:** …`. */
export function readAnswers(reading: Reading, blocks: readonly Nodes[]): Answers | undefined {
  const list = blocks.find((block) => block.type === 'list');
  if (list === undefined) return undefined;
  const items = new Set<Nodes>();
  const claims: ClaimFacts[] = [];
  const states: Value[] = [];
  list.children.forEach((item, at) => {
    const entry = labelled(reading, item);
    if (entry === undefined) return;
    const value = { from: entry.from, to: endOf(entry.paragraph) };
    if (at === 0 && isClaimLabel(reading, entry.label.text)) claims.push(...readClaims(reading, value.from, value.to));
    else if (reading.vocabulary.fieldOf(entry.label.text) === 'safety-class')
      states.push(...readValues(reading, value.from, value.to, 'list'));
    else return;
    items.add(item);
  });
  return items.size === 0 ? undefined : { claims, states, items };
}

/** `IEC 62304`, with an edition behind it that does not belong there. */
const standard = /^([A-Z][A-Za-z]*(?:[ /][A-Z][A-Za-z]*)*\s+\d+(?:-\d+)*)(:\S+)?(?=\s)/;
const clause = /^(\d+(?:\.\d+)*)(?:\s+(\S.*))?$/;

/** Reads `IEC 62304 5.1.9 a, b, 9.2; ISO 14971 4.4`: a letter, or a range of letters, belongs to the clause before it. */
function readClaims(reading: Reading, from: number, to: number): ClaimFacts[] {
  const claims: { standard: string; clause: string; points: string[]; from: number; to: number }[] = [];
  const source = reading.text.slice(from, to);
  let name: string | undefined;
  let at = from;
  for (const group of source.split(';')) {
    let start = at;
    at += group.length + 1;
    const lead = group.length - group.trimStart().length;
    const head = standard.exec(group.slice(lead));
    if (head !== null) {
      name = (head[1] as string).replaceAll(/\s+/g, ' ');
      start += lead + head[0].length;
      if (head[2] !== undefined) {
        noteClaim(reading, start - head[2].length, start, head[2], `Write \`${name}\` alone; the edition stands in \`dhf.yaml\`.`);
      }
    }
    for (const part of reading.text.slice(start, Math.min(at - 1, to)).split(',')) {
      const text = part.trim();
      const first = start + part.length - part.trimStart().length;
      start += part.length + 1;
      const last = claims.at(-1);
      const points = readPoints(text);
      const named = clause.exec(text);
      const own = named?.[2] === undefined ? [] : readPoints(named[2]);
      if (points !== undefined && last !== undefined && last.standard === name) {
        last.points.push(...points);
        last.to = first + text.length;
      } else if (named !== null && own !== undefined && name !== undefined) {
        claims.push({ standard: name, clause: named[1] as string, points: own, from: first, to: first + text.length });
      } else {
        noteClaim(
          reading,
          first,
          first + text.length,
          text,
          'Write it like `IEC 62304 5.1.9 a, b, 9.2; ISO 14971 4.4`: the standard, then clauses, each followed by its letters.',
        );
      }
    }
  }
  return claims.map((claim) => ({
    standard: claim.standard,
    clause: claim.clause,
    points: [...new Set(claim.points)],
    place: placeBetween(reading, claim.from, claim.to),
  }));
}

/** Letters, alone or as a range; undefined when the text is anything else. */
function readPoints(text: string): string[] | undefined {
  const [, from, to] = /^([a-z])(?:\s*[–-]\s*([a-z]))?$/.exec(text) ?? [];
  if (from === undefined) return undefined;
  const first = from.charCodeAt(0);
  const count = (to ?? from).charCodeAt(0) - first + 1;
  return count < 1 ? undefined : Array.from({ length: count }, (_, step) => String.fromCharCode(first + step));
}

function noteClaim(reading: Reading, from: number, to: number, text: string, fix: string): void {
  const what = text === '' ? 'A clause is missing here' : `\`${text.slice(0, 80)}\` is not read as a clause`;
  note(reading, 'claim-is-sound', placeBetween(reading, from, to), what, fix);
}
