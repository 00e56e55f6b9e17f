import type { TraceReport } from '../check/report.ts';
import { notJudgedWords } from '../emit/verdict.ts';
import { addressOf } from './address.ts';
import { plural } from './frame.ts';
import { html, type Markup } from './markup.ts';
import type { LaidOutPage } from './staged.ts';

interface Blocker {
  /** `requirements/software.md:23` */
  readonly where: string;
  readonly message: string;
  readonly fix: string | undefined;
}

/** More than these are only counted: the page of findings has them all. */
const shown = 20;

/** What every page has besides while somebody writes: which revision it shows, and over it what blocks, each with file, line and what to do. */
export function livePart(report: TraceReport, revision: number): Markup {
  return html`<link rel="stylesheet" href="/src/live.css"><div id="live" data-revision="${revision}">${overlay(blockersOf(report))}</div>
<script type="module" src="/src/live.js"></script>`;
}

function overlay(blockers: readonly Blocker[]): Markup | undefined {
  if (blockers.length === 0) return undefined;
  const rest = blockers.length - shown;
  return html`<details open><summary>${plural(blockers.length, 'finding')} to mend</summary>
<ol>${blockers
    .slice(0, shown)
    .map(
      ({ where, message, fix }) => html`<li><code>${where}</code> ${message}${fix === undefined ? '' : html`<br>Fix: ${fix}`}</li>`,
    )}</ol>
${rest > 0 ? html`<p>${plural(rest, 'more finding')}: <a href="/${addressOf.findings}">all findings</a></p>` : ''}</details>`;
}

function blockersOf(report: TraceReport): readonly Blocker[] {
  const unjudged = report.notJudged.filter((each) => notJudgedWords(each, report) === 'could not judge');
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
  return [
    ...unjudged.map(({ what, why, fix, place }) => ({
      where: place === undefined ? what : `${place.file}:${place.line}`,
      message: `${what} could not be judged: ${why}`,
      fix,
    })),
    ...errors.map(({ place, message, fix }) => ({ where: `${place.file}:${place.line}`, message, fix })),
  ];
}

/** Stands in where a site has no page: what was shown may have been taken away or renamed while it was open. */
export function missingPage(path: string): LaidOutPage {
  return {
    path,
    title: 'Not in the site',
    section: 'home',
    crumbs: [{ text: 'Home', path: addressOf.home }],
    headings: [],
    missing: true,
    body: html`<h1>No such page</h1><p>Nothing stands at <code>${path}</code>: it was never there, or what it showed was taken away or
renamed. The page comes as soon as it is written.</p>`.text,
  };
}
