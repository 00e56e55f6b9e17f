import type { Evidence } from '../../src/model/evidence.ts';
import type { Facts } from '../../src/model/facts.ts';
import type { TraceGraph } from '../../src/model/graph.ts';
import { compareText } from '../../src/model/place.ts';
import { answer } from '../../src/model/trace-item.ts';
import { graphOf } from '../../src/project/conclude.ts';
import { factsOf } from '../../src/project/facts.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { type Project, readProject } from './project.ts';

/** One change to a file: text that it holds, and what stands there instead. */
export type Edit = readonly [file: string, replace: string | RegExp, by: string];

export interface Planted {
  readonly edits?: readonly Edit[];
  /** Instead of, or beside, what tools found. */
  readonly evidence?: Evidence;
}

/** Makes graphs of a project with something planted in it; no rule judges them. Throws for an edit that changes nothing. */
export function planting(root: string): (planted?: Planted) => TraceGraph {
  const project = readProject(root);
  const clean = new Map(project.sources.map(({ file, text }) => [file, read(project, file, text)]));
  return ({ edits = [], evidence } = {}) => {
    const facts = new Map(clean);
    for (const file of new Set(edits.map(([each]) => each))) facts.set(file, read(project, file, edited(project, file, edits)));
    return graphOf([...facts.values()], project.settings, { evidence: { ...project.evidence, ...evidence } });
  };
}

function read({ settings }: Project, file: string, text: string): Facts {
  return factsOf({ file, text }, vocabularyOf(settings), 'draft').facts;
}

function edited({ sources }: Project, file: string, edits: readonly Edit[]): string {
  let text = sources.find((each) => each.file === file)?.text ?? '';
  for (const [, replace, by] of edits.filter(([each]) => each === file)) {
    const before = text;
    text = before.replace(replace, by);
    if (text === before) throw new Error(`${file} does not hold ${replace}`);
  }
  return text;
}

/** The product that the last formal run of a project tested, as the one that is there. */
export function presentProduct(graph: TraceGraph): NonNullable<Evidence['product']> {
  const formal = graph.ofKind('test-run').filter((run) => answer(run, 'purpose') === 'formal');
  const [last] = formal.sort((a, b) => compareText(answer(b, 'ended') ?? '', answer(a, 'ended') ?? ''));
  return { 'SWS-1': { sha256: (last && answer(last, 'product-sha256')) ?? '', dirty: false } };
}
