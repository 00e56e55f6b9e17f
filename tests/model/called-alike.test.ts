import { expect, it } from 'vitest';
import { isCalledAlike, sharesWord } from '../../src/model/called-alike.ts';

it('names are alike by their words, in whatever case and however they are joined', () => {
  const alike = [
    ['tidewell', 'Tidewell'],
    ['tidewell-app', 'Tidewell'],
    ['@example/tide_well', 'Example Tide Well'],
    ['TideWell', 'tide-well'],
    ['other-pump', 'Tidewell'],
    ['', 'Tidewell'],
    ['.', 'Tidewell'],
  ] as const;
  expect(alike.map(([one, other]) => isCalledAlike(one, other))).toEqual([true, true, true, true, false, false, false]);
});

it('names that share a word are not alike for that', () => {
  expect(sharesWord('nidus-app', 'Nidus breathing belt')).toBe(true);
  expect(isCalledAlike('nidus-app', 'Nidus breathing belt')).toBe(false);
  expect(sharesWord('pump', 'Nidus breathing belt')).toBe(false);
});
