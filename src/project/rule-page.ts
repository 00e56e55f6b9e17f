import { readFileSync } from 'node:fs';
import { packs } from '../check/packs/index.ts';

/** The page of a rule as Markdown; undefined for what is no rule, or has none. */
export function pageOf(rule: string): string | undefined {
  const pack = packs.find(({ rules }) => rules.some(({ id }) => id === rule));
  return pack === undefined ? undefined : rulePage(pack.name, rule);
}

/** The page of a rule of a pack as Markdown, from the folder of the rule, compiled or not; undefined when it has none. */
export function rulePage(pack: string, rule: string): string | undefined {
  try {
    return readFileSync(new URL(`../check/packs/${pack}/rules/${rule}/rule.md`, import.meta.url), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
