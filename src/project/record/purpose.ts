import type { TraceGraph } from '../../model/graph.ts';
import { answer } from '../../model/trace-item.ts';
import type { Refused } from '../new-item.ts';

export type Purpose = 'formal' | 'development';

/** What decides whether a run is a formal one. */
export interface PurposeFacts {
  /** As the command line says; absent when it does not. */
  readonly asked?: Purpose | undefined;
  /** Does HEAD have the tag of the version being tested? */
  readonly isTagged: boolean;
  /** The name of that tag. */
  readonly tag: string;
  /** Are results known already, and was nothing said before? */
  readonly isLate: boolean;
}

/**
 * Formal or development, set before the run starts (decision 3): by the tag of the release where the plan says `formal-when: tag`; else by the flag, which has to
 * be written before results are known: with `--start`, or in a job of a build server, whose script stands before the tests run.
 */
export function purposeOf({ asked, isTagged, tag, isLate }: PurposeFacts, graph: TraceGraph): Purpose | Refused {
  const plans = graph.ofKind('document').filter((plan) => plan.status !== 'draft');
  const plan = plans.find((each) => answer(each, 'formal-when') !== undefined);
  if (plan !== undefined && answer(plan, 'formal-when') === 'tag') {
    const planned: Purpose = isTagged ? 'formal' : 'development';
    if (asked === undefined || asked === planned) return planned;
    return isTagged
      ? {
          refused: `${plan.id} makes every run of ${tag} a formal one, so this cannot be a development run`,
          fix: 'Leave --purpose out. What fails is reported as a problem.',
        }
      : {
          refused: `${plan.id} makes runs formal by the tag ${tag}, and the present commit does not have it`,
          fix: `Tag the commit (\`git tag ${tag}\`), run the tests again and record them; or leave --purpose out.`,
        };
  }
  if (asked === 'formal' && isLate)
    return {
      refused: 'a run cannot be made formal when its results are known',
      fix: 'Say so before the tests run, with `dhf record --start --purpose formal`, run them, and record the results; in a job of a build server the flag alone will do.',
    };
  return asked ?? 'development';
}
