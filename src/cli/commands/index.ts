import type { Command } from '../command.ts';
import { approve } from './approve.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { dev } from './dev.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { initCommand } from './init.ts';
import { newCommand } from './new.ts';
import { publish } from './publish.ts';
import { record } from './record.ts';
import { releaseCommand } from './release.ts';
import { rules } from './rules.ts';
import { verify } from './verify.ts';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  initCommand,
  newCommand,
  check,
  diff,
  build,
  dev,
  explain,
  rules,
  record,
  approve,
  exportCommand,
  releaseCommand,
  verify,
  publish,
];
