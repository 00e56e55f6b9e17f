import type { ComponentList } from '../model/component-list.ts';
import { componentList, type Entries } from './component-list.ts';
import { bomOf, entriesOfBom, isCycloneDx } from './cyclonedx/index.ts';
import { Flaw } from './flaw.ts';
import { readJson } from './json.ts';

/** What a software bill of materials lists; its text says of which format it is. Never throws: what cannot be read comes back as `unreadable`. */
export function readBill(file: string, text: string): ComponentList {
  return componentList(file, text, 'software bill of materials', entriesIn);
}

function entriesIn(text: string): Entries {
  const root = readJson(text);
  if (isCycloneDx(root)) return entriesOfBom(bomOf(root));
  throw new Flaw(
    'it is of no supported format of software bills of materials',
    { start: 0, end: 0 },
    'Give CycloneDX 1.4 to 1.7, as JSON.',
  );
}
