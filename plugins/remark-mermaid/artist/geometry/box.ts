/** A rectangle along the axes. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxAround(points: readonly (readonly [x: number, y: number])[]): Box | undefined {
  if (points.length === 0) return undefined;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [least(xs), least(ys)];
  return { x, y, width: -least(xs.map((each) => -each)) - x, height: -least(ys.map((each) => -each)) - y };
}

/** Paths have more points than a call has room for. */
function least(values: readonly number[]): number {
  return values.reduce((before, value) => Math.min(before, value), Number.POSITIVE_INFINITY);
}

export function union(one: Box | undefined, other: Box | undefined): Box | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return boxAround([...cornersOf(one), ...cornersOf(other)]);
}

export function cornersOf({ x, y, width, height }: Box): [number, number][] {
  return [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ];
}

/** `[a, b, c, d, e, f]` of SVG. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

export function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function moved(box: Box, [a, b, c, d, e, f]: Matrix): Box {
  return boxAround(cornersOf(box).map(([x, y]) => [a * x + c * y + e, b * x + d * y + f] as const)) as Box;
}

/** Of a `transform` attribute. Throws for a kind of transform that it does not know. */
export function matrixOf(transform: string | null): Matrix {
  let matrix = identity;
  for (const [, name = '', list = ''] of (transform ?? '').matchAll(/([a-zA-Z]+)\s*\(([^)]*)\)/g)) {
    const numbers = list
      .split(/[\s,]+/)
      .filter((each) => each !== '')
      .map((each) => Number.parseFloat(each));
    matrix = times(matrix, step(name, numbers));
  }
  return matrix;
}

function step(name: string, [a = 0, b, c, d = 0, e = 0, f = 0]: readonly number[]): Matrix {
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0];
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0];
    case 'matrix':
      return [a, b ?? 0, c ?? 0, d, e, f];
    case 'rotate':
      return turn(a, b ?? 0, c ?? 0);
    default:
      throw new Error(`a transform by ${name} cannot be measured`);
  }
}

function turn(degrees: number, x: number, y: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return times(times([1, 0, 0, 1, x, y], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -x, -y]);
}
