import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn } from '../../src/project/git.ts';
import { reusedIds } from '../../src/project/reused-ids.ts';
import { parseSettings } from '../../src/project/settings.ts';
import { commit, folder, git, itemText, put, settingsText } from './folder.ts';

type Files = Readonly<Record<string, string | undefined>>;

/** A repository with one commit for each step; undefined takes a file away. */
function history(...steps: readonly Files[]): { readonly root: string; readonly commits: readonly string[] } {
  const root = folder({ 'dhf.yaml': settingsText() });
  return { root, commits: steps.map((step) => apply(root, step)) };
}

function apply(root: string, step: Files): string {
  for (const [path, text] of Object.entries(step)) {
    if (text === undefined) rmSync(join(root, path));
    else put(root, { [path]: text });
  }
  return commit(root);
}

async function reused(root: string): Promise<Readonly<Record<string, string>> | undefined> {
  const parsed = parseSettings(settingsText());
  if ('unreadable' in parsed) throw new Error('settings');
  const found = await reusedIds(gitIn(root), parsed.settings);
  return found && Object.fromEntries(found);
}

function section(...items: readonly string[]): string {
  return `---\nid: SRD-1\ntype: item-document\ntitle: Requirements\n---\n\n${items.map((item) => `## ${item}\n\nThe software shall.\n`).join('\n')}`;
}

function rows(...items: readonly string[]): string {
  return `---\nid: LST-1\ntype: item-document\ntitle: List\n---\n\n| ID | Title |\n|---|---|\n${items.map((item) => `| ${item} |\n`).join('')}`;
}

const a = itemText('SRS-1', 'Alarm');
const b = itemText('SRS-1', 'Battery');

describe('an ID given again to something else', () => {
  it('is named with both titles and both commits', async () => {
    const { root, commits } = history({ 'SRS-1.md': a }, { 'SRS-1.md': undefined }, { 'SRS-1.md': b });
    expect(await reused(root)).toEqual({
      'SRS-1': `it was "Alarm" until commit ${commits[1]?.slice(0, 10)} of 2026-03-04 and has been given to "Battery" since commit ${commits[2]?.slice(0, 10)} of 2026-03-04`,
    });
  });

  it.each<[string, readonly Files[]]>([
    [
      'as headings',
      [
        { 'a.md': section('SRS-1 Alarm', 'SRS-2 Other') },
        { 'a.md': section('SRS-2 Other') },
        { 'a.md': section('SRS-1 Battery', 'SRS-2 Other') },
      ],
    ],
    [
      'as rows',
      [
        { 'a.md': rows('SRS-1 | Alarm', 'SRS-2 | Other') },
        { 'a.md': rows('SRS-2 | Other') },
        { 'a.md': rows('SRS-1 | Battery', 'SRS-2 | Other') },
      ],
    ],
    ['in another spelling and another file', [{ 'SRS-1.md': a }, { 'SRS-1.md': undefined }, { 'b/c.md': rows('SRS-1 | Battery') }]],
    ['in quotes', [{ 'x.md': a.replace('SRS-1', '"SRS-1"') }, { 'x.md': undefined }, { 'x.md': b.replace('SRS-1', "'SRS-1'") }]],
    [
      'after its file became another item',
      [{ 'x.md': a }, { 'x.md': itemText('SRS-9', 'Alarm') }, { 'x.md': itemText('SRS-9', 'Alarm'), 'y.md': b }],
    ],
    [
      'while a plain document still lists it',
      [{ 'SRS-1.md': a, 'old.md': '| ID |\n|---|\n| SRS-1 |\n' }, { 'SRS-1.md': undefined }, { 'SRS-1.md': b }],
    ],
    [
      'while a plain document comes to list it',
      [{ 'SRS-1.md': a }, { 'SRS-1.md': undefined, 'old.md': '| Gone |\n|---|\n| SRS-1 |\n' }, { 'SRS-1.md': b }],
    ],
    ['in a file whose name git has to quote', [{ 'ü "x"\t.md': a }, { 'ü "x"\t.md': undefined }, { 'ü "x"\t.md': b }]],
    [
      'as headings with Windows line ends',
      [section('SRS-1 Alarm'), section('SRS-2 Other'), section('SRS-1 Battery')].map((text) => ({ 'x.md': text.replaceAll('\n', '\r\n') })),
    ],
    ['with Windows line ends', [{ 'x.md': a.replaceAll('\n', '\r\n') }, { 'x.md': undefined }, { 'x.md': b.replaceAll('\n', '\r\n') }]],
  ])('is seen %s', async (_, steps) => {
    expect(Object.keys((await reused(history(...steps).root)) ?? {})).toEqual(['SRS-1']);
  });

  it('is seen whatever the repository says about differences', async () => {
    const { root } = history({ 'SRS-1.md': a, '.gitattributes': '*.md -diff binary\n' }, { 'SRS-1.md': undefined }, { 'SRS-1.md': b });
    const settings = [
      'log.showRoot=false',
      'log.follow=true',
      'diff.noprefix=true',
      'diff.mnemonicPrefix=true',
      'diff.context=9',
      'diff.interHunkContext=9',
      'color.ui=always',
      'core.quotePath=true',
    ];
    for (const setting of settings) git(root, 'config', ...setting.split('='));
    expect(Object.keys((await reused(root)) ?? {})).toEqual(['SRS-1']);
  });
});

describe('an ID that stays what it was', () => {
  it.each<[string, readonly Files[]]>([
    ['taken away for good', [{ 'SRS-1.md': a }, { 'SRS-1.md': undefined }]],
    ['brought back under its title', [{ 'SRS-1.md': a }, { 'SRS-1.md': undefined }, { 'SRS-1.md': `${a}\nMore words.\n` }]],
    ['given a better title where it stands', [{ 'SRS-1.md': a }, { 'SRS-1.md': b }]],
    ['moved to another file and retitled', [{ 'SRS-1.md': a }, { 'SRS-1.md': undefined, 'b.md': section('SRS-1 Battery') }]],
    ['moved in two steps', [{ 'SRS-1.md': a }, { 'SRS-1.md': undefined }, { 'b.md': rows('SRS-1 | Alarm') }]],
    ['moved and retitled twice', [{ 'a.md': a }, { 'a.md': undefined, 'b.md': b }, { 'b.md': undefined, 'c.md': section('SRS-1 Clock') }]],
    ['copied first and taken away then', [{ 'SRS-1.md': a }, { 'b.md': section('SRS-1 Battery') }, { 'SRS-1.md': undefined }]],
    [
      'lost, used by mistake, and restored',
      [{ 'SRS-1.md': a }, { 'SRS-1.md': undefined }, { 'SRS-1.md': b }, { 'SRS-1.md': undefined }, { 'SRS-1.md': a }],
    ],
    ['only shown in an example', [{ 'x.md': '# Help\n\n```\n## SRS-1 Alarm\n```\n' }, { 'x.md': '# Help\n' }, { 'SRS-1.md': b }]],
    ['outside of what is read', [{ 'node_modules/x.md': a }, { 'node_modules/x.md': undefined }, { 'SRS-1.md': b }]],
  ])('is not named when %s', async (_, steps) => {
    expect(await reused(history(...steps).root)).toEqual({});
  });

  it('is not named in a folder below the top, whatever the settings of git', async () => {
    const { root } = history(
      { 'dhf/a.md': a },
      { 'dhf/a.md': undefined, 'dhf/b.md': b },
      { 'dhf/b.md': undefined, 'dhf/c.md': section('SRS-1 Clock') },
    );
    for (const setting of ['grep.fullName=true', 'color.grep=always', 'grep.patternType=perl']) git(root, 'config', ...setting.split('='));
    expect(await reused(join(root, 'dhf'))).toEqual({});
  });

  it('is not named when two lines of work took one number and one of them gave way', async () => {
    const { root } = history({ 'SRS-7.md': itemText('SRS-7') });
    git(root, 'checkout', '--quiet', '-b', 'feature');
    apply(root, { 'SRS-1.md': a });
    apply(root, { 'SRS-1.md': undefined, 'SRS-2.md': itemText('SRS-2', 'Alarm') });
    git(root, 'checkout', '--quiet', 'main');
    apply(root, { 'SRS-1.md': b });
    git(root, 'checkout', '--quiet', 'feature');
    git(root, 'merge', '--quiet', '--no-edit', 'main');
    expect(await reused(root)).toEqual({});
  });

  it('is named when the line that is merged knew that the ID was gone', async () => {
    const { root } = history({ 'SRS-1.md': a }, { 'SRS-1.md': undefined });
    git(root, 'checkout', '--quiet', '-b', 'feature');
    apply(root, { 'SRS-1.md': b });
    git(root, 'checkout', '--quiet', 'main');
    apply(root, { 'other.md': 'x' });
    git(root, 'merge', '--quiet', '--no-edit', 'feature');
    expect(Object.keys((await reused(root)) ?? {})).toEqual(['SRS-1']);
  });
});

describe('no history', () => {
  it('says nothing outside git and before the first commit', async () => {
    const root = folder({ 'SRS-1.md': a });
    expect(await reused(root)).toBeUndefined();
    git(root, 'init', '--quiet');
    expect(await reused(root)).toBeUndefined();
  });
});
