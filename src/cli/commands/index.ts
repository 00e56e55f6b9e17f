import type { Command } from '../command.ts';
import { approve } from './approve.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { dev } from './dev.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { initCommand } from './init.ts';
import { newCommand } from './new.ts';
import { record } from './record.ts';
import { rules } from './rules.ts';
import { verify } from './verify.ts';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  initCommand,
  newCommand,
  check,
  build,
  dev,
  explain,
  rules,
  record,
  approve,
  exportCommand,
  verify,
];
