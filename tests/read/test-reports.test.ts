import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtures } from './fixtures.ts';
import { lines, listen } from './listen.ts';
import { cutAnywhere, mangled } from './pieces.ts';

const reports = fixtures(['junit', 'trx', 'nunit', 'xunit', 'robot', 'tap']);

describe.each(reports)('$name', ({ name, text }) => {
  const whole = listen([text]);

  it('tells what was tested', async () => {
    const { format, producer = 'unknown tool', remarks, unreadable } = whole;
    const told = [`${format}, ${producer}`, ...remarks.map(({ words }) => `! ${words}`), ...lines(whole)];
    expect(unreadable).toEqual([]);
    await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('is refused when its end is cut off', () => {
    const cut = fc.nat(text.trimEnd().length - 1);
    fc.assert(
      fc.property(cut, (end) => {
        const { unreadable, heard } = listen([text.slice(0, end)]);
        // Behind the last test TAP has comments only: without them it says the same.
        return unreadable.length === 1 || (name.endsWith('.tap') && JSON.stringify(heard) === JSON.stringify(whole.heard));
      }),
    );
  });

  it('says the same in whatever pieces it comes', () => {
    fc.assert(
      fc.property(cutAnywhere(text), (pieces) => {
        expect(listen(pieces)).toEqual(whole);
      }),
    );
  });

  it('with anything in it that does not belong there is read or refused, in one piece as in two', () => {
    fc.assert(
      fc.property(mangled(text), (pieces) => {
        expect(listen(pieces)).toEqual(listen([pieces.join('')]));
      }),
    );
  });

  it('says why it is refused in whatever pieces it comes', () => {
    const cut = text.slice(0, Math.floor(text.length / 2));
    const refused = listen([cut]);
    fc.assert(
      fc.property(cutAnywhere(cut), (pieces) => {
        expect(listen(pieces).unreadable).toEqual(refused.unreadable);
      }),
    );
  });
});

describe('mangled XML', () => {
  const start = '<testsuite name="s">\n<testcase name="a"/>\n';

  it.each([
    ['', 'it is empty', 1, 1],
    ['   \n', 'it is empty', 1, 1],
    [`${start}`, 'it ends in the middle: <testsuite> is not closed', 3, 1],
    [`${start}<testcase name="b`, 'it ends in the middle: <testsuite> is not closed', 3, 18],
    [`${start}</testsuites>`, 'it is not well-formed XML: unexpected close tag', 3, 14],
    [`${start}</testsuite>\n<testsuite/>`, 'it is not well-formed XML: documents may contain only one root', 4, 12],
    [`${start}</testsuite>\nend of tests`, 'it holds something before or behind its outermost element', 3, 13],
    [`${start}<testcase name="a" name="b"/></testsuite>`, 'it is not well-formed XML: duplicate attribute: name', 3, 30],
    [`${start}<testcase name=b/></testsuite>`, 'it is not well-formed XML: unquoted attribute value', 3, 17],
    [`${start}<testcase name="&nbsp;"/></testsuite>`, 'it uses an entity that XML itself does not know', 3, 23],
    [`${start}<testcase name="&constructor;"/></testsuite>`, 'it uses an entity that XML itself does not know', 3, 30],
    [
      '<!DOCTYPE s [<!ENTITY a "b">]>\n<testsuite/>',
      'it declares a document type (DOCTYPE), by which a file pulls in others or grows without end',
      1,
      31,
    ],
    [
      '<!DOCTYPE s SYSTEM "s.dtd"><testsuite/>',
      'it declares a document type (DOCTYPE), by which a file pulls in others or grows without end',
      1,
      28,
    ],
    [`${'<testsuite>'.repeat(250)}`, 'it nests elements more than 200 deep', 1, 2201],
  ])('%j is refused: %s', (text, why, line, column) => {
    const [refused, ...more] = listen([text]).unreadable;
    expect(more).toEqual([]);
    expect(refused).toMatchObject({ what: 'report.xml', why, place: { file: 'report.xml', line, column } });
  });

  it('characters that tests print and XML does not allow are replaced and remarked on', () => {
    const read = listen(['<testsuite><testcase name="a\u0000\u001b[31m"/><testcase name="b&#27;"/></testsuite>']);
    expect(read.unreadable).toEqual([]);
    expect(lines(read)).toEqual(['pass: a\ufffd\ufffd[31m', 'pass: b&#27;']);
    expect(read.remarks.map(({ words }) => words)).toEqual(['it holds characters that XML does not allow']);
  });

  it.each([
    ['an entity that is none', '#"b;"/></testsuite>'],
    ['a control character', '"\u0000/></testsuite>'],
  ])('the place where it is refused is the last that is looked at, in one piece as in two: %s', (_what, behind) => {
    const pieces = ['<testsuite>\n<testcase name=&', behind];
    const [inTwo, inOne] = [listen(pieces), listen([pieces.join('')])];
    expect(inTwo.unreadable).toMatchObject([{ why: 'it is not well-formed XML: unquoted attribute value' }]);
    expect(inOne).toEqual(inTwo);
  });

  it('keys of objects are names like any other', () => {
    const text = '<testsuite name="__proto__"><testcase name="constructor" __proto__="x" toString="y"/></testsuite>';
    const { heard } = listen([text]);
    expect(heard[0]?.names).toEqual(['__proto__', 'constructor']);
    expect(heard[0]?.marks).toEqual([
      { name: '__proto__', value: 'x' },
      { name: 'toString', value: 'y' },
    ]);
  });

  it('random text never throws, and never is a report', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => listen([text]).unreadable.length === 1));
    const soup = fc.array(
      fc.constantFrom('<', '>', '/', '&', '"', '<![CDATA[', ']]>', '<!--', '-->', 'testsuite', ' name=', '<testcase ', '\n', '?', 'x'),
    );
    fc.assert(fc.property(soup, (parts) => listen([`<testsuite>${parts.join('')}`]).heard.length >= 0));
  });
});

describe('what is not supported', () => {
  it.each([
    ['{"numTotalTests":1}', 'it looks like the JSON report of Jest or Vitest, which is not supported as a test report'],
    [
      '{"stats":{"tests":1},"tests":[],"pending":[],"failures":[],"passes":[]}',
      'it looks like the JSON report of Mocha, which is not supported as a test report',
    ],
    ['[{"keyword":"Feature","elements":[]}]', 'it looks like the JSON report of Cucumber, which is not supported as a test report'],
    ['{"uuid":"1","historyId":"2"}', 'it looks like a result of Allure, which is not supported as a test report'],
    ['{"Nodes":[],"ExecutionTime":""}', 'it looks like the execution record of SpecFlow, which is not supported as a test report'],
    ['{"tests":3,"failures":0,"testsuites":[]}', 'it looks like the JSON report of GoogleTest, which is not supported as a test report'],
    ['<!DOCTYPE html>\n<html></html>', 'it looks like a web page, which is not supported as a test report'],
    ['<html/>', 'it looks like a web page, which is not supported as a test report'],
    ['<?xml version="1.0"?>\n<Site BuildName="x"/>', 'it looks like a Test.xml of CTest, which is not supported as a test report'],
    ['<checkstyle/>', 'it looks like a Checkstyle report, which is not supported as a test report'],
    [
      '<ns2:test-suite xmlns:ns2="urn:model.allure.qatools.yandex.ru"/>',
      'it looks like a report of Allure 1, which is not supported as a test report',
    ],
    ['TN:\nSF:a.c\nend_of_record\n', 'it looks like a coverage report in LCOV, which is not supported as a test report'],
    ['<coverage line-rate="1"/>', 'it looks like a coverage report in Cobertura XML, which is not supported as a test report'],
    ['<no-such-thing/>', 'it looks like XML whose outermost element is <no-such-thing>, which is not supported as a test report'],
    ['all went well', 'it is no test report of a kind that is supported'],
  ])('%j: %s', (text, why) => {
    expect(listen([text]).unreadable).toMatchObject([{ why, place: { line: 1, column: 1 } }]);
  });
});
