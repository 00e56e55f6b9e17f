import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Absence } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { Past } from '../../model/past.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { writeWhole } from '../../project/output-file.ts';
import { readSettings } from '../../project/trace.ts';
import { approvedRevisions, documentControl } from '../../view/document-control.ts';
import { suggestion } from '../../view/suggestion.ts';
import { addressOf } from '../address.ts';
import { type Judged, type Made, madeOf } from '../build.ts';
import { OutputError } from '../output.ts';
import type { Redlined } from '../pages/document.ts';
import { pdfStrings } from '../strings/pdf.ts';
import { speaker } from '../strings/strings.ts';
import { type Environment, openBrowser } from './browser.ts';
import { chaptersOf } from './chapters.ts';
import { documentCover, wholeCover } from './cover.ts';
import { finished, nameBookmarks } from './finish.ts';
import { documentParts, wholeParts } from './parts.ts';
import { printed } from './print.ts';
import { pdfText } from './text.ts';

export { OutputError } from '../output.ts';

/** What is to be printed, and where it goes. */
export interface PdfRequest {
  /** ID of the only document; the whole file when absent. */
  readonly document?: string | undefined;
  /** The approved revision to compare that document with. */
  readonly redlineAgainst?: string | undefined;
  /** A file that ends in `.pdf`, or a folder for one with a name that stays the same from version to version. */
  readonly out: string;
  readonly env: Environment;
  /** Hears what is being done. */
  readonly onStep: (words: string) => void;
}

/**
 * Prints what was judged as a PDF, from the pages of its site, and answers with its path.
 * @throws OutputError where there is no browser, no such document or revision, or the file cannot be written
 */
export async function writePdf(judged: Judged, request: PdfRequest): Promise<string> {
  const { report, root } = judged;
  const { graph } = report;
  const parsed = readSettings(root);
  if (graph === undefined || 'unreadable' in parsed) throw new OutputError('the settings cannot be read', '`dhf check` says why.');
  const document = request.document === undefined ? undefined : documentNamed(graph, request.document);
  const named = parsed.settings.pdf.browser;
  const browser = await openBrowser(named === '' ? '' : resolve(root, named), request.env);
  try {
    request.onStep('making the pages');
    const choose = (past: Past | Absence) =>
      document === undefined ? undefined : revisionOf(graph, document, request.redlineAgainst, past);
    const made = await madeOf(judged, report.verdict !== 'no-blocking-findings', choose);
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-pdf-'));
    try {
      const text = textOf(made, graph, document);
      await layOut(made, folder);
      const print = await printed(browser, text, folder, (turn) => request.onStep(`printing, turn ${turn}`));
      nameBookmarks(print, text.headings);
      const facts = { title: text.title, author: made.site.frame.brand.company, subject: made.site.frame.verdictWords };
      const path = request.out.endsWith('.pdf') ? request.out : join(request.out, fileName(made, graph, document));
      writeWhole(path, await finished(print, { ...facts, tool: report.tool, day: report.asOf.date }));
      return path;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    await browser.close();
  }
}

function documentNamed(graph: TraceGraph, id: string): TraceItem {
  const found = graph.item(id);
  if (found?.kind === 'document') return found;
  const ids = graph.ofKind('document').map((document) => document.id);
  const fix = suggestion(id, ids) ?? `Name one of ${ids.join(', ')}.`;
  throw new OutputError(found === undefined ? `there is no document ${id}` : `${id} is no document`, fix);
}

/** Only what somebody approved can be compared with. */
function revisionOf(graph: TraceGraph, document: TraceItem, revision: string | undefined, past: Past | Absence): Redlined | undefined {
  if (revision === undefined) return undefined;
  if ('why' in past) throw new OutputError(`revision ${revision} of ${document.id} is not known: ${past.why}`, past.fix);
  const known = approvedRevisions(graph, document, past);
  const found = known.find((each) => each.revision === revision);
  if (found !== undefined) return { document, ...found };
  const names = [...new Set(known.map((each) => each.revision))];
  throw new OutputError(
    `no commit that was read holds an approved revision ${revision} of ${document.id} that says something else than now`,
    names.length === 0 ? 'There is none to compare with: leave --redline-against away.' : `Name an approved revision: ${names.join(', ')}.`,
  );
}

function textOf({ site, redlined }: Made, graph: TraceGraph, document: TraceItem | undefined) {
  const { frame } = site;
  const say = speaker(pdfStrings, frame.language);
  const parts = document === undefined ? wholeParts(site, graph, say) : documentParts(site, document);
  const held = new Map(graph.items.flatMap((item) => (item.document === undefined ? [] : [[addressOf.item(item.id), item] as const])));
  const chapters = chaptersOf(parts, (path) => {
    const item = held.get(path);
    return item?.document === undefined ? undefined : [addressOf.document(item.document), item.id];
  });
  const cover = document === undefined ? wholeCover(frame, say) : documentCover(graph, document, frame, redlined);
  return pdfText(cover, chapters, frame, styles(site.files));
}

/** Styles and fonts stand in it. */
const assetFolder = 'assets/';

const assets = fileURLToPath(new URL('../public/assets/', import.meta.url));

/** Those of the site, then what is printed at the edge of sheets, then what only a PDF has. */
function styles(files: Made['site']['files']): readonly string[] {
  const made = [...files.keys()].flatMap((address) => (address.startsWith(assetFolder) ? [address.slice(assetFolder.length)] : []));
  const own = [...readdirSync(assets), ...made].filter((name) => name.endsWith('.css'));
  const [first, last] = ['site.css', ['print.css', 'pdf.css']];
  return [first, ...own.filter((name) => name !== first && !last.includes(name)).sort(), ...last];
}

/** Pictures are known once the text was made. */
async function layOut({ site, pictures }: Made, folder: string): Promise<void> {
  mkdirSync(join(folder, assetFolder));
  for (const name of readdirSync(assets)) copyFileSync(join(assets, name), join(folder, assetFolder, name));
  for (const [address, text] of site.files) if (address.endsWith('.css')) put(join(folder, address), text);
  for (const [address, make] of site.makes) if (address.startsWith(assetFolder)) put(join(folder, address), await make());
  pictures.copyTo(folder);
}

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** The same from version to version, but for the version. */
function fileName({ site: { frame }, redlined }: Made, graph: TraceGraph, document: TraceItem | undefined): string {
  const plain = (text: string) => text.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  if (document === undefined) return `${plain(frame.product)}-${plain(frame.version)}-dhf.pdf`;
  const { revision = 'none' } = documentControl(graph, document);
  const against = redlined === undefined ? '' : `-redline-r${plain(redlined.revision)}`;
  return `${plain(document.id)}-r${plain(revision)}${against}.pdf`;
}
