import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { documentControl } from '../../view/document-control.ts';
import type { Frame } from '../frame.ts';
import type { Redlined } from '../pages/document.ts';
import { documentStrings } from '../strings/document.ts';
import { pdfStrings } from '../strings/pdf.ts';
import { type Say, speaker } from '../strings/strings.ts';
import type { Cover } from './text.ts';

/** The first sheet of the whole file. */
export function wholeCover(frame: Frame, say: Say<typeof pdfStrings>): Cover {
  return { title: say.text('whole'), language: frame.language, levels: 2, facts: factsOf(frame, say) };
}

/** The first sheet of one document: what it is, and what it is compared with. */
export function documentCover(graph: TraceGraph, document: TraceItem, frame: Frame, redlined: Redlined | undefined): Cover {
  const say = speaker(pdfStrings, frame.language);
  const told = speaker(documentStrings, frame.language);
  const { number, revision = '–', effectiveOn = '–', author = '–' } = documentControl(graph, document);
  const records = redlined?.approvals.map(({ id }) => id).join(', ') ?? '';
  const against =
    redlined && say.text('redlineAgainst', { revision: redlined.revision, records, commit: redlined.wording.commit.slice(0, 12) });
  return {
    title: `${number} ${document.title.text}`,
    language: graph.vocabulary.language,
    levels: 3,
    facts: [
      [told.text('number'), number],
      [told.text('revision'), revision],
      [told.text('effective'), effectiveOn],
      [told.text('author'), author],
      ...(against === undefined ? [] : [[say.text('redline'), against] as const]),
      ...factsOf(frame, say),
    ],
  };
}

function factsOf(frame: Frame, say: Say<typeof pdfStrings>): Cover['facts'] {
  return [
    [say.text('manufacturer'), frame.brand.company],
    [say.text('of'), frame.facts.join(' · ')],
    [say.text('verdict'), frame.verdictWords],
    [say.text('counted'), frame.counts],
  ];
}
