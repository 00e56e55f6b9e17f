import { hash } from 'node:crypto';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { results } from '../../../src/project/evidence/results/index.ts';
import { folder, itemText, put, settingsText } from '../folder.ts';
import { lookingAt } from './looking.ts';

const hashes = 'case-hashes:\n  - TC-1@h1:aaaa\n  - TC-2@h1:bbbb\n';
const junit = (...cases: readonly string[]) =>
  `<?xml version="1.0"?>\n<testsuite name="flow" tests="${cases.length}">\n${cases.join('\n')}\n</testsuite>\n`;
const passed = (name: string) => `<testcase classname="flow" name="${name}"/>`;
const failed = (name: string) => `<testcase classname="flow" name="${name}"><failure message="expected 5"/></testcase>`;

function runText(fields: string, body = '', method = 'automated'): string {
  return `---\nid: RUN-1\ntitle: Run\npurpose: formal\nmethod: ${method}\n${hashes}${fields}---\n\n${body}\n`;
}

function files(run: string, more: Readonly<Record<string, string | Buffer>> = {}) {
  return {
    'dhf.yaml': settingsText(),
    'tests/TC-1.md': itemText('TC-1', 'First', 'former-ids: [TST-1]\n'),
    'tests/TC-2.md': itemText('TC-2', 'Second', 'automated-as: ["tests/flow.rs > second"]\n'),
    'records/runs/RUN-1.md': run,
    ...more,
  };
}

async function seen(root: string) {
  const { evidence, notJudged = [] } = await results.look(await lookingAt(root));
  const { results: found = [], reports = [], looseReports = [] } = evidence;
  const outcomes = found.map((each) => [each.case, each.outcome, each.procedureHash, `${each.place.file}:${each.place.line}`]);
  return {
    found,
    reports,
    looseReports,
    outcomes,
    told: notJudged.map(({ what, why, blocking }) => `${blocking ? 'stop' : 'note'} ${what}: ${why}`),
  };
}

const named = 'results: [records/runs/RUN-1/junit.xml]\n';
const file = 'records/runs/RUN-1/junit.xml';

describe('the result files of a run', () => {
  it('give results where they stand, with the hash that the run recorded for the case', async () => {
    const xml = junit(passed('TC-1 stops'), failed('second'), passed('TC-1 again'));
    const { found, outcomes, told } = await seen(folder(files(runText(named), { [file]: xml })));
    expect(outcomes).toEqual([
      ['TC-1', 'pass', 'h1:aaaa', `${file}:3`],
      ['TC-2', 'fail', 'h1:bbbb', `${file}:4`],
      ['TC-1', 'pass', 'h1:aaaa', `${file}:5`],
    ]);
    expect(found[1]).toMatchObject({ name: expect.stringContaining('second'), observed: expect.stringContaining('expected 5') });
    expect(told).toEqual([]);
  });

  it('name a case by a former ID, and the run may have recorded its hash under that', async () => {
    const run = runText(named).replace('TC-1@', 'TST-1@');
    const { outcomes } = await seen(folder(files(run, { [file]: junit(passed('TST-1 stops')) })));
    expect(outcomes).toEqual([['TC-1', 'pass', 'h1:aaaa', `${file}:3`]]);
  });

  it('leave the hash open where the run recorded none', async () => {
    const run = runText(named).replace(hashes, '');
    const { outcomes } = await seen(folder(files(run, { [file]: junit(passed('TC-1 stops')) })));
    expect(outcomes).toEqual([['TC-1', 'pass', '', `${file}:3`]]);
  });

  it('list the tests that belong to no case, and those that name several', async () => {
    const xml = junit(passed('something else'), failed('TC-1 and TC-2'), passed('TC-99 new'));
    const { outcomes, reports } = await seen(folder(files(runText(named), { [file]: xml })));
    expect(outcomes).toEqual([]);
    expect(reports).toMatchObject([
      {
        run: 'RUN-1',
        file,
        format: 'JUnit XML',
        tests: 3,
        unmatched: [
          { name: expect.stringContaining('something else'), outcome: 'pass' },
          { name: expect.stringContaining('TC-99 new'), outcome: 'pass' },
        ],
        ambiguous: [{ outcome: 'fail', cases: ['TC-1', 'TC-2'] }],
      },
    ]);
  });

  it('are compared with the hash that the run recorded', async () => {
    const xml = junit(passed('TC-1 stops'));
    const sha256 = hash('sha256', xml);
    const withHash = (recorded: string) => runText(`results: ["${file}@sha256:${recorded}"]\n`);
    expect((await seen(folder(files(withHash(sha256), { [file]: xml })))).reports).toMatchObject([{ sha256, recorded: sha256 }]);
    const other = 'f'.repeat(64);
    expect((await seen(folder(files(withHash(other), { [file]: xml })))).reports).toMatchObject([{ sha256, recorded: other }]);
  });

  it('that are not there, cannot be read or lead out of the folder are told, and hide no other', async () => {
    const other = 'records/runs/RUN-1/b.xml';
    const whole = junit(passed('TC-1 stops'));
    const two = runText(`results: [${file}, ${other}, ../x.xml]\n`);
    const { outcomes, told, reports } = await seen(folder(files(two, { [other]: whole })));
    expect(outcomes).toEqual([['TC-1', 'pass', 'h1:aaaa', `${other}:3`]]);
    expect(told).toEqual([
      `note ${file}: RUN-1 names it as its results, and it is not there`,
      'stop ../x.xml: RUN-1 names it as its results, and it leads out of the folder of dhf.yaml',
    ]);
    expect(reports.map(({ unread }) => unread)).toEqual([true, undefined, true]);
    const cut = await seen(folder(files(runText(named), { [file]: whole.slice(0, -14) })));
    expect(cut.outcomes).toEqual([]);
    expect(cut.told).toEqual([expect.stringMatching(/^stop records\/runs\/RUN-1\/junit\.xml: /)]);
    const bytes = await seen(folder(files(runText(named), { [file]: Buffer.from([0x3c, 0xff, 0xfe, 0x00]) })));
    expect(bytes.told).toEqual([`stop ${file}: it holds bytes that are no text in UTF-8`]);
  });

  it('are never followed out of the folder by a link', async () => {
    const root = folder(files(runText(named), { 'elsewhere.xml': junit(passed('TC-1 stops')) }));
    put(root, { 'records/runs/RUN-1/x': '' });
    symlinkSync(join(root, 'elsewhere.xml'), join(root, file));
    expect((await seen(root)).told).toEqual([`stop ${file}: it is a link, and links are not followed`]);
  });

  it('in UTF-16 are read as well', async () => {
    const xml = junit(passed('TC-1 stoppt die Förderung')).replace('?>', ' encoding="UTF-16"?>');
    const root = folder(files(runText(named), { [file]: Buffer.from(`\ufeff${xml}`, 'utf16le') }));
    expect((await seen(root)).outcomes).toEqual([['TC-1', 'pass', 'h1:aaaa', `${file}:3`]]);
  });

  it('give the same evidence in any order of the files of the DHF', async () => {
    const other = 'records/runs/RUN-10/junit.xml';
    const second = runText(`results: [${other}]\n`).replace('id: RUN-1', 'id: RUN-10');
    const more = {
      'records/runs/RUN-10.md': second,
      'again/RUN-1.md': runText('results: [gone.xml]\n'),
      [other]: junit(passed('TC-2 more')),
    };
    const root = folder(files(runText(named), { [file]: junit(failed('TC-1 stops'), passed('second'), passed('TC-1 and TC-2')), ...more }));
    const looking = await lookingAt(root);
    const expected = (await results.look(looking)).evidence;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...looking.facts], { minLength: looking.facts.length }), async (facts) => {
        expect((await results.look({ ...looking, facts })).evidence).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('reports beside the record of a run', () => {
  it('are told when no run names them, with what did not pass', async () => {
    const stray = 'records/runs/RUN-1/rerun/first.xml';
    const lost = 'records/runs/RUN-9/junit.xml';
    const more = {
      [file]: junit(passed('TC-1 stops')),
      [stray]: junit(failed('TC-1 stops'), passed('second')),
      [lost]: junit(passed('TC-1 stops')),
    };
    const beside = { 'records/runs/RUN-1/build.log': 'compiled\n', 'records/runs/RUN-1/lcov.info': 'TN:\nSF:a.c\nend_of_record\n' };
    const { looseReports, told } = await seen(folder(files(runText(named), { ...more, ...beside })));
    expect(looseReports).toMatchObject([
      { run: 'RUN-1', file: stray, tests: 2, failed: 1 },
      { run: 'RUN-9', file: lost, tests: 1, failed: 0 },
    ]);
    expect(told).toEqual([]);
  });

  it('make no difference when they are coverage that the run names', async () => {
    const run = runText('results: [records/runs/RUN-1/lcov.info]\n');
    const { reports, told } = await seen(folder(files(run, { 'records/runs/RUN-1/lcov.info': 'TN:\nSF:a.c\nDA:1,1\nend_of_record\n' })));
    expect([reports, told]).toEqual([[], []]);
  });
});

describe('results kept elsewhere', () => {
  const uri = 'https://lims.example.com/run/7';
  const elsewhere = `results: ["${uri}@sha256:${'a'.repeat(64)}"]\n`;

  it('are not fetched: without a table nothing is known of them', async () => {
    const { outcomes, told, reports } = await seen(folder(files(runText(elsewhere))));
    expect(outcomes).toEqual([]);
    expect(reports).toMatchObject([{ unread: true }]);
    expect(told).toEqual([
      `note ${uri}@sha256:${'a'.repeat(64)}: RUN-1 keeps its results there, where they are not fetched from, and has no table of them`,
    ]);
  });

  it('are those of the table in the run', async () => {
    const table = '| Case | Outcome | Observed | Anomalies |\n|---|---|---|---|\n| TC-1 | pass | 20 mL/h | none |\n';
    const { outcomes, told } = await seen(folder(files(runText(elsewhere, table))));
    expect(outcomes).toEqual([['TC-1', 'pass', 'h1:aaaa', 'records/runs/RUN-1.md:14']]);
    expect(told).toEqual([]);
  });
});

describe('the table of a manual run', () => {
  const table = (header: string, ...rows: readonly string[]) =>
    `| ${header} |\n|${header.replaceAll(/[^|]+/g, '---')}|\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;

  it('gives a result for each row, at the row', async () => {
    const body = table(
      'Step | Case | Outcome | Observed | Anomalies',
      '1 | TC-1 | pass | 20 mL/h | none',
      '2 | TC-2 | Not run | no pump | none',
    );
    const { found, outcomes } = await seen(folder(files(runText('', body, 'manual'))));
    expect(outcomes).toEqual([
      ['TC-1', 'pass', 'h1:aaaa', 'records/runs/RUN-1.md:13'],
      ['TC-2', 'not-run', 'h1:bbbb', 'records/runs/RUN-1.md:14'],
    ]);
    expect(found[0]).toMatchObject({ observed: '20 mL/h', anomalies: 'none' });
  });

  it('may be headed in German', async () => {
    const body = table('Testfall | Ergebnis | Beobachtung | Auffälligkeiten', 'TC-1 | fail | 0 mL/h | PRB-1');
    const { found } = await seen(folder(files(runText('', body, 'manual'))));
    expect(found).toMatchObject([{ case: 'TC-1', outcome: 'fail', observed: '0 mL/h', anomalies: 'PRB-1' }]);
  });

  it('tells a row whose case is unknown, names two, or has an outcome that is none', async () => {
    const body = table('Case | Outcome', 'TC-9 | fail', 'TC-1, TC-2 | pass', 'TC-1 | good', 'TC-2 | ');
    const { outcomes, reports } = await seen(folder(files(runText('', body, 'manual'))));
    expect(outcomes.map(([id, outcome]) => [id, outcome])).toEqual([
      ['TC-1', 'invalid'],
      ['TC-2', 'invalid'],
    ]);
    expect(reports).toMatchObject([
      {
        format: 'table',
        tests: 4,
        unmatched: [{ name: 'TC-9', outcome: 'fail' }],
        ambiguous: [{ name: 'TC-1, TC-2', cases: ['TC-1', 'TC-2'] }],
        remarks: [
          { words: 'TC-1 has the outcome “good”, which is none; an outcome is pass, fail, blocked, not-run or invalid' },
          { words: 'TC-2 has no outcome; an outcome is pass, fail, blocked, not-run or invalid' },
        ],
      },
    ]);
  });

  it('may head its outcomes as results, and there may be more than one', async () => {
    const body = `${table('Case | Outcome', 'TC-1 | pass')}\n${table('Case | Result', 'TC-1 | fail')}`;
    const { outcomes } = await seen(folder(files(runText('', body, 'manual'))));
    expect(outcomes.map(([id, outcome]) => [id, outcome])).toEqual([
      ['TC-1', 'pass'],
      ['TC-1', 'fail'],
    ]);
  });

  it('tells no pass in an automated run, whose files say what came of it, and hides no failure', async () => {
    const body = table('Case | Outcome', 'TC-1 | pass', 'TC-2 | fail');
    const { outcomes } = await seen(folder(files(runText(named, body), { [file]: junit(passed('TC-1 stops')) })));
    expect(outcomes.map(([id, outcome]) => [id, outcome])).toEqual([
      ['TC-1', 'pass'],
      ['TC-2', 'fail'],
    ]);
  });
});

it('what belongs to the results is what runs name, and what stands in their folders', async () => {
  const root = folder(files(runText('results: [elsewhere/a.xml]\n')));
  const { isOf } = await results.look(await lookingAt(root));
  const paths = ['elsewhere/a.xml', 'records/runs/RUN-2/b.xml', 'records/runs/RUN-1.md', 'software/b.xml'];
  expect(paths.filter((path) => isOf?.(path))).toEqual(['elsewhere/a.xml', 'records/runs/RUN-2/b.xml']);
});

it('nothing is there where there are no runs', async () => {
  const root = folder(files(runText('')));
  rmSync(join(root, 'records'), { recursive: true });
  expect(await seen(root)).toMatchObject({ found: [], reports: [], looseReports: [], told: [] });
});
