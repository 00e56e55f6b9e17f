import { endsEarly, Flaw, type Span } from '../flaw.ts';
import { type TextLine, wholeLines } from '../lines.ts';
import { type SpdxDocument, type SpdxPackage, stated } from './document.ts';
import { unsupported } from './json2.ts';
import { describedIn, needIn, version2 } from './relationships.ts';

/** Is it a tag-value text of SPDX, of any version? */
export function isTagValue(text: string): boolean {
  return /^SPDXVersion:/m.test(text) && !/^\s*[{<]/.test(text);
}

/** One tag with its value; one in `<text>` may run over several lines. */
interface Tag extends Span {
  readonly name: string;
  readonly value: string;
}

/**
 * @throws Flaw where it is of another version, a line is not written as a tag, or the text does not say what it describes. Relationships stand at the end, and
 * nothing tells that some of those are lost.
 */
export function documentOfTagValue(text: string): SpdxDocument {
  const tags = tagsIn(text);
  const version = tags.find(({ name }) => name === 'SPDXVersion');
  if (version?.value !== version2) throw unsupported(version?.value ?? 'SPDX of no version', version ?? { start: 0, end: 0 });
  const document = tags.find(({ name }) => name === 'SPDXID')?.value ?? '';
  const relationships = tags.filter(({ name }) => name === 'Relationship').map(relationshipOf);
  const described = relationships.flatMap((each) => describedIn(...each, document));
  const packages = packagesIn(tags);
  if (described.length === 0)
    throw new Flaw(
      'it does not say which package it describes',
      { start: text.length, end: text.length },
      'Write the whole file again with the tool that made it.',
    );
  return { format: 'SPDX 2.3 tag-value', packages, needs: relationships.flatMap((each) => needIn(...each)), described };
}

function tagsIn(text: string): Tag[] {
  const tags: Tag[] = [];
  let isOpen = false;
  for (const line of wholeLines(text)) {
    const words = line.text.trim();
    if (isOpen) isOpen = !words.endsWith('</text>');
    else if (words !== '' && !words.startsWith('#')) {
      const tag = tagAt(line);
      tags.push(tag);
      isOpen = tag.value.startsWith('<text>') && !tag.value.endsWith('</text>');
    }
  }
  if (isOpen) throw endsEarly(text.length);
  return tags;
}

function tagAt({ text, start, end }: TextLine): Tag {
  const [whole, name, value] = /^\s*([A-Za-z]\w*):\s*(.*?)\s*$/.exec(text) ?? [];
  if (whole === undefined || name === undefined || value === undefined)
    throw new Flaw('this line is not written as `Tag: value`', { start, end });
  return { name, value, start: start + text.indexOf(value, text.indexOf(':') + 1), end: start + text.trimEnd().length };
}

function relationshipOf({ value, start, end }: Tag): readonly [first: string, type: string, second: string] {
  const [first, type, second] = value.split(/\s+/);
  if (first === undefined || type === undefined || second === undefined)
    throw new Flaw('a relationship is written as `SPDXRef-A TYPE SPDXRef-B`', { start, end });
  return [first, type, second];
}

/** A section begins with the name of what it is of. */
const beginnings = ['PackageName', 'FileName', 'SnippetSPDXID', 'LicenseID', 'Annotator', 'Relationship'];

function packagesIn(tags: readonly Tag[]): SpdxPackage[] {
  const packages: { name: Tag; fields: Map<string, string>; purl?: string }[] = [];
  let isInside = false;
  for (const tag of tags) {
    if (beginnings.includes(tag.name)) isInside = tag.name === 'PackageName';
    const last = packages.at(-1);
    if (tag.name === 'PackageName') packages.push({ name: tag, fields: new Map() });
    else if (isInside && last !== undefined && !last.fields.has(tag.name)) last.fields.set(tag.name, tag.value);
    const [, purl] = /^PACKAGE[-_]MANAGER\s+purl\s+(\S+)$/.exec(tag.name === 'ExternalRef' ? tag.value : '') ?? [];
    if (purl !== undefined && isInside && last !== undefined) last.purl ??= purl;
  }
  return packages.map(({ name, fields, purl }) => {
    const id = fields.get('SPDXID');
    if (id === undefined) throw new Flaw('this package has no `SPDXID`', name);
    return { id, name: name.value, version: stated(fields.get('PackageVersion')), purl, span: { start: name.start, end: name.end } };
  });
}
