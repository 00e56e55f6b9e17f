import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differenceSchema } from '../../src/project/difference-schema.ts';
import { git } from '../project/git.ts';
import { faultless, flawed, folder } from './folder.ts';
import { run } from './run.ts';

/** A repository: the tag `one` holds a file without errors, the branch `side` another title, and the work tree errors. */
function repository(): string {
  const root = folder(faultless);
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'one');
  git(root, 'tag', 'one');
  git(root, 'checkout', '--quiet', '-b', 'side');
  write(root, 'risk/SWS-1.md', (faultless['risk/SWS-1.md'] ?? '').replace('Pump software', 'Software of the pump'));
  git(root, 'commit', '--quiet', '--all', '--message', 'another title');
  git(root, 'checkout', '--quiet', 'main');
  for (const [file, text] of Object.entries(flawed)) write(root, file, text);
  return root;
}

function write(root: string, file: string, text: string): void {
  writeFileSync(join(root, file), text);
}

describe('dhf diff', () => {
  it('compares a revision with the work tree; differences are no findings', async () => {
    const cwd = repository();
    const { code, out, err } = await run(['diff', 'one'], { cwd });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^one \([0-9a-f]{12}\) → the work tree/);
    expect(out).toContain('  SRS-1  Keep the rate  SRS-1.md:');
    expect(out).toContain('SRS-1 derives from SYS-9, which does not exist');
  });

  it('compares two revisions of a folder that is named', async () => {
    const dir = repository();
    const { code, out } = await run(['diff', 'one', 'side', dir]);
    expect(code).toBe(0);
    expect(out).toContain('title: “Pump software” → “Software of the pump”');
    expect(out).not.toContain('SRS-1');
    expect(await run(['diff', 'one..side', dir])).toEqual({ code, out, err: '' });
  });

  it('takes the state from which a branch went off, with three dots', async () => {
    const cwd = repository();
    git(cwd, 'add', '--all');
    git(cwd, 'commit', '--quiet', '--message', 'errors');
    const { out } = await run(['diff', 'main...side'], { cwd });
    expect(out).toMatch(/^where side left main \([0-9a-f]{12}\) → side \([0-9a-f]{12}\)\n/);
    expect(out).not.toContain('SRS-1');
    expect((await run(['diff', 'main', 'side'], { cwd })).out).toContain('2 items removed without being retired');
    expect((await run(['diff', 'side...'], { cwd })).out).toContain('2 items added');
  });

  it('writes machine formats to standard output and to files', async () => {
    const cwd = repository();
    const elsewhere = folder();
    const file = join(elsewhere, 'comment.md');
    const { code, out } = await run(['diff', 'one', '--format', 'json', '--output', `markdown=${file}`], { cwd });
    expect(code).toBe(0);
    expect(differenceSchema.parse(JSON.parse(out)).added.map(({ id }) => id)).toEqual(['SRS-1', 'SYS-1']);
    expect(readFileSync(file, 'utf8')).toMatch(/^### Design history file of Tidewell\n/);
    expect((await run(['diff', 'one', '--format', 'markdown'], { cwd })).out).toBe(readFileSync(file, 'utf8'));
  });

  it('says at which stage it judges', async () => {
    const { out } = await run(['diff', 'one', '--stage', 'release'], { cwd: repository() });
    expect(out).toMatch(/ {2}before {2}.* at stage release/);
  });

  it('shows what it does to who watches', async () => {
    const { err } = await run(['diff', 'one'], { cwd: repository(), tty: true });
    expect(err).toContain('laying out one');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('ends with exit code 2 where something could not be read on one side, and tells the rest', async () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'UN-1.md'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    const { code, out } = await run(['diff', 'one'], { cwd });
    expect(code).toBe(2);
    expect(out).toContain('Not judged');
    expect(out).toContain('2 items added');
  });

  it.each([
    [['diff'], 'revision is missing'],
    [['diff', 'nowhere'], 'nowhere is no revision of this repository'],
    [['diff', 'one', 'nowhere'], 'nowhere is no revision of this repository'],
    [['diff', 'one..side', 'main'], 'one..side names two revisions, and main is a third'],
    [['diff', 'one', '--format', 'sarif'], '--format cannot be sarif'],
    [['diff', 'one', '--output', 'sarif=x'], 'there is no format sarif'],
    [['diff', 'one', '--output', 'markdown=SRS-1.md'], '--output would write over SRS-1.md'],
    [['diff', 'one', '--as-of', '2026-02-31'], '--as-of cannot be 2026-02-31'],
  ])('refuses %j', async (args, words) => {
    const cwd = repository();
    const { code, out, err } = await run(args, { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`dhf: ${words}`);
    expect(existsSync(join(cwd, 'x'))).toBe(false);
  });

  it('refuses a word that is a folder and a revision', async () => {
    const cwd = folder({ 'dhf/dhf.yaml': faultless['dhf.yaml'] ?? '', 'dhf/SWS-1.md': faultless['risk/SWS-1.md'] ?? '' });
    git(cwd, 'init', '--quiet');
    git(cwd, 'add', '--all');
    git(cwd, 'commit', '--quiet', '--message', 'one');
    git(cwd, 'branch', 'dhf');
    expect((await run(['diff', 'HEAD', 'dhf'], { cwd })).err).toContain('dhf is a folder and a revision');
    expect((await run(['diff', 'HEAD', './dhf'], { cwd })).out).toContain('nothing differs');
  });
});
