import { leads, type TraceGraph } from '../../../../../model/graph.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { whyNotApproved } from '../../not-approved.ts';

export default defineRule({
  id: 'architecture-is-described-and-approved',
  clause: '5.3.1',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.3.1-2'],
  expect: every('software-system').passes((system, { graph }) => {
    const links = graph.linksFrom(system, 'architecture').filter((link) => leads(link) && link.to?.status !== 'draft');
    const documents = links.map(({ to }) => to as TraceItem);
    // That no finished document is named at all is demanded, and found, by itself.
    if (documents.length === 0) return undefined;
    return [...documents.flatMap((each) => unapproved(each, graph)), ...unstructured(system, documents, graph)];
  }),
});

function unapproved(document: TraceItem, graph: TraceGraph): Breach[] {
  if (graph.approvals.isApproved(document)) return [];
  const message = `${document.id}, which describes the architecture, ${whyNotApproved(document, graph)}`;
  return [{ item: document, place: document.idPlace, message, fix: `Have it approved as it reads today: \`dhf approve ${document.id}\`.` }];
}

/** The structure is shown by items, units or interfaces in a document, a diagram or other view, a picture, or a table. */
function unstructured(system: TraceItem, documents: readonly TraceItem[], graph: TraceGraph): Breach[] {
  if (documents.some((document) => shows(document, graph))) return [];
  const [first] = documents as [TraceItem];
  return [
    {
      item: first,
      place: first.idPlace,
      message: `${documents.map(({ id }) => id).join(', ')} describes the architecture of ${system.id} and shows no structure: no part of the software, no view, no picture and no table`,
      fix: 'Write its software items and units there, or a view such as `dhf-diagram`.',
    },
  ];
}

const structural: readonly string[] = ['software-item', 'software-unit', 'interface'];

function shows(document: TraceItem, graph: TraceGraph): boolean {
  const facts = graph.facts.find(({ file }) => file === document.place.file);
  return (
    graph.within(document).some(({ kind }) => structural.includes(kind)) ||
    document.sections.some(({ tables }) => tables.length > 0) ||
    (facts?.views.length ?? 0) > 0 ||
    (facts?.references.some(({ use }) => use === 'picture') ?? false)
  );
}
