import type { Output, Surroundings } from './command.ts';

/** Are colours wanted there? Only on a terminal, and never against NO_COLOR. */
export function coloursOn(output: Output, env: Surroundings['env']): boolean {
  return output.isTTY && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}
