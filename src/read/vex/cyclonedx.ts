import type { VexStatus } from '../../model/evidence.ts';
import { packageUrl } from '../../model/package-url.ts';
import type { VexProduct } from '../../model/vex.ts';
import { Flaw } from '../flaw.ts';
import { type JsonNode, textOf } from '../json.ts';
import { at, listAt, reasonOf, type Said, textAt, timeOf, type VexFormat, wordAt } from './statement.ts';

const states: Readonly<Record<string, VexStatus>> = {
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'affected',
  in_triage: 'under-investigation',
  false_positive: 'not-affected',
  not_affected: 'not-affected',
};

/** The `vulnerabilities` of a CycloneDX BOM, JSON of version 1.4 and later; those without an analysis say nothing. */
export const readCycloneDxVex: VexFormat = (root) => {
  const parts = new Map<string, VexProduct>();
  const own = at(root, 'metadata', 'component');
  if (own !== undefined) gather(own, parts);
  for (const component of listAt(root, 'components')) gather(component, parts);
  const said = listAt(root, 'vulnerabilities').filter((each) => at(each, 'analysis') !== undefined);
  return { name: `CycloneDX ${textAt(root, 'specVersion')}`, statements: said.map((each) => saidIn(each, parts, own)) };
};

function productIn(component: JsonNode): VexProduct {
  const [purl, name, version] = ['purl', 'name', 'version'].map((key) => textOf(at(component, key)));
  return purl === undefined ? { name, version } : { purl };
}

function gather(node: JsonNode, parts: Map<string, VexProduct>): void {
  const ref = textOf(at(node, 'bom-ref'));
  if (ref !== undefined) parts.set(ref, productIn(node));
  for (const component of listAt(node, 'components')) gather(component, parts);
}

/** One that names no component speaks of the product. */
function saidIn(node: JsonNode, parts: ReadonlyMap<string, VexProduct>, own: JsonNode | undefined): Said {
  const analysis = at(node, 'analysis') as JsonNode;
  const status = at(analysis, 'state') === undefined ? 'under-investigation' : wordAt(analysis, 'state', states);
  const affects = listAt(node, 'affects');
  const references = listAt(node, 'references').flatMap((each) => textOf(at(each, 'id')) ?? []);
  return {
    vulnerability: [textAt(node, 'id'), ...references],
    products: affects.length === 0 && own !== undefined ? [productIn(own)] : affects.flatMap((each) => affectedIn(each, parts)),
    status,
    ...reasonOf(textOf(at(analysis, 'justification')), textOf(at(analysis, 'detail'))),
    ...timeOf(at(analysis, 'lastUpdated'), at(analysis, 'firstIssued'), at(node, 'updated'), at(node, 'published')),
    span: node,
  };
}

/** The component that is named; where its reference does not say which version, in each that is listed as affected. Ranges are taken to hold it. */
function affectedIn(node: JsonNode, parts: ReadonlyMap<string, VexProduct>): readonly VexProduct[] {
  const product = productOf(node, parts);
  const listed = listAt(node, 'versions').filter((each) => textOf(at(each, 'status')) !== 'unaffected');
  const versions = listed.map((each) => textOf(at(each, 'version')));
  const isPinned = (product.version ?? packageUrl(product.purl ?? '')?.version ?? '') !== '';
  if (isPinned || versions.length === 0 || versions.includes(undefined)) return [product];
  return versions.map((version) => ({ ...product, version }));
}

/** By its reference in this document, or by a BOM-Link (`urn:cdx:serial/1#reference`) whose reference is a package URL. */
function productOf(node: JsonNode, parts: ReadonlyMap<string, VexProduct>): VexProduct {
  const ref = textAt(node, 'ref');
  const last = decoded(ref.startsWith('urn:cdx:') ? ref.slice(ref.indexOf('#') + 1) : ref);
  const found = parts.get(ref) ?? parts.get(last);
  if (found !== undefined) return found;
  if (last.startsWith('pkg:')) return { purl: last };
  const fix = 'Name components by package URLs in `bom-ref`, or keep the statements in the BOM that holds the components.';
  throw new Flaw(`its statement is about “${last}”, and nothing in it says what that is`, at(node, 'ref') ?? node, fix);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
