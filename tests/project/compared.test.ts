import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { checkoutOf } from '../../src/project/checkout.ts';
import { type Asked, type Compared, compared, mergeBase } from '../../src/project/compared.ts';
import { trace } from '../../src/project/trace.ts';
import { differenceOf } from '../../src/view/difference.ts';
import { snapshotOf } from '../../src/view/snapshot.ts';
import { folder, put, settingsText } from './folder.ts';
import { git, gitAt } from './git.ts';

const need = (id: string, words: string) => `---\nid: ${id}\ntitle: Need ${id}\nsource: user\nvalidation-intent: test\n---\n\n${words}\n`;

/** A repository whose DHF stands in a folder of it: first one need, then another, then other words of the first, uncommitted. */
function repository() {
  const root = folder();
  const dhf = join(root, 'dhf');
  put(dhf, { 'dhf.yaml': settingsText(), 'UN-1.md': need('UN-1', 'To be safe.') });
  git(root, 'init', '--quiet');
  commit(root, 'first', '2026-03-04T10:00:00Z');
  put(dhf, { 'UN-2.md': need('UN-2', 'To be quick.') });
  commit(root, 'second', '2026-05-06T10:00:00Z');
  put(dhf, { 'UN-1.md': need('UN-1', 'To be sound.') });
  return { root, dhf };
}

function commit(root: string, tag: string, time = '2026-05-06T10:00:00Z'): void {
  git(root, 'add', '--all');
  gitAt(time, root, 'commit', '--quiet', '--message', tag);
  git(root, 'tag', tag);
}

async function between(dhf: string, asked: Asked): Promise<Compared> {
  const sides = await compared(dhf, asked, { stage: 'draft' });
  if ('refused' in sides) throw new Error(sides.refused);
  return sides;
}

async function told(dhf: string, asked: Asked) {
  const { before, after } = await between(dhf, asked);
  const { added, removed, changed, moved } = differenceOf(snapshotOf(before.report), snapshotOf(after.report));
  return {
    added: added.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    moved: moved.length,
  };
}

const nothing = { added: [], removed: [], changed: [], moved: 0 };
/** What checkouts leave in a folder of temporary files of their own, asked for at the end. */
function checkouts(): () => readonly string[] {
  const temporary = folder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  return () => readdirSync(temporary);
}

it('compares two revisions, or one with the work tree as it is, and leaves nothing behind', async () => {
  const { root, dhf } = repository();
  const seen = git(root, 'status', '--porcelain', '-z');
  const left = checkouts();
  expect(await told(dhf, { before: 'first', after: 'second' })).toEqual({ ...nothing, added: ['UN-2'] });
  expect(await told(dhf, { before: 'first' })).toEqual({ ...nothing, added: ['UN-2'], changed: ['UN-1'] });
  expect(await told(dhf, { before: 'second', after: 'first' })).toEqual({ ...nothing, removed: ['UN-2'] });
  expect(await told(dhf, { before: 'second', after: 'HEAD' })).toEqual(nothing);
  expect(left()).toEqual([]);
  expect(git(root, 'status', '--porcelain', '-z')).toBe(seen);
});

it('says the same as judging each side by itself, on the day of the later one', async () => {
  const { dhf } = repository();
  const { before, after } = await between(dhf, { before: 'first', after: 'second' });
  expect([before.report.asOf.date, after.report.asOf.date]).toEqual(['2026-05-06', '2026-05-06']);
  const checkout = await checkoutOf(dhf, 'first');
  if ('refused' in checkout) throw new Error(checkout.refused);
  onTestFinished(checkout.remove);
  expect(snapshotOf(before.report)).toEqual(snapshotOf(await trace(checkout.root, { stage: 'draft', asOf: '2026-05-06' })));
  const other = await between(dhf, { before: 'second', after: 'first' });
  expect(snapshotOf(other.after.report)).toEqual(snapshotOf(before.report));
  expect(snapshotOf(other.before.report)).toEqual(snapshotOf(after.report));
});

it('judges for the day that SOURCE_DATE_EPOCH or somebody gives', async () => {
  const { dhf } = repository();
  vi.stubEnv('SOURCE_DATE_EPOCH', '1767225600');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { before } = await between(dhf, { before: 'first', after: 'second' });
  expect(before.report.asOf).toEqual({ date: '2026-01-01', from: 'SOURCE_DATE_EPOCH' });
  const given = await compared(dhf, { before: 'first' }, { stage: 'draft', asOf: '2026-02-02' });
  expect('refused' in given ? undefined : given.after.report.asOf.date).toBe('2026-02-02');
});

it('follows the folder of a DHF that was called otherwise, and says so', async () => {
  const { root, dhf } = repository();
  renameSync(dhf, join(root, 'file'));
  commit(root, 'third');
  const { before, after } = await between(join(root, 'file'), { before: 'second', after: 'third' });
  expect([before.folder, after.folder]).toEqual(['dhf', undefined]);
  expect(await told(join(root, 'file'), { before: 'first' })).toEqual({ ...nothing, added: ['UN-2'], changed: ['UN-1'] });
});

it('refuses a revision in which the DHF was not there yet', async () => {
  const root = folder({ 'README.md': 'Nothing yet.\n' });
  git(root, 'init', '--quiet');
  commit(root, 'empty');
  put(root, { 'other/dhf.yaml': settingsText().replace('name: Test', 'name: Another') });
  commit(root, 'other');
  put(root, { 'dhf/dhf.yaml': settingsText(), 'dhf/UN-1.md': need('UN-1', 'To be safe.') });
  commit(root, 'there');
  expect(await compared(join(root, 'dhf'), { before: 'empty' }, { stage: 'draft' })).toEqual({
    refused: 'empty holds no dhf.yaml in dhf: this design history file was not there yet',
    fix: 'Name a later revision, one that holds it.',
  });
  expect(await compared(join(root, 'dhf'), { before: 'there', after: 'other' }, { stage: 'draft' })).toMatchObject({
    refused: 'other holds no dhf.yaml in dhf; there is one in other, of another product: this design history file was not there yet',
  });
});

it('refuses settings that cannot be read, on either side', async () => {
  const { root, dhf } = repository();
  writeFileSync(join(dhf, 'dhf.yaml'), 'schema: [\n');
  expect(await compared(dhf, { before: 'first' }, { stage: 'draft' })).toMatchObject({
    refused: expect.stringMatching(/^in the work tree, dhf\.yaml cannot be read, line \d+: /),
  });
  commit(root, 'broken');
  writeFileSync(join(dhf, 'dhf.yaml'), settingsText());
  const left = checkouts();
  expect(await compared(dhf, { before: 'broken' }, { stage: 'draft' })).toMatchObject({
    refused: expect.stringMatching(/^in broken, dhf\.yaml cannot be read, line \d+: /),
    fix: 'Name a revision whose settings can be read.',
  });
  expect(left()).toEqual([]);
});

it('refuses what is no revision, a shallow clone and a folder outside git', async () => {
  const { root, dhf } = repository();
  expect(await compared(dhf, { before: 'v9' }, { stage: 'draft' })).toMatchObject({ refused: 'v9 is no revision of this repository' });
  expect(await compared(dhf, { before: 'first', after: '--all' }, { stage: 'draft' })).toMatchObject({
    refused: '--all is no revision of this repository',
  });
  const clone = folder();
  git(clone, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'shallow');
  expect(await compared(join(clone, 'shallow/dhf'), { before: 'HEAD' }, { stage: 'draft' })).toMatchObject({
    refused: expect.stringMatching(/^this clone is shallow/),
    fix: expect.stringContaining('fetch-depth: 0'),
  });
  rmSync(join(root, '.git'), { recursive: true });
  expect(await compared(dhf, { before: 'first' }, { stage: 'draft' })).toMatchObject({
    refused: expect.stringContaining('is in no git repository that can be read'),
  });
});

it('finds the commit from which two revisions went different ways', async () => {
  const { root, dhf } = repository();
  git(root, 'stash', '--quiet');
  git(root, 'checkout', '--quiet', '-b', 'side', 'first');
  put(dhf, { 'UN-3.md': need('UN-3', 'To be heard.') });
  commit(root, 'apart');
  expect(await mergeBase(dhf, 'main', 'side')).toBe(git(root, 'rev-parse', 'first').trim());
  git(root, 'checkout', '--quiet', '--orphan', 'alone');
  commit(root, 'orphan');
  expect(await mergeBase(dhf, 'main', 'alone')).toMatchObject({ refused: 'main and alone have no common history' });
  expect(await mergeBase(dhf, 'main', 'nowhere')).toMatchObject({ refused: 'nowhere is no revision of this repository' });
});

it('says what it does', async () => {
  const { dhf } = repository();
  const states: string[] = [];
  await compared(dhf, { before: 'first' }, { stage: 'draft', onState: (words) => states.push(words) });
  expect(states).toEqual(
    expect.arrayContaining(['laying out first', 'reading 2 of 2 files of the work tree', 'reading 1 of 1 files of first', 'judging first']),
  );
  expect(readFileSync(join(dhf, 'UN-1.md'), 'utf8')).toContain('sound');
});
