import type { Settings } from '../project/settings.ts';
import type { Frame } from './frame.ts';
import { html } from './markup.ts';

/** Where the site is served, as an absolute address of its home page; undefined when the settings do not say. */
export function homeAddress({ url, base }: Settings['site']): string | undefined {
  if (url === '') return undefined;
  const served = base === '/' ? url : `${/^https?:\/\/[^/]*/.exec(url)}${base}`;
  return `${served.replace(/\/$/, '')}/index.html`;
}

/**
 * The page that a web server shows for an address that leads nowhere. It may be shown at any depth, so it needs no other file, and leads home only where the
 * settings say where that is.
 */
export function noSuchPage({ product, version, tool, language, preview }: Frame, home: string | undefined): string {
  const way = home === undefined ? 'the home page of this site' : html`<a href="${home}">the home page of this site</a>`;
  return `${
    html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="${tool}">
<title>No such page · ${product} ${version}</title>
<style>
:root { color-scheme: light dark; font: 1rem / 1.55 system-ui, sans-serif }
body { max-width: 62ch; margin: 3rem auto; padding: 0 1rem; color: light-dark(#15191c, #e6eaec); background: light-dark(#ffffff, #14181b); overflow-wrap: anywhere }
a { color: light-dark(#0b5d7a, #7cc7e2) }
.preview { padding: 0.5rem 1rem; color: #ffffff; background: #a3161c; font-weight: 700 }
</style>
</head>
<body>
${preview && html`<p class="preview">REFUSED: this is a preview of a file that was not accepted. It is no evidence of anything.</p>`}
<main>
<h1>No such page</h1>
<p>The design history file of ${product} ${version} has no page at this address. What it showed may have been taken away or renamed since the address was written down.</p>
<p>Look for it from ${way}.</p>
</main>
</body>
</html>`.text
  }\n`;
}
