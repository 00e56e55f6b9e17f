import type { Paint } from '../../emit/text/lines.ts';
import { pageOf } from '../../project/rule-page.ts';
import { clausesOf, type PackedRule } from '../rule-pages.ts';
import { readable } from './markdown.ts';

/** The page of a rule, below one line with what its table says. */
export function ruleText(packed: PackedRule, width: number, paint: Paint): string {
  const { rule, pack } = packed;
  const facts = [
    `pack ${pack.name}`,
    ...clausesOf(packed),
    `class ${(rule.classes ?? ['A', 'B', 'C']).join(' ')}`,
    `draft: ${rule.severity.draft}`,
    `release: ${rule.severity.release}`,
  ];
  const head = `${paint('bold', rule.id)}\n  ${facts.join(' · ')}\n`;
  return `${head}\n${readable(pageOf(rule.id) ?? 'This rule has no page.\n', width, paint)}`;
}
