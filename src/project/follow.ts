import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { openSession, type Traced } from './session.ts';
import type { TraceOptions } from './trace.ts';
import { watchFolder } from './watch.ts';

/** An editor writes a file in several steps; they are over after so many milliseconds. */
const settling = 30;
/** Hints get lost, and git's history changes without one: how often to look at everything, in milliseconds, and in times of what that takes. */
const leastRest = 2000;
const restFactor = 30;
/** After a look at changed files alone, everything is looked at once nothing has changed for so many milliseconds. */
const calm = 500;

/**
 * Traces a DHF at once and whenever it changes, until `ended` is aborted. `onTraced` hears the first result, and each that differs from the
 * one before. Of a change first the changed files are looked at, soon after everything. Rejected only by a fault of dhf: what cannot be read is
 * said in the report.
 */
export async function follow(
  root: string,
  options: Pick<TraceOptions, 'stage'>,
  onTraced: (traced: Traced) => void,
  ended: AbortSignal,
): Promise<void> {
  const session = openSession(root, options);
  const bell = openBell(ended);
  const unwatch = watchFolder(root, bell.ring);
  try {
    let last: Traced | undefined;
    let rest = leastRest;
    let due = 0;
    while (!ended.aborted) {
      const began = performance.now();
      const changed = bell.quieten();
      const quick = began < due && changed !== undefined ? session.retrace(changed) : undefined;
      const traced = quick ?? (await session.trace());
      if (quick === undefined) {
        const now = performance.now();
        rest = Math.max(leastRest, restFactor * (now - began));
        due = now + rest;
      }
      if (!ended.aborted && (last === undefined || differ(last, traced))) onTraced(traced);
      last = traced;
      if (await bell.rung(quick === undefined ? rest : calm)) await bell.pause(settling);
      else due = 0;
    }
  } finally {
    unwatch();
  }
}

function differ(one: Traced, other: Traced): boolean {
  const { graph: _, ...before } = one.report;
  const { graph: __, ...after } = other.report;
  return (
    one.sources.length !== other.sources.length ||
    one.registers !== other.registers ||
    one.sources.some(({ file, text }, at) => file !== other.sources[at]?.file || text !== other.sources[at]?.text) ||
    !isDeepStrictEqual(before, after)
  );
}

/** Something to wait for: a ring is heard at once, or kept until somebody listens, with who rang. An end cuts every wait short. */
function openBell(ended: AbortSignal) {
  let hasRung = false;
  let ringers: Set<string> | undefined = new Set();
  let hear = () => {};
  return {
    ring(by?: string) {
      hasRung = true;
      if (by === undefined) ringers = undefined;
      else ringers?.add(by);
      hear();
    },
    /** Everybody who rang; undefined when one did not say who it is. */
    quieten(): ReadonlySet<string> | undefined {
      const rung = ringers;
      hasRung = false;
      ringers = new Set();
      return rung;
    },
    /** Waits for a ring, so many milliseconds at most; answers whether there was one. */
    async rung(most: number): Promise<boolean> {
      const heard = new AbortController();
      hear = () => heard.abort();
      if (!hasRung) await pause(most, AbortSignal.any([ended, heard.signal]));
      return hasRung;
    },
    pause: (milliseconds: number) => pause(milliseconds, ended),
  };
}

/** Waits, or less when it is cut short. */
async function pause(milliseconds: number, cut: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal: cut }).catch((error: unknown) => {
    if (!cut.aborted) throw error;
  });
}
