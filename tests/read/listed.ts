import { readFileSync } from 'node:fs';
import type { ComponentList } from '../../src/model/component-list.ts';

/** The text of a fixture below this folder. */
export function fixture(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** One line for each component: where it stands, name, version, use, origin, package URL. */
export function lines({ components }: ComponentList): string[] {
  return components.map(({ place, name, version, use, origin, purl }) =>
    [`${place.line}:${place.column}`, name, version || '-', use, origin, purl ?? '-'].join(' '),
  );
}

/** Why it is refused, each with where. */
export function refusals({ unreadable }: ComponentList): string[] {
  return unreadable.map(({ why, place }) => `${place.line}:${place.column} ${why}`);
}
