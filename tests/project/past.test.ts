import { describe, expect, it } from 'vitest';
import type { Absence } from '../../src/model/evidence.ts';
import type { Past } from '../../src/model/past.ts';
import type { Source } from '../../src/project/facts.ts';
import { readPast } from '../../src/project/past/index.ts';
import { trace } from '../../src/project/trace.ts';
import { run } from '../cli/run.ts';
import { commit, folder, git, put, settingsText } from './folder.ts';

const document = (revision: string, statement: string, words = 'What the software does.') => `---
id: SRD-1
title: Requirements
type: item-document
kind: software-requirements
revision: "${revision}"
---

# Requirements

${words}

## SRS-1 Refuse

- **Category:** functional

${statement}

## SRS-2 Accept

The software **shall** accept it.
`;
const release = '---\nid: REL-1\ntitle: First\nversion: "1.0"\ntag: v1.0\nreleased-on: 2026-03-04\n---\n';
const first = 'The software **shall** refuse 20 mL.';
const second = 'The software **shall** refuse 25 mL.';

/** A document that was approved and released as it first was, and changed since. */
async function changedSince(): Promise<string> {
  const root = folder({ 'dhf.yaml': settingsText(), 'srd.md': document('1', first), 'REL-1.md': release });
  commit(root, 'First words');
  await approve(root);
  commit(root, 'Approve');
  git(root, 'tag', 'v1.0');
  put(root, { 'srd.md': document('2', second) });
  commit(root, 'Refuse more\n\nChange: CR-1');
  return root;
}

async function approve(root: string): Promise<void> {
  const signed = ['--signer', 'Ada Example', '--role', 'quality', '--meaning', 'approval'];
  const { code, err } = await run(['approve', 'SRD-1', ...signed], { cwd: root });
  if (code !== 0) throw new Error(err);
}

async function pastOf(root: string): Promise<Past> {
  const past = await pastOrWhy(root);
  if ('why' in past) throw new Error(past.why);
  return past;
}

async function pastOrWhy(root: string): Promise<Past | Absence> {
  const sources: Source[] = [];
  const report = await trace(root, { stage: 'draft', onSource: (source) => sources.push(source) });
  return await readPast(root, report, sources);
}

describe('the past of a design history file', () => {
  it('has each commit of a document, with the revision in it and the change it was made for', async () => {
    const past = await pastOf(await changedSince());
    const { changes, more, isEdited } = past.documents.get('SRD-1') ?? {};
    expect(changes?.map(({ revision, author, subject, requests }) => [revision, author, subject, requests])).toEqual([
      ['2', 'Ada Example', 'Refuse more', ['CR-1']],
      ['1', 'Ada Example', 'First words', []],
    ]);
    expect([more, isEdited]).toEqual([0, false]);
  });

  it('has the wording that was approved and released, of items and documents that say something else now', async () => {
    const root = await changedSince();
    const { wordings, release } = await pastOf(root);
    expect([...wordings.keys()].sort()).toEqual(['SRD-1', 'SRS-1']);
    const [wording, ...others] = wordings.get('SRS-1') ?? [];
    expect(others).toEqual([]);
    expect(wording?.item.fields.get('statement')?.values[0]?.text).toBe('The software shall refuse 20 mL.');
    expect(wording?.source).toEqual({ file: 'srd.md', text: document('1', first) });
    expect(wording?.isReleased).toBe(true);
    expect(wording?.commit).toBe(git(root, 'rev-parse', 'HEAD~2').trim());
    const commit = git(root, 'rev-parse', 'v1.0').trim();
    expect(release).toEqual({ id: 'REL-1', tag: 'v1.0', commit, at: '2026-03-04T10:00:00Z', added: new Set() });
  });

  it('has the wording of before an edit that is in no commit', async () => {
    const root = await changedSince();
    put(root, { 'srd.md': document('2', 'The software **shall** refuse 30 mL.') });
    const past = await pastOf(root);
    expect(past.documents.get('SRD-1')?.isEdited).toBe(true);
    expect(past.wordings.get('SRS-1')?.map(({ item }) => item.fields.get('statement')?.values[0]?.text)).toEqual([
      'The software shall refuse 20 mL.',
    ]);
  });

  it('follows a document that was moved', async () => {
    const root = await changedSince();
    git(root, 'mv', 'srd.md', 'moved.md');
    commit(root, 'Move');
    put(root, { 'moved.md': document('3', second) });
    commit(root, 'Third');
    const past = await pastOf(root);
    expect(past.documents.get('SRD-1')?.changes.map(({ revision }) => revision)).toEqual(['3', '2', '1']);
    expect(past.wordings.get('SRS-1')?.map(({ source, isReleased }) => [source.file, isReleased])).toEqual([['srd.md', true]]);
  });

  it('tells what the latest release does not hold', async () => {
    const root = await changedSince();
    put(root, { 'srd.md': `${document('2', second)}\n## SRS-3 New\n\nThe software **shall** be new.\n` });
    put(root, { 'more.md': '---\nid: UN-1\ntitle: More\n---\n\nThe nurse needs more.\n' });
    expect([...((await pastOf(root)).release?.added ?? [])].sort()).toEqual(['SRS-3', 'UN-1']);
  });

  it('is empty where nothing changed since approval and release', async () => {
    const root = await changedSince();
    put(root, { 'srd.md': document('1', first) });
    commit(root, 'As it was');
    expect((await pastOf(root)).wordings.size).toBe(0);
  });

  it('says of an approval whose wording was never committed nothing', async () => {
    const root = await changedSince();
    put(root, { 'srd.md': document('2', 'The software **shall** refuse 40 mL.') });
    await approve(root);
    put(root, { 'srd.md': document('2', second) });
    commit(root, 'Approve what nobody sees');
    const { wordings } = await pastOf(root);
    expect(wordings.get('SRS-1')?.map(({ isReleased }) => isReleased)).toEqual([true]);
  });

  it('says why it is not known', async () => {
    expect(await pastOrWhy(folder({ 'dhf.yaml': settingsText(), 'srd.md': document('1', first) }))).toEqual({
      why: expect.stringContaining('in no git repository'),
      fix: expect.any(String),
    });
  });
});
