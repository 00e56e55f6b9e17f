import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Command, CommandContext } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { tool } from '../../src/project/tool.ts';
import { run } from './run.ts';

const seen: CommandContext[] = [];
const paint: Command = {
  name: 'paint',
  summary: 'paints a wall',
  help: 'Paints a wall.',
  example: 'dhf paint north --colour red',
  positionals: [{ name: 'wall', help: 'which wall' }],
  options: {
    colour: { type: 'string', choices: ['red', 'green'], help: 'the colour' },
    on: { type: 'string', multiple: true, value: '<day>', help: 'a day' },
    twice: { type: 'boolean', help: 'two coats' },
  },
  run: async (context) => {
    seen.push(context);
    return 1;
  },
};
const breaking: Command = {
  ...paint,
  name: 'break',
  positionals: [],
  run: async () => {
    throw new TypeError('the ladder fell\u001b[31m');
  },
};
const table = [paint, breaking];

describe('help and version', () => {
  it('--help lists the commands on standard output', async () => {
    const { code, out, err } = await run(['--help'], { table });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('paint  paints a wall');
    expect(await run(['-h'], { table })).toMatchObject({ code: 0, out });
  });

  it('no command at all is not clean', async () => {
    const { code, out, err } = await run([], { table });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('paint  paints a wall');
  });

  it('--version says name and version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `${tool}\n`, err: '' });
  });

  it('a command shows its own help, even when words are missing', async () => {
    const { code, out } = await run(['paint', '--help'], { table });
    expect(code).toBe(0);
    expect(out).toContain('dhf paint <wall> [flags]');
    expect(out).toContain('--colour red|green  the colour');
    expect(out).toContain('--on <day> …        a day');
    expect(out).toContain('dhf paint north --colour red');
  });

  it.each(commands)('$name has help with an example that parses', async (command) => {
    const { code, out } = await run([command.name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(command.help);
    expect(command.example).toMatch(new RegExp(`^dhf ${command.name}\\b`));
    const ran: CommandContext[] = [];
    const spy = { ...command, run: async (context: CommandContext) => ran.push(context) - 1 };
    const words = [...command.example.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
    expect(await run(words.slice(1), { table: [spy] })).toMatchObject({ code: 0, err: '' });
    expect(ran).toHaveLength(1);
  });

  it('lists every command that has a file', () => {
    const files = readdirSync(new URL('../../src/cli/commands', import.meta.url)).map((file) => file.replace('.ts', ''));
    expect(commands.map((command) => command.name).sort()).toEqual(files.filter((name) => name !== 'index').sort());
  });
});

describe('a command line that is taken', () => {
  it('reaches the command with flags and words', async () => {
    seen.length = 0;
    expect(await run(['paint', 'north', '--colour=green', '--on', 'monday', '--on', 'friday', '--twice'], { table })).toMatchObject({
      code: 1,
    });
    expect(seen[0]?.positionals).toEqual(['north']);
    expect(seen[0]?.text('colour')).toBe('green');
    expect(seen[0]?.texts('on')).toEqual(['monday', 'friday']);
    expect([seen[0]?.isSet('twice'), seen[0]?.isSet('on'), seen[0]?.text('nothing')]).toEqual([true, true, undefined]);
  });

  it('takes what follows -- as words', async () => {
    seen.length = 0;
    await run(['paint', '--', '--north'], { table });
    expect(seen[0]?.positionals).toEqual(['--north']);
  });
});

describe('a command line that is refused with exit code 2', () => {
  it.each([
    [['pant', 'x'], 'there is no command pant', 'did you mean `paint`?'],
    [['xyzzyx'], 'there is no command xyzzyx', '`dhf --help` lists the commands.'],
    [['--vrsion'], 'there is no flag --vrsion before a command', 'did you mean `--version`?'],
    [['paint', 'x', '--color', 'red'], 'there is no flag --color', 'did you mean `--colour`?'],
    [['paint', 'x', '-q'], 'there is no flag -q', '`dhf paint --help` lists the flags.'],
    [['paint', 'x', '--colour', 'gren'], '--colour cannot be gren', 'did you mean `green`?'],
    [['paint', 'x', '--colour', 'b'], '--colour cannot be b', 'It can be red, green.'],
    [['paint', 'x', '--colour'], '--colour needs a value', 'Write it as --colour=red.'],
    [['paint', 'x', '--colour='], '--colour needs a value', 'Write it as --colour=red.'],
    [['paint', 'x', '--on', '--twice'], '--on needs a value', 'Write it as --on=<day>.'],
    [['paint', 'x', '--twice=yes'], '--twice takes no value', 'Write --twice alone.'],
    [['paint', 'x', '--colour', 'red', '--colour', 'red'], '--colour is written twice', 'Write it once.'],
    [['paint', 'x', '--twice', '--twice'], '--twice is written twice', 'Write it once.'],
    [['paint'], 'wall is missing', '`dhf paint --help` shows how to write it.'],
    [['paint', 'x', 'y'], 'y is one word too many', '`dhf paint --help` shows how to write it.'],
    [['paint', 'x', '--constructor'], 'there is no flag --constructor', '`dhf paint --help` lists the flags.'],
    [['paint', 'x', '--no-twice'], 'there is no flag --no-twice', 'did you mean `--twice`?'],
  ])('%j', async (args, message, fix) => {
    expect(await run(args, { table })).toEqual({ code: 2, out: '', err: `dhf: ${message}\n  fix: ${fix}\n` });
  });
});

describe('a bug', () => {
  it('ends with exit code 3, says that it is one, and shows no stack', async () => {
    const { code, out, err } = await run(['break'], { table });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('This is a bug in dhf, not in your files');
    expect(err).toContain('TypeError: the ladder fell\\u{1b}[31m');
    expect(err).toContain(tool);
    expect(err).not.toContain('main.test.ts');
  });

  it('shows the stack with DHF_DEBUG=1', async () => {
    expect((await run(['break'], { table, env: { DHF_DEBUG: '1' } })).err).toContain('main.test.ts');
  });
});
