import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { inEachGroup } from '../../src/check/expect.ts';
import type { Gathering } from '../../src/check/gather.ts';
import { Memory } from '../../src/check/memory.ts';
import { packs } from '../../src/check/packs/index.ts';
import { defineRule, type Subject } from '../../src/check/rule.ts';
import type { Stage } from '../../src/model/diagnostic.ts';
import type { Facts } from '../../src/model/facts.ts';
import { TraceGraph } from '../../src/model/graph.ts';
import type { TraceItem } from '../../src/model/trace-item.ts';
import { matcher } from '../../src/project/files.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { type Fields, factsOf, item, itemOf, sha256 } from '../build.ts';
import { edits, fileOf, rewritten } from '../project/edits.ts';
import { projectNames, projectRoot, readProject } from '../projects/project.ts';

/** Everything a graph answers, as plain values. */
function told(graph: TraceGraph) {
  const ids = (items: readonly { readonly id: string }[]) => items.map((item) => item.id);
  return {
    items: graph.items.map((item) => ({
      ...item,
      document: item.document?.id,
      class: graph.classOf(item),
      hash: graph.hashOf(item),
      within: ids(graph.within(item)),
      from: graph.linksFrom(item).map(({ field, target, to, state }) => [field, target, to?.id, state]),
      to: graph.linksTo(item).map(({ field, from, target, state }) => [field, from.id, target, state]),
      approval: graph.approvals.approvalOf(item)?.id,
    })),
    links: graph.links.map((link) => [link.from.id, link.field, link.target]),
    duplicates: [...graph.duplicates].map(([id, items]) => [id, items.map((item) => item.place)]),
    documents: ids(graph.ofKind('document')),
  };
}

it.each(projectNames)('a graph made from an earlier one, and what is remembered of it, say what is said of the new: %s', (name) => {
  const { settings, sources, evidence } = readProject(projectRoot(name));
  const vocabulary = vocabularyOf(settings);
  const words = {
    vocabulary,
    packs: new Set(settings.packs.map((pack) => pack.standard)),
    inRiskFile: matcher(settings.files['risk-management-file']),
    sha256: (text: string) => hash('sha256', text),
    evidence,
  };
  const files = sources.map((source) => source.file);
  fc.assert(
    fc.property(edits, fc.constantFrom<Stage>('draft', 'release'), (changes, stage) => {
      const original = new Map(sources.map(({ file, text }) => [file, text]));
      const texts = new Map(original);
      const facts = new Map<string, Facts>(sources.map(({ file, text }) => [file, readMarkdown(file, text, vocabulary)]));
      const memory = new Memory();
      let graph = new TraceGraph({ ...words, facts: [...facts.values()] });
      check(graph, packs, { stage, asOf: '2026-11-22', memory });
      for (const change of changes) {
        const file = fileOf(change, files, (each) => original.get(each) ?? '');
        const text = change.do === 'put back' ? original.get(file) : rewritten(texts.get(file) ?? '', change, graph);
        texts.set(file, text ?? '');
        if (change.do === 'remove a file') facts.delete(file);
        else facts.set(file, readMarkdown(file, text ?? '', vocabulary));
        graph = new TraceGraph({ ...words, facts: [...facts.values()] }, graph);
        const fresh = new TraceGraph({ ...words, facts: [...facts.values()] });
        const judging = { stage, asOf: '2026-11-22' } as const;
        expect(check(graph, packs, { ...judging, memory }), change.do).toEqual(check(fresh, packs, judging));
        expect(told(graph), change.do).toEqual(told(fresh));
      }
    }),
    { numRuns: 10 },
  );
});

it.each<[string, Fields, Fields]>([
  ['a field', { 'part-of': 'SWS-1', 'safety-class': 'C' }, { 'part-of': 'SWS-1', 'safety-class': 'B' }],
  ['a link', { 'part-of': 'SWS-1' }, { 'part-of': 'SWS-2' }],
])('classes of an earlier graph are not taken over where %s changed', (_what, first, changed) => {
  const input = (unit: Fields) => ({
    facts: factsOf([item('SWS-1', { 'safety-class': 'C' }), item('SWS-2', { 'safety-class': 'B' }), item('SWU-1', unit)]),
    vocabulary,
    packs: standards,
    inRiskFile,
    sha256,
  });
  const classOf = (graph: TraceGraph) => graph.classOf(itemOf(graph, 'SWU-1')).class;
  const before = new TraceGraph(input(first));
  expect(classOf(before)).toBe('C');
  expect(classOf(new TraceGraph(input(changed), before))).toBe('B');
});

const vocabulary = vocabularyOf(readProject(projectRoot('clean-a')).settings);
const standards: ReadonlySet<string> = new Set(['IEC 62304']);
const inRiskFile = () => true;

interface Counted extends Subject {
  readonly counts: readonly number[];
}

it('what a gathering first asks of another one in a later graph is gathered once', () => {
  const inner: Gathering<TraceItem> = { kinds: ['test-run'], says: (run) => [['all', run]] };
  const outer: Gathering<number> = { kinds: ['test-run'], says: (_run, { gathered }) => [['count', gathered.of(inner, 'all').length]] };
  const rule = defineRule({
    id: 'counts-runs',
    severity: { draft: 'info', release: 'info' },
    expect: inEachGroup<number, Counted>(outer, (counts) => [{ counts }]).passes(({ counts }) => ({ message: counts.join(' ') })),
  });
  const pack = { name: 'core', rules: [rule] };
  const input = (runs: readonly string[]) => ({
    facts: factsOf(runs.map((id) => item(id))),
    vocabulary,
    packs: standards,
    inRiskFile,
    sha256,
  });
  const memory = new Memory();
  const judge = (graph: TraceGraph) =>
    check(graph, [pack], { stage: 'draft', asOf: '2026-11-22', memory }).diagnostics.map(({ message }) => message);
  const first = new TraceGraph(input([]));
  expect(judge(first)).toEqual([]);
  expect(judge(new TraceGraph(input(['RUN-1', 'RUN-2']), first))).toEqual(['2 2']);
});
