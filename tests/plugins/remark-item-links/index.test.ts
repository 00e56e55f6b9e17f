import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { expect, it } from 'vitest';
import remarkItemLinks from '../../../plugins/remark-item-links/index.ts';
import type { FileTarget } from '../../../src/model/reference.ts';
import { Vocabulary } from '../../../src/model/vocabulary.ts';

const vocabulary = new Vocabulary();
const known = new Set(['SRS-1', 'SRS-2']);

function linked(text: string): string {
  return remark()
    .use(remarkGfm)
    .use(remarkItemLinks, {
      idsIn: (words: string) => vocabulary.idsIn(words),
      resolve: (id: string) => (known.has(id) ? { href: `${id}.html`, title: 'T' } : undefined),
      file: 'plans/SDP-1.md',
      address: ({ path, fragment }: FileTarget, use: 'link' | 'picture') =>
        path.startsWith('plans/ok') ? `${use}/${path}${fragment === undefined ? '' : `#${fragment}`}` : undefined,
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
  ['[SRS-1 here](ok.md)', '[SRS-1 here](link/plans/ok.md)'],
  ['[SRS-1 here](gone.md)', '[SRS-1](SRS-1.html "T") here'],
  ['[a](javascript:x) <javascript:x> b', 'a javascript:x b'],
  [
    '[a][one] [two] [three]\n\n[one]: ok.md\n[two]: no.md\n[ONE]: no.md',
    '[a](link/plans/ok.md) two \\[three]\n\n[one]: ok.md\n\n[two]: no.md\n\n[ONE]: no.md',
  ],
  [
    '![a](ok.png) ![b](https://example.com/b.png) ![](no.png)',
    '![a](picture/plans/ok.png) *Picture not shown, because https\\://example.com/b.png is no picture of this design history file: b* *Picture not shown, because no.png is no picture of this design history file.*',
  ],
  [
    '![a](<>) ![b](ok.pdf) ![c](../../ok.png) ![d][e]\n\n[e]: ok.svg',
    '*Picture not shown, because it has no address: a* *Picture not shown, because ok.pdf is no picture of this design history file: b* *Picture not shown, because ../../ok.png is no picture of this design history file: c* ![d](picture/plans/ok.svg)\n\n[e]: ok.svg',
  ],
  [
    `![a](data:image/png;base64,${'A'.repeat(99)})`,
    `*Picture not shown, because data:image/png;base64,${'A'.repeat(57)}… is no picture of this design history file: a*`,
  ],
  ['[![SRS-1](ok.png)](ok.md)', '[![SRS-1](picture/plans/ok.png)](link/plans/ok.md)'],
  [
    '[a](https://example.com/x) [b](mailto:a@example.com) [c](//example.com) [d](file:///x)',
    '[a](https://example.com/x) [b](mailto:a@example.com) c d',
  ],
  ['[a](../plans/ok%20now.md#the%20end) [b](/plans/ok.md?plain=1)', '[a](<link/plans/ok now.md#the end>) [b](link/plans/ok.md)'],
])('%s', (text, expected) => {
  expect(linked(text)).toBe(expected);
});
