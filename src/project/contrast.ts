/** How well one colour (`#0b5d7a`) is read on another, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The least contrast of text of ordinary size (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** Grounds on which a site sets links in the light, and in the dark. */
export const grounds = {
  light: ['#ffffff', '#f4f6f7', '#fdeeee', '#fff5e0', '#ecf6ef'],
  dark: ['#14181b', '#1c2226', '#3a1719', '#33270f', '#15291b'],
} as const;

/** The worst contrast of a colour on several grounds. */
export function worstContrast(colour: string, on: readonly string[]): number {
  return Math.min(...on.map((ground) => contrast(colour, ground)));
}

/** Red, green and blue of `#0b5d7a`, each from 0 to 255. */
export function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
