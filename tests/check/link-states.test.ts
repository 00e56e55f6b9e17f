import { expect, it } from 'vitest';
import { graphOfFiles } from './example.ts';

const requirement = (id: string, lines: string) => ({ [`${id}.md`]: `---\nid: ${id}\ntitle: Title of ${id}\n${lines}---\n` });

/** The state of each link of SRS-1, by target. */
function states(...files: readonly Readonly<Record<string, string>>[]) {
  const graph = graphOfFiles(Object.assign({}, ...files));
  return graph.links.filter((link) => link.from.id === 'SRS-1').map((link) => `${link.target} ${link.state}`);
}

const approvalOf = (hash: string) => ({
  'records/approvals/APR-1.md': `---
id: APR-1
title: Approval
signed-at: "2026-11-20T08:00:00Z"
meaning: approval
covers: [SRS-1]
---

| Thing | Part | Hash |
|---|---|---|
| SRS-1 | whole | h1:${'0'.repeat(64)} |
| SRS-1 | SYS-1 | ${hash} |
`,
});

it('a link to one living item of an allowed kind is resolved', () => {
  expect(states(requirement('SRS-1', 'derives-from: [SYS-1]\n'), requirement('SYS-1', ''))).toEqual(['SYS-1 resolved']);
});

it('a link by a former ID is resolved', () => {
  expect(states(requirement('SRS-1', 'derives-from: [SYS-1]\n'), requirement('SYS-2', 'former-ids: [SYS-1]\n'))).toEqual([
    'SYS-1 resolved',
  ]);
});

it('a link to nothing, or to a retired item, is dangling', () => {
  const files = [requirement('SRS-1', 'derives-from: [SYS-1, SYS-2]\n'), requirement('SYS-2', 'status: retired\n')];
  expect(states(...files)).toEqual(['SYS-1 dangling', 'SYS-2 dangling']);
});

it('a link to an ID that stands in two places is ambiguous', () => {
  const twice = { 'other.md': '---\nid: SYS-1\ntitle: Another\n---\n' };
  expect(states(requirement('SRS-1', 'derives-from: [SYS-1]\n'), requirement('SYS-1', ''), twice)).toEqual(['SYS-1 ambiguous']);
});

it('a link to an item of a kind that is not allowed is unwanted', () => {
  expect(states(requirement('SRS-1', 'derives-from: [TC-1]\n'), requirement('TC-1', ''))).toEqual(['TC-1 unwanted']);
});

it('a link is suspect when its target reads otherwise than the approval of its holder stored', () => {
  const files = [requirement('SRS-1', 'derives-from: [SYS-1]\n'), requirement('SYS-1', '')];
  expect(states(...files, approvalOf(`h1:${'1'.repeat(64)}`))).toEqual(['SYS-1 suspect']);
  const graph = graphOfFiles(Object.assign({}, ...files));
  const present = graph.hashOf(graph.items.find((item) => item.id === 'SYS-1') as never).whole;
  expect(states(...files, approvalOf(present))).toEqual(['SYS-1 resolved']);
});
