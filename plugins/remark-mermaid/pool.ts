import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Drawing } from '../../src/model/drawing.ts';

/** What came of a diagram: a drawing, with what is wrong with it, or why nobody could try. */
export type Drawn = { readonly drawing: Drawing } | { readonly undrawn: string };

/** A process that draws, one diagram after the other. */
interface Artist {
  draw(source: string): Promise<Drawing>;
  /** Does this process wait for it before it ends? */
  hold(isHeld: boolean): void;
  end(): void;
}

/** Processes that wait for work: the next diagram need not wait until one has started. */
const idle: Artist[] = [];

/** It takes a second until a process can draw, and a tenth of that until it has drawn one. */
const worthAProcess = 8;
const most = 4;

/** Milliseconds after which nobody waits any longer. */
const patience = 60_000;
const keptFor = 20_000;

/**
 * Draws diagrams in processes of their own, each text once: what draws pretends to be a browser, and a diagram may come from anybody. The same text gives
 * the same drawing.
 */
export async function drawAll(sources: Iterable<string>): Promise<ReadonlyMap<string, Drawn>> {
  const waiting = [...new Set(sources)];
  const drawn = new Map<string, Drawn>();
  const count = Math.min(most, availableParallelism(), Math.ceil(waiting.length / worthAProcess));
  const work = async () => {
    for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) drawn.set(source, await tryToDraw(source));
  };
  await Promise.all(Array.from({ length: count }, work));
  return drawn;
}

async function tryToDraw(source: string): Promise<Drawn> {
  let artist: Artist | undefined;
  try {
    artist = idle.pop() ?? (await hire());
    artist.hold(true);
    const drawing = await artist.draw(source);
    rest(artist);
    return { drawing };
  } catch (error) {
    artist?.end();
    return { undrawn: error instanceof Error ? error.message : String(error) };
  }
}

function rest(artist: Artist): void {
  artist.hold(false);
  idle.push(artist);
  const timer = setTimeout(() => {
    const at = idle.indexOf(artist);
    if (at >= 0) idle.splice(at, 1)[0]?.end();
  }, keptFor);
  timer.unref();
}

type Answer = { readonly ready: true } | { readonly number: number; readonly drawing: Drawing };

/** Starts a process that draws. Rejected, with its last words, where it cannot. */
async function hire(): Promise<Artist> {
  const child = fork(script, {
    env: { ...process.env, TZ: 'UTC', NODE_OPTIONS: '' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ending = endOf(child);
  ending.catch(() => {});
  await within(Promise.race([answerOf(child, (answer) => 'ready' in answer), ending]), 'what draws diagrams does not start').catch(
    (error) => {
      child.kill('SIGKILL');
      throw error;
    },
  );
  let number = 0;
  return {
    async draw(source) {
      number += 1;
      const mine = number;
      const answer = answerOf(child, (each) => 'number' in each && each.number === mine);
      child.send({ number: mine, source });
      const { drawing } = (await within(Promise.race([answer, ending]), 'drawing it takes too long')) as Extract<
        Answer,
        { drawing: Drawing }
      >;
      return drawing;
    },
    hold(isHeld) {
      const { channel } = child;
      if (isHeld) {
        child.ref();
        channel?.ref();
      } else {
        child.unref();
        channel?.unref();
        (child.stderr as unknown as { unref(): void } | null)?.unref();
      }
    },
    end: () => child.kill('SIGKILL'),
  };
}

const script = fileURLToPath(new URL(`artist/main${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));

function answerOf(child: ChildProcess, isMine: (answer: Answer) => boolean): Promise<Answer> {
  return new Promise((settle) => {
    const hear = (answer: Answer) => {
      if (!isMine(answer)) return;
      child.off('message', hear as never);
      settle(answer);
    };
    child.on('message', hear as never);
  });
}

/** Rejected when the process ends. */
function endOf(child: ChildProcess): Promise<never> {
  return new Promise((_, fail) => {
    let words = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      words = `${words}${chunk}`.slice(-2000);
    });
    child.on('error', (error) => fail(new Error(`what draws diagrams cannot be started: ${error.message}`)));
    child.on('exit', () => fail(new Error(`what draws diagrams has ended${lastLine(words)}`)));
  });
}

function lastLine(words: string): string {
  const line = words.split('\n').findLast((each) => /error/i.test(each));
  return line === undefined ? '' : `: ${line.trim().slice(0, 200)}`;
}

async function within<T>(promise: Promise<T>, late: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(late)), patience);
  });
  try {
    return await Promise.race([promise, waiting]);
  } finally {
    clearTimeout(timer);
  }
}
