import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { ItemFacts } from '../../src/model/facts.ts';
import { type Project, projectRoot, readProject } from './project.ts';
import { type Removal, Removals } from './removal.ts';
import { silentRemovals } from './silent-removals.ts';

const clean = ['clean-a', 'clean-b', 'clean-c'];

/** `kind field` and `ID`, or `kind field (one of several)` and `ID target`. */
function named({ kind, id, what }: Removal): { readonly sort: string; readonly which: string } {
  const [field, target] = what.split(' ');
  return target === undefined
    ? { sort: `${kind} ${field}`, which: id }
    : { sort: `${kind} ${field} (one of several)`, which: `${id} ${target}` };
}

interface Outcome {
  readonly found: readonly string[];
  readonly silent: readonly string[];
}

/** Takes everything out once, and sorts it by whether that is found. */
function outcomes(removals: Removals): Map<string, Outcome> {
  const sorted = new Map<string, { found: string[]; silent: string[] }>();
  for (const removal of removals.all()) {
    const { sort, which } = named(removal);
    const outcome = sorted.get(sort) ?? { found: [], silent: [] };
    sorted.set(sort, outcome);
    (removals.areFound(removal.facts) ? outcome.found : outcome.silent).push(which);
  }
  return sorted;
}

const byProject = new Map<string, Map<string, Outcome>>();

// Some ten thousand judgements: minutes where others use the machine, too.
beforeAll(() => {
  for (const name of clean) byProject.set(name, outcomes(new Removals(readProject(projectRoot(name)))));
}, 600_000);

describe.each(clean)('%s', (name) => {
  test('whatever is taken out gives a finding, or stands in the list of silent removals with its reason', () => {
    const silent: Record<string, 'every' | readonly string[]> = {};
    for (const [sort, outcome] of byProject.get(name) ?? []) {
      if (outcome.silent.length > 0) silent[sort] = outcome.found.length === 0 ? 'every' : outcome.silent;
    }
    const listed = silentRemovals.filter((each) => each.in[name] !== undefined).map((each) => [each.what, each.in[name]]);
    expect(silent).toEqual(Object.fromEntries(listed));
  });

  test('an item taken out of the text is found as it is when taken out of the facts', () => {
    const project = readProject(projectRoot(name));
    const removals = new Removals(project);
    const kinds = new Set<string>();
    for (const removal of removals.all()) {
      if (removal.what !== 'item' || removal.kind === 'document' || kinds.has(removal.kind)) continue;
      kinds.add(removal.kind);
      const cut = new Removals(withoutText(project, removals, removal.id));
      expect(cut.facts.flatMap((file) => file.items.map((item) => item.id.text))).not.toContain(removal.id);
      expect(cut.findings(cut.facts).map(told)).toEqual(expect.arrayContaining(removals.findings(removal.facts).map(told)));
    }
    expect(kinds.size).toBeGreaterThanOrEqual(20);
  });
});

test('every silent removal has a reason and stands in the list once', () => {
  expect(new Set(silentRemovals.map((each) => each.what)).size).toBe(silentRemovals.length);
  for (const { because, in: projects } of silentRemovals) {
    expect(because).toMatch(/\w{3}.*\.$/);
    expect(clean).toEqual(expect.arrayContaining(Object.keys(projects)));
  }
});

test('class A does not ask for what class C asks for: the same removal is silent there', () => {
  const bothHave = [...(byProject.get('clean-c') ?? [])].filter(([sort, inC]) => {
    const inA = byProject.get('clean-a')?.get(sort);
    return inC.found.length > 0 && inA !== undefined && inA.found.length === 0;
  });
  expect(bothHave.map(([sort]) => sort)).toEqual(
    expect.arrayContaining(['software-requirement allocated-to', 'software-requirement safety-related', 'soup functional-requirements']),
  );
});

test('clean-a is without findings although it holds none of the kinds that only a higher class or a change asks for', () => {
  const kinds = new Set([...(byProject.get('clean-a')?.keys() ?? [])].map((sort) => sort.split(' ')[0]));
  const higher = ['software-item', 'software-unit', 'interface', 'design-element', 'segregation', 'software-cause', 'defect-category'];
  for (const kind of [...higher, 'change-request', 'configuration-item', 'tool']) expect(kinds).not.toContain(kind);
});

test('a class A project that is declared class C is asked for all of it', () => {
  const project = readProject(projectRoot('clean-a'));
  const raised = project.sources.map(({ file, text }) => ({ file, text: text.replace('- **Safety class:** A', '- **Safety class:** C') }));
  const removals = new Removals({ ...project, sources: raised });
  const rules = new Set(removals.findings(removals.facts).map((diagnostic) => diagnostic.rule));
  expect([...rules].sort()).toEqual(
    expect.arrayContaining(['demanded-field-is-written', 'soup-has-functional-and-performance-requirements']),
  );
});

/** Rule and item of a finding; its words may name another number of things once the text is gone. */
function told({ rule, item }: Diagnostic): string {
  return `${rule} ${item ?? '-'}`;
}

/** The project with an item taken out of its text: the whole file, the section or the row. */
function withoutText(project: Project, removals: Removals, id: string): Project {
  const items = removals.facts.flatMap((file) => file.items.map((item) => ({ item, file: file.file })));
  const { item, file } = items.find((each) => each.item.id.text === id) as { item: ItemFacts; file: string };
  if (item.spelling === 'file') return { ...project, sources: project.sources.filter((source) => source.file !== file) };
  const { line, endLine, endColumn } = item.place;
  const upTo = endColumn === 1 ? endLine - 1 : endLine;
  const cut = (text: string) =>
    text
      .split('\n')
      .toSpliced(line - 1, upTo - line + 1)
      .join('\n');
  return { ...project, sources: project.sources.map((source) => (source.file === file ? { file, text: cut(source.text) } : source)) };
}
