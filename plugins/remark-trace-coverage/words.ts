import type { SayOf } from '../words.ts';

/** What tables of coverage say, in English and German; `{name}` is put in. */
export const coverageStrings = {
  step: { en: 'Step', de: 'Schritt' },
  linked: { en: 'Linked', de: 'Verknüpft' },
  open: { en: 'Open', de: 'Offen' },
  of: { en: '{covered} of {total}', de: '{covered} von {total}' },
  none: { en: 'none', de: 'keine' },
} as const;

/** How tables of coverage speak. */
export interface CoverageWords {
  readonly say: SayOf<typeof coverageStrings>;
  readonly kind: (kind: string) => string;
}
