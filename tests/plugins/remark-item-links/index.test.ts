import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { expect, it } from 'vitest';
import remarkItemLinks from '../../../plugins/remark-item-links/index.ts';
import { Vocabulary } from '../../../src/model/vocabulary.ts';

const vocabulary = new Vocabulary();
const known = new Set(['SRS-1', 'SRS-2']);

function linked(text: string): string {
  return remark()
    .use(remarkGfm)
    .use(remarkItemLinks, {
      idsIn: (words: string) => vocabulary.idsIn(words),
      resolve: (id: string) => (known.has(id) ? { href: `${id}.html`, title: 'T' } : undefined),
      address: (url: string, use: 'link' | 'image') => (url.startsWith('ok') ? `${use}/${url}` : undefined),
    })
    .processSync(text)
    .toString()
    .trim();
}

it.each([
  ['See [[SRS-1]].', 'See [SRS-1](SRS-1.html "T").'],
  ['See [[ SRS-1 ]] and SRS-2, SRS-1.', 'See [SRS-1](SRS-1.html "T") and [SRS-2](SRS-2.html "T"), [SRS-1](SRS-1.html "T").'],
  ['SRS-3 and XSRS-1 and SRS-12', 'SRS-3 and XSRS-1 and SRS-12'],
  ['**SRS-1** in `SRS-1`', '**[SRS-1](SRS-1.html "T")** in `SRS-1`'],
  ['[SRS-1 here](ok.md)', '[SRS-1 here](link/ok.md)'],
  ['[SRS-1 here](gone.md)', '[SRS-1](SRS-1.html "T") here'],
  ['[a](javascript:x) <javascript:x> b', 'a javascript:x b'],
  [
    '[a][one] [two] [three]\n\n[one]: ok.md\n[two]: no.md\n[ONE]: no.md',
    '[a](link/ok.md) two \\[three]\n\n[one]: ok.md\n\n[two]: no.md\n\n[ONE]: no.md',
  ],
  [
    '![a](ok.png) ![b](https://example.com/b.png) ![](no.png)',
    '![a](image/ok.png) *Image not shown, because it is not part of this file: b* *Image not shown, because it is not part of this file: no.png*',
  ],
  ['[![SRS-1](ok.png)](ok.md)', '[![SRS-1](image/ok.png)](link/ok.md)'],
])('%s', (text, expected) => {
  expect(linked(text)).toBe(expected);
});
