import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

  it('refuses a draft', async () => {
    const cwd = folder({ ...files, 'SDD-1.md': files['SDD-1.md'].replace('details', 'status: draft\ndetails') });
    expect(await run(['approve', 'SDD-1', ...who], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('still a draft') });
  });
});
