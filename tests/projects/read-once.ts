import type { Facts } from '../../src/model/facts.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import type { Source } from '../../src/project/facts.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';

const known = new WeakMap<Vocabulary, WeakMap<Source, Facts>>();

/** What a source says by a vocabulary: read once, however often it is asked. Nobody may change it. */
export function readOnce(source: Source, vocabulary: Vocabulary): Facts {
  const ofVocabulary = known.get(vocabulary) ?? new WeakMap<Source, Facts>();
  known.set(vocabulary, ofVocabulary);
  const facts = ofVocabulary.get(source) ?? readMarkdown(source.file, source.text, vocabulary);
  ofVocabulary.set(source, facts);
  return facts;
}
