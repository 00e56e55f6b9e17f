import type { ClaimFacts, SectionFacts } from '../../../../../model/facts.ts';
import type { EffectiveClass } from '../../../../../model/safety-class.ts';
import { shortfall } from '../../../../claims.ts';
import { eachOf, everyFileReadsWithout, together } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { clauseTables, pointsOf } from '../../../clause-tables.ts';

const demanded = { draft: 'warning', release: 'error' } as const;
const hint = { draft: 'warning', release: 'warning' } as const;

export default defineRule({
  id: 'claim-is-sound',
  severity: { draft: 'error', release: 'error' },
  expect: together(
    everyFileReadsWithout('claim-is-sound'),
    eachOf(claims).passes(({ claim }) => unknown(claim)),
    eachOf(claimingSections).passes(({ item, section }, { graph }) => unanswered(section, graph.classOf(item))),
  ),
});

function* claimingSections({ graph }: RuleContext) {
  for (const item of graph.ofKind('document')) {
    for (const section of item.sections) if (section.claims.length > 0) yield { item, section };
  }
}

function* claims(context: RuleContext) {
  for (const { item, section } of claimingSections(context)) for (const claim of section.claims) yield { item, claim };
}

/** What a clause table says against a claim. Standards without a table are taken as written. */
function unknown({ standard, clause, points, place }: ClaimFacts): Breach | Breach[] | undefined {
  const table = clauseTables.get(standard);
  if (table === undefined) return undefined;
  const known = pointsOf(table, clause);
  if (table.get(clause)?.removed) return removed(`${standard} ${clause}`, place);
  if (!table.has(clause)) {
    const below = [...table.keys()].filter((number) => number.startsWith(`${clause}.`));
    const fix = below.length === 0 ? 'Correct the number.' : `Name what is answered: ${below.join(', ')}.`;
    return {
      place,
      message: `${standard} ${clause} is ${below.length === 0 ? 'no clause' : 'a whole chapter'}, so nothing is claimed`,
      fix,
    };
  }
  if (points.length === 0 && known.size > 0) {
    const letters = [...known.keys()].filter((letter) => !table.get(`${clause} ${letter}`)?.removed).join(', ');
    return {
      place,
      severity: demanded,
      message: `${standard} ${clause} has lettered points, and none is named`,
      fix: `Name those that are answered here: ${letters}.`,
    };
  }
  return points.flatMap((point) => {
    if (table.get(`${clause} ${point}`)?.removed) return [removed(`${standard} ${clause} ${point}`, place)];
    const fix = known.size === 0 ? 'Leave the letter out.' : `Its points are ${[...known.keys()].join(', ')}.`;
    return known.has(point) ? [] : [{ place, message: `${standard} ${clause} has no point ${point}`, fix }];
  });
}

function removed(name: string, place: Breach['place'] & object): Breach {
  return {
    place,
    severity: hint,
    message: `${name} was removed by the amendment of 2015, so nothing asks for it`,
    fix: 'Take it out of the claim.',
  };
}

/** A section holds at least one statement, and one for each lettered point it claims. */
function unanswered(section: SectionFacts, judged: EffectiveClass): Breach | undefined {
  const { heading, claims } = section;
  const short = shortfall(section);
  const [first, ...others] = claims.map(({ standard, clause, points }) => [standard, clause, points.join(', ')].join(' ').trim());
  return short === undefined
    ? undefined
    : {
        place: heading.place,
        severity: demanded,
        clause: first ?? '',
        alsoClauses: others,
        class: judged,
        message: `“${heading.text}” claims to answer ${[first, ...others].join('; ')}, but ${short}`,
        fix: 'Write what is done, one sentence, list item or table row for each point; or take the claim out.',
      };
}
