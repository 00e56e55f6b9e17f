import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { configFor } from '../../../plugins/remark-mermaid/artist/config.ts';
import { seed } from '../../../plugins/remark-mermaid/artist/sameness.ts';
import { fontFamily, fontStyle } from '../../../plugins/remark-mermaid/font-files.ts';
import { startBrowser } from '../../site/browser.ts';

export interface TextBox {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A browser in which mermaid draws by itself. */
export interface Chromium {
  /** Where the texts of a finished picture stand. */
  boxesIn(html: string): Promise<readonly TextBox[]>;
  /** Where those stand of a diagram that mermaid draws there. */
  boxesOf(source: string): Promise<readonly TextBox[]>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);

/** Both pictures are set in the font of pages, as pages set it; mermaid names others for some texts. */
const style = `
  ${fontStyle(dataAddress)}
  body { font-family: ${fontFamily}; }
  svg { font: 16px / normal ${fontFamily}; }
  svg text, svg tspan { font-family: ${fontFamily} !important; font-kerning: none; font-variant-ligatures: none; text-rendering: geometricPrecision; }`;

function dataAddress(file: string): string {
  return `data:font/woff2;base64,${readFileSync(require.resolve(file)).toString('base64')}`;
}

export async function openChromium(): Promise<Chromium> {
  const browser = await startBrowser();
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html><head><style>${style}</style></head><body>a<b>b</b></body></html>`);
  await page.addScriptTag({ path: require.resolve('mermaid').replace('mermaid.core.mjs', 'mermaid.min.js') });
  await page.addScriptTag({ content: inPage });
  const defaults = (await page.evaluate('mermaid.mermaidAPI.defaultConfig')) as object;
  await page.evaluate(`mermaid.initialize(${JSON.stringify(configFor(defaults))})`);
  return {
    boxesIn: async (html) => (await page.evaluate(`boxesIn(${JSON.stringify(html)})`)) as TextBox[],
    boxesOf: async (source) =>
      (await page.evaluate(`boxesOf(${JSON.stringify(source)}, ${JSON.stringify(chancesOf(source))})`)) as TextBox[],
    close: () => browser.close(),
  };
}

/** Boxes of all texts, from the corner of all of them. */
const inPage = `
  function boxesIn(html) {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    document.body.append(holder);
    const svg = holder.querySelector('svg');
    const { width, height } = svg.viewBox.baseVal;
    svg.style.maxWidth = 'none';
    svg.setAttribute('width', width);
    svg.setAttribute('height', height);
    const boxes = [...svg.querySelectorAll('text')].map((text) => {
      const { x, y, width, height } = text.getBoundingClientRect();
      return { words: text.textContent.replace(/\\s+/g, ' ').trim(), x, y, width, height };
    }).filter(({ words, width }) => words !== '' && width > 0);
    holder.remove();
    const left = Math.min(...boxes.map(({ x }) => x)), top = Math.min(...boxes.map(({ y }) => y));
    return boxes.map((box) => ({ ...box, x: box.x - left, y: box.y - top }));
  }
  async function boxesOf(source, chances) {
    let at = 0;
    Math.random = () => chances[at++ % chances.length];
    await mermaid.mermaidAPI.getDiagramFromText('pie');
    const { svg } = await mermaid.render('drawing', source);
    return boxesIn(svg);
  }`;

/** What chance gives while this diagram is drawn. */
function chancesOf(source: string): readonly number[] {
  const end = seed(source);
  const chances = Array.from({ length: 20_000 }, () => Math.random());
  end();
  return chances;
}

/** The part of two boxes together that both cover. */
export function overlap(one: TextBox, other: TextBox): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const both = Math.max(0, width) * Math.max(0, height);
  return both / (one.width * one.height + other.width * other.height - both);
}
