import type { TraceGraph } from '../model/graph.ts';
import { systemVersions } from '../model/releases.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';

/** A file that the product is built by: a lock file, or one that tells how to build. */
export interface BuildFile {
  readonly system: string;
  readonly role: 'lockfiles' | 'build';
  /** Relative to `dhf.yaml`. */
  readonly path: string;
  readonly sha256: string;
}

/**
 * How a version was built, as its release record tells, with the exact state of what it was built by (IEC 62304 5.8.5): `dhf-build-record/1`. What the record
 * does not say is absent.
 */
export function buildRecord(release: TraceItem, graph: TraceGraph, files: readonly BuildFile[]): object {
  const texts = (field: string) => answers(release, field).map(({ text }) => text);
  return {
    schema: 'dhf-build-record/1',
    release: release.id,
    version: answer(release, 'version'),
    versions: Object.fromEntries([...systemVersions(release)].map(([id, { text }]) => [id, text])),
    releasedOn: answer(release, 'released-on'),
    command: answer(release, 'build-command'),
    builder: answer(release, 'builder'),
    tools: texts('tools').map((text) => toolNamed(text, graph)),
    artefacts: texts('artefacts'),
    products: Object.fromEntries(Object.entries(graph.evidence.product ?? {}).map(([id, { sha256 }]) => [id, sha256])),
    files,
  };
}

/** A tool by its words, or by its ID with the version that its item has. */
function toolNamed(text: string, graph: TraceGraph): object {
  const item = graph.item(text);
  if (item?.kind !== 'tool') return { name: text };
  return { id: item.id, name: item.title.text, version: answer(item, 'version') };
}
