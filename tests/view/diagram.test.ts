import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { diagramFigure } from '../../plugins/remark-trace-diagram/index.ts';
import { type Diagram, layered, neighbourhood } from '../../src/view/diagram.ts';
import type { Box } from '../../src/view/draw/drawing.ts';
import { layeredDrawing } from '../../src/view/draw/layered.ts';
import { widthOf } from '../../src/view/draw/text.ts';
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
const members = (diagram: Diagram) => columns(diagram).map((column) => column.split(' ').sort().join(' '));

describe('the neighbourhood of an item', () => {
  it('holds what is within some links, in columns from need to test', () => {
    expect(columns(around(written, 'SRS-1', 1))).toEqual(['SYS-1', 'SRS-1', 'SWU-1', 'TC-1']);
    expect(members(around(written, 'SRS-1', 2))).toEqual(['UN-1', 'SYS-1', 'SRS-1 SRS-2 SRS-3', 'SWU-1', 'TC-1']);
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

  it('breaks a title over lines that fit, and cuts what is too long for four, escaped', () => {
    const long = item('SRS-1', { title: `Refuse <b>everything</b> that a user types ${'x'.repeat(90)}`, 'derives-from': 'SYS-1' });
    const text = toHtml(diagramFigure(around([item('SYS-1', { title: '' }), long], 'SRS-1'), () => undefined, 'd'));
    const names = [...text.matchAll(/<text class="name"[^>]*>([^<]*)<\/text>/g)].map(([, name = '']) => name.replaceAll('&#x3C;', '<'));
    expect(names.slice(0, 2)).toEqual(['Refuse', '<b>everything</b>']);
    expect(names.length).toBe(4);
    expect(names.filter((name) => name.endsWith('…'))).toEqual([names.at(-1)]);
    for (const name of names) expect(widthOf(name)).toBeLessThanOrEqual(130);
    expect(text).not.toContain('<b>');
  });

  it('offers the same as a flowchart of mermaid, in which no title means anything', () => {
    const odd = [item('SYS-1', { title: '"]; end\n  click n1 "x" <b>#`' }), item('SRS-1', { 'derives-from': 'SYS-1' })];
    const text = toHtml(diagramFigure(around(odd, 'SRS-1'), () => undefined, 'd'));
    const [, mermaid = ''] = /<pre data-copy=""><code>(.*?)<\/code>/s.exec(text) ?? [];
    expect(mermaid.replaceAll('&#x3C;', '<').split('\n')).toEqual([
      'flowchart LR',
      '  n1["SYS-1<br>#34;]#59; end click n1 #34;x#34; #60;b#62;#35;#96;"]',
      '  n2["SRS-1<br>Title of SRS-1"]',
      '  n2 -->|derives-from| n1',
    ]);
  });
});

describe('any layered diagram', () => {
  const kinds = ['UN', 'SYS', 'SRS', 'SWI', 'TC'];
  const letter = fc.constantFrom(...kinds);
  const links = fc.array(fc.tuple(letter, fc.nat(4), letter, fc.nat(4)), { minLength: 1, maxLength: 30 });

  function drawn(joined: readonly (readonly [string, number, string, number])[]) {
    const byId = new Map<string, string[]>();
    for (const [from, a, to, b] of joined) {
      byId.set(`${from}-${a + 1}`, [...(byId.get(`${from}-${a + 1}`) ?? []), `${to}-${b + 1}`]);
      if (!byId.has(`${to}-${b + 1}`)) byId.set(`${to}-${b + 1}`, []);
    }
    const graph = graphOf([...byId].map(([id, targets]) => item(id, { 'derives-from': targets, 'part-of': targets, verifies: targets })));
    const items = new Set([...byId.keys()].map((id) => itemOf(graph, id)));
    const diagram = layered(graph, items, []);
    const drawing = layeredDrawing(diagram, {
      title: '',
      text: '',
      kind: (kind) => kind,
      link: (from, label, to) => `${from} ${label} ${to}`,
    });
    return {
      diagram,
      drawing,
      boxes: drawing.shapes.filter((each) => each.shape === 'box'),
      lines: drawing.shapes.filter((each) => each.shape === 'line'),
    };
  }

  it('has a box for each item, none over another, all inside the picture', () => {
    fc.assert(
      fc.property(links, (joined) => {
        const { diagram, drawing, boxes } = drawn(joined);
        expect(boxes.map(({ item: id }) => id).sort()).toEqual(diagram.nodes.map((node) => node.item.id).sort());
        for (const a of boxes) {
          expect(Math.min(a.x, a.y, drawing.width - a.x - a.width, drawing.height - a.y - a.height)).toBeGreaterThanOrEqual(0);
          for (const b of boxes) {
            const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(a === b || apart).toBe(true);
          }
        }
      }),
    );
  });

  it('has lines that begin and end at the sides of their boxes and pass no other box', () => {
    fc.assert(
      fc.property(links, (joined) => {
        const { diagram, drawing, boxes, lines } = drawn(joined);
        const boxOf = new Map(boxes.map((each) => [each.item, each]));
        expect(lines.length).toBe(diagram.edges.length);
        diagram.edges.forEach(({ from, to }, at) => {
          const numbers = (lines[at]?.d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
          const isAt = (id: string, x = -1, y = -1) => {
            const box = boxOf.get(id) as Box;
            return (x === box.x || x === box.x + box.width) && y > box.y && y < box.y + box.height;
          };
          expect(isAt(from.id, numbers[0], numbers[1])).toBe(true);
          expect(isAt(to.id, numbers.at(-2), numbers.at(-1))).toBe(true);
          for (const x of numbers.filter((_, index) => index % 2 === 0)) expect(x).toBeLessThanOrEqual(drawing.width);
          for (const [, y = '', x = ''] of lines[at]?.d.matchAll(/ (\d+)H(\d+)/g) ?? []) {
            const crossed = boxes.filter(
              (box) => box.y <= Number(y) && Number(y) <= box.y + box.height && box.x <= Number(x) && Number(x) <= box.x + box.width,
            );
            expect(crossed).toEqual([]);
          }
        });
      }),
    );
  });
});
