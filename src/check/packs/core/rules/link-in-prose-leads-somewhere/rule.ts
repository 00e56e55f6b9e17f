import type { TraceGraph } from '../../../../../model/graph.ts';
import { headingFinder } from '../../../../../model/heading-names.ts';
import { nearest } from '../../../../../model/nearest.ts';
import type { FileTarget } from '../../../../../model/reference.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { everyReference, fixMissing, type ReferenceSubject } from '../../references.ts';

export default defineRule({
  id: 'link-in-prose-leads-somewhere',
  severity: { draft: 'error', release: 'error' },
  expect: everyReference('link').passes((subject, { graph }): Breach | undefined => {
    const { reference, target } = subject;
    const breach = target.to === 'file' ? ofFile(target, subject, graph) : ofNoFile(subject);
    return breach && { place: reference.place, ...breach };
  }),
});

function ofNoFile({ reference: { url }, target }: ReferenceSubject): Breach | undefined {
  if (target.to === 'nowhere') return { message: 'This link has no address', fix: 'Write one, or take the brackets away.' };
  if (!/^(?:file|[a-z]):/i.test(url)) return undefined;
  return {
    message: 'This link leads to a place on one computer, where nobody else arrives',
    fix: 'Put the file in the folder of the design history file and write where it is from here, or say in words where it is kept.',
  };
}

function ofFile({ path, fragment }: FileTarget, subject: ReferenceSubject, graph: TraceGraph): Breach | undefined {
  const { reference, state, source } = subject;
  if (state !== 'missing') return fragment === undefined || source === undefined ? undefined : ofHeading(path, fragment, source);
  if (isMention(subject, graph)) return undefined;
  return { message: `This link leads to ${path}, which does not exist`, fix: fixMissing(path, reference) };
}

/** A link to the file of an item that does not exist is a mention that does not resolve, and reported as that. */
function isMention({ from, reference }: ReferenceSubject, graph: TraceGraph): boolean {
  const { line, column } = reference.place;
  return from.mentions.some(
    ({ id, form, place }) => form === 'link' && place.line === line && place.column === column && graph.item(id) === undefined,
  );
}

/** Ordinary text is on no page, so that nobody can arrive at a heading of it. */
function ofHeading(
  path: string,
  fragment: string,
  { items, document, headings }: NonNullable<ReferenceSubject['source']>,
): Breach | undefined {
  if ((document === undefined && items.length === 0) || fragment === 'top') return undefined;
  const within = items.filter((item) => item.spelling !== 'file').map((item) => item.id.text);
  if (headingFinder(headings, within)(fragment) !== undefined) return undefined;
  const close = nearest(fragment, [...headings, ...within]);
  return {
    message: `${path} has no heading that reads like “${fragment}”, so this link leads to the top of the page`,
    fix: close === undefined ? 'Write the words of a heading with hyphens between.' : `“${close}” is close.`,
    severity: { draft: 'warning', release: 'error' },
  };
}
