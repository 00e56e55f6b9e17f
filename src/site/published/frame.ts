import { relative } from '../address.ts';
import { html, type Markup } from '../markup.ts';
import { publishedStrings } from '../strings/published.ts';
import { directionOf, speaker } from '../strings/strings.ts';
import { type PublishedTree, publishedAddress } from './shape.ts';

/** A page beside the folders of releases. */
export interface PublishedPage {
  /** Below the folder in which releases are published. */
  readonly path: string;
  readonly title: string;
  /** Where the page leads by itself. */
  readonly forward?: string;
  /** Names of styles among the assets, besides those that every page has. */
  readonly styles?: readonly string[];
  readonly body: Markup;
}

/** A whole page, which needs no script. All it loads stands beside it, so that it works below any address and by double click. */
export function publishedPage(tree: Pick<PublishedTree, 'product' | 'language' | 'tool'>, page: PublishedPage): string {
  const { path, title, forward, body } = page;
  const say = speaker(publishedStrings, tree.language);
  const asset = (name: string) => relative(path, publishedAddress.asset(name));
  const styles = ['site.css', ...(page.styles ?? []), 'published.css'];
  return `${
    html`<!DOCTYPE html>
<html lang="${tree.language}" dir="${directionOf(tree.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data: file:; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'">
${forward !== undefined && html`<meta http-equiv="refresh" content="0; url=${relative(path, forward)}">\n`}<meta name="generator" content="${tree.tool}">
<title>${title} · ${tree.product}</title>
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
<script src="${asset('theme.js')}"></script>
${styles.map((name) => html`<link rel="stylesheet" href="${asset(name)}">\n`)}</head>
<body>
<a class="skip" href="#main">${say('skip')}</a>
<header>
<div class="banner"><div class="identity"><a class="product" href="${relative(path, publishedAddress.home)}">${tree.product}</a> <span class="facts">${say('releases')}</span></div></div>
</header>
<main id="main" class="published">
${path !== publishedAddress.home && html`<nav class="crumbs" aria-label="${say.text('where')}"><a href="${relative(path, publishedAddress.home)}">${say('all')}</a> › <span>${title}</span></nav>\n`}${body}
</main>
<footer>
<p>${say('madeBy', { tool: tree.tool })}</p>
</footer>
</body>
</html>`.text
  }\n`;
}
