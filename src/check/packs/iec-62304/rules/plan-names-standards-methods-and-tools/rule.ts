import { idsIn } from '../../../../../model/mentions.ts';
import { answersClause, type Claiming } from '../../../../claims.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';
import { namedIn, namesNothing } from '../../sections.ts';

export default defineRule({
  id: 'plan-names-standards-methods-and-tools',
  clause: '5.1.4',
  classes: ['C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.4-1'],
  expect: answersClause({
    clause: '5.1.4',
    home: ['software-development-plan'],
    and: ({ claims }, context) => thin(claims) ?? toolless(claims, context),
  }),
});

/** Three things are asked for, so three statements are the least. */
function thin(claims: readonly Claiming[]): Breach[] | undefined {
  const statements = claims.reduce((sum, { section }) => sum + section.statements, 0);
  return statements >= 3
    ? undefined
    : told(claims, `holds ${statements} ${statements === 1 ? 'statement' : 'statements'} for three things: standards, methods and tools`);
}

/** A tool counts when it is an item, since there its version stands. */
function toolless(claims: readonly Claiming[], { graph }: RuleContext): Breach[] {
  if (claims.some((each) => namesNothing(each, graph))) return [];
  const named = claims.flatMap((each) => namedIn(each, graph));
  if (!named.some(({ kind }) => kind === 'tool')) return told(claims, 'names no tool by its ID');
  const rows = claims.flatMap(({ section }) => section.tables.flatMap(({ rows }) => rows));
  return rows
    .filter(([what, which]) => /^(?:tools?|werkzeuge?)$/i.test(what?.text ?? '') && idsIn(which?.text ?? '', graph).length === 0)
    .flatMap(([, which]) => told(claims, `names the tool “${shorten(which?.text ?? '')}”, which is no tool item`, which?.place));
}

function told([first]: readonly Claiming[], what: string, place?: Breach['place']): Breach[] {
  if (first === undefined) return [];
  const { document, section } = first;
  return [
    {
      item: document,
      place: place ?? section.heading.place,
      message: `“${section.heading.text}” ${what}`,
      fix: 'Name the standards, the methods and each tool used for class C; a tool is an item with its version (`dhf new TOOL`), named by ID.',
    },
  ];
}
