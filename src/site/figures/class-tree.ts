import type { TraceItem } from '../../model/trace-item.ts';
import type { ClassNode, ClassTree } from '../../view/class-tree.ts';
import { classTreeDrawing } from '../../view/draw/class-tree.ts';
import { type Figure, idCell } from '../../view/draw/drawing.ts';
import { mermaidNode } from '../../view/draw/mermaid.ts';
import type { Markup } from '../markup.ts';
import { type FigurePlace, type FigureSay, figureSay, shownFigure } from './shown.ts';

/** So many parts of a system are drawn. */
const most = 60;

/** The tree of a software system with the classes of its parts, their floors and what keeps them apart, as a picture with its table. */
export function classTreeFigure(tree: ClassTree, place: FigurePlace): Markup {
  return shownFigure(figureOf(tree, place, figureSay(place.language)), place, `classes-${tree.system.id}`);
}

function figureOf({ system, nodes: all }: ClassTree, { graph }: FigurePlace, say: FigureSay): Figure {
  const nodes = all.slice(0, most);
  const left = all.length - nodes.length;
  const cuts = nodes.filter(({ keptApartBy }) => keptApartBy.length > 0);
  const drawing = classTreeDrawing(nodes, {
    title: say.text('classTree', { id: system.id }),
    text: say.text('classTreeText', { parts: nodes.length, cuts: cuts.length }),
    declared: say.text('declared'),
    effective: say.text('effective'),
    floor: say.text('floor'),
    keptApart: say.text('keptApart'),
    none: say.text('dash'),
    tip: ({ item, effective, floor }) =>
      say.text('floorTip', { id: item.id, title: item.title.text, effective: effective.class, floor: floor ?? say.text('dash') }),
  });
  const highOf = (segregation: TraceItem) => graph.targets(segregation, 'segregates-high');
  return {
    drawing,
    caption: `${left === 0 ? '' : `${say.text('left', { count: left })} `}${say.text('classTreeCaption')}`,
    table: {
      heads: (['part', 'partOf', 'declared', 'effective', 'floor', 'because', 'keptApart'] as const).map((name) => say.text(name)),
      rows: nodes.map((node) => rowOf(node, say)),
    },
    mermaid: flowchart(nodes, highOf),
  };
}

function rowOf(
  { item, parent, declared, effective, floor, isTooLow, reasons, keptApartBy }: ClassNode,
  say: FigureSay,
): Figure['table']['rows'][number] {
  const more = (count: number) => say.text('more', { count });
  const causes = [...new Set(reasons.flatMap(({ situation, risk }) => (risk ?? situation)?.id ?? []))];
  return [
    [{ item: item.id }, ` ${item.title.text}`],
    parent === undefined ? '' : [{ item: parent.id }],
    declared ?? say.text('dash'),
    effective.from === item.id ? effective.class : [`${effective.class} `, { item: effective.from }],
    floor === undefined ? say.text('dash') : isTooLow ? say.text('tooLow', { floor }) : floor,
    idCell(causes, 4, more),
    idCell(
      keptApartBy.map(({ id }) => id),
      4,
      more,
    ),
  ];
}

/** The same as a flowchart of mermaid; a dotted line is a cut. */
function flowchart(nodes: readonly ClassNode[], highOf: (segregation: TraceItem) => readonly TraceItem[]): string {
  const names = new Map(nodes.map(({ item }, at) => [item, `n${at + 1}`]));
  const words = ({ item, effective, floor }: ClassNode) =>
    `${item.title.text} (${effective.class}${floor === undefined ? '' : `, ≥ ${floor}`})`;
  const parts = nodes.flatMap(({ item, parent }) => {
    const holder = parent && names.get(parent);
    return holder === undefined ? [] : [`  ${holder} --> ${names.get(item)}`];
  });
  const cuts = nodes.flatMap(({ item, keptApartBy }) =>
    keptApartBy.flatMap((segregation) =>
      highOf(segregation).flatMap((high) => {
        const name = names.get(high);
        return name === undefined ? [] : [`  ${names.get(item)} -.-|${segregation.id}| ${name}`];
      }),
    ),
  );
  return [
    'flowchart TB',
    ...nodes.map((node) => mermaidNode(names.get(node.item) as string, node.item.id, words(node))),
    ...parts,
    ...cuts,
  ].join('\n');
}
