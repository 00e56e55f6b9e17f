import type { Place } from '../../model/place.ts';
import type { CoverageRead, FileCoverage, Share } from '../../model/test-report.ts';
import { detached } from '../detached.ts';
import { rootElement } from '../looks-like.ts';
import type { PieceReader } from '../piece-reader.ts';
import { wrongRoot } from '../refusal.ts';
import { textSoFar } from '../report-so-far.ts';
import { type XmlElement, xmlReader } from '../xml.ts';

/** The document type that Cobertura declares, and many tools with it. It is not fetched, and a subset of its own may declare entities. */
const documentType = /^\s*coverage\s+(?:SYSTEM|PUBLIC)\s+[^[\]]*$/;

/** Does a text begin as Cobertura XML does? Clover and NCover call their outermost element `coverage` too. */
export function isCobertura(beginning: string): boolean {
  const tag = /<coverage\b[^>]*>/.exec(beginning)?.[0] ?? '';
  return rootElement(beginning) === 'coverage' && /\s(?:line-rate|lines-valid|branch-rate)=/.test(tag);
}

/** What is counted of one file, by line. */
interface Open {
  readonly path: string;
  readonly place: Place;
  readonly lines: Map<string, boolean>;
  readonly branches: Map<string, Share>;
}

/** Reads Cobertura XML. The lines listed count, each once, wherever they stand in the classes of a file; totals and rates are not looked at. */
export function coberturaReader(file: string): PieceReader<CoverageRead> {
  const files = new Map<string, Open>();
  const sources: string[] = [];
  const text = textSoFar();
  let open: Open | undefined;
  let ofMethods: XmlElement['attributes'][] = [];
  let isInMethod = false;
  let hasLines = false;
  let root: XmlElement | undefined;

  function opened(element: XmlElement): void {
    const { name, attributes } = element;
    root ??= element;
    if (name === 'source') text.take();
    else if (name === 'class') open = openOf((attributes.filename ?? '').replaceAll('\\', '/'), element.place);
    else if (name === 'method') isInMethod = true;
    else if (name === 'line' && isInMethod) ofMethods.push(attributes);
    else if (name === 'line' && open !== undefined) {
      hasLines = true;
      addLine(open, attributes);
    }
  }

  function closed({ name }: XmlElement): void {
    if (name === 'source') sources.push(text.take().trim().replaceAll('\\', '/'));
    else if (name === 'method') isInMethod = false;
    else if (name === 'class') closeClass();
  }

  /** Lines of methods stand among those of their class too, unless a tool writes them only once. */
  function closeClass(): void {
    if (open !== undefined && !hasLines) for (const attributes of ofMethods) addLine(open, attributes);
    open = undefined;
    ofMethods = [];
    hasLines = false;
  }

  function openOf(path: string, place: Place): Open {
    const known = files.get(path) ?? { path: detached(path), place, lines: new Map(), branches: new Map() };
    files.set(known.path, known);
    return known;
  }

  const xml = xmlReader(file, { open: opened, close: closed, text: text.add }, documentType);
  return {
    write: xml.write,
    end() {
      const unreadable = xml.end().refused ?? wrongRoot(file, root, ['coverage'], 'Cobertura report');
      // With several folders of sources nobody can tell which of them a path begins in.
      const [source] = sources.length === 1 ? sources : [];
      const tellsBranches = [...files.values()].some(({ branches }) => branches.size > 0);
      return {
        format: 'Cobertura XML',
        files: [...files.values()].map((each) => coverageOf(each, source, tellsBranches)),
        unreadable: unreadable === undefined ? [] : [unreadable],
      };
    },
  };
}

function addLine(open: Open, { number = '', hits = '0', 'condition-coverage': conditions }: XmlElement['attributes']): void {
  open.lines.set(detached(number), open.lines.get(number) === true || Number(hits) > 0);
  // `50% (1/2)`
  const [, hit, found] = /\((\d{1,9})\/(\d{1,9})\)/.exec(conditions ?? '') ?? [];
  if (hit === undefined) return;
  const known = open.branches.get(number) ?? { hit: 0, found: 0 };
  open.branches.set(detached(number), { hit: Math.max(known.hit, Number(hit)), found: Math.max(known.found, Number(found)) });
}

function coverageOf({ path, place, lines, branches }: Open, source: string | undefined, tellsBranches: boolean): FileCoverage {
  const isWhole = /^(?:[A-Za-z]:|\/)/.test(path);
  const hit = [...lines.values()].filter(Boolean).length;
  return {
    path: isWhole || !source ? path : `${source.replace(/\/$/, '')}/${path}`,
    lines: { hit, found: lines.size },
    ...(tellsBranches ? { branches: sum([...branches.values()]) } : {}),
    place,
  };
}

function sum(shares: readonly Share[]): Share {
  return { hit: shares.reduce((all, { hit }) => all + hit, 0), found: shares.reduce((all, { found }) => all + found, 0) };
}
