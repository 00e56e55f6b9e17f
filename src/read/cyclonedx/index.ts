import type { Entries, Entry } from '../component-list.ts';
import { type JsonMembers, type JsonNode, membersOf, nodesOf, textOf } from '../json.ts';
import type { Bom } from './bom.ts';

export { type Bom, bomOf, isCycloneDx } from './bom.ts';
export { bomOfXml, isXmlBom } from './xml.ts';

/**
 * Components of a bill of materials of CycloneDX with the ones nested in them, of the subject too, and its services. What is excluded, or marked by the
 * tool as a development dependency, is for development.
 */
export function entriesOfBom({ version, root }: Bom): Entries {
  const members = membersOf(root);
  const component = membersOf(members.get('metadata')).get('component');
  const entries = [
    ...nodesOf(membersOf(component).get('components')),
    ...nodesOf(members.get('components')),
    ...nodesOf(members.get('services')),
  ];
  const format = `CycloneDX ${version}`;
  return { format, ...(component === undefined ? {} : { subject: subjectOf(component) }), entries: entries.flatMap(entriesOf) };
}

function subjectOf(node: JsonNode): NonNullable<Entries['subject']> {
  const { name, version, purl, span } = entryOf(node);
  return { name, version, purl, span };
}

function entriesOf(node: JsonNode): Entry[] {
  const members = membersOf(node);
  const nested = [...nodesOf(members.get('components')), ...nodesOf(members.get('services'))];
  return [entryOf(node), ...nested.flatMap(entriesOf)];
}

function entryOf(node: JsonNode): Entry {
  const members = membersOf(node);
  const purl = textOf(members.get('purl')) || undefined;
  const name = nameOf(textOf(members.get('group')) ?? '', textOf(members.get('name')) ?? '', purl);
  return {
    name,
    version: textOf(members.get('version')) ?? '',
    purl,
    use: useOf(members),
    origin: 'unknown',
    span: members.get('name') ?? node,
  };
}

/** Group and name as the ecosystem writes them: Maven's, and groups like `com.example`, with a colon. */
function nameOf(group: string, name: string, purl: string | undefined): string {
  if (group === '') return name;
  const isMaven = purl?.startsWith('pkg:maven/') ?? /^[\w-]+(?:\.[\w-]+)+$/.test(group);
  return `${group}${isMaven ? ':' : '/'}${name}`;
}

function useOf(members: JsonMembers): Entry['use'] {
  const marks = nodesOf(members.get('properties')).map(membersOf);
  const marked = (name: RegExp) =>
    marks.filter((mark) => name.test(textOf(mark.get('name')) ?? '')).map((mark) => textOf(mark.get('value')));
  const groups = marked(/^cdx:poetry:group$/);
  const isMarked =
    marked(developmentMark).some((value) => value?.toLowerCase() === 'true') || (groups.length > 0 && !groups.includes('main'));
  return isMarked || textOf(members.get('scope')) === 'excluded' ? 'development' : 'product';
}

/** Properties of the CycloneDX taxonomy, such as `cdx:npm:package:development`. */
const developmentMark = /^cdx:[a-z]+:package:(?:development|isDevRequirement)$/;
