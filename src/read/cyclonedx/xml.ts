import { Flaw, type Span } from '../flaw.ts';
import { type JsonNode, membersOf } from '../json.ts';
import { type Bom, bomOf, supported } from './bom.ts';
import { type Element, elementsOf } from './elements.ts';
import { type ListShape, type Member, type ObjectName, objects, type Shape } from './shapes.ts';

/** Is a text XML with a bill of materials near its beginning? */
export function isXmlBom(text: string): boolean {
  return /^\s*</.test(text) && /<(?:[\w.-]+:)?bom[\s>/]/.test(text.slice(0, 100_000));
}

/** @throws Flaw where it is no CycloneDX in XML of a version that is read, or not as that wants it */
export function bomOfXml(text: string): Bom {
  const root = elementsOf(text);
  const version = /^http:\/\/cyclonedx\.org\/schema\/bom\/(\S+)$/.exec(root.namespace)?.[1];
  if (version === undefined) throw new Flaw('its namespace is none of CycloneDX', root, 'Write it again with the tool that made it.');
  const bom = objectOf(root, 'bom');
  const said = { bomFormat: 'CycloneDX', specVersion: supported(version, root) };
  const members = new Map([...Object.entries(said).map(([name, value]) => [name, nodeOf(root, value)] as const), ...membersOf(bom)]);
  return bomOf({ ...bom, value: members });
}

function nodeOf({ start, end }: Span, value: JsonNode['value']): JsonNode {
  return { value, start, end };
}

/** An element as the object that JSON would hold. What other namespaces put into it is passed over. */
function objectOf(element: Element, name: ObjectName): JsonNode {
  const members = attributesOf(element, name);
  const words = membersOfShape(name).find(([, { xml }]) => xml === 'words');
  if (words !== undefined && element.text.trim() !== '') members.set(words[0], scalarOf(element, words[1].is, element.text));
  for (const [key, [first, ...others], shape] of childrenOf(element, name)) {
    const again = shape !== 'any' && !isSpread(shape) ? others[0] : undefined;
    if (again !== undefined) throw new Flaw(`<${again.name}> stands twice in one place`, again, 'Keep one of the two.');
    const value = isSpread(shape)
      ? nodeOf(
          first,
          [first, ...others].map((each) => itemOf(each, shape)),
        )
      : valueIn(first, shape);
    members.set(key, { ...value, name: first });
  }
  return nodeOf(element, members);
}

const membersByObject: ReadonlyMap<string, readonly (readonly [string, Member])[]> = new Map(
  Object.entries(objects).map(([object, { members }]) => [object, Object.entries(members)]),
);

function membersOfShape(name: ObjectName): readonly (readonly [string, Member])[] {
  return membersByObject.get(name) ?? [];
}

function attributesOf(element: Element, name: ObjectName): Map<string, JsonNode> {
  const written = membersOfShape(name).flatMap(([key, { is, xml, as = key }]) => {
    const value = xml === 'attribute' ? element.attributes.get(as) : undefined;
    return value === undefined ? [] : [[key, scalarOf(element, is, value)] as const];
  });
  return new Map(written);
}

/** Child elements by the member that they are. */
function childrenOf(
  element: Element,
  name: ObjectName,
): readonly (readonly [key: string, children: [Element, ...Element[]], shape: Shape])[] {
  const shapes = membersOfShape(name);
  const found = new Map<string, readonly [key: string, children: [Element, ...Element[]], shape: Shape]>();
  for (const child of element.children) {
    if (child.namespace !== element.namespace) continue;
    const [key, member] = shapes.find(([each, { xml, as = each }]) => xml === undefined && as === child.name) ?? [];
    if (key === undefined || member === undefined) throw new Flaw(`CycloneDX knows no <${child.name}> here`, child);
    const before = found.get(key);
    if (before === undefined) found.set(key, [key, [child], member.is]);
    else before[1].push(child);
  }
  return [...found.values()];
}

/** Is it a list without an element of its own? */
function isSpread(shape: Shape): shape is ListShape {
  return typeof shape === 'object' && 'list' in shape && shape.of === 'none';
}

function valueIn(element: Element, shape: Shape): JsonNode {
  if (typeof shape === 'object' && 'members' in shape) return objectOf(element, shape.members);
  if (typeof shape !== 'object' || !('list' in shape)) return scalarOf(element, shape, element.text);
  const inner = element.children.filter(({ namespace }) => namespace === element.namespace);
  const strange = inner.find(({ name }) => shape.of !== '' && name !== shape.of);
  if (strange !== undefined) throw new Flaw(`CycloneDX knows no <${strange.name}> here`, strange);
  return nodeOf(
    element,
    inner.map((each) => (shape.of === '' ? choiceOf(each, shape) : itemOf(each, shape))),
  );
}

function itemOf(element: Element, { list, attribute }: ListShape): JsonNode {
  if (attribute === undefined) return valueIn(element, list);
  const value = element.attributes.get(attribute);
  if (value === undefined) throw new Flaw(`\`${attribute}\` is missing`, element);
  return nodeOf(element, value);
}

/** An item whose one member is the element; its attributes are members beside it, unless the element is an object of its own. */
function choiceOf(element: Element, { list }: ListShape): JsonNode {
  const name = typeof list === 'object' && 'members' in list ? list.members : 'licenseChoice';
  const member = membersOfShape(name).find(([key, { xml }]) => xml === undefined && key === element.name)?.[1];
  if (member === undefined) throw new Flaw(`CycloneDX knows no <${element.name}> here`, element);
  const isObject = typeof member.is === 'object' && 'members' in member.is;
  return nodeOf(element, new Map([...(isObject ? [] : attributesOf(element, name)), [element.name, valueIn(element, member.is)]]));
}

function scalarOf({ start, end }: Span, shape: Shape, written: string): JsonNode {
  const text = written.trim();
  if (shape === 'boolean' && /^(?:true|1|false|0)$/.test(text)) return { value: text === 'true' || text === '1', start, end };
  if (shape === 'integer' && /^[+-]?\d+$/.test(text)) return { value: Number(text), start, end };
  return { value: text, start, end };
}
