import { Flaw } from '../flaw.ts';
import { type JsonMembers, type JsonNode, membersOf, nodesOf, textOf } from '../json.ts';
import type { Need, SpdxDocument, SpdxPackage } from './document.ts';
import { stated } from './document.ts';
import { demanded, unsupported } from './json2.ts';

const context = /^https:\/\/spdx\.org\/rdf\/(\d+\.\d+)(?:\.\d+)?\/spdx-context\.jsonld$/;

/** Is it JSON-LD with the context of SPDX 3, of any version? */
export function isSpdx3(root: JsonNode): boolean {
  return contextsOf(root).some((each) => each.startsWith('https://spdx.org/rdf/'));
}

function contextsOf(root: JsonNode): string[] {
  const node = membersOf(root).get('@context');
  return [node, ...nodesOf(node)].flatMap((each) => textOf(each) ?? []);
}

/** Elements that are packages. */
const packageTypes = ['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage'];

/** Relationships of SPDX 3 by which one package needs others; that of tools and tests is development whatever its scope. */
const needing: Readonly<Record<string, Need['use']>> = {
  dependsOn: 'product',
  hasOptionalDependency: 'product',
  hasProvidedDependency: 'product',
  hasPrerequisite: 'product',
  hasDynamicLink: 'product',
  hasStaticLink: 'product',
  usesTool: 'development',
  hasTest: 'development',
};

/** @throws Flaw where it is of another version, or not as SPDX 3.0 wants what is read of it */
export function documentOfJson3(root: JsonNode): SpdxDocument {
  const members = membersOf(root);
  const version = contextsOf(root).flatMap((each) => context.exec(each)?.[1] ?? [])[0];
  if (version !== '3.0') throw unsupported(`SPDX ${version ?? 'of this context'}`, members.get('@context') ?? root);
  const graph = members.get('@graph');
  if (graph !== undefined && !Array.isArray(graph.value)) throw new Flaw('`@graph` is no list', graph.name ?? graph);
  const elements = graph === undefined ? [root] : nodesOf(graph);
  return {
    format: 'SPDX 3.0 JSON',
    packages: elements.filter((each) => packageTypes.includes(typeOf(each))).map(packageOf),
    needs: elements.flatMap(needsOf),
    described: describedIn(elements),
  };
}

function typeOf(node: JsonNode): string {
  const members = membersOf(node);
  return textOf(members.get('type')) ?? textOf(members.get('@type')) ?? '';
}

function idOf(node: JsonNode): string {
  const members = membersOf(node);
  return textOf(members.get('@id')) ?? demanded(members, 'spdxId', node);
}

function packageOf(node: JsonNode): SpdxPackage {
  const members = membersOf(node);
  const identifiers = nodesOf(members.get('externalIdentifier')).map(membersOf);
  const other = identifiers.find((each) => textOf(each.get('externalIdentifierType')) === 'packageUrl');
  return {
    id: idOf(node),
    name: demanded(members, 'name', node),
    version: stated(textOf(members.get('software_packageVersion'))),
    purl: textOf(members.get('software_packageUrl')) || textOf(other?.get('identifier')) || undefined,
    span: members.get('name') ?? node,
  };
}

function needsOf(node: JsonNode): Need[] {
  const members = membersOf(node);
  if (!['Relationship', 'LifecycleScopedRelationship'].includes(typeOf(node))) return [];
  const type = demanded(members, 'relationshipType', node);
  const use = Object.hasOwn(needing, type) ? needing[type] : undefined;
  if (use === undefined) return [];
  const from = demanded(members, 'from', node);
  return textsIn(members, 'to').map((to) => ({ from, to, use: isForDevelopment(members) ? 'development' : use }));
}

function isForDevelopment(members: JsonMembers): boolean {
  return ['development', 'build', 'design', 'test'].includes(textOf(members.get('scope')) ?? '');
}

/** One text or a list of texts. */
function textsIn(members: JsonMembers, name: string): string[] {
  const node = members.get(name);
  return [node, ...nodesOf(node)].flatMap((each) => textOf(each) ?? []);
}

/** The root elements of the document; of a bill of materials among them, its own. */
function describedIn(elements: readonly JsonNode[]): string[] {
  const collections = elements.filter((each) => ['SpdxDocument', 'software_Sbom', 'Bom', 'Bundle'].includes(typeOf(each)));
  const roots = new Map(collections.map((each) => [idOf(each), textsIn(membersOf(each), 'rootElement')]));
  const documents = collections.filter((each) => typeOf(each) === 'SpdxDocument');
  const from = (documents.length > 0 ? documents : collections).flatMap((each) => roots.get(idOf(each)) ?? []);
  return from.flatMap((id) => roots.get(id) ?? [id]);
}
