import { Flaw } from '../flaw.ts';
import { type JsonMembers, type JsonNode, membersOf, nodesOf, textOf } from '../json.ts';
import { type Member, type ObjectName, type ObjectShape, objects, type Scalar, type Shape, type Version } from './shapes.ts';

/**
 * Compares a bill of materials with what its version of CycloneDX allows.
 * @throws Flaw where it differs, at the first such place
 */
export function judge(bom: JsonNode, version: Version): void {
  judgeObject(bom, 'bom', version);
  judgeReferences(bom);
}

function judgeObject(node: JsonNode, object: ObjectName, version: Version, key: string = object): void {
  if (!(node.value instanceof Map)) throw wrong(key, node, 'an object');
  const members: JsonMembers = node.value;
  const shape = objects[object];
  for (const [name, member] of members) {
    const known = knownMember(shape, name, version);
    if (known !== undefined) judgeNode(name, member, known.is, version);
    else if (shape.openUntil === undefined || version > shape.openUntil)
      throw new Flaw(`CycloneDX ${version} knows no \`${name}\` here`, member.name ?? member);
  }
  for (const [name, since] of needed.get(object) ?? [])
    if (version >= since && !members.has(name)) throw new Flaw(`\`${name}\` is missing`, startOf(node));
  judgeGroups(node, members, shape);
  rules[object]?.(members, node, version);
}

/** What must be there, and since which version, by the object. */
const needed: ReadonlyMap<string, readonly (readonly [name: string, since: Version])[]> = new Map(
  Object.entries(objects).map(([object, { members }]) => [
    object,
    Object.entries(members).flatMap(([name, member]) => (member.needed === undefined ? [] : [[name, member.needed] as const])),
  ]),
);

function knownMember(shape: ObjectShape, key: string, version: Version): Member | undefined {
  const member = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
  return member?.since !== undefined && version < member.since ? undefined : member;
}

function judgeGroups(node: JsonNode, members: JsonMembers, { exactlyOne = [], someOf = [], atMostOne = [] }: ObjectShape): void {
  const count = (group: readonly string[]) => group.filter((key) => members.has(key)).length;
  const named = (group: readonly string[]) => group.map((key) => `\`${key}\``).join(', ');
  for (const group of exactlyOne) if (count(group) !== 1) throw new Flaw(`exactly one of ${named(group)} must stand here`, startOf(node));
  for (const group of someOf) if (count(group) === 0) throw new Flaw(`one of ${named(group)} must stand here`, startOf(node));
  for (const group of atMostOne) if (count(group) > 1) throw new Flaw(`only one of ${named(group)} may stand here`, startOf(node));
}

function judgeNode(key: string, node: JsonNode, shape: Shape, version: Version): void {
  if (typeof shape === 'object' && 'members' in shape) judgeObject(node, shape.members, version, key);
  else if (typeof shape === 'object' && 'list' in shape) judgeList(key, node, shape.list, version);
  else if (!isScalar(node, shape, version)) throw wrong(key, node, calledIn(shape, version));
}

function calledIn(shape: Scalar, version: Version): string {
  if (typeof shape !== 'object') return { any: 'a value', boolean: '`true` or `false`', integer: 'a whole number', text: 'a text' }[shape];
  if (shape.called !== undefined) return shape.called;
  const allowed = [...(shape.words ?? [])].filter(([, since]) => since <= version).map(([word]) => word);
  return allowed.length === 1 ? `\`${allowed[0]}\`` : `one of ${allowed.join(', ')}`;
}

function judgeList(key: string, node: JsonNode, shape: Shape, version: Version): void {
  if (!Array.isArray(node.value)) throw wrong(key, node, 'a list');
  for (const each of nodesOf(node)) judgeNode(key, each, shape, version);
}

function isScalar(node: JsonNode, shape: Scalar, version: Version): boolean {
  if (shape === 'any') return true;
  if (shape === 'boolean') return typeof node.value === 'boolean';
  if (shape === 'integer') return Number.isInteger(node.value);
  const text = textOf(node);
  if (text === undefined || shape === 'text') return text !== undefined;
  return shape.words === undefined ? shape.pattern.test(text) : (shape.words.get(text) ?? later) <= version;
}

/** Behind every version. */
const later = '9';

/** What no table says, by the object. */
const rules: Readonly<Partial<Record<ObjectName, (members: JsonMembers, node: JsonNode, version: Version) => void>>> = {
  component: (members, _, version) => {
    const range = members.get('versionRange');
    if (range !== undefined && members.get('isExternal')?.value !== true)
      throw new Flaw('a range of versions stands on a component that is not external', range.name ?? range);
    judgeLicences(members, version);
  },
  service: (members, _, version) => judgeLicences(members, version),
  metadata: (members, _, version) => judgeLicences(members, version),
};

function judgeLicences(members: JsonMembers, version: Version): void {
  const choices = nodesOf(members.get('licenses'));
  const expression = choices.find((each) => membersOf(each).has('expression'));
  if (version < '1.7' && expression !== undefined && choices.length > 1)
    throw new Flaw(`in CycloneDX ${version} a licence expression stands alone`, startOf(expression));
}

/** Each `bom-ref` of a component or service once. */
function judgeReferences(bom: JsonNode): void {
  const seen = new Set<string>();
  const metadata = membersOf(bom).get('metadata');
  const roots = [
    membersOf(metadata).get('component'),
    ...nodesOf(membersOf(bom).get('components')),
    ...nodesOf(membersOf(bom).get('services')),
  ];
  const visit = (node: JsonNode | undefined) => {
    const members = membersOf(node);
    const ref = members.get('bom-ref');
    const text = textOf(ref);
    if (ref !== undefined && text !== undefined && seen.has(text)) throw new Flaw(`two things in it have the \`bom-ref\` \`${text}\``, ref);
    if (text !== undefined) seen.add(text);
    for (const part of [...nodesOf(members.get('components')), ...nodesOf(members.get('services'))]) visit(part);
  };
  for (const root of roots) visit(root);
}

function wrong(key: string, node: JsonNode, called: string): Flaw {
  return new Flaw(`\`${key}\` must be ${called}`, node.name === undefined || !startsBlock(node) ? node : node.name);
}

function startsBlock(node: JsonNode): boolean {
  return typeof node.value === 'object' && node.value !== null;
}

/** Where an object begins, so that a message does not mark all of it. */
function startOf({ start }: JsonNode) {
  return { start, end: start + 1 };
}
