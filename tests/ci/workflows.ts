import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** Where `action.yml` stands. */
export const top: string = fileURLToPath(new URL('../..', import.meta.url));

/** One step of an action or of a job. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly uses?: string;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly required?: boolean; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export const workflowFiles = ['.github/workflows/release.yml', '.github/examples/pull-request.yml', '.github/examples/release.yml'];

export function textOf(file: string): string {
  return readFileSync(`${top}/${file}`, 'utf8');
}

export function readAction(): Action {
  return parse(textOf('action.yml'));
}

export function readWorkflow(file: string): Workflow {
  return parse(textOf(file));
}
