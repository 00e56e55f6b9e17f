import type { EitherRow, Kind, LinkRow } from '../../../../../model/kind.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import type { Vocabulary } from '../../../../../model/vocabulary.ts';
import { fieldBreach } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { anyOf, kindTitle, whereToWrite } from '../../../../words.ts';
import { cited, type Demanded, everyDemand, why } from '../../demands.ts';
import { tally } from '../../tally.ts';

type LinkDemands = LinkRow['demands'];

/** Links of one field, or of several of which one is enough. */
interface Asked {
  readonly links: readonly LinkRow[];
  readonly demands: LinkDemands;
}

export default defineRule({
  id: 'demanded-link-is-written',
  severity: { draft: 'warning', release: 'error' },
  expect: everyDemand<LinkDemands[number], Asked>(askedOf).passes((demanded, { graph }) => {
    const { item, row, demand } = demanded;
    if (row.links.some((link) => link.none && saysNone(item, link.name))) return undefined;
    const found = tally(
      item,
      graph,
      row.links.map((link) => ({ out: link.name })),
    );
    const least = demand.min ?? 1;
    if (found.good + found.reported >= least) return undefined;
    const written = row.links.find((link) => item.fields.has(link.name)) ?? row.links[0];
    return {
      ...cited(demanded),
      place: fieldPlace(item, written?.name ?? ''),
      message: `${item.id} has ${missing(row, found.good, least)}, ${why(demanded)}${found.instead || stillOpen(item, written)}`,
      fix: fix(demanded, graph.vocabulary),
      related: found.related,
    };
  }),
});

const askedBy = new WeakMap<Kind, readonly Asked[]>();

function askedOf(kind: Kind): readonly Asked[] {
  let asked = askedBy.get(kind);
  if (asked === undefined) {
    const single = kind.links.filter((link) => link.demands.length > 0).map((link): Asked => ({ links: [link], demands: link.demands }));
    asked = [...single, ...kind.either.flatMap((row) => eitherOf(kind, row))];
    askedBy.set(kind, asked);
  }
  return asked;
}

function eitherOf(kind: Kind, row: EitherRow): Asked[] {
  const links = kind.links.filter((link) => row.anyOf.includes(link.name));
  return links.length === 0 ? [] : [{ links, demands: row.demands }];
}

function saysNone(item: TraceItem, name: string): boolean {
  return item.fields.get(name)?.values.some((value) => value.text === 'none') ?? false;
}

/** `; it says only “TBD”`. */
function stillOpen(item: TraceItem, link: LinkRow | undefined): string {
  return (link && fieldBreach(item, link.name)?.instead) ?? '';
}

function missing({ links }: Asked, good: number, least: number): string {
  const names = links.map((link) => `\`${link.name}\``);
  if (names.length > 1) return `no link under ${anyOf(names)}`;
  return least === 1 ? `no ${names[0]} link` : `${good} of at least ${least} different ${names[0]} links`;
}

function fix({ item, row: { links } }: Demanded<Asked>, vocabulary: Vocabulary): string {
  return links
    .map((link) => {
      const ends = link.to === 'any' ? 'any item' : anyOf(link.to.map(kindTitle));
      const none = link.none ? ', or the word `none`' : '';
      return `${whereToWrite(item, link.name, false, vocabulary)} ${link.help} It takes IDs: ${ends}${none}.`;
    })
    .join(' Or: ');
}
