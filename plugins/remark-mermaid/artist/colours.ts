/** A colour for light pages together with the one for dark pages: as far from black as the first is from white. Words that are no colour stay. */
export function forBothGrounds(written: string): string {
  const value = written.trim();
  if (/^(?:none|transparent|currentcolor|inherit|context-(?:fill|stroke)|url\(.*\)|)$/i.test(value)) return value;
  const colour = read(value);
  if (colour !== undefined) return `light-dark(${asHex(colour)},${asHex(inverted(colour))})`;
  if (!/^[a-z]+$/i.test(value)) throw new Error(`the colour ${value} cannot be read`);
  return `light-dark(${value},oklch(from ${value} calc(${top} - ${span}*l) c h))`;
}

/** White becomes the ground of dark pages or so, black nearly white. */
const [top, span] = [0.95, 0.75];

/** Red, green and blue from 0 to 1, and how much covers. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function read(value: string): Colour | undefined {
  const [, hex] = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(value) ?? [];
  if (hex !== undefined) return ofHex(hex);
  const [, name, list = ''] = /^(rgb|hsl)a?\(([^()]*)\)$/i.exec(value) ?? [];
  if (name === undefined) return undefined;
  const parts = list.split(/[\s,/]+/).filter((part) => part !== '');
  const numbers = parts.map((part) => Number.parseFloat(part));
  if (numbers.length < 3 || numbers.some((each) => !Number.isFinite(each))) return undefined;
  const [a = 0, b = 0, c = 0, d = 1] = numbers;
  const alpha = parts[3]?.endsWith('%') ? d / 100 : d;
  if (name.toLowerCase() === 'hsl') return [...ofHsl(a, b / 100, c / 100), alpha] as Colour;
  const part = (at: number, number: number) => within(parts[at]?.endsWith('%') ? number / 100 : number / 255);
  return [part(0, a), part(1, b), part(2, c), alpha];
}

function ofHex(hex: string): Colour {
  const digits = hex.length < 6 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0, alpha = 1] = digits.map((pair) => Number.parseInt(pair, 16) / 255);
  return [red, green, blue, alpha];
}

function ofHsl(hue: number, saturation: number, lightness: number): [number, number, number] {
  const turn = ((hue % 360) + 360) % 360;
  const part = (n: number) => {
    const k = (n + turn / 30) % 12;
    return within(lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [part(0), part(8), part(4)];
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function asHex([red, green, blue, alpha]: Colour): string {
  const pair = (part: number) =>
    Math.round(within(part) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${[red, green, blue].map(pair).join('')}${alpha < 1 ? pair(alpha) : ''}`;
}

/** The same hue, lighter where it was dark; measured in OKLab, in which equal steps look equal. */
function inverted([red, green, blue, alpha]: Colour): Colour {
  const linear = [red, green, blue].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const [l, m, s] = times(toCones, linear).map(Math.cbrt) as [number, number, number];
  const [light = 0, a = 0, b = 0] = times(toLab, [l, m, s]);
  const lab = [top - span * light, a, b];
  const cones = times(fromLab, lab).map((each) => each ** 3);
  const out = times(fromCones, cones).map((part) => within(part <= 0.0031308 ? part * 12.92 : 1.055 * within(part) ** (1 / 2.4) - 0.055));
  return [out[0] ?? 0, out[1] ?? 0, out[2] ?? 0, alpha];
}

type Rows = readonly (readonly [number, number, number])[];

function times(rows: Rows, [a = 0, b = 0, c = 0]: readonly number[]): number[] {
  return rows.map(([x, y, z]) => x * a + y * b + z * c);
}

/** From https://bottosson.github.io/posts/oklab/ */
const toCones: Rows = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const toLab: Rows = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const fromLab: Rows = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const fromCones: Rows = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
