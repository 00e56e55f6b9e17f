import type { Evidence, History } from '../../../../src/model/evidence.ts';
import { history } from '../../../../src/project/evidence/history/index.ts';
import { lookingAt } from '../looking.ts';

/** What is seen of the history of a DHF, or why nothing is. */
export async function lookIn(root: string): Promise<Evidence> {
  return (await history.look(await lookingAt(root))).evidence;
}

/** The history of a DHF; throws where it cannot be seen. */
export async function historyIn(root: string): Promise<History> {
  const { history: seen, missing } = await lookIn(root);
  if (seen === undefined) throw new Error(missing?.history?.why);
  return seen;
}
