import { type ExplorerGraph, type Layout, type Position, wayName } from '../../view/explorer.ts';

/** Which part of the picture is seen: the place in its middle, and how large. */
export interface Sight {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** What there is to see. */
export interface Scene {
  readonly graph: ExplorerGraph;
  readonly layout: Layout;
  /** The item that is looked at. */
  readonly chosen: number;
  /** The item that the picture begins at. */
  readonly focus: number;
}

export const columnWidth = 172;
export const rowHeight = 58;
export const nodeWidth = 136;
export const nodeHeight = 42;

/**
 * Draws a scene in colours that the style of the canvas gives: `color` for words, `background-color` for boxes, `caret-color` for lines, `column-rule-color`
 * for what is chosen and `text-decoration-color` for suspect links.
 */
export function drawGraph(canvas: HTMLCanvasElement, scene: Scene, { scale, x, y }: Sight): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = devicePixelRatio;
  [canvas.width, canvas.height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio];
  context.scale(ratio, ratio);
  context.translate(canvas.clientWidth / 2, canvas.clientHeight / 2);
  context.scale(scale, scale);
  context.translate(-x, -y);
  const style = getComputedStyle(canvas);
  drawLinks(context, scene, style);
  for (const number of scene.layout.places.keys()) drawNode(context, scene, number, style);
}

function drawLinks(context: CanvasRenderingContext2D, { graph, layout, chosen }: Scene, style: CSSStyleDeclaration): void {
  for (const [number, place] of layout.places) {
    for (const { other, out, drawn, suspect } of graph.linksOf(number)) {
      const end = out && drawn ? layout.places.get(other) : undefined;
      if (end === undefined) continue;
      const isNear = number === chosen || other === chosen;
      const [from, to, name] = place.x <= end.x ? [place, end, wayName(number, other)] : [end, place, wayName(other, number)];
      context.strokeStyle = suspect ? style.textDecorationColor : isNear ? style.columnRuleColor : style.caretColor;
      context.lineWidth = isNear ? 2.5 : 1;
      context.setLineDash(suspect ? [6, 4] : []);
      context.stroke(wayOf(from, layout.passes.get(name) ?? [], to));
    }
  }
  context.setLineDash([]);
}

/** From side to side of the boxes and between those in its way; within a column around its side. */
function wayOf(from: Position, passes: readonly Position[], to: Position): Path2D {
  const way = new Path2D();
  let [x, y] = [from.x * columnWidth + nodeWidth / 2, from.y * rowHeight];
  const bend = (columnWidth - nodeWidth) * 0.7;
  way.moveTo(x, y);
  for (const place of [...passes, to]) {
    const [left, next] = [place.x * columnWidth - nodeWidth / 2, place.y * rowHeight];
    if (to.x === from.x) way.bezierCurveTo(x + bend, y, x + bend, next, x, next);
    else way.bezierCurveTo(x + bend, y, left - bend, next, left, next);
    [x, y] = [left + nodeWidth, next];
    if (place !== to) way.lineTo(x, y);
  }
  return way;
}

function drawNode(
  context: CanvasRenderingContext2D,
  { graph, layout, chosen, focus }: Scene,
  number: number,
  style: CSSStyleDeclaration,
): void {
  const { x, y } = layout.places.get(number) as Position;
  const [left, top] = [x * columnWidth - nodeWidth / 2, y * rowHeight - nodeHeight / 2];
  const { id, title } = graph.node(number);
  context.fillStyle = style.backgroundColor;
  context.strokeStyle = number === chosen || number === focus ? style.columnRuleColor : style.caretColor;
  context.lineWidth = number === chosen ? 4 : number === focus ? 2.5 : 1;
  context.fillRect(left, top, nodeWidth, nodeHeight);
  context.strokeRect(left, top, nodeWidth, nodeHeight);
  context.fillStyle = style.color;
  context.font = `700 13px ${style.fontFamily}`;
  context.fillText(fitting(context, id), left + 10, top + 17);
  context.font = `12px ${style.fontFamily}`;
  context.fillText(fitting(context, title), left + 10, top + 33);
}

/** As much of a text as fits into a box. */
function fitting(context: CanvasRenderingContext2D, text: string): string {
  const room = nodeWidth - 20;
  if (context.measureText(text).width <= room) return text;
  let shown = [...text].slice(0, 40);
  while (shown.length > 1 && context.measureText(`${shown.join('')}…`).width > room) shown = shown.slice(0, -1);
  return `${shown.join('').trimEnd()}…`;
}
