import { oneLine, printable } from '../emit/printable.ts';
import { tool } from '../project/tool.ts';
import { suggestion } from '../view/suggestion.ts';
import { parseArguments } from './arguments.ts';
import type { Command, Surroundings } from './command.ts';
import { commands } from './commands/index.ts';
import { exitCode } from './exit-code.ts';
import { helpOf, overview } from './help.ts';
import { Refusal } from './refusal.ts';

/** Runs one command line and answers with its exit code. Throws nothing: this is the outermost function of the shell. */
export async function main(args: readonly string[], surroundings: Surroundings, table: readonly Command[] = commands): Promise<number> {
  try {
    return await dispatch(args, surroundings, table);
  } catch (error) {
    if (!(error instanceof Refusal)) return bug(error, surroundings);
    surroundings.stderr.write(`dhf: ${oneLine(error.message)}\n  fix: ${oneLine(error.fix)}\n`);
    return exitCode.notJudged;
  }
}

async function dispatch([name, ...args]: readonly string[], surroundings: Surroundings, table: readonly Command[]): Promise<number> {
  const { stdout, stderr } = surroundings;
  if (name === '--help' || name === '-h') return shown(overview(table));
  if (name === '--version') return shown(`${tool}\n`);
  if (name === undefined) {
    stderr.write(overview(table));
    return exitCode.notJudged;
  }
  const command = table.find((each) => each.name === name);
  if (command === undefined) throw unknown(name, table);
  const parsed = parseArguments(command, args);
  return parsed.isSet('help') ? shown(helpOf(command)) : command.run({ ...surroundings, ...parsed });

  function shown(text: string): number {
    stdout.write(text);
    return exitCode.clean;
  }
}

function unknown(name: string, table: readonly Command[]): Refusal {
  const what = name.startsWith('-') ? `there is no flag ${name} before a command` : `there is no command ${name}`;
  const known = name.startsWith('-') ? ['--help', '--version'] : table.map((command) => command.name);
  return new Refusal(what, suggestion(name, known) ?? '`dhf --help` lists the commands.');
}

/** Says that it is dhf that failed, and answers with the exit code of a bug. The stack only with DHF_DEBUG=1. */
export function bug(error: unknown, { stderr, env }: Pick<Surroundings, 'stderr' | 'env'>): number {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = env.DHF_DEBUG === '1' && error instanceof Error ? `${printable(error.stack ?? '')}\n` : '';
  stderr.write(
    [
      `dhf failed. This is a bug in dhf, not in your files; nothing was judged.`,
      `  ${oneLine(words).slice(0, 500)}`,
      `  fix: report it to the makers of dhf, with this text, the command line, and \`${tool}\`. DHF_DEBUG=1 shows where it happened.`,
      stack,
    ].join('\n'),
  );
  return exitCode.bug;
}
