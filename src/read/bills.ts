import type { ComponentList } from '../model/component-list.ts';
import { componentList, type Entries } from './component-list.ts';
import { bomOf, bomOfXml, entriesOfBom, isCycloneDx, isXmlBom } from './cyclonedx/index.ts';
import { Flaw } from './flaw.ts';
import { membersOf, readJson } from './json.ts';
import { documentOfJson2, documentOfJson3, documentOfTagValue, entriesOfDocument, isSpdx2, isSpdx3, isTagValue } from './spdx/index.ts';

/** What a software bill of materials lists; its text says of which format it is. Never throws: what cannot be read comes back as `unreadable`. */
export function readBill(file: string, text: string): ComponentList {
  return componentList(file, text, 'software bill of materials', entriesIn);
}

function entriesIn(text: string): Entries {
  if (isXmlBom(text)) return entriesOfBom(bomOfXml(text));
  if (isTagValue(text)) return entriesOfDocument(documentOfTagValue(text));
  if (!/^\s*(?:\{|$)/.test(text)) throw unknown();
  const whole = readJson(text);
  // GitHub's API wraps what it exports.
  const root = membersOf(whole).get('sbom') ?? whole;
  if (isCycloneDx(root)) return entriesOfBom(bomOf(root));
  if (isSpdx2(root)) return entriesOfDocument(documentOfJson2(root));
  if (isSpdx3(root)) return entriesOfDocument(documentOfJson3(root));
  throw unknown();
}

function unknown(): Flaw {
  return new Flaw(
    'it is of no supported format of software bills of materials: CycloneDX 1.4 to 1.7 in JSON or XML, SPDX 2.3 in JSON or tag-value, SPDX 3.0 in JSON',
    { start: 0, end: 0 },
    'Let the tool write one of these, or convert it.',
  );
}
