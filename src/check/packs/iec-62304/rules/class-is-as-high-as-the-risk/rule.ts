import type { ClassReason } from '../../../../../model/class-floor.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { type RiskScales, riskScales } from '../../../../../model/risk-scales.ts';
import { holders } from '../../../../../model/structure.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { classGivers, contradicts, declaredClass, isClassGiver, lowerThan, reasonsBehind } from '../../class-givers.ts';

export default defineRule({
  id: 'class-is-as-high-as-the-risk',
  clause: '4.3 a',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-4.3.a-2', 'R-4.3.a-4'],
  expect: every(...classGivers)
    .where(isClassGiver)
    .passes((item, { graph, gathered }): readonly Breach[] => {
      const reasons = reasonsBehind(item, { graph, gathered }).filter(
        (reason) => reason.by !== 'controls' && !isCarried(reason, item, graph),
      );
      const contradicting = reasons.filter((reason) => contradicts(reason, item));
      if (contradicting.length > 0) return [tooLow(item, contradicting)];
      // Situations without a risk, and severities off the scale, are told by ISO 14971 where that judges too.
      if (graph.packs.has('ISO 14971')) return [];
      const unassessed = reasons.filter((reason) => reason.why === 'unassessed' && lowerThan(item, reason.class));
      return [...notAssessed(item, unassessed, graph), ...unknownSeverity(item, unassessed, riskScales(graph))];
    }),
});

/** A part of the system that brings the situation about declares the class itself: then the two classes do not fit, and that is told there. */
function isCarried({ by, situation, class: safetyClass }: ClassReason, system: TraceItem, graph: TraceGraph): boolean {
  if (by !== 'considers' || situation === undefined) return false;
  return graph
    .sources(situation, 'contributes-to')
    .some(
      (each) => graph.classOf(each).class >= safetyClass && graph.classOf(each).from !== system.id && holders(each, graph).includes(system),
    );
}

function tooLow(item: TraceItem, reasons: readonly ClassReason[]): Breach {
  const worst = reasons.reduce((best, each) => (each.class > best.class ? each : best));
  const { situation, risk } = worst as ClassReason & { readonly situation: TraceItem; readonly risk: TraceItem };
  const severity = answer(risk, 'external-severity');
  const what =
    worst.why === 'no-harm'
      ? 'class A is only for software behind which no risk stays unacceptable'
      : `with harm of severity ${severity} that is class ${worst.class}`;
  return {
    place: fieldPlace(item, 'safety-class'),
    message: `${item.id} is declared class ${declaredClass(item)}, but ${part(worst, item)} ${situation.id}, and with external controls alone ${risk.id} is not acceptable: ${what}`,
    fix: `Declare class ${worst.why === 'no-harm' ? 'B' : worst.class}. Or put a control outside the software that makes the risk acceptable, and evaluate \`external-acceptable\` of ${risk.id} with it.`,
    related: [...new Set(reasons)].map((each) => ({
      message: `${each.risk?.id} of ${each.situation?.id}: not acceptable, severity ${each.risk && answer(each.risk, 'external-severity')}`,
      place: each.risk === undefined ? item.idPlace : fieldPlace(each.risk, 'external-acceptable'),
    })),
  };
}

/** `it considers` or `SWU-1, which has its class from it, contributes to`. */
function part(reason: ClassReason, item: TraceItem): string {
  if (reason.by === 'considers') return 'its class rests on';
  return reason.item === item ? 'it contributes to' : `${reason.item.id}, which has its class from there, contributes to`;
}

const notYet = { draft: 'warning', release: 'error' } as const;

/** Harm that nobody has assessed counts as serious. */
function notAssessed(item: TraceItem, reasons: readonly ClassReason[], graph: TraceGraph): Breach[] {
  const situations = [...new Set(reasons.filter(({ risk }) => risk === undefined).map(({ situation }) => situation as TraceItem))];
  if (situations.length === 0) return [];
  const ids = allOf(situations.map(({ id }) => id));
  return [
    {
      place: fieldPlace(item, 'safety-class'),
      severity: notYet,
      class: graph.classOf(item),
      message: `${item.id} is declared class ${declaredClass(item)}, but no risk assesses ${ids}, so that its harm is unknown and counts as serious: class C`,
      fix: `Assess it in a risk with \`assesses: ${situations[0]?.id}\` (\`dhf new RISK\`), or declare class C until that is done.`,
      related: situations.map(({ id, idPlace }) => ({ message: `${id} is assessed by no risk`, place: idPlace })),
    },
  ];
}

/** A severity that stands in no scale says nothing of harm. Without a scale at all, the plan is what lacks something. */
function unknownSeverity(item: TraceItem, reasons: readonly ClassReason[], scales: RiskScales | undefined): Breach[] {
  if (scales === undefined || scales.severities.length === 0) return [];
  const risks = [...new Set(reasons.flatMap(({ risk }) => risk ?? []))].filter(
    (risk) => answer(risk, 'external-acceptable') === 'no' && answers(risk, 'external-severity').length > 0,
  );
  const unknown = risks.filter((risk) => !scales.severities.some(({ name }) => name.text === answer(risk, 'external-severity')));
  return unknown.map((risk) => ({
    item: risk,
    place: fieldPlace(risk, 'external-severity'),
    severity: notYet,
    message: `${risk.id} says severity “${answer(risk, 'external-severity')}”, which is no step of the scale in ${scales.plan.id}, so that its harm counts as serious: class C, and ${item.id} is declared class ${declaredClass(item)}`,
    fix: `Write one of ${scales.severities.map(({ name }) => name.text).join(', ')}.`,
  }));
}
