import type { VexProduct } from '../../model/vex.ts';
import { Flaw } from '../flaw.ts';
import { type JsonNode, textOf } from '../json.ts';
import { at, cpeParts, listAt, reasonOf, type Said, statuses, textAt, textsAt, timeOf, type VexFormat, wordAt } from './statement.ts';

/** OpenVEX 0.0.1 and 0.2.0. */
export const readOpenVex: VexFormat = (root) => {
  const version = /v(\d[\d.]*)$/.exec(textAt(root, '@context'))?.[1];
  return {
    name: version === undefined ? 'OpenVEX' : `OpenVEX ${version}`,
    statements: listAt(root, 'statements').map((each) => saidIn(each, root)),
  };
};

function saidIn(node: JsonNode, root: JsonNode): Said {
  const products = listAt(node, 'products');
  if (products.length === 0) throw new Flaw('a statement in it names no `products`', node);
  const words = ['justification', 'impact_statement', 'action_statement', 'status_notes'].map((name) => textOf(at(node, name)));
  return {
    vulnerability: vulnerabilityIn(node),
    products: products.flatMap(productsIn),
    status: wordAt(node, 'status', statuses),
    ...reasonOf(...words),
    ...timeOf(at(node, 'last_updated'), at(node, 'timestamp'), at(root, 'last_updated'), at(root, 'timestamp')),
    span: node,
  };
}

function vulnerabilityIn(node: JsonNode): readonly string[] {
  const said = at(node, 'vulnerability');
  if (said === undefined || textOf(said) !== undefined) return [textAt(node, 'vulnerability')];
  return [textAt(said, 'name'), ...textsAt(said, 'aliases')];
}

/** A product, or the parts of it that the statement is about. */
function productsIn(node: JsonNode): readonly VexProduct[] {
  const product = productIn(node);
  const parts = textOf(node) === undefined ? listAt(node, 'subcomponents').map(productIn) : [];
  return parts.length === 0 ? [product] : parts.map((part) => ({ ...part, within: product }));
}

function productIn(node: JsonNode): VexProduct {
  const id = textOf(node) ?? textOf(at(node, '@id'));
  const purl = textOf(at(node, 'identifiers', 'purl')) ?? (id?.startsWith('pkg:') ? id : undefined);
  const cpe = textOf(at(node, 'identifiers', 'cpe23')) ?? textOf(at(node, 'identifiers', 'cpe22'));
  if (purl !== undefined) return { purl };
  return cpe === undefined ? { name: id ?? textAt(node, '@id') } : cpeParts(cpe);
}
