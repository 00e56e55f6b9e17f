import { unlessRejected } from '../../../model/conditions.ts';
import { leads, type TraceGraph } from '../../../model/graph.ts';
import { byItemId } from '../../../model/item-index.ts';
import type { KindName } from '../../../model/kinds.ts';
import type { TraceLink } from '../../../model/link.ts';
import { compareText } from '../../../model/place.ts';
import type { SafetyClass } from '../../../model/safety-class.ts';
import { answer, answers, fieldPlace, isPlaceholder, type TraceItem } from '../../../model/trace-item.ts';
import { type ItemSubject, inEachGroup } from '../../expect.ts';
import type { Gathering, Sight } from '../../gather.ts';
import type { Breach, Expectation } from '../../rule.ts';
import { allOf, shorten, someOf } from '../../words.ts';
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
export function reviewed({ kinds, where = () => true }: Things, demand: ReviewDemand): Expectation<ReviewSubject, Breach> {
  const reviews = reviewsFor(demand);
  const byCause: Gathering<Judged> = {
    kinds,
    says: (item, sight) => {
      if (!where(item, sight)) return [];
      const fault = faultOf(item, reviews, demand, sight);
      return [[fault?.cause ?? `#${item.id}`, { item, fault, class: sight.graph.classOf(item).class }]];
    },
  };
  return inEachGroup(byCause, subjectsOf).passes(({ breach }) => breach);
}

/** What has to be reviewed: living items of some kinds of which something holds. */
export interface Things {
  readonly kinds: readonly KindName[];
  readonly where?: (item: TraceItem, sight: Sight) => boolean;
}

interface Judged {
  readonly item: TraceItem;
  readonly fault: Fault | undefined;
  readonly class: SafetyClass;
}

/** Of things with the same fault the first of the highest class speaks. */
function subjectsOf(judged: readonly Judged[]): readonly ReviewSubject[] {
  const speaker = judged.reduce((best, each) => (each.class > best.class ? each : best));
  const items = judged.map(({ item }) => item);
  return judged.map(({ item, fault }) => (fault !== undefined && item === speaker.item ? { item, breach: fault.breach(items) } : { item }));
}

/** Things that share a cause are told in one finding, at the one of the highest class, so that no class is passed over. */
interface Fault {
  readonly cause: string;
  readonly breach: (items: readonly TraceItem[]) => Breach;
}

/** A review, and the link by which it looked at a thing or at the document the thing stands in. */
interface Look {
  readonly review: Review;
  readonly link: TraceLink;
}

interface Review {
  readonly item: TraceItem;
  /** What it says, by point; where a point is answered twice, the first. */
  readonly answers: ReadonlyMap<string, string>;
  /** Why it counts for nothing, to stand behind its ID. */
  readonly void?: string;
}

/** What is wrong with how a thing was reviewed. */
function faultOf(item: TraceItem, reviews: Gathering<Review>, demand: ReviewDemand, { graph, gathered }: Sight): Fault | undefined {
  const found = looksAt(item, reviews, { graph, gathered });
  const rejected = found.find(({ review }) => isRejecting(review.item));
  const sound = found.filter(
    ({ review }) => review.void === undefined && (rejected === undefined || heldOn(review) > heldOn(rejected.review)),
  );
  const holding = sound.filter(({ link }) => link.state !== 'suspect' && graph.approvals.storedFor(link) !== undefined);
  if (holding.length > 0) return unanswered(holding, demand);
  if (demand.coveredBy !== undefined) return undefined;
  // A link that is not fresh, or leads nowhere, is told at the review, and may be what is missing here.
  if (sound.some(({ link }) => link.state === 'suspect')) return undefined;
  if (sound[0] !== undefined) return notStored(sound[0]);
  if (rejected !== undefined) return counts(rejected.review, demand);
  if (found[0] !== undefined) return counts(found[0].review, demand);
  if (gathered.of(reviews, leadsNowhere).length > 0) return undefined;
  return unseen(item, gathered.of(reviews, anyReview).length > 0, demand);
}

/** Looks at a thing, or at the document it stands in, by the latest review first. */
function looksAt(item: TraceItem, reviews: Gathering<Review>, { graph, gathered }: Sight): readonly Look[] {
  const things = item.document === undefined ? [item] : [item, item.document];
  const links = things.flatMap((each) => graph.linksTo(each)).filter((link) => looking.includes(link.field) && leads(link));
  const looks = links.flatMap((link) => gathered.of(reviews, link.from.id).map((review) => ({ review, link })));
  return looks.length < 2
    ? looks
    : looks.sort(
        ({ review: a, link: one }, { review: b, link: other }) =>
          compareText(heldOn(b), heldOn(a)) || byItemId(a.item, b.item) || looking.indexOf(one.field) - looking.indexOf(other.field),
      );
}

const looking: readonly string[] = ['covers', 'verifies', 'shows-effective'];

function heldOn({ item }: Review): string {
  return answer(item, 'held-on') ?? '';
}

/** A review that rejected what it looked at stands against those before it and of the same day; a later one may accept what was mended. */
function isRejecting(review: TraceItem): boolean {
  return review.status !== 'draft' && !unlessRejected.holds(review, review);
}

const anyReview = '#';
const leadsNowhere = '# leads nowhere';

/** Reviews of a kind: each by its ID, all of them, and those of which a link leads nowhere. */
function reviewsFor(demand: ReviewDemand): Gathering<Review> {
  const wanted = [demand.kind, ...(demand.or ?? [])];
  return {
    kinds: ['review'],
    says: (item, { graph }) => {
      if (!wanted.includes(answer(item, 'review-kind') ?? '')) return [];
      const why = whyVoid(item, graph);
      const review: Review = { item, answers: answersIn(item, demand), ...(why === undefined ? {} : { void: why }) };
      const isLost = graph.linksFrom(item).some((link) => looking.includes(link.field) && !leads(link));
      return [item.id, anyReview, ...(isLost ? [leadsNowhere] : [])].map((key) => [key, review]);
    },
  };
}

function whyVoid(review: TraceItem, graph: TraceGraph): string | undefined {
  if (review.status === 'draft') return 'is still a draft';
  if (!unlessRejected.holds(review, review)) return 'rejected what it looked at';
  return graph.approvals.isApproved(review) ? undefined : whyNotApproved(review, graph);
}

/** `a: yes, …`, `a) yes, …` and `a, b: …` answer letters of the clause the kind serves; `5.2.5: …` and `5.2.6 a: …` say which clause they mean. */
function answersIn(review: TraceItem, { clause }: ReviewDemand): ReadonlyMap<string, string> {
  const lines = review.fields.get('answers')?.prose?.listItems ?? [];
  const texts = (lines.length > 0 ? lines : answers(review, 'answers')).flatMap(({ text }) =>
    lines.length > 0 ? text : text.split(/;|\n/),
  );
  const said = texts.flatMap((text) => {
    const [, names = '', words = ''] = /^\s*\(?([^:()]+?)\s*[:)](.*)$/s.exec(text) ?? [];
    if (isPlaceholder(words)) return [];
    const points = names.toLowerCase().split(/\s*,\s*/);
    return points.map((name) => [name.replace(/^iec 62304 /, '').replace(`${clause} `, ''), words.trim()] as const);
  });
  return new Map(said.toReversed());
}

/** Answers that say that a point is not met. `no ambiguous words` and `not ambiguous` say that it is. */
const denial = new RegExp(
  [
    '^(?:no|nein|open|offen)\\s*(?:[.,;:!(–—]|-\\s|$)',
    '^(?:(?:is|are|was|were|it is|they are)\\s+)?not\\s+(?:yet\\s+)?(?:met|fulfilled|satisfied|shown|given|answered|done|complete|ok|okay|acceptable|checked|looked at)\\b',
    '^(?:(?:it|this)\\s+)?fail(?:s|ed)?\\s*(?:[.,;:!(–—]|(?:for|in|at)\\b|$)',
    '^(?:ist |sind )?nicht\\s+(?:erfüllt|gegeben|gezeigt|geprüft|nachgewiesen|vollständig|in ordnung)',
  ].join('|'),
  'i',
);

function unanswered(holding: readonly Look[], { points, clause }: ReviewDemand): Fault | undefined {
  const named = (list: readonly string[]) => allOf(list.map((point) => (point === clause ? clause : `${clause} ${point}`)));
  // The latest review that speaks of a point has the word.
  const saying = points.map((point) => ({ point, by: holding.find(({ review }) => review.answers.has(point))?.review }));
  const open = saying.flatMap(({ point, by }) => (by === undefined ? [point] : []));
  const [denied] = saying.filter(({ point, by }) => denial.test(by?.answers.get(point) ?? ''));
  if (denied?.by !== undefined) return saysNo(denied.by, denied.point, named([denied.point]));
  const { review } = holding[0] as Look;
  if (open.length === 0) return undefined;
  return {
    cause: `${review.item.id} leaves open ${open.join()}`,
    breach: (items) => ({
      item: review.item,
      message: `${review.item.id}, the review of ${some(items)}, does not answer ${named(open)}`,
      fix: `Answer under its heading Answers, one list item for each, such as \`- ${open[0]}: …\`; then have it approved again.`,
    }),
  };
}

function saysNo(review: Review, point: string, name: string): Fault {
  return {
    cause: `${review.item.id} denies ${point}`,
    breach: (items) => ({
      item: review.item,
      place: fieldPlace(review.item, 'answers'),
      message: `${review.item.id}, the review of ${some(items)}, answers ${name} with “${shorten(review.answers.get(point) ?? '')}”, so it is not met`,
      fix: 'Mend what the review found, and hold it again; or say in words what is met.',
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

function unseen(item: TraceItem, areReviews: boolean, { kind }: ReviewDemand): Fault {
  return {
    cause: areReviews ? item.id : 'no review',
    breach: (items) => ({
      message: `No ${kind} review covers ${some(items)}`,
      fix: `Name what was looked at under \`covers\` of a review (\`dhf new REV\`, \`review-kind: ${kind}\`), and have it approved.`,
    }),
  };
}

/** `SRS-1, SRS-2 and 5 more`. */
function some(items: readonly TraceItem[]): string {
  return someOf(items.map(({ id }) => id));
}
