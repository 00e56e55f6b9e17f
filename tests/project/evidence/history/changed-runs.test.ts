import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, folder, git, put, settingsText } from '../../folder.ts';
import { historyIn } from './history-in.ts';

const runs = 'records/runs';
const file = `${runs}/RUN-1.md`;
const report = `${runs}/RUN-1/junit.xml`;
const base = { 'dhf.yaml': settingsText() };

function run({ id = 'RUN-1', purpose = 'formal', more = '', results = '', words = '' } = {}): string {
  return `---\nid: ${id}\ntitle: Run ${id}\npurpose: ${purpose}\nmethod: automated\ncommit: aaaaaaa\nresults: [${results || `${runs}/${id}/junit.xml`}]\n${more}---\n${words}`;
}

const table = (outcome: string) => `\n| Case | Outcome |\n|---|---|\n| TC-1 | ${outcome} |\n`;

/** A repository in which RUN-1 is recorded, with the commit that recorded it. */
function recorded(text = run()) {
  const root = folder(base);
  commit(root);
  put(root, { [file]: text, [report]: 'fail', [`${runs}/RUN-1/log.txt`]: 'log' });
  return { root, first: commit(root) };
}

/** A branch with a run that failed, on the way to be merged. */
function branched() {
  const root = folder(base);
  commit(root);
  git(root, 'checkout', '--quiet', '-b', 'side');
  put(root, { [file]: run(), [report]: 'fail' });
  const first = commit(root);
  return { root, first, name: git(root, 'branch', '--list', 'main', 'master', '--format=%(refname:short)').trim() };
}

function removeRun(root: string): void {
  for (const path of [file, `${runs}/RUN-1`]) rmSync(join(root, path), { recursive: true });
}

async function changed(root: string) {
  return (await historyIn(root)).runs;
}

describe('a recorded formal run', () => {
  it.each<[string, Readonly<Record<string, string>>, { fields?: readonly string[]; files?: readonly string[] }]>([
    ['with other results', { [report]: 'pass' }, { files: [report] }],
    ['with another file in its folder', { [`${runs}/RUN-1/log.txt`]: 'x' }, { files: [`${runs}/RUN-1/log.txt`] }],
    ['called a development run', { [file]: run({ purpose: 'development' }) }, { fields: ['purpose'] }],
    ['made a draft of another commit', { [file]: run({ more: 'status: draft\n' }).replace('aaaaaaa', 'bbbbbbb') }, { fields: ['commit'] }],
    ['naming another file', { [file]: run({ results: 'x.xml' }), 'x.xml': 'pass' }, { fields: ['results'] }],
  ])('is told when it stands there %s', async (_, files, { fields = [], files: paths = [] }) => {
    const { root, first } = recorded();
    put(root, files);
    commit(root);
    const place = expect.objectContaining({ file, line: 2 });
    expect(await changed(root)).toEqual([{ run: 'RUN-1', recorded: first, place, fields, files: paths }]);
  });

  it('is told when a row of its table was written over', async () => {
    const { root, first } = recorded(run({ words: table('fail') }));
    put(root, { [file]: run({ words: table('pass') }) });
    commit(root);
    expect(await changed(root)).toMatchObject([{ run: 'RUN-1', recorded: first, fields: ['statement'], files: [] }]);
  });

  it('may be reformatted, given an owner, completed, and brought back as it was', async () => {
    const { root } = recorded(run({ words: table('fail') }));
    put(root, { [report]: 'pass' });
    commit(root);
    const words = table('fail').replaceAll('|---|---|', '| --- | --- |');
    put(root, { [report]: 'fail', [file]: run({ more: 'owner: Ada\ntools: [cargo 1.95.0]\n', words }), [`${runs}/RUN-1/new.txt`]: 'x' });
    commit(root);
    expect(await changed(root)).toEqual([]);
  });

  it('is none as long as it is a draft, or a development run', async () => {
    const { root } = recorded(run({ more: 'status: draft\n' }));
    put(root, { [`${runs}/RUN-2.md`]: run({ id: 'RUN-2', purpose: 'development' }) });
    commit(root);
    put(root, { [file]: run({ words: table('pass') }), [report]: 'pass', [`${runs}/RUN-2.md`]: run({ id: 'RUN-2', results: 'x' }) });
    commit(root);
    expect(await changed(root)).toEqual([]);
  });
});

describe('a formal run of a branch', () => {
  it('is told when it was taken out before the branch was merged', async () => {
    const { root, first, name } = branched();
    removeRun(root);
    commit(root);
    git(root, 'checkout', '--quiet', name);
    git(root, 'merge', '--quiet', '--no-ff', '--message=Merge', 'side');
    expect(await changed(root)).toMatchObject([{ run: 'RUN-1', recorded: first, gone: true }]);
  });

  it('is told when the merge itself left it out', async () => {
    const { root, first, name } = branched();
    git(root, 'checkout', '--quiet', name);
    git(root, 'merge', '--quiet', '--no-ff', '--no-commit', 'side');
    removeRun(root);
    commit(root, 'Merge');
    expect(await changed(root)).toMatchObject([{ run: 'RUN-1', recorded: first, gone: true }]);
  });

  it('may get another number where two lines of work took one', async () => {
    const { root, name } = branched();
    git(root, 'checkout', '--quiet', name);
    put(root, { [file]: run().replace('aaaaaaa', 'bbbbbbb'), [report]: 'pass' });
    commit(root);
    git(root, 'merge', '--quiet', '--no-ff', '--strategy=ours', '--message=Merge', 'side');
    expect(await changed(root)).toMatchObject([{ run: 'RUN-1', fields: ['commit'], files: [report] }]);
    put(root, { [`${runs}/RUN-2.md`]: run({ id: 'RUN-2' }), [`${runs}/RUN-2/junit.xml`]: 'fail' });
    commit(root);
    expect(await changed(root)).toEqual([]);
  });
});
