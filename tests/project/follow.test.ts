import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { follow } from '../../src/project/follow.ts';
import * as watching from '../../src/project/watch.ts';
import { folder, itemText, put, settingsText } from './folder.ts';

afterEach(() => vi.restoreAllMocks());

const patience = { timeout: 30_000 };

/** Titles of all items at each time something new was told. */
function followed(root: string) {
  const told: string[][] = [];
  const ending = new AbortController();
  const ended = follow(
    root,
    { stage: 'draft' },
    ({ report }) => told.push(report.graph?.items.map((item) => item.title.text) ?? ['cannot be read']),
    ending.signal,
  );
  onTestFinished(() => ending.abort());
  return {
    told,
    end: () => {
      ending.abort();
      return ended;
    },
  };
}

describe('whoever follows a DHF', () => {
  it('hears what it says at first and after each change, until the end', async () => {
    const root = folder({ 'dhf.yaml': settingsText(), 'a.md': itemText('SRS-1', 'One') });
    const { told, end } = followed(root);
    await expect.poll(() => told.length, patience).toBe(1);
    put(root, { 'a.md': itemText('SRS-1', 'Another') });
    await expect.poll(() => told.length, patience).toBe(2);
    put(root, { 'dhf.yaml': 'schema: [' });
    await expect.poll(() => told.length, patience).toBe(3);
    put(root, { 'dhf.yaml': settingsText(), 'deep/b.md': itemText('SRS-2', 'Two') });
    await expect.poll(() => told.at(-1), patience).toEqual(['Another', 'Two']);
    expect(told.slice(0, 3)).toEqual([['One'], ['Another'], ['cannot be read']]);
    await end();
    const count = told.length;
    put(root, { 'a.md': itemText('SRS-1', 'Too late') });
    await setTimeout(500);
    expect(told.length).toBe(count);
  });

  it('hears nothing where nothing changed but the time of a file', async () => {
    const root = folder({ 'dhf.yaml': settingsText(), 'a.md': itemText('SRS-1', 'One') });
    const { told } = followed(root);
    await expect.poll(() => told.length, patience).toBe(1);
    utimesSync(join(root, 'a.md'), 1, 1);
    await setTimeout(500);
    put(root, { 'a.md': itemText('SRS-1', 'Another') });
    await expect.poll(() => told.at(-1), patience).toEqual(['Another']);
    expect(told).toEqual([['One'], ['Another']]);
  });

  it('hears of a change where the system gave no hint', async () => {
    const watch = vi.spyOn(watching, 'watchFolder').mockReturnValue(() => {});
    const root = folder({ 'dhf.yaml': settingsText(), 'a.md': itemText('SRS-1', 'One') });
    const { told } = followed(root);
    await expect.poll(() => told.length, patience).toBe(1);
    put(root, { 'a.md': itemText('SRS-1', 'Another') });
    await expect.poll(() => told.at(-1), patience).toEqual(['Another']);
    expect(watch).toHaveBeenCalledOnce();
  });
});
