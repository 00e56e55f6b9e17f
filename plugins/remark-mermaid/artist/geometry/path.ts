import { type Box, boxAround } from './box.ts';

type Point = readonly [x: number, y: number];

/** A straight line, or a curve of Bézier with two points between. */
type Segment = readonly [Point, Point] | readonly [Point, Point, Point, Point];

/** How many numbers a letter of a path takes. */
const counts: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** The smallest box around what a path draws; undefined for one that draws nothing. */
export function pathBox(d: string): Box | undefined {
  const { segments, first } = segmentsOf(d);
  const points = segments.flatMap((segment) => (segment.length === 2 ? [...segment] : [...ends(segment), ...bends(segment)]));
  return boxAround(points.length === 0 && first !== undefined ? [first] : points);
}

export function pathLength(d: string): number {
  return flat(d).reduce((sum, [from, to]) => sum + distance(from, to), 0);
}

export function pointAtLength(d: string, length: number): { readonly x: number; readonly y: number } {
  let left = Math.max(0, length);
  let last: Point = segmentsOf(d).first ?? [0, 0];
  for (const [from, to] of flat(d)) {
    const step = distance(from, to);
    if (left <= step) {
      const part = step === 0 ? 0 : left / step;
      return { x: from[0] + (to[0] - from[0]) * part, y: from[1] + (to[1] - from[1]) * part };
    }
    left -= step;
    last = to;
  }
  return { x: last[0], y: last[1] };
}

/** As short straight lines. */
function flat(d: string): (readonly [Point, Point])[] {
  return segmentsOf(d).segments.flatMap((segment) => {
    if (segment.length === 2) return [segment];
    const points = Array.from({ length: pieces + 1 }, (_, at) => pointOf(segment, at / pieces));
    return points.slice(1).map((point, at) => [points[at] as Point, point] as const);
  });
}

const pieces = 100;

function distance([a, b]: Point, [c, d]: Point): number {
  return Math.hypot(c - a, d - b);
}

function pointOf([p, q, r, s]: readonly [Point, Point, Point, Point], t: number): Point {
  const u = 1 - t;
  const mix = (axis: 0 | 1) => u * u * u * p[axis] + 3 * u * u * t * q[axis] + 3 * u * t * t * r[axis] + t * t * t * s[axis];
  return [mix(0), mix(1)];
}

function ends([from, , , to]: readonly [Point, Point, Point, Point]): Point[] {
  return [from, to];
}

/** Where a curve turns back along an axis. */
function bends(curve: readonly [Point, Point, Point, Point]): Point[] {
  return ([0, 1] as const).flatMap((axis) => {
    const [p, q, r, s] = curve.map((point) => point[axis]) as [number, number, number, number];
    return roots(-p + 3 * q - 3 * r + s, 2 * (p - 2 * q + r), q - p)
      .filter((t) => t > 0 && t < 1)
      .map((t) => pointOf(curve, t));
  });
}

function roots(a: number, b: number, c: number): number[] {
  if (Math.abs(a) < 1e-12) return Math.abs(b) < 1e-12 ? [] : [-c / b];
  const under = b * b - 4 * a * c;
  if (under < 0) return [];
  return [(-b + Math.sqrt(under)) / (2 * a), (-b - Math.sqrt(under)) / (2 * a)];
}

interface Shape {
  readonly segments: readonly Segment[];
  /** Where it begins. */
  readonly first: Point | undefined;
}

/** The same paths are asked about again and again while one diagram is drawn. */
const known = new Map<string, Shape>();

function segmentsOf(d: string): Shape {
  const found = known.get(d) ?? read(d);
  if (known.size > 2000) known.clear();
  known.set(d, found);
  return found;
}

/** Throws for a path that cannot be read, so that nobody measures half of it. */
function read(d: string): Shape {
  const segments: Segment[] = [];
  let at: Point = [0, 0];
  let start: Point = at;
  let first: Point | undefined;
  /** The last point between of the curve before, and its letter. */
  let before: { readonly letter: string; readonly point: Point } | undefined;
  const line = (to: Point) => {
    segments.push([at, to]);
    at = to;
  };
  const curve = (q: Point, r: Point, to: Point) => {
    segments.push([at, q, r, to]);
    at = to;
  };
  const mirrored = (letters: string): Point =>
    before !== undefined && letters.includes(before.letter) ? [2 * at[0] - before.point[0], 2 * at[1] - before.point[1]] : at;
  for (const [written, n] of commands(d)) {
    const letter = written.toUpperCase();
    const [ox, oy] = written === letter ? [0, 0] : at;
    const point = (index: number): Point => [(n[index] as number) + ox, (n[index + 1] as number) + oy];
    let between: Point | undefined;
    if (letter === 'M') {
      at = point(0);
      start = at;
      first ??= at;
    } else if (letter === 'L') line(point(0));
    else if (letter === 'H') line([(n[0] as number) + ox, at[1]]);
    else if (letter === 'V') line([at[0], (n[0] as number) + oy]);
    else if (letter === 'Z') line(start);
    else if (letter === 'C') {
      between = point(2);
      curve(point(0), between, point(4));
    } else if (letter === 'S') {
      between = point(0);
      curve(mirrored('CS'), between, point(2));
    } else if (letter === 'Q' || letter === 'T') {
      between = letter === 'Q' ? point(0) : mirrored('QT');
      const to = point(letter === 'Q' ? 2 : 0);
      curve(third(at, between), third(to, between), to);
    } else for (const [q, r, to] of arc(at, n, point(5))) curve(q, r, to);
    before = between === undefined ? undefined : { letter, point: between };
  }
  return { segments, first };
}

/** Two thirds of the way from an end of a curve with one point between to that point. */
function third([x, y]: Point, [a, b]: Point): Point {
  return [x + (2 / 3) * (a - x), y + (2 / 3) * (b - y)];
}

/** Letters with their numbers; one letter may stand for several. */
function* commands(d: string): Iterable<readonly [letter: string, numbers: readonly number[]]> {
  for (const [, letter = '', list = ''] of d.matchAll(/([a-zA-Z])([^a-df-zA-DF-Z]*)/g)) {
    const count = counts[letter.toUpperCase()];
    if (count === undefined) throw new Error(`a path with ${letter} cannot be measured`);
    const numbers = count === 7 ? arcNumbers(list) : numbersIn(list);
    if (count === 0) yield [letter, []];
    if (numbers.some((each) => !Number.isFinite(each)) || (count > 0 && (numbers.length === 0 || numbers.length % count !== 0)))
      throw new Error(`a path that goes wrong at ${letter}${list} cannot be measured`);
    const more = { M: 'L', m: 'l' }[letter] ?? letter;
    for (let at = 0; count > 0 && at < numbers.length; at += count) yield [at === 0 ? letter : more, numbers.slice(at, at + count)];
  }
}

const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|NaN|Infinity/g;

function numbersIn(list: string): number[] {
  return [...list.matchAll(number)].map(([each]) => Number(each));
}

/** The two flags of an arc may stand without a space behind them. */
function arcNumbers(list: string): number[] {
  const size = String.raw`([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)`;
  const gap = String.raw`[\s,]*`;
  const one = new RegExp([size, size, size, '([01])', '([01])', size, size].join(gap), 'g');
  return [...list.matchAll(one)].flatMap((match) => match.slice(1).map(Number));
}

/** An arc of an ellipse as curves, by the notes on SVG's elliptical arcs. */
function arc(from: Point, numbers: readonly number[], to: Point): (readonly [Point, Point, Point])[] {
  const [rawX = 0, rawY = 0, degrees = 0, large = 0, sweep = 0] = numbers;
  if (rawX === 0 || rawY === 0) return [[third(from, to), third(to, from), to]];
  if (from[0] === to[0] && from[1] === to[1]) return [];
  const turn = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const [dx, dy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const [x, y] = [cos * dx + sin * dy, -sin * dx + cos * dy];
  const grow = Math.max(1, Math.sqrt((x / rawX) ** 2 + (y / rawY) ** 2));
  const [rx, ry] = [Math.abs(rawX) * grow, Math.abs(rawY) * grow];
  const under = Math.max(0, (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2) / ((rx * y) ** 2 + (ry * x) ** 2);
  const sign = (large === sweep ? -1 : 1) * Math.sqrt(under);
  const [cx, cy] = [(sign * rx * y) / ry, (-sign * ry * x) / rx];
  const centre: Point = [cos * cx - sin * cy + (from[0] + to[0]) / 2, sin * cx + cos * cy + (from[1] + to[1]) / 2];
  const begin = Math.atan2((y - cy) / ry, (x - cx) / rx);
  let sweepAngle = Math.atan2((-y - cy) / ry, (-x - cx) / rx) - begin;
  if (sweep === 1 && sweepAngle < 0) sweepAngle += 2 * Math.PI;
  if (sweep === 0 && sweepAngle > 0) sweepAngle -= 2 * Math.PI;
  const parts = Math.max(1, Math.ceil(Math.abs(sweepAngle) / (Math.PI / 2) - 1e-9));
  const each = sweepAngle / parts;
  const pull = (4 / 3) * Math.tan(each / 4);
  const onEllipse = (a: number, b: number): Point => [centre[0] + cos * rx * a - sin * ry * b, centre[1] + sin * rx * a + cos * ry * b];
  return Array.from({ length: parts }, (_, at) => {
    const [one, two] = [begin + at * each, begin + (at + 1) * each];
    return [
      onEllipse(Math.cos(one) - pull * Math.sin(one), Math.sin(one) + pull * Math.cos(one)),
      onEllipse(Math.cos(two) + pull * Math.sin(two), Math.sin(two) - pull * Math.cos(two)),
      at === parts - 1 ? to : onEllipse(Math.cos(two), Math.sin(two)),
    ] as const;
  });
}
