import { packs } from '../check/packs/index.ts';
import type { Pack, Rule } from '../check/rule.ts';
import type { EmitContext } from '../emit/emitter.ts';
import { pageOf } from '../project/rule-page.ts';

/** A rule with the pack it belongs to. */
export interface PackedRule {
  readonly pack: Pack;
  readonly rule: Rule;
}

/** Every rule of every pack, in the order of the packs. */
export const allRules: readonly PackedRule[] = packs.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })));

/** The rule of an ID. */
export function ruleOf(id: string): PackedRule | undefined {
  return allRules.find(({ rule }) => rule.id === id);
}

/** `IEC 62304 5.4.2` for each clause a rule serves, the one that its findings cite first. */
export function clausesOf({ pack, rule }: PackedRule): readonly string[] {
  const numbers = [...(rule.clause === undefined ? [] : [rule.clause]), ...(rule.alsoClauses ?? [])];
  return numbers.map((number) => (pack.standard === undefined ? number : `${pack.standard} ${number}`));
}

/** What emitters may know besides the report. */
export function emitContext(colours: boolean): EmitContext {
  return { colours, page: pageOf, all: true };
}
