import type { Language } from '../strings/strings.ts';

/** Language of the site's own words on this page. */
export const language = document.documentElement.lang as Language;
