import { mayCauseHarm } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { type Interval, plannedInterval } from '../../../../../model/intervals.ts';
import { soupReviewMonths } from '../../../../../model/soup-listing.ts';
import { monthsAfter } from '../../../../../model/times.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, every, type ItemSubject, together } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { tooSeldom } from '../../periodic.ts';

const field = 'soup-review-months';

const hint = { draft: 'info', release: 'warning' } as const;

export default defineRule({
  id: 'soup-anomalies-are-evaluated-for-the-version-used',
  clause: '7.1.3',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.1.3-1'],
  expect: together(
    every('soup')
      .where((item, { graph }) => mayCauseHarm.holds(item, graph))
      .passes((item, { graph, asOf }): readonly Breach[] => [
        ...otherVersion(item),
        ...tooOld(item, graph, asOf),
        ...onlyVulnerabilities(item),
      ]),
    eachOf(planned).passes(({ interval }) => tooSeldom(interval, field, 'Known anomalies of SOUP have to be evaluated')),
  ),
});

/** The plan that says how long an evaluation holds. */
interface Planned extends ItemSubject {
  readonly interval: Interval;
}

function* planned({ graph }: RuleContext): Iterable<Planned> {
  const interval = plannedInterval(field, graph);
  if (interval !== undefined) yield { item: interval.plan, interval };
}

/** What is missing altogether is demanded field by field. Several versions stand with commas between them. */
function otherVersion(item: TraceItem): Breach[] {
  const reviewed = answer(item, 'anomalies-version');
  const used = ['version', 'api-version', 'tested-versions'].flatMap((field) => answers(item, field).map(({ text }) => text));
  const covered = (reviewed ?? '').split(/\s*[,;]\s*/);
  const open = used.filter((version) => !covered.includes(version));
  if (reviewed === undefined || open.length === 0) return [];
  return [
    {
      place: fieldPlace(item, 'anomalies-version'),
      message: `The anomalies of ${item.id} were evaluated for version ${reviewed}, but version ${allOf(open)} is used`,
      fix: 'Evaluate the list of known anomalies for the version used, and write version, day and name anew.',
    },
  ];
}

function tooOld(item: TraceItem, graph: TraceGraph, asOf: string): Breach[] {
  const on = answer(item, 'anomalies-reviewed-on');
  if (on === undefined) return [];
  const place = fieldPlace(item, 'anomalies-reviewed-on');
  if (on > asOf)
    return [
      {
        place,
        message: `The anomalies of ${item.id} are said to have been evaluated on ${on}, which is still to come on ${asOf}`,
        fix: 'Write the day on which it was done.',
      },
    ];
  const months = soupReviewMonths(graph);
  const due = months === undefined ? undefined : monthsAfter(on, months);
  if (due === undefined || due >= asOf) return [];
  return [
    {
      place,
      message: `The anomalies of ${item.id} were last evaluated on ${on}; by the plan that holds for ${months === 1 ? 'one month' : `${months} months`}, until ${due}, and it is ${asOf}`,
      fix: 'Read the list of known anomalies again, judge what is new, and write the new day.',
    },
  ];
}

const scan = /\b(?:CVEs?|NVD|OSV|GHSA|vulnerabilit(?:y|ies)|security advisor(?:y|ies)|trivy|snyk|grype|npm audit|dependabot)\b/i;

/** A scan finds published vulnerabilities; the list of its maker also tells of what computes wrongly. */
function onlyVulnerabilities(item: TraceItem): Breach[] {
  const list = answer(item, 'anomaly-list');
  if (list === undefined || !scan.test(list)) return [];
  return [
    {
      place: fieldPlace(item, 'anomaly-list'),
      severity: hint,
      message: `The anomaly list of ${item.id} is a search for vulnerabilities; that is not the list of known anomalies of its maker, which also tells of wrong results`,
      fix: 'Name the list that the maker publishes for the version used (issues, errata, release notes), and evaluate it; keep the scan beside it.',
    },
  ];
}
