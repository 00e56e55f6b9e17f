import fc from 'fast-check';

/** A text cut into pieces anywhere. */
export function cutAnywhere(text: string): fc.Arbitrary<readonly string[]> {
  return fc.array(fc.nat(text.length), { maxLength: 12 }).map((cuts) => {
    const borders = [0, ...cuts.sort((a, b) => a - b), text.length];
    return borders.slice(1).map((end, at) => text.slice(borders[at], end));
  });
}
