import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { type ApprovedRevision, documentControl } from '../../view/document-control.ts';
import { addressOf } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { linked } from '../linked.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import type { Prose } from '../prose.ts';
import { documentStrings } from '../strings/document.ts';
import { type Language, speaker } from '../strings/strings.ts';
import { approvedTag, whole } from '../words.ts';
import { type Controlled, controlHeadings, controlPart } from './control.ts';
import { lastChangeRow } from './last-change.ts';

/** One page a document: its control data, its text with the items in it, and its contents. */
export function documentPages(
  known: Pick<Controlled, 'graph' | 'past' | 'language'> & { readonly redlined?: Redlined | undefined },
  prose: (document: TraceItem) => ReturnType<Prose['document']> | undefined,
): SitePage[] {
  const documents = known.graph.items.filter((item) => item.kind === 'document');
  return linked(documents.map((document) => documentPage({ ...known, document, prose: () => prose(document) })));
}

/** A document that is shown against an approved revision of it. */
export interface Redlined extends ApprovedRevision {
  readonly document: TraceItem;
}

interface Shown extends Omit<Controlled, 'path'> {
  readonly redlined?: Redlined | undefined;
  readonly prose: () => ReturnType<Prose['document']> | undefined;
}

function documentPage({ graph, document, past, prose, language, redlined }: Shown): SitePage {
  let once: ReturnType<typeof prose>;
  const made = () => {
    once ??= prose();
    return once;
  };
  const path = addressOf.document(document);
  return {
    path,
    title: `${document.id} ${document.title.text}`,
    section: 'documents',
    crumbs: crumbsTo(language, 'documents'),
    get headings() {
      return [...controlHeadings(language), ...(made()?.headings ?? [])];
    },
    control: controlLine(graph, document, language, redlined?.document === document ? redlined.revision : undefined),
    get body() {
      return html`<h1 lang="${graph.vocabulary.language}">${whole(document.title.text)}</h1>${facts(graph, document, language)}${controlPart({ graph, document, past, path, language })}<div class="prose" lang="${graph.vocabulary.language}">${made()?.body}</div>`;
    },
  };
}

/** What stands in the margin of every printed sheet. */
function controlLine(graph: TraceGraph, document: TraceItem, language: Language, against: string | undefined): string {
  const say = speaker(documentStrings, language);
  const { number: id, revision = '–', effectiveOn: day } = documentControl(graph, document);
  const line = day === undefined ? say.text('control', { id, revision }) : say.text('controlFrom', { id, revision, day });
  return against === undefined ? line : say.text('controlAgainst', { line, revision: against });
}

function facts(graph: TraceGraph, document: TraceItem, language: Language): Markup {
  const say = speaker(documentStrings, language);
  const { number, revision = '–', effectiveOn = '–', author = '–', approverRoles, isApproved } = documentControl(graph, document);
  return html`<dl class="facts-list">
<dt>${say('number')}</dt><dd>${number}</dd>
<dt>${say('revision')}</dt><dd>${revision}</dd>
<dt>${say('effective')}</dt><dd>${effectiveOn}</dd>
<dt>${say('author')}</dt><dd>${author}</dd>
<dt>${say('approver')}</dt><dd>${approverRoles.length === 0 ? '–' : approverRoles.join(', ')}</dd>
<dt>${say('approved')}</dt><dd>${approvedTag(isApproved, language)}</dd>
${lastChangeRow(graph, document, language)}<dt>${say('writtenIn')}</dt><dd>${document.place.file}</dd>
</dl>`;
}
