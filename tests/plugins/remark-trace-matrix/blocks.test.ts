import { toHtml } from 'hast-util-to-html';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import remarkTraceCoverage from '../../../plugins/remark-trace-coverage/index.ts';
import remarkTraceDiagram from '../../../plugins/remark-trace-diagram/index.ts';
import remarkTraceMatrix from '../../../plugins/remark-trace-matrix/index.ts';
import remarkTraceTable from '../../../plugins/remark-trace-table/index.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import { graphOf, item, place } from '../../build.ts';

const graph = graphOf([
  item('SYS-1'),
  item('SRS-1', { title: 'Keep <b>it</b>', category: ['ui', 'data'], 'derives-from': 'SYS-1' }),
  item('SRS-2', { category: 'ui' }),
]);
const href = (id: string) => (graph.item(id) === undefined ? undefined : `#${id}`);

/** A fenced block as HTML. */
function shown(name: string, ...options: string[]): string {
  const pipeline = unified()
    .use(remarkParse)
    .use(remarkTraceMatrix, { graph, href })
    .use(remarkTraceTable, { graph, href })
    .use(remarkTraceCoverage, { graph, href })
    .use(remarkTraceDiagram, { graph, href })
    .use(remarkRehype);
  return toHtml(
    pipeline.runSync(pipeline.parse(`- In a list\n\n  \`\`\`${name}\n${options.map((line) => `  ${line}`).join('\n')}\n  \`\`\`\n`)),
  );
}

describe('a fenced block', () => {
  it('becomes a table that stands in no code', () => {
    const matrix = shown('dhf-matrix', 'rows: software-requirement', 'columns: [system-requirement]');
    expect(matrix).not.toMatch(/<pre|<code/);
    expect(matrix).toContain(
      '<th scope="row"><a href="#SRS-2">SRS-2</a> Title of SRS-2</th><td class="gap-cell"><span class="tag gap">gap</span></td>',
    );
    expect(matrix).toContain('</a> Keep &#x3C;b>it&#x3C;/b></th><td><a href="#SYS-1" title="Title of SYS-1">SYS-1</a></td>');
    expect(matrix.indexOf('SRS-2')).toBeLessThan(matrix.indexOf('SRS-1'));
  });

  it('shows outcomes of tests, and source files as links where there is an address', () => {
    const evidence: Evidence = {
      results: [{ run: 'RUN-1', case: 'TC-1', outcome: 'fail', flaky: false, procedureHash: 'h1:0', place: place('junit.xml', 1) }],
      source: { files: [{ path: 'src/a&b.ts', sha256: '', system: 'SWS-1' }], tags: [] },
    };
    const written = [item('SWU-1', { source: ['src/**'] }), item('TC-1', { verifies: 'SWU-1' }), item('RUN-1', { purpose: 'formal' })];
    const options = {
      graph: graphOf(written, { evidence }),
      href: (id: string) => `#${id}`,
      sourceHref: (file: string, line: number) => `https://x/${file}#L${line}`,
    };
    const pipeline = unified().use(remarkParse).use(remarkTraceMatrix, options).use(remarkRehype);
    const block = '```dhf-matrix\nlevels: [software-unit, test-case, result, source, coverage]\n```\n';
    const html = toHtml(pipeline.runSync(pipeline.parse(block)));
    const passed = { ...evidence, results: evidence.results?.map((each) => ({ ...each, outcome: 'pass' as const })) };
    const again = unified()
      .use(remarkParse)
      .use(remarkTraceMatrix, { ...options, graph: graphOf(written, { evidence: passed }) })
      .use(remarkRehype);
    expect(toHtml(again.runSync(again.parse(block)))).toContain('<span class="tag info">pass</span> <span class="tag suspect">');
    expect(html).toContain('<p class="quiet">Lines tests ran through: nobody looked.</p>');
    expect(html).toContain(
      '<a href="#RUN-1/TC-1" title="TC-1 in RUN-1">RUN-1/TC-1</a> <span class="tag error">fail</span> <span class="tag suspect">suspect: uncommitted files</span></td>',
    );
    expect(html).toContain(
      '<td><a href="https://x/src/a&#x26;b.ts#L1">src/a&#x26;b.ts</a></td><td><span class="tag info">not known</span></td>',
    );
  });

  it('shows fields, coverage and pictures', () => {
    const table = shown('dhf-table', 'items: software-requirement', 'fields: [category, derives-from]');
    expect(table).toContain('<th scope="row"><a href="#SRS-1">SRS-1</a></th><td>ui, data</td><td><a href="#SYS-1">SYS-1</a></td>');
    const coverage = shown('dhf-coverage', 'levels: [software-requirement, system-requirement]');
    expect(coverage).toContain(
      '<th scope="row">Software requirement → System requirement</th><td>1 of 2</td><td><a href="#SRS-2">SRS-2</a></td>',
    );
    expect(shown('dhf-diagram', 'item: SRS-1')).toContain('<svg class="trace-diagram"');
  });

  it.each([
    ['dhf-matrix', ['rows: soup', 'columns: software-item'], 'There is no SOUP, so this view is empty.'],
    ['dhf-matrix', ['rows: soup', 'columns: software-item', 'filter: class = C'], 'The filter fits no SOUP, so this view is empty.'],
    [
      'dhf-table',
      ['items: software-requirement', 'fields: title', 'filter: id = SRS-9'],
      'The filter fits no software requirement, so this view is empty.',
    ],
    ['dhf-coverage', ['levels: [soup, software-item]'], 'There is no SOUP, so this view is empty.'],
    ['dhf-diagram', ['item: SRS-2'], 'SRS-2 is linked with nothing, so this view is empty.'],
    ['dhf-diagram', ['item: SRS-9'], 'This view cannot be shown: SRS-9 does not exist, so there is nothing to draw. SRS-1 is close.'],
    [
      'dhf-matrix',
      ['rows: soup'],
      'This view cannot be shown: dhf-matrix has no <code>columns</code>. Write it, such as <code>columns: [software-unit, test-case]</code>.',
    ],
    [
      'dhf-table',
      ['items: soup', 'fields: versoin'],
      'This view cannot be shown: "versoin" is no field or link of soup. Write <code>version</code>.',
    ],
    [
      'dhf-table',
      ['items: soup', 'fields: version', 'filter: (class = C'],
      'This view cannot be shown: the filter cannot be read: a parenthesis is opened and never closed. Add <code>)</code>.',
    ],
  ])('%s of %j says in words what it cannot show, and how to write it', (name, options, words) => {
    expect(shown(name, ...options)).toContain(`<p class="quiet">${words}</p>`);
  });

  it('that asks for markup gets it as text', () => {
    expect(shown('dhf-matrix', 'rows: <script>', 'columns: soup')).toContain(
      'cannot be shown: "&#x3C;script>" is no kind. Write the name of a kind',
    );
  });

  it('says what stands behind its name and is not read', () => {
    expect(shown('dhf-diagram depth: 1', 'item: SRS-1')).toContain(
      '"depth: 1" stands behind the name of the view, where it is not read. Write it on a line of its own below.',
    );
  });

  it('of any other name stays as it is', () => {
    expect(shown('dhf-unknown', 'rows: soup')).toContain('<pre><code class="language-dhf-unknown">');
  });
});
