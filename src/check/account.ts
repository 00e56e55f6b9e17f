import type { Diagnostic, Stage } from '../model/diagnostic.ts';
import { leads, type TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import { type SafetyClass, safetyClasses } from '../model/safety-class.ts';
import { isLeftOut } from '../model/scope.ts';
import { answer, isAnswered, type TraceItem } from '../model/trace-item.ts';
import { plainVersion } from '../model/version.ts';
import type { RuleCount } from './check.ts';
import { claimsOf } from './claims.ts';
import type { Justified } from './justify.ts';
import type { Clause, JudgedIn } from './packs/clause.ts';
import type { Pack } from './rule.ts';

/** How a clause stands; the words of the report (decision 6). */
export type ClauseState = 'evidence-complete' | 'not-met' | 'not-applicable' | 'deviation' | 'judged' | 'open';

/** One sub-clause that is asked here, and how this DHF answers it. */
export interface ClauseAccount {
  readonly standard: string;
  readonly number: string;
  readonly title: string;
  /** The highest class here that it is asked at, and the item it comes from. */
  readonly class: SafetyClass;
  readonly classFrom: string;
  readonly state: ClauseState;
  /** Why it stands so, in one sentence. */
  readonly remark: string;
  /** Is it open for want of evidence that nobody read? */
  readonly waits: boolean;
  /** Things looked at for it, and findings left open. */
  readonly examined: number;
  readonly findings: number;
  /** IDs of documents that claim it, of reviews, statements and justifications. */
  readonly evidence: readonly string[];
  readonly judgement?: PersonsJudgement;
}

/** A named person stands for what no machine can judge. */
export interface PersonsJudgement {
  readonly by: string;
  readonly role: string;
  readonly on: string;
  /** The approval that holds the hash. */
  readonly approval: string;
  /** What was judged. */
  readonly of: string;
}

/** What rules said, from which clauses are accounted for. */
export interface Said {
  readonly stage: Stage;
  /** The day of judging, as `2026-11-22`. */
  readonly asOf: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What would be found at release, and is no finding at this stage. */
  readonly held: readonly Diagnostic[];
  readonly justified: readonly Justified[];
  /** Clauses that a justification in force says not to apply, and which. */
  readonly saidNotToApply: ReadonlyMap<string, string>;
  readonly rules: readonly Pick<RuleCount, 'clause' | 'waitsFor'>[];
  readonly examinedFor: Readonly<Record<string, number>>;
}

/** The state of every clause of every pack that is asked at a class of this DHF, in order. A clause that others make up comes from them. */
export function account(graph: TraceGraph, packs: readonly Pack[], said: Said): readonly ClauseAccount[] {
  return packs.flatMap((pack) => {
    const deciders = decidersIn(graph);
    const byNumber = new Map(pack.clauses?.map((clause) => [clause.number, clause]));
    const asked = (pack.clauses ?? []).flatMap((clause) => {
      const decider = deciderOf(clause, deciders);
      return clause.removed === true || decider === undefined ? [] : [accountFor(clause, pack, decider, graph, said)];
    });
    return asked.map((each) => summed(each, byNumber.get(each.number) as Clause, asked));
  });
}

interface Decider {
  readonly class: SafetyClass;
  readonly from: string;
}

/** The first part of the software of each class, the highest class first. */
function decidersIn(graph: TraceGraph): readonly Decider[] {
  const parts = (['software-system', 'software-item', 'software-unit'] as const).flatMap((kind) => graph.ofKind(kind));
  return safetyClasses.toReversed().flatMap((each): readonly Decider[] => {
    const from = parts.find((part) => graph.classOf(part).class === each);
    return from === undefined ? [] : [{ class: each, from: from.id }];
  });
}

/** The part of the software with the highest class at which a clause is asked. */
function deciderOf({ classes }: Clause, deciders: readonly Decider[]): Decider | undefined {
  return deciders.find((each) => classes.includes(each.class));
}

function accountFor(clause: Clause, { standard = '' }: Pack, decider: Decider, graph: TraceGraph, said: Said): ClauseAccount {
  const named = { standard, number: clause.number };
  const name = `${standard} ${clause.number}`;
  const findings = findingsFor(name, said.diagnostics);
  const justified = said.justified.filter(({ finding }) => cites(finding, name));
  const examined = said.examinedFor[name] ?? 0;
  const judgement = clause.judgedIn === undefined ? undefined : judgementIn(clause.judgedIn, named, graph);
  const { statements, doubt } = statementsFor(clause, graph, said.asOf);
  const register = emptyRegister(clause, graph);
  const notToApply = said.saidNotToApply.get(name);
  const leftOut = isLeftOut(name, graph.declared?.['not-in-scope'] ?? []);
  const nothingToJudge =
    statements.length > 0 ||
    register !== undefined ||
    (clause.judgedIn !== undefined && 'items' in clause.judgedIn && graph.ofKind(clause.judgedIn.items).every(wasTurnedDown));
  const known = {
    clause,
    name,
    leftOut,
    nothingToJudge,
    notToApply,
    findings,
    held: findingsFor(name, said.held),
    justified,
    examined,
    judgement,
    statements,
    doubt,
    register,
    unseen: [clause.unseen?.(graph.evidence)].flatMap((words) => words ?? []),
    said,
  };
  const evidence = new Set([
    ...claimants(named, graph).map(({ id }) => id),
    ...statements.map(({ id }) => id),
    ...(judgement === undefined ? [] : [judgement.of]),
    ...justified.map(({ by }) => by),
    ...(examined === 0 && notToApply !== undefined ? [notToApply] : []),
  ]);
  return {
    standard,
    number: clause.number,
    title: clause.title,
    class: decider.class,
    classFrom: decider.from,
    waits: false,
    ...stateOf(known),
    examined,
    findings: findings.length,
    evidence: [...evidence],
    ...(judgement === undefined ? {} : { judgement }),
  };
}

interface KnownOfClause {
  readonly clause: Clause;
  readonly name: string;
  readonly findings: readonly Diagnostic[];
  readonly held: readonly Diagnostic[];
  readonly justified: readonly Justified[];
  readonly examined: number;
  readonly judgement: PersonsJudgement | undefined;
  readonly notToApply: string | undefined;
  readonly leftOut: boolean;
  /** Holds the file nothing of what a person would have to judge? */
  readonly nothingToJudge: boolean;
  readonly statements: readonly TraceItem[];
  /** Why a statement that there is nothing does not count. */
  readonly doubt: string | undefined;
  /** A register of another tool that holds nothing of what the clause asks for, and when that was so. */
  readonly register: string | undefined;
  /** What nobody can see in the evidence; in words, none where nothing is hidden. */
  readonly unseen: readonly string[];
  readonly said: Said;
}

type StateAndRemark = Pick<ClauseAccount, 'state' | 'remark'> & { readonly waits?: true };

function stateOf(known: KnownOfClause): StateAndRemark {
  const { clause, name, findings, held, justified, examined, judgement, said } = known;
  const blocking = findings.filter(({ severity }) => severity !== 'info');
  if (blocking.length > 0) return { state: 'not-met', remark: `${count(blocking.length, 'finding')}, the first: ${blocking[0]?.message}` };
  if (known.leftOut) return { state: 'open', waits: true, remark: 'left out of scope in dhf.yaml' };
  const deviations = justified.filter(({ claim }) => claim === 'deviation');
  if (deviations.length > 0) return { state: 'deviation', remark: `not met; accepted by ${names(deviations)}` };
  const waiting = said.rules.filter((rule) => rule.waitsFor !== undefined && rule.clause === name);
  if (waiting.length > 0)
    return {
      state: 'open',
      waits: true,
      remark: `not judged for want of ${[...new Set(waiting.flatMap((rule) => rule.waitsFor ?? []))].join(', ')}`,
    };
  if (findings.length > 0) return { state: 'open', remark: `${count(findings.length, 'hint')}, the first: ${findings[0]?.message}` };
  if (held.length > 0)
    return { state: 'open', remark: `judged at release; by then, ${count(held.length, 'thing')} to do, the first: ${held[0]?.message}` };
  if (examined === 0) return judgement === undefined ? withNothing(known) : judgedBy(judgement);
  if (justified.length === examined) return { state: 'not-applicable', remark: `by ${names(justified)}` };
  if (clause.people === undefined || known.nothingToJudge)
    return { state: 'evidence-complete', remark: [`${count(examined, 'thing')} looked at, nothing missing`, ...known.unseen].join('; ') };
  if (judgement === undefined)
    return { state: 'open', remark: `nothing is missing, but no person's current judgement is recorded: ${clause.people}` };
  return judgedBy(judgement);
}

function judgedBy({ by, on }: PersonsJudgement): StateAndRemark {
  return { state: 'judged', remark: `judged by ${by} on ${on}` };
}

/** Nothing was looked at: only a person's word that there is nothing, or the choice not to go an optional way, closes the clause. */
function withNothing({ clause: { none, optional }, notToApply, justified, statements, doubt, register }: KnownOfClause): StateAndRemark {
  if (notToApply !== undefined) return { state: 'not-applicable', remark: `by ${notToApply}` };
  if (justified.length > 0) return { state: 'not-applicable', remark: `by ${names(justified)}` };
  if (optional !== undefined) return { state: 'not-applicable', remark: optional };
  const [statement] = statements;
  if (statement !== undefined)
    return {
      state: 'evidence-complete',
      remark: `${statement.id} states that there are none (${answer(statement, 'stated-by')}, ${answer(statement, 'stated-on')})`,
    };
  if (register !== undefined) return { state: 'evidence-complete', remark: register };
  if (doubt !== undefined) return { state: 'open', remark: `nothing was looked at; ${doubt}` };
  const way = none === undefined ? '' : `; a statement with \`about: ${none}\` says that there is nothing`;
  return { state: 'open', remark: `nothing was looked at${way}` };
}

/** A clause that sums up others stands as the worst of these and of what was found for itself. */
function summed(whole: ClauseAccount, { sumsUp = [] }: Clause, all: readonly ClauseAccount[]): ClauseAccount {
  const parts = all.filter(({ number }) => sumsUp.includes(number));
  const own = whole.examined > 0 || whole.findings > 0 ? [whole] : [];
  const worst = worstFirst.flatMap((state) => [...own, ...parts].find((each) => each.state === state) ?? [])[0];
  if (parts.length === 0 || worst === undefined || worst === whole) return whole;
  return { ...whole, state: worst.state, waits: worst.waits, remark: `sums up ${sumsUp.join(', ')}; the state is that of ${worst.number}` };
}

const worstFirst: readonly ClauseState[] = ['not-met', 'open', 'deviation', 'judged', 'evidence-complete', 'not-applicable'];

/** A clause by its standard and number. */
type Named = Pick<ClauseAccount, 'standard' | 'number'>;

function judgementIn(where: JudgedIn, named: Named, graph: TraceGraph): PersonsJudgement | undefined {
  const things = judgedThings(where, named, graph);
  const approvals = things.map((of) => ({ of, approval: graph.approvals.approvalOf(of) }));
  const [first] = approvals;
  if (first?.approval === undefined || approvals.some(({ approval }) => approval === undefined)) return undefined;
  const { of, approval } = first;
  return {
    by: answer(approval, 'signer') ?? '',
    role: answer(approval, 'role') ?? '',
    on: (answer(approval, 'signed-at') ?? '').slice(0, 10),
    approval: approval.id,
    of: of.id,
  };
}

function judgedThings(where: JudgedIn, named: Named, graph: TraceGraph): readonly TraceItem[] {
  if ('claim' in where) return claimants(named, graph);
  if ('review' in where)
    return graph.ofKind('review').filter((each) => answer(each, 'review-kind') === where.review && answer(each, 'outcome') !== 'rejected');
  if ('items' in where) return graph.ofKind(where.items).filter((each) => each.status !== 'draft' && !wasTurnedDown(each));
  return graph.ofKind('document').filter((each) => where.documents.includes(answer(each, 'kind') ?? ''));
}

/** A change request that was rejected is approved by nobody, and leaves nothing to judge. */
function wasTurnedDown(item: TraceItem): boolean {
  return isAnswered(item, 'rejected-because');
}

/** Finished documents that claim a clause, in order. */
function claimants({ number, standard }: Named, graph: TraceGraph): readonly TraceItem[] {
  const documents = claimsOf(graph, number, standard).map(({ document }) => document);
  return [...new Set(documents)].filter(({ status }) => status !== 'draft');
}

/** Statements that there is nothing of what a clause asks for, as far as they count, and why the first of the others does not. */
function statementsFor({ none: about, classes }: Clause, graph: TraceGraph, asOf: string) {
  const contradicted = about === undefined || (denied[about] ?? []).some((kind) => graph.ofKind(kind).length > 0);
  const written = contradicted
    ? []
    : graph.ofKind('statement').filter((each) => each.status !== 'draft' && answer(each, 'about') === about);
  const judged = written.map((each) => ({ each, doubt: doubtAbout(each, graph, asOf) }));
  const sound = judged.flatMap(({ each, doubt }) => (doubt === undefined ? [each] : []));
  const open = systemsLeftOpen(sound, classes, graph);
  if (open.length === 0) return { statements: sound, doubt: judged.find(({ doubt }) => doubt !== undefined)?.doubt };
  return { statements: [], doubt: sound.length === 0 ? judged[0]?.doubt : `${sound[0]?.id} does not speak of ${open.join(', ')}` };
}

/** Nobody stands for a statement without approval; what was found on no day, or on a day to come, was not looked for; one for another release says nothing of this one. */
function doubtAbout(statement: TraceItem, graph: TraceGraph, asOf: string): string | undefined {
  const on = answer(statement, 'stated-on') ?? '';
  const links = graph.linksFrom(statement, 'for');
  const releases = graph.targets(statement, 'for').filter(({ kind }) => kind === 'release');
  const version = graph.declared?.product.version;
  if (!links.every(leads)) return `${statement.id} names something that is not there`;
  if (!/^\d{4}-\d\d-\d\d$/.test(on)) return `${statement.id} does not say on which day it was so`;
  if (on > asOf) return `${statement.id} speaks of ${on}, which is still to come`;
  if (!graph.approvals.isApproved(statement)) return `${statement.id} is not approved`;
  if (version === undefined || releases.length === 0) return undefined;
  const isOfThis = releases.some((release) => plainVersion(answer(release, 'version') ?? '') === plainVersion(version));
  return isOfThis ? undefined : `${statement.id} speaks of another release`;
}

/** Software systems at which a clause is asked and of which no statement speaks; one that names no system speaks of all. */
function systemsLeftOpen(statements: readonly TraceItem[], classes: readonly SafetyClass[], graph: TraceGraph): readonly string[] {
  const asked = graph.ofKind('software-system').filter((system) => classes.includes(graph.classOf(system).class));
  const named = statements.map((each) => graph.targets(each, 'for').filter(({ kind }) => kind === 'software-system'));
  if (named.some((systems) => systems.length === 0)) return [];
  const spokenOf = new Set(named.flat());
  return asked.filter((system) => !spokenOf.has(system)).map(({ id }) => id);
}

/** The register of a tracker that was read and holds no ticket of the kind, where none stands elsewhere either. */
function emptyRegister({ none: about }: Clause, graph: TraceGraph): string | undefined {
  const kinds = registered[about ?? ''] ?? [];
  if (kinds.some((kind) => graph.ofKind(kind).length > 0)) return undefined;
  const read = (graph.declared?.registers ?? []).filter(
    ({ kind, file }) => kinds.includes(kind) && graph.file(file)?.unreadable.length === 0,
  );
  const [first] = read;
  return first && `${first.file} holds none as of ${first['extracted-at']}, by the query “${first.query}”`;
}

/** What a statement says there is none of: one such item, and it answers nothing. That of anomalies is judged by its own rules. */
const denied: Readonly<Record<string, readonly KindName[]>> = {
  soup: ['soup'],
  interfaces: ['interface'],
  segregation: ['segregation'],
  problems: ['problem-report'],
  changes: ['change-request'],
};

/** What else a register can be empty of. That feedback came in after a statement that there was none makes that statement no less true. */
const registered: Readonly<Record<string, readonly KindName[]>> = { ...denied, feedback: ['feedback'] };

/** In the order of all findings. */
function findingsFor(name: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const found = citations(diagnostics).filter(({ first }) => cites(first, name));
  const at = found.flatMap(({ places }) => places).sort((a, b) => a - b);
  return at.map((place) => diagnostics[place] as Diagnostic);
}

interface Citing {
  readonly first: Diagnostic;
  readonly places: number[];
}

/** Findings by what they cite: thousands cite the same few clauses, and each clause is held against these once. */
function citations(diagnostics: readonly Diagnostic[]): readonly Citing[] {
  const known = citing.get(diagnostics);
  if (known !== undefined) return known;
  const byWords = new Map<string, Citing>();
  for (const [place, each] of diagnostics.entries()) {
    const words = [each.clause, ...(each.alsoClauses ?? [])].join('|');
    const group = byWords.get(words) ?? { first: each, places: [] };
    byWords.set(words, group);
    group.places.push(place);
  }
  citing.set(diagnostics, [...byWords.values()]);
  return [...byWords.values()];
}

const citing = new WeakMap<readonly Diagnostic[], readonly Citing[]>();

function cites({ clause, alsoClauses = [] }: Diagnostic, name: string): boolean {
  return [...(clause === undefined ? [] : [clause]), ...alsoClauses].some((each) => each === name || isPointOf(each, name));
}

/** `IEC 62304 5.2.2 j` is a point of `IEC 62304 5.2.2`; `IEC 62304 4.3 a` is a clause of its own. */
function isPointOf(clause: string, name: string): boolean {
  return clause.startsWith(`${name} `) && !name.endsWith(' 4.3');
}

function names(justified: readonly Justified[]): string {
  return [...new Set(justified.map(({ by }) => by))].join(', ');
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
