import { parseArgs } from 'node:util';
import { suggestion } from '../view/suggestion.ts';
import type { Command, CommandContext, Flag, Positional } from './command.ts';
import { Refusal } from './refusal.ts';

/** What a command line says. */
export type Arguments = Pick<CommandContext, 'positionals' | 'text' | 'texts' | 'isSet'>;

/** Flags that every command has. */
export const commonOptions: Command['options'] = { help: { type: 'boolean', short: 'h', help: 'shows this help' } };

/** Takes a command line apart after the command's table. Throws a `Refusal` for everything that is not in it. */
export function parseArguments(command: Command, args: readonly string[]): Arguments {
  const options = { ...command.options, ...commonOptions };
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (flag === undefined) throw unknownFlag(command, token.rawName, options);
    const value = flagValue(token.name, flag, token.value, token.inlineValue === true);
    const before = values.get(token.name) ?? [];
    if (before.length > 0 && !flag.multiple) throw new Refusal(`--${token.name} is written twice`, 'Write it once.');
    values.set(token.name, [...before, value]);
  }
  if (!values.has('help')) refusePositionals(command, positionals);
  return {
    positionals,
    text: (name) => values.get(name)?.at(-1),
    texts: (name) => values.get(name) ?? [],
    isSet: (name) => values.has(name),
  };
}

function unknownFlag(command: Command, written: string, options: Command['options']): Refusal {
  const near = suggestion(
    written,
    Object.keys(options).map((name) => `--${name}`),
  );
  return new Refusal(`there is no flag ${written}`, near ?? `\`dhf ${command.name} --help\` lists the flags.`);
}

function flagValue(name: string, flag: Flag, value: string | undefined, inline: boolean): string {
  if (flag.type === 'boolean') {
    if (value !== undefined) throw new Refusal(`--${name} takes no value`, `Write --${name} alone.`);
    return '';
  }
  const example = `Write it as --${name}=${flag.choices?.[0] ?? flag.value ?? '<value>'}.`;
  if (value === undefined || value === '' || (!inline && value.startsWith('-'))) throw new Refusal(`--${name} needs a value`, example);
  if (flag.choices !== undefined && !flag.choices.includes(value)) {
    throw new Refusal(`--${name} cannot be ${value}`, suggestion(value, flag.choices) ?? `It can be ${flag.choices.join(', ')}.`);
  }
  return value;
}

function refusePositionals({ name, positionals: known }: Command, given: readonly string[]): void {
  const usage = `\`dhf ${name} --help\` shows how to write it.`;
  const missing = known.find((each: Positional, at) => !each.optional && given[at] === undefined);
  if (missing !== undefined) throw new Refusal(`${missing.name} is missing`, usage);
  const extra = known.at(-1)?.many === true ? undefined : given[known.length];
  if (extra !== undefined) throw new Refusal(`${extra} is one word too many`, usage);
}
