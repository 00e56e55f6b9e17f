import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { causesOf } from '../../src/view/causes.ts';
import { place } from '../build.ts';

function finding(rule: string, severity: Diagnostic['severity'], line: number, clause?: string): Diagnostic {
  return { rule, severity, message: 'm', place: place('a.md', line), related: [], url: '', ...(clause === undefined ? {} : { clause }) };
}

const diagnostics: readonly Diagnostic[] = [
  finding('unit-has-detailed-design', 'error', 1, 'IEC 62304 5.4.2'),
  finding('demanded-field-is-written', 'warning', 2, 'IEC 62304 5.2.6'),
  finding('demanded-field-is-written', 'error', 3, 'IEC 62304 5.2.2'),
  finding('demanded-field-is-written', 'error', 4, 'IEC 62304 5.2.2'),
  finding('demanded-field-is-written', 'error', 5, 'IEC 62304 5.2.3'),
  finding('link-resolves', 'error', 6),
  finding('front-matter-is-sound', 'error', 7),
  finding('link-resolves', 'info', 8),
];
const shown = (list: readonly Diagnostic[]) =>
  causesOf(list).map(({ rule, clause, severity, findings }) => [severity, rule, clause, findings.map((each) => each.place.line)]);

it('groups findings by rule, clause and severity: the worst first, then what others hang on, then the most frequent, then by name', () => {
  expect(shown(diagnostics)).toEqual([
    ['error', 'front-matter-is-sound', undefined, [7]],
    ['error', 'link-resolves', undefined, [6]],
    ['error', 'demanded-field-is-written', 'IEC 62304 5.2.2', [3, 4]],
    ['error', 'demanded-field-is-written', 'IEC 62304 5.2.3', [5]],
    ['error', 'unit-has-detailed-design', 'IEC 62304 5.4.2', [1]],
    ['warning', 'demanded-field-is-written', 'IEC 62304 5.2.6', [2]],
    ['info', 'link-resolves', undefined, [8]],
  ]);
});

it('keeps every finding once, whatever their order', () => {
  const order = shown(diagnostics).map((cause) => cause.slice(0, 3));
  fc.assert(
    fc.property(fc.shuffledSubarray([...diagnostics], { minLength: diagnostics.length }), (list) => {
      expect(shown(list).map((cause) => cause.slice(0, 3))).toEqual(order);
      expect(causesOf(list).flatMap(({ findings }) => findings).length).toBe(diagnostics.length);
    }),
  );
});
