import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { addressOf } from '../address.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import type { Prose } from '../prose.ts';
import { approvedTag, whole } from '../words.ts';
import { approvalTable } from './approvals.ts';
import { lastChangeRow } from './last-change.ts';

/** One page a document: its control data, its text with the items in it, and its contents. */
export function documentPages(graph: TraceGraph, prose: (file: string) => Prose | undefined): SitePage[] {
  return graph.items
    .filter((item) => item.kind === 'document')
    .map((document) => documentPage(graph, document, () => prose(document.place.file)?.document(document)));
}

function documentPage(graph: TraceGraph, document: TraceItem, prose: () => ReturnType<Prose['document']> | undefined): SitePage {
  let once: ReturnType<typeof prose>;
  const made = () => {
    once ??= prose();
    return once;
  };
  const path = addressOf.document(document);
  const revision = value(document, 'revision');
  return {
    path,
    title: `${document.id} ${document.title.text}`,
    section: 'documents',
    crumbs: [
      { text: 'Home', path: addressOf.home },
      { text: 'Documents', path: addressOf.documents },
    ],
    get headings() {
      return made()?.headings ?? [];
    },
    control: `${document.id} · revision ${revision}`,
    get body() {
      return html`<h1 lang="${graph.vocabulary.language}">${whole(document.title.text)}</h1>${control(graph, document)}${approvalTable(graph, document, path)}<div class="prose" lang="${graph.vocabulary.language}">${made()?.body}</div>`;
    },
  };
}

function control(graph: TraceGraph, document: TraceItem): Markup {
  return html`<dl class="facts-list">
<dt>Number</dt><dd>${document.id}</dd>
<dt>Revision</dt><dd>${value(document, 'revision')}</dd>
<dt>Effective from</dt><dd>${value(document, 'effective-on')}</dd>
<dt>Author</dt><dd>${value(document, 'author')}</dd>
<dt>Approver</dt><dd>${value(document, 'approver-role')}</dd>
<dt>Approved</dt><dd>${approvedTag(graph.approvals.isApproved(document))}</dd>
${lastChangeRow(graph, document)}<dt>Written in</dt><dd>${document.place.file}</dd>
</dl>`;
}

function value(document: TraceItem, field: string): string {
  return document.fields.get(field)?.values[0]?.text ?? '–';
}
