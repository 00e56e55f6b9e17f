import type { Frame } from '../frame.ts';
import { escapeHtml, html, type Markup, trusted } from '../markup.ts';
import { pdfStrings } from '../strings/pdf.ts';
import { speaker } from '../strings/strings.ts';
import type { Chapters, Entry } from './chapters.ts';

/** What stands on the first sheet. */
export interface Cover {
  readonly title: string;
  /** Terms and what they say. */
  readonly facts: readonly (readonly [term: string, words: Markup | string])[];
  readonly language: string;
  /** Headings of so many levels are in the contents; the bookmarks have all. */
  readonly levels: number;
}

/** The PDF as one HTML text. */
export interface PdfText {
  readonly title: string;
  /** All headings, that of the contents among them. */
  readonly headings: readonly Entry[];
  /** The text with the page numbers of its contents, by the place of the heading; empty where one is not known yet. */
  with(numbers: ReadonlyMap<string, number>): string;
}

const contentsId = 'contents';

/** Cover, contents and chapters under one frame; styles stand beside it in `assets`. `styles` are their names, in order. */
export function pdfText(cover: Cover, chapters: Chapters, frame: Frame, styles: readonly string[]): PdfText {
  const say = speaker(pdfStrings, frame.language);
  const links = styles.map((name) => html`<link rel="stylesheet" href="assets/${name}">`);
  const heading: Entry = { id: contentsId, words: say.text('contents'), text: say.text('contents'), level: 1 };
  const listed = chapters.headings.filter(({ level }) => level <= cover.levels);
  return {
    title: `${cover.title} · ${frame.product} ${frame.version}`,
    headings: [heading, ...chapters.headings],
    with: (numbers) =>
      `<!doctype html>\n${
        html`<html lang="${frame.language}" dir="${frame.direction}" data-theme="light"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'self' file:; font-src 'self' file:">
<title>${cover.title} · ${frame.product} ${frame.version}</title>${links}</head><body class="pdf"><main>
${coverPage(cover, frame)}
<section class="contents-page"><h1 id="${contentsId}">${heading.text}</h1><ol class="toc">${listed.map((entry) => line(entry, numbers))}</ol></section>
${trusted(chapters.html)}
</main></body></html>`.text
      }\n`,
  };
}

function coverPage({ title, facts, language }: Cover, frame: Frame): Markup {
  return html`<section class="cover">
${frame.preview && html`<p class="preview">${frame.words.refused}</p>`}
${frame.brand.logo !== undefined && html`<p><img class="logo" src="${frame.brand.logo}" alt="${frame.brand.company}"></p>`}
<p class="product">${frame.product} ${frame.version}</p>
<p class="title" lang="${language}">${title}</p>
<dl class="facts-list">${facts.map(([term, words]) => html`<dt>${term}</dt><dd>${words}</dd>`)}</dl>
<p class="quiet">${frame.footer}</p>
</section>`;
}

function line({ id, text, level }: Entry, numbers: ReadonlyMap<string, number>): Markup {
  return html`<li class="l${level}"><a href="#${trusted(escapeHtml(id))}"><span class="words">${text}</span><span class="number">${numbers.get(id) ?? ''}</span></a></li>`;
}
