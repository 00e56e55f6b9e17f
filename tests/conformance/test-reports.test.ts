import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { encodingOf } from '../../src/read/encoding.ts';
import { type Heard, lines, listen } from '../read/listen.ts';
import { type Counts, reports } from './test-counts.ts';

const corpora = fileURLToPath(new URL('../../../shared/corpora/', import.meta.url));
const isThere = existsSync(corpora);
const where = isThere ? '' : ' (not run: there is no folder ../shared/corpora)';

function read(file: string): Heard {
  const bytes = readFileSync(`${corpora}${file}`);
  const found = encodingOf(bytes);
  if ('why' in found) throw new Error(found.why);
  return listen([new TextDecoder(found.encoding, { fatal: true }).decode(bytes)], file);
}

function counted({ heard }: Heard): Counts {
  const of = (outcome: string) => heard.filter((test) => test.outcome === outcome).length;
  const counts = {
    pass: of('pass'),
    fail: of('fail'),
    notRun: of('not-run'),
    invalid: of('invalid'),
    flaky: heard.filter(({ flaky }) => flaky).length,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

for (const [format, rows] of Object.entries(reports)) {
  describe.skipIf(!isThere)(`${format} of the corpora${where}`, () => {
    for (const [file, tests, besides = 0] of rows) {
      it(file, () => {
        const heard = read(file);
        expect(heard.unreadable).toEqual([]);
        expect(heard.format).toBe(format);
        const fail = (tests.fail ?? 0) + besides;
        expect(counted(heard)).toEqual({ ...tests, ...(fail === 0 ? {} : { fail }) });
      });
    }
  });
}

describe.skipIf(!isThere)(`files of the corpora that are no report${where}`, () => {
  it.each([
    ['hostile/junit-billion-laughs.xml', 'it declares a document type (DOCTYPE), by which a file pulls in others or grows without end', 13],
    [
      'hostile/junit-quadratic-blowup.xml',
      'it declares a document type (DOCTYPE), by which a file pulls in others or grows without end',
      2,
    ],
    ['hostile/junit-xxe-file.xml', 'it declares a document type (DOCTYPE), by which a file pulls in others or grows without end', 2],
    ['hostile/junit-deep-nesting-50k.xml', 'it nests elements more than 200 deep', 1],
    ['hostile/junit-empty.xml', 'it is empty', 1],
    ['hostile/junit-truncated.xml', 'it ends in the middle: <failure> is not closed', 2],
    [
      'innolitics-rdm/tests/test_data/integration.xml',
      'it looks like a report of Qt Test in its own XML, which is not supported as a test report',
      1,
    ],
    [
      'junit-enricomi/python/test/files/junit-xml/non-junit.xml',
      'it looks like XML whose outermost element is <suites>, which is not supported as a test report',
      1,
    ],
    ['junit-enricomi/python/test/files/junit-xml/pytest/corrupt-xml.xml', 'it ends in the middle: <skipped> is not closed', 11],
    [
      'junit-enricomi/python/test/files/nunit/nunit3/jenkins/NUnit-issue47367.xml',
      'it is not well-formed XML: no whitespace between attributes',
      5,
    ],
    [
      'junit-enricomi/python/test/files/nunit/nunit3/jenkins/NUnit-sec1752-file.xml',
      'it declares a document type (DOCTYPE), by which a file pulls in others or grows without end',
      4,
    ],
    [
      'junit-enricomi/python/test/files/nunit/nunit3/jenkins/NUnit-sec1752-https.xml',
      'it declares a document type (DOCTYPE), by which a file pulls in others or grows without end',
      4,
    ],
    ['junit-enricomi/python/test/files/xml/empty.xml', 'it is empty', 1],
    ['junit-enricomi/python/test/files/xml/non-xml.xml', 'it is no test report of a kind that is supported', 1],
    [
      'junit-jenkins/src/test/resources/hudson/tasks/junit/junitResult.xml',
      'it looks like a build record of Jenkins, which is not supported as a test report',
      1,
    ],
    ['junit-jenkins/src/test/resources/hudson/tasks/junit/testXxe-oob.xml', 'it is no test report of a kind that is supported', 1],
    [
      'junit-jenkins/src/test/resources/hudson/tasks/junit/testXxe-xxe.xml',
      'it declares a document type (DOCTYPE), by which a file pulls in others or grows without end',
      7,
    ],
  ])('%s is refused', (file, why, line) => {
    expect(read(file).unreadable).toMatchObject([{ what: file, why, place: { file, line } }]);
  });

  it('hostile/junit-truncated-mid-utf8.xml is no text', () => {
    expect(() => read('hostile/junit-truncated-mid-utf8.xml')).toThrow(TypeError);
  });
});

describe.skipIf(!isThere)(`hostile reports that are reports${where}`, () => {
  it('UTF-16 with a byte order mark is read', () => {
    expect(lines(read('hostile/junit-bom-utf16.xml'))).toEqual(['pass: s > ü']);
  });

  it('markup in names and messages is text', () => {
    const [test] = read('hostile/junit-html-injection.xml').heard;
    expect(test).toMatchObject({
      names: ['s', '<img src=x onerror=alert(1)>'],
      className: 'REQ-1" onclick="x',
      outcome: 'fail',
      message: '</script><script>alert(1)</script>\n]]>',
    });
  });

  it('names that hold each other stay apart', () => {
    expect(lines(read('hostile/junit-id-collision.xml'))).toEqual([
      'pass: s > REQ-001 ok',
      'pass: s > REQ-0010 ok',
      'pass: s > XREQ-001 not a ref',
    ]);
  });

  it('totals that lie lose against the tests', () => {
    const heard = read('hostile/junit-lying-totals.xml');
    expect(lines(heard)).toEqual(['fail: s > a', 'pass: s > a']);
    expect(heard.remarks).toMatchObject([{ words: 'it says that it holds 10 tests, and holds 2' }]);
  });

  it('a NUL that a test printed does not lose the report', () => {
    const heard = read('junit-enricomi/python/test/files/nunit/nunit3/jenkins/NUnit-issue17521.xml');
    // total="2" passed="1" inconclusive="1"
    expect(counted(heard)).toEqual({ pass: 1, invalid: 1 });
    expect(heard.remarks).toMatchObject([{ words: 'it holds characters that XML does not allow' }]);
  });
});
