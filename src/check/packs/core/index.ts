import type { Pack } from '../../rule.ts';
import approvalHashIsSound from './rules/approval-hash-is-sound/rule.ts';
import approvalIsCommittedByItsSigner from './rules/approval-is-committed-by-its-signer/rule.ts';
import approvalIsGivenInAHeldRole from './rules/approval-is-given-in-a-held-role/rule.ts';
import approvalIsNotDatedAhead from './rules/approval-is-not-dated-ahead/rule.ts';
import approvalIsSignedByItsSigner from './rules/approval-is-signed-by-its-signer/rule.ts';
import claimIsSound from './rules/claim-is-sound/rule.ts';
import demandedFieldIsWritten from './rules/demanded-field-is-written/rule.ts';
import demandedLinkArrives from './rules/demanded-link-arrives/rule.ts';
import demandedLinkIsWritten from './rules/demanded-link-is-written/rule.ts';
import diagramCanBeRead from './rules/diagram-can-be-read/rule.ts';
import diagramHasATitle from './rules/diagram-has-a-title/rule.ts';
import diagramIsDrawn from './rules/diagram-is-drawn/rule.ts';
import diagramNamesWhatExists from './rules/diagram-names-what-exists/rule.ts';
import editorialChangeIsShown from './rules/editorial-change-is-shown/rule.ts';
import fenceIsClosed from './rules/fence-is-closed/rule.ts';
import fieldIsKnown from './rules/field-is-known/rule.ts';
import fieldIsWrittenOnce from './rules/field-is-written-once/rule.ts';
import fieldListIsSound from './rules/field-list-is-sound/rule.ts';
import fieldValueIsAllowed from './rules/field-value-is-allowed/rule.ts';
import fileNameIsTheId from './rules/file-name-is-the-id/rule.ts';
import fileNameWorksEverywhere from './rules/file-name-works-everywhere/rule.ts';
import frontMatterIsSound from './rules/front-matter-is-sound/rule.ts';
import idDiffersBeyondCase from './rules/id-differs-beyond-case/rule.ts';
import idIsNeverReused from './rules/id-is-never-reused/rule.ts';
import idStandsOnce from './rules/id-stands-once/rule.ts';
import imageIsThere from './rules/image-is-there/rule.ts';
import itemDoesNotCheckItself from './rules/item-does-not-check-itself/rule.ts';
import itemIsIdentified from './rules/item-is-identified/rule.ts';
import justificationIsInForce from './rules/justification-is-in-force/rule.ts';
import justificationIsNarrow from './rules/justification-is-narrow/rule.ts';
import justificationIsUsed from './rules/justification-is-used/rule.ts';
import kindIsKnown from './rules/kind-is-known/rule.ts';
import linkCountIsAllowed from './rules/link-count-is-allowed/rule.ts';
import linkEndIsAllowed from './rules/link-end-is-allowed/rule.ts';
import linkInProseLeadsSomewhere from './rules/link-in-prose-leads-somewhere/rule.ts';
import linkIsFresh from './rules/link-is-fresh/rule.ts';
import linkResolves from './rules/link-resolves/rule.ts';
import mentionResolves from './rules/mention-resolves/rule.ts';
import recordIsNotDatedAhead from './rules/record-is-not-dated-ahead/rule.ts';
import reverseLinkIsNotWritten from './rules/reverse-link-is-not-written/rule.ts';
import softwareSystemHasItsSettings from './rules/software-system-has-its-settings/rule.ts';
import sourceTagIsComplete from './rules/source-tag-is-complete/rule.ts';
import sourceTagNamesAnItem from './rules/source-tag-names-an-item/rule.ts';
import sourceTagSuitsItsItem from './rules/source-tag-suits-its-item/rule.ts';
import textReachesThePage from './rules/text-reaches-the-page/rule.ts';
import traceHasNoCycle from './rules/trace-has-no-cycle/rule.ts';
import valueIsText from './rules/value-is-text/rule.ts';
import viewBlockIsSound from './rules/view-block-is-sound/rule.ts';
import viewShowsSomething from './rules/view-shows-something/rule.ts';

/** The rules of any traced DHF, whatever standard it is judged by; always on. First the writing, then IDs, items and links. */
export const core: Pack = {
  name: 'core',
  rules: [
    frontMatterIsSound,
    valueIsText,
    textReachesThePage,
    editorialChangeIsShown,
    fenceIsClosed,
    itemIsIdentified,
    fieldIsWrittenOnce,
    fieldListIsSound,
    claimIsSound,
    mentionResolves,
    linkInProseLeadsSomewhere,
    imageIsThere,
    viewBlockIsSound,
    viewShowsSomething,
    diagramIsDrawn,
    diagramCanBeRead,
    diagramNamesWhatExists,
    diagramHasATitle,
    idStandsOnce,
    idDiffersBeyondCase,
    idIsNeverReused,
    fileNameIsTheId,
    fileNameWorksEverywhere,
    kindIsKnown,
    softwareSystemHasItsSettings,
    fieldIsKnown,
    fieldValueIsAllowed,
    demandedFieldIsWritten,
    demandedLinkIsWritten,
    demandedLinkArrives,
    linkResolves,
    linkEndIsAllowed,
    linkCountIsAllowed,
    reverseLinkIsNotWritten,
    traceHasNoCycle,
    itemDoesNotCheckItself,
    linkIsFresh,
    sourceTagIsComplete,
    sourceTagNamesAnItem,
    sourceTagSuitsItsItem,
    approvalHashIsSound,
    approvalIsGivenInAHeldRole,
    approvalIsNotDatedAhead,
    recordIsNotDatedAhead,
    approvalIsSignedByItsSigner,
    approvalIsCommittedByItsSigner,
    justificationIsInForce,
    justificationIsUsed,
    justificationIsNarrow,
  ],
};
