import { hash } from 'node:crypto';
import { apply, check } from '../../src/check/check.ts';
import { packs } from '../../src/check/packs/index.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { DocumentFacts, Facts, FieldFacts, ItemFacts } from '../../src/model/facts.ts';
import { TraceGraph } from '../../src/model/graph.ts';
import { type KindName, kinds } from '../../src/model/kinds.ts';
import type { TraceItem } from '../../src/model/trace-item.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import { matcher } from '../../src/project/files.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { caseHashes, hashRows } from './approve.ts';
import type { Project } from './project.ts';

/** One thing taken out of a project. */
export interface Removal {
  readonly kind: KindName;
  readonly id: string;
  /** `item`, a field's name, or a link field with the target that was taken out of it, as `verifies SRS-1`. */
  readonly what: string;
  readonly facts: readonly Facts[];
}

/** A project as facts, everything that can be taken out of it, and what the rules say then at stage release. */
export class Removals {
  readonly facts: readonly Facts[];
  readonly #project: Project;
  readonly #vocabulary: Vocabulary;
  /** Rules that want approvals: they fire on the whole project as soon as its approvals hold no hashes. */
  readonly #wantApproval: ReadonlySet<string>;

  constructor(project: Project) {
    this.#project = project;
    this.#vocabulary = vocabularyOf(project.settings);
    this.facts = project.sources.map(({ file, text }) => readMarkdown(file, text, this.#vocabulary));
    this.#wantApproval = new Set(this.#judge(this.facts.map(withoutHashes)).map((diagnostic) => diagnostic.rule));
  }

  /** Every item, every title, every field and every value of a link field, each taken out once. */
  *all(): Iterable<Removal> {
    const graph = this.#graph(this.facts);
    for (const [at, file] of this.facts.entries()) {
      const put = (changed: Facts) => this.facts.with(at, changed);
      if (file.document !== undefined) {
        const document = file.document;
        yield { kind: 'document', id: document.id.text, what: 'item', facts: this.facts.filter((each) => each !== file) };
        for (const { what, thing } of without(document, 'document')) {
          yield { kind: 'document', id: document.id.text, what, facts: put({ ...file, document: thing }) };
        }
      }
      for (const [index, item] of file.items.entries()) {
        const kind = graph.item(item.id.text)?.kind as KindName;
        yield { kind, id: item.id.text, what: 'item', facts: put({ ...file, items: file.items.toSpliced(index, 1) }) };
        for (const { what, thing } of without(item, kind)) {
          yield { kind, id: item.id.text, what, facts: put({ ...file, items: file.items.with(index, thing) }) };
        }
      }
    }
  }

  /**
   * What the rules find in facts that are approved and run again as they stand now. So a finding says that something is missing, not merely
   * that something changed.
   */
  findings(facts: readonly Facts[]): readonly Diagnostic[] {
    const runs = renewedFacts(facts, this.#graph(facts), 'test-run', renewCaseHashes);
    const approvals = renewedFacts(runs, this.#graph(runs), 'approval', renewHashTable);
    return this.#judge(approvals);
  }

  /** Is there any such finding? Rules that want no approval are asked first: they need no hashes, which are most of the work. */
  areFound(facts: readonly Facts[]): boolean {
    const context = { graph: this.#graph(facts.map(withoutHashes)), stage: 'release' } as const;
    for (const pack of packs) {
      for (const rule of pack.rules) {
        if (!this.#wantApproval.has(rule.id) && apply(rule, pack, context).found.length > 0) return true;
      }
    }
    return this.findings(facts).length > 0;
  }

  #judge(facts: readonly Facts[]): readonly Diagnostic[] {
    return check(this.#graph(facts), packs, 'release').diagnostics;
  }

  #graph(facts: readonly Facts[]): TraceGraph {
    const { settings } = this.#project;
    return new TraceGraph({
      facts,
      vocabulary: this.#vocabulary,
      packs: new Set(settings.packs.map((pack) => pack.standard)),
      inRiskFile: matcher(settings.files['risk-management-file']),
      sha256: (text) => hash('sha256', text),
    });
  }
}

/** Approvals without their tables, and without the IDs in them; anything else as it is. */
const withoutHashes = remembered((file: Facts): Facts => {
  const isTable = (field: FieldFacts) => field.prose?.tables.some((table) => table.header[0]?.text === 'Thing') === true;
  if (!file.items.some((item) => item.fields.some(isTable))) return file;
  return { ...file, mentions: [], items: file.items.map((item) => ({ ...item, fields: item.fields.filter((field) => !isTable(field)) })) };
});

function remembered<A extends object, B>(make: (of: A) => B): (of: A) => B {
  const made = new WeakMap<A, B>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const result = make(of);
    made.set(of, result);
    return result;
  };
}

function* without<T extends ItemFacts | DocumentFacts>(thing: T, kind: KindName): Iterable<{ readonly what: string; readonly thing: T }> {
  yield { what: 'title', thing: { ...thing, title: { ...thing.title, text: '' } } };
  for (const [at, field] of thing.fields.entries()) {
    yield { what: field.name, thing: { ...thing, fields: thing.fields.toSpliced(at, 1) } };
    if (field.values.length < 2 || !kinds[kind].links.some((link) => link.name === field.name)) continue;
    for (const [index, value] of field.values.entries()) {
      const less = { ...field, values: field.values.toSpliced(index, 1) };
      yield { what: `${field.name} ${value.text}`, thing: { ...thing, fields: thing.fields.with(at, less) } };
    }
  }
}

type Renew = (field: FieldFacts, item: TraceItem, graph: TraceGraph) => FieldFacts;

function renewedFacts(facts: readonly Facts[], graph: TraceGraph, kind: KindName, renew: Renew): readonly Facts[] {
  const files = new Set(graph.ofKind(kind).map((item) => item.place.file));
  return facts.map((file) => {
    if (!files.has(file.file)) return file;
    const items = file.items.map((each) => {
      const item = graph.item(each.id.text);
      return item?.kind === kind ? { ...each, fields: each.fields.map((field) => renew(field, item, graph)) } : each;
    });
    return { ...file, items };
  });
}

function renewCaseHashes(field: FieldFacts, run: TraceItem, graph: TraceGraph): FieldFacts {
  if (field.name !== 'case-hashes') return field;
  return { ...field, values: caseHashes(run, graph).map((text) => ({ text, place: field.label.place })) };
}

function renewHashTable(field: FieldFacts, approval: TraceItem, graph: TraceGraph): FieldFacts {
  if (field.prose === undefined) return field;
  const tables = field.prose.tables.map((table) => ({
    ...table,
    rows: hashRows(approval, graph).map((row) => row.map((text) => ({ text, place: table.place }))),
  }));
  return { ...field, prose: { ...field.prose, tables } };
}
