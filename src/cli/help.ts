import { commonOptions } from './arguments.ts';
import type { Command, Flag, Positional } from './command.ts';

/** What `dhf --help` says. */
export function overview(commands: readonly Command[]): string {
  return [
    'dhf <command> [dir]',
    '',
    'Turns a folder of Markdown into a design history file, and refuses it when something is missing, broken or out of date.',
    '',
    'Commands',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Flags',
    ...columns([
      ['--help', 'shows this help; after a command, that of the command'],
      ['--version', 'shows the version'],
    ]),
    '',
    ...exitCodes,
    '',
    'Example',
    '  dhf check --stage release',
    '',
  ].join('\n');
}

/** What `dhf <command> --help` says. */
export function helpOf(command: Command): string {
  const { name, positionals, help, options, example } = command;
  return [
    ['dhf', name, ...positionals.map(usage), '[flags]'].join(' '),
    '',
    help,
    '',
    ...(positionals.length === 0 ? [] : ['Words', ...columns(positionals.map((each) => [each.name, each.help])), '']),
    'Flags',
    ...columns(Object.entries({ ...options, ...commonOptions }).map(([flag, row]) => [flagUsage(flag, row), row.help])),
    '',
    ...exitCodes,
    '',
    'Example',
    `  ${example}`,
    '',
  ].join('\n');
}

const exitCodes = [
  'Exit codes',
  '  0  clean',
  '  1  findings that stop the run',
  '  2  could not judge: settings, unreadable or missing input, an unknown command or flag',
  '  3  a bug in dhf',
];

function usage({ name, optional, many }: Positional): string {
  const word = `<${name}>${many === true ? '…' : ''}`;
  return optional === true ? `[${word}]` : word;
}

function flagUsage(name: string, { type, short, choices, value, multiple }: Flag): string {
  const words = choices?.join('|') ?? value ?? '<text>';
  const flag = `${short === undefined ? '' : `-${short}, `}--${name}`;
  return type === 'boolean' ? flag : `${flag} ${words}${multiple === true ? ' …' : ''}`;
}

/** Rows of a name and its words, the words below each other. */
function columns(rows: readonly (readonly [name: string, words: string])[]): string[] {
  const width = Math.min(30, Math.max(...rows.map(([name]) => name.length)));
  return rows.map(([name, words]) =>
    name.length > width ? `  ${name}\n  ${' '.repeat(width)}  ${words}` : `  ${name.padEnd(width)}  ${words}`,
  );
}
