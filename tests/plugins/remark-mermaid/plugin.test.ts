import { toHtml } from 'hast-util-to-html';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import remarkMermaid from '../../../plugins/remark-mermaid/index.ts';
import { drawAll } from '../../../plugins/remark-mermaid/pool.ts';
import type { Drawing } from '../../../src/model/drawing.ts';
import { fixtures, htmlOf, linesOf } from './fixtures.ts';

// Half an hour beside other places, on the other side of the reference than that of other tests: no drawing depends on it.
process.env.TZ = 'America/St_Johns';

const source = 'flowchart LR\n  accTitle: From A to B\n  A[SRS-1 Limit] --> B';
const text = `# Title\n\n- in a list\n\n  \`\`\`mermaid\n  ${source.replaceAll('\n', '\n  ')}\n  \`\`\`\n\n\`\`\`mermaid\nflowchart LR\n  A[open\n\`\`\`\n`;

it('draws by itself in any pipeline that is run asynchronously', async () => {
  const pipeline = unified().use(remarkParse).use(remarkMermaid).use(remarkRehype);
  const html = toHtml(await pipeline.run(pipeline.parse(text)));
  expect(html).toContain('<title id="drawing-1-');
  expect(html).toContain('From A to B</title>');
  expect(html).toContain('<summary>The text it was drawn from</summary>');
  expect(html).toContain('This diagram cannot be drawn: the diagram ends where the bracket that closes the text is expected.');
  expect(html).toContain('A[open');
});

it('draws days as they are written, wherever it is', async () => {
  const gantt = fixtures.get('gantt') as string;
  const drawn = (await drawAll([gantt])).get(gantt);
  if (drawn === undefined || !('drawing' in drawn)) throw new Error(`not drawn: ${JSON.stringify(drawn)}`);
  await expect(linesOf(htmlOf(gantt, drawn.drawing))).toMatchFileSnapshot('expected/gantt.html');
});

it('shows drawings that were made ahead, with links to the items that they name', () => {
  const words = { tagName: 'text', properties: { y: '1' }, children: ['see SRS-1, SRS-2 and <b>'] };
  const drawing: Drawing = { picture: { tagName: 'svg', properties: {}, children: [words] }, parts: 1, texts: [], troubles: [] };
  const pipeline = unified()
    .use(remarkParse)
    .use(remarkMermaid, {
      drawingOf: (each) => (each === source ? drawing : undefined),
      idsIn: (each) => [...each.matchAll(/SRS-\d/g)].map(({ 0: id, index }) => ({ id, offset: index })),
      href: (id) => (id === 'SRS-1' ? 'items/SRS-1.html' : undefined),
    })
    .use(remarkRehype);
  const html = toHtml(pipeline.runSync(pipeline.parse(text)));
  expect(html).toContain('<text y="1">see <a href="items/SRS-1.html">SRS-1</a>, SRS-2 and &#x3C;b></text>');
  expect(html).toContain('This diagram was not drawn.');
});
