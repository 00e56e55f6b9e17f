import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, widthOf } from '../../../src/view/draw/text.ts';

describe('the words of a picture', () => {
  it('are as wide as their letters, and wider in scripts that nobody measured', () => {
    expect(widthOf('iii')).toBeLessThan(widthOf('aaa'));
    expect(widthOf('aaa')).toBeLessThan(widthOf('MMM'));
    expect(widthOf('ЖЖЖ')).toBeGreaterThan(widthOf('HHH'));
    expect(widthOf('漢字')).toBeGreaterThan(2 * 12);
    expect(widthOf('e\u0301')).toBe(widthOf('e'));
  });

  it('break between words, behind a hyphen, and else anywhere', () => {
    expect(linesOf('Refuse a rate that is too high', 100, 9)).toEqual(['Refuse a rate', 'that is too high']);
    expect(linesOf('Software-Anforderungen', 100, 9)).toEqual(['Software-', 'Anforderungen']);
    expect(linesOf('x'.repeat(30), 100, 9).join('')).toBe('x'.repeat(30));
    expect(linesOf('  ', 100, 9)).toEqual([]);
  });

  it('fit their lines whatever they are, and lose nothing that there is room for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 30, max: 200 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, most) => {
          const lines = linesOf(text, width, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
          const bare = (words: string) => words.replaceAll(/\s+/g, '');
          const whole = linesOf(text, width, 1000);
          expect(bare(whole.join(''))).toBe(bare(text));
          if (whole.length <= most) expect(lines).toEqual(whole);
          else expect(lines.at(-1)).toMatch(/…$/);
        },
      ),
    );
  });
});
