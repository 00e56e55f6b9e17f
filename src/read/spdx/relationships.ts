import type { Need } from './document.ts';

type Direction = readonly [use: Need['use'], from: 'first' | 'second'];

/** Relationships of SPDX 2 by which one package needs another: its use, and whether the first or the second is the one that needs. */
const directions: Readonly<Record<string, Direction>> = {
  DEPENDS_ON: ['product', 'first'],
  DEPENDENCY_OF: ['product', 'second'],
  RUNTIME_DEPENDENCY_OF: ['product', 'second'],
  OPTIONAL_DEPENDENCY_OF: ['product', 'second'],
  PROVIDED_DEPENDENCY_OF: ['product', 'second'],
  OPTIONAL_COMPONENT_OF: ['product', 'second'],
  DYNAMIC_LINK: ['product', 'first'],
  STATIC_LINK: ['product', 'first'],
  HAS_PREREQUISITE: ['product', 'first'],
  PREREQUISITE_FOR: ['product', 'second'],
  DEV_DEPENDENCY_OF: ['development', 'second'],
  DEV_TOOL_OF: ['development', 'second'],
  BUILD_DEPENDENCY_OF: ['development', 'second'],
  BUILD_TOOL_OF: ['development', 'second'],
  TEST_DEPENDENCY_OF: ['development', 'second'],
  TEST_TOOL_OF: ['development', 'second'],
  TEST_OF: ['development', 'second'],
};

/** What a relationship of SPDX 2 says of needing; nothing for other relationships. */
export function needIn(first: string, type: string, second: string): Need[] {
  const direction = Object.hasOwn(directions, type) ? directions[type] : undefined;
  if (direction === undefined) return [];
  const [use, from] = direction;
  return [from === 'first' ? { from: first, to: second, use } : { from: second, to: first, use }];
}

/** The element that a relationship with the document says is described. */
export function describedIn(first: string, type: string, second: string, document: string): string[] {
  if (type === 'DESCRIBES' && first === document) return [second];
  return type === 'DESCRIBED_BY' && second === document ? [first] : [];
}

/** The version of SPDX 2 that is read. */
export const version2 = 'SPDX-2.3';
