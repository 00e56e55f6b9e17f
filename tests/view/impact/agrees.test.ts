import { describe, expect, it } from 'vitest';
import linkIsFresh from '../../../src/check/packs/core/rules/link-is-fresh/rule.ts';
import linkResolves from '../../../src/check/packs/core/rules/link-resolves/rule.ts';
import type { Facts, FieldFacts, ItemFacts } from '../../../src/model/facts.ts';
import type { TraceGraph } from '../../../src/model/graph.ts';
import type { Impact, ImpactAction } from '../../../src/model/impact.ts';
import { latestStanding, systemOfRun } from '../../../src/model/results.ts';
import type { TraceItem } from '../../../src/model/trace-item.ts';
import { findings } from '../../build.ts';
import { cleanC, lines, type Played, playing, type Recorded, ran, type Script, signed, tidewell } from './script.ts';

/** Numbers below a bound, one after the other, the same for the same seed. */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** Words that may be changed without making links, classes, dates or records something else. */
const fixed = new Set([
  'status',
  'safety-class',
  'version',
  'purl',
  'location',
  'released-on',
  'meaning',
  'review-kind',
  'outcome',
  'purpose',
  'level',
]);
const records = new Set(['APR', 'RUN', 'REL', 'BL', 'ARC', 'DEL']);

/** A few things that each say something else in one respect; with `whole` some are retired or taken out. */
function changes(clean: TraceGraph, seed: number, whole: boolean): Script {
  const roll = dice(seed);
  const targets = clean.items.filter(({ id, kind }) => kind !== 'test-result' && !records.has(id.replace(/-.*/, '')));
  const sources = clean.evidence.source?.files.map(({ path }) => path) ?? [];
  const chosen = new Map(Array.from({ length: 1 + roll(3) }, () => [(targets[roll(targets.length)] as TraceItem).id, roll(1000)] as const));
  const product = roll(3) === 0 ? [sources[roll(sources.length)] as string] : [];
  const how = (number: number) => (whole ? (['say', 'retire', 'drop', 'allocate'] as const)[number % 4] : 'say');
  const turn = (facts: readonly Facts[]) =>
    facts.map((each) => ({
      ...each,
      ...(each.document === undefined || !chosen.has(each.document.id.text)
        ? {}
        : { document: { ...each.document, words: `${each.document.words} Said otherwise.` } }),
      items: each.items.flatMap((item) => {
        const number = chosen.get(item.id.text);
        if (number === undefined) return [item];
        const what = how(number);
        if (what === 'drop') return [];
        return [what === 'retire' ? retired(item) : what === 'allocate' ? allocated(item) : reworded(item, number, clean)];
      }),
    }));
  return { turn, product };
}

function reworded(item: ItemFacts, number: number, clean: TraceGraph): ItemFacts {
  const isWords = ({ name, values }: FieldFacts) =>
    !fixed.has(name) &&
    values.length > 0 &&
    !values.some(({ text }) => clean.item(text) !== undefined || /^\d|^(?:yes|no|none)$/.test(text));
  const fields = item.fields.filter(isWords);
  const field = fields[number % Math.max(1, fields.length)];
  const title = { ...item.title, text: `${item.title.text}, said otherwise` };
  if (field === undefined || number % 5 === 0) return { ...item, title };
  const again = { ...field, values: field.values.map((value) => ({ ...value, text: `${value.text} Said otherwise.` })) };
  return { ...item, fields: item.fields.map((each) => (each === field ? again : each)) };
}

function retired(item: ItemFacts): ItemFacts {
  const { place } = item.id;
  return { ...item, fields: [...item.fields, { name: 'status', label: { text: 'status', place }, values: [{ text: 'retired', place }] }] };
}

function allocated(item: ItemFacts): ItemFacts {
  return {
    ...item,
    fields: item.fields.map((each) =>
      each.name === 'allocated-to' ? { ...each, values: each.values.map((value) => ({ ...value, text: 'SWU-1' })) } : each,
    ),
  };
}

function ids({ tasks }: Impact, ...actions: readonly ImpactAction[]): ReadonlySet<string> {
  return new Set(tasks.filter(({ action }) => actions.includes(action)).map(({ item }) => item));
}

/** Holders of links that rules call suspect or leading nowhere; records are not looked at again. */
function stale(graph: TraceGraph): ReadonlySet<string> {
  const found = findings(graph, [linkIsFresh, linkResolves]).flatMap(({ item }) => item ?? []);
  return new Set(found.filter((id) => !['approval', 'test-result'].includes(graph.item(id)?.kind ?? '')));
}

/** Tests whose latest formal result does not count, since they or the product are something else, or they are called otherwise and have none any more. */
function outdated({ before, after }: Pick<Played, 'before' | 'after'>): readonly TraceItem[] {
  return after.ofKind('test-case').filter((test) => {
    const standing = latestStanding(test, after);
    if (standing === undefined) return latestStanding(before.item(test.id) ?? test, before) !== undefined;
    return standing.doubts.some(({ about }) => about === 'content' || about === 'product');
  });
}

function systemOf(test: TraceItem, graph: TraceGraph): string {
  const run = latestStanding(test, graph)?.run;
  return (run && systemOfRun(run, graph)?.id) ?? '';
}

/** Judgements that nothing but the impact calls out of date. */
const unruled = new Set(['risk', 'problem-report', 'justification']);

function expectAgreement({ before, after, impact }: Played): void {
  const [review, decide, run] = [ids(impact, 'review'), ids(impact, 'decide'), ids(impact, 'run')];
  const [links, tests] = [stale(after), outdated({ before, after })];
  const asked = new Set([...review, ...decide]);
  expect(
    [...links].filter((id) => !asked.has(id)),
    'stale links that nobody is asked about',
  ).toEqual([]);
  expect(
    [...review].filter((id) => !links.has(id)),
    'asked about links that are sound',
  ).toEqual([]);
  expect(
    [...decide].filter((id) => !links.has(id) && !unruled.has(after.item(id)?.kind ?? '')),
    'asked to decide what nothing calls out of date',
  ).toEqual([]);
  expect(
    tests.filter((test) => !run.has(test.id) && !run.has(systemOf(test, after))),
    'outdated results of tests that nobody is asked to run',
  ).toEqual([]);
  const running = new Set(tests.flatMap((test) => [test.id, systemOf(test, after)]));
  expect(
    [...run].filter((id) => !running.has(id)),
    'asked to run what counts',
  ).toEqual([]);
  const lost = before.items.filter(
    (item) => before.approvals.isApproved(item) && isUnapproved(item.id, after) && item.document === undefined,
  );
  const approve = ids(impact, 'approve');
  expect(
    lost.map(({ id }) => id).filter((id) => !approve.has(id)),
    'no longer approved, and nobody is asked',
  ).toEqual([]);
  expect(
    [...approve].filter((id) => !isUnapproved(id, after)),
    'asked to approve what is approved',
  ).toEqual([]);
}

function isUnapproved(id: string, graph: TraceGraph): boolean {
  const item = graph.item(id);
  return item !== undefined && item.status !== 'retired' && !graph.approvals.isApproved(item);
}

const seeds = Array.from({ length: 40 }, (_, at) => at + 1);

describe.each([
  ['clean-c', cleanC, seeds],
  ['Tidewell', tidewell, seeds.slice(0, 8)],
] as const)('tasks of %s', (_, root, own) => {
  const play = playing(root);
  const clean = play({}).before;

  it.each(own)('are what rules and approvals call out of date, after changes %i', (seed) => {
    expectAgreement(play(changes(clean, seed, true)));
  });

  it.each(own.slice(0, own.length / 2))('are gone, as is what rules find, when everything asked for after changes %i was done', (seed) => {
    const script = changes(clean, seed, false);
    const open = play(script);
    expectAgreement(open);
    expect(open.impact.tasks.length).toBeGreaterThan(0);
    const done = play({ ...script, records: answersTo(open) });
    expect(lines({ ...done.impact, cleared: [] })).toEqual([]);
    expect([...stale(done.after)]).toEqual([]);
    expect(outdated(done)).toEqual([]);
    expect(new Set(done.impact.cleared.map(({ item }) => item))).toEqual(new Set(open.impact.tasks.map(({ item }) => item)));
  });
});

/** Every test is run again, and each role that is asked approves what moved with what is asked about it. */
function answersTo({ impact, before, after }: Played): readonly Recorded[] {
  const { tasks } = impact;
  const things = [...tasks.flatMap(({ item, because }) => [item, ...because.map(({ moved }) => moved)])].filter(
    (id) => after.item(id) !== undefined,
  );
  const tests = outdated({ before, after }).map(({ id }) => id);
  const roles = [...new Set(['quality', ...tasks.filter(({ action }) => action === 'approve').map(({ role }) => role)])];
  return [
    ...(tests.length === 0 ? [] : [ran(tests)]),
    ...roles.map((role, at) => signed([...new Set(things)], { role, id: `APR-${900 + at}` })),
  ];
}
