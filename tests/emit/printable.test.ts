import { describe, expect, it } from 'vitest';
import { oneLine, printable, visible } from '../../src/emit/printable.ts';

describe('signs that cannot be seen', () => {
  it.each([
    ['a space without width', 'dose\u200brate', 'dose\\u{200b}rate'],
    ['a joiner of words', 'dose\u2060rate', 'dose\\u{2060}rate'],
    ['a mark of byte order', '\ufeffdose', '\\u{feff}dose'],
    ['a soft hyphen', 'dose\u00adrate', 'dose\\u{ad}rate'],
    ['marks of direction', '\u200edose\u200f \u061c\u202erate', '\\u{200e}dose\\u{200f} \\u{61c}\\u{202e}rate'],
  ])('are spelled out: %s', (_, text, shown) => {
    expect([printable(text), oneLine(text)]).toEqual([shown, shown]);
  });

  it('are spelled out on a page, which keeps white space', () => {
    expect(visible('a\tb\r\nc\u200bd\u202ee\u001bf')).toBe('a\tb\r\nc\\u{200b}d\\u{202e}e\\u{1b}f');
  });

  it('stay where scripts and emoji need them to be read', () => {
    const text = 'می\u200cخواهم 👩\u200d⚕️';
    expect([printable(text), oneLine(text)]).toEqual([text, text]);
  });
});
