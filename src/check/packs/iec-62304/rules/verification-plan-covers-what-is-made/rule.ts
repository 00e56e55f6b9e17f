import type { TraceGraph } from '../../../../../model/graph.ts';
import type { KindName } from '../../../../../model/kinds.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { reaches, type SafetyClass } from '../../../../../model/safety-class.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { answersClause, type Claiming } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { namedIn } from '../../sections.ts';

/** What has to be verified from a class on: as a kind of document, as items, or in words (English and German). */
interface Product {
  readonly from: SafetyClass;
  readonly name: string;
  readonly documents: readonly string[];
  readonly items: readonly KindName[];
  readonly words: RegExp;
}

const products: readonly Product[] = [
  {
    from: 'A',
    name: 'the software requirements',
    documents: ['software-requirements'],
    items: ['software-requirement'],
    words: /requirement|anforderung/i,
  },
  {
    from: 'A',
    name: 'the risk analysis',
    documents: ['risk-analysis'],
    items: ['risk', 'risk-control'],
    words: /risk|risik|hazard|gefähr/i,
  },
  {
    from: 'B',
    name: 'the architecture',
    documents: ['software-architecture'],
    items: ['software-item', 'interface'],
    words: /architect|architekt/i,
  },
  { from: 'B', name: 'the units', documents: [], items: ['software-unit'], words: /\bunits?\b|source|code|einheit|quelltext/i },
  {
    from: 'C',
    name: 'the detailed design',
    documents: ['detailed-design'],
    items: ['design-element'],
    words: /detailed design|design element|feinentwurf|detailentwurf|detaillierte[rn]? entwurf/i,
  },
];

/** The section points at the register of deliverables, whose rows then count as named. */
const register = /\bregister|deliverables? of|verzeichnis/i;

export default defineRule({
  id: 'verification-plan-covers-what-is-made',
  clause: '5.1.6',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.6-1'],
  expect: answersClause({
    clause: '5.1.6',
    home: ['verification-plan', 'software-development-plan'],
    and: ({ item, claims }, { graph }) => {
      const lists = claims.filter(({ claim }) => claim.points.includes('a'));
      const [first] = lists;
      const { class: judged } = graph.classOf(item);
      const missing = products.filter(({ from }) => reaches(judged, from)).filter((product) => !isCovered(product, lists, graph));
      if (first === undefined || missing.length === 0) return undefined;
      return {
        item: first.document,
        place: first.section.heading.place,
        message: `“${first.section.heading.text}” does not say that ${allOf(missing.map(({ name }) => name))} ${missing.length === 1 && !missing[0]?.name.endsWith('s') ? 'is' : 'are'} verified`,
        fix: 'Name everything that has to be verified at this class, by ID or in words, or refer to the register of deliverables.',
      };
    },
  }),
});

function isCovered({ documents, items, words }: Product, lists: readonly Claiming[], graph: TraceGraph): boolean {
  if (lists.some((each) => words.test(listed(each) ?? each.section.words))) return true;
  const named = [...lists.flatMap((each) => namedToVerify(each, graph)), ...registered(lists, graph)];
  return named.some(
    (each) =>
      documents.includes(answer(each, 'kind') ?? answer(each, 'document-kind') ?? '') ||
      [each, ...graph.within(each)].some(({ kind }) => items.includes(kind as KindName)),
  );
}

/** The first column of a table of deliverables; undefined where the section has none, so that all its words count. */
function listed({ section }: Claiming): string | undefined {
  const tables = section.tables.filter(({ header: [first] }) => /deliverable|document|product|ergebnis|dokument/i.test(first?.text ?? ''));
  return tables.length === 0 ? undefined : tables.flatMap(({ rows }) => rows.map(([first]) => first?.text ?? '')).join('; ');
}

function namedToVerify(claiming: Claiming, graph: TraceGraph): readonly TraceItem[] {
  const list = listed(claiming);
  return list === undefined ? namedIn(claiming, graph) : idsIn(list, graph);
}

function registered(lists: readonly Claiming[], graph: TraceGraph): readonly TraceItem[] {
  if (!lists.some(({ section }) => register.test(section.words))) return [];
  return graph.ofKind('deliverable').flatMap((each) => [each, ...graph.targets(each, 'produced-as')]);
}
