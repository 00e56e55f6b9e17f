import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { commit, folder, itemText, put, settingsText } from '../../folder.ts';
import { historyIn } from './history-in.ts';

const settings = (file: string, at: string, more = '') =>
  settingsText(
    `registers:\n  - { kind: feedback, file: ${file}, extracted-at: "${at}", sha256: "${createHash('sha256').update(at).digest('hex')}", query: "q ${at}", columns: { id: Key, title: Summary${more} } }\n`,
  );

it('a new snapshot of a register is no change of a controlled file; other columns are', async () => {
  const rows = 'Key,Summary\nT-1,One\n';
  const root = folder({ 'dhf.yaml': settings('a.csv', '2026-03-04T10:00:00Z'), 'a.csv': rows, 'SRS-1.md': itemText('SRS-1') });
  commit(root, 'Begin');
  put(root, { 'dhf.yaml': settings('b.csv', '2026-04-04T10:00:00Z'), 'b.csv': rows });
  commit(root, 'Refresh');
  put(root, { 'dhf.yaml': settings('b.csv', '2026-05-04T10:00:00Z', ', statement: Text') });
  commit(root, 'Other columns');
  const { commits } = await historyIn(root);
  expect(commits.map(({ subject, paths }) => [subject, paths.includes('dhf.yaml')])).toEqual([
    ['Other columns', true],
    ['Refresh', false],
    ['Begin', true],
  ]);
});
