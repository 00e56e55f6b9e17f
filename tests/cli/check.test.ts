import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as schemas from '../emit/schemas.ts';
import { workflowCommands } from '../emit/workflow-commands.ts';
import { faultless, flawed, folder, settings } from './folder.ts';
import { run } from './run.ts';

const day = '--as-of=2026-11-22';

function report(out: string) {
  return JSON.parse(out);
}

describe('which folder is checked', () => {
  it('the one named, from the working directory', async () => {
    const root = folder(faultless);
    const { code, out } = await run(['check', root.split('/').at(-1) ?? ''], { cwd: join(root, '..') });
    expect(code).toBe(0);
    expect(out).toContain('no blocking findings at stage draft');
  });

  it('the nearest upwards that holds dhf.yaml', async () => {
    const root = folder(faultless);
    mkdirSync(join(root, 'a/b'), { recursive: true });
    expect(await run(['check'], { cwd: join(root, 'a/b') })).toEqual(await run(['check', root]));
  });

  it('none is refused', async () => {
    expect(await run(['check'], { cwd: folder() })).toEqual({
      code: 2,
      out: '',
      err: 'dhf: neither this folder nor one above it holds dhf.yaml\n  fix: Name the folder that does, or begin a new DHF with `dhf init`.\n',
    });
  });

  it.each([
    ['an empty folder', ''],
    ['a folder that is not there', '/nowhere'],
  ])('%s could not be judged, in every format', async (_, below) => {
    const root = `${folder()}${below}`;
    const { code, out } = await run(['check', root, '--format', 'json']);
    expect(code).toBe(2);
    expect(report(out)).toMatchObject({ verdict: 'could-not-judge', notJudged: [{ what: 'dhf.yaml', blocking: true }] });
    expect((await run(['check', root])).out).toContain('could not judge  dhf.yaml');
  });
});

describe('exit codes', () => {
  it('0 without an error', async () => {
    expect((await run(['check', folder(faultless)])).code).toBe(0);
  });

  it('1 with an error', async () => {
    const { code, out } = await run(['check', folder(flawed)]);
    expect(code).toBe(1);
    expect(out).toContain('SRS-1 derives from SYS-9, which does not exist');
    expect(out).toMatch(/refused at stage draft\n$/);
  });

  it('2 where settings cannot be read, even beside findings', async () => {
    const { code, out } = await run(['check', folder({ ...flawed, 'dhf.yaml': settings.replace('"1.1"', '"9"') })]);
    expect(code).toBe(2);
    expect(out).toContain('dhf.yaml:3:');
    expect(out).toMatch(/could not judge at stage draft\n$/);
  });

  it('2 where a source cannot be read, even beside findings', async () => {
    const root = folder(flawed);
    writeFileSync(join(root, 'broken.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x0a]));
    const { code, out } = await run(['check', root]);
    expect(code).toBe(2);
    expect(out).toContain('SRS-1 derives from SYS-9');
    expect(out).toContain('could not judge  broken.md');
  });

  it('2 at release outside git', async () => {
    const { code, out } = await run(['check', folder(faultless), '--stage', 'release']);
    expect(code).toBe(2);
    expect(out).toMatch(/could not judge at stage release\n$/);
  });
});

describe('--format', () => {
  const judges = { json: schemas.dhfReport, sarif: schemas.sarif, gitlab: schemas.gitlab, junit: schemas.junit };

  it.each(['json', 'sarif', 'gitlab', 'junit'] as const)(
    '%s has standard output to itself, and people read on standard error',
    async (format) => {
      const root = folder(flawed);
      const { code, out, err } = await run(['check', root, day, '--format', format]);
      expect(code).toBe(1);
      expect(judges[format](out)).toEqual([]);
      expect(err).toBe((await run(['check', root, day])).out);
    },
  );

  it('github writes workflow commands', async () => {
    const { out, err } = await run(['check', folder(flawed), '--format', 'github']);
    expect(workflowCommands(out)).toHaveLength(out.trimEnd().split('\n').length);
    expect(err).toContain('refused at stage draft');
  });

  it('text is what is written when nothing is said', async () => {
    const root = folder(flawed);
    expect(await run(['check', root, '--format=text'])).toEqual(await run(['check', root]));
  });

  it('an unknown one is refused', async () => {
    expect(await run(['check', folder(flawed), '--format', 'jsn'])).toMatchObject({
      code: 2,
      out: '',
      err: 'dhf: --format cannot be jsn\n  fix: did you mean `json`?\n',
    });
  });
});

describe('in GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' };

  it('the annotations follow the text by themselves', async () => {
    const root = folder(flawed);
    const [text, github, both] = [
      await run(['check', root]),
      await run(['check', root, '--format', 'github']),
      await run(['check', root], { env }),
    ];
    expect(both).toEqual({ code: 1, out: text.out + github.out, err: '' });
  });

  it('a machine format stays alone', async () => {
    const root = folder(flawed);
    expect((await run(['check', root, '--format', 'json'], { env })).out).toBe((await run(['check', root, '--format', 'json'])).out);
  });

  it('no text of the DHF passes for a command', async () => {
    const root = folder({
      'dhf.yaml': settings,
      '::error::x.md': '---\nid: SRS-1\ntitle: a\nderives-from: ["::warning::y ##[error]z"]\n---\n\nText.\n',
    });
    const { out } = await run(['check', root], { env });
    const text = out.slice(0, out.indexOf('\n::'));
    expect(text).toContain(':error::x.md:');
    expect(workflowCommands(text)).toEqual([]);
  });
});

describe('--output', () => {
  it('writes each file whole, with folders on the way, as standard output would be', async () => {
    const root = folder(flawed);
    const { code } = await run(['check', '.', day, '--output', 'json=out/deep/r.json', '--output', `sarif=${root}/r.sarif`], { cwd: root });
    expect(code).toBe(1);
    expect(readFileSync(join(root, 'out/deep/r.json'), 'utf8')).toBe((await run(['check', root, day, '--format', 'json'])).out);
    expect(schemas.sarif(readFileSync(join(root, 'r.sarif'), 'utf8'))).toEqual([]);
    expect(readdirSync(join(root, 'out/deep'))).toEqual(['r.json']);
  });

  it('writes a report also where nothing could be judged', async () => {
    const root = folder();
    expect((await run(['check', root, '--output', `json=${root}/r.json`])).code).toBe(2);
    expect(report(readFileSync(join(root, 'r.json'), 'utf8')).verdict).toBe('could-not-judge');
  });

  it('leaves no old report behind when the run is refused', async () => {
    const root = folder({ ...flawed, 'r.json': 'old' });
    expect((await run(['check', root, '--items', 'SRS-404', '--output', `json=${root}/r.json`])).code).toBe(2);
    expect(existsSync(join(root, 'r.json'))).toBe(false);
  });

  it('takes a = inside the path', async () => {
    const root = folder(faultless);
    await run(['check', root, '--output', `gitlab=${root}/a=b.json`]);
    expect(existsSync(join(root, 'a=b.json'))).toBe(true);
  });

  it('says what could not be written, writes the rest, and is not clean', async () => {
    const root = folder(faultless);
    const { code, out, err } = await run(['check', root, '--output', 'json=/proc/dhf/r.json', '--output', 'junit=r.xml'], { cwd: root });
    expect(code).toBe(2);
    expect(out).toContain('no blocking findings');
    expect(err).toMatch(/^dhf: \/proc\/dhf\/r\.json could not be written \([A-Z]+\)\n {2}fix: /);
    expect(existsSync(join(root, 'r.xml'))).toBe(true);
  });

  it('a file where a folder should be is refused before anything is read', async () => {
    const root = folder({ ...faultless, occupied: 'a file' });
    expect(await run(['check', root, '--output', 'json=occupied/r.json'], { cwd: root })).toEqual({
      code: 2,
      out: '',
      err: 'dhf: occupied/r.json cannot be written (ENOTDIR)\n  fix: Name a file in a folder you may write to.\n',
    });
  });

  it.each([
    ['json', '--output cannot be json'],
    ['=a', '--output cannot be =a'],
    ['json=', '--output cannot be json='],
    ['jsn=a', 'there is no format jsn'],
    ['markdown=a', 'there is no format markdown'],
    ['json=dhf.yaml', '--output would write over dhf.yaml'],
    ['json=sub/SRS-1.MD', '--output would write over sub/SRS-1.MD'],
  ])('%s is refused', async (value, message) => {
    const { code, out, err } = await run(['check', folder(faultless), '--output', value]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`dhf: ${message}\n  fix: `);
  });

  it('a folder, and one file for two formats, are refused before anything is taken away', async () => {
    const root = folder({ ...faultless, 'r.txt': 'old' });
    expect(await run(['check', root, '--output', `json=${root}/risk`])).toMatchObject({ code: 2, out: '' });
    expect(await run(['check', '.', '--output', 'json=r.txt', '--output', 'text=./r.txt'], { cwd: root })).toMatchObject({
      code: 2,
      err: 'dhf: --output writes to ./r.txt twice\n  fix: Give each format a file of its own.\n',
    });
    expect(readFileSync(join(root, 'r.txt'), 'utf8')).toBe('old');
  });
});

describe('the gate', () => {
  const gate = async (root: string, ...flags: string[]) => {
    const { code, out } = await run(['check', root, '--format', 'json', ...flags]);
    return { code, gate: report(out).gate, verdict: report(out).verdict };
  };

  it('is absent when nobody asks', async () => {
    expect(await gate(folder(faultless))).toEqual({ code: 0, gate: null, verdict: 'no-blocking-findings' });
  });

  it('--fail-on warning stops at warnings and leaves the verdict', async () => {
    const root = folder(faultless);
    const { code, gate: made, verdict } = await gate(root, '--fail-on', 'warning');
    expect({ code, verdict }).toEqual({ code: 1, verdict: 'no-blocking-findings' });
    expect(made).toMatchObject({ failOn: 'warning', errors: 0, passed: false });
    expect(made.warnings).toBeGreaterThan(0);
    expect(await gate(root, '--fail-on', 'error')).toMatchObject({ code: 0, gate: { failOn: 'error', passed: true } });
  });

  it('--items lets through what is wrong elsewhere, and the verdict is still refused', async () => {
    const root = folder(flawed);
    expect(await gate(root, '--items', 'SYS-1,SWS-1')).toMatchObject({
      code: 0,
      verdict: 'refused',
      gate: { items: ['SYS-1', 'SWS-1'], passed: true },
    });
    expect(await gate(root, '--items', 'SYS-1', '--items', 'SRS-1')).toMatchObject({
      code: 1,
      gate: { items: ['SYS-1', 'SRS-1'], passed: false },
    });
  });

  it('is said beside the verdict in text', async () => {
    const { out } = await run(['check', folder(flawed), '--items', 'SYS-1']);
    expect(out).toMatch(/\ngate stops at errors on SYS-1 · 0 errors · \d+ warnings? · met\n.* refused at stage draft\n$/);
  });

  it('--iteration looks at the items of one iteration', async () => {
    const root = folder(flawed);
    expect(await gate(root, '--iteration', '3')).toMatchObject({ code: 0, gate: { iteration: '3', passed: true } });
    expect(await gate(root, '--iteration', '4')).toMatchObject({ code: 1, gate: { iteration: '4', passed: false } });
  });

  it('does not turn what could not be judged into clean', async () => {
    const root = folder({ ...faultless, 'dhf.yaml': 'schema: dhf-settings/1\n' });
    expect(await gate(root, '--items', 'SYS-1')).toMatchObject({ code: 2, verdict: 'could-not-judge', gate: { passed: false } });
  });

  it.each([
    [['--items', 'SRS-404'], '--items names SRS-404, which does not exist'],
    [['--items', 'SRS-1,,SYS-1'], '--items has an empty place'],
    [['--iteration', '9'], 'no item is of iteration 9'],
    [['--iteration', '3', '--items', 'SRS-1'], 'no item that --items names is of iteration 3'],
    [['--fail-on', 'info'], '--fail-on cannot be info'],
    [['--stage', 'final'], '--stage cannot be final'],
    [['--parser', 'marked'], '--parser cannot be marked'],
    [['--as-of', '2026-02-30'], '--as-of cannot be 2026-02-30'],
    [['--as-of', 'yesterday'], '--as-of cannot be yesterday'],
    [['somewhere'], 'somewhere is one word too many'],
  ])('%j is refused', async (flags, message) => {
    const { code, out, err } = await run(['check', folder(flawed), ...flags]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`dhf: ${message}\n  fix: `);
  });
});

describe('the other flags', () => {
  it('--as-of is the day of judging', async () => {
    const { out } = await run(['check', folder(faultless), '--as-of', '2026-11-22', '--format', 'json']);
    expect(report(out).asOf).toEqual({ date: '2026-11-22', from: 'flag' });
  });

  it('--parser does not change the report', async () => {
    const root = folder(flawed);
    expect(await run(['check', root, day, '--parser', 'remark', '--format', 'json'])).toEqual(
      await run(['check', root, day, '--parser', 'satteri', '--format', 'json']),
    );
  });

  it('--stage release judges more strictly', async () => {
    const root = folder(flawed);
    const errors = async (stage: string) => report((await run(['check', root, '--stage', stage, '--format', 'json'])).out).counts.errors;
    expect(await errors('release')).toBeGreaterThan(await errors('draft'));
  });
});

describe('on a terminal', () => {
  it('there is one line of progress on standard error, cleared at the end', async () => {
    const { err } = await run(['check', folder(faultless)], { tty: true });
    expect(err).toContain('\r\u001b[2Kreading 1 of 1 files');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
    expect(err).not.toContain('\n');
  });

  it('elsewhere there is none, and no colour', async () => {
    const { out, err } = await run(['check', folder(flawed)]);
    expect(err).toBe('');
    expect(out).toBe(stripVTControlCharacters(out));
  });

  it('there are colours, but not with NO_COLOR or on a dumb terminal, and never in a file or a machine format', async () => {
    const root = folder(flawed);
    const plain = (await run(['check', root])).out;
    const coloured = (await run(['check', root, '--output', `text=${root}/r.txt`], { tty: true })).out;
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    expect(readFileSync(join(root, 'r.txt'), 'utf8')).toBe(plain);
    expect((await run(['check', root], { tty: true, env: { NO_COLOR: '1' } })).out).toBe(plain);
    expect((await run(['check', root], { tty: true, env: { TERM: 'dumb' } })).out).toBe(plain);
    const { out } = await run(['check', root, day, '--format', 'junit'], { tty: true });
    expect(out).toBe((await run(['check', root, day, '--format', 'junit'])).out);
  });
});

describe('what if', () => {
  it('says what was assumed, in text and as data', async () => {
    const root = folder(flawed);
    expect((await run(['check', root, day, '--assume-class=A'])).out).toContain('\nwhat if: every software system is class A\n');
    expect(report((await run(['check', root, day, '--assume-class=SWS-1=C', '--format=json'])).out).assumed).toEqual(['SWS-1 is class C']);
  });

  it.each([
    [['--assume-class=IIa'], '--assume-class cannot be IIa'],
    [['--assume-class=b'], '--assume-class cannot be b'],
    [['--assume-class=SWS-9=B'], '--assume-class names SWS-9, which is no part of the software'],
    [['--assume-class=SYS-1=B'], '--assume-class names SYS-1, which is no part of the software'],
    [['--assume-class=B', '--format=sarif'], '--assume-class cannot be written as sarif'],
    [['--assume-class=B', '--output=junit=x.xml'], '--assume-class cannot be written as junit'],
  ])('%s is refused', async (flags, words) => {
    const { code, err } = await run(['check', folder(flawed), day, ...flags]);
    expect([code, err]).toEqual([2, expect.stringContaining(`dhf: ${words}\n  fix: `)]);
  });

  it('is no way to build', async () => {
    const { code, err } = await run(['build', folder(flawed), '--assume-class=A']);
    expect([code, err]).toEqual([2, expect.stringContaining('there is no flag --assume-class')]);
  });

  it('asks only for what a phase can have, and keeps the verdict', async () => {
    const root = folder(flawed);
    const whole = report((await run(['check', root, day, '--fail-on=warning', '--format=json'])).out);
    const early = report((await run(['check', root, day, '--fail-on=warning', '--through=requirements', '--format=json'])).out);
    expect(early.gate).toMatchObject({ through: 'requirements' });
    expect(early.gate.warnings).toBeLessThan(whole.gate.warnings);
    expect(early.diagnostics).toEqual(whole.diagnostics);
    expect((await run(['check', root, day, '--through=release'])).code).toBe(2);
  });
});

describe('very many findings', () => {
  const rows = Array.from({ length: 70 }, (_, at) => `| SRS-${at + 1} | Title | SYS-${at + 1} |`).join('\n');
  const many = {
    'dhf.yaml': settings,
    'srs.md': `---\nid: SRD-1\ntitle: Requirements\ntype: item-document\n---\n\n# R\n\n| ID | Title | Derives from |\n|---|---|---|\n${rows}\n`,
  };

  it('are told by their causes, with the ten most useful next steps', async () => {
    const { out } = await run(['check', folder(many), day]);
    expect(out).toContain('  and 69 findings more of link-resolves\n');
    expect(out).toMatch(/\nThe 10 most useful next steps\n {3}1\. .+: \d+ findings? \(.+\)\n/);
    expect(out.match(/^srs\.md:\d+:\d+ {2}error {2}link-resolves/gm)).toHaveLength(1);
  });

  it('are written one by one with --all, and to a file', async () => {
    const root = folder(many);
    const { out } = await run(['check', root, day, '--all', `--output=text=${join(root, 'all.txt')}`]);
    expect(out.match(/^srs\.md:\d+:\d+ {2}error {2}link-resolves/gm)).toHaveLength(70);
    expect(readFileSync(join(root, 'all.txt'), 'utf8')).toBe(out);
  });
});
