/** Where text goes. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width of the terminal; absent when there is none. */
  readonly columns?: number | undefined;
}

/** What a command may see of the world, so that it runs in a test as it does in a terminal. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: { readonly isTTY: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working directory. */
  readonly cwd: string;
}

/** A flag of a command, as `node:util` parseArgs takes it, with the words of its help. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  /** May be written more than once. */
  readonly multiple?: boolean;
  readonly short?: string;
  /** What stands after the flag in help, e.g. `<format>=<path>`; made from `choices` when absent. */
  readonly value?: string;
  /** The only values allowed; any other is refused before the command runs. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export interface Positional {
  readonly name: string;
  readonly optional?: boolean;
  /** Takes all that follow; only the last may. */
  readonly many?: boolean;
  readonly help: string;
}

/** What was asked for, and where. Flags are checked against the command's table before it runs. */
export interface CommandContext extends Surroundings {
  readonly positionals: readonly string[];
  /** The value of a text flag; the last when it may be repeated. */
  text(flag: string): string | undefined;
  /** Every value of a repeatable text flag, in order. */
  texts(flag: string): readonly string[];
  isSet(flag: string): boolean;
}

/**
 * One word after `dhf`. `run` answers with the exit code: 0 clean, 1 findings at or above the gate, 2 could not judge.
 * It throws a `Refusal` for what the user can put right; anything else thrown is a bug in dhf (exit 3).
 */
export interface Command {
  readonly name: string;
  /** One line in `dhf --help`. */
  readonly summary: string;
  /** What it does and what it leaves alone, in a few lines. */
  readonly help: string;
  /** A command line that works as written, shown in its help. */
  readonly example: string;
  readonly options: Readonly<Record<string, Flag>>;
  readonly positionals: readonly Positional[];
  run(context: CommandContext): Promise<number>;
}
