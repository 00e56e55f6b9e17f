import { describe, expect, it } from 'vitest';
import { commit, folder, itemText, put, settingsText } from '../../folder.ts';
import { historyIn } from './history-in.ts';

const head = (title: string) => `---\nid: SRD-1\ntitle: ${title}\ntype: item-document\n---\n\n# Requirements\n\n`;
const rows = (words: string) =>
  `| ID | Title | Statement |\n| --- | --- | --- |\n| SRS-3 | Third | ${words} |\n| SRS-4 | Fourth | Stays. |\n`;
const text = (words: string, row: string, before = 'Of the pump.') =>
  `${head('Requirements')}${before}\n\n## SRS-1 First\n\n${words}\n\n## SRS-2 Second\n\nStays.\n\n## List\n\n${rows(row)}`;

/** What the last of two commits did to items. */
async function touched(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const root = folder({ 'dhf.yaml': settingsText(), ...before });
  commit(root);
  put(root, after);
  commit(root, 'Change\n\nChange: CR-1');
  return (await historyIn(root)).commits[0]?.items?.map(({ id, how, fields }) => [id, how, ...fields].join(' '));
}

describe('what a commit did to items of one document', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['a section and a row', text('Was.', 'Was.'), text('Is.', 'Is.'), ['SRS-1 changed statement', 'SRS-3 changed statement']],
    ['other line breaks', text('It was.', 'Was.'), text('It\nwas.', 'Was.'), []],
    ['words between items', text('Was.', 'Was.'), text('Was.', 'Was.', 'Of the belt.'), ['SRD-1 changed text']],
    ['a title', text('Was.', 'Was.'), text('Was.', 'Was.').replace('title: R', 'title: All r'), ['SRD-1 changed title']],
    ['an item more', text('Was.', 'Was.'), text('Was.\n\n## SRS-5 Fifth\n\nNew.', 'Was.'), ['SRS-5 added']],
    ['an item less', text('Was.\n\n## SRS-5 Fifth\n\nOld.', 'Was.'), text('Was.', 'Was.'), ['SRS-5 removed']],
  ])('%s', async (_, before, after, expected) => {
    expect(await touched({ 'a.md': before }, { 'a.md': after })).toEqual(expected);
  });
});

it('an item that was revived was touched, whatever it says', async () => {
  const before = { 'SRS-1.md': itemText('SRS-1', undefined, 'status: retired\n') };
  expect(await touched(before, { 'SRS-1.md': itemText('SRS-1') })).toEqual(['SRS-1 changed status']);
  expect(await touched(before, { 'SRS-1.md': itemText('SRS-1', 'Other') })).toEqual(['SRS-1 changed status title']);
});

it('a retired item was touched; one that only got an owner was not', async () => {
  const before = { 'SRS-1.md': itemText('SRS-1'), 'SRS-2.md': itemText('SRS-2') };
  const after = { 'SRS-1.md': itemText('SRS-1', undefined, 'status: retired\n'), 'SRS-2.md': itemText('SRS-2', undefined, 'owner: Ada\n') };
  expect(await touched(before, after)).toEqual(['SRS-1 retired']);
});

it('nobody compares what belongs to no request', async () => {
  const root = folder({ 'dhf.yaml': settingsText(), 'SRS-1.md': itemText('SRS-1') });
  commit(root);
  expect((await historyIn(root)).commits[0]).not.toHaveProperty('items');
});
