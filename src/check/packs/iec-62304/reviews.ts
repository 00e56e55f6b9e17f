import { unlessRejected } from '../../../model/conditions.ts';
import { leads, type TraceGraph } from '../../../model/graph.ts';
import type { TraceLink } from '../../../model/link.ts';
import { compareText } from '../../../model/place.ts';
import { answer, answers, isPlaceholder, type TraceItem } from '../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../expect.ts';
import type { Breach, Expectation, RuleContext } from '../../rule.ts';
import { allOf } from '../../words.ts';
import { whyNotApproved } from './not-approved.ts';

/** A kind of review that has to look at things, and what it has to answer. */
export interface ReviewDemand {
  /** A value of `review-kind`. */
  readonly kind: string;
  /** Kinds that do as well. */
  readonly or?: readonly string[];
  /** The clause it serves. */
  readonly clause: string;
  /** Letters of the clause that its answers have to name; where the clause has none, its number. */
  readonly points: readonly string[];
  /** The rule that tells what no such review covers, where it is not this one. */
  readonly coveredBy?: string;
}

export interface ReviewSubject extends ItemSubject {
  readonly breach?: Breach;
}

/**
 * Each thing was looked at, as it reads today, by an accepted and approved review of the kind, and such reviews answer every point. What one
 * review lacks is told once, at the review. A thing that changed since the approval is told by `link-is-fresh`, which names the field that moved.
 */
export function reviewed(things: (context: RuleContext) => Iterable<TraceItem>, demand: ReviewDemand): Expectation<ReviewSubject, Breach> {
  return eachOf(function* (context): Iterable<ReviewSubject> {
    const faultOf = faults(context.graph, demand);
    const judged = [...things(context)].map((item) => ({ item, fault: faultOf(item) }));
    for (const group of Map.groupBy(judged, ({ fault }) => fault?.cause).values()) {
      const items = group.map(({ item }) => item);
      const speaker = highest(items, context.graph);
      for (const { item, fault } of group) yield fault !== undefined && item === speaker ? { item, breach: fault.breach(items) } : { item };
    }
  }).passes(({ breach }) => breach);
}

/** Things that share a cause are told in one finding, at the one of the highest class, so that no class is passed over. */
interface Fault {
  readonly cause: string;
  readonly breach: (items: readonly TraceItem[]) => Breach;
}

function highest(items: readonly TraceItem[], graph: TraceGraph): TraceItem {
  return items.reduce((best, each) => (graph.classOf(each).class > graph.classOf(best).class ? each : best));
}

/** A review, and the link by which it looked at a thing or at the document the thing stands in. */
interface Look {
  readonly review: Review;
  readonly link: TraceLink;
}

interface Review {
  readonly item: TraceItem;
  readonly answered: ReadonlySet<string>;
  /** Why it counts for nothing, to stand behind its ID. */
  readonly void?: string;
}

function faults(graph: TraceGraph, demand: ReviewDemand): (item: TraceItem) => Fault | undefined {
  const reviews = reviewsOf(graph, demand);
  const looks = new Map<TraceItem, Look[]>();
  const links = reviews.flatMap((review) => looked(review, graph).map((link) => ({ review, link })));
  for (const look of links.filter(({ link }) => leads(link))) {
    const to = look.link.to as TraceItem;
    for (const thing of [to, ...graph.within(to)]) looks.set(thing, [...(looks.get(thing) ?? []), look]);
  }
  const leadsNowhere = links.some(({ link }) => !leads(link));
  return (item) => {
    const found = looks.get(item) ?? [];
    const sound = found.filter(({ review }) => review.void === undefined);
    const holding = sound.filter(({ link }) => link.state !== 'suspect' && graph.approvals.storedFor(link) !== undefined);
    if (holding.length > 0) return unanswered(holding, demand);
    if (demand.coveredBy !== undefined) return undefined;
    // A link that is not fresh, or leads nowhere, is told at the review, and may be what is missing here.
    if (sound.some(({ link }) => link.state === 'suspect')) return undefined;
    if (sound[0] !== undefined) return notStored(sound[0]);
    if (found[0] !== undefined) return counts(found[0].review, demand);
    return leadsNowhere ? undefined : unseen(item, reviews, demand);
  };
}

/** Reviews of the kind, the latest first. */
function reviewsOf(graph: TraceGraph, demand: ReviewDemand): readonly Review[] {
  const items = graph.ofKind('review').filter((each) => [demand.kind, ...(demand.or ?? [])].includes(answer(each, 'review-kind') ?? ''));
  const latestFirst = items.toSorted((a, b) => compareText(answer(b, 'held-on') ?? '', answer(a, 'held-on') ?? ''));
  return latestFirst.map((item) => {
    const why = whyVoid(item, graph);
    return { item, answered: answeredPoints(item, demand), ...(why === undefined ? {} : { void: why }) };
  });
}

function whyVoid(review: TraceItem, graph: TraceGraph): string | undefined {
  if (review.status === 'draft') return 'is still a draft';
  if (!unlessRejected.holds(review, review)) return 'rejected what it looked at';
  return graph.approvals.isApproved(review) ? undefined : whyNotApproved(review, graph);
}

function looked({ item }: Review, graph: TraceGraph): readonly TraceLink[] {
  return ['covers', 'verifies', 'shows-effective'].flatMap((field) => graph.linksFrom(item, field));
}

/** `a: yes, …` and `a, b: …` answer letters of the clause the kind serves; `5.2.5: …` and `5.2.6 a: …` say which clause they mean. */
function answeredPoints(review: TraceItem, { clause }: ReviewDemand): ReadonlySet<string> {
  const lines = review.fields.get('answers')?.prose?.listItems ?? [];
  const texts = (lines.length > 0 ? lines : answers(review, 'answers')).flatMap(({ text }) =>
    lines.length > 0 ? text : text.split(/;|\n/),
  );
  const points = texts.flatMap((text) => {
    const [, names = '', said = ''] = /^\s*([^:]+?)\s*:(.*)$/s.exec(text) ?? [];
    return isPlaceholder(said)
      ? []
      : names
          .toLowerCase()
          .split(/\s*,\s*/)
          .map((name) => name.replace(/^iec 62304 /, '').replace(`${clause} `, ''));
  });
  return new Set(points);
}

function unanswered(holding: readonly Look[], { points, clause }: ReviewDemand): Fault | undefined {
  const open = points.filter((point) => !holding.some(({ review }) => review.answered.has(point)));
  const { review } = holding[0] as Look;
  if (open.length === 0) return undefined;
  const what = open.map((point) => (point === clause ? clause : `${clause} ${point}`));
  return {
    cause: `${review.item.id} leaves open ${open.join()}`,
    breach: (items) => ({
      item: review.item,
      message: `${review.item.id}, the review of ${some(items)}, does not answer ${allOf(what)}`,
      fix: `Answer under its heading Answers, one list item for each, such as \`- ${open[0]}: …\`; then have it approved again.`,
    }),
  };
}

function notStored({ review: { item } }: Look): Fault {
  return {
    cause: `${item.id} without hash`,
    breach: (items) => ({
      item,
      message: `The approval of ${item.id} does not store how ${some(items)} read, so nobody can tell whether the review still holds`,
      fix: `Let \`dhf approve ${item.id}\` write it again.`,
    }),
  };
}

function counts({ item, void: why }: Review, { kind }: ReviewDemand): Fault {
  return {
    cause: `${item.id} counts for nothing`,
    breach: (items) => ({
      item,
      message: `${some(items)} ${items.length === 1 ? 'has' : 'have'} no ${kind} review that counts; ${item.id} ${why}`,
      fix: `Finish ${item.id} and have it approved (\`dhf approve ${item.id}\`), or hold the review again.`,
    }),
  };
}

function unseen(item: TraceItem, reviews: readonly Review[], { kind }: ReviewDemand): Fault {
  return {
    cause: reviews.length === 0 ? 'no review' : item.id,
    breach: (items) => ({
      message: `No ${kind} review covers ${some(items)}`,
      fix: `Name what was looked at under \`covers\` of a review (\`dhf new REV\`, \`review-kind: ${kind}\`), and have it approved.`,
    }),
  };
}

/** `SRS-1, SRS-2 and 5 more`. */
function some(items: readonly TraceItem[]): string {
  const ids = items.map(({ id }) => id);
  return ids.length > 3 ? `${ids.slice(0, 2).join(', ')} and ${ids.length - 2} more` : allOf(ids);
}
