import type { VexStatus } from '../../model/evidence.ts';
import { packageUrl } from '../../model/package-url.ts';
import type { VexProduct } from '../../model/vex.ts';
import { Flaw } from '../flaw.ts';
import { type JsonNode, textOf } from '../json.ts';
import { at, cpeParts, listAt, reasonOf, type Said, textAt, textsAt, timeOf, type VexFormat } from './statement.ts';

/** Groups of `product_status` (CSAF 2.0, 3.2.3.9), and what they mean for the products named. */
const groups: Readonly<Record<string, VexStatus>> = {
  known_not_affected: 'not-affected',
  known_affected: 'affected',
  first_affected: 'affected',
  last_affected: 'affected',
  fixed: 'fixed',
  first_fixed: 'fixed',
  under_investigation: 'under-investigation',
};

const categories = ['csaf_vex', 'csaf_security_advisory'];

/** CSAF 2.0 in the profile VEX; a security advisory says the same where it gives the status of products. */
export const readCsaf: VexFormat = (root) => {
  const document = at(root, 'document') as JsonNode;
  const [version, category] = [textAt(document, 'csaf_version'), textAt(document, 'category')];
  if (!version.startsWith('2.')) throw new Flaw(`CSAF ${version} is not supported`, at(document, 'csaf_version') ?? document);
  if (!categories.includes(category))
    throw new Flaw(`CSAF documents of category ${category} are no VEX`, at(document, 'category') ?? document);
  const products = productsIn(root);
  const time = timeOf(at(document, 'tracking', 'current_release_date'), at(document, 'tracking', 'initial_release_date'));
  return {
    name: `CSAF ${version}`,
    statements: listAt(root, 'vulnerabilities').flatMap((each) => saidIn(each, products).map((said) => ({ ...said, ...time }))),
  };
};

interface Products {
  readonly byId: ReadonlyMap<string, VexProduct>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

function productsIn(root: JsonNode): Products {
  const tree = at(root, 'product_tree');
  if (tree === undefined) return { byId: new Map(), groups: new Map() };
  const byId = new Map<string, VexProduct>();
  for (const named of listAt(tree, 'full_product_names')) byId.set(textAt(named, 'product_id'), productIn(named, {}));
  for (const branch of listAt(tree, 'branches')) gather(branch, {}, byId);
  for (const relation of listAt(tree, 'relationships')) relate(relation, byId);
  const members = listAt(tree, 'product_groups').map((each) => [textAt(each, 'group_id'), textsAt(each, 'product_ids')] as const);
  return { byId, groups: new Map(members) };
}

/** Goes down the branches, which name the product on one level and its version below. */
function gather(branch: JsonNode, above: VexProduct, byId: Map<string, VexProduct>): void {
  const [category, name] = [textOf(at(branch, 'category')), textOf(at(branch, 'name'))];
  const here = category === 'product_name' ? { ...above, name } : isVersion(category) ? { ...above, version: name } : above;
  const product = at(branch, 'product');
  if (product !== undefined) byId.set(textAt(product, 'product_id'), productIn(product, here));
  for (const below of listAt(branch, 'branches')) gather(below, here, byId);
}

/** A range stands as it is written: no exact version is equal to it, so that nothing is said of one by chance. */
function isVersion(category: string | undefined): boolean {
  return category === 'product_version' || category === 'product_version_range';
}

function productIn(named: JsonNode, above: VexProduct): VexProduct {
  const purl = textOf(at(named, 'product_identification_helper', 'purl'));
  if (purl !== undefined) return (packageUrl(purl)?.version ?? '') === '' ? { purl, version: above.version } : { purl };
  const cpe = cpeParts(textOf(at(named, 'product_identification_helper', 'cpe')));
  return { name: above.name ?? cpe.name ?? textAt(named, 'name'), version: above.version ?? cpe.version };
}

/** One product as a part of another: what is said holds for the part, in that other. */
function relate(relation: JsonNode, byId: Map<string, VexProduct>): void {
  const [part, whole] = ['product_reference', 'relates_to_product_reference'].map((name) => known(textAt(relation, name), byId, relation));
  const named = at(relation, 'full_product_name');
  if (named === undefined) throw new Flaw('a relationship in it has no `full_product_name`', relation);
  byId.set(textAt(named, 'product_id'), { ...part, within: whole });
}

function known(id: string, byId: ReadonlyMap<string, VexProduct>, node: JsonNode): VexProduct {
  const product = byId.get(id);
  if (product === undefined) throw new Flaw(`it names the product ${id}, which its product tree does not hold`, node);
  return product;
}

function saidIn(node: JsonNode, products: Products): readonly Said[] {
  const status = at(node, 'product_status');
  if (status === undefined) return [];
  const vulnerability = [textOf(at(node, 'cve')) ?? [], ...listAt(node, 'ids').map((each) => textAt(each, 'text'))].flat();
  if (vulnerability.length === 0) throw new Flaw('a vulnerability in it has neither `cve` nor `ids`', node);
  return Object.entries(groups).flatMap(([group, said]) =>
    textsAt(status, group).map((id) => ({
      vulnerability,
      products: [known(id, products.byId, at(status, group) ?? status)],
      status: said,
      ...reasonOf(label(node, id, products), impact(node, id, products)),
      span: node,
    })),
  );
}

function label(node: JsonNode, id: string, products: Products): string | undefined {
  return textOf(
    at(
      listAt(node, 'flags').find((each) => isAbout(each, id, products)),
      'label',
    ),
  );
}

function impact(node: JsonNode, id: string, products: Products): string | undefined {
  const threats = listAt(node, 'threats').filter((each) => textOf(at(each, 'category')) === 'impact');
  return textOf(
    at(
      threats.find((each) => isAbout(each, id, products)),
      'details',
    ),
  );
}

/** Is it about a product, by itself or in a group? It is about all where it names none. */
function isAbout(node: JsonNode, id: string, { groups }: Products): boolean {
  const [ids, named] = [textsAt(node, 'product_ids'), textsAt(node, 'group_ids')];
  return ids.length + named.length === 0 || ids.includes(id) || named.some((group) => groups.get(group)?.includes(id));
}
