import type { SourceFile } from '../../../../../model/evidence.ts';
import { lineStart } from '../../../../../model/place.ts';
import { ownersOfFiles } from '../../../../../model/source-files.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

interface Owned extends Subject {
  readonly item: TraceItem;
  readonly file: SourceFile;
  readonly owners: readonly TraceItem[];
}

export default defineRule({
  id: 'product-file-belongs-to-one-unit',
  clause: '5.4.1',
  classes: ['B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-5.4.1-2'],
  needs: ['source'],
  expect: eachOf(productFiles).passes(({ file, owners }) => {
    if (owners.length === 1) return undefined;
    const place = lineStart(file.path);
    return owners.length === 0 ? { place, ...orphan(file) } : { place, ...shared(file, owners) };
  }),
});

/** Each product file, judged at the class of what names it as its own; at that of its system when nothing does. */
function* productFiles({ graph }: RuleContext): Iterable<Owned> {
  const files = graph.evidence.source?.files ?? [];
  const owners = ownersOfFiles(graph);
  // One file may be part of two systems.
  for (const file of new Map(files.map((each) => [each.path, each])).values()) {
    const of = owners.get(file.path) ?? [];
    const item = of.toSorted((a, b) => (graph.classOf(a).class < graph.classOf(b).class ? 1 : -1))[0] ?? graph.item(file.system);
    if (item !== undefined) yield { item, file, owners: of };
  }
}

function orphan({ path, system }: SourceFile) {
  return {
    message: `${path} is part of the product of ${system}, but no software unit names it as its source`,
    fix: 'Name it under `source` of the unit it belongs to; if it is not part of the product, leave it out of `product` in dhf.yaml.',
  };
}

function shared({ path }: SourceFile, owners: readonly TraceItem[]) {
  const ids = allOf(owners.map(({ id }) => id));
  return {
    message: `${path} is named as the source of ${ids}, so it belongs to no single unit`,
    fix: 'Let one of them keep it, or divide the file.',
    related: owners.map((owner) => ({
      message: `${owner.id} names it`,
      place: owner.fields.get('source')?.values[0]?.place ?? owner.idPlace,
    })),
  };
}
