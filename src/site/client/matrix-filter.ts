import { type KindName, kinds } from '../../model/kinds.ts';
import { type ExplorerGraph, explorerGraph } from '../../view/explorer.ts';
import type { FieldData, GraphData } from '../../view/explorer-data.ts';
import { graphNames } from '../graph-names.ts';
import { loadData } from './data.ts';

interface Loaded {
  readonly graph: ExplorerGraph;
  readonly said: FieldData;
}

/** Which rows fit a filter in the language of views and commands. What it asks stands in other files, which are loaded when somebody first asks. */
export class RowFilter {
  readonly #kind: KindName;
  readonly #again: () => void;
  #loaded: Loaded | undefined;
  #fault: unknown;
  #isAsked = false;
  #last: { readonly filter: string; readonly ids: ReadonlySet<string> } | undefined;

  /** `again` is called when the data have come, or cannot. */
  constructor(kind: KindName, again: () => void) {
    this.#kind = kind;
    this.#again = again;
  }

  /**
   * IDs of the rows that fit; undefined for all of them: where nothing is asked, and until the data are there.
   * @throws FilterError, and whatever keeps the data from being loaded
   */
  ids(filter: string): ReadonlySet<string> | undefined {
    if (filter.trim() === '') return undefined;
    if (this.#fault !== undefined) throw this.#fault;
    if (this.#loaded === undefined) {
      this.#load();
      return undefined;
    }
    if (this.#last?.filter !== filter) this.#last = { filter, ids: this.#fitting(filter, this.#loaded) };
    return this.#last.ids;
  }

  #fitting(filter: string, { graph, said }: Loaded): ReadonlySet<string> {
    const { nodes } = graph.fitting(filter, said, Number.POSITIVE_INFINITY, kinds[this.#kind]);
    return new Set(nodes.map((number) => graph.node(number).id));
  }

  #load(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    Promise.all([loadData<GraphData>(graphNames.links), loadData<FieldData>(graphNames.fields)])
      .then(
        ([links, said]) => {
          this.#loaded = { graph: explorerGraph(links), said };
        },
        (error: unknown) => {
          this.#fault = error;
        },
      )
      .finally(this.#again);
  }
}
