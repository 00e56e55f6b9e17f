import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clauseName } from '../../src/cli/explain/clause-name.ts';
import { readable } from '../../src/cli/explain/markdown.ts';
import { painter } from '../../src/emit/text/lines.ts';
import { flawed, folder, settings } from './folder.ts';
import { run } from './run.ts';

describe('the name of a clause', () => {
  it.each([
    ['5.3.3', '5.3.3', undefined],
    ['IEC 62304 5.2.2 j', '5.2.2', 'j'],
    ['iec-62304 5.2.2j', '5.2.2', 'j'],
    ['62304 5.2.2 j)', undefined, undefined],
    ['IEC 62304, clause 5.2.2 J', '5.2.2', 'j'],
    ['4.3 a', '4.3', 'a'],
    ['SRS-101', undefined, undefined],
    ['link-resolves', undefined, undefined],
  ])('%s', (words, number, point) => {
    expect(clauseName(words)).toEqual(number === undefined ? undefined : { standard: 'IEC 62304', number, point });
  });

  it('keeps a standard it does not know', () => {
    expect(clauseName('ISO 14971 7.4')).toEqual({ standard: 'ISO 14971', number: '7.4', point: undefined });
  });
});

describe('a rule', () => {
  it('is explained by its page, outside a DHF too', async () => {
    const { code, out, err } = await run(['explain', 'unit-has-detailed-design'], { cwd: folder() });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('unit-has-detailed-design\n  pack iec-62304 · IEC 62304 5.4.2 · class C · draft: warning · release: error\n');
    expect(out).toContain('Invalid');
    expect(out).not.toContain('```');
  });

  it('is found whatever the case', async () => {
    expect(await run(['explain', 'Unit-Has-Detailed-Design'])).toMatchObject({ code: 0 });
  });
});

describe('a clause', () => {
  it('says what it asks, what looks at it, how the DHF answers and what is found', async () => {
    const { code, out } = await run(['explain', 'IEC', '62304', '5.2.2'], { cwd: folder(flawed) });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^IEC 62304 5\.2\.2 {2}Cover the required kinds of requirement\n {2}asked at class A B C; in the edition of 2006 it asked at class A B C\n {2}a {2}/,
    );
    expect(out).toMatch(/ {2}every-requirement-category-is-covered {2}looked at 12 things, \d+ findings/);
    expect(out).toContain('each software-requirement needs field `category`\n');
    expect(out).toContain('SWS-1 is class B: asked');
    expect(out).toContain('no heading and no justification names it');
    expect(out).toMatch(/\nFindings\n[\s\S]*\n.*info {2}every-requirement-category-is-covered {2}IEC 62304 5\.2\.2 /);
    expect(out).toContain('Whether what is written is right and enough');
  });

  it('shows one point when one is asked for', async () => {
    const { out } = await run(['explain', '5.2.2', 'j'], { cwd: folder(flawed) });
    expect(out).toContain('  j  IT-network aspects');
    expect(out).not.toContain('  a  function');
  });

  it('names the headings and justifications that answer it', async () => {
    const plan =
      '---\nid: SDP-1\ntitle: Plan\ntype: document\nkind: software-development-plan\n---\n\n## Problems\n\n- **Answers:** IEC 62304 5.1.9 d, 9.2\n\nWe solve them.\n';
    const justification = '---\nid: JUS-1\ntitle: No network\nclaim: not-applicable\njustifies: IEC 62304 5.2.2 j\n---\n\nIt has none.\n';
    const cwd = folder({ ...flawed, 'plan.md': plan, 'JUS-1.md': justification });
    expect((await run(['explain', '5.1.9', 'd'], { cwd })).out).toMatch(/ {2}plan\.md:\d+:\d+ {2}SDP-1 {2}Problems {2}d\n/);
    expect((await run(['explain', '5.1.9', 'e'], { cwd })).out).toContain('no heading and no justification names it');
    expect((await run(['explain', '5.2.2', 'j'], { cwd })).out).toMatch(/ {2}JUS-1\.md:\d+:\d+ {2}JUS-1 {2}No network\n/);
  });

  it('says how it stands, of which class that is asked, and what only people can judge', async () => {
    const { out } = await run(['explain', '5.3.3'], { cwd: folder(flawed) });
    expect(out).toMatch(/\nHow it stands\n {2}(?:open|not met): .+\n {2}\d+ things? looked at, \d+ findings?\n/);
    expect(out).toMatch(/\nLeft to people\n {2}Whether the requirements are the ones the intended use needs\.\n/);
  });

  it('that nobody has to take does not apply where nobody takes it', async () => {
    const { out } = await run(['explain', '4.4.3'], { cwd: folder(flawed) });
    expect(out).toContain('each legacy-assessment needs field `gap-table`');
    expect(out).toContain('in the edition of 2006 it was not there');
    expect(out).toContain('How it stands\n  not applicable: No item takes the route for legacy software.\n');
  });

  it('that the amendment took out says so', async () => {
    expect((await run(['explain', '4.3', 'b'], { cwd: folder() })).out).toContain('taken out by the amendment');
  });

  it('that is only a heading lists what stands below it', async () => {
    const { code, out } = await run(['explain', '5.3'], { cwd: folder() });
    expect(code).toBe(0);
    expect(out).toMatch(/^5\.3\.1 .*\n5\.3\.2 /);
    expect(out).toMatch(/^5\.3\.3 .*\(class B C; 1 rule, \d+ demanded fields or links\)$/m);
  });

  it('is explained outside a DHF, without findings', async () => {
    const { code, out } = await run(['explain', '5.4.2'], { cwd: folder() });
    expect(code).toBe(0);
    expect(out).toContain('unit-has-detailed-design  pack iec-62304');
    expect(out).not.toContain('How this design history file answers');
  });

  it('is not class-blind: what the class does not ask is said', async () => {
    const cwd = folder({ ...flawed, 'risk/SWS-1.md': (flawed['risk/SWS-1.md'] ?? '').replace('class: B', 'class: A') });
    expect((await run(['explain', '5.4.2'], { cwd })).out).toContain('SWS-1 is class A: not asked');
  });
});

describe('an item', () => {
  it('shows where it stands, its class, approval, thread and findings', async () => {
    const { code, out } = await run(['explain', 'SRS-1'], { cwd: folder(flawed) });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^SRS-1 {2}Keep the rate\n {2}software-requirement\n {2}SRS-1\.md:2:5\n {2}class B, from SWS-1\n {2}not yet approved\n/,
    );
    expect(out).toContain('Up: what it comes from\n  derives-from  SYS-9  does not exist  [dangling]\n');
    expect(out).toContain('Down: what comes of it\n  nothing\n');
    expect(out).toMatch(/\nFindings\n[\s\S]*\nSRS-1\.md:4:\d+ {2}error {2}link-resolves/);
  });

  it('shows the whole thread, step below step', async () => {
    const unit = '---\nid: SWI-1\ntitle: Rate keeper\npart-of: SWS-1\n---\n\nKeeps it.\n';
    const need = '---\nid: UN-1\ntitle: Steady flow\n---\n\nThe user needs it.\n';
    const system = '---\nid: SYS-1\ntitle: Deliver at a rate\nderives-from: [UN-1]\n---\n\nThe pump delivers.\n';
    const srs = '---\nid: SRS-1\ntitle: Keep the rate\nderives-from: [SYS-1]\nallocated-to: [SWI-1]\nstatus: draft\n---\n\nIt keeps.\n';
    const { out } = await run(['explain', 'srs-1'], {
      cwd: folder({ ...flawed, 'SWI-1.md': unit, 'UN-1.md': need, 'SYS-1.md': system, 'SRS-1.md': srs }),
    });
    expect(out).toContain('  software-requirement, draft\n');
    expect(out).toContain('  derives-from  SYS-1  Deliver at a rate  [resolved]\n    derives-from  UN-1  Steady flow  [resolved]\n');
    expect(out).toContain('  allocated-to  SWI-1  Rate keeper  [resolved]\n');
  });

  it('says that the class is C because none is declared', async () => {
    const { out } = await run(['explain', 'SRS-1'], { cwd: folder({ 'dhf.yaml': settings, 'SRS-1.md': flawed['SRS-1.md'] ?? '' }) });
    expect(out).toContain('  class C, because none is declared\n');
  });

  it('is explained as far as it can be read, with exit code 2', async () => {
    const cwd = folder(flawed);
    writeFileSync(join(cwd, 'broken.md'), Buffer.from([0xff, 0xfe]));
    const { code, out, err } = await run(['explain', 'SRS-1'], { cwd });
    expect(code).toBe(2);
    expect(out).toContain('SRS-1  Keep the rate');
    expect(err).toContain('could not judge  broken.md');
    const unread = await run(['explain', 'SRS-1'], { cwd: folder({ ...flawed, 'dhf.yaml': '' }) });
    expect(unread).toMatchObject({ code: 2, out: '' });
    expect(unread.err).toContain('could not judge');
  });
});

describe('what nobody knows is refused', () => {
  it.each([
    ['lnk-resolves', 'lnk-resolves is no rule, no clause and no item of this DHF', 'did you mean `link-resolves`?'],
    ['SRS-2', 'SRS-2 is no rule, no clause and no item of this DHF', 'did you mean `SRS-1`?'],
    ['5.33', 'dhf knows no clause IEC 62304 5.33', 'did you mean'],
    ['5.2.2 z', 'dhf knows no clause IEC 62304 5.2.2 z', 'did you mean'],
    ['ISO 13485 7.3.7', 'dhf knows no clause ISO 13485 7.3.7', ''],
    ['something else entirely', 'something else entirely is no rule, no clause and no item of this DHF', '`dhf rules` lists the rules.'],
  ])('%s', async (asked, message, fix) => {
    const { code, out, err } = await run(['explain', ...asked.split(' ')], { cwd: folder(flawed) });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`dhf: ${message}\n  fix: ${fix}`);
  });

  it('nothing asked for', async () => {
    expect(await run(['explain'])).toMatchObject({ code: 2, out: '' });
  });

  it('an item outside a DHF', async () => {
    expect(await run(['explain', 'SRS-1'], { cwd: folder() })).toMatchObject({ code: 2, out: '' });
  });
});

describe('Markdown for a terminal', () => {
  const plain = painter(false);

  it('wraps paragraphs and sets lists in', () => {
    expect(readable('# A title\n\none two three four\nfive\n\n- six seven eight nine\n- ten\n1. eleven\n', 14, plain)).toBe(
      'A title\n\none two three\nfour five\n\n- six seven\n  eight nine\n- ten\n1. eleven\n',
    );
  });

  it('sets fences in and names their files, and leaves their words alone', () => {
    expect(readable('```md file=SRS-1.md\n---\nid: SRS-1\n\n# not a heading\n```\n\n```text expect\nx\n```\n', 80, plain)).toBe(
      'SRS-1.md:\n    ---\n    id: SRS-1\n\n    # not a heading\n\n  dhf says:\n    x\n',
    );
  });

  it('says so where dhf says nothing', () => {
    expect(readable('```text expect\n```\n', 80, plain)).toBe('dhf says:\n    nothing\n');
  });

  it('keeps rows of tables whole and shows links by their words', () => {
    expect(readable('| a | b |\n|---|---|\n| a long cell | [c](d.md) |\n', 5, plain)).toBe('| a | b |\n|---|---|\n| a long cell | c |\n');
  });

  it('keeps code as it is, whatever it looks like', () => {
    expect(readable('**Write** `![a](b.png)` or `- **Answers:** x`, see [c](d.md).\n', 80, plain)).toBe(
      'Write `![a](b.png)` or `- **Answers:** x`, see c.\n',
    );
  });

  it('marks bold, code and headings with colours', () => {
    expect(readable('## H\n\na **b** `c`\n', 80, painter(true))).toBe(
      '\u001b[1mH\u001b[22m\n\na \u001b[1mb\u001b[22m \u001b[36m`c`\u001b[39m\n',
    );
  });
});
