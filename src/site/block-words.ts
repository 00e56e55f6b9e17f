import { coverageStrings } from '../../plugins/remark-trace-coverage/words.ts';
import type { MatrixColumn } from '../model/unit-columns.ts';
import { cellWords } from './cell-words.ts';
import { diagramWords } from './figures/shown.ts';
import { columnWords } from './pages/matrix.ts';
import { type Language, speaker } from './strings/strings.ts';
import { fieldTitle, kindTitle } from './words.ts';

/** How the views speak that authors put into documents: the options of their plugins. */
export function blockWords(language: Language) {
  const kind = (name: string) => kindTitle(name, language);
  return {
    matrix: { words: cellWords(language), name: (column: MatrixColumn) => columnWords(column, language) },
    table: { field: (name: string) => fieldTitle(name, language) },
    coverage: { words: { say: speaker(coverageStrings, language).text, kind } },
    diagram: { words: diagramWords(language) },
  };
}
