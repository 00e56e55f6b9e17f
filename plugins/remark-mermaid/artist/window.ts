import { createRequire } from 'node:module';
import type { DomWindow } from './dom.ts';
import type { FontMetrics } from './font.ts';
import { installMeasuring } from './measuring.ts';

/** What mermaid looks for among the globals of a browser. */
const globals = [
  'window',
  'document',
  'navigator',
  'Node',
  'NodeFilter',
  'Element',
  'HTMLElement',
  'HTMLTemplateElement',
  'SVGElement',
  'Text',
  'DocumentFragment',
  'DOMParser',
  'XMLSerializer',
  'MutationObserver',
  'CSSStyleSheet',
];

interface Jsdom {
  readonly JSDOM: new (page: string, options: object) => { readonly window: DomWindow };
}

/** Makes this process look like a browser without a screen, for good: it is to draw diagrams and nothing else. Comes before mermaid is loaded. */
export function becomeBrowser(font: FontMetrics): DomWindow {
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as Jsdom;
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true });
  installMeasuring(window, font);
  for (const name of globals) {
    const value = name === 'window' ? window : window[name];
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  const getComputedStyle = window.getComputedStyle;
  Object.assign(globalThis, { getComputedStyle, screen: { width: 1280, height: 800, availWidth: 1280, availHeight: 800 } });
  return window;
}
