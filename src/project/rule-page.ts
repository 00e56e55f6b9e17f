import { readFileSync } from 'node:fs';

/** The page of a rule as Markdown, from the folder of the rule, compiled or not; undefined when it has none. */
export function rulePage(pack: string, rule: string): string | undefined {
  try {
    return readFileSync(new URL(`../check/packs/${pack}/rules/${rule}/rule.md`, import.meta.url), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
