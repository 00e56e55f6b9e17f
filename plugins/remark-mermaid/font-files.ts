export type Weight = 400 | 700;

/** A file of the font in which diagrams are set, by its name among packages. */
export interface FontFile {
  readonly weight: Weight;
  readonly file: string;
  /** The letters it is declared for, as in the style sheet of the page. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** Letters by the part of the font that has them; of Google's subsets of Inter. */
const parts: Readonly<Record<string, string>> = {
  latin: '0-FF,131,152-153,2BB-2BC,2C6,2DA,2DC,304,308,329,2000-206F,20AC,2122,2191,2193,2212,2215,FEFF,FFFD',
  'latin-ext': '100-2BA,2BD-2C5,2C7-2CC,2CE-2D7,2DD-2FF,1D00-1DBF,1E00-1E9F,1EF2-1EFF,2020,20A0-20AB,20AD-20C0,2113,2C60-2C7F,A720-A7FF',
  greek: '370-377,37A-37F,384-38A,38C,38E-3A1,3A3-3FF',
  cyrillic: '301,400-45F,490-491,4B0-4B1,2116',
};

/** Every file that is measured, and that pages ship. */
export const fontFiles: readonly FontFile[] = ([400, 700] as const).flatMap((weight) =>
  Object.entries(parts).map(([part, ranges]) => ({
    weight,
    file: `@fontsource/inter/files/inter-${part}-${weight}-normal.woff2`,
    ranges: ranges.split(',').map((range) => {
      const [from = '', to = from] = range.split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  })),
);

/** The name under which pages declare the font: nobody's own font of the same name comes between. */
export const fontFamily = 'dhf-diagram';

/** The style sheet that declares the font, for files in a folder beside it. */
export function fontStyle(folder: string): string {
  return fontFiles
    .map(({ weight, file, ranges }) => {
      const range = ranges.map(([from, to]) => `U+${hex(from)}${to === from ? '' : `-${hex(to)}`}`).join(', ');
      const url = `${folder}/${file.split('/').at(-1)}`;
      return `@font-face {\n  font-family: ${fontFamily};\n  font-weight: ${weight};\n  font-display: block;\n  src: url("${url}") format("woff2");\n  unicode-range: ${range};\n}\n`;
    })
    .join('');
}

function hex(code: number): string {
  return code.toString(16).toUpperCase();
}
