import type { Nodes, Parents, Text } from 'mdast';
import { endOf, note, placeBetween, type Reading, startOf } from '../reading.ts';

/** A single tilde in running text, and which side of a strike-through it could be. */
interface Tilde {
  readonly offset: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Notes text that other tools, GitHub among them, strike through because one tilde stands on each side of it. */
export function noteLoneTildes(reading: Reading, parent: Parents): void {
  const open: Tilde[] = [];
  for (const child of parent.children as readonly Nodes[]) {
    if (child.type !== 'text') continue;
    for (const tilde of tildesIn(reading, child)) {
      const start = tilde.closes ? open.pop() : undefined;
      if (start !== undefined) report(reading, start.offset, tilde.offset + 1);
      else if (tilde.opens) open.push(tilde);
    }
  }
}

function tildesIn(reading: Reading, node: Text): Tilde[] {
  const { text } = reading;
  const found: Tilde[] = [];
  for (let at = text.indexOf('~', startOf(node)); at >= 0 && at < endOf(node); at = text.indexOf('~', at + 1)) {
    if (text[at - 1] === '~' || text[at + 1] === '~' || isEscaped(text, at)) continue;
    const before = sideOf(text[at - 1]);
    const after = sideOf(text[at + 1]);
    found.push({
      offset: at,
      opens: after === 'word' || (after === 'sign' && before !== 'word'),
      closes: before === 'word' || (before === 'sign' && after !== 'word'),
    });
  }
  return found;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function sideOf(sign: string | undefined): 'space' | 'sign' | 'word' {
  if (sign === undefined || /\s/.test(sign)) return 'space';
  return /[\p{P}\p{S}]/u.test(sign) ? 'sign' : 'word';
}

function report(reading: Reading, from: number, to: number): void {
  const shown = reading.text.slice(from, to).replaceAll(/\s+/g, ' ');
  note(
    reading,
    'text-reaches-the-page',
    placeBetween(reading, from, to),
    `GitHub and other tools strike \`${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}\` through, because a tilde stands on each side of it`,
    'Write `\\~` for a tilde, or say it in words (about 20, 20 to 30).',
  );
}
