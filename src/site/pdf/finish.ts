import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef, PDFString, PDFDocument as Pdf } from '@cantoo/pdf-lib';
import type { Entry } from './chapters.ts';

/** What a PDF says of itself. */
export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** The program that made it. */
  readonly tool: string;
  /** As `2026-11-22`: it is as old as what it tells. */
  readonly day: string;
}

/** A PDF as it was printed. */
export async function opened(bytes: Uint8Array): Promise<PDFDocument> {
  return await Pdf.load(bytes, { updateMetadata: false });
}

/** On which page, counted from 1, each named place of a PDF stands. */
export function pagesOfPlaces(document: PDFDocument): ReadonlyMap<string, number> {
  const numbers = new Map(document.getPages().map(({ ref }, at) => [ref.toString(), at + 1]));
  const places = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  return new Map(
    (places?.entries() ?? []).flatMap(([name, place]) => {
      const target = place instanceof PDFRef ? document.context.lookup(place) : place;
      const page = target instanceof PDFArray ? numbers.get(String(target.get(0))) : undefined;
      return page === undefined ? [] : [[name.decodeText(), page] as const];
    }),
  );
}

/**
 * Gives bookmarks the words of their headings: a browser makes them of what it painted, without the space where a line ended. They come in the order of headings.
 */
export function nameBookmarks(document: PDFDocument, headings: readonly Entry[]): void {
  let reached = 0;
  const squeezed = (text: string) => text.replaceAll(/\s+/g, '');
  const walk = (parent: PDFDict) => {
    for (let each = child(parent, 'First'); each !== undefined; each = child(each, 'Next')) {
      const title = each.lookupMaybe(PDFName.of('Title'), PDFString, PDFHexString)?.decodeText() ?? '';
      const at = headings.findIndex(({ words }, place) => place >= reached && squeezed(words) === squeezed(title));
      if (at >= 0) {
        each.set(PDFName.of('Title'), PDFHexString.fromText(headings[at]?.text ?? title));
        reached = at + 1;
      }
      walk(each);
    }
  };
  const outline = document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  if (outline !== undefined) walk(outline);
}

function child(entry: PDFDict, key: 'First' | 'Next'): PDFDict | undefined {
  return entry.lookupMaybe(PDFName.of(key), PDFDict);
}

/** The same PDF with its facts, and with nothing in it that tells when or where it was printed. */
export async function finished(document: PDFDocument, facts: PdfFacts): Promise<Uint8Array> {
  const day = new Date(`${facts.day}T00:00:00Z`);
  document.setTitle(facts.title);
  document.setAuthor(facts.author);
  document.setSubject(facts.subject);
  document.setCreator(facts.tool);
  document.setCreationDate(day);
  document.setModificationDate(day);
  name(document, facts);
  return await document.save();
}

/** Readers tell PDFs apart by two numbers: here by what it is about, and by how it was printed. */
function name(document: PDFDocument, facts: PdfFacts): void {
  const [about, printed] = [JSON.stringify(facts), `${JSON.stringify(facts)} ${document.getProducer()} ${document.getPageCount()}`].map(
    (text) => createHash('sha256').update(text).digest('hex').slice(0, 32),
  );
  const ids = PDFArray.withContext(document.context);
  for (const each of [about, printed]) ids.push(PDFHexString.of(each ?? ''));
  document.context.trailerInfo.ID = ids;
}
