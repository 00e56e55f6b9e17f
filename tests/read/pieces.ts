import fc from 'fast-check';

/** A text cut into pieces anywhere. */
export function cutAnywhere(text: string): fc.Arbitrary<readonly string[]> {
  return fc.array(fc.nat(text.length), { maxLength: 12 }).map((cuts) => {
    const borders = [0, ...cuts.sort((a, b) => a - b), text.length];
    return borders.slice(1).map((end, at) => text.slice(borders[at], end));
  });
}

/** What reports are made of, and what breaks them. */
const bits = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '/>',
    '<!',
    '<!DOCTYPE x [<!ENTITY a "b">',
    '<?xml version="1.1"?>',
    '&#x110000;',
    '&#',
  ],
  ...[
    '\r',
    '\n',
    '\u0000',
    '\ud800',
    '\udc00',
    '\ufeff',
    '{',
    '}',
    '    ',
    '1..3',
    'ok 1',
    '...',
    '---',
    'end_of_record',
    'SF:',
    '</testcase>',
    '<suite>',
  ],
];

/** A text with something that does not belong there, in two pieces. */
export function mangled(text: string): fc.Arbitrary<readonly [string, string]> {
  const place = fc.nat(text.length);
  return fc.tuple(place, fc.nat(6), fc.constantFrom(...bits), place).map(([at, gone, bit, cut]) => {
    const made = text.slice(0, at) + bit + text.slice(at + gone);
    return [made.slice(0, cut), made.slice(cut)];
  });
}
