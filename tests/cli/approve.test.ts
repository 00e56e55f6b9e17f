import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, git } from '../project/folder.ts';
import { newKey } from '../project/signing.ts';
import { folder, settings } from './folder.ts';
import { run } from './run.ts';

const files = {
  'dhf.yaml': settings,
  'risk/SWS-1.md': '---\nid: SWS-1\ntitle: Pump software\nsafety-class: C\n---\n',
  'SWI-1.md': '---\nid: SWI-1\ntitle: Drive\npart-of: SWS-1\n---\n\nTurns the motor.\n',
  'SWU-1.md': '---\nid: SWU-1\ntitle: Rate guard\npart-of: SWI-1\n---\n',
  'SDD-1.md': '---\nid: SDD-1\ntitle: How the guard decides\ndetails: [SWU-1]\n---\n\nIt compares the rate with a table.\n',
};
const who = ['--signer', 'Software Lead', '--role', 'software-lead'];

async function findings(cwd: string, rule: string): Promise<readonly { readonly message: string }[]> {
  const { out } = await run(['check', '--format', 'json'], { cwd });
  return (JSON.parse(out) as { diagnostics: { rule: string; message: string }[] }).diagnostics.filter((each) => each.rule === rule);
}

describe('dhf approve', () => {
  it('makes a design approved until its words change, and sound from the first', async () => {
    const cwd = folder(files);
    expect(await findings(cwd, 'unit-has-detailed-design')).toHaveLength(1);
    const { code, out, err } = await run(['approve', 'SDD-1', ...who], { cwd });
    expect({ code, out, err }).toEqual({
      code: 0,
      out: 'records/approvals/APR-1.md\n',
      err: expect.stringContaining('APR-1 records approval of SDD-1 by Software Lead, software-lead.'),
    });
    expect(await findings(cwd, 'unit-has-detailed-design')).toEqual([]);
    expect(await findings(cwd, 'approval-hash-is-sound')).toEqual([]);
    writeFileSync(join(cwd, 'SDD-1.md'), files['SDD-1.md'].replace('a table', 'two tables'));
    expect(await findings(cwd, 'unit-has-detailed-design')).toHaveLength(1);
  });

  it('sees that a link target changed, and lets a named person say that it does not matter', async () => {
    const cwd = folder(files);
    await run(['approve', 'SDD-1', ...who], { cwd });
    writeFileSync(join(cwd, 'SWU-1.md'), files['SWU-1.md'].replace('Rate guard', 'Rate and bolus guard'));
    expect((await findings(cwd, 'link-is-fresh')).map((each) => each.message)).toEqual([expect.stringContaining('SWU-1')]);
    await run(['approve', 'SDD-1', ...who, '--meaning', 'no-impact'], { cwd });
    expect(await findings(cwd, 'link-is-fresh')).toEqual([]);
  });

  it('covers with a review all that the review covers', async () => {
    const review = '---\nid: REV-1\ntitle: Design review\ncovers: [SDD-1]\nverifies: [SWU-1]\n---\n';
    const cwd = folder({ ...files, 'REV-1.md': review });
    await run(['approve', 'REV-1', ...who], { cwd });
    expect(readFileSync(join(cwd, 'records/approvals/APR-1.md'), 'utf8')).toContain('covers: [REV-1, SDD-1]');
    expect(await findings(cwd, 'unit-has-detailed-design')).toEqual([]);
  });

  it('never takes an ID or a file that is there', async () => {
    const cwd = folder(files);
    const ids = await Promise.all(['SDD-1', 'SWU-1', 'SWI-1'].map((id) => run(['approve', id, ...who], { cwd })));
    expect(new Set(ids.map((each) => each.out)).size).toBe(3);
  });

  it('keeps a name as it is, whatever it holds', async () => {
    const cwd = folder(files);
    await run(['approve', 'SDD-1', '--signer', 'O’Neil: "QA" #1\n---', '--role', 'quality'], { cwd });
    expect(await findings(cwd, 'front-matter-is-sound')).toEqual([]);
    expect(await findings(cwd, 'unit-has-detailed-design')).toEqual([]);
  });

  it.each([
    [['approve', 'SDD-9', ...who], 'SDD-9 does not exist'],
    [['approve', ...who], 'id is missing'],
    [['approve', 'SDD-1', '--role', 'quality'], '--signer is missing'],
    [['approve', 'SDD-1', '--signer', ' ', '--role', 'quality'], '--signer is missing'],
    [['approve', 'SDD-1', ...who, '--meaning', 'fine'], 'meaning'],
  ])('refuses %j', async (args, words) => {
    const { code, out, err } = await run(args, { cwd: folder(files) });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it.each([
    [['--key', 'k'], '--key signs with SSH'],
    [['--method', 'git-signed', '--key', 'k'], '--key signs with SSH'],
    [['--method', 'wet-scan'], 'needs --signature'],
    [['--method', 'ssh-signature', '--signature', 'x'], 'given elsewhere'],
    [['--signature', 'x'], 'given elsewhere'],
    [['--method', 'wet-scan', '--signature', 'nothing.pdf'], 'cannot be read (ENOENT)'],
    [['--method', 'wet-scan', '--signature', '../outside.pdf'], 'is not in the folder of dhf.yaml'],
    [['--meaning', 'editorial'], 'SDD-1 was never approved'],
    [['--since', 'main'], 'is no revision'],
    [['--since=--output=x'], 'is no revision'],
  ])('refuses %j, and writes nothing', async (more, words) => {
    const outside = folder({ 'outside.pdf': 'x' });
    const cwd = join(outside, 'dhf');
    mkdirSync(cwd);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFileSync(join(cwd, file), text);
    }
    const { code, out, err } = await run(['approve', 'SDD-1', ...who, ...more], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
    expect(existsSync(join(cwd, 'records'))).toBe(false);
  });

  it('refuses a draft', async () => {
    const cwd = folder({ ...files, 'SDD-1.md': files['SDD-1.md'].replace('details', 'status: draft\ndetails') });
    expect(await run(['approve', 'SDD-1', ...who], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('still a draft') });
  });
});

describe('dhf approve --method', () => {
  const people = 'people:\n  - { name: Software Lead, email: lead@example.com, roles: [software-lead] }\n';
  const trusting = `${settings}${people}signatures:\n  allowed-signers: { ref: refs/heads/main, path: .trust/signers }\n`;

  function committed(keys: string): string {
    const key = newKey(keys, 'key');
    const cwd = folder({ ...files, 'dhf.yaml': trusting, '.trust/signers': `lead@example.com ${key.open}\n`, 'page.pdf': 'ink' });
    commit(cwd);
    return cwd;
  }

  it('signs with a key, so that the check finds nothing, until the record is touched', async () => {
    const keys = folder();
    const cwd = committed(keys);
    const { out } = await run(['approve', 'SDD-1', ...who, '--method', 'ssh-signature', '--key', join(keys, 'key')], { cwd });
    expect(out).toBe('records/approvals/APR-1.md\nrecords/approvals/APR-1.md.sig\n');
    commit(cwd);
    expect(await findings(cwd, 'approval-is-signed-by-its-signer')).toEqual([]);
    expect(await findings(cwd, 'approval-is-committed-by-its-signer')).toEqual([]);
    const record = join(cwd, 'records/approvals/APR-1.md');
    writeFileSync(record, readFileSync(record, 'utf8').replace('role: "software-lead"', 'role: "quality"'));
    expect(await findings(cwd, 'approval-is-signed-by-its-signer')).toMatchObject([
      { message: expect.stringContaining('other words than it holds now') },
    ]);
  });

  it('without a key says which command signs, which then does', async () => {
    const keys = folder();
    const cwd = committed(keys);
    const { err } = await run(['approve', 'SDD-1', ...who, '--method', 'ssh-signature'], { cwd });
    const [, command = ''] = /Let the signer sign it: `(ssh-keygen [^`]*)`/.exec(err) ?? [];
    expect(await findings(cwd, 'approval-is-signed-by-its-signer')).toMatchObject([
      { message: expect.stringContaining('asserted, unsigned') },
    ]);
    const [program = '', ...args] = command.replace('<key>', join(keys, 'key')).split(' ');
    execFileSync(program, args, { cwd, stdio: 'pipe' });
    expect(await findings(cwd, 'approval-is-signed-by-its-signer')).toEqual([]);
  });

  it('says that a record stands unsigned when the key does not sign', async () => {
    const cwd = committed(folder());
    const { code, err } = await run(['approve', 'SDD-1', ...who, '--method', 'ssh-signature', '--key', 'none'], { cwd });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('records/approvals/APR-1.md is written and not signed') });
  });

  it('keeps a scan by its hash', async () => {
    const cwd = committed(folder());
    await run(['approve', 'SDD-1', ...who, '--method', 'wet-scan', '--signature', 'page.pdf'], { cwd });
    expect(readFileSync(join(cwd, 'records/approvals/APR-1.md'), 'utf8')).toMatch(
      /^method: wet-scan\nsignature: "\.\.\/\.\.\/page\.pdf@sha256:[0-9a-f]{64}"$/m,
    );
    expect(await findings(cwd, 'approval-is-signed-by-its-signer')).toEqual([]);
    writeFileSync(join(cwd, 'page.pdf'), 'other ink');
    expect(await findings(cwd, 'approval-is-signed-by-its-signer')).toMatchObject([
      { message: expect.stringContaining('another ../../page.pdf') },
    ]);
  });

  it('says when the signer is unknown', async () => {
    const cwd = committed(folder());
    expect((await run(['approve', 'SDD-1', '--signer', 'Sofware Lead', '--role', 'software-lead'], { cwd })).err).toContain(
      'note: dhf.yaml lists nobody named Sofware Lead.',
    );
    expect((await run(['approve', 'SDD-1', '--signer', 'Software Lead', '--role', 'quality'], { cwd })).err).toContain(
      'note: dhf.yaml does not give Software Lead the role quality.',
    );
  });
});

describe('dhf approve --meaning editorial', () => {
  it('carries the approval over to the words of now, and not to later ones', async () => {
    const cwd = folder(files);
    const write = (words: string) => writeFileSync(join(cwd, 'SDD-1.md'), files['SDD-1.md'].replace('a table', words));
    await run(['approve', 'SDD-1', ...who], { cwd });
    expect((await run(['approve', 'SDD-1', ...who, '--meaning', 'editorial'], { cwd })).err).toContain('SDD-1 reads as it was approved');
    write('one table');
    expect(await findings(cwd, 'unit-has-detailed-design')).toHaveLength(1);
    await run(['approve', 'SDD-1', ...who, '--meaning', 'editorial'], { cwd });
    expect(await findings(cwd, 'unit-has-detailed-design')).toEqual([]);
    expect(await findings(cwd, 'approval-hash-is-sound')).toEqual([]);
    write('two tables');
    expect(await findings(cwd, 'unit-has-detailed-design')).toHaveLength(1);
  });
});

describe('dhf approve --since', () => {
  const document =
    '---\nid: SRD-1\ntitle: Requirements\ntype: item-document\n---\n\n# Requirements\n\n## SRS-1 Keep the rate\n\n## SRS-2 Stop\n';

  it('covers what this branch changed, and neither what is as it was nor what others changed since', async () => {
    const cwd = folder({ ...files, 'srd.md': document });
    commit(cwd);
    git(cwd, 'checkout', '--quiet', '-b', 'work');
    writeFileSync(join(cwd, 'srd.md'), document.replace('Keep the rate', 'Hold the rate'));
    writeFileSync(join(cwd, 'SWU-1.md'), files['SWU-1.md'].replace('Rate guard', 'Guard of the rate'));
    writeFileSync(join(cwd, 'SWU-2.md'), '---\nid: SWU-2\ntitle: Bolus guard\npart-of: SWI-1\n---\n');
    writeFileSync(join(cwd, 'SWU-3.md'), '---\nid: SWU-3\ntitle: Not yet\nstatus: draft\npart-of: SWI-1\n---\n');
    commit(cwd, 'Work');
    git(cwd, 'checkout', '--quiet', 'main');
    writeFileSync(join(cwd, 'SDD-1.md'), files['SDD-1.md'].replace('a table', 'a list'));
    commit(cwd, 'Other');
    git(cwd, 'checkout', '--quiet', 'work');
    const { err } = await run(['approve', '--since', 'main', ...who], { cwd });
    expect(err).toContain('APR-1 records approval of SRD-1, SWU-1, SWU-2 by Software Lead');
    expect(await findings(cwd, 'approval-hash-is-sound')).toEqual([]);
  });

  it('refuses when nothing changed', async () => {
    const cwd = folder(files);
    commit(cwd);
    expect(await run(['approve', '--since', 'main', ...who], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing that can be approved'),
    });
  });
});
