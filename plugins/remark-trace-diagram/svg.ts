import type { Element, ElementContent } from 'hast';
import type { Diagram, DiagramEdge, DiagramNode } from '../../src/view/diagram.ts';
import { element, text } from '../trace-block.ts';

/** Four columns fit beside the sidebar of a desk's screen; `letters` of the usual title fit a line. */
const box = { width: 170, height: 60, gapX: 40, gapY: 14, margin: 6, letters: 25 };

/** Where the boxes of a diagram link to. */
export type Href = (id: string) => string | undefined;

/**
 * A layered diagram as SVG: boxes in columns from need to release, joined by curves. Colours come from the page's style by class, state is also said in the
 * line's dash, and every box and line has a title. Sizes are in CSS pixels; numbers are whole, so the bytes are the same everywhere.
 */
export function diagramSvg(diagram: Diagram, href: Href, key: string): Element {
  const ranks = Math.max(0, ...diagram.nodes.map((node) => node.rank)) + 1;
  const rows = Math.max(1, ...diagram.nodes.map((node) => node.order + 1));
  const width = box.margin * 2 + ranks * box.width + (ranks - 1) * box.gapX;
  const height = box.margin * 2 + rows * box.height + (rows - 1) * box.gapY;
  const counts = columnCounts(diagram.nodes);
  const place = new Map(diagram.nodes.map((node) => [node.item, corner(node, counts, height)]));
  const titleId = `${key}-title`;
  return shape(
    'svg',
    { class: 'trace-diagram', role: 'group', ariaLabelledby: titleId, viewBox: `0 0 ${width} ${height}`, width, height },
    [
      shape('title', { id: titleId }, [text(diagram.title)]),
      shape('desc', {}, [text(`${diagram.nodes.length} items and ${diagram.edges.length} links; the table below says the same.`)]),
      ...diagram.edges.map((edge) => line(edge, place)),
      ...diagram.nodes.map((node) => nodeBox(node, place, href)),
    ],
  );
}

type Corner = { readonly x: number; readonly y: number };

function columnCounts(nodes: readonly DiagramNode[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const node of nodes) counts.set(node.rank, (counts.get(node.rank) ?? 0) + 1);
  return counts;
}

/** Each column is centred. */
function corner(node: DiagramNode, counts: ReadonlyMap<number, number>, height: number): Corner {
  const count = counts.get(node.rank) ?? 1;
  const tall = count * box.height + (count - 1) * box.gapY;
  return { x: box.margin + node.rank * (box.width + box.gapX), y: Math.round((height - tall) / 2) + node.order * (box.height + box.gapY) };
}

function line(edge: DiagramEdge, place: ReadonlyMap<unknown, Corner>): Element {
  const [a, b] = [place.get(edge.from) as Corner, place.get(edge.to) as Corner];
  const words = `${edge.from.id} ${edge.label} ${edge.to.id}${edge.state === 'resolved' ? '' : ` (${edge.state})`}`;
  return shape('path', { class: `edge ${edge.state}`, d: a.x === b.x ? bow(a, b) : curve(a, b) }, [shape('title', {}, [text(words)])]);
}

function curve(a: Corner, b: Corner): string {
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  const from = { x: left.x + box.width, y: left.y + box.height / 2 };
  const to = { x: right.x, y: right.y + box.height / 2 };
  const bend = Math.round((to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}

/** Two items of one column are joined by a bow at its right. */
function bow(a: Corner, b: Corner): string {
  const x = a.x + box.width;
  return `M${x} ${a.y + box.height / 2}C${x + 40} ${a.y + box.height / 2} ${x + 40} ${b.y + box.height / 2} ${x} ${b.y + box.height / 2}`;
}

function nodeBox(node: DiagramNode, place: ReadonlyMap<unknown, Corner>, href: Href): Element {
  const { x, y } = place.get(node.item) as Corner;
  const drawn = [
    shape('title', {}, [text(`${node.item.id} ${node.item.title.text} (${node.item.kind})`)]),
    shape('rect', { x, y, width: box.width, height: box.height, rx: 3 }),
    shape('text', { class: 'id', x: x + 8, y: y + 18 }, [text(node.item.id)]),
    ...linesOf(node.item.title.text).map((words, at) => shape('text', { class: 'name', x: x + 8, y: y + 34 + at * 16 }, [text(words)])),
  ];
  const address = href(node.item.id);
  const group = shape('g', { class: node.focus ? 'node focus' : 'node' }, drawn);
  return address === undefined ? group : shape('a', { href: address }, [group]);
}

/** As much of a title as fits two lines of a box; the whole stands in the box's title and in the table. */
function linesOf(title: string): string[] {
  const first = cut(title);
  const rest = title.slice(first.length).trim();
  if (rest === '') return [first];
  const second = cut(rest);
  return [first, second === rest ? second : `${cut(rest, box.letters - 1)}…`];
}

/** The words that fit a line; a word that does not fit is cut. */
function cut(words: string, most = box.letters): string {
  const letters = [...words];
  if (letters.length <= most) return words;
  const line = letters.slice(0, most + 1).join('');
  const end = line.lastIndexOf(' ');
  return end > 0 ? line.slice(0, end) : letters.slice(0, most).join('');
}

function shape(tagName: string, properties: Record<string, string | number>, children: ElementContent[] = []): Element {
  return element(tagName, properties, children);
}
