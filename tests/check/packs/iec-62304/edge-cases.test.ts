import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { packs } from '../../../../src/check/packs/index.ts';
import { examplesOf } from '../../example.ts';

const pages = packs.flatMap(({ name, rules }) => rules.map(({ id }) => `${name}/rules/${id}/rule.md`));

/** Numbers behind `Edge case` or `Edge cases` in the headings of examples. */
function numbersIn(heading: string): readonly number[] {
  const [, numbers = ''] = /^Edge cases? ([\d, and]+?)(?=\D*:| as )/.exec(heading) ?? [];
  return (numbers.match(/\d+/g) ?? []).map(Number);
}

it('every edge case of the class engine is an example of a rule page', () => {
  const headings = pages.flatMap((page) =>
    examplesOf(readFileSync(fileURLToPath(new URL(`../../../../src/check/packs/${page}`, import.meta.url)), 'utf8')).map(
      (each) => each.heading,
    ),
  );
  const found = new Set(headings.flatMap(numbersIn));
  expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
});
