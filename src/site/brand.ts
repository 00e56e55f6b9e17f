import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { channelsOf, grounds, leastContrast, worstContrast } from '../project/contrast.ts';
import type { Settings } from '../project/settings.ts';
import { addressOf, relative } from './address.ts';
import { OutputError } from './output.ts';

/** How a company marks its pages: what `dhf.yaml` says of it. */
export interface Brand {
  /** The company's name, or the manufacturer's where no other is given. */
  readonly company: string;
  /** Trade or type name; empty where there is none. */
  readonly model: string;
  /** The logo, as an address from home. */
  readonly logo?: string;
  /** The colour of links and edges in the light and in the dark; the site's own when absent. */
  readonly accent?: { readonly light: string; readonly dark: string };
}

/** Of a file whose settings say nothing. */
export const noBrand: Brand = { company: '', model: '' };

/** Pictures that are below the DHF's folder; see `picturesIn`. */
type AddressOfPicture = (path: string) => string | undefined;

/** What settings say of a company. A logo that is not there, or no picture, is left out. */
export function brandOf({ product, site }: Settings, root: string, picture: AddressOfPicture): Brand {
  const logo = site.logo === '' || logoTrouble(site.logo, root, picture) !== undefined ? undefined : picture(site.logo);
  return {
    company: site.company.trim() || product.manufacturer,
    model: product.model,
    ...(logo === undefined ? {} : { logo: relative(addressOf.home, logo) }),
    ...(site.accent === undefined ? {} : { accent: { light: site.accent, dark: inTheDark(site.accent) } }),
  };
}

/**
 * Refuses settings whose logo cannot be shown.
 * @throws OutputError
 */
export function refuseLogo({ site: { logo } }: Settings, root: string, picture: AddressOfPicture): void {
  const why = logo === '' ? undefined : logoTrouble(logo, root, picture);
  if (why !== undefined)
    throw new OutputError(
      `the logo ${logo} ${why}`,
      'Correct `site.logo` in dhf.yaml, or leave it out; it is an SVG or PNG file in the folder of dhf.yaml.',
    );
}

function logoTrouble(logo: string, root: string, picture: AddressOfPicture): string | undefined {
  if (picture(logo) === undefined) return 'is no file in the folder of dhf.yaml, or an SVG that holds more than a picture';
  const bytes = readFileSync(join(root, logo));
  const isPicture = logo.toLowerCase().endsWith('.png') ? bytes.subarray(0, 8).equals(pngStart) : /<svg[\s>]/.test(bytes.toString('utf8'));
  return isPicture ? undefined : `is no ${logo.toLowerCase().endsWith('.png') ? 'PNG' : 'SVG'} picture`;
}

/** The first bytes of every PNG (PNG 3, 5.2). */
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The colour with as much white as it takes to be read on dark grounds. */
export function inTheDark(colour: string): string {
  const channels = channelsOf(colour);
  const lighter = (share: number) =>
    `#${channels
      .map((channel) =>
        Math.round(channel + (255 - channel) * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  const shares = Array.from({ length: 21 }, (_, at) => at / 20);
  return lighter(shares.find((share) => worstContrast(lighter(share), grounds.dark) >= leastContrast + 1) ?? 1);
}

/** The style that sets a company's colour. */
export function brandStyle({ light, dark }: NonNullable<Brand['accent']>): string {
  return `:root {\n  --accent: light-dark(${light}, ${dark});\n}\n`;
}
