import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, folder, git, itemText, put, settingsText } from '../../folder.ts';
import { historyIn, lookIn } from './history-in.ts';

/** Everything as one commit made at a time, by a person. */
function commitAt(root: string, at: string, message: string, author = 'Ada Example'): string {
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  return commitStaged(root, at, message, author);
}

function commitStaged(root: string, at: string, message: string, author = 'Ada Example'): string {
  dated(root, at, 'commit', '--quiet', '--allow-empty', `--author=${author} <a@example.com>`, `--message=${message}`);
  return git(root, 'rev-parse', 'HEAD').trim();
}

/** Runs git with a committer's date. */
function dated(root: string, at: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=Ada Example', '-c', 'user.email=ada@example.com', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function merge(root: string, at: string, message: string, ...branches: readonly string[]): string {
  dated(root, at, 'merge', '--quiet', '--no-ff', `--message=${message}`, ...branches);
  return git(root, 'rev-parse', 'HEAD').trim();
}

const settings = settingsText('git: { protected: [main] }\n');
const base = { 'dhf.yaml': settings, 'SRS-1.md': itemText('SRS-1') };

describe('commits', () => {
  it('are named with author, subject, time with zone and the controlled files they changed', async () => {
    const root = folder({ ...base, 'notes/a b.txt': 'x' });
    const first = commitAt(root, '2026-03-04T10:00:00+02:00', 'Begin', 'Grace Example');
    put(root, { 'SRS-1.md': itemText('SRS-1', 'Other') });
    rmSync(join(root, 'notes/a b.txt'));
    const second = commitAt(root, '2026-03-05T10:00:00-03:30', 'Change\nin two lines\n\nWith words.\n');
    const { commits, head } = await historyIn(root);
    expect(head).toBe(second);
    expect(commits).toEqual([
      {
        hash: second,
        at: '2026-03-05T10:00:00-03:30',
        author: 'Ada Example',
        subject: 'Change in two lines',
        paths: ['SRS-1.md', 'notes/a b.txt'],
        requests: [],
      },
      {
        hash: first,
        at: '2026-03-04T10:00:00+02:00',
        author: 'Grace Example',
        subject: 'Begin',
        paths: ['SRS-1.md', 'dhf.yaml', 'notes/a b.txt'],
        requests: [],
      },
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['Fix\n\nChange: CR-12', ['CR-12']],
    ['Fix\n\nWords.\n\nchange: CR-12, CR-13\nChange: PROJ-7\nReviewed-by: Ada', ['CR-12', 'CR-13', 'PROJ-7']],
    ['Squash (#4)\n\n* one\n\nChange: CR-1\n\n* two\n\nChange: CR-2\n\nCo-authored-by: Grace', ['CR-1', 'CR-2']],
    ['Fix\n\nChange: CR-1 and CR-2 & #45; https://tracker.example/PUMP-7,', ['CR-1', 'CR-2', '#45', 'https://tracker.example/PUMP-7']],
    ['Fix\n\nChange: we did not want to use CR-1', ['we did not want to use CR-1']],
    ['Fix\n\nChange: not CR-1\nChange: CR-2', ['not CR-1', 'CR-2']],
    ['Change: CR-12', []],
    ['Fix\n\nChange: the alarm\n    Change: CR-9\nExchange: CR-8', []],
    ['Fix', []],
  ])('name change requests in the trailer: %j', async (message, requests) => {
    const root = folder(base);
    commitAt(root, '2026-03-04T10:00:00Z', message);
    expect((await historyIn(root)).commits[0]?.requests).toEqual(requests);
  });

  it('name them under the key that the settings give', async () => {
    const root = folder({ ...base, 'dhf.yaml': settingsText('git: { change-trailer: Ticket }\n') });
    commitAt(root, '2026-03-04T10:00:00Z', 'Fix\n\nChange: CR-1\nTicket: #45');
    expect((await historyIn(root)).commits[0]?.requests).toEqual(['#45']);
  });

  it('leave records out, also those that are gone: what they hold decides, wherever they stand', async () => {
    const review = itemText('REV-1', 'Review');
    const root = folder({
      ...base,
      'reviews/REV-1.md': review,
      'changes/CR-1.md': itemText('CR-1', 'Request'),
      'records/runs/RUN-1/out.log': 'x',
      'mixed.md': `---\nid: MIX-1\ntype: item-document\ntitle: Mixed\n---\n\n## REV-2 Review\n\nx\n\n## SRS-2 Other\n\nThe software shall.\n`,
      'release.md': `---\nid: REC-1\ntype: item-document\ntitle: Release\n---\n\n## REL-1 Release\n\nx\n`,
      'plan.md': `---\nid: PLN-1\ntype: document\ntitle: Plan\n---\n\nWords.\n`,
    });
    commit(root);
    rmSync(join(root, 'reviews/REV-1.md'));
    commit(root);
    const { commits } = await historyIn(root);
    expect(commits.map(({ paths }) => paths)).toEqual([[], ['SRS-1.md', 'dhf.yaml', 'mixed.md', 'plan.md']]);
  });

  it('leave out what the settings do not put under control, but not the settings themselves, and what tests leave behind', async () => {
    const root = folder({
      ...base,
      'dhf.yaml': settingsText('git: { controlled: ["src/**"] }\n').replace(
        'SWS-1: {}',
        'SWS-1: { product: ["src/**"], results: ["src/out/*.xml"] }',
      ),
      'src/a.c': '',
      'src/out/junit.xml': '',
    });
    commit(root);
    expect((await historyIn(root)).commits[0]?.paths).toEqual(['dhf.yaml', 'src/a.c']);
  });

  it('keep what is no UTF-8 readable, and are fooled by no message', async () => {
    const root = folder({ ...base, '"odd"\nñame.md': 'x' });
    const first = commit(root, 'Begin\n\n:100644 100644 a b M\ncommit 123\n\nChange: CR-1');
    put(root, { 'SRS-1.md': itemText('SRS-1', 'Other') });
    commit(root, 'Gruesse');
    const written = Buffer.from(
      git(root, 'cat-file', 'commit', 'HEAD').replace('Gruesse', 'Gr\xfc\xdfe <b>').replace('Ada', 'J\xfcrgen'),
      'latin1',
    );
    const odd = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], { cwd: root, input: written }).toString().trim();
    git(root, 'update-ref', 'refs/heads/main', odd);
    const { commits } = await historyIn(root);
    expect(commits).toMatchObject([
      { hash: odd, subject: 'Gr��e <b>', author: 'J�rgen Example', paths: ['SRS-1.md'] },
      { hash: first, subject: 'Begin', paths: ['"odd"\nñame.md', 'SRS-1.md', 'dhf.yaml'], requests: ['CR-1'] },
    ]);
  });

  it('come in the order of merging and none before what it comes from, whatever their dates say', async () => {
    const root = folder(base);
    const hashes = [
      commitAt(root, '2037-01-01T00:00:00Z', 'From the future'),
      commitAt(root, '1999-01-01T00:00:00Z', 'From the past'),
      commitAt(root, '2026-03-04T10:00:00Z', 'Now'),
    ];
    const { commits } = await historyIn(root);
    expect(commits.map(({ hash, at }) => [hash, at])).toEqual([
      [hashes[2], '2037-01-01T00:00:00Z'],
      [hashes[1], '2037-01-01T00:00:00Z'],
      [hashes[0], '2037-01-01T00:00:00Z'],
    ]);
  });
});

describe('a merge', () => {
  /** Two lines of work, merged one after the other. */
  function branched(): string {
    const root = folder(base);
    commitAt(root, '2026-03-01T10:00:00Z', 'Begin');
    git(root, 'switch', '--quiet', '--create', 'one');
    put(root, { 'one.md': 'one' });
    commitAt(root, '2026-03-02T10:00:00Z', 'One');
    git(root, 'switch', '--quiet', '--create', 'two', 'main');
    put(root, { 'two.md': 'two' });
    commitAt(root, '2026-03-03T10:00:00Z', 'Two\n\nChange: CR-2');
    git(root, 'switch', '--quiet', 'main');
    return root;
  }

  it('brings its commits at its own time, and under its own request', async () => {
    const root = branched();
    merge(root, '2026-03-10T10:00:00Z', 'Merge two', 'two');
    merge(root, '2026-03-11T10:00:00Z', 'Merge one\n\nChange: CR-1', 'one');
    const { commits } = await historyIn(root);
    expect(commits.map(({ subject, at, paths, requests }) => [subject, at.slice(0, 10), paths, requests])).toEqual([
      ['Merge one', '2026-03-11', [], ['CR-1']],
      ['One', '2026-03-11', ['one.md'], ['CR-1']],
      ['Merge two', '2026-03-10', [], ['CR-2']],
      ['Two', '2026-03-10', ['two.md'], ['CR-2']],
      ['Begin', '2026-03-01', ['SRS-1.md', 'dhf.yaml'], []],
    ]);
  });

  it('of three lines at once brings both', async () => {
    const root = branched();
    merge(root, '2026-03-12T10:00:00Z', 'Octopus', 'one', 'two');
    const { commits } = await historyIn(root);
    expect(commits.map(({ subject, at, paths }) => [subject, at.slice(0, 10), paths]).sort()).toEqual([
      ['Begin', '2026-03-01', ['SRS-1.md', 'dhf.yaml']],
      ['Octopus', '2026-03-12', []],
      ['One', '2026-03-12', ['one.md']],
      ['Two', '2026-03-12', ['two.md']],
    ]);
  });

  it('that changes a file itself names it, and an item that only it made so is its own', async () => {
    const root = branched();
    dated(root, '2026-03-12T10:00:00Z', 'merge', '--quiet', '--no-ff', '--no-commit', 'one');
    put(root, { 'SRS-1.md': itemText('SRS-1', 'Slipped in') });
    git(root, 'add', '--all');
    const evil = commitStaged(root, '2026-03-12T10:00:00Z', 'Merge one');
    const { commits, changed } = await historyIn(root);
    expect(commits[0]).toMatchObject({ hash: evil, paths: ['SRS-1.md'] });
    expect(changed['SRS-1']).toMatchObject({ commit: evil, fields: ['title'] });
  });

  it('of the protected branch into another line brings nothing anew', async () => {
    const root = branched();
    merge(root, '2026-03-10T10:00:00Z', 'Merge two', 'two');
    git(root, 'switch', '--quiet', 'one');
    merge(root, '2026-03-11T10:00:00Z', 'Catch up', 'main');
    const { commits } = await historyIn(root);
    expect(commits.map(({ subject, at }) => [subject, at.slice(0, 10)])).toEqual([
      ['Catch up', '2026-03-11'],
      ['One', '2026-03-02'],
      ['Merge two', '2026-03-10'],
      ['Two', '2026-03-10'],
      ['Begin', '2026-03-01'],
    ]);
  });

  it('of lines that crossed keeps each item with the commit that wrote it', async () => {
    const root = branched();
    put(root, { 'SRS-1.md': itemText('SRS-1', 'On main') });
    const mine = commitAt(root, '2026-03-04T10:00:00Z', 'Main');
    git(root, 'switch', '--quiet', 'one');
    put(root, { 'SRS-2.md': itemText('SRS-2') });
    const theirs = commitAt(root, '2026-03-05T10:00:00Z', 'Side', 'Grace Example');
    const before = git(root, 'rev-parse', 'one').trim();
    merge(root, '2026-03-06T10:00:00Z', 'Cross', 'main');
    git(root, 'switch', '--quiet', 'main');
    merge(root, '2026-03-07T10:00:00Z', 'Cross back', before);
    merge(root, '2026-03-08T10:00:00Z', 'Join', 'one');
    const { changed } = await historyIn(root);
    expect(changed).toMatchObject({
      'SRS-1': { commit: mine, at: '2026-03-04T10:00:00Z', author: 'Ada Example' },
      'SRS-2': { commit: theirs, at: '2026-03-07T10:00:00Z', author: 'Grace Example' },
    });
  });
});

describe('an item', () => {
  it('is as old as its words: wrapping, order, spelling, place and owner make no change', async () => {
    const root = folder({ ...base, 'SRS-2.md': itemText('SRS-2') });
    const first = commitAt(root, '2026-03-01T10:00:00Z', 'Begin');
    put(root, { 'SRS-1.md': itemText('SRS-1', undefined, 'owner: Grace\n').replace('shall do', 'shall\ndo') });
    rmSync(join(root, 'SRS-2.md'));
    put(root, {
      'all.md': `---\nid: SRD-1\ntype: item-document\ntitle: All\n---\n\n## SRS-2 Title of SRS-2\n\nThe software shall do what SRS-2 says.\n`,
    });
    const second = commitAt(root, '2026-03-02T10:00:00Z', 'Tidy');
    const { changed } = await historyIn(root);
    expect(changed).toEqual({
      'SRD-1': { commit: second, at: '2026-03-02T10:00:00Z', author: 'Ada Example', fields: [] },
      'SRS-1': { commit: first, at: '2026-03-01T10:00:00Z', author: 'Ada Example', fields: [] },
      'SRS-2': { commit: first, at: '2026-03-01T10:00:00Z', author: 'Ada Example', fields: [] },
    });
  });

  it('that was changed and changed back is as old as the way back; what is edited and not committed does not count', async () => {
    const root = folder(base);
    commit(root);
    put(root, { 'SRS-1.md': itemText('SRS-1', 'Other', 'category: ui\n') });
    commit(root);
    put(root, base);
    const back = commit(root);
    put(root, { 'SRS-1.md': itemText('SRS-1', 'Not committed') });
    expect((await historyIn(root)).changed['SRS-1']).toMatchObject({ commit: back, fields: ['category', 'title'] });
  });

  it('of another kind than before says so', async () => {
    const root = folder({ ...base, 'X-1.md': itemText('X-1', undefined, 'type: tool\n') });
    commit(root);
    put(root, { 'X-1.md': itemText('X-1', undefined, 'type: soup\n') });
    const second = commit(root);
    expect((await historyIn(root)).changed['X-1']).toMatchObject({ commit: second, fields: ['type'] });
  });

  it('that is taken out is told with the place where it last stood; one that was retired first, renamed or moved is not', async () => {
    const root = folder({
      ...base,
      'PRB-1.md': itemText('PRB-1'),
      'PRB-2.md': itemText('PRB-2', undefined, 'status: retired\n'),
      'PRB-3.md': itemText('PRB-3'),
      'PRB-4.md': itemText('PRB-4'),
    });
    commit(root);
    for (const id of [1, 2, 3, 4]) rmSync(join(root, `PRB-${id}.md`));
    put(root, { 'PRB-9.md': itemText('PRB-9', undefined, 'former-ids: [PRB-3]\n'), 'moved/PRB-4.md': itemText('PRB-4', 'Other') });
    const gone = commit(root);
    expect((await historyIn(root)).removed).toEqual([
      { id: 'PRB-1', commit: gone, place: expect.objectContaining({ file: 'PRB-1.md', line: 2 }) },
    ]);
  });
});

describe('files of the product', () => {
  it('are as old as their last change, by content and mode', async () => {
    const root = folder({
      'dhf.yaml': settings.replace('SWS-1: {}', 'SWS-1: { product: ["src/**"], tests: ["t/**"] }'),
      'src/a.c': 'a',
      'src/b.sh': 'b',
      't/a.c': '',
    });
    const first = commitAt(root, '2026-03-01T10:00:00Z', 'Begin');
    git(root, 'update-index', '--chmod=+x', 'src/b.sh');
    const second = commitStaged(root, '2026-03-02T10:00:00Z', 'Executable');
    expect((await historyIn(root)).files).toEqual({
      'src/a.c': { commit: first, at: '2026-03-01T10:00:00Z' },
      'src/b.sh': { commit: second, at: '2026-03-02T10:00:00Z' },
    });
  });
});

describe('tags', () => {
  it('are those that lead to a commit, light ones and others, each with its own time', async () => {
    const root = folder(base);
    const first = commitAt(root, '2026-03-01T10:00:00Z', 'Begin');
    git(root, 'tag', 'light');
    dated(root, '2026-03-02T10:00:00+01:00', 'tag', '--annotate', '--message=Release', 'v1.0.0');
    git(root, 'tag', 'of-a-file', 'HEAD:dhf.yaml');
    git(root, 'switch', '--quiet', '--orphan', 'other');
    const other = commitAt(root, '2026-03-03T10:00:00Z', 'Elsewhere');
    git(root, 'tag', 'elsewhere');
    git(root, 'switch', '--quiet', 'main');
    expect((await historyIn(root)).tags).toEqual([
      { name: 'elsewhere', commit: other, at: '2026-03-03T10:00:00Z' },
      { name: 'light', commit: first, at: '2026-03-01T10:00:00Z' },
      { name: 'v1.0.0', commit: first, at: '2026-03-02T10:00:00+01:00' },
    ]);
  });
});

describe('a protected branch that was written anew', () => {
  function cloned(): { readonly origin: string; readonly clone: string } {
    const origin = folder(base);
    commitAt(origin, '2026-03-01T10:00:00Z', 'Begin');
    const clone = folder();
    git(clone, 'clone', '--quiet', `file://${origin}`, '.');
    return { origin, clone };
  }

  it('is told by the clone that fetched it before', async () => {
    const { origin, clone } = cloned();
    expect((await historyIn(clone)).rewritten).toBeUndefined();
    put(origin, { 'SRS-1.md': itemText('SRS-1', 'Other') });
    commitAt(origin, '2026-03-02T10:00:00Z', 'More');
    git(clone, 'fetch', '--quiet');
    expect((await historyIn(clone)).rewritten).toEqual([]);
    dated(origin, '2026-03-03T10:00:00Z', 'commit', '--quiet', '--allow-empty', '--amend', '--message=Written anew');
    git(clone, 'fetch', '--quiet');
    expect((await historyIn(clone)).rewritten).toEqual(['origin/main']);
  });

  it('is not told by what somebody does to a branch of their own', async () => {
    const { clone } = cloned();
    commitAt(clone, '2026-03-02T10:00:00Z', 'Mine');
    dated(clone, '2026-03-03T10:00:00Z', 'commit', '--quiet', '--allow-empty', '--amend', '--message=Better');
    expect((await historyIn(clone)).rewritten).toBeUndefined();
  });
});

describe('the protected branch', () => {
  it('is known from the remote where the clone has none of its own', async () => {
    const origin = folder(base);
    commitAt(origin, '2026-03-01T10:00:00Z', 'Begin');
    git(origin, 'switch', '--quiet', '--create', 'side');
    put(origin, { 'a.md': 'a' });
    commitAt(origin, '2026-03-02T10:00:00Z', 'Side');
    git(origin, 'switch', '--quiet', 'main');
    merge(origin, '2026-03-05T10:00:00Z', 'Merge side', 'side');
    git(origin, 'switch', '--quiet', 'side');
    put(origin, { 'b.md': 'b' });
    commitAt(origin, '2026-03-03T10:00:00Z', 'On');
    merge(origin, '2026-03-06T10:00:00Z', 'Catch up', 'main');
    const clone = folder();
    git(clone, 'clone', '--quiet', `file://${origin}`, '.');
    const { commits } = await historyIn(clone);
    expect(commits.map(({ subject, at }) => [subject, at.slice(0, 10)])).toEqual([
      ['Catch up', '2026-03-06'],
      ['On', '2026-03-03'],
      ['Merge side', '2026-03-05'],
      ['Side', '2026-03-05'],
      ['Begin', '2026-03-01'],
    ]);
  });
});

describe('a repository of another shape', () => {
  it('may hold the DHF in a folder that was moved, and other things beside it', async () => {
    const root = folder({ 'old/dhf.yaml': settings, 'old/SRS-1.md': itemText('SRS-1'), 'old/SRS-2.md': itemText('SRS-2'), 'app/a.c': 'a' });
    const first = commitAt(root, '2026-03-01T10:00:00Z', 'Begin');
    mkdirSync(join(root, 'docs'));
    renameSync(join(root, 'old'), join(root, 'docs/dhf'));
    put(root, { 'docs/dhf/SRS-2.md': itemText('SRS-2', 'Other'), 'app/a.c': 'b' });
    const second = commitAt(root, '2026-03-02T10:00:00Z', 'Move');
    const { changed, commits } = await historyIn(join(root, 'docs/dhf'));
    expect(changed).toMatchObject({ 'SRS-1': { commit: first }, 'SRS-2': { commit: second, fields: ['title'] } });
    expect(commits.map(({ paths }) => paths)).toEqual([['SRS-2.md'], ['SRS-1.md', 'SRS-2.md', 'dhf.yaml']]);
  });

  it('may have several beginnings', async () => {
    const root = folder(base);
    const first = commitAt(root, '2026-03-01T10:00:00Z', 'Begin');
    git(root, 'switch', '--quiet', '--orphan', 'import');
    put(root, { 'SRS-2.md': itemText('SRS-2') });
    const other = commitAt(root, '2026-03-02T10:00:00Z', 'Import');
    git(root, 'switch', '--quiet', 'main');
    dated(root, '2026-03-03T10:00:00Z', 'merge', '--quiet', '--allow-unrelated-histories', '--no-ff', '--message=Join', 'import');
    const { changed, commits } = await historyIn(root);
    expect(changed).toMatchObject({ 'SRS-1': { commit: first }, 'SRS-2': { commit: other, at: '2026-03-03T10:00:00Z' } });
    expect(commits).toHaveLength(3);
  });

  it('may be a second working tree, or one where some files are left out', async () => {
    const root = folder({ ...base, 'left/SRS-2.md': itemText('SRS-2') });
    commit(root);
    const expected = await historyIn(root);
    const second = join(folder(), 'second');
    git(root, 'worktree', 'add', '--quiet', '--detach', second);
    expect(await historyIn(second)).toEqual(expected);
    git(root, 'sparse-checkout', 'set', '--no-cone', '/*', '!/left/');
    expect(await historyIn(root)).toEqual(expected);
    expect(expected.changed).toHaveProperty('SRS-2');
  });

  it('may be a submodule, which has a history of its own; the one around it names the commit it is at', async () => {
    const inner = folder(base);
    const first = commit(inner);
    const outer = folder({ 'dhf.yaml': settings });
    commit(outer);
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'pump');
    commit(outer);
    expect((await historyIn(join(outer, 'pump'))).head).toBe(first);
    const { commits } = await historyIn(outer);
    expect(commits.map(({ paths }) => paths)).toEqual([['.gitmodules', 'pump'], ['dhf.yaml']]);
  });

  it('is read as it was written, whatever replaces its commits', async () => {
    const root = folder(base);
    const first = commitAt(root, '2026-03-01T10:00:00Z', 'Begin');
    put(root, { 'SRS-1.md': itemText('SRS-1', 'Other') });
    const second = commitAt(root, '2026-03-02T10:00:00Z', 'Change');
    const expected = await historyIn(root);
    expect(expected.commits.map(({ hash }) => hash)).toEqual([second, first]);
    git(root, 'replace', '--graft', second);
    writeFileSync(join(root, '.mailmap'), 'Somebody Else <somebody@example.com> <a@example.com>\n');
    expect(await historyIn(root)).toEqual(expected);
    git(root, 'replace', '--delete', second);
    writeFileSync(join(root, '.git/info/grafts'), `${second}\n`);
    expect(await historyIn(root)).toEqual(expected);
  });
});

describe('where the history cannot be known', () => {
  it.each<[string, () => string, string, string]>([
    ['no repository', () => folder(base), 'this folder is in no git repository', 'git init'],
    ['no commit', () => emptied(), 'nothing is committed yet', 'Commit the files'],
    ['the latest commits alone', () => shallow(), 'only the latest commits are here', 'fetch-depth: 0'],
    ['a clone without former files', () => partial(), 'this clone leaves out what files said before', '--no-filter'],
  ])('it is absent, with the reason: %s', async (_, make, why, fix) => {
    expect(await lookIn(make())).toEqual({
      missing: { history: { why: expect.stringContaining(why), fix: expect.stringContaining(fix) } },
    });
  });

  function emptied(): string {
    const root = folder(base);
    git(root, 'init', '--quiet');
    return root;
  }

  function twoCommits(): string {
    const root = folder(base);
    commit(root);
    put(root, { 'SRS-1.md': itemText('SRS-1', 'Other') });
    commit(root);
    return root;
  }

  function shallow(): string {
    const clone = folder();
    git(clone, 'clone', '--quiet', '--depth=1', `file://${twoCommits()}`, '.');
    return clone;
  }

  function partial(): string {
    const origin = twoCommits();
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    const clone = folder();
    git(clone, 'clone', '--quiet', '--filter=blob:none', `file://${origin}`, '.');
    return clone;
  }
});
