import { isatty } from 'node:tty';
import type { Output, Surroundings } from './command.ts';
import { exitCode } from './exit-code.ts';
import { bug, main } from './main.ts';
import { holdYoungHeap } from './young-heap.ts';

/** Runs the command line of this process and sets its exit code. */
export async function run(): Promise<void> {
  holdYoungHeap();
  const surroundings: Surroundings = {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    stdin: { isTTY: isatty(0) },
    env: process.env,
    cwd: process.cwd(),
  };
  // Something thrown where nobody waits for it would end with Node's exit code 1, which means findings.
  process.on('uncaughtException', (error) => process.exit(bug(error, surroundings)));
  process.exitCode = worst(await main(process.argv.slice(2), surroundings));
}

/** A stream that may be closed early by whoever reads it (`dhf check | head`): what is left is dropped, and the exit code stays what it was. */
function output(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (stream === process.stdout)
      process.stderr.write(`dhf: the output could not be written (${error.code})\n  fix: see that there is room for it\n`);
    process.exitCode = worst(exitCode.notJudged);
  });
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
  };
}

/** Of two exit codes of this process the graver one. */
function worst(code: number): number {
  return Math.max(code, Number(process.exitCode ?? 0));
}
