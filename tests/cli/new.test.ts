import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commit, folder, git, itemText, put, settingsText } from '../project/folder.ts';
import { run } from './run.ts';

const settings = { 'dhf.yaml': settingsText() };

/** The file that `dhf new` names, or its refusal. */
async function make(root: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await run(['new', ...args], { cwd: root });
  return code === 0 ? out.trim() : err.trim();
}

describe('dhf new', () => {
  it('writes a file from the template and says where', async () => {
    const root = folder(settings);
    const { code, out, err } = await run(['new', 'software-requirement', 'Refuse a rate: too high'], { cwd: root });
    expect([code, out]).toEqual([0, 'requirements/SRS-1.md\n']);
    expect(err).toContain('SRS-1 is a new software-requirement, with what class C demands.');
    expect(readFileSync(join(root, 'requirements/SRS-1.md'), 'utf8')).toMatch(/^---\nid: SRS-1\ntitle: "Refuse a rate: too high"\n/);
  });

  it('takes a prefix as well as a kind, whatever its case', async () => {
    const root = folder(settings);
    expect(await make(root, 'UN', 'One')).toBe('requirements/UN-1.md');
    expect(await make(root, 'un', 'Two')).toBe('requirements/UN-2.md');
    expect(await make(root, 'User need', 'Three')).toBe('requirements/UN-3.md');
  });

  it('shows what the class of the system demands', async () => {
    const root = folder({ ...settings, 'risk/SWS-1.md': itemText('SWS-1', 'System', 'safety-class: A\n') });
    await make(root, 'SWU', 'Unit');
    expect(readFileSync(join(root, 'architecture/SWU-1.md'), 'utf8')).not.toContain('Memory handling');
  });

  it('writes beside items of the same kind', async () => {
    const root = folder({ ...settings, 'deep/reqs/SRS-7.md': itemText('SRS-7') });
    expect(await make(root, 'SRS', 'Next')).toBe('deep/reqs/SRS-8.md');
    expect(await make(root, 'HAZ', 'Hazard')).toBe('risk/HAZ-1.md');
    expect(await make(join(root, 'deep'), 'SRS', 'Next')).toBe('reqs/SRS-9.md');
  });

  it('writes where it is told', async () => {
    const root = folder({ ...settings, 'a/x.md': '' });
    expect(await make(root, 'SRS', 'One', '--in=b/c')).toBe('b/c/SRS-1.md');
    expect(await make(join(root, 'a'), 'SRS', 'Two', '--in=.')).toBe('SRS-2.md');
    expect(readdirSync(join(root, 'a'))).toContain('SRS-2.md');
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['retired', { 'SRS-4.md': itemText('SRS-4', 'Old', 'status: retired\n') }, 'SRS-5.md'],
    ['a former ID', { 'SRS-1.md': itemText('SRS-1', 'Renamed', 'former-ids: [SRS-6]\n') }, 'SRS-7.md'],
    ['a heading', { 'doc.md': '---\nid: SRD-1\ntype: item-document\ntitle: D\n---\n\n## SRS-12 Alarm\n\nText.\n' }, 'SRS-13.md'],
    [
      'a row',
      { 'doc.md': '---\nid: SRD-1\ntype: item-document\ntitle: D\n---\n\n| ID | Title |\n|---|---|\n| SRS-30 | Alarm |\n' },
      'SRS-31.md',
    ],
    ['filled up with zeros', { 'SRS-009.md': itemText('SRS-009') }, 'SRS-010.md'],
  ])('passes over an ID that is %s', async (_, files, expected) => {
    expect(await make(folder({ ...settings, ...files }), 'SRS', 'New')).toBe(expected);
  });

  it('keeps prefixes with hyphens apart', async () => {
    const root = folder({
      'dhf.yaml': settingsText('prefixes: { SYS: system-requirement, RW-SYS: system-requirement }\n'),
      'RW-SYS-4.md': itemText('RW-SYS-4'),
    });
    expect(await make(root, 'RW-SYS', 'New')).toBe('RW-SYS-5.md');
    expect(await make(root, 'SYS', 'New')).toBe('SYS-1.md');
    expect(await make(root, 'system-requirement', 'New')).toBe('SYS-2.md');
  });

  it('follows the pattern of the settings', async () => {
    const root = folder({
      'dhf.yaml': settingsText('ids: { pattern: "{prefix}_{number}" }\n').replace('SWS-1', 'SWS_1'),
      'SRS_0012.md': itemText('SRS_0012'),
    });
    expect(await make(root, 'SRS', 'New')).toBe('SRS_0013.md');
  });

  it('never touches a file that is there, even one that is no item', async () => {
    const root = folder({ ...settings, 'requirements/SRS-1.md': 'my notes' });
    expect(await make(root, 'SRS', 'New')).toBe('requirements/SRS-2.md');
    expect(readFileSync(join(root, 'requirements/SRS-1.md'), 'utf8')).toBe('my notes');
  });
});

describe('dhf new in git', () => {
  it('passes over IDs on other branches, local and fetched, and those that were taken away', async () => {
    const origin = folder({ ...settings, 'SRS-1.md': itemText('SRS-1') });
    commit(origin);
    git(origin, 'checkout', '--quiet', '-b', 'far');
    put(origin, { 'SRS-20.md': itemText('SRS-20') });
    commit(origin);
    git(origin, 'checkout', '--quiet', 'main');
    const root = folder();
    git(root, 'clone', '--quiet', `file://${origin}`, '.');
    expect(await make(root, 'SRS', 'A')).toBe('SRS-21.md');
    git(root, 'checkout', '--quiet', '-b', 'near');
    put(root, { 'list.md': '---\nid: LST-1\ntype: item-document\ntitle: L\n---\n\n| ID | Title |\n|---|---|\n| SRS-40 | X |\n' });
    commit(root);
    git(root, 'rm', '--quiet', 'list.md');
    commit(root);
    git(root, 'checkout', '--quiet', 'main');
    expect(await make(root, 'SRS', 'B')).toBe('SRS-41.md');
  });

  it('works before the first commit, and from a folder below the top', async () => {
    const top = folder({ 'dhf/dhf.yaml': settingsText() });
    git(top, 'init', '--quiet');
    expect(await make(join(top, 'dhf'), 'SRS', 'A')).toBe('requirements/SRS-1.md');
    commit(top);
    git(top, 'rm', '--quiet', 'dhf/requirements/SRS-1.md');
    commit(top);
    expect(await make(join(top, 'dhf'), 'SRS', 'B')).toBe('requirements/SRS-2.md');
  });

  it('says what it could not look at', async () => {
    const outside = await run(['new', 'SRS', 'A'], { cwd: folder(settings) });
    expect(outside.err).toContain('note: No git history could be read');
    const origin = folder({ ...settings, 'SRS-1.md': itemText('SRS-1'), 'bad.md': Buffer.from([0xff]) });
    commit(origin);
    commit(origin);
    const root = folder();
    git(root, 'clone', '--quiet', '--depth=1', `file://${origin}`, '.');
    const { err } = await run(['new', 'SRS', 'A'], { cwd: root });
    expect(err).toContain('note: Only the latest commits are here');
    expect(err).toContain('note: IDs in bad.md are not known: it holds bytes that are not UTF-8 text.');
  });
});

describe('dhf new, run several times at once', () => {
  const bin = join(import.meta.dirname, '../../src/cli/bin.ts');
  const start = async (root: string, ...args: readonly string[]) =>
    (await promisify(execFile)(process.execPath, [bin, 'new', 'SRS', 'Same time', ...args], { cwd: root })).stdout.trim();

  it('gives each run an ID of its own', async () => {
    const root = folder(settings);
    const files = await Promise.all(Array.from({ length: 4 }, () => start(root)));
    expect(new Set(files).size).toBe(4);
    expect(readdirSync(join(root, 'requirements')).length).toBe(4);
  });

  it('gives each run an ID of its own in different folders', async () => {
    const root = folder(settings);
    const files = await Promise.all(['a', 'b', 'c'].map((name) => start(root, `--in=${name}`)));
    expect(new Set(files.map((file) => file.slice(2))).size).toBe(3);
  });
});

describe('dhf new refuses', () => {
  it.each([
    [
      'an unknown kind, with the nearest',
      ['software-requirment', 'T'],
      'there is no kind or prefix software-requirment',
      'Did you mean `software-requirement`?',
    ],
    ['an unknown prefix, with the nearest', ['SSR', 'T'], 'there is no kind or prefix SSR', 'Did you mean `SRS`?'],
    [
      'a word that is nothing near',
      ['elephant', 'T'],
      'there is no kind or prefix elephant',
      'Name a kind such as software-requirement, or a prefix such as SRS.',
    ],
    [
      'a name that every object has',
      ['constructor', 'T'],
      'there is no kind or prefix constructor',
      'Name a kind such as software-requirement, or a prefix such as SRS.',
    ],
    ['no kind', [], 'the kind is missing', 'Write it as'],
    ['no title', ['SRS'], 'the title is missing', 'Write it as'],
    ['an empty title', ['SRS', '  '], 'the title is empty', 'Write a short name in quotes'],
    ['a document', ['document', 'Plan'], 'a document has a prefix of its own', 'type: document'],
    ['a test result', ['RES', 'T'], 'there is no kind or prefix RES', 'Did you mean'],
    ['an approval', ['approval', 'T'], 'an approval holds hashes', 'dhf approve'],
    ['a folder outside', ['SRS', 'T', '--in=..'], 'the folder is not below dhf.yaml', 'Name one that is.'],
    [
      'a folder that is not read',
      ['SRS', 'T', '--in=node_modules/x'],
      'node_modules/x is not read, so the item would not be seen',
      'Name another folder',
    ],
  ])('%s', async (_, args, why, fix) => {
    const root = folder(settings);
    const { code, err } = await run(['new', ...args], { cwd: root });
    expect(code).toBe(2);
    expect(err).toContain(why);
    expect(err).toContain(fix);
    expect(readdirSync(root)).toEqual(['dhf.yaml']);
  });

  it('a folder that git ignores', async () => {
    const root = folder({ ...settings, '.gitignore': 'out/\n', 'out/x.md': '' });
    git(root, 'init', '--quiet');
    expect(await make(root, 'SRS', 'T', '--in=out/deep')).toContain('out/deep is not read');
  });

  it('broken settings, with file and line', async () => {
    expect(await make(folder({ 'dhf.yaml': settingsText('langauge: en\n') }), 'SRS', 'T')).toContain(
      'dhf.yaml line 7: `langauge` is not a setting',
    );
  });

  it('a folder that is in the way as a file', async () => {
    expect(await make(folder({ ...settings, requirements: 'a file' }), 'SRS', 'T')).toContain('cannot be written (E');
  });
});

describe('dhf new --assign', () => {
  const doc = (body: string) => `---\nid: SRD-1\ntype: item-document\ntitle: Requirements\n---\n\n${body}`;
  const assign = async (files: Readonly<Record<string, string>>) => {
    const root = folder({ ...settings, ...files });
    const { code, out } = await run(['new', '--assign'], { cwd: root });
    const read = (file: string) => readFileSync(join(root, file), 'utf8');
    return { code, lines: out.trimEnd().split('\n'), read, root };
  };

  it('numbers headings, rows and files in order, and says each change', async () => {
    const { code, lines, read, root } = await assign({
      'a.md': doc(
        '## SRS-? Alarm\n\nText.\n\n## SRS-4 Known\n\nText.\n\n| ID | Title |\n|---|---|\n| SRS-? | Battery |\n| TC-? | Case |\n',
      ),
      'b.md': '---\nid: "SRS-?"\ntitle: Clock\n---\n\nText.\n',
    });
    expect([code, lines]).toEqual([
      0,
      [
        'a.md:7  SRS-? is now SRS-5',
        'a.md:17  SRS-? is now SRS-6',
        'a.md:18  TC-? is now TC-1',
        'b.md:2  SRS-? is now SRS-7',
        'b.md:1  the file is now SRS-7.md',
      ],
    ]);
    expect(read('a.md')).toBe(
      doc('## SRS-5 Alarm\n\nText.\n\n## SRS-4 Known\n\nText.\n\n| ID | Title |\n|---|---|\n| SRS-6 | Battery |\n| TC-1 | Case |\n'),
    );
    expect(read('SRS-7.md')).toBe('---\nid: "SRS-7"\ntitle: Clock\n---\n\nText.\n');
    expect(readdirSync(root)).toEqual(['SRS-7.md', 'a.md', 'dhf.yaml']);
  });

  it('completes links that can mean only one', async () => {
    const { lines, read } = await assign({
      'SRS-1.md': itemText('SRS-1', 'One', 'derives-from: [SYS-9, SYS-?]\n'),
      'a.md': doc('## SYS-? Whole\n\nText.\n\n## SRS-2 Two\n\n- **Derives from:** SYS-?\n\nText.\n'),
    });
    expect(lines).toEqual([
      'a.md:7  SYS-? is now SYS-1',
      'SRS-1.md:4  the link to SYS-? leads to SYS-1',
      'a.md:13  the link to SYS-? leads to SYS-1',
    ]);
    expect(read('SRS-1.md')).toContain('derives-from: [SYS-9, SYS-1]\n');
    expect(read('a.md')).toContain('- **Derives from:** SYS-1\n');
  });

  it('leaves to the writer what could mean several, and what is no link', async () => {
    const { code, lines, read } = await assign({
      'SRS-1.md': itemText('SRS-1', 'One', 'derives-from: [SYS-?]\n'),
      'a.md': doc('## SYS-? Whole\n\nText.\n\n## SYS-? Other\n\nSee TC-?.\n\n## TC-? Case\n\nText.\n'),
    });
    expect([code, lines.slice(-2)]).toEqual([
      1,
      [
        'SRS-1.md:4  left to you: SYS-? still stands here; it could mean SYS-1 or SYS-2',
        'a.md:13  left to you: TC-? still stands here; it could mean TC-1',
      ],
    ]);
    expect(read('SRS-1.md')).toContain('[SYS-?]');
  });

  it('leaves code, other words and everything else as it was, line ends too', async () => {
    const body = '## SRS-? Alarm\r\n\r\nWhat? SRS-?x\r\n\r\n```\r\n## SRS-9 Not an item\r\n```\r\n';
    const { read } = await assign({ 'a.md': doc(body).replaceAll('\n', '\r\n').replaceAll('\r\r', '\r') });
    expect(read('a.md')).toBe(doc(body.replace('SRS-? Alarm', 'SRS-1 Alarm')).replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'));
  });

  it('does not overwrite a file that bears the new name', async () => {
    const { lines, read } = await assign({ 'x.md': '---\nid: SRS-?\ntitle: Clock\n---\n\nText.\n', 'SRS-1.md': 'notes' });
    expect(lines).toEqual(['x.md:2  SRS-? is now SRS-1', 'x.md:1  left to you: it is not renamed: SRS-1.md is there already']);
    expect(read('SRS-1.md')).toBe('notes');
  });

  it('changes nothing where nothing is open', async () => {
    const { code, lines, root } = await assign({ 'SRS-1.md': itemText('SRS-1') });
    expect([code, lines]).toEqual([0, ['No item is called by a question mark; nothing was changed.']]);
    writeFileSync(join(root, 'x.md'), 'a?');
    expect((await run(['new', '--assign'], { cwd: root })).out).toContain('nothing was changed');
  });

  it('takes no kind', async () => {
    expect((await run(['new', '--assign', 'SRS', 'T'], { cwd: folder(settings) })).code).toBe(2);
  });
});
