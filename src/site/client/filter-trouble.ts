import { made } from './made.ts';

/** What is wrong with a filter, which a `FilterError` tells in English; undefined for any other trouble. */
export function filterTrouble(error: unknown): HTMLElement | undefined {
  const { message, fix } = error as { readonly message: string; readonly fix?: string };
  return fix === undefined ? undefined : made('span', { lang: 'en', dir: 'ltr' }, `${message}. ${fix}`);
}
