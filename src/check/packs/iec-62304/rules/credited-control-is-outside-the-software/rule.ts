import { realisers, risksControlled } from '../../../../../model/class-floor.ts';
import { leads, type TraceGraph } from '../../../../../model/graph.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { declaredClass } from '../../class-givers.ts';
import { controlsOf, isExternal, loweredRisks } from '../../external-controls.ts';

const hint = { draft: 'info', release: 'info' } as const;
const notYet = { draft: 'warning', release: 'error' } as const;

export default defineRule({
  id: 'credited-control-is-outside-the-software',
  clause: '4.3 a',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-4.3.a-3'],
  expect: every('software-system').passes((item, { graph, gathered }): readonly Breach[] => [
    ...graph
      .linksFrom(item, 'credits')
      .filter(leads)
      .flatMap((link) => {
        const why = whyNotExternal(link.to as TraceItem, item, graph);
        return why === undefined ? [] : [{ place: link.place, ...why }];
      }),
    ...loweredRisks(item, { graph, gathered }).flatMap((risk) => withoutCredit(risk, item, graph)),
  ]),
});

/** Why a control cannot lower the class of a system: it works in the very software whose failure is assumed. */
function whyNotExternal(control: TraceItem, system: TraceItem, graph: TraceGraph): Breach | undefined {
  if (control.status === 'draft')
    return {
      severity: notYet,
      message: `${system.id} credits ${control.id}, which is still a draft, so nothing can rest on it`,
      fix: 'Finish the control, and take `status: draft` out.',
    };
  const location = answer(control, 'location');
  const inside = realisers(control, graph).find((each) => standsIn(each, system, graph));
  if (inside === undefined && (location !== 'software' || graph.targets(control, 'realised-in').length > 0)) return undefined;
  const where = inside === undefined || inside === system ? `in ${system.id} itself` : `in ${inside.id}, a part of ${system.id}`;
  return {
    message: `${system.id} credits ${control.id} with lowering its class, but ${control.id} works ${where}: when that software fails, so does the control`,
    fix: `Take ${control.id} out of \`credits\`, evaluate \`external-…\` of its risks without it, and declare the class that follows.`,
    related: [{ message: `${control.id} is located in ${location ?? 'no place named'}`, place: fieldPlace(control, 'location') }],
  };
}

function standsIn(part: TraceItem, system: TraceItem, graph: TraceGraph): boolean {
  return systemsOf(part, graph).includes(system);
}

/** A class that only external controls allow: they have to be there and be named, and information alone is weak. */
function withoutCredit(risk: TraceItem, system: TraceItem, graph: TraceGraph): Breach[] {
  const credited = graph.targets(system, 'credits').filter((control) => risksControlled(control, graph).includes(risk));
  const controls = controlsOf(risk, graph);
  if (credited.length === 0) {
    if (controls.some((control) => isExternal(control, graph))) return [nothingCredited(risk, system)];
    // Where nothing at all holds the risk, the evaluation is what is wrong.
    return controls[0] === undefined ? [] : [heldBySoftware(risk, system, controls[0])];
  }
  if (!credited.every((control) => answer(control, 'option') === 'information')) return [];
  return [
    {
      place: fieldPlace(system, 'credits'),
      severity: hint,
      message: `${system.id} has class ${declaredClass(system)} by information alone (${credited.map(({ id }) => id).join(', ')} for ${risk.id}), which is weak evidence: people overlook it`,
      fix: 'Look for a control that needs nobody to read it, or let the classification rationale say why information is enough.',
    },
  ];
}

function nothingCredited(risk: TraceItem, system: TraceItem): Breach {
  return {
    place: fieldPlace(system, 'safety-class'),
    severity: notYet,
    message: `${system.id} can be class ${declaredClass(system)} only because controls outside it act on ${risk.id}, but it credits none that mitigates it`,
    fix: 'Name these controls under `credits`; each must mitigate the risk.',
    related: [{ message: `${risk.id} is evaluated higher before any control`, place: fieldPlace(risk, 'initial-severity') }],
  };
}

function heldBySoftware(risk: TraceItem, system: TraceItem, control: TraceItem): Breach {
  return {
    place: fieldPlace(system, 'safety-class'),
    message: `${system.id} can be class ${declaredClass(system)} only because ${control.id} acts on ${risk.id}, but ${control.id} works in software itself: when that software fails, so does the control`,
    fix: `Evaluate \`external-…\` of ${risk.id} without it, and declare the class that follows; or put a control outside the software.`,
    related: [{ message: `${control.id} is located in software`, place: fieldPlace(control, 'location') }],
  };
}
