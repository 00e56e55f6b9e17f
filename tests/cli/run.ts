import type { Command, Surroundings } from '../../src/cli/command.ts';
import { main } from '../../src/cli/main.ts';

/** What a command line did. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Surroundings['env'];
  /** Both streams are a terminal of 80 columns. */
  readonly tty?: boolean;
  readonly table?: readonly Command[];
}

/** Runs a command line in this process, as a terminal or a pipe would. */
export async function run(args: readonly string[], { cwd = '/', env = {}, tty = false, table }: RunOptions = {}): Promise<Ran> {
  const written = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY: tty,
    columns: tty ? 80 : undefined,
  });
  const code = await main(args, { stdout: output('out'), stderr: output('err'), stdin: { isTTY: tty }, env, cwd }, table);
  return { code, ...written };
}
