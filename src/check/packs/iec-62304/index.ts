import type { Pack } from '../../rule.ts';
import { clauses } from './clauses.ts';
import absenceOfAnomaliesIsStated from './rules/absence-of-anomalies-is-stated/rule.ts';
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
import controlledChangeHasARequest from './rules/controlled-change-has-a-request/rule.ts';
import deliveryProcedureCoversItsTopics from './rules/delivery-procedure-covers-its-topics/rule.ts';
import everyRequirementCategoryIsCovered from './rules/every-requirement-category-is-covered/rule.ts';
import feedbackIsMonitored from './rules/feedback-is-monitored/rule.ts';
import feedbackProblemIsReported from './rules/feedback-problem-is-reported/rule.ts';
import fixGoesThroughChangeControl from './rules/fix-goes-through-change-control/rule.ts';
import hazardTraceIsComplete from './rules/hazard-trace-is-complete/rule.ts';
import historyIsNotRewritten from './rules/history-is-not-rewritten/rule.ts';
import interfaceJoinsWhatUsesIt from './rules/interface-joins-what-uses-it/rule.ts';
import interfaceOfAUnitHasDetailedDesign from './rules/interface-of-a-unit-has-detailed-design/rule.ts';
import investigationEndsInADecision from './rules/investigation-ends-in-a-decision/rule.ts';
import lowerClassNeedsSegregation from './rules/lower-class-needs-segregation/rule.ts';
import maintenancePlanAnswersItsPoints from './rules/maintenance-plan-answers-its-points/rule.ts';
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
import residualAnomaliesAreListed from './rules/residual-anomalies-are-listed/rule.ts';
import residualAnomalyIsAcceptable from './rules/residual-anomaly-is-acceptable/rule.ts';
import safetyProblemReachesTheRiskFile from './rules/safety-problem-reaches-the-risk-file/rule.ts';
import sbomIsOfTheReleasedVersion from './rules/sbom-is-of-the-released-version/rule.ts';
import segregationIsShownEffective from './rules/segregation-is-shown-effective/rule.ts';
import softwareItemEndsInUnits from './rules/software-item-ends-in-units/rule.ts';
import softwareItemServesARequirement from './rules/software-item-serves-a-requirement/rule.ts';
import softwareRequirementHasASource from './rules/software-requirement-has-a-source/rule.ts';
import softwareRiskControlIsRequired from './rules/software-risk-control-is-required/rule.ts';
import soupHasFunctionalAndPerformanceRequirements from './rules/soup-has-functional-and-performance-requirements/rule.ts';
import soupIsIdentified from './rules/soup-is-identified/rule.ts';
import systemRequirementReachesSoftware from './rules/system-requirement-reaches-software/rule.ts';
import trendsAreLookedFor from './rules/trends-are-looked-for/rule.ts';
import unitAnswersTheExtraCriteria from './rules/unit-answers-the-extra-criteria/rule.ts';
import unitHasAcceptanceCriteria from './rules/unit-has-acceptance-criteria/rule.ts';
import unitHasDetailedDesign from './rules/unit-has-detailed-design/rule.ts';

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
    softwareRequirementHasASource,
    systemRequirementReachesSoftware,
    everyRequirementCategoryIsCovered,
    softwareRiskControlIsRequired,
    requirementIsAllocated,
    softwareItemServesARequirement,
    interfaceJoinsWhatUsesIt,
    soupHasFunctionalAndPerformanceRequirements,
    segregationIsShownEffective,
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
