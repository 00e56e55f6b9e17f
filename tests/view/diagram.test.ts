import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { diagramFigure } from '../../plugins/remark-trace-diagram/index.ts';
import { type Diagram, neighbourhood } from '../../src/view/diagram.ts';
import { graphOf, item, itemOf, type Written } from '../build.ts';

const written: readonly Written[] = [
  item('UN-1'),
  item('SYS-1', { 'derives-from': 'UN-1' }),
  item('SYS-2', { 'derives-from': 'UN-1' }),
  item('SRS-1', { 'derives-from': 'SYS-1', 'allocated-to': 'SWU-1' }),
  item('SRS-2', { 'derives-from': ['SYS-1', 'SYS-2'], 'allocated-to': 'SWU-1' }),
  item('SRS-3', { 'derives-from': 'SYS-2' }),
  item('SWU-1'),
  item('TC-1', { verifies: ['SRS-1', 'SRS-3'] }),
  item('TC-2', { verifies: ['SRS-2'] }),
  item('TC-3', { verifies: ['SRS-404'] }),
];

const around = (files: readonly Written[], id: string, depth?: number, most?: number): Diagram => {
  const graph = graphOf(files);
  return neighbourhood(graph, itemOf(graph, id), depth, most);
};
const columns = ({ nodes }: Diagram) => {
  const lists = Map.groupBy(nodes, (node) => node.rank);
  return [...lists.values()].map((list) => list.map((node) => node.item.id).join(' '));
};

describe('the neighbourhood of an item', () => {
  it('holds what is within some links, in columns from need to test', () => {
    expect(columns(around(written, 'SRS-1', 1))).toEqual(['SYS-1', 'SRS-1', 'SWU-1', 'TC-1']);
    expect(columns(around(written, 'SRS-1', 2))).toEqual(['UN-1', 'SYS-1', 'SRS-1 SRS-2 SRS-3', 'SWU-1', 'TC-1']);
    expect(
      around(written, 'SRS-1')
        .nodes.filter((node) => node.focus)
        .map((node) => node.item.id),
    ).toEqual(['SRS-1']);
  });

  it('joins what it holds with every link that leads somewhere', () => {
    const { edges } = around(written, 'SRS-1', 1);
    expect(edges.map(({ from, label, to }) => `${from.id} ${label} ${to.id}`)).toEqual([
      'SRS-1 allocated-to SWU-1',
      'SRS-1 derives-from SYS-1',
      'TC-1 verifies SRS-1',
    ]);
    expect(around(written, 'TC-3').edges).toEqual([]);
  });

  it('stops at some number of items and says how many are left out', () => {
    const hub = [item('SYS-1'), ...Array.from({ length: 50 }, (_, at) => item(`SRS-${at + 1}`, { 'derives-from': 'SYS-1' }))];
    const diagram = around(hub, 'SYS-1', 2, 40);
    expect([diagram.nodes.length, diagram.left]).toEqual([40, 11]);
  });

  it('has fewer crossings than the order of IDs gives', () => {
    const crossed = [
      item('SYS-1'),
      item('SYS-2'),
      item('SRS-1', { 'derives-from': 'SYS-2' }),
      item('SRS-2', { 'derives-from': 'SYS-1' }),
      item('TC-1', { verifies: ['SRS-1', 'SRS-2'] }),
    ];
    const [systems = '', software = ''] = columns(around(crossed, 'TC-1'));
    expect([systems, software]).toEqual(systems === 'SYS-1 SYS-2' ? ['SYS-1 SYS-2', 'SRS-2 SRS-1'] : ['SYS-2 SYS-1', 'SRS-1 SRS-2']);
  });

  it('is drawn with the same bytes in whatever order files are read', () => {
    const drawn = (files: readonly Written[]) => toHtml(diagramFigure(around(files, 'SRS-1'), (id) => `${id}.html`, 'd'));
    const expected = drawn(written);
    fc.assert(
      fc.property(fc.shuffledSubarray([...written], { minLength: written.length }), (shuffled) => {
        expect(drawn(shuffled)).toBe(expected);
      }),
    );
  });
});

describe('a drawn diagram', () => {
  const figure = toHtml(diagramFigure(around(written, 'SRS-1'), (id) => (id === 'UN-1' ? undefined : `${id}.html`), 'd'));

  it('says in its table every link that it draws', () => {
    const drawn = [...figure.matchAll(/<path[^>]*><title>(\S+) (\S+) (\S+)<\/title>/g)].map((match) => match.slice(1).join(' '));
    const told = [...figure.matchAll(/<tr><td>(.*?)<\/td><td>(.*?)<\/td><td>(.*?)<\/td><td>/g)].map((match) =>
      match
        .slice(1)
        .join(' ')
        .replaceAll(/<[^>]*>/g, ''),
    );
    expect(drawn.length).toBeGreaterThan(5);
    expect(told).toEqual(drawn);
  });

  it('leads to the page of each item that has one', () => {
    const targets = [...figure.matchAll(/<a href="([^"]+)"><g/g)].map((match) => match[1]);
    expect(targets.sort()).toEqual(['SRS-1.html', 'SRS-2.html', 'SRS-3.html', 'SWU-1.html', 'SYS-1.html', 'TC-1.html']);
    expect(figure).toMatch(/<g class="node"><title>UN-1 /);
  });

  it('has a title and a description, whole numbers, and every box inside the picture', () => {
    expect(figure).toMatch(
      /<svg[^>]* role="group" aria-labelledby="d-title"[^>]*><title id="d-title">What SRS-1 is linked with<\/title><desc>/,
    );
    const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(figure) ?? [];
    for (const [, x, y, w, h] of figure.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)) {
      expect(Number(x) + Number(w)).toBeLessThanOrEqual(Number(width));
      expect(Number(y) + Number(h)).toBeLessThanOrEqual(Number(height));
    }
  });

  it('breaks a title over two lines and cuts what does not fit, escaped', () => {
    const long = item('SRS-1', { title: `Refuse <b>everything</b> that a user types ${'x'.repeat(60)}`, 'derives-from': 'SYS-1' });
    const text = toHtml(diagramFigure(around([item('SYS-1', { title: '' }), long], 'SRS-1'), () => undefined, 'd'));
    const names = [...text.matchAll(/<text class="name"[^>]*>([^<]*(?:&#x3C;[^<]*)*)<\/text>/g)].map((match) => match[1]);
    expect(names).toContain('Refuse &#x3C;b>everything&#x3C;/b>');
    expect(names.filter((name) => name?.endsWith('…')).length).toBe(1);
    expect(text).not.toContain('<b>');
  });
});
