import type { Diagnostic } from '../model/diagnostic.ts';
import type { TraceGraph } from '../model/graph.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import { plainVersion } from '../model/version.ts';
import { legacyRoute } from './legacy-route.ts';
import type { Clause } from './packs/clause.ts';
import type { Pack, Rule, RuleContext } from './rule.ts';

/** A finding that a justification in force answers; it no longer counts as a finding, and is shown beside the verdict. */
export interface Justified {
  readonly finding: Diagnostic;
  /** ID of the justification, or of the legacy assessment. */
  readonly by: string;
  /** `not-applicable`: the clause does not ask here. `deviation`: it is not met, and somebody accepts that (decision 5). */
  readonly claim: 'not-applicable' | 'deviation';
}

/** What a justification speaks of: one rule, or clauses with the standard's name (`IEC 62304 5.2.2 j`). */
export type Target = { readonly rule: Rule; readonly pack: Pack } | { readonly clauses: readonly string[]; readonly clause: Clause };

/** Findings that stay open, those that a justification in force answers, and clauses that one says not to apply. The first justification by ID speaks. */
export function justify(found: readonly Diagnostic[], context: RuleContext) {
  const { packs } = context;
  const justifications = context.graph
    .ofKind('justification')
    .filter((each) => whyNotInForce(each, context) === undefined)
    .map((item) => ({ item, target: targetOf(item, packs) as Target, claim: answer(item, 'claim') as Justified['claim'] }));
  const assessedBy = legacyRoute(context);
  const beyond = beyondJustifying(packs);
  const open: Diagnostic[] = [];
  const justified: Justified[] = [];
  for (const finding of found) {
    const isBeyond = beyond.has(finding.rule);
    const by = isBeyond
      ? undefined
      : justifications.find(({ item, target }) => speaksOf(target, finding) && isInScope(item, finding, context.graph));
    const assessment = isBeyond || by !== undefined ? undefined : assessedBy(finding);
    if (by !== undefined) justified.push({ finding, by: by.item.id, claim: by.claim });
    else if (assessment !== undefined) justified.push({ finding, by: assessment, claim: 'not-applicable' });
    else open.push(finding);
  }
  const off = justifications.filter(({ claim }) => claim === 'not-applicable');
  const saidNotToApply = new Map(
    off.flatMap(({ item, target }) => ('rule' in target ? [] : target.clauses.map((clause) => [clause, item.id] as const))),
  );
  return { open, justified, saidNotToApply };
}

/** What a justification names; undefined when it is neither a rule nor a clause of a standard that judges. */
export function targetOf(justification: TraceItem, packs: readonly Pack[]): Target | undefined {
  const text = answer(justification, 'justifies') ?? '';
  for (const pack of packs) {
    const rule = pack.rules.find(({ id }) => id === text);
    if (rule !== undefined) return { rule, pack };
    const named = pack.standard !== undefined && text.startsWith(`${pack.standard} `) ? text.slice(pack.standard.length + 1) : undefined;
    const clauses = named === undefined ? undefined : clausesIn(named, pack);
    if (clauses !== undefined) return clauses;
  }
  return undefined;
}

/** `5.2.2 g, j`: a clause, alone or with letters of its points. */
function clausesIn(text: string, { standard, clauses = [] }: Pack): Target | undefined {
  const whole = clauses.find(({ number }) => number === text);
  if (whole !== undefined) return { clause: whole, clauses: [`${standard} ${text}`] };
  const [, number, letters] = /^(\S+) ([a-l](?:, ?[a-l])*)$/.exec(text) ?? [];
  const clause = clauses.find((each) => each.number === number);
  const points = letters?.split(/, ?/) ?? [];
  if (clause?.points === undefined || points.some((point) => !Object.hasOwn(clause.points ?? {}, point))) return undefined;
  return { clause, clauses: points.map((point) => `${standard} ${number} ${point}`) };
}

/** Why a justification does not count: words that follow its ID, the field at fault, and what to do. */
export interface WhyNot {
  readonly words: string;
  readonly field: string;
  readonly fix: string;
}

/** Why a justification does not count yet, or no more; undefined when it is in force. A group rationale is judged by its own rule. */
export function whyNotInForce(justification: TraceItem, context: RuleContext): WhyNot | undefined {
  const claim = answer(justification, 'claim');
  const target = targetOf(justification, context.packs);
  if (claim !== 'not-applicable' && claim !== 'deviation')
    return no('claim', 'claims neither not-applicable nor deviation', 'Write `claim: not-applicable` or `claim: deviation`.');
  if (justification.status === 'draft') return no('status', 'is still a draft', 'Take `status: draft` out once it is meant to hold.');
  if (target === undefined)
    return no(
      'justifies',
      `justifies “${answer(justification, 'justifies') ?? ''}”, which is no rule and no clause that judges here`,
      'Write the ID of a rule, or a clause such as `IEC 62304 5.2.2 j`.',
    );
  if ('rule' in target && target.rule.severity.draft === 'error')
    return no(
      'justifies',
      `justifies ${target.rule.id}, an error of structure or class that nothing can justify`,
      'Mend what the rule finds.',
    );
  return claim === 'deviation' ? whyNoDeviation(justification, context) : whyApplicable(justification, target, context);
}

const approve = 'Have it approved with `dhf approve`, by somebody who may.';

function whyNoDeviation(justification: TraceItem, { graph, stage, asOf }: RuleContext): WhyNot | undefined {
  const expires = answer(justification, 'expires');
  if (expires === undefined) return no('expires', 'is a deviation without an end', 'Write under `expires` until when it is accepted.');
  if (expires < asOf)
    return no('expires', `expired on ${expires}`, 'Meet the clause, or have the deviation accepted anew with a later end.');
  if (stage === 'draft') return undefined;
  const approval = graph.approvals.approvalOf(justification);
  if (approval === undefined) return no('approver', 'is not approved as it stands', approve);
  const roles = deviationRoles(graph);
  if (roles.length === 0)
    return no('approver', 'is a deviation, and no plan says who may accept one', 'Write `deviation-roles` in the development plan.');
  const role = answer(approval, 'role') ?? '';
  if (roles.includes(role)) return undefined;
  return no('approver', `is accepted by ${approval.id} in the role ${role}; the plan asks for ${roles.join(' or ')}`, approve);
}

function deviationRoles(graph: TraceGraph): readonly string[] {
  const plans = graph.ofKind('document').filter(({ status }) => status !== 'draft');
  return plans.flatMap((plan) => answers(plan, 'deviation-roles').map(({ text }) => text));
}

function whyApplicable(justification: TraceItem, target: Target, { graph, stage }: RuleContext): WhyNot | undefined {
  const clause = 'clause' in target ? target.clause : target.pack.clauses?.find(({ number }) => number === target.rule.clause);
  if (clause?.conditional !== true && clause?.optional === undefined)
    return no(
      'claim',
      `claims not-applicable, but ${clause === undefined ? 'what it justifies' : clause.number} is asked without condition`,
      'Meet it, or claim a deviation that somebody accepts until a date.',
    );
  if (stage === 'draft') return undefined;
  if (!graph.approvals.isApproved(justification)) return no('approver', 'is not approved as it stands', approve);
  const version = graph.declared?.product.version;
  const releases = graph.targets(justification, 'confirmed-for');
  if (version === undefined || releases.some((release) => plainVersion(answer(release, 'version') ?? '') === plainVersion(version)))
    return undefined;
  return no(
    'confirmed-for',
    `is not confirmed for the release of ${version}`,
    'Look at it again, and name the release under `confirmed-for`.',
  );
}

function no(field: string, words: string, fix: string): WhyNot {
  return { field, words, fix };
}

/** Structural errors and contradictions of class are errors from the first draft on. */
function beyondJustifying(packs: readonly Pack[]): ReadonlySet<string> {
  return new Set(packs.flatMap(({ rules }) => rules.filter(({ severity }) => severity.draft === 'error').map(({ id }) => id)));
}

function speaksOf(target: Target, { rule, clause }: Diagnostic): boolean {
  if ('rule' in target) return rule === target.rule.id;
  return target.clauses.some((each) => clause === each || clause?.startsWith(`${each} `) === true);
}

/** `system` holds for all; else the item itself, or the document it stands in, has to be named. */
function isInScope(justification: TraceItem, { item: id }: Diagnostic, graph: TraceGraph): boolean {
  const scope = answers(justification, 'scope').map(({ text }) => text);
  if (scope.includes('system')) return true;
  const item = id === undefined ? undefined : graph.item(id);
  return item !== undefined && scope.some((each) => each === item.id || each === item.document?.id);
}
