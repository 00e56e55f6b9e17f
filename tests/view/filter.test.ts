import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilterError, parseFilter } from '../../src/model/filter.ts';
import { kinds } from '../../src/model/kinds.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { graphOf, item } from '../build.ts';

const graph = graphOf([
  item('SYS-1'),
  item('SRS-1', { title: 'Keep the hard limit', category: ['functional', 'ui'], 'safety-related': 'yes', 'derives-from': 'SYS-1' }),
  item('SRS-2', { title: 'Say "stop" (loudly)', category: 'ui', 'safety-related': 'no', status: 'draft' }),
  item('SRS-3', { title: 'And or not', 'derives-from': 'SYS-404' }),
  item('TC-1', { verifies: 'SRS-1' }),
]);
const chosen = (filter: string) => {
  const holds = parseFilter(filter);
  return graph.items
    .filter((each) => each.kind === 'software-requirement' && holds(each, graph))
    .map((each) => each.id)
    .join(' ');
};

describe('the filter language', () => {
  it.each([
    ['safety-related = yes', 'SRS-1'],
    ['Safety related = yes', undefined],
    ['safety-related != yes', 'SRS-2 SRS-3'],
    ['category = ui', 'SRS-1 SRS-2'],
    ['category = UI', 'SRS-1 SRS-2'],
    ['category != functional', 'SRS-2 SRS-3'],
    ['title contains "HARD limit"', 'SRS-1'],
    ['title contains stop', 'SRS-2'],
    ['title = "and or not"', 'SRS-3'],
    ['id = srs-2', 'SRS-2'],
    ['kind = software-requirement', 'SRS-1 SRS-2 SRS-3'],
    ['class = C', 'SRS-1 SRS-2 SRS-3'],
    ['status = draft', 'SRS-2'],
    ['derives-from any', 'SRS-1'],
    ['derives-from none', 'SRS-2 SRS-3'],
    ['derives-from = SYS-404', 'SRS-3'],
    ['in verifies any', 'SRS-1'],
    ['in verifies none', 'SRS-2 SRS-3'],
    ['category none', 'SRS-3'],
    ['not category none', 'SRS-1 SRS-2'],
    ['category = ui and safety-related = no or id = SRS-3', 'SRS-2 SRS-3'],
    ['category = ui and (safety-related = no or id = SRS-1)', 'SRS-1 SRS-2'],
    ['not (id = SRS-1 or id = SRS-2)', 'SRS-3'],
    ['not not id = SRS-1', 'SRS-1'],
  ])('%s', (filter, expected) => {
    if (expected === undefined) expect(() => parseFilter(filter)).toThrow(FilterError);
    else expect(chosen(filter)).toBe(expected);
  });

  it.each([
    ['', 0, 'the filter ends where a field or a link is missing'],
    ['status', 6, 'the filter ends where a comparison: `=`, `!=`, `contains`, `any` or `none` is missing'],
    ['status =', 8, 'the filter ends where a value is missing'],
    ['status is draft', 7, '"is" is no comparison'],
    ['statsu = draft', 0, '"statsu" is no field or link of any kind'],
    ['(status = draft', 15, 'a parenthesis is opened and never closed'],
    ['status = draft status = x', 15, '"status" is one word too many'],
    ['title = "open', 8, '""" cannot be read here'],
    ['in verifies = TC-1', 12, '"=" stands where `any` or `none` belongs'],
    ['in title any', 3, '"title" is no link that arrives at any kind'],
  ])('refuses %s at character %i', (filter, offset, message) => {
    const read = () => parseFilter(filter);
    expect(read).toThrow(FilterError);
    try {
      read();
    } catch (error) {
      expect({ offset: (error as FilterError).offset, message: (error as FilterError).message }).toEqual({ offset, message });
    }
  });

  it('knows the names of one kind alone, and the fields of a company', () => {
    const vocabulary = new Vocabulary({ fields: { 'software-requirement': { team: {} } } });
    const scope = { kind: kinds['software-requirement'], vocabulary };
    const requirements = graphOf([item('SRS-1', { team: 'pumps' }), item('SRS-2'), item('TC-1', { verifies: 'SRS-1' })], { vocabulary });
    const holds = parseFilter('team = pumps and in verifies any', scope);
    expect(requirements.items.filter((each) => holds(each, requirements)).map((each) => each.id)).toEqual(['SRS-1']);
    for (const name of ['harm = x', 'verifies any', 'in leads-to any', 'type = x'])
      expect(() => parseFilter(name, scope)).toThrow(/ (?:of|at) software-requirement$/);
    expect(() => parseFilter('team = pumps', { ...scope, kind: kinds.soup })).toThrow(FilterError);
  });

  it('says where a link belongs, and which words have no quotes', () => {
    const scope = { kind: kinds['software-requirement'], vocabulary: new Vocabulary() };
    const fixOf = (filter: string) => {
      try {
        return parseFilter(filter, scope).length;
      } catch (error) {
        return (error as FilterError).fix;
      }
    };
    expect(fixOf('verifies none')).toBe('Write `in verifies any` or `in verifies none`: these links arrive from others.');
    expect(fixOf('in allocated-to none')).toBe('Write it without `in`: it is written on the item itself.');
    expect(fixOf('"status = draft"')).toBe('Take the quotes away; only values may have them.');
  });

  it('names the word that is close', () => {
    expect(() => parseFilter('statsu = draft')).toThrow(expect.objectContaining({ fix: 'Write `status`.' }));
  });

  const term = fc.constantFrom(
    'id = SRS-1',
    'category = ui',
    'derives-from any',
    'in verifies none',
    'title contains "or"',
    'status != draft',
  );
  const { whole } = fc.letrec<{ whole: string }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 4 },
      term,
      tie('whole').map((inner) => `not (${inner})`),
      fc.tuple(tie('whole'), fc.constantFrom('and', 'or'), tie('whole')).map(([a, word, b]) => `(${a}) ${word} (${b})`),
    ),
  }));
  const all = graph.items.filter((each) => each.kind === 'software-requirement');

  it('means by not, and, or what logic means by them, whatever is inside', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [one, other] = [parseFilter(a), parseFilter(b)];
        for (const each of all) {
          const [x, y] = [one(each, graph), other(each, graph)];
          expect(parseFilter(`not (${a})`)(each, graph)).toBe(!x);
          expect(parseFilter(`(${a}) and (${b})`)(each, graph)).toBe(x && y);
          expect(parseFilter(`(${a}) or (${b})`)(each, graph)).toBe(x || y);
        }
      }),
    );
  });

  it('reads any text, or refuses it at a character of it', () => {
    const word = fc.constantFrom(
      'id',
      '=',
      '!=',
      'contains',
      'any',
      'none',
      'in',
      'and',
      'or',
      'not',
      '(',
      ')',
      '"',
      'verifies',
      'SRS-1',
      '!',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          try {
            const holds = parseFilter(text);
            for (const each of all) expect(typeof holds(each, graph)).toBe('boolean');
          } catch (error) {
            expect(error).toBeInstanceOf(FilterError);
            expect((error as FilterError).offset).toBeGreaterThanOrEqual(0);
            expect((error as FilterError).offset).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
