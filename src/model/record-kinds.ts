import type { KindName } from './kinds.ts';

/**
 * Kinds that record what was done, found, decided or asked. They are written as things happen, the way the change process demands, so that writing one is
 * not itself a change that needs a request.
 */
export const recordKinds: ReadonlySet<string> = new Set<KindName>([
  ...(['review', 'test-run', 'test-result', 'disposition', 'bridge', 'approval', 'statement'] as const),
  ...(['feedback', 'problem-report', 'change-request', 'communication', 'baseline', 'release', 'archive'] as const),
]);
