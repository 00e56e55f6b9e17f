import type { ExplorerGraph, Layout, Position } from '../../view/explorer.ts';
import type { ExplorerSay } from './explorer.ts';
import { columnWidth, drawGraph, nodeHeight, nodeWidth, rowHeight, type Sight } from './explorer-draw.ts';
import { made } from './made.ts';

/** In pixels of the canvas. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a reader does in the picture. */
export interface ExplorerActs {
  /** An item is looked at. */
  chosen(number: number): void;
  /** Its page is wanted. */
  opened(number: number): void;
  /** The picture is to begin there. */
  started(number: number): void;
}

export interface ExplorerCanvas {
  readonly element: HTMLElement;
  /** Shows items with one of them in the middle; `words` say what is shown. */
  show(nodes: readonly number[], focus: number, words: string): void;
  closer(): void;
  farther(): void;
  whole(): void;
}

/** The picture: it is moved by dragging, zoomed by wheel with Ctrl, two fingers, keys and buttons, and walked with the arrow keys. Nothing in it moves by itself. */
export function explorerCanvas(graph: ExplorerGraph, say: ExplorerSay, acts: ExplorerActs): ExplorerCanvas {
  const canvas = made('canvas', { tabindex: '0', role: 'application', 'aria-describedby': 'explorer-keys' });
  const status = made('p', { class: 'heard', 'aria-live': 'polite' });
  const element = made('div', { class: 'explorer-picture' }, canvas, status);
  let layout: Layout = { places: new Map(), passes: new Map() };
  let [chosen, focus] = [0, 0];
  let sight: Sight = { scale: 1, x: 0, y: 0 };
  const fingers = new Map<number, Place>();
  let dragged = 0;

  const draw = () => drawGraph(canvas, { graph, layout, chosen, focus }, sight);
  new ResizeObserver(draw).observe(canvas);
  new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  canvas.addEventListener('keydown', onKey);
  canvas.addEventListener('wheel', onWheel, { passive: false });
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, placeOf(event));
    dragged = 0;
  });
  canvas.addEventListener('pointermove', onMove);
  for (const end of ['pointerup', 'pointercancel'] as const) canvas.addEventListener(end, onUp);
  canvas.addEventListener('dblclick', (event) => {
    const number = at(placeOf(event));
    if (number !== undefined) acts.opened(number);
  });

  return {
    element,
    show(nodes, number, words) {
      layout = graph.layout(nodes);
      focus = number;
      canvas.setAttribute('aria-label', say.text('picture', { state: words }));
      choose(number, false);
      whole();
    },
    closer: () => zoom(1.25),
    farther: () => zoom(0.8),
    whole,
  };

  function choose(number: number, isTold = true): void {
    chosen = number;
    acts.chosen(number);
    const { id, title, words } = graph.node(number);
    const count = graph.linksOf(number).filter((link) => link.drawn).length;
    if (isTold) status.textContent = say.text('linked', { id, title, kind: words, count });
    draw();
  }

  /** All of it, unless it would be too small to read: then what is in the middle of it, in its full size. */
  function whole(): void {
    const all = [...layout.places.values()];
    const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
    const width = (Math.max(...xs) - Math.min(...xs)) * columnWidth + nodeWidth + 40;
    const height = (Math.max(...ys) - Math.min(...ys)) * rowHeight + nodeHeight + 40;
    const scale = Math.min(1, canvas.clientWidth / width, canvas.clientHeight / height);
    if (scale < 0.6) sight = sightOf(focus, 1);
    else
      sight = {
        scale,
        x: ((Math.max(...xs) + Math.min(...xs)) / 2) * columnWidth,
        y: ((Math.max(...ys) + Math.min(...ys)) / 2) * rowHeight,
      };
    draw();
  }

  function sightOf(number: number, scale: number): Sight {
    const { x = 0, y = 0 } = layout.places.get(number) ?? {};
    return { scale, x: x * columnWidth, y: y * rowHeight };
  }

  /** Around the middle, or a place that stays where it is. */
  function zoom(by: number, around = { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 }): void {
    const scale = Math.min(4, Math.max(0.1, sight.scale * by));
    const [dx, dy] = [around.x - canvas.clientWidth / 2, around.y - canvas.clientHeight / 2];
    sight = { scale, x: sight.x + dx / sight.scale - dx / scale, y: sight.y + dy / sight.scale - dy / scale };
    draw();
  }

  function pan(dx: number, dy: number): void {
    sight = { ...sight, x: sight.x - dx / sight.scale, y: sight.y - dy / sight.scale };
    draw();
  }

  function placeOf({ clientX, clientY }: MouseEvent): Place {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** The item at a place of the picture. */
  function at({ x, y }: Place): number | undefined {
    const [column, row] = [(x - canvas.clientWidth / 2) / sight.scale + sight.x, (y - canvas.clientHeight / 2) / sight.scale + sight.y];
    const isIn = (place: Position) =>
      Math.abs(place.x * columnWidth - column) <= nodeWidth / 2 && Math.abs(place.y * rowHeight - row) <= nodeHeight / 2;
    return [...layout.places].find(([, place]) => isIn(place))?.[0];
  }

  function onMove(event: PointerEvent): void {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return;
    const now = placeOf(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    dragged += Math.hypot(now.x - before.x, now.y - before.y);
    if (other === undefined) pan(now.x - before.x, now.y - before.y);
    else pinch(before, now, other);
  }

  function pinch(before: Place, now: Place, other: Place): void {
    const apart = (place: Place) => Math.max(1, Math.hypot(place.x - other.x, place.y - other.y));
    zoom(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  }

  function onUp(event: PointerEvent): void {
    const pressed = fingers.delete(event.pointerId) && event.type === 'pointerup' && dragged < 6 ? at(placeOf(event)) : undefined;
    if (pressed !== undefined) choose(pressed);
  }

  function onWheel(event: WheelEvent): void {
    // Without Ctrl, or two fingers on a pad, the page scrolls.
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1, placeOf(event));
  }

  function onKey(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => walk(-1),
      ArrowRight: () => walk(1),
      ArrowUp: () => climb(-1),
      ArrowDown: () => climb(1),
      Enter: () => acts.opened(chosen),
      ' ': () => acts.started(chosen),
      '+': () => zoom(1.25),
      '=': () => zoom(1.25),
      '-': () => zoom(0.8),
      '0': whole,
    };
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step();
  }

  /** To the nearest item on that side that is linked with this one. */
  function walk(side: -1 | 1): void {
    const here = layout.places.get(chosen) as Position;
    const linked = graph.linksOf(chosen).filter((link) => link.drawn);
    go(linked.map(({ other }) => other).filter((other) => ((layout.places.get(other)?.x ?? here.x) - here.x) * side > 0));
  }

  /** To the next item of the same column. */
  function climb(side: -1 | 1): void {
    const here = layout.places.get(chosen) as Position;
    go([...layout.places].filter(([, { x, y }]) => x === here.x && (y - here.y) * side > 0).map(([number]) => number));
  }

  function go(numbers: readonly number[]): void {
    const here = layout.places.get(chosen) as Position;
    const far = (number: number) => {
      const { x, y } = layout.places.get(number) as Position;
      return Math.abs(x - here.x) * 1000 + Math.abs(y - here.y);
    };
    const [nearest] = [...numbers].sort((a, b) => far(a) - far(b));
    if (nearest === undefined) return;
    if (!isInSight(nearest)) sight = sightOf(nearest, sight.scale);
    choose(nearest);
  }

  function isInSight(number: number): boolean {
    const { x, y } = layout.places.get(number) as Position;
    const [right, down] = [Math.abs(x * columnWidth - sight.x) + nodeWidth / 2, Math.abs(y * rowHeight - sight.y) + nodeHeight / 2];
    return right * sight.scale <= canvas.clientWidth / 2 && down * sight.scale <= canvas.clientHeight / 2;
  }
}
