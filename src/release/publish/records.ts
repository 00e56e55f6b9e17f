import { plainVersion } from '../../model/version.ts';
import { checkoutOf } from '../../project/checkout.ts';
import { gitIn } from '../../project/git.ts';
import { trace } from '../../project/trace.ts';
import { type ReleaseStatus, releaseStatuses } from '../../view/release-status.ts';
import { PublishError } from './place.ts';
import type { PublishedVersion, Versions } from './versions.ts';

/** What the records of a DHF say today of its releases. */
export interface Records {
  readonly product: string;
  /** Of HEAD: full hash, when it was committed as `2026-11-20T12:00:00Z`, and the day as of which it was judged. */
  readonly from: NonNullable<Versions['records']>;
  readonly statuses: readonly ReleaseStatus[];
}

/**
 * Reads the records of a DHF as HEAD holds them, whatever stands in its work tree.
 * @throws PublishError where they cannot be read
 */
export async function recordsAt(root: string): Promise<Records> {
  const checkout = await checkoutOf(root, 'HEAD');
  if ('refused' in checkout) throw new PublishError(checkout.refused, checkout.fix);
  try {
    const report = await trace(checkout.root, { stage: 'draft' });
    const [open] = report.notJudged.filter(({ blocking }) => blocking);
    if (report.graph === undefined || open !== undefined)
      throw new PublishError(
        `the records at HEAD of ${root} cannot be read${open === undefined ? '' : `: ${open.what}: ${open.why}`}`,
        'Correct what `dhf check` says of them, or leave the folder out: the live status then stays as it is.',
      );
    const { output } = await gitIn(checkout.root)(['log', '-1', '--format=%ct', '--end-of-options', checkout.commit, '--']);
    const from = {
      commit: checkout.commit,
      committed: `${new Date(Number(output) * 1000).toISOString().slice(0, 19)}Z`,
      asOf: report.asOf.date,
    };
    return { product: report.product, from, statuses: releaseStatuses(report.graph, report.asOf.date) };
  } finally {
    checkout.remove();
  }
}

/** Are records older than those that a live status was taken from? They know nothing of what came between. */
export function areOlder({ from }: Records, { records }: Versions): boolean {
  return records !== undefined && Date.parse(from.committed) < Date.parse(records.committed);
}

/** Versions with what records say of them today; those of which they hold no release stay as they are. */
export function withRecords(versions: readonly PublishedVersion[], { statuses }: Records): PublishedVersion[] {
  const byVersion = new Map(statuses.map((status) => [status.version, status]));
  return versions.map((each) => {
    const status = byVersion.get(plainVersion(each.version));
    return status === undefined ? each : withStatus(each, status);
  });
}

function withStatus({ withdrawnOn: _, nextReview: __, ...listed }: PublishedVersion, status: ReleaseStatus): PublishedVersion {
  const { record, withdrawnOn, anomalies, nextReview } = status;
  return {
    ...listed,
    record,
    ...(withdrawnOn === undefined ? {} : { withdrawnOn }),
    anomalies: anomalies.map(({ safetyRelated, ...each }) => ({
      ...each,
      ...(safetyRelated === 'yes' || safetyRelated === 'no' ? { safetyRelated } : {}),
    })),
    ...(nextReview === undefined ? {} : { nextReview }),
  };
}
