import type { Settings } from '../project/settings.ts';
import type { Frame } from './frame.ts';
import { html } from './markup.ts';
import { layoutStrings } from './strings/layout.ts';
import { speaker } from './strings/strings.ts';

/** Where the site is served, as an absolute address of its home page; undefined when the settings do not say. */
export function homeAddress({ url, base }: Settings['site']): string | undefined {
  if (url === '') return undefined;
  const served = base === '/' ? url : `${/^https?:\/\/[^/]*/.exec(url)}${base}`;
  return `${served.replace(/\/$/, '')}/index.html`;
}

/** Of `--accent` in site.css. */
const ownAccent = { light: '#0b5d7a', dark: '#7cc7e2' };

/**
 * The page that a web server shows for an address that leads nowhere. It may be shown at any depth, so it needs no other file, and leads home only where the
 * settings say where that is.
 */
export function noSuchPage(
  { product, version, tool, language, direction, preview, words, brand }: Frame,
  home: string | undefined,
): string {
  const say = speaker(layoutStrings, language);
  const { light, dark } = brand.accent ?? ownAccent;
  const way = home === undefined ? say('homePage') : html`<a href="${home}">${say('homePage')}</a>`;
  return `${
    html`<!DOCTYPE html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="${tool}">
<title>${say('noSuchPage')} · ${product} ${version}</title>
<style>
:root { color-scheme: light dark; font: 1rem / 1.55 system-ui, sans-serif }
body { max-width: 62ch; margin: 3rem auto; padding: 0 1rem; color: light-dark(#15191c, #e6eaec); background: light-dark(#ffffff, #14181b); overflow-wrap: anywhere }
a { color: light-dark(${light}, ${dark}) }
.preview { padding: 0.5rem 1rem; color: #ffffff; background: #a3161c; font-weight: 700 }
</style>
</head>
<body>
${preview && html`<p class="preview">${words.refused}</p>`}
<main>
<h1>${say('noSuchPage')}</h1>
<p>${say('noSuchPageOf', { product, version })}</p>
<p>${say('lookFrom', { home: way })}</p>
</main>
</body>
</html>`.text
  }\n`;
}
