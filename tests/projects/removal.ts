import { apply, check } from '../../src/check/check.ts';
import { gather } from '../../src/check/gather.ts';
import { packs } from '../../src/check/packs/index.ts';
import type { Pack, Rule } from '../../src/check/rule.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { DocumentFacts, Facts, ItemFacts } from '../../src/model/facts.ts';
import type { TraceGraph } from '../../src/model/graph.ts';
import { type KindName, kinds } from '../../src/model/kinds.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import { graphOf } from '../../src/project/conclude.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { withApprovalsRenewed, withoutHashes, withResultsRenewed, withRunsRenewed } from './approved-facts.ts';
import type { Project } from './project.ts';
import { readOnce } from './read-once.ts';

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
  readonly #before: TraceGraph;
  /** Those that the project is judged by. */
  readonly #packs: readonly Pack[];
  /** Those that want no approval, with their packs: the one that found something last stands first. */
  #asked: { readonly rule: Rule; readonly pack: Pack }[] | undefined;
  /** The last graph of facts without hashes: few facts differ from one to the next, and the rest of it stays. */
  #near: TraceGraph | undefined;

  constructor(project: Project) {
    this.#project = project;
    this.#vocabulary = vocabularyOf(project.settings);
    this.#packs = packs.filter(
      ({ standard }) => standard === undefined || project.settings.packs.some((each) => each.standard === standard),
    );
    this.facts = project.sources.map((source) => readOnce(source, this.#vocabulary));
    this.#before = this.#graph(this.facts, project.evidence);
  }

  /** Every item, every title, every field and every value of a link field, each taken out once. */
  *all(): Iterable<Removal> {
    const graph = this.#before;
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
        const gone =
          item.spelling === 'file' ? this.facts.filter((each) => each !== file) : put({ ...file, items: file.items.toSpliced(index, 1) });
        yield { kind, id: item.id.text, what: 'item', facts: gone };
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
    const { runs, evidence, graph } = this.#runAgain(facts);
    return this.#judge(withApprovalsRenewed(runs, graph), evidence);
  }

  /** Is there any such finding? Rules that want no approval are asked first: they need no hashes of approvals, which are most of the work. */
  areFound(facts: readonly Facts[]): boolean {
    const { graph } = this.#runAgain(facts.map(withoutHashes), this.#near);
    this.#near = graph;
    const context = {
      graph,
      gathered: gather(graph),
      stage: 'release',
      asOf: '2026-11-22',
      packs: this.#packs,
    } as const;
    const rules = this.#wantNoApproval;
    const at = rules.findIndex(({ rule, pack }) => apply(rule, pack, context).found.length > 0);
    if (at === -1) return this.findings(facts).length > 0;
    rules.unshift(...rules.splice(at, 1));
    return true;
  }

  /** Facts whose runs, and the results of these, are of the cases as they stand now; and the graph of them. */
  #runAgain(facts: readonly Facts[], near?: TraceGraph) {
    const graph = this.#graph(facts, this.#project.evidence, near);
    const runs = withRunsRenewed(facts, graph);
    const evidence = withResultsRenewed(this.#project.evidence, this.#before, graph);
    const unchanged = evidence === this.#project.evidence && runs.every((file, at) => file === facts[at]);
    return { runs, evidence, graph: unchanged ? graph : this.#graph(runs, evidence, graph) };
  }

  /** The others fire on the whole project as soon as its approvals hold no hashes. */
  get #wantNoApproval() {
    if (this.#asked !== undefined) return this.#asked;
    const wanting = new Set(this.#judge(this.facts.map(withoutHashes), this.#project.evidence).map((diagnostic) => diagnostic.rule));
    const all = this.#packs.flatMap((pack) => pack.rules.map((rule) => ({ rule, pack })));
    this.#asked = all.filter(({ rule }) => rule.last !== true && !wanting.has(rule.id));
    return this.#asked;
  }

  #judge(facts: readonly Facts[], evidence: Evidence): readonly Diagnostic[] {
    return check(this.#graph(facts, evidence), this.#packs, { stage: 'release', asOf: '2026-11-22' }).diagnostics;
  }

  #graph(facts: readonly Facts[], evidence: Evidence, earlier?: TraceGraph): TraceGraph {
    return graphOf(facts, this.#project.settings, { evidence }, earlier);
  }
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
