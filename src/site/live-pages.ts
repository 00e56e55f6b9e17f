import type { TraceReport } from '../check/report.ts';
import { notJudgedWords } from '../emit/verdict.ts';
import { addressOf } from './address.ts';
import { crumbsTo } from './frame.ts';
import { html, type Markup } from './markup.ts';
import type { LaidOutPage } from './staged.ts';
import { layoutStrings } from './strings/layout.ts';
import { type Language, type Say, speaker } from './strings/strings.ts';
import { inEnglish } from './words.ts';

interface Blocker {
  /** `requirements/software.md:23` */
  readonly where: string;
  readonly message: Markup;
  readonly fix: Markup | undefined;
}

/** More than these are only counted: the page of findings has them all. */
const shown = 20;

/** What every page has besides while somebody writes: which revision it shows, and over it what blocks, each with file, line and what to do. */
export function livePart(report: TraceReport, revision: number, language: Language): Markup {
  return html`<link rel="stylesheet" href="/src/live.css"><div id="live" data-revision="${revision}">${overlay(blockersOf(report, language), language)}</div>
<script type="module" src="/src/live.js"></script>`;
}

function overlay(blockers: readonly Blocker[], language: Language): Markup | undefined {
  if (blockers.length === 0) return undefined;
  const say: Say<typeof layoutStrings> = speaker(layoutStrings, language);
  const rest = blockers.length - shown;
  return html`<details open><summary>${say('toMend', { count: blockers.length })}</summary>
<ol>${blockers
    .slice(0, shown)
    .map(
      ({ where, message, fix }) =>
        html`<li><code>${where}</code> ${message}${fix === undefined ? '' : html`<br>${say('fix', { fix })}`}</li>`,
    )}</ol>
${rest > 0 ? html`<p>${say('moreFindings', { count: rest, all: html`<a href="/${addressOf.findings}">${say('allFindings')}</a>` })}</p>` : ''}</details>`;
}

function blockersOf(report: TraceReport, language: Language): readonly Blocker[] {
  const say = speaker(layoutStrings, language);
  const unjudged = report.notJudged.filter((each) => notJudgedWords(each, report) === 'could not judge');
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
  return [
    ...unjudged.map(({ what, why, fix, place }) => ({
      where: place === undefined ? what : `${place.file}:${place.line}`,
      message: say('unjudgedBecause', { what, why: inEnglish(why, language) }),
      fix: inEnglish(fix, language),
    })),
    ...errors.map(({ place, message, fix }) => ({
      where: `${place.file}:${place.line}`,
      message: inEnglish(message, language),
      fix: fix === undefined ? undefined : inEnglish(fix, language),
    })),
  ];
}

/** Stands in where a site has no page: what was shown may have been taken away or renamed while it was open. */
export function missingPage(path: string, language: Language): LaidOutPage {
  const say = speaker(layoutStrings, language);
  return {
    path,
    title: say.text('notInSite'),
    section: 'home',
    crumbs: crumbsTo(language),
    headings: [],
    missing: true,
    body: html`<h1>${say('noSuchPage')}</h1><p>${say('nothingAt', { path: html`<code>${path}</code>` })}</p>`.text,
  };
}
