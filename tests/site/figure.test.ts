import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { diagramFigure } from '../../plugins/remark-trace-diagram/index.ts';
import { matrixTable } from '../../plugins/remark-trace-matrix/table.ts';
import { wide } from '../../plugins/trace-block.ts';
import { trace } from '../../src/project/trace.ts';
import { figureHtml } from '../../src/site/figure.ts';
import { neighbourhood } from '../../src/view/diagram.ts';
import { readyMatrices, readyMatrix } from '../../src/view/ready-matrices.ts';
import { projectNames, projectRoot } from '../projects/project.ts';

/** Characters that the serialiser of the library writes as numbers stand here under their names. */
function named(html: string): string {
  const names: Readonly<Record<string, string>> = { '26': 'amp', '3C': 'lt', '22': 'quot' };
  return html.replaceAll(/&#x(26|3C|22);/g, (_, number: string) => `&${names[number]};`);
}

describe.each(projectNames)('%s', (name) => {
  it('has figures and tables that a general serialiser writes the same', async () => {
    const { graph } = await trace(projectRoot(name), { stage: 'draft', asOf: '2026-11-22' });
    if (graph === undefined) throw new Error('the project cannot be read');
    const href = (id: string) => (id.endsWith('1') ? undefined : `items/${id}.html`);
    const figures = graph.items.map((item) => diagramFigure(neighbourhood(graph, item), href, 'picture'));
    const matrices = readyMatrices.map((ready) => wide(matrixTable(readyMatrix(graph, ready), { href })));
    const all: Element[] = [...figures, ...matrices];
    expect(all.length).toBeGreaterThan(20);
    // The library leaves `>` and `'` as they are where they mean nothing.
    const plain = (html: string) =>
      named(html)
        .replaceAll('&gt;', '>')
        .replaceAll(/&#(?:39|x27);/g, "'")
        .replaceAll('&quot;', '"');
    for (const each of all) expect(plain(figureHtml(each).text)).toBe(plain(toHtml(each)));
  });
});

describe('a figure', () => {
  const paragraph = (properties: Element['properties'], value: string): Element => ({
    type: 'element',
    tagName: 'p',
    properties,
    children: [{ type: 'text', value }],
  });

  it('escapes texts and attributes', () => {
    expect(figureHtml(paragraph({ title: `"><script>'&` }, `</p><script>'&`)).text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;&#39;&amp;">&lt;/p&gt;&lt;script&gt;&#39;&amp;</p>',
    );
  });

  it('holds nothing it does not know how to write', () => {
    expect(() => figureHtml(paragraph({ hidden: true }, ''))).toThrow('hidden');
    expect(() => figureHtml({ ...paragraph({}, ''), children: [{ type: 'comment', value: '-->' }] })).toThrow('comment');
  });
});
