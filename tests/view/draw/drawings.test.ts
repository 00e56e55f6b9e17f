import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EffectiveClass } from '../../../src/model/safety-class.ts';
import type { TraceItem } from '../../../src/model/trace-item.ts';
import { barsDrawing } from '../../../src/view/draw/bars.ts';
import { burnUpDrawing } from '../../../src/view/draw/burn-up.ts';
import { classTreeDrawing } from '../../../src/view/draw/class-tree.ts';
import type { Box, Drawing, Words } from '../../../src/view/draw/drawing.ts';
import { funnelDrawing } from '../../../src/view/draw/funnel.ts';
import { riskMatrixDrawing } from '../../../src/view/draw/risk-matrices.ts';
import { widthOf } from '../../../src/view/draw/text.ts';
import { timelineDrawing } from '../../../src/view/draw/timeline.ts';
import { graphOf, item, itemOf } from '../../build.ts';

const name = fc.string({ unit: fc.constantFrom(...'abc WÄ-漢i '), maxLength: 60, size: 'max' });
const items = Array.from({ length: 40 }, (_, at) => `SRS-${10 ** (at % 9)}${at}`);
const graph = graphOf(items.map((id, at) => item(id, { title: 'Some words of a title '.repeat(at % 5) })));
const all = items.map((id) => itemOf(graph, id));
const some = fc.array(fc.constantFrom(...all), { maxLength: 20 });
const said = { title: 'A picture', text: 'What it shows.' };
const more = (left: number) => `${left} more`;

const effective: EffectiveClass = { class: 'C', from: 'SWS-1', byDefault: false };
const safetyClass = fc.constantFrom('A' as const, 'B' as const, 'C' as const, undefined);
const node = fc.record({ depth: fc.nat(12), declared: safetyClass, floor: safetyClass, apart: fc.nat(3), title: name });

const drawings: readonly (readonly [string, fc.Arbitrary<Drawing>])[] = [
  [
    'bars',
    fc
      .array(fc.record({ name, ids: fc.array(fc.constantFrom(...items), { maxLength: 30 }) }), { minLength: 1, maxLength: 6 })
      .map((bars) => barsDrawing(bars, { ...said, count: String, more })),
  ],
  [
    'a funnel',
    fc.tuple(fc.array(fc.nat(10), { minLength: 1, maxLength: 5 }), fc.boolean(), name).map(([shares, isUnread, label]) => {
      let reached: readonly TraceItem[] = all;
      const steps = shares.map((share, at) => {
        const before = reached;
        reached = before.slice(0, Math.floor((before.length * share) / 10));
        if (isUnread && at === shares.length - 1) return { stage: 'code' as const, unread: 'nobody looked', reached: [], lost: [] };
        return { stage: 'code' as const, reached, lost: before.slice(reached.length) };
      });
      const words = {
        ...said,
        all: label,
        stage: () => label,
        reached: (count: number, total: number) => `${count} of ${total}`,
        unread: 'not known',
      };
      return funnelDrawing({ of: 'user-need', all, steps, aside: [] }, words);
    }),
  ],
  [
    'a tree of classes',
    fc.tuple(fc.array(node, { minLength: 1, maxLength: 30 }), name).map(([nodes, word]) =>
      classTreeDrawing(
        nodes.map(({ depth, declared, floor, apart, title }, at) => ({
          item: { ...(all[at] as TraceItem), title: { text: title, place: (all[at] as TraceItem).place } },
          parent: at === 0 ? undefined : all[at - 1],
          depth,
          declared,
          effective,
          floor,
          reasons: [],
          isTooLow: floor === 'B',
          keptApartBy: all.slice(0, apart),
        })),
        { ...said, declared: word, effective: word, floor: word, keptApart: word, none: '–', tip: () => '' },
      ),
    ),
  ],
  [
    'risk matrices',
    fc
      .tuple(fc.array(name, { minLength: 1, maxLength: 6 }), fc.array(name, { minLength: 1, maxLength: 6 }), some)
      .map(([severities, probabilities, risks]) => {
        const cells = (row: number) =>
          severities.map((_, at) => ({ verdict: ['acceptable', 'unacceptable', ''][(row + at) % 3] as string, risks: risks.slice(at) }));
        const rows = probabilities.map((probability, row) => ({ probability, cells: cells(row) }));
        const matrices = (['initial', 'residual'] as const).map((evaluation) => ({ evaluation, severities, rows, elsewhere: [] }));
        return riskMatrixDrawing(matrices, {
          ...said,
          heading: () => 'Before control',
          sign: '✗',
          more: (count) => `+ ${count}`,
          tip: () => '',
        });
      }),
  ],
  [
    'a timeline',
    fc
      .array(fc.record({ changes: some, problems: some, days: fc.nat(4000), isWithdrawn: fc.boolean(), label: name }), {
        minLength: 1,
        maxLength: 8,
      })
      .map((spans) =>
        timelineDrawing(
          spans.map((span, at) => ({ ...span, release: at === 0 ? undefined : all[at], version: span.label, day: '2026-11-23' })),
          {
            ...said,
            name: ({ version }) => version ?? '',
            days: (count) => `${count} days`,
            changes: (count) => `${count} changes closed`,
            problems: (count) => `${count} problems closed`,
            more,
          },
        ),
      ),
  ],
  [
    'a burn-up',
    fc.array(fc.record({ iteration: name, planned: fc.nat(30), part: fc.nat(10) }), { minLength: 1, maxLength: 12 }).map((given) => {
      let [plannedSoFar, shownSoFar] = [0, 0];
      const steps = given.map(({ iteration, planned, part }) => {
        plannedSoFar += planned;
        shownSoFar += Math.floor((planned * part) / 10);
        return { iteration, planned: [], shown: [], plannedSoFar, shownSoFar };
      });
      return burnUpDrawing(steps, { ...said, planned: 'planned', shown: 'shown' });
    }),
  ],
];

const isBox = (shape: Drawing['shapes'][number]): shape is Box => shape.shape === 'box';

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly what: string;
}

/** Where a line of text is at most. */
function ofWords({ x, y, text, anchor }: Words): Extent {
  const wide = widthOf(text);
  const left = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
  return { left, right: left + wide, top: y - 10, bottom: y + 3, what: text };
}

function ofBox({ x, y, width, height, look }: Box): Extent {
  return { left: x, right: x + width, top: y, bottom: y + height, what: `box ${look}` };
}

function wordsIn({ shapes }: Drawing): Extent[] {
  return [...shapes.filter((each) => each.shape === 'words'), ...shapes.filter(isBox).flatMap((box) => box.words)].map(ofWords);
}

/** Pairs of things that lie over each other. */
function clashes(things: readonly Extent[]): string[] {
  return things.flatMap((one, at) =>
    things
      .slice(at + 1)
      .filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)
      .map((other) => `${one.what} / ${other.what}`),
  );
}

function outside(things: readonly Extent[], { left, right, top, bottom }: Extent): string[] {
  return things.filter((each) => each.left < left || each.right > right || each.top < top || each.bottom > bottom).map(({ what }) => what);
}

const runs = { numRuns: 40 };

describe.each(drawings)('%s', (_, drawing) => {
  it('keep everything inside the picture, boxes at whole numbers', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        const boxes = drawn.shapes.filter(isBox);
        const frame = { left: 0, top: 0, right: drawn.width, bottom: drawn.height, what: '' };
        expect(outside([...boxes.map(ofBox), ...wordsIn(drawn)], frame)).toEqual([]);
        expect(boxes.flatMap(({ x, y, width, height }) => [x, y, width, height]).filter((each) => !Number.isInteger(each))).toEqual([]);
      }),
      runs,
    );
  });

  it('keep the words of a box inside it, and boxes apart', () => {
    fc.assert(
      fc.property(drawing, ({ shapes }) => {
        const boxes = shapes.filter(isBox).filter(({ look }) => look !== 'cut');
        expect(boxes.flatMap((box) => outside(box.words.map(ofWords), ofBox(box)))).toEqual([]);
        expect(clashes(boxes.map(ofBox))).toEqual([]);
      }),
      runs,
    );
  });

  it('keep words apart from each other', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        expect(clashes(wordsIn(drawn))).toEqual([]);
      }),
      runs,
    );
  });
});
