import type { Pack } from '../../rule.ts';
import demandedFieldIsWritten from './rules/demanded-field-is-written/rule.ts';
import demandedLinkArrives from './rules/demanded-link-arrives/rule.ts';
import demandedLinkIsWritten from './rules/demanded-link-is-written/rule.ts';
import fieldIsKnown from './rules/field-is-known/rule.ts';
import fieldValueIsAllowed from './rules/field-value-is-allowed/rule.ts';
import kindIsKnown from './rules/kind-is-known/rule.ts';
import linkCountIsAllowed from './rules/link-count-is-allowed/rule.ts';
import linkEndIsAllowed from './rules/link-end-is-allowed/rule.ts';
import reverseLinkIsNotWritten from './rules/reverse-link-is-not-written/rule.ts';

/** The rules of any traced DHF, whatever standard it is judged by; always on. */
export const core: Pack = {
  name: 'core',
  rules: [
    kindIsKnown,
    fieldIsKnown,
    fieldValueIsAllowed,
    demandedFieldIsWritten,
    demandedLinkIsWritten,
    demandedLinkArrives,
    linkEndIsAllowed,
    linkCountIsAllowed,
    reverseLinkIsNotWritten,
  ],
};
