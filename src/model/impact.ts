import type { KindName } from './kinds.ts';

/** What has to be looked at, run or decided again because of what moved, as a work list: in order of action, role and ID. */
export interface Impact {
  readonly tasks: readonly ImpactTask[];
  /** What an item that moved would have asked for and somebody has answered since. */
  readonly cleared: readonly ClearedTask[];
}

/**
 * `approve`: its own words moved, so that its approval counts no more. `review`: what it links to moved. `run`: results are of another case, or of another
 * product. `decide`: a person judged it by what moved: a risk, a SOUP anomaly, a class, a residual anomaly, a clause.
 */
export type ImpactAction = 'approve' | 'review' | 'run' | 'decide';

export interface ImpactTask {
  readonly action: ImpactAction;
  /** ID of what is to be looked at again. */
  readonly item: string;
  readonly kind: KindName | 'unknown';
  readonly title: string;
  /** Who is asked, such as `risk-manager`; a role of the plan or of `dhf.yaml`, else the item's owner. */
  readonly role: string;
  readonly because: readonly ImpactReason[];
}

/** One thing that moved, and the way from there. */
export interface ImpactReason {
  /** ID of the item that moved, or path of a file of the product. */
  readonly moved: string;
  /** Hashed fields that moved; none for a file, and for what came or went as a whole. `product` of a software system whose lock or build files moved. */
  readonly fields: readonly string[];
  /** Links walked from the one asked to what moved. */
  readonly through: readonly ImpactStep[];
}

/** A link as it is written, walked either way. Besides link fields: a document `holds` an item, `source` and `tagged-in` lead to a file, `scope` to what is justified. */
export interface ImpactStep {
  readonly from: string;
  readonly field: string;
  readonly to: string;
}

export interface ClearedTask extends ImpactTask {
  /**
   * `changed`: the dependent item was changed and approved since. `approved`: it was approved again as it stood. `passed`: new passing evidence. `no-impact`: a
   * named decision over both hashes, be it of no impact, of wording alone, or a bridge between two products.
   */
  readonly by: 'changed' | 'approved' | 'passed' | 'no-impact';
  /** ID of the record, where there is one. */
  readonly record?: string | undefined;
}
