import type { ComponentList, ListedComponent } from '../model/component-list.ts';
import type { Place } from '../model/place.ts';
import { Flaw, type Span } from './flaw.ts';
import { placesIn } from './places.ts';

/** A component before its place is looked up. */
export interface Entry extends Omit<ListedComponent, 'place'> {
  readonly span: Span;
}

/** What the text of a list holds. */
export interface Entries {
  readonly format: string;
  readonly subject?:
    | { readonly name: string; readonly version: string; readonly purl?: string | undefined; readonly span: Span }
    | undefined;
  readonly entries: readonly Entry[];
}

/** Reads the text of a list of components; a byte order mark before it is passed over. `format` names it where it is refused. */
export function componentList(file: string, text: string, format: string, read: (text: string) => Entries): ComponentList {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const placeOf = placesIn(file, plain);
  try {
    return placed(file, read(plain), placeOf);
  } catch (flaw) {
    if (!(flaw instanceof Flaw)) throw flaw;
    const fix = flaw.fix ?? 'Write it again with the tool that made it, or correct it by hand.';
    return { file, format, components: [], unreadable: [{ what: file, why: flaw.message, fix, place: placeOf(flaw.span) }] };
  }
}

function placed(file: string, { format, subject, entries }: Entries, placeOf: (span: Span) => Place): ComponentList {
  const components = entries.map(({ span, ...entry }) => ({ ...entry, place: placeOf(span) }));
  if (subject === undefined) return { file, format, components, unreadable: [] };
  const { span, ...named } = subject;
  return { file, format, subject: { ...named, place: placeOf(span) }, components, unreadable: [] };
}
