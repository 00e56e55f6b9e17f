import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ask, type Question } from '../../src/cli/ask.ts';
import { init } from '../../src/project/init.ts';
import { folder } from '../project/folder.ts';
import { run } from './run.ts';

describe('dhf init', () => {
  it('writes the files, says which, and what comes next', async () => {
    const root = folder();
    const { code, out, err } = await run(['init', 'pump', '--name', 'Tidewell', '--class', 'C'], { cwd: root });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('made  pump/dhf.yaml\nmade  pump/plans/development.md\n');
    expect(out).toMatch(/\nNext:\n {2}1\. .*pump\/requirements\/needs\.md.*\n {2}2\. .*dhf check pump\n {2}3\. .*git init.*\n$/);
    expect(readdirSync(join(root, 'pump')).sort()).toEqual([
      'design',
      'dhf.yaml',
      'plans',
      'release',
      'requirements',
      'reviews',
      'risk',
      'soup.md',
      'tests',
    ]);
    expect((await run(['check', 'pump'], { cwd: root })).code).toBe(0);
  });

  it('begins in the folder it is in', async () => {
    const root = folder();
    const { out } = await run(['init', '--name=Tidewell', '--class=A'], { cwd: root });
    expect(out).toContain('made  dhf.yaml\n');
    expect(out).toContain('dhf check\n');
  });

  it('keeps every file that is there', async () => {
    const root = folder({ 'soup.md': 'my list', 'README.md': 'hello' });
    const { code, out } = await run(['init', '--name=Tidewell', '--class=A'], { cwd: root });
    expect(code).toBe(0);
    expect(out).toContain('kept  soup.md, which was there\n');
    expect(readFileSync(join(root, 'soup.md'), 'utf8')).toBe('my list');
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('hello');
  });

  it.each([
    ['a folder that is a DHF already', ['init', '.', '--name=x', '--class=A'], 'holds a design history file already'],
    ['a folder inside of a DHF', ['init', 'a/b', '--name=x', '--class=A'], 'is part of the design history file in'],
  ])('refuses %s', async (_, args, why) => {
    const root = folder({ 'dhf.yaml': 'mine' });
    const { code, err } = await run(args, { cwd: root });
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
    expect(readdirSync(root)).toEqual(['dhf.yaml']);
  });

  it.each([
    ['no name', ['--class=A'], '--name is missing'],
    ['no class', ['--name=x'], '--class is missing'],
    ['an empty name', ['--name= ', '--class=A'], '--name is empty'],
    ['a class that there is not', ['--name=x', '--class=D'], '--class cannot be D'],
  ])('refuses %s where nobody can be asked', async (_, args, why) => {
    const root = folder();
    const { code, err } = await run(['init', ...args], { cwd: root });
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
    expect(readdirSync(root)).toEqual([]);
  });

  it('refuses a folder that cannot be written', async () => {
    const root = folder({ plans: 'a file' });
    const { code, err } = await run(['init', '--name=x', '--class=A'], { cwd: root });
    expect([code, err]).toEqual([2, expect.stringContaining('cannot be written (E')]);
  });

  it('names the schema for editors only where the package that runs is installed beside', () => {
    const schema = 'node_modules/dhf/lib/schemas/dhf-settings-1.json';
    const settings = (root: string, installed?: string) => {
      init(root, { name: 'x', class: 'A' }, installed);
      return readFileSync(join(root, 'dhf.yaml'), 'utf8');
    };
    const beside = folder({ [schema]: '{}' });
    expect(settings(beside, join(beside, 'node_modules/dhf'))).toMatch(
      /^# yaml-language-server: \$schema=\.\/node_modules\/dhf\/lib\/schemas\/dhf-settings-1\.json\n# Settings only/,
    );
    expect(settings(folder({ [schema]: '{}' }))).toMatch(/^# Settings only/);
    expect(settings(folder())).toMatch(/^# Settings only/);
  });
});

describe('a question', () => {
  const yes: Question = { text: 'Yes? ', wrong: (answer) => (answer === 'yes' ? undefined : 'Say yes.') };

  async function asking(questions: readonly Question[], ...lines: readonly string[]) {
    const input = new PassThrough();
    const output = new PassThrough();
    const answers = ask(questions, { input, output }).catch((error: Error) => error.message);
    for (const line of lines) {
      await new Promise(setImmediate);
      input.write(`${line}\n`);
    }
    await new Promise(setImmediate);
    input.end();
    return { answers: await answers, shown: String(output.read() ?? '') };
  }

  it('is asked until its answer will do, then the next', async () => {
    const any: Question = { text: 'Name? ', wrong: () => undefined };
    const { answers, shown } = await asking([yes, any], 'no', ' yes ', 'Ada');
    expect(answers).toEqual(['yes', 'Ada']);
    expect(shown).toContain('Yes? Say yes.\nYes? Name? ');
  });

  it('ends with the input', async () => {
    expect((await asking([yes], 'no')).answers).toBe('the questions were not answered');
    expect((await asking([yes])).answers).toBe('the questions were not answered');
  });
});
