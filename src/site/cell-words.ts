import type { CellWords } from '../../plugins/remark-trace-matrix/row.ts';
import { resultWords } from './result-words.ts';
import { matrixStrings } from './strings/matrix.ts';
import { doubtStrings } from './strings/outcome.ts';
import { type Language, speaker } from './strings/strings.ts';

/** What stands in cells of matrices, in the language of the page. */
export function cellWords(language: Language): CellWords {
  const say = speaker(matrixStrings, language);
  const sayDoubt = speaker(doubtStrings, language);
  return {
    gap: say.text('gap'),
    suspect: say.text('suspect'),
    unread: say.text('unread'),
    doubt: (doubt) => sayDoubt.text(doubt),
    byReview: say.text('byReview'),
    instead: say.text('instead'),
    outcome: (outcome) => resultWords(outcome, language),
    share: (hit, found) => say.text('share', { hit, found }),
  };
}
