import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { check } from '../check/check.ts';
import { Memory } from '../check/memory.ts';
import { packs } from '../check/packs/index.ts';
import { type AsOf, countBySeverity, type TraceReport } from '../check/report.ts';
import type { Pack } from '../check/rule.ts';
import { type AssumedClass, withAssumedClasses } from '../model/assumed-class.ts';
import type { Declared } from '../model/declared.ts';
import type { NotJudged, Stage } from '../model/diagnostic.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Facts, ItemFacts } from '../model/facts.ts';
import { type GraphInput, TraceGraph } from '../model/graph.ts';
import { kindOf } from '../model/items.ts';
import { comparePlaces, compareText, lineStart } from '../model/place.ts';
import { stateOf, targetOf } from '../model/reference.ts';
import { answer, fieldPlace } from '../model/trace-item.ts';
import { matcher, settingsFile } from './files.ts';
import { type PlaceOf, type Settings, vocabularyOf } from './settings.ts';
import { tool } from './tool.ts';

/** What is known about sources besides their words. */
export interface Known {
  readonly stage: Stage;
  readonly asOf: AsOf;
  /** The product's version, where the settings leave it to a file. */
  readonly version?: string | undefined;
  /** Full hash of HEAD; absent outside git. */
  readonly commit?: string | undefined;
  /** Path of the DHF's folder from the repository's root, with a trailing `/`. */
  readonly prefix?: string | undefined;
  readonly reusedIds?: ReadonlyMap<string, string> | undefined;
  /** What tools say of the product; nothing when absent. */
  readonly evidence?: Evidence | undefined;
  /** Classes to judge by instead of those declared. */
  readonly assume?: readonly AssumedClass[] | undefined;
  /** Where keys of the settings stand; the first line of the file when absent. */
  readonly placeOf?: PlaceOf | undefined;
  readonly notJudged: readonly NotJudged[];
}

/** What is kept from report to report: a memory costs more than it saves where only one more report follows. */
export interface Earlier {
  graph: TraceGraph | undefined;
  readonly memory?: Memory;
}

export function openEarlier(): Earlier {
  return { graph: undefined, memory: new Memory() };
}

/** Facts to report: linked, judged by the packs that the settings name, counted. An earlier report saves work where little changed. */
export function conclude(facts: readonly Facts[], settings: Settings, known: Known, earlier?: Earlier): TraceReport {
  const vocabulary = vocabularyOf(settings);
  const isSystem = (item: ItemFacts) => kindOf(item, vocabulary) === 'software-system';
  const graph = graphOf(withAssumedClasses(facts, known.assume ?? [], isSystem), settings, known, earlier?.graph);
  if (earlier !== undefined) earlier.graph = graph;
  const notJudged = inOrder([
    ...known.notJudged,
    ...nothingThere(graph),
    ...notLookedFor(graph),
    ...notDrawn(graph),
    ...signaturesNotSeen(graph),
    ...historyNotSeen(graph, packsOf(settings)),
    ...outOfScope(settings),
  ]);
  const judgement = check(graph, packsOf(settings), { stage: known.stage, asOf: known.asOf.date, notJudged, memory: earlier?.memory });
  const count = (severity: 'error' | 'warning' | 'info') => countBySeverity(judgement.diagnostics, severity);
  return {
    ...judgement,
    ...heading(known, settings),
    counts: {
      items: itemsIn(graph),
      links: graph.linkCount,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      deviations: judgement.justified.filter(({ claim }) => claim === 'deviation').length,
      open: judgement.clauses.filter(({ state }) => state === 'open').length,
    },
    graph,
  };
}

/** Facts linked to one graph, with the words of the settings; made from an earlier graph of the same settings where there is one. */
export function graphOf(facts: readonly Facts[], settings: Settings, known: Partial<Known> = {}, earlier?: TraceGraph): TraceGraph {
  const { reusedIds, evidence } = known;
  const declared = declaredIn(settings, known);
  const input: GraphInput = {
    ...wordsOf(settings),
    facts,
    declared: isDeepStrictEqual(declared, earlier?.declared) ? (earlier?.declared ?? declared) : declared,
    ...(evidence === undefined ? {} : { evidence }),
    ...(reusedIds === undefined ? {} : { reusedIds }),
  };
  return new TraceGraph(input, earlier);
}

type Words = Pick<GraphInput, 'vocabulary' | 'packs' | 'inRiskFile' | 'sha256'>;

/** The same objects for the same settings, so that one graph can be made from another. */
function wordsOf(settings: Settings): Words {
  const words = knownWords.get(settings) ?? {
    vocabulary: vocabularyOf(settings),
    packs: new Set(settings.packs.map((pack) => pack.standard)),
    inRiskFile: matcher(settings.files['risk-management-file']),
    sha256,
  };
  knownWords.set(settings, words);
  return words;
}

const knownWords = new WeakMap<Settings, Words>();

function sha256(text: string): string {
  return hash('sha256', text);
}

/** By which a requirement binds, where `wording.shall` names no others. */
const bindingWords: Readonly<Record<Settings['language'], readonly string[]>> = {
  en: ['shall'],
  de: ['muss', 'müssen', 'soll', 'sollen'],
};

function declaredIn(settings: Settings, { version, placeOf = () => lineStart(settingsFile) }: Partial<Known>): Declared {
  const { product } = settings;
  const written = typeof product.version === 'string' ? product.version : version;
  const shall = settings.wording.shall ?? bindingWords[settings.language];
  return { ...settings, product: { ...product, version: written }, wording: { ...settings.wording, shall }, placeOf };
}

/** The report where settings could not be read: nothing was looked at. */
export function refusal(known: Known): TraceReport {
  return {
    stage: known.stage,
    verdict: 'could-not-judge',
    diagnostics: [],
    rules: [],
    clauses: [],
    gates: [],
    justified: [],
    notJudged: inOrder(known.notJudged),
    ...heading(known),
    counts: { items: 0, links: 0, errors: 0, warnings: 0, infos: 0, deviations: 0, open: 0 },
  };
}

function heading({ asOf, version, commit, prefix, assume = [] }: Known, settings?: Settings) {
  const written = settings?.product.version;
  return {
    tool,
    product: settings?.product.name ?? '',
    version: version ?? (typeof written === 'string' ? written : ''),
    ...(commit === undefined ? {} : { commit }),
    asOf,
    packs: settings?.packs ?? [],
    ...(assume.length === 0 ? {} : { assumed: assume.map((each) => `${each.item ?? 'every software system'} is class ${each.class}`) }),
    gate: null,
    prefix: prefix ?? '',
  };
}

function packsOf(settings: Settings): readonly Pack[] {
  return packs.filter((pack) => pack.standard === undefined || settings.packs.some((named) => isPack(pack, named)));
}

function isPack(pack: Pack, named: Settings['packs'][number]): boolean {
  return pack.standard === named.standard && pack.edition === named.edition;
}

function outOfScope(settings: Settings): readonly NotJudged[] {
  return settings['not-in-scope'].map((area) => ({
    what: area,
    why: 'dhf.yaml leaves it out of scope',
    fix: 'Take it out of `not-in-scope` before a release.',
    place: lineStart(settingsFile),
    blocking: false,
  }));
}

function nothingThere(graph: TraceGraph): readonly NotJudged[] {
  if (itemsIn(graph) > 0) return withoutSystem(graph);
  const count = graph.facts.length;
  const why =
    count === 0
      ? 'no file was read'
      : `${count === 1 ? 'one file was' : `${count} files were`} read, and no item stands in ${count === 1 ? 'it' : 'them'}`;
  const fix = 'Write an item, such as with `dhf new UN "What the user needs"`, and see that `files.include` finds it.';
  return [{ what: 'the design history file', why, fix, place: lineStart(settingsFile), blocking: true }];
}

/** Files that links and pictures name, where nobody looked whether they are there. */
function notLookedFor({ facts }: TraceGraph): readonly NotJudged[] {
  const sources = new Set(facts.map((each) => each.file));
  const unknown = facts.flatMap(({ file, references }) =>
    references.filter(({ url, found }) => {
      const target = targetOf(url, file);
      return target.to === 'file' && stateOf(target, found, sources) === undefined;
    }),
  );
  return unknown.slice(0, 1).map(({ place }) => ({
    what: `files that ${unknown.length === 1 ? 'a link or picture names' : `${unknown.length} links and pictures name`}`,
    why: 'it is not known whether they are there',
    fix: 'Judge the folder itself, with `dhf check`, and see that its folders can be read.',
    place,
    blocking: false,
  }));
}

/** Diagrams that nobody could draw, each by itself, and those that nobody tried to draw. */
function notDrawn({ facts }: TraceGraph): readonly NotJudged[] {
  const all = facts.flatMap(({ diagrams = [] }) => diagrams.filter(({ drawn }) => drawn === undefined));
  const untried = all.filter(({ undrawn }) => undrawn === undefined);
  const failed = all.flatMap(({ undrawn, place }): NotJudged[] =>
    undrawn === undefined
      ? []
      : [
          {
            what: 'a diagram',
            why: undrawn,
            fix: 'See that dhf is installed whole and that the machine has memory left.',
            place,
            blocking: true,
          },
        ],
  );
  const [first] = untried;
  if (first === undefined) return failed;
  const what = untried.length === 1 ? 'a diagram' : `${untried.length} diagrams`;
  return [
    ...failed,
    { what, why: 'nobody tried to draw them', fix: 'Judge the folder itself, with `dhf check`.', place: first.place, blocking: false },
  ];
}

/** Approvals that say how they are signed, where nobody looked at any signature. */
function signaturesNotSeen(graph: TraceGraph): readonly NotJudged[] {
  const signed = graph.ofKind('approval').filter((approval) => approval.status !== 'draft' && answer(approval, 'method') !== undefined);
  const [first] = signed;
  if (first === undefined || graph.evidence.signatures !== undefined) return [];
  return [
    {
      what: `the ${signed.length === 1 ? 'signature of one approval' : `signatures of ${signed.length} approvals`}`,
      why: 'it is not known what stands beside the records',
      fix: 'Judge the folder itself, with `dhf check`.',
      place: fieldPlace(first, 'method'),
      blocking: false,
    },
  ];
}

/** IDs that were used before cannot be seen without the history; where rules wait for that, it is told with them. */
function historyNotSeen({ evidence }: TraceGraph, judging: readonly Pack[]): readonly NotJudged[] {
  const absence = evidence.missing?.history;
  const isTold = judging.some(({ rules }) => rules.some((rule) => rule.needs?.includes('history')));
  return absence === undefined || isTold ? [] : [{ what: 'git history', ...absence, blocking: false }];
}

/** Class, plans and release belong to a software system: where none is written, the rules about them have nothing to look at. */
function withoutSystem(graph: TraceGraph): readonly NotJudged[] {
  if (graph.ofKind('software-system').length > 0) return [];
  return [
    {
      what: 'the software system',
      why: 'no item of kind software-system is written, so nobody knows what the software is and of which class; everything is judged as class C',
      fix: 'Write it in the risk management file (`dhf new SWS`), with its safety class and the reasons for it.',
      place: graph.declared?.placeOf(['systems']) ?? lineStart(settingsFile),
      blocking: false,
    },
  ];
}

function itemsIn(graph: TraceGraph): number {
  return graph.items.filter((item) => item.kind !== 'document').length;
}

function inOrder(notJudged: readonly NotJudged[]): readonly NotJudged[] {
  const place = (each: NotJudged) => each.place ?? lineStart('');
  return [...notJudged].sort((a, b) => comparePlaces(place(a), place(b)) || compareText(a.what, b.what) || compareText(a.why, b.why));
}
