import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { addressOf } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import type { Prose } from '../prose.ts';
import { documentStrings } from '../strings/document.ts';
import { type Language, speaker } from '../strings/strings.ts';
import { approvedTag, whole } from '../words.ts';
import { approvalTable } from './approvals.ts';
import { lastChangeRow } from './last-change.ts';

/** One page a document: its control data, its text with the items in it, and its contents. */
export function documentPages(graph: TraceGraph, prose: (file: string) => Prose | undefined, language: Language): SitePage[] {
  return graph.items
    .filter((item) => item.kind === 'document')
    .map((document) => documentPage({ graph, document, prose: () => prose(document.place.file)?.document(document), language }));
}

interface Shown {
  readonly graph: TraceGraph;
  readonly document: TraceItem;
  readonly prose: () => ReturnType<Prose['document']> | undefined;
  readonly language: Language;
}

function documentPage({ graph, document, prose, language }: Shown): SitePage {
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
    crumbs: crumbsTo(language, 'documents'),
    get headings() {
      return made()?.headings ?? [];
    },
    control: speaker(documentStrings, language).text('control', { id: document.id, revision }),
    get body() {
      return html`<h1 lang="${graph.vocabulary.language}">${whole(document.title.text)}</h1>${control(graph, document, language)}${approvalTable(graph, document, path)}<div class="prose" lang="${graph.vocabulary.language}">${made()?.body}</div>`;
    },
  };
}

function control(graph: TraceGraph, document: TraceItem, language: Language): Markup {
  const say = speaker(documentStrings, language);
  return html`<dl class="facts-list">
<dt>${say('number')}</dt><dd>${document.id}</dd>
<dt>${say('revision')}</dt><dd>${value(document, 'revision')}</dd>
<dt>${say('effective')}</dt><dd>${value(document, 'effective-on')}</dd>
<dt>${say('author')}</dt><dd>${value(document, 'author')}</dd>
<dt>${say('approver')}</dt><dd>${value(document, 'approver-role')}</dd>
<dt>${say('approved')}</dt><dd>${approvedTag(graph.approvals.isApproved(document), language)}</dd>
${lastChangeRow(graph, document, language)}<dt>${say('writtenIn')}</dt><dd>${document.place.file}</dd>
</dl>`;
}

function value(document: TraceItem, field: string): string {
  return document.fields.get(field)?.values[0]?.text ?? '–';
}
