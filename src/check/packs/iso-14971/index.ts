import type { Pack } from '../../rule.ts';
import { clauses } from './clauses.ts';
import acceptabilityFollowsTheMatrix from './rules/acceptability-follows-the-matrix/rule.ts';
import fieldExperienceIsPlanned from './rules/field-experience-is-planned/rule.ts';
import hazardousSituationComesFromAHazard from './rules/hazardous-situation-comes-from-a-hazard/rule.ts';
import hazardousSituationIsAssessed from './rules/hazardous-situation-is-assessed/rule.ts';
import intendedUseIsDescribed from './rules/intended-use-is-described/rule.ts';
import matrixJudgesEveryPair from './rules/matrix-judges-every-pair/rule.ts';
import overallResidualRiskIsJudged from './rules/overall-residual-risk-is-judged/rule.ts';
import riskAnalysisIsRecorded from './rules/risk-analysis-is-recorded/rule.ts';
import riskPlanAnswersItsPoints from './rules/risk-plan-answers-its-points/rule.ts';
import riskPolicyIsReferenced from './rules/risk-policy-is-referenced/rule.ts';
import riskStandsOnTheScales from './rules/risk-stands-on-the-scales/rule.ts';
import riskWorkIsDoneByCompetentPeople from './rules/risk-work-is-done-by-competent-people/rule.ts';
import riskWorkIsReviewedBeforeRelease from './rules/risk-work-is-reviewed-before-release/rule.ts';
import safetyCharacteristicsAreNamed from './rules/safety-characteristics-are-named/rule.ts';
import unacceptableResidualRiskIsWeighed from './rules/unacceptable-residual-risk-is-weighed/rule.ts';
import unacceptableRiskIsControlled from './rules/unacceptable-risk-is-controlled/rule.ts';

/** ISO 14971 in the edition of 2019. Rules in the order of their clauses. */
export const iso14971: Pack = {
  name: 'iso-14971',
  standard: 'ISO 14971',
  edition: '2019',
  dated: '2026-11-22',
  clauses,
  rules: [
    riskPolicyIsReferenced,
    riskWorkIsDoneByCompetentPeople,
    riskPlanAnswersItsPoints,
    matrixJudgesEveryPair,
    riskAnalysisIsRecorded,
    intendedUseIsDescribed,
    safetyCharacteristicsAreNamed,
    hazardousSituationComesFromAHazard,
    riskStandsOnTheScales,
    acceptabilityFollowsTheMatrix,
    unacceptableRiskIsControlled,
    unacceptableResidualRiskIsWeighed,
    hazardousSituationIsAssessed,
    overallResidualRiskIsJudged,
    riskWorkIsReviewedBeforeRelease,
    fieldExperienceIsPlanned,
  ],
};
