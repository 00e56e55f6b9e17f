import type { Drawing, PictureElement } from '../../../src/model/drawing.ts';
import { configFor } from './config.ts';
import type { DomElement, DomWindow } from './dom.ts';
import { type FontMetrics, loadFont } from './font.ts';
import { boundsOf } from './geometry/bounds.ts';
import type { Box } from './geometry/box.ts';
import { textsIn, unclearIn } from './legible.ts';
import { pictureOf } from './picture.ts';
import { RefusedDiagram, troubleOf } from './refusal.ts';
import { drawingDay, seed } from './sameness.ts';
import { becomeBrowser } from './window.ts';
import { refuseUnwanted } from './written.ts';

/** As much of mermaid as is asked here. */
export interface Mermaid {
  initialize(config: object): void;
  detectType(source: string): string;
  render(id: string, source: string): Promise<{ readonly svg: string }>;
  readonly mermaidAPI: {
    readonly defaultConfig: object;
    getDiagramFromText(source: string): Promise<{ readonly db: Database }>;
  };
}

/** What a diagram's text says, as far as its type knows that. */
interface Database {
  getData?(): { readonly nodes?: readonly unknown[] };
  getTasks?(): readonly { readonly startTime?: Date; readonly task?: string }[];
  getDateFormat?(): string;
}

/** Draws one diagram. What is wrong with it is said in the drawing; thrown is what is wrong with the one who draws. */
export type Draw = (source: string) => Promise<Drawing>;

/** Makes this process one that draws, for good. */
export async function openArtist(): Promise<Draw> {
  const font = loadFont();
  const window = becomeBrowser(font);
  const mermaid = (await import('mermaid')).default as unknown as Mermaid;
  mermaid.initialize(configFor(mermaid.mermaidAPI.defaultConfig));
  return (source) => drawing(source.replaceAll(/\r\n?/g, '\n'), { font, window, mermaid });
}

interface Tools {
  readonly font: FontMetrics;
  readonly window: DomWindow;
  readonly mermaid: Mermaid;
}

/** More parts than that are no picture any more, and take seconds to draw. */
const mostParts = 300;

async function drawing(source: string, tools: Tools): Promise<Drawing> {
  let parts = 0;
  const again = seed(source);
  try {
    refuseUnwanted(source);
    await forgetEarlier(tools.mermaid);
    parts = await partsOf(source, tools.mermaid);
    if (parts > mostParts)
      throw new RefusedDiagram(`it has ${parts} parts, and more than ${mostParts} cannot be read`, 'Make several diagrams of it.');
    return await drawn(source, parts, tools);
  } catch (error) {
    return { parts, texts: [], troubles: [troubleOf(error, source)] };
  } finally {
    again();
    tools.window.document.body.innerHTML = '';
  }
}

async function drawn(source: string, parts: number, { font, window, mermaid }: Tools): Promise<Drawing> {
  const { svg } = await mermaid.render('drawing', withoutToday(source, mermaid));
  const holder = window.document.createElement('div');
  holder.innerHTML = svg;
  (window.document.body as unknown as { append(child: DomElement): void }).append(holder);
  const root = holder.firstElementChild;
  if (root === null) throw new RefusedDiagram('nothing is drawn', 'Write what it is to show.');
  const texts = textsIn(root);
  const picture = pictureOf(root, font);
  if (!showsSomething(picture)) throw new RefusedDiagram('nothing is drawn', 'Write what it is to show.');
  const title = titleOf(picture) ?? titleWritten(source);
  return { picture: sized(titled(picture, title), boundsOf(root, font)), title, parts, texts, troubles: unclearIn(root, font, source) };
}

/** Some types of diagram do not forget the title of the one before; a chart of this type does. */
async function forgetEarlier(mermaid: Mermaid): Promise<void> {
  await mermaid.mermaidAPI.getDiagramFromText('pie');
}

/** A chart over time would mark the day on which it is drawn. */
function withoutToday(source: string, mermaid: Mermaid): string {
  return mermaid.detectType(source) === 'gantt' ? `${source}\ntodayMarker off` : source;
}

/** Boxes, where the type of diagram knows them, else lines that say something. */
async function partsOf(source: string, mermaid: Mermaid): Promise<number> {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
  refuseUndated(source, db);
  const nodes = db.getData?.().nodes;
  return nodes?.length ?? Math.max(0, source.split('\n').filter((line) => /^\s*[^\s%]/.test(line)).length - 1);
}

/** A task without a date begins today, so that the chart would be another every day. */
function refuseUndated(source: string, db: Database): void {
  if (db.getTasks === undefined || db.getDateFormat === undefined || /^[^Yy]+$/.test(db.getDateFormat())) return;
  const undated = db.getTasks().find(({ startTime }) => startTime?.getFullYear() === drawingDay.year);
  if (undated === undefined || source.includes(String(drawingDay.year))) return;
  const task = String(undated.task ?? '').trim();
  const line = Math.max(
    0,
    source.split('\n').findIndex((each) => each.trim().startsWith(task)),
  );
  throw new RefusedDiagram(
    'a task in it begins on the day on which it is drawn, so it would be another every day',
    'Give the task a date, or say after which one it comes.',
    { line },
  );
}

function showsSomething(element: PictureElement): boolean {
  const isShape = ['path', 'rect', 'circle', 'ellipse', 'line', 'polygon', 'polyline', 'text', 'use'].includes(element.tagName);
  return isShape || (element.tagName !== 'defs' && element.children.some((child) => typeof child !== 'string' && showsSomething(child)));
}

function titleOf({ children }: PictureElement): string | undefined {
  const title = children.find((child) => typeof child !== 'string' && child.tagName === 'title');
  const [words] = typeof title === 'object' ? title.children : [];
  return typeof words === 'string' && words.trim() !== '' ? words.trim() : undefined;
}

/** Types of diagram that do not know `accTitle`, or take no notice of it, have it in a line or in a comment all the same. */
function titleWritten(source: string): string | undefined {
  return /^\s*(?:%%\s*)?accTitle\s*:\s*(\S.*?)\s*$/m.exec(source)?.[1];
}

/** Whoever does not see the picture hears at least that there is one. */
function titled(picture: PictureElement, title: string | undefined): PictureElement {
  if (titleOf(picture) !== undefined) return picture;
  const element = { tagName: 'title', properties: { id: 'dt' }, children: [title ?? 'Diagram'] };
  return { ...picture, properties: { ...picture.properties, 'aria-labelledby': 'dt' }, children: [element, ...picture.children] };
}

/** As large as it was drawn, or larger where mermaid would cut something off. */
function sized(picture: PictureElement, drawn: Box | undefined): PictureElement {
  const [left = 0, top = 0, wide = 0, high = 0] = (picture.properties.viewBox ?? '').split(/[\s,]+/).map(Number);
  if (!(wide > 0 && high > 0) || drawn === undefined) throw new RefusedDiagram('nothing is drawn', 'Write what it is to show.');
  const [x, y] = [Math.floor(Math.min(left, drawn.x)), Math.floor(Math.min(top, drawn.y))];
  const width = Math.ceil(Math.max(left + wide, drawn.x + drawn.width)) - x;
  const height = Math.ceil(Math.max(top + high, drawn.y + drawn.height)) - y;
  return {
    ...picture,
    properties: { ...picture.properties, viewBox: [x, y, width, height].join(' '), width: String(width), height: String(height) },
  };
}
