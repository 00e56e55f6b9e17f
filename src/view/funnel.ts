import type { TraceGraph } from '../model/graph.ts';
import { isImplemented } from '../model/implemented.ts';
import { reaches } from '../model/safety-class.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { asksForSoftware, isGood, outcomeOf } from './outcome.ts';
import { whyMissing } from './why-missing.ts';

/** How far something comes on its way from what is asked for to what a result shows; each stage counts what came through all before it. */
const funnelStages = ['requirement', 'design', 'code', 'test', 'pass'] as const;
export type FunnelStage = (typeof funnelStages)[number];

export interface FunnelStep {
  readonly stage: FunnelStage;
  /** Why it is not known how many come so far; then nothing has reached it. */
  readonly unread?: string | undefined;
  readonly reached: readonly TraceItem[];
  /** Those that came to the stage before, and not to this one. */
  readonly lost: readonly TraceItem[];
}

/** Items of one kind, and how many of them come how far. */
export interface Funnel {
  readonly of: 'user-need' | 'software-requirement';
  readonly all: readonly TraceItem[];
  readonly steps: readonly FunnelStep[];
  /** Items that no software is to meet, and that are not counted. */
  readonly aside: readonly TraceItem[];
}

/** The way of user needs from requirement to pass, and that of software requirements from design to pass; kinds of which there is none are left out. */
export function coverageFunnels(graph: TraceGraph): readonly Funnel[] {
  const needs = graph.ofKind('user-need').map((need) => ({ need, found: requirementsOf(need, graph) }));
  const ofSoftware = needs.filter(({ found }) => found.isForSoftware);
  const below = new Map(ofSoftware.map(({ need, found }) => [need, found] as const));
  const rest = funnelStages.slice(1);
  const funnels: Funnel[] = [
    {
      of: 'user-need',
      all: [...below.keys()],
      steps: stepsOf([...below.keys()], funnelStages, (need, stage) => isAtNeed(below.get(need) as Below, need, stage, graph), graph),
      aside: needs.filter(({ found }) => !found.isForSoftware).map(({ need }) => need),
    },
    {
      of: 'software-requirement',
      all: graph.ofKind('software-requirement'),
      steps: stepsOf(graph.ofKind('software-requirement'), rest, (each, stage) => isAt(each, stage, graph), graph),
      aside: [],
    },
  ];
  return funnels.filter(({ all }) => all.length > 0);
}

type Reaches = (item: TraceItem, stage: FunnelStage) => boolean;

function stepsOf(all: readonly TraceItem[], stages: readonly FunnelStage[], reachesStage: Reaches, graph: TraceGraph): FunnelStep[] {
  let before = all;
  let unread: string | undefined;
  return stages.map((stage) => {
    unread ??= whyUnread(stage, graph);
    const came = before;
    if (unread !== undefined) return { stage, unread, reached: [], lost: [] };
    before = came.filter((item) => reachesStage(item, stage));
    const reached = new Set(before);
    return { stage, reached: before, lost: came.filter((item) => !reached.has(item)) };
  });
}

function whyUnread(stage: FunnelStage, graph: TraceGraph): string | undefined {
  const needed = { code: ['source'], pass: ['results', 'product'] } as const;
  const names = stage === 'code' || stage === 'pass' ? needed[stage] : [];
  return names.map((name) => whyMissing(graph, name)).find((why) => why !== undefined);
}

/** Does a software requirement come to a stage? At class A nothing asks where it is allocated. */
function isAt(requirement: TraceItem, stage: FunnelStage, graph: TraceGraph): boolean {
  switch (stage) {
    case 'requirement':
      return true;
    case 'design':
      return graph.targets(requirement, 'allocated-to').length > 0 || !reaches(graph.classOf(requirement).class, 'B');
    case 'code':
      return isImplemented(requirement, graph) === true;
    case 'test':
      return (outcomeOf(requirement, graph)?.proofs.length ?? 0) > 0;
    case 'pass':
      return isGood(outcomeOf(requirement, graph)?.state ?? 'unknown');
  }
}

/** What is written below a need. */
interface Below {
  readonly requirements: readonly TraceItem[];
  /** Does every system requirement that asks for software have a software requirement? */
  readonly isWhole: boolean;
  /** Is there nothing below it yet, or anything that asks for software? */
  readonly isForSoftware: boolean;
}

/** A need comes as far as everything below it; the last stage asks for its own validation, too, where there is one. */
function isAtNeed({ requirements, isWhole }: Below, need: TraceItem, stage: FunnelStage, graph: TraceGraph): boolean {
  if (stage === 'requirement') return requirements.length > 0 && isWhole;
  if (stage === 'pass') return isGood(outcomeOf(need, graph)?.state ?? 'unknown');
  return requirements.every((each) => isAt(each, stage, graph));
}

function requirementsOf(need: TraceItem, graph: TraceGraph): Below {
  const next = (item: TraceItem) => graph.sources(item, 'derives-from');
  const seen = new Set<TraceItem>(next(need));
  for (const item of seen) for (const each of next(item)) seen.add(each);
  const requirements = [...seen].filter(({ kind }) => kind === 'software-requirement');
  const systems = [...seen].filter(({ kind }) => kind === 'system-requirement');
  const asking = systems.filter(asksForSoftware);
  return {
    requirements,
    isWhole: asking.every((system) => next(system).length > 0),
    isForSoftware: seen.size === 0 || requirements.length > 0 || asking.length > 0,
  };
}
