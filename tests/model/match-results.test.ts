import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownCase, resultMatcher } from '../../src/model/match-results.ts';
import type { ReportedTest } from '../../src/model/test-report.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';

const place = { file: 'junit.xml', line: 1, column: 1, endLine: 1, endColumn: 1 };

function reported(name: string | readonly string[], more: Partial<ReportedTest> = {}): ReportedTest {
  return { names: typeof name === 'string' ? [name] : name, marks: [], outcome: 'pass', flaky: false, place, ...more };
}

function known(id: string, more: Partial<KnownCase> = {}): KnownCase {
  return { id, formerIds: [], automatedAs: [], ...more };
}

const cases = [
  known('TC-1'),
  known('TC-10'),
  known('TC-2', { formerIds: ['TST-2'] }),
  known('TC-3', { automatedAs: ['software/tests/flow.rs > holds_the_rate'] }),
  known('TC-4', { automatedAs: ['tests/a/limit.py > test_limit'] }),
  known('TC-5', { automatedAs: ['tests/b/limit.py > test_limit', 'tests/b/limit.py > test_more'] }),
  known('TC-6', { automatedAs: ['tests/b/limit.py > test_more'] }),
  known('TC-7', { automatedAs: ['tests/pump.test.ts > pump > stops at > once'] }),
  known('CASE-8', { automatedAs: ['tests/whole.tap'] }),
];
const match = resultMatcher(cases, new Vocabulary());
const one = (id: string) => ({ cases: [id], ambiguous: [] });
const none = { cases: [], ambiguous: [] };
const mark = (...values: readonly string[]) => ({ marks: values.map((value) => ({ name: 'tag', value })) });

describe('an ID in the name of a test', () => {
  it.each([
    ['TC-1 stops', 'TC-1'],
    ['TC-10 stops', 'TC-10'],
    ['stops (TC-10)', 'TC-10'],
    ['TC-1: stops', 'TC-1'],
    ['TC-1[firefox]', 'TC-1'],
    ['stops [test TC-1]', 'TC-1'],
    ['like TC-10, but sooner [TC-1]', undefined],
    ['stops @TC-1', 'TC-1'],
    ['TST-2 stops', 'TC-2'],
    ['CASE-8 has a prefix that is nobody’s', 'CASE-8'],
    ['TC-1 refuses HTTP-404', 'TC-1'],
  ])('%s', (name, id) => {
    expect(match(reported(name))).toEqual(id === undefined ? { cases: [], ambiguous: ['TC-1', 'TC-10'] } : one(id));
  });

  it.each([
    'TC-100 stops',
    'TC-01 stops',
    'XTC-1 stops',
    'TC-1-2 stops',
    'TC-1.5 stops',
    'X-TC-1 stops',
    'test_TC-1',
    'tc-1 stops',
    'a/TC-1',
  ])('is not there in %s', (name) => expect(match(reported(name)).cases).toEqual([]));

  it('is that of the innermost name that has one', () => {
    expect(match(reported(['TC-1 all of it', 'the first part']))).toEqual(one('TC-1'));
    expect(match(reported(['TC-1 and TC-2', 'TC-10 the third']))).toEqual(one('TC-10'));
  });

  it('is nobody’s where there are two', () => {
    expect(match(reported('TC-1 and TC-2'))).toEqual({ cases: [], ambiguous: ['TC-1', 'TC-2'] });
    expect(match(reported('TC-1 and TC-99'))).toEqual({ cases: [], ambiguous: ['TC-1', 'TC-99'] });
    expect(match(reported(['TC-1 and TC-2', 'a part']))).toEqual({ cases: [], ambiguous: ['TC-1', 'TC-2'] });
  });

  it('of a case that is not there is no other case’s', () => {
    expect(match(reported('TC-99 stops'))).toEqual(none);
    expect(match(reported(['TC-99', 'holds_the_rate'], { file: 'software/tests/flow.rs' }))).toEqual(none);
  });

  it('is read as dhf.yaml says', () => {
    const german = resultMatcher([known('TF_1')], new Vocabulary({ idPattern: '{prefix}_{number}', prefixes: { TF: 'test-case' } }));
    expect(german(reported('TF_1 Eintrag'))).toEqual(one('TF_1'));
    expect(german(reported('TF_12 Eintrag'))).toEqual(none);
    expect(german(reported('TC-1 Eintrag'))).toEqual(none);
  });

  it('is found whole and alone, whatever stands around it', () => {
    const number = fc.integer({ min: 1, max: 400 });
    const around = fc.constantFrom('', ' ', 'a ', ' b', '(', ')', '[', ']', ': ', ' – ', ', ', ' ü ', '“', '”');
    const all = resultMatcher(
      Array.from({ length: 400 }, (_, at) => known(`TC-${at + 1}`)),
      new Vocabulary(),
    );
    fc.assert(
      fc.property(number, around, around, (n, before, after) => {
        const name = `${before.trimEnd() === before && /\p{L}$/u.test(before) ? `${before} ` : before}TC-${n}${/^\p{L}/u.test(after) ? ` ${after}` : after}`;
        expect(all(reported(name))).toEqual(one(`TC-${n}`));
      }),
    );
    fc.assert(
      fc.property(number, fc.constantFrom('0', '7', 'x', '_', '.1', '-1', '/'), (n, after) => {
        expect(all(reported(`TC-${n}${after}`)).cases).not.toContain(`TC-${n}`);
      }),
    );
  });
});

describe('an ID in a mark', () => {
  it('is or holds a whole ID', () => {
    expect(match(reported('stops', mark('TC-1')))).toEqual(one('TC-1'));
    expect(match(reported('stops', mark('covers TC-10 (limit)')))).toEqual(one('TC-10'));
    expect(match(reported('stops', mark('@TC-1')))).toEqual(one('TC-1'));
    expect(match(reported('stops', mark('slow', 'SRS-1')))).toEqual(none);
  });

  it('may stand beside others, each of which gets the result', () => {
    expect(match(reported('stops', mark('TC-1', 'TC-2, TC-1')))).toEqual({ cases: ['TC-1', 'TC-2'], ambiguous: [] });
    expect(match(reported('stops [test TC-1, TC-2]'))).toEqual({ cases: ['TC-1', 'TC-2'], ambiguous: [] });
    expect(match(reported('TC-1 stops', mark('TC-1', 'TC-2')))).toEqual({ cases: ['TC-1', 'TC-2'], ambiguous: [] });
  });

  it('that says otherwise than the name leaves it open which is meant', () => {
    expect(match(reported('TC-1 stops', mark('TC-2')))).toEqual({ cases: [], ambiguous: ['TC-2', 'TC-1'] });
    expect(match(reported('stops', mark('TC-1', 'TC-99')))).toEqual({ cases: [], ambiguous: ['TC-1', 'TC-99'] });
  });
});

describe('a test that a case names under automated-as', () => {
  it.each<[string, ReportedTest]>([
    ['by its file', reported('holds_the_rate', { file: 'software/tests/flow.rs' })],
    ['by a file from another folder', reported('holds_the_rate', { file: '/build/x/software/tests/flow.rs' })],
    ['by a file with backslashes', reported('holds_the_rate', { file: 'tests\\flow.rs' })],
    ['by its module', reported('holds_the_rate', { className: 'pump::flow' })],
    ['by a suite called like the file', reported(['tests/flow.rs', 'holds_the_rate'])],
    ['by its name where the report says nothing else', reported('holds_the_rate')],
    ['with values', reported('holds_the_rate[5-true]', { className: 'flow' })],
  ])('is found %s', (_, test) => {
    expect(match(test)).toEqual(one('TC-3'));
  });

  it.each<[string, ReportedTest]>([
    ['in another file', reported('holds_the_rate', { file: 'software/tests/other.rs', className: 'flow' })],
    ['in another module', reported('holds_the_rate', { className: 'pump::inflow' })],
    ['when its name only begins so', reported('holds_the_rate_again', { file: 'software/tests/flow.rs' })],
  ])('is not found %s', (_, test) => {
    expect(match(test)).toEqual(none);
  });

  it('of two files that have a test of this name is that of its own file', () => {
    expect(match(reported('test_limit', { file: 'tests/b/limit.py' }))).toEqual(one('TC-5'));
    expect(match(reported('test_limit', { className: 'limit' }))).toEqual({ cases: [], ambiguous: ['TC-4', 'TC-5'] });
    expect(match(reported('test_limit'))).toEqual({ cases: [], ambiguous: ['TC-4', 'TC-5'] });
  });

  it('gives a result to each case that names it', () => {
    expect(match(reported('test_more', { file: 'tests/b/limit.py' }))).toEqual({ cases: ['TC-5', 'TC-6'], ambiguous: [] });
  });

  it('may be named with the suites around it, or as a whole file', () => {
    expect(match(reported('pump > stops at > once', { file: 'tests/pump.test.ts' }))).toEqual(one('TC-7'));
    expect(match(reported(['pump', 'stops at > once'], { className: 'tests/pump.test.ts' }))).toEqual(one('TC-7'));
    expect(match(reported('other > stops at > once', { file: 'tests/pump.test.ts' }))).toEqual(none);
    expect(match(reported('anything', { file: 'tests/whole.tap' }))).toEqual(one('CASE-8'));
    expect(match(reported('anything'))).toEqual(none);
  });

  it('counts less than an ID that the test names itself', () => {
    expect(match(reported('TC-1 holds_the_rate', { file: 'software/tests/flow.rs' }))).toEqual(one('TC-1'));
    expect(match(reported('holds_the_rate', { file: 'software/tests/flow.rs', ...mark('TC-1') }))).toEqual(one('TC-1'));
  });
});
