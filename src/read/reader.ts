import type { Facts } from '../model/facts.ts';
import type { Vocabulary } from '../model/vocabulary.ts';

/**
 * Text of one source format to facts. Never throws: text that cannot be read comes back as `troubles` and `unreadable`.
 * `file` is the path that places name; nothing is read from it.
 */
export type Reader = (file: string, text: string, vocabulary: Vocabulary) => Facts;
