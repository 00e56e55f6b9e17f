import type { VexDocument } from '../../model/vex.ts';
import { Flaw } from '../flaw.ts';
import { type JsonNode, membersOf, readJson, textOf } from '../json.ts';
import { placesIn } from '../places.ts';
import { readCsaf } from './csaf.ts';
import { readCycloneDxVex } from './cyclonedx.ts';
import { readOpenVex } from './openvex.ts';
import type { VexFormat } from './statement.ts';

/** Formats of VEX documents, by what each has at its top. */
const formats: readonly { readonly has: (root: JsonNode) => boolean; readonly read: VexFormat }[] = [
  { has: (root) => textOf(membersOf(root).get('bomFormat')) === 'CycloneDX', read: readCycloneDxVex },
  { has: (root) => /^https:\/\/openvex\.dev\/ns\b/.test(textOf(membersOf(root).get('@context')) ?? ''), read: readOpenVex },
  { has: (root) => membersOf(membersOf(root).get('document')).has('csaf_version'), read: readCsaf },
];

/** Reads a VEX document: CycloneDX JSON, OpenVEX or CSAF 2.0. Never throws: what cannot be read comes back as `unreadable`. */
export function readVex(file: string, text: string): VexDocument {
  const placeOf = placesIn(file, text);
  try {
    if (text.startsWith('<')) throw new Flaw('VEX documents in XML are not supported', { start: 0, end: 1 }, supported);
    const root = readJson(text);
    const format = formats.find(({ has }) => has(root));
    if (format === undefined) throw new Flaw('it is no VEX document of a supported kind', root, supported);
    const { name, statements } = format.read(root);
    const placed = statements.map(({ span, ...statement }) => ({ ...statement, place: placeOf(span) }));
    return { file, format: name, statements: placed, unreadable: [] };
  } catch (flaw) {
    if (!(flaw instanceof Flaw)) throw flaw;
    const fix = flaw.fix ?? 'Write it again with the tool that made it, or correct it by hand.';
    return { file, format: 'VEX', statements: [], unreadable: [{ what: file, why: flaw.message, fix, place: placeOf(flaw.span) }] };
  }
}

const supported = 'Give CycloneDX as JSON, OpenVEX, or CSAF 2.0.';
