import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { Memory } from '../../src/check/memory.ts';
import { packs } from '../../src/check/packs/index.ts';
import type { Diagnostic, Stage } from '../../src/model/diagnostic.ts';
import type { Demand, Kind, LinkRow } from '../../src/model/kind.ts';
import { type KindName, kindByPrefix, kinds, linkTypes } from '../../src/model/kinds.ts';
import { germanLabels } from '../../src/model/labels.ts';
import { type SafetyClass, safetyClasses } from '../../src/model/safety-class.ts';
import { kebab } from '../../src/model/vocabulary.ts';
import { type Fields, itemOf } from '../build.ts';
import { graphOfWorld, graphsOfWorlds, kindOf, type World, withoutArrivals, withSecondSystem, withValues, worldOf } from './world.ts';

const allStandards = ['IEC 62304', 'ISO 14971'];
const asOf = '2026-11-22';
const stages: readonly Stage[] = ['draft', 'release'];

/** One row of the table, and how to take what it demands from an item. */
interface Row {
  readonly name: string;
  readonly demands: readonly Demand[];
  readonly rule: string;
  /** Fields and links to leave out; empty where links must arrive. */
  readonly fields: readonly string[];
  readonly arrivals: readonly string[];
}

function rowsOf(kind: Kind): Row[] {
  const written = (rule: string, fields: readonly string[], demands: readonly Demand[]): Row => ({
    name: fields.join(' or '),
    demands,
    rule,
    fields,
    arrivals: [],
  });
  const isField = (name: string | undefined) => kind.fields.some((field) => field.name === name);
  return [
    ...kind.fields.map(({ name, demands }) => written('demanded-field-is-written', [name], demands)),
    ...kind.links.map(({ name, demands }) => written('demanded-link-is-written', [name], demands)),
    ...kind.either.map(({ anyOf, demands }) =>
      written(isField(anyOf[0]) ? 'demanded-field-is-written' : 'demanded-link-is-written', anyOf, demands),
    ),
    ...kind.arrivals.map(({ name, or = [], demands }) => ({
      ...written('demanded-link-arrives', [], demands),
      name: `in ${name}`,
      arrivals: [name, ...or.map((each) => each.name)],
    })),
  ];
}

/** A demand in force on an item, as the table says it. */
interface Case {
  readonly id: string;
  readonly row: Row;
  readonly demand: Demand;
  /** The kind, the row and which of its demands. */
  readonly key: string;
}

/** Every demand that is in force somewhere in a world, at one item each. */
function casesOf(world: World, safetyClass: SafetyClass, standards = allStandards): Case[] {
  const graph = graphOfWorld(world, standards);
  const cases = new Map<string, Case>();
  for (const [id, fields] of world) {
    const kind = kindOf(id, fields);
    for (const row of rowsOf(kind)) {
      const at = row.demands.findIndex(
        (each) =>
          each.from <= safetyClass && standards.includes(each.pack ?? 'IEC 62304') && each.when?.holds(itemOf(graph, id), graph) !== false,
      );
      const demand = row.demands[at];
      const key = keyOf(kind, row, at);
      if (demand !== undefined && !cases.has(key)) cases.set(key, { id, row, demand, key });
    }
  }
  return [...cases.values()];
}

function keyOf(kind: Kind, row: Row, at: number): string {
  return `${kind.name} ${row.name} #${at}`;
}

/** A world that does not give an item what a row demands: left out, or still to be answered, which no class takes for an answer, so that one is asked. */
function lacking(world: World, { id, row }: Case, safetyClass: SafetyClass): World[] {
  if (row.fields.length === 0) return [withoutArrivals(world, id, row.arrivals)];
  const all = (value: (name: string) => string | undefined): Fields => Object.fromEntries(row.fields.map((name) => [name, value(name)]));
  return [
    withValues(
      world,
      id,
      all((name) => (name === 'title' ? '' : undefined)),
    ),
    ...(safetyClass === 'C'
      ? [
          withValues(
            world,
            id,
            all(() => 'TBD'),
          ),
        ]
      : []),
  ];
}

/** Worlds differ in one item or two: as in a session, only what may be seen otherwise is judged again. */
function judging(standards: readonly string[]): (world: World) => Record<Stage, readonly Diagnostic[]> {
  const graphOf = graphsOfWorlds(standards);
  const memories = { draft: new Memory(), release: new Memory() };
  return (world) => {
    const graph = graphOf(world);
    const at = (stage: Stage) => check(graph, packs, { stage, asOf, memory: memories[stage] }).diagnostics;
    return { draft: at('draft'), release: at('release') };
  };
}

/** What was judged, now and then: to be judged again by itself. */
const samples: { readonly world: World; readonly standards: readonly string[]; readonly all: Record<Stage, readonly Diagnostic[]> }[] = [];
let asked = 0;

const judges = new Map([allStandards, ['IEC 62304']].map((each) => [each.join(), judging(each)]));

function found(world: World, standards = allStandards): Record<Stage, readonly Diagnostic[]> {
  const judge = judges.get(standards.join());
  if (judge === undefined) throw new Error(`nobody judges by ${standards}`);
  const all = judge(world);
  if (asked++ % 40 === 0) samples.push({ world, standards, all });
  return all;
}

function brief({ rule, clause, severity, item }: Diagnostic): string {
  return `${item} ${rule} ${clause ?? 'no clause'} ${severity}`;
}

function expected({ id, row, demand }: Case, stage: Stage): string[] {
  const severity = (demand.severity ?? { draft: 'warning', release: 'error' })[stage];
  const rule = demand.judgedBy ?? row.rule;
  return severity === 'off' ? [] : [`${id} ${rule} ${demand.clause ?? 'no clause'} ${severity}`];
}

const generic = new Set(['demanded-field-is-written', 'demanded-link-is-written', 'demanded-link-arrives']);

describe.each(safetyClasses)('at class %s', (safetyClass) => {
  const world = worldOf(safetyClass);
  const cases = casesOf(world, safetyClass);

  it('nothing is found when all is there', () => {
    const { draft, release } = found(world);
    expect(draft.map(brief)).toEqual([]);
    expect(release.map(brief)).toEqual([]);
  });

  // Without its class the system is judged as class C, so that more is missing than the class itself.
  const exact = cases.filter(({ key }) => safetyClass === 'C' || key !== 'software-system safety-class #0');

  it.each(exact.map((each) => [each.id, each.row.name, each] as const))(
    '%s without %s gives that finding and no other',
    (_id, _name, each) => {
      for (const less of lacking(world, each, safetyClass)) {
        const all = found(less);
        for (const stage of stages) expect(all[stage].map(brief)).toEqual(expected(each, stage));
      }
    },
  );

  it('a system without class is found, and class C is in force', () => {
    const { draft } = found(withValues(world, 'SWS-1', { 'safety-class': undefined }));
    expect(draft.map(brief).filter((each) => each.startsWith('SWS-1'))).toContain('SWS-1 class-is-declared IEC 62304 4.3 g warning');
    expect(draft.filter((each) => generic.has(each.rule) && each.class !== 'C')).toEqual([]);
  });

  const links = [...world].flatMap(([id, fields]) => kindOf(id, fields).links.map((row) => ({ id, row, kind: kindOf(id, fields) })));
  // What a wrong link gives does not depend on the class; at class C every demand is in force besides.
  const firstOfKind = links.filter(
    (each, at) => safetyClass === 'C' && links.findIndex((other) => other.kind === each.kind && other.row === each.row) === at,
  );

  it.each(firstOfKind.map((each) => [each.id, each.row.name, each] as const))('%s with a wrong %s gives an error', (id, name, { row }) => {
    for (const [target, rule] of wrongTargets(row)) {
      const all = found(withValues(world, id, { [name]: target }));
      for (const stage of stages) {
        const own = all[stage].filter((each) => each.item === id);
        expect(own.filter((each) => each.rule === rule).map((each) => each.severity)).toEqual(['error']);
        expect(own.filter((each) => generic.has(each.rule) && each.message.includes(`\`${name}\``) && min(row) < 2)).toEqual([]);
      }
    }
  });

  // A draft counts for no demand, whichever class asks: at class C every demand is in force.
  const toDraft = cases.filter(
    ({ id, row }) => safetyClass === 'C' && row.fields.length === 1 && targetOf(world, id, row.fields[0]) !== undefined,
  );

  it.each(toDraft.map((each) => [each.id, each.row.name, each] as const))(
    '%s with nothing but a draft as %s is found wanting',
    (id, name, each) => {
      const target = targetOf(world, id, name) as string;
      const draft = target.replace(/\d+$/, '99');
      const more = new Map([...world, [draft, { ...world.get(target), status: 'draft' }] as const]);
      const all = found(withValues(more, id, { [name]: draft }));
      for (const stage of stages) expect(all[stage].map(brief)).toEqual(expect.arrayContaining(expected(each, stage)));
    },
  );
});

function wrongTargets({ to, alsoTo, max }: LinkRow): [string | string[], string][] {
  const wrong = to === 'any' ? undefined : ['AST-1', 'HAZ-1'].find((id) => !to.includes(kindOf(id, {}).name as KindName));
  const right = to === 'any' ? [] : ['SWS-1', 'HS-1', 'TC-1'].filter((id) => to.includes(kindOf(id, {}).name as KindName));
  return [
    ['SYS-404', 'link-resolves'],
    ...(wrong === undefined || alsoTo?.kinds.includes('asset') ? [] : [[wrong, 'link-end-is-allowed'] as [string, string]]),
    ...(max === 1 && right[0] !== undefined ? [[[right[0], 'SYS-404'], 'link-count-is-allowed'] as [string[], string]] : []),
  ];
}

function min({ demands }: LinkRow): number {
  return Math.max(0, ...demands.map((demand) => demand.min ?? 1));
}

function targetOf(world: World, id: string, name: string | undefined): string | undefined {
  const row = kindOf(id, world.get(id) ?? {}).links.find((each) => each.name === name);
  const [first] = row === undefined ? [] : [world.get(id)?.[row.name] ?? []].flat();
  return first === 'none' || (row?.demands.some((demand) => (demand.min ?? 1) > 1) ?? false) ? undefined : first;
}

describe.each(safetyClasses)('with two software systems at class %s', (safetyClass) => {
  const world = withSecondSystem(worldOf(safetyClass), safetyClass);
  const before = found(world);
  const cases = casesOf(world, safetyClass).filter(({ row }) => row.name === 'system' || row.name === 'versions');

  it.each(cases.map((each) => [each.id, each.row.name, each] as const))(
    '%s without %s gives that finding and no other',
    (_id, _name, each) => {
      for (const less of lacking(world, each, safetyClass)) {
        const all = found(less);
        for (const stage of stages) {
          const known = before[stage].map(brief);
          expect(all[stage].map(brief).filter((one) => !known.includes(one))).toEqual(expected(each, stage));
        }
      }
    },
  );
});

describe.each(safetyClasses)('without ISO 14971 among the packs at class %s', (safetyClass) => {
  const standards = ['IEC 62304'];
  const world = worldOf(safetyClass);
  const before = new Set(casesOf(world, safetyClass).map((each) => each.key));
  const now = casesOf(world, safetyClass, standards);

  it('what only that standard asks for is not missed', () => {
    const gone = casesOf(world, safetyClass).filter(
      (each) => each.demand.pack !== undefined && !now.some(({ row }) => row.name === each.row.name),
    );
    expect(gone.map((each) => each.row.name)).toContain('foreseeable-misuse');
    for (const each of gone)
      for (const less of lacking(world, each, safetyClass)) expect(found(less, standards).release.map(brief)).toEqual([]);
  });

  it('what a clause of IEC 62304 asks for as well is missed under that clause', () => {
    const other = now.filter((each) => !before.has(each.key));
    expect(other.map((each) => each.row.name)).toEqual(safetyClass === 'A' ? [] : ['in shows-effective']);
    for (const each of other)
      for (const less of lacking(world, each, safetyClass))
        expect(found(less, standards).release.map(brief)).toEqual(expected(each, 'release'));
  });
});

it('a world among others is judged as it is by itself', () => {
  expect(samples.length).toBeGreaterThan(30);
  for (const { world, standards, all } of samples) {
    const graph = graphOfWorld(world, standards);
    for (const stage of stages) expect(check(graph, packs, { stage, asOf }).diagnostics).toEqual(all[stage]);
  }
});

describe('the table of kinds', () => {
  it('has every kind, and every demand in force somewhere in the worlds above', () => {
    expect(Object.keys(kinds).sort()).toEqual(Object.values(kindByPrefix).sort());
    const tried = safetyClasses.flatMap((each) => [
      ...casesOf(worldOf(each), each),
      ...casesOf(worldOf(each), each, ['IEC 62304']),
      ...casesOf(withSecondSystem(worldOf(each), each), each),
    ]);
    const untried = (Object.values(kinds) as Kind[])
      .flatMap((kind) => rowsOf(kind).flatMap((row) => row.demands.map((_, at) => keyOf(kind, row, at))))
      .filter((key) => !tried.some((each) => each.key === key));
    expect(untried).toEqual([]);
  });

  it('names no field or link twice on one kind', () => {
    for (const kind of Object.values(kinds) as Kind[]) {
      const names = [...kind.fields, ...kind.links].map((row) => row.name);
      expect(names).toEqual([...new Set(names)]);
    }
  });

  it('says of every link how it reads backwards and whether it becomes suspect', () => {
    const names = new Set((Object.values(kinds) as Kind[]).flatMap((kind) => kind.links.map((row) => row.name)));
    expect(Object.keys(linkTypes).sort()).toEqual([...names].sort());
  });

  it('has a German label for every field and link, and no label that could be taken for another field', () => {
    const names = new Set([
      'id',
      'type',
      ...(Object.values(kinds) as Kind[]).flatMap((kind) => [...kind.fields, ...kind.links].map((row) => row.name)),
    ]);
    expect(Object.keys(germanLabels).sort()).toEqual([...names].sort());
    const labels = Object.entries(germanLabels).map(([name, label]) => [name, kebab(label)] as const);
    expect(labels.filter(([name, label]) => labels.some(([other, same]) => other !== name && (same === label || other === label)))).toEqual(
      [],
    );
  });
});
