import type { Pack } from '../../rule.ts';
import { clauses } from './clauses.ts';
import absenceOfAnomaliesIsStated from './rules/absence-of-anomalies-is-stated/rule.ts';
import approverHoldsThePlannedRole from './rules/approver-holds-the-planned-role/rule.ts';
import architectureIsDescribedAndApproved from './rules/architecture-is-described-and-approved/rule.ts';
import architectureIsReviewed from './rules/architecture-is-reviewed/rule.ts';
import baselineIsFoundByItsTag from './rules/baseline-is-found-by-its-tag/rule.ts';
import buildIsPinned from './rules/build-is-pinned/rule.ts';
import changeRequestNamesTriggerAndApproval from './rules/change-request-names-trigger-and-approval/rule.ts';
import changeToReleasedSoftwareIsApprovedFirst from './rules/change-to-released-software-is-approved-first/rule.ts';
import changeToReleasedSoftwareSaysSo from './rules/change-to-released-software-says-so/rule.ts';
import classIsDeclared from './rules/class-is-declared/rule.ts';
import closedChangeIsVerified from './rules/closed-change-is-verified/rule.ts';
import closureIsAnsweredWithEvidence from './rules/closure-is-answered-with-evidence/rule.ts';
import communicationIsMade from './rules/communication-is-made/rule.ts';
import componentIsSoup from './rules/component-is-soup/rule.ts';
import configurationPlanAnswersItsPoints from './rules/configuration-plan-answers-its-points/rule.ts';
import controlledChangeHasARequest from './rules/controlled-change-has-a-request/rule.ts';
import controlledPathsHoldFiles from './rules/controlled-paths-hold-files/rule.ts';
import defectCategoriesAreKnown from './rules/defect-categories-are-known/rule.ts';
import deliveryProcedureCoversItsTopics from './rules/delivery-procedure-covers-its-topics/rule.ts';
import developmentPlanAgreesWithTheSettings from './rules/development-plan-agrees-with-the-settings/rule.ts';
import developmentPlanAnswersItsPoints from './rules/development-plan-answers-its-points/rule.ts';
import documentStandsInTheRegister from './rules/document-stands-in-the-register/rule.ts';
import everyRequirementCategoryIsCovered from './rules/every-requirement-category-is-covered/rule.ts';
import existingRequirementsAreLookedAtAgain from './rules/existing-requirements-are-looked-at-again/rule.ts';
import feedbackIsMonitored from './rules/feedback-is-monitored/rule.ts';
import feedbackProblemIsReported from './rules/feedback-problem-is-reported/rule.ts';
import fixGoesThroughChangeControl from './rules/fix-goes-through-change-control/rule.ts';
import hazardTraceIsComplete from './rules/hazard-trace-is-complete/rule.ts';
import historyIsNotRewritten from './rules/history-is-not-rewritten/rule.ts';
import integrationPlanCoversEveryItem from './rules/integration-plan-covers-every-item/rule.ts';
import interfaceJoinsWhatUsesIt from './rules/interface-joins-what-uses-it/rule.ts';
import interfaceOfAUnitHasDetailedDesign from './rules/interface-of-a-unit-has-detailed-design/rule.ts';
import investigationEndsInADecision from './rules/investigation-ends-in-a-decision/rule.ts';
import itemIsControlledBeforeItIsTested from './rules/item-is-controlled-before-it-is-tested/rule.ts';
import lowerClassNeedsSegregation from './rules/lower-class-needs-segregation/rule.ts';
import maintenancePlanAnswersItsPoints from './rules/maintenance-plan-answers-its-points/rule.ts';
import planCoversTheRiskOfSoup from './rules/plan-covers-the-risk-of-soup/rule.ts';
import planIsAsNewAsWhatItPlans from './rules/plan-is-as-new-as-what-it-plans/rule.ts';
import planNamesItsSystemRequirements from './rules/plan-names-its-system-requirements/rule.ts';
import planNamesStandardsMethodsAndTools from './rules/plan-names-standards-methods-and-tools/rule.ts';
import planSaysWhenItIsUpdated from './rules/plan-says-when-it-is-updated/rule.ts';
import plannedDeliverablesAreApproved from './rules/planned-deliverables-are-approved/rule.ts';
import problemInReleasedSoftwareIsJudged from './rules/problem-in-released-software-is-judged/rule.ts';
import problemReportFollowsItsStates from './rules/problem-report-follows-its-states/rule.ts';
import problemReportIsKept from './rules/problem-report-is-kept/rule.ts';
import problemReportIsNeverRetired from './rules/problem-report-is-never-retired/rule.ts';
import releaseAgreesOnItsVersion from './rules/release-agrees-on-its-version/rule.ts';
import releaseIsApprovedAfterItsVerification from './rules/release-is-approved-after-its-verification/rule.ts';
import releaseIsArchived from './rules/release-is-archived/rule.ts';
import releasedVersionHasAReleaseRecord from './rules/released-version-has-a-release-record/rule.ts';
import repeatedActivitiesHaveNewerEvidence from './rules/repeated-activities-have-newer-evidence/rule.ts';
import requirementIsAllocated from './rules/requirement-is-allocated/rule.ts';
import requirementIsCoveredByASystemTest from './rules/requirement-is-covered-by-a-system-test/rule.ts';
import requirementIsSaidOnce from './rules/requirement-is-said-once/rule.ts';
import requirementIsWordedPlainly from './rules/requirement-is-worded-plainly/rule.ts';
import requirementsAreReviewed from './rules/requirements-are-reviewed/rule.ts';
import residualAnomaliesAreListed from './rules/residual-anomalies-are-listed/rule.ts';
import residualAnomalyIsAcceptable from './rules/residual-anomaly-is-acceptable/rule.ts';
import riskAnalysisIsHeldAgainstTheRequirements from './rules/risk-analysis-is-held-against-the-requirements/rule.ts';
import riskControlIsAllocatedToAnItem from './rules/risk-control-is-allocated-to-an-item/rule.ts';
import safetyProblemReachesTheRiskFile from './rules/safety-problem-reaches-the-risk-file/rule.ts';
import sbomIsOfTheReleasedVersion from './rules/sbom-is-of-the-released-version/rule.ts';
import segregationIsClaimedOrDenied from './rules/segregation-is-claimed-or-denied/rule.ts';
import segregationIsShownEffective from './rules/segregation-is-shown-effective/rule.ts';
import softwareItemEndsInUnits from './rules/software-item-ends-in-units/rule.ts';
import softwareItemServesARequirement from './rules/software-item-serves-a-requirement/rule.ts';
import softwareRequirementHasASource from './rules/software-requirement-has-a-source/rule.ts';
import softwareRiskControlIsRequired from './rules/software-risk-control-is-required/rule.ts';
import soupHasFunctionalAndPerformanceRequirements from './rules/soup-has-functional-and-performance-requirements/rule.ts';
import soupIsIdentified from './rules/soup-is-identified/rule.ts';
import systemRequirementReachesSoftware from './rules/system-requirement-reaches-software/rule.ts';
import toolsAreFixedAndControlled from './rules/tools-are-fixed-and-controlled/rule.ts';
import trendsAreLookedFor from './rules/trends-are-looked-for/rule.ts';
import unitAnswersTheExtraCriteria from './rules/unit-answers-the-extra-criteria/rule.ts';
import unitHasAcceptanceCriteria from './rules/unit-has-acceptance-criteria/rule.ts';
import unitHasDetailedDesign from './rules/unit-has-detailed-design/rule.ts';
import verificationPlanCoversWhatIsMade from './rules/verification-plan-covers-what-is-made/rule.ts';

/** IEC 62304 edition 1.1: 2006 with amendment 1 of 2015. Rules in the order of their clauses. */
export const iec62304: Pack = {
  name: 'iec-62304',
  standard: 'IEC 62304',
  edition: '1.1',
  dated: '2026-11-22',
  clauses,
  rules: [
    lowerClassNeedsSegregation,
    classIsDeclared,
    developmentPlanAnswersItsPoints,
    developmentPlanAgreesWithTheSettings,
    planIsAsNewAsWhatItPlans,
    planSaysWhenItIsUpdated,
    planNamesItsSystemRequirements,
    planNamesStandardsMethodsAndTools,
    integrationPlanCoversEveryItem,
    verificationPlanCoversWhatIsMade,
    planCoversTheRiskOfSoup,
    documentStandsInTheRegister,
    approverHoldsThePlannedRole,
    configurationPlanAnswersItsPoints,
    controlledPathsHoldFiles,
    toolsAreFixedAndControlled,
    itemIsControlledBeforeItIsTested,
    defectCategoriesAreKnown,
    softwareRequirementHasASource,
    systemRequirementReachesSoftware,
    everyRequirementCategoryIsCovered,
    softwareRiskControlIsRequired,
    riskAnalysisIsHeldAgainstTheRequirements,
    existingRequirementsAreLookedAtAgain,
    requirementIsSaidOnce,
    requirementsAreReviewed,
    requirementIsWordedPlainly,
    requirementIsAllocated,
    softwareItemServesARequirement,
    architectureIsDescribedAndApproved,
    interfaceJoinsWhatUsesIt,
    soupHasFunctionalAndPerformanceRequirements,
    segregationIsShownEffective,
    segregationIsClaimedOrDenied,
    architectureIsReviewed,
    riskControlIsAllocatedToAnItem,
    softwareItemEndsInUnits,
    unitHasDetailedDesign,
    interfaceOfAUnitHasDetailedDesign,
    unitHasAcceptanceCriteria,
    unitAnswersTheExtraCriteria,
    requirementIsCoveredByASystemTest,
    releaseIsApprovedAfterItsVerification,
    residualAnomaliesAreListed,
    absenceOfAnomaliesIsStated,
    residualAnomalyIsAcceptable,
    releaseAgreesOnItsVersion,
    sbomIsOfTheReleasedVersion,
    buildIsPinned,
    plannedDeliverablesAreApproved,
    releaseIsArchived,
    deliveryProcedureCoversItsTopics,
    maintenancePlanAnswersItsPoints,
    feedbackIsMonitored,
    feedbackProblemIsReported,
    problemInReleasedSoftwareIsJudged,
    problemReportFollowsItsStates,
    changeToReleasedSoftwareSaysSo,
    changeToReleasedSoftwareIsApprovedFirst,
    communicationIsMade,
    repeatedActivitiesHaveNewerEvidence,
    releasedVersionHasAReleaseRecord,
    hazardTraceIsComplete,
    soupIsIdentified,
    componentIsSoup,
    baselineIsFoundByItsTag,
    controlledChangeHasARequest,
    closedChangeIsVerified,
    changeRequestNamesTriggerAndApproval,
    historyIsNotRewritten,
    investigationEndsInADecision,
    fixGoesThroughChangeControl,
    problemReportIsKept,
    problemReportIsNeverRetired,
    safetyProblemReachesTheRiskFile,
    trendsAreLookedFor,
    closureIsAnsweredWithEvidence,
  ],
};
