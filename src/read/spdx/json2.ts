import { Flaw } from '../flaw.ts';
import { type JsonMembers, type JsonNode, membersOf, nodesOf, textOf } from '../json.ts';
import { type SpdxDocument, type SpdxPackage, stated } from './document.ts';
import { describedIn, needIn, version2 } from './relationships.ts';

/** Is it JSON of SPDX 2, of any version? */
export function isSpdx2(root: JsonNode): boolean {
  return membersOf(root).has('spdxVersion');
}

/** @throws Flaw where it is of another version, or not as SPDX 2.3 wants what is read of it */
export function documentOfJson2(root: JsonNode): SpdxDocument {
  const members = membersOf(root);
  const version = members.get('spdxVersion');
  if (textOf(version) !== version2) throw unsupported(textOf(version) ?? 'SPDX of no version', version ?? root);
  const document = demanded(members, 'SPDXID', root);
  const packages = listIn(members, 'packages').map(packageOf);
  const relationships = listIn(members, 'relationships').map((node) => {
    const each = membersOf(node);
    return [
      demanded(each, 'spdxElementId', node),
      demanded(each, 'relationshipType', node),
      demanded(each, 'relatedSpdxElement', node),
    ] as const;
  });
  const described = listIn(members, 'documentDescribes').flatMap((node) => textOf(node) ?? []);
  return {
    format: 'SPDX 2.3 JSON',
    packages,
    needs: relationships.flatMap((each) => needIn(...each)),
    described: [...described, ...relationships.flatMap((each) => describedIn(...each, document))],
  };
}

/** Says that another version of SPDX stands here. */
export function unsupported(version: string, { start, end }: { readonly start: number; readonly end: number }): Flaw {
  return new Flaw(
    `${version} is not supported; SPDX-2.3 and SPDX 3.0 are`,
    { start, end },
    'Write it again as SPDX 2.3 or as CycloneDX, or convert it.',
  );
}

function packageOf(node: JsonNode): SpdxPackage {
  const members = membersOf(node);
  const references = listIn(members, 'externalRefs').map(membersOf);
  const purl = references.find((each) => textOf(each.get('referenceType')) === 'purl');
  return {
    id: demanded(members, 'SPDXID', node),
    name: demanded(members, 'name', node),
    version: stated(textOf(members.get('versionInfo'))),
    purl: textOf(purl?.get('referenceLocator')) || undefined,
    span: members.get('name') ?? node,
  };
}

/** @throws Flaw where the member is there and no list */
function listIn(members: JsonMembers, name: string): readonly JsonNode[] {
  const node = members.get(name);
  if (node === undefined || Array.isArray(node.value)) return nodesOf(node);
  throw new Flaw(`\`${name}\` is no list`, node.name ?? node);
}

/** @throws Flaw where the member is missing or no text */
export function demanded(members: JsonMembers, name: string, node: JsonNode): string {
  const text = textOf(members.get(name));
  if (text !== undefined && text !== '') return text;
  throw new Flaw(`\`${name}\` is missing or no text`, members.get(name) ?? { start: node.start, end: node.start + 1 });
}
