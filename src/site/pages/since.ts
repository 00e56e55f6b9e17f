import type { TraceReport } from '../../check/report.ts';
import type { Absence } from '../../model/evidence.ts';
import type { TraceGraph } from '../../model/graph.ts';
import { addressOf, relative } from '../address.ts';
import { crumbsTo } from '../frame.ts';
import { clauseAddress } from '../gates.ts';
import { html } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { inParts } from '../parts.ts';
import { redlineOf } from '../prose.ts';
import type { Since } from '../since.ts';
import { differenceStrings } from '../strings/difference.ts';
import { type Language, speaker } from '../strings/strings.ts';
import { inEnglish, pageOf, withCode } from '../words.ts';
import { type DifferenceLinks, differenceParts } from './difference.ts';
import { redlineWords } from './history.ts';

const path = addressOf.difference;

/** What is said otherwise than in the last release and what has to be done again for it, or why nobody knows. */
export function sincePages(report: TraceReport, graph: TraceGraph, since: Since | Absence, language: Language): SitePage[] {
  const say = speaker(differenceStrings, language);
  const page = { path, title: say.text('title'), section: 'difference', crumbs: crumbsTo(language) } as const;
  if ('why' in since) {
    const why = say('notCompared', { why: inEnglish(since.why, language), fix: inEnglish(withCode(since.fix), language) });
    return inParts(page, html`<h1>${page.title}</h1><p class="lead">${say('lead')}</p><p>${why}</p>`, [], language);
  }
  const { head, groups } = differenceParts({
    ...since,
    language,
    written: graph.vocabulary.language,
    links: linksIn(report, graph),
    redline: ({ before = '', after = '' }) => redlineOf(before, after, redlineWords(language)),
  });
  return inParts(page, head, groups, language);
}

function linksIn(report: TraceReport, graph: TraceGraph): DifferenceLinks {
  const rules = new Set(report.rules.map(({ id }) => id));
  return {
    item: (id) => {
      const item = graph.item(id);
      return item && relative(path, pageOf(item));
    },
    clause: (standard, number) => {
      const address = clauseAddress(`${standard} ${number}`, report);
      return address && relative(path, address.page, address.anchor);
    },
    rule: (id) => (rules.has(id) ? relative(path, addressOf.rule(id)) : undefined),
  };
}
