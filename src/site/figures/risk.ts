import type { TraceItem } from '../../model/trace-item.ts';
import { type Cell, type Figure, idCell } from '../../view/draw/drawing.ts';
import { mermaidText } from '../../view/draw/mermaid.ts';
import { riskMatrixDrawing } from '../../view/draw/risk-matrices.ts';
import { type RiskCell, type RiskMatrix, riskMatrices } from '../../view/risk.ts';
import { html, type Markup } from '../markup.ts';
import { type FigurePlace, type FigureSay, figureSay, shownFigure } from './shown.ts';

/** The risk matrix before and after control beside each other, with the table that says where each risk stands. */
export function riskMatrixFigure(place: FigurePlace): Markup {
  const say = figureSay(place.language);
  const matrices = riskMatrices(place.graph).filter(({ evaluation }) => evaluation !== 'external');
  if (matrices.length === 0) return html`<p>${say('noMatrix')}</p>`;
  return shownFigure(figureOf(matrices, place.graph.ofKind('risk'), say), place, 'risk-matrix');
}

function figureOf(matrices: readonly RiskMatrix[], risks: readonly TraceItem[], say: FigureSay): Figure {
  const heading = ({ evaluation }: RiskMatrix) => say.text(evaluation === 'initial' ? 'beforeControl' : 'afterControl');
  const drawing = riskMatrixDrawing(matrices, {
    title: say.text('riskMatrix'),
    text: `${say.text('riskMatrixText', { risks: risks.length })} ${say.text('tableBelow')}`,
    heading,
    sign: '✗',
    more: (count) => say.text('moreSigned', { count }),
    tip: (severity, probability, { verdict, risks: here }) =>
      say.text('riskCell', { severity, probability, verdict: verdict === '' ? say.text('dash') : verdict, count: here.length }),
  });
  const elsewhere = matrices.flatMap((matrix) =>
    matrix.elsewhere.length === 0 ? [] : [`${say.text('offScale', { which: heading(matrix), count: matrix.elsewhere.length })}`],
  );
  return {
    drawing,
    caption: [say.text('riskMatrixCaption'), ...elsewhere].join(' '),
    table: {
      heads: [say.text('evaluation'), say.text('probability'), say.text('severity'), say.text('verdict'), say.text('risks')],
      rows: matrices.flatMap((matrix) => cellRows(matrix, heading(matrix), say)),
    },
    mermaid: block(matrices, heading),
  };
}

/** A row for each cell that holds a risk, and one for what stands in none. */
function cellRows({ rows, severities, elsewhere }: RiskMatrix, heading: string, say: FigureSay): Cell[][] {
  const ids = (risks: readonly TraceItem[]) =>
    idCell(
      risks.map(({ id }) => id),
      200,
      (count) => say.text('more', { count }),
    );
  const filled = rows.flatMap(({ probability, cells }) =>
    cells.flatMap(({ verdict, risks }, at) =>
      risks.length === 0 ? [] : [[heading, probability, severities[at] ?? '', verdict, ids(risks)]],
    ),
  );
  return elsewhere.length === 0 ? filled : [...filled, [heading, say.text('dash'), say.text('dash'), say.text('dash'), ids(elsewhere)]];
}

/** The same as blocks of mermaid: a row of names, then a row for each probability. */
function block(matrices: readonly RiskMatrix[], heading: (matrix: RiskMatrix) => string): string {
  const columns = (matrices[0]?.severities.length ?? 0) + 1;
  const lines = matrices.flatMap((matrix, which) => {
    const name = (row: number, at: number) => `m${which + 1}r${row}c${at}`;
    const cell = (id: string, words: string) => `${id}["${mermaidText(words) || ' '}"]`;
    return [
      `  ${cell(`m${which + 1}`, heading(matrix))}:${columns}`,
      `  ${['P \\ S', ...matrix.severities].map((each, at) => cell(name(0, at), each)).join(' ')}`,
      ...matrix.rows.map(
        ({ probability, cells }, row) =>
          `  ${[probability, ...cells.map(cellWords)].map((each, at) => cell(name(row + 1, at), each)).join(' ')}`,
      ),
    ];
  });
  return ['block-beta', `  columns ${columns}`, ...lines].join('\n');
}

function cellWords({ verdict, risks }: RiskCell): string {
  return `${verdict}${risks.length === 0 ? '' : `: ${risks.map(({ id }) => id).join(', ')}`}`;
}
