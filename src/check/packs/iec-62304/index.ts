import type { Pack } from '../../rule.ts';
import { clauses } from './clauses.ts';
import absenceOfAnomaliesIsStated from './rules/absence-of-anomalies-is-stated/rule.ts';
import absenceOfFeedbackIsStated from './rules/absence-of-feedback-is-stated/rule.ts';
import adverseTrendIsJudged from './rules/adverse-trend-is-judged/rule.ts';
import approvalIsOnRecordBeforeTheChange from './rules/approval-is-on-record-before-the-change/rule.ts';
import approverHoldsThePlannedRole from './rules/approver-holds-the-planned-role/rule.ts';
import architectureIsDescribedAndApproved from './rules/architecture-is-described-and-approved/rule.ts';
import architectureIsReviewed from './rules/architecture-is-reviewed/rule.ts';
import baselineIsFoundByItsTag from './rules/baseline-is-found-by-its-tag/rule.ts';
import buildIsPinned from './rules/build-is-pinned/rule.ts';
import causeStandsInTheRiskManagementFile from './rules/cause-stands-in-the-risk-management-file/rule.ts';
import changeNamesTheControlsItTouches from './rules/change-names-the-controls-it-touches/rule.ts';
import changeReachesTheRiskManagementFile from './rules/change-reaches-the-risk-management-file/rule.ts';
import changeRequestListsWhatItChanges from './rules/change-request-lists-what-it-changes/rule.ts';
import changeRequestNamesTriggerAndApproval from './rules/change-request-names-trigger-and-approval/rule.ts';
import changeToReleasedSoftwareIsApprovedFirst from './rules/change-to-released-software-is-approved-first/rule.ts';
import changeToReleasedSoftwareSaysSo from './rules/change-to-released-software-says-so/rule.ts';
import changedItemIsTestedAgain from './rules/changed-item-is-tested-again/rule.ts';
import classIsAsHighAsTheRisk from './rules/class-is-as-high-as-the-risk/rule.ts';
import classIsDeclared from './rules/class-is-declared/rule.ts';
import classIsEvaluatedAgainWithTheChange from './rules/class-is-evaluated-again-with-the-change/rule.ts';
import classIsNotAboveItsParent from './rules/class-is-not-above-its-parent/rule.ts';
import classStandsInTheRiskManagementFile from './rules/class-stands-in-the-risk-management-file/rule.ts';
import closedChangeIsVerified from './rules/closed-change-is-verified/rule.ts';
import closureIsAnsweredWithEvidence from './rules/closure-is-answered-with-evidence/rule.ts';
import communicationIsMade from './rules/communication-is-made/rule.ts';
import componentIsSoup from './rules/component-is-soup/rule.ts';
import configurationPlanAnswersItsPoints from './rules/configuration-plan-answers-its-points/rule.ts';
import controlNeedsNothingOfLowerClass from './rules/control-needs-nothing-of-lower-class/rule.ts';
import controlledChangeHasARequest from './rules/controlled-change-has-a-request/rule.ts';
import controlledPathsHoldFiles from './rules/controlled-paths-hold-files/rule.ts';
import coverageCriterionIsMeasured from './rules/coverage-criterion-is-measured/rule.ts';
import creditedControlIsOutsideTheSoftware from './rules/credited-control-is-outside-the-software/rule.ts';
import declaredPlatformsAreTested from './rules/declared-platforms-are-tested/rule.ts';
import defectCategoriesAreKnown from './rules/defect-categories-are-known/rule.ts';
import deliveryProcedureCoversItsTopics from './rules/delivery-procedure-covers-its-topics/rule.ts';
import designPrecedesTheCode from './rules/design-precedes-the-code/rule.ts';
import detailedDesignIsReviewed from './rules/detailed-design-is-reviewed/rule.ts';
import developmentPlanAgreesWithTheSettings from './rules/development-plan-agrees-with-the-settings/rule.ts';
import developmentPlanAnswersItsPoints from './rules/development-plan-answers-its-points/rule.ts';
import differingClassIsRecorded from './rules/differing-class-is-recorded/rule.ts';
import documentStandsInTheRegister from './rules/document-stands-in-the-register/rule.ts';
import everyKindOfCauseIsConsidered from './rules/every-kind-of-cause-is-considered/rule.ts';
import everyRequirementCategoryIsCovered from './rules/every-requirement-category-is-covered/rule.ts';
import existingRequirementsAreLookedAtAgain from './rules/existing-requirements-are-looked-at-again/rule.ts';
import exploitedVulnerabilityIsSettled from './rules/exploited-vulnerability-is-settled/rule.ts';
import failedIntegrationTestIsReported from './rules/failed-integration-test-is-reported/rule.ts';
import failedSystemTestIsReported from './rules/failed-system-test-is-reported/rule.ts';
import failedTestOfAnyLevelIsReported from './rules/failed-test-of-any-level-is-reported/rule.ts';
import feedbackIsMonitored from './rules/feedback-is-monitored/rule.ts';
import feedbackProblemIsReported from './rules/feedback-problem-is-reported/rule.ts';
import fixGoesThroughChangeControl from './rules/fix-goes-through-change-control/rule.ts';
import formalRunIsNeverRetired from './rules/formal-run-is-never-retired/rule.ts';
import groupOfMixedClassIsReasoned from './rules/group-of-mixed-class-is-reasoned/rule.ts';
import hazardTraceIsComplete from './rules/hazard-trace-is-complete/rule.ts';
import historyIsNotRewritten from './rules/history-is-not-rewritten/rule.ts';
import implementingItemHasTheClassOfTheRisk from './rules/implementing-item-has-the-class-of-the-risk/rule.ts';
import integrationFollowsAPlan from './rules/integration-follows-a-plan/rule.ts';
import integrationPlanCoversEveryItem from './rules/integration-plan-covers-every-item/rule.ts';
import integrationRecordNamesWhatWasJoined from './rules/integration-record-names-what-was-joined/rule.ts';
import integrationTestPasses from './rules/integration-test-passes/rule.ts';
import integrationTestsAreReviewed from './rules/integration-tests-are-reviewed/rule.ts';
import integrationTestsAreRunAgain from './rules/integration-tests-are-run-again/rule.ts';
import interfaceIsCoveredByAnIntegrationTest from './rules/interface-is-covered-by-an-integration-test/rule.ts';
import interfaceJoinsWhatUsesIt from './rules/interface-joins-what-uses-it/rule.ts';
import interfaceOfAUnitHasDetailedDesign from './rules/interface-of-a-unit-has-detailed-design/rule.ts';
import investigationEndsInADecision from './rules/investigation-ends-in-a-decision/rule.ts';
import itemIsControlledBeforeItIsTested from './rules/item-is-controlled-before-it-is-tested/rule.ts';
import knownVulnerabilityIsEvaluated from './rules/known-vulnerability-is-evaluated/rule.ts';
import legacyFeedbackAndRiskAreReviewed from './rules/legacy-feedback-and-risk-are-reviewed/rule.ts';
import legacyGapsAreClosed from './rules/legacy-gaps-are-closed/rule.ts';
import legacyGapsAreDecided from './rules/legacy-gaps-are-decided/rule.ts';
import legacySoftwareIsAssessed from './rules/legacy-software-is-assessed/rule.ts';
import legacySoftwareWasOnTheMarket from './rules/legacy-software-was-on-the-market/rule.ts';
import legacyVersionIsInTheBaseline from './rules/legacy-version-is-in-the-baseline/rule.ts';
import legacyVersionWasSystemTested from './rules/legacy-version-was-system-tested/rule.ts';
import listedChangeIsMade from './rules/listed-change-is-made/rule.ts';
import lowerClassNeedsSegregation from './rules/lower-class-needs-segregation/rule.ts';
import loweredClassHasAChangeRequest from './rules/lowered-class-has-a-change-request/rule.ts';
import maintenancePlanAnswersItsPoints from './rules/maintenance-plan-answers-its-points/rule.ts';
import notedAnomalyIsFollowedUp from './rules/noted-anomaly-is-followed-up/rule.ts';
import noticeToNobodyHasAReason from './rules/notice-to-nobody-has-a-reason/rule.ts';
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
import procedureIsApprovedBeforeItsRun from './rules/procedure-is-approved-before-its-run/rule.ts';
import productFileBelongsToOneUnit from './rules/product-file-belongs-to-one-unit/rule.ts';
import qualitySystemIsNamed from './rules/quality-system-is-named/rule.ts';
import recordOfChangeIsNeverRetired from './rules/record-of-change-is-never-retired/rule.ts';
import recordedRunNeverChanges from './rules/recorded-run-never-changes/rule.ts';
import registerIsCurrent from './rules/register-is-current/rule.ts';
import releaseAgreesOnItsVersion from './rules/release-agrees-on-its-version/rule.ts';
import releaseBeingMadeIsNotWithdrawn from './rules/release-being-made-is-not-withdrawn/rule.ts';
import releaseIsApprovedAfterItsVerification from './rules/release-is-approved-after-its-verification/rule.ts';
import releaseIsArchived from './rules/release-is-archived/rule.ts';
import releaseTagHoldsTheProduct from './rules/release-tag-holds-the-product/rule.ts';
import releasedVersionHasAReleaseRecord from './rules/released-version-has-a-release-record/rule.ts';
import repeatedActivitiesHaveNewerEvidence from './rules/repeated-activities-have-newer-evidence/rule.ts';
import reportOfARunIsSound from './rules/report-of-a-run-is-sound/rule.ts';
import reportedTestBelongsToOneCase from './rules/reported-test-belongs-to-one-case/rule.ts';
import requirementIsAllocated from './rules/requirement-is-allocated/rule.ts';
import requirementIsCoveredByASystemTest from './rules/requirement-is-covered-by-a-system-test/rule.ts';
import requirementIsSaidOnce from './rules/requirement-is-said-once/rule.ts';
import requirementIsTaggedWhereItIsAllocated from './rules/requirement-is-tagged-where-it-is-allocated/rule.ts';
import requirementIsWordedPlainly from './rules/requirement-is-worded-plainly/rule.ts';
import requirementOfAControlIsSafetyRelated from './rules/requirement-of-a-control-is-safety-related/rule.ts';
import requirementsAreReviewed from './rules/requirements-are-reviewed/rule.ts';
import residualAnomaliesAreListed from './rules/residual-anomalies-are-listed/rule.ts';
import residualAnomalyIsAcceptable from './rules/residual-anomaly-is-acceptable/rule.ts';
import resultFilesAreThoseRecorded from './rules/result-files-are-those-recorded/rule.ts';
import reviewActionsAreDone from './rules/review-actions-are-done/rule.ts';
import reviewIsHeldInOrder from './rules/review-is-held-in-order/rule.ts';
import riskAnalysisIsHeldAgainstTheRequirements from './rules/risk-analysis-is-held-against-the-requirements/rule.ts';
import riskControlIsAllocatedToAnItem from './rules/risk-control-is-allocated-to-an-item/rule.ts';
import riskControlPassesItsVerification from './rules/risk-control-passes-its-verification/rule.ts';
import riskCriteriaComeBeforeEvaluation from './rules/risk-criteria-come-before-evaluation/rule.ts';
import riskManagementHasPlanAndReport from './rules/risk-management-has-plan-and-report/rule.ts';
import riskWorkFollowsTheChange from './rules/risk-work-follows-the-change/rule.ts';
import runIsDatedSoundly from './rules/run-is-dated-soundly/rule.ts';
import runIsKept from './rules/run-is-kept/rule.ts';
import runIsOfThisProduct from './rules/run-is-of-this-product/rule.ts';
import runNamesTheVersionItTested from './rules/run-names-the-version-it-tested/rule.ts';
import runRecordsEachCase from './rules/run-records-each-case/rule.ts';
import runTestedWhatItsCommitHolds from './rules/run-tested-what-its-commit-holds/rule.ts';
import safetyProblemReachesTheRiskFile from './rules/safety-problem-reaches-the-risk-file/rule.ts';
import sbomAgreesWithTheLockFiles from './rules/sbom-agrees-with-the-lock-files/rule.ts';
import sbomIsOfTheReleasedVersion from './rules/sbom-is-of-the-released-version/rule.ts';
import segregationIsClaimedOrDenied from './rules/segregation-is-claimed-or-denied/rule.ts';
import segregationIsShownEffective from './rules/segregation-is-shown-effective/rule.ts';
import segregationNamesWhatIsShared from './rules/segregation-names-what-is-shared/rule.ts';
import situationOfSoftwareIsConsidered from './rules/situation-of-software-is-considered/rule.ts';
import softwareFailureCountsAsCertain from './rules/software-failure-counts-as-certain/rule.ts';
import softwareItemEndsInUnits from './rules/software-item-ends-in-units/rule.ts';
import softwareItemServesARequirement from './rules/software-item-serves-a-requirement/rule.ts';
import softwareRequirementHasASource from './rules/software-requirement-has-a-source/rule.ts';
import softwareRiskControlIsRequired from './rules/software-risk-control-is-required/rule.ts';
import soupAnomaliesAreEvaluatedForTheVersionUsed from './rules/soup-anomalies-are-evaluated-for-the-version-used/rule.ts';
import soupChangesByAChangeRequest from './rules/soup-changes-by-a-change-request/rule.ts';
import soupHasFunctionalAndPerformanceRequirements from './rules/soup-has-functional-and-performance-requirements/rule.ts';
import soupIsIdentified from './rules/soup-is-identified/rule.ts';
import sourceFilesAreThere from './rules/source-files-are-there/rule.ts';
import startedRunIsCompleted from './rules/started-run-is-completed/rule.ts';
import systemRequirementReachesSoftware from './rules/system-requirement-reaches-software/rule.ts';
import systemTestIsEvaluated from './rules/system-test-is-evaluated/rule.ts';
import systemTestPasses from './rules/system-test-passes/rule.ts';
import systemTestsAreReviewed from './rules/system-tests-are-reviewed/rule.ts';
import testedWordingIsApprovedFirst from './rules/tested-wording-is-approved-first/rule.ts';
import toolsAreFixedAndControlled from './rules/tools-are-fixed-and-controlled/rule.ts';
import trendsAreLookedFor from './rules/trends-are-looked-for/rule.ts';
import unacceptableRiskHasAControl from './rules/unacceptable-risk-has-a-control/rule.ts';
import unitAnswersTheExtraCriteria from './rules/unit-answers-the-extra-criteria/rule.ts';
import unitHasAcceptanceCriteria from './rules/unit-has-acceptance-criteria/rule.ts';
import unitHasDetailedDesign from './rules/unit-has-detailed-design/rule.ts';
import unitPassesItsVerification from './rules/unit-passes-its-verification/rule.ts';
import unitTestsAreReviewed from './rules/unit-tests-are-reviewed/rule.ts';
import unitVerificationIsPlanned from './rules/unit-verification-is-planned/rule.ts';
import validationTestPasses from './rules/validation-test-passes/rule.ts';
import verificationPlanCoversWhatIsMade from './rules/verification-plan-covers-what-is-made/rule.ts';

/** IEC 62304 edition 1.1: 2006 with amendment 1 of 2015. Rules in the order of their clauses. */
export const iec62304: Pack = {
  name: 'iec-62304',
  standard: 'IEC 62304',
  edition: '1.1',
  dated: '2026-11-22',
  clauses,
  rules: [
    qualitySystemIsNamed,
    riskManagementHasPlanAndReport,
    riskCriteriaComeBeforeEvaluation,
    situationOfSoftwareIsConsidered,
    classIsAsHighAsTheRisk,
    creditedControlIsOutsideTheSoftware,
    softwareFailureCountsAsCertain,
    loweredClassHasAChangeRequest,
    classStandsInTheRiskManagementFile,
    lowerClassNeedsSegregation,
    segregationNamesWhatIsShared,
    controlNeedsNothingOfLowerClass,
    classIsNotAboveItsParent,
    differingClassIsRecorded,
    groupOfMixedClassIsReasoned,
    classIsDeclared,
    legacySoftwareIsAssessed,
    legacySoftwareWasOnTheMarket,
    legacyFeedbackAndRiskAreReviewed,
    legacyGapsAreDecided,
    legacyVersionWasSystemTested,
    legacyGapsAreClosed,
    legacyVersionIsInTheBaseline,
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
    absenceOfFeedbackIsStated,
    approverHoldsThePlannedRole,
    configurationPlanAnswersItsPoints,
    controlledPathsHoldFiles,
    testedWordingIsApprovedFirst,
    toolsAreFixedAndControlled,
    itemIsControlledBeforeItIsTested,
    defectCategoriesAreKnown,
    softwareRequirementHasASource,
    systemRequirementReachesSoftware,
    everyRequirementCategoryIsCovered,
    softwareRiskControlIsRequired,
    reviewActionsAreDone,
    reviewIsHeldInOrder,
    riskAnalysisIsHeldAgainstTheRequirements,
    existingRequirementsAreLookedAtAgain,
    requirementIsSaidOnce,
    requirementsAreReviewed,
    requirementOfAControlIsSafetyRelated,
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
    productFileBelongsToOneUnit,
    unitHasDetailedDesign,
    designPrecedesTheCode,
    interfaceOfAUnitHasDetailedDesign,
    detailedDesignIsReviewed,
    sourceFilesAreThere,
    requirementIsTaggedWhereItIsAllocated,
    unitVerificationIsPlanned,
    unitTestsAreReviewed,
    unitHasAcceptanceCriteria,
    coverageCriterionIsMeasured,
    unitAnswersTheExtraCriteria,
    unitPassesItsVerification,
    integrationFollowsAPlan,
    integrationRecordNamesWhatWasJoined,
    interfaceIsCoveredByAnIntegrationTest,
    integrationTestPasses,
    integrationTestsAreReviewed,
    integrationTestsAreRunAgain,
    failedIntegrationTestIsReported,
    requirementIsCoveredByASystemTest,
    systemTestsAreReviewed,
    procedureIsApprovedBeforeItsRun,
    failedSystemTestIsReported,
    changedItemIsTestedAgain,
    systemTestPasses,
    systemTestIsEvaluated,
    formalRunIsNeverRetired,
    runRecordsEachCase,
    runNamesTheVersionItTested,
    runIsDatedSoundly,
    declaredPlatformsAreTested,
    resultFilesAreThoseRecorded,
    reportOfARunIsSound,
    reportedTestBelongsToOneCase,
    notedAnomalyIsFollowedUp,
    startedRunIsCompleted,
    runIsKept,
    recordedRunNeverChanges,
    failedTestOfAnyLevelIsReported,
    validationTestPasses,
    runIsOfThisProduct,
    runTestedWhatItsCommitHolds,
    releaseIsApprovedAfterItsVerification,
    residualAnomaliesAreListed,
    absenceOfAnomaliesIsStated,
    exploitedVulnerabilityIsSettled,
    residualAnomalyIsAcceptable,
    releaseBeingMadeIsNotWithdrawn,
    recordOfChangeIsNeverRetired,
    registerIsCurrent,
    releaseAgreesOnItsVersion,
    releaseTagHoldsTheProduct,
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
    everyKindOfCauseIsConsidered,
    soupAnomaliesAreEvaluatedForTheVersionUsed,
    knownVulnerabilityIsEvaluated,
    causeStandsInTheRiskManagementFile,
    unacceptableRiskHasAControl,
    implementingItemHasTheClassOfTheRisk,
    riskControlPassesItsVerification,
    hazardTraceIsComplete,
    soupChangesByAChangeRequest,
    changeNamesTheControlsItTouches,
    changeReachesTheRiskManagementFile,
    riskWorkFollowsTheChange,
    soupIsIdentified,
    componentIsSoup,
    sbomAgreesWithTheLockFiles,
    baselineIsFoundByItsTag,
    controlledChangeHasARequest,
    approvalIsOnRecordBeforeTheChange,
    changeRequestListsWhatItChanges,
    listedChangeIsMade,
    classIsEvaluatedAgainWithTheChange,
    closedChangeIsVerified,
    changeRequestNamesTriggerAndApproval,
    historyIsNotRewritten,
    investigationEndsInADecision,
    noticeToNobodyHasAReason,
    fixGoesThroughChangeControl,
    problemReportIsKept,
    problemReportIsNeverRetired,
    safetyProblemReachesTheRiskFile,
    trendsAreLookedFor,
    adverseTrendIsJudged,
    closureIsAnsweredWithEvidence,
  ],
};
