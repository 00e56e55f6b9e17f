import { probabilitiesUpwards, type RiskScales, riskScales, severitiesUpwards } from '../../../../../model/risk-scales.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf, shorten } from '../../../../words.ts';

interface Matrix extends ItemSubject {
  readonly scales: RiskScales;
}

export default defineRule({
  id: 'matrix-judges-every-pair',
  clause: '4.4',
  severity: { draft: 'warning', release: 'error' },
  expect: eachOf(matrices).passes(({ scales }) => [...missing(scales), ...unclear(scales)]),
});

/** The matrix of the plan, where all three tables are there; that one is not is told by itself. */
function* matrices({ graph }: RuleContext): Iterable<Matrix> {
  const scales = riskScales(graph);
  if (scales === undefined || [scales.severities, scales.probabilities, scales.matrix].some(({ length }) => length === 0)) return;
  yield { item: scales.plan, scales };
}

/** Pairs for which there is no cell. */
function missing(scales: RiskScales): readonly Breach[] {
  const { plan, section, matrix } = scales;
  const cells = new Set(matrix.map(({ severity, probability }) => pair(severity, probability)));
  const pairs = probabilitiesUpwards(scales).flatMap((probability) =>
    severitiesUpwards(scales).map((severity) => pair(severity, probability)),
  );
  const open = pairs.filter((each) => !cells.has(each));
  if (open.length === 0) return [];
  return [
    {
      place: section.heading.place,
      message: `The matrix in ${plan.id} holds no cell for ${allOf(open)}, so a risk estimated like that cannot be judged`,
      fix: 'Write a row for each probability and a column for each severity, spelled as in the scales above it.',
    },
  ];
}

function unclear({ plan, matrix }: RiskScales): readonly Breach[] {
  return matrix
    .filter(({ verdict }) => verdict.text !== 'acceptable' && verdict.text !== 'unacceptable')
    .map(({ severity, probability, verdict }) => {
      const says = verdict.text.trim() === '' ? 'leaves the cell empty' : `says “${shorten(verdict.text)}”`;
      return {
        place: verdict.place,
        message: `The matrix in ${plan.id} ${says} for ${pair(severity, probability)}, so a risk estimated like that is neither acceptable nor unacceptable`,
        fix: 'Write `acceptable` or `unacceptable`; what has to be done about a risk before it may be accepted belongs into the text.',
      };
    });
}

function pair(severity: string, probability: string): string {
  return `${severity} at ${probability}`;
}
