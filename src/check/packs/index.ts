import type { Pack } from '../rule.ts';
import { core } from './core/index.ts';
import { iec62304 } from './iec-62304/index.ts';
import { iso14971 } from './iso-14971/index.ts';

/** Every pack: `core` is always on, the others where `dhf.yaml` names their standard in this edition. */
export const packs: readonly Pack[] = [core, iec62304, iso14971];
