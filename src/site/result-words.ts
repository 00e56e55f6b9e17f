import { resultStrings, reviewStrings } from './strings/outcome.ts';
import { type Language, speaker } from './strings/strings.ts';

/** What a test did, in the language of the page, from what `outcomeWord` writes; what is no outcome that we know stays as it is written. */
export function resultWords(outcome: string, language: Language): string {
  const say = speaker(resultStrings, language);
  if (outcome.startsWith('flaky ')) return say.text('flaky', { outcome: resultWords(outcome.slice('flaky '.length), language) });
  return Object.hasOwn(resultStrings, outcome) ? say.text(outcome as keyof typeof resultStrings) : outcome;
}

/** What a review came to, in the language of the page; what is no such word stays as it is written. */
export function reviewWords(outcome: string, language: Language): string {
  return Object.hasOwn(reviewStrings, outcome) ? speaker(reviewStrings, language).text(outcome as keyof typeof reviewStrings) : outcome;
}
