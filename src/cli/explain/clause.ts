import type { Clause } from '../../check/packs/clause.ts';
import { clauseTables, pointsOf } from '../../check/packs/clause-tables.ts';
import type { TraceReport } from '../../check/report.ts';
import { counted } from '../../emit/count.ts';
import { oneLine } from '../../emit/printable.ts';
import { findingLines, type Paint, where } from '../../emit/text/lines.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { type ClauseDemand, demandsOf } from '../../view/clause-demands.ts';
import { allRules, clausesOf } from '../rule-pages.ts';
import type { ClauseName } from './clause-name.ts';

/** What a clause asks, what dhf looks at for it, how the DHF answers, and what is left to people. `report` is absent outside a DHF. */
export function clauseText(name: ClauseName, clause: Clause, report: TraceReport | undefined, paint: Paint): string {
  const lines = [
    ...asked(name, clause, paint),
    ...heading('What dhf looks at', lookedAt(name, report), paint),
    ...(report?.graph === undefined ? [] : heading('How it stands', standing(name, report), paint)),
    ...(report?.graph === undefined ? [] : heading('How this design history file answers', answered(name, clause, report.graph), paint)),
    ...heading(
      'Findings',
      report?.diagnostics.filter((each) => cites(each, name)).flatMap((each) => findingLines(each, paint)) ?? [],
      paint,
    ),
    ...heading('Left to people', leftToPeople(clause), paint),
  ];
  return `${lines.join('\n')}\n`;
}

/** The clauses below one that is only a heading (`5.3`), each with what looks at it; empty when there are none. */
export function sectionText(name: ClauseName, paint: Paint): string {
  const below = [...(clauseTables.get(name.standard)?.values() ?? [])].filter((clause) => clause.number.startsWith(`${name.number}.`));
  return below
    .map((clause) => {
      const each = { ...name, number: clause.number };
      const rules = rulesOf(each).length;
      const demands = demandsOf(fullName(each)).length;
      const looks = [
        ...(rules === 0 ? [] : [counted(rules, 'rule')]),
        ...(demands === 0 ? [] : [counted(demands, 'demanded field or link', 'demanded fields or links')]),
      ];
      return `${paint('bold', clause.number.padEnd(8))}  ${clause.title}  (${classWords(clause.classes)}; ${looks.join(', ') || 'no rule yet'})\n`;
    })
    .join('');
}

function asked(name: ClauseName, clause: Clause, paint: Paint): string[] {
  const before = clause.classes2006 === null ? 'was not there' : `asked at ${classWords(clause.classes2006)}`;
  const all = [...pointsOf(clauseTables.get(name.standard) ?? new Map(), clause.number)];
  const points = name.point === undefined ? all : all.filter(([letter]) => letter === name.point);
  return [
    `${paint('bold', `${name.standard} ${clause.number}`)}  ${clause.title}`,
    clause.removed === true
      ? '  taken out by the amendment: nothing may be demanded by it'
      : `  asked at ${classWords(clause.classes)}; in the edition of 2006 it ${before}`,
    ...points.map(([letter, words]) => `  ${letter}  ${words}`),
  ];
}

function classWords(classes: readonly string[]): string {
  return classes.length === 0 ? 'no class' : `class ${classes.join(' ')}`;
}

function lookedAt(name: ClauseName, report: TraceReport | undefined): string[] {
  return [
    ...rulesOf(name).map(({ rule, pack }) => {
      const count = report?.rules.find((each) => each.id === rule.id);
      const said =
        count === undefined ? `pack ${pack.name}` : `looked at ${counted(count.examined, 'thing')}, ${counted(count.findings, 'finding')}`;
      return `  ${rule.id}  ${said}`;
    }),
    ...demandsOf(fullName(name)).map(demandWords),
  ];
}

function demandWords({ kind, what, names, from, when }: ClauseDemand): string {
  const at = from === 'A' ? '' : ` from class ${from}`;
  return `  each ${kind} needs ${what} ${names.map((name) => `\`${name}\``).join(', ')}${at}${when === undefined ? '' : ` ${when}`}`;
}

function answered(name: ClauseName, clause: Clause, graph: TraceGraph): string[] {
  const systems = graph.ofKind('software-system').map((system) => {
    const { class: judged, byDefault } = graph.classOf(system);
    const asks = clause.classes.includes(judged) ? 'asked' : 'not asked';
    return `  ${oneLine(system.id)} is class ${judged}${byDefault ? ' because none is declared' : ''}: ${asks}`;
  });
  const claims = graph.ofKind('document').flatMap(({ id, sections }) =>
    sections.flatMap(({ heading: title, claims: each }) =>
      each
        .filter(
          (claim) =>
            claim.standard === name.standard &&
            claim.clause === name.number &&
            (name.point === undefined || claim.points.includes(name.point)),
        )
        .map(({ points, place }) =>
          [`  ${where(place)}`, id, title.text, points.join(', ')]
            .map((words, at) => (at === 0 ? words : oneLine(words)))
            .join('  ')
            .trimEnd(),
        ),
    ),
  );
  const justified = graph
    .ofKind('justification')
    .filter((each) => (each.fields.get('justifies')?.values ?? []).some((value) => isCited(value.text, name)))
    .map((each) => `  ${where(each.idPlace)}  ${oneLine(each.id)}  ${oneLine(each.title.text)}`);
  return [
    ...systems,
    ...(claims.length + justified.length === 0 ? ['  no heading and no justification names it'] : [...claims, ...justified]),
  ];
}

/** State, why, and who judged; nothing where no class here asks for the clause. */
function standing({ standard, number }: ClauseName, { clauses }: TraceReport): string[] {
  const account = clauses.find((each) => each.standard === standard && each.number === number);
  if (account === undefined) return [];
  const { state, remark, judgement, evidence, examined, findings } = account;
  return [
    `  ${state.replaceAll('-', ' ')}: ${oneLine(remark)}`,
    `  ${counted(examined, 'thing')} looked at, ${counted(findings, 'finding')}`,
    ...(judgement === undefined
      ? []
      : [
          `  judged by ${oneLine(judgement.by)} (${oneLine(judgement.role)}) on ${judgement.on}, over the hash in ${oneLine(judgement.approval)}`,
        ]),
    ...(evidence.length === 0 ? [] : [`  evidence: ${evidence.map(oneLine).join(', ')}`]),
  ];
}

function leftToPeople({ removed, people }: Clause): string[] {
  if (removed === true) return [];
  return [
    ...(people === undefined ? [] : [`  ${people}`]),
    '  Whether what is written is right and enough: rules look only at what their pages say (`dhf explain <rule>`).',
  ];
}

function rulesOf(name: ClauseName) {
  return allRules.filter((each) => clausesOf(each).some((cited) => isCited(cited, name)));
}

function cites({ clause, alsoClauses = [] }: TraceReport['diagnostics'][number], name: ClauseName): boolean {
  return [...(clause === undefined ? [] : [clause]), ...alsoClauses].some((cited) => isCited(cited, name));
}

/** The clause itself; one of its points, when no point was asked for; the whole clause, when one was. */
function isCited(cited: string, name: ClauseName): boolean {
  const whole = `${name.standard} ${name.number}`;
  return cited === whole || cited === fullName(name) || (name.point === undefined && cited.startsWith(`${whole} `));
}

function fullName({ standard, number, point }: ClauseName): string {
  return point === undefined ? `${standard} ${number}` : `${standard} ${number} ${point}`;
}

function heading(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines];
}
