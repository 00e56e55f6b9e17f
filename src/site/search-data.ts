import { packs } from '../check/packs/index.ts';
import type { TraceGraph } from '../model/graph.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import { type FindableGroup, searchData } from '../view/search-index.ts';
import { findableItems } from '../view/search-items.ts';
import { addressOf } from './address.ts';
import { dataFile } from './data-file.ts';
import type { Frame } from './frame.ts';
import { clauseAnchor } from './gates.ts';
import type { SitePage } from './page.ts';
import { searchNames } from './search-names.ts';
import { kindStrings } from './strings/kinds.ts';
import { searchStrings } from './strings/search.ts';
import { type Language, speaker } from './strings/strings.ts';
import { byKind, kindTitle } from './words.ts';

/** The files of data for the search over everything that has a page: by address. */
export function searchFiles(
  graph: TraceGraph | undefined,
  { groups }: Pick<Frame, 'groups'>,
  pages: readonly SitePage[],
  language: Language,
): ReadonlyMap<string, string> {
  const { titles, terms, texts, words } = searchData(findable(graph, groups, pages, language), graph?.vocabulary.language ?? 'en');
  return new Map([
    dataFile(searchNames.titles, titles),
    dataFile(searchNames.words, words),
    ...terms.map((part, at) => dataFile(`${searchNames.terms}${at}`, part)),
    ...texts.map((part, at) => dataFile(`${searchNames.texts}${at}`, part)),
  ]);
}

function findable(graph: TraceGraph | undefined, groups: Frame['groups'], pages: readonly SitePage[], language: Language): FindableGroup[] {
  const say = speaker(searchStrings, language);
  const sections = groups.flatMap(({ sections: each }) => each.map(({ words, path }) => ({ id: '', title: words, address: path })));
  return [
    { kind: say.text('page'), synonyms: [], things: sections },
    ...(graph === undefined ? [] : ofGraph(graph, language)),
    ...clauses(pages, language),
    { kind: say.text('rule'), synonyms: [], things: rules(pages) },
  ];
}

function ofGraph(graph: TraceGraph, language: Language): FindableGroup[] {
  const groups = byKind(graph.items);
  // Of what is called alike a document is meant before the item that lists it.
  const documents = groups.filter(([kind]) => kind === 'document');
  return [...documents, ...groups.filter(([kind]) => kind !== 'document')].map(([kind, items]) => {
    const found = findableItems(graph, items);
    return {
      kind: kindTitle(kind, language),
      synonyms: synonymsOf(kind, graph),
      things:
        kind === 'document' ? found.map((each, at) => ({ ...each, address: addressOf.document(items[at] as (typeof items)[0]) })) : found,
    };
  });
}

/** A kind is found by its name in either language, and by every prefix of it. */
function synonymsOf(kind: string, { vocabulary }: TraceGraph): readonly string[] {
  if (!Object.hasOwn(kinds, kind)) return [];
  const { en, de } = kindStrings[kind as KindName];
  return [en, de, ...vocabulary.prefixesOf(kind as KindName)];
}

function clauses(pages: readonly SitePage[], language: Language): FindableGroup[] {
  const paths = new Set(pages.map(({ path }) => path));
  return packs
    .filter(({ name }) => paths.has(addressOf.clauses(name)))
    .map(({ name, standard = '', clauses: all = [] }) => ({
      kind: speaker(searchStrings, language).text('clause', { standard }),
      synonyms: [standard],
      things: all
        .filter(({ removed }) => removed === undefined)
        .map(({ number, title }) => ({
          id: number,
          title,
          address: `${addressOf.clauses(name)}#${clauseAnchor(number)}`,
          former: [`${standard} ${number}`],
        })),
    }));
}

function rules(pages: readonly SitePage[]) {
  const known = new Set(packs.flatMap((pack) => pack.rules.map(({ id }) => id)));
  const shown = pages.filter(({ path, title }) => known.has(title) && path === addressOf.rule(title));
  // Its ID is a sentence: it is found as a title is.
  return shown.map(({ path, title }) => ({ id: '', title, address: path }));
}
