import type { Paragraph } from 'mdast';
import { linkTypes } from '../../src/model/kinds.ts';
import { isClaimLabel, labelOf } from './label.ts';
import { endOf, note, placeOf, type Reading } from './reading.ts';

/** Notes a paragraph of running text that is written like a field or a claim: it is read as neither, which its author cannot see. */
export function noteStrayLabel(reading: Reading, paragraph: Paragraph): void {
  if (reading.within === undefined || paragraph.children[0]?.type !== 'strong') return;
  const found = labelOf(reading, paragraph);
  if (found === undefined) return;
  const value = reading.text.slice(found.from, endOf(paragraph)).trim();
  const { line, column } = found.label.place;
  const place = { ...placeOf(reading, paragraph), line, column };
  const name = reading.vocabulary.fieldOf(found.label.text);
  if (isClaimLabel(reading, found.label.text) && looksLikeClaim.test(value)) {
    note(
      reading,
      'claim-is-sound',
      place,
      'A claim is read only in the first list item under a heading of a document, and this is not one',
      'Move it there: `- **Answers:** …` directly under the heading of the section that answers the clause.',
    );
  } else if (name !== undefined && Object.hasOwn(linkTypes, name) && reading.vocabulary.idsIn(value)[0]?.offset === 0) {
    note(
      reading,
      'field-list-is-sound',
      place,
      `\`${found.label.text}\` stands in running text, so no link is made of it`,
      'Write it in the list directly under the heading of the item, or in the front matter of its file.',
    );
  }
}

const looksLikeClaim = /^(?:[A-Z][A-Za-z]*[ /A-Za-z]*\d|\d+\.\d)/;
