export type Weight = 400 | 700;

/** A file of the font in which diagrams are set, by its name among packages. */
export interface FontFile {
  readonly weight: Weight;
  readonly file: string;
}

/** Every file that is measured, and that pages ship. */
export const fontFiles: readonly FontFile[] = [
  { weight: 400, file: 'inter-ui/web/Inter-Regular.woff2' },
  { weight: 700, file: 'inter-ui/web/Inter-Bold.woff2' },
];

/** What has to go along with them wherever they go. */
export const fontLicence = 'inter-ui/LICENSE.txt';

/** The name under which pages declare the font: nobody's own font of the same name comes between. */
export const fontFamily = 'dhf-diagram';

/** The style sheet that declares the font, for files at these addresses. */
export function fontStyle(addressOf: (file: string) => string): string {
  return fontFiles
    .map(
      ({ weight, file }) =>
        `@font-face {\n  font-family: ${fontFamily};\n  font-weight: ${weight};\n  font-display: block;\n  src: url("${addressOf(file)}") format("woff2");\n}\n`,
    )
    .join('');
}
