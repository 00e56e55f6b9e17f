import type { SectionFacts } from '../../../model/facts.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { answer, isPlaceholder, type TraceItem } from '../../../model/trace-item.ts';

/** The sections that a unit names by heading in `criteria-set`; the ID of the document may stand before the heading. */
export function criteriaSections(unit: TraceItem, graph: TraceGraph): readonly SectionFacts[] {
  const named = plain(answer(unit, 'criteria-set') ?? '');
  if (named === '') return [];
  return graph.ofKind('document').flatMap((document) => document.sections.filter(({ heading }) => isNamed(named, document, heading.text)));
}

/** Does the section hold criteria, and not only a heading or TBD? */
export function holdsText(section: SectionFacts): boolean {
  return !isPlaceholder(section.words);
}

/** The points of 5.5.4 that a section, or a section inside it, says it answers. */
export function extraPointsIn(section: SectionFacts, graph: TraceGraph): readonly string[] {
  return graph
    .ofKind('document')
    .flatMap((document) => document.sections)
    .filter((each) => each.place.file === section.place.file && lies(each, section) && holdsText(each))
    .flatMap((each) => each.claims)
    .filter((claim) => claim.standard === 'IEC 62304' && claim.clause === '5.5.4')
    .flatMap((claim) => claim.points);
}

function lies(each: SectionFacts, within: SectionFacts): boolean {
  return each.place.line >= within.place.line && each.place.endLine <= within.place.endLine;
}

function isNamed(named: string, document: TraceItem, heading: string): boolean {
  return named === plain(heading) || named === plain(`${document.id} ${heading}`);
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}
