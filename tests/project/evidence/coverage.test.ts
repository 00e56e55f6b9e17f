import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverage } from '../../../src/project/evidence/coverage/index.ts';
import { meantBy } from '../../../src/project/evidence/coverage/paths.ts';
import { folder, put } from '../folder.ts';
import { lookingAt } from './looking.ts';

const settings = (system: string) => `schema: dhf-settings/1
product: { name: Test, version: "1.0", manufacturer: Example Devices Ltd }
packs: [{ standard: IEC 62304, edition: "1.1" }]
files: { risk-management-file: ["risk/**"] }
systems: { SWS-1: { ${system} } }
`;

const lcov = (...files: readonly (readonly [path: string, ...hits: number[]])[]) =>
  files.map(([path, ...hits]) => `SF:${path}\n${hits.map((hit, at) => `DA:${at + 1},${hit}\n`).join('')}end_of_record\n`).join('');

const run = (results: string, more = 'purpose: formal\n') =>
  `---\nid: RUN-1\ntitle: Run\nmethod: automated\n${more}results: [${results}]\n---\n`;

const product = 'product: ["software/src/**"], tests: ["software/tests/**"]';
const files = {
  'dhf.yaml': settings(`${product}, coverage: ["software/reports/*.info"]`),
  'software/src/limit.c': '',
  'software/src/alarm/log.c': '',
  'software/src/screen/log.c': '',
  'software/tests/limit.c': '',
};

async function seen(more: Readonly<Record<string, string>>) {
  const root = folder({ ...files, ...more });
  const { evidence, notJudged = [], isOf } = await coverage.look(await lookingAt(root));
  return {
    coverage: (evidence.coverage ?? []).map(({ path, system, run: by, lines, place }) =>
      [path, system, by ?? 'listed', `${lines?.hit}/${lines?.found}`, `${place.file}:${place.line}`].join(' '),
    ),
    others: (evidence.otherCoverage ?? []).map(({ path, place }) => `${path} ${place.file}:${place.line}`),
    told: notJudged.map(({ what, why, blocking }) => `${blocking ? 'stop' : 'note'} ${what}: ${why}`),
    isOf: isOf ?? (() => false),
  };
}

describe('coverage reports that a system lists', () => {
  it('tell of the files of the product, by paths from another folder or machine', async () => {
    const report = lcov(['src/limit.c', 1, 0], ['/home/ci/software/src/alarm/log.c', 1], ['C:\\build\\src\\screen\\log.c', 0]);
    const { coverage: found, others, told } = await seen({ 'software/reports/lcov.info': report });
    expect(found).toEqual([
      'software/src/limit.c SWS-1 listed 1/2 software/reports/lcov.info:1',
      'software/src/alarm/log.c SWS-1 listed 1/1 software/reports/lcov.info:5',
      'software/src/screen/log.c SWS-1 listed 0/1 software/reports/lcov.info:8',
    ]);
    expect([others, told]).toEqual([[], []]);
  });

  it('name files that nobody listed, tests left out, and those that may be several', async () => {
    const report = lcov(['src/limit.c', 1], ['tests/limit.c', 1], ['/usr/include/limit.h', 0], ['log.c', 1]);
    const { coverage: found, others, told } = await seen({ 'software/reports/lcov.info': report });
    expect(found).toEqual(['software/src/limit.c SWS-1 listed 1/1 software/reports/lcov.info:1']);
    expect(others).toEqual(['/usr/include/limit.h software/reports/lcov.info:7']);
    expect(told).toEqual([
      'note software/reports/lcov.info: it tells of log.c, which may be software/src/alarm/log.c or software/src/screen/log.c',
    ]);
  });

  it('are of no use when they tell of another product', async () => {
    const { told } = await seen({ 'software/reports/lcov.info': lcov(['other.c', 1], ['more.c', 1]) });
    expect(told).toEqual(['note software/reports/lcov.info: it tells of no file of the product of SWS-1, but of other.c and the like']);
  });

  it('stop the judging when they are cut off or of no supported format', async () => {
    const { coverage: found, told } = await seen({
      'software/reports/a.info': 'SF:src/limit.c\nDA:1,1\n',
      'software/reports/b.info': '<CoverageSession/>',
    });
    expect(found).toEqual([]);
    expect(told).toEqual([
      'stop software/reports/a.info: it ends in the middle: src/limit.c is without `end_of_record`',
      'stop software/reports/b.info: it looks like a coverage report of OpenCover, which is not supported as a coverage report',
    ]);
  });
});

describe('coverage reports of runs', () => {
  const report = lcov(['src/limit.c', 1]);

  it('are those that a formal run names among its results', async () => {
    const of = async (text: string) =>
      (
        await seen({
          'records/runs/RUN-1.md': text,
          'records/runs/RUN-1/lcov.info': report,
          'records/runs/RUN-1/junit.xml': '<testsuite/>',
        })
      ).coverage;
    const named = 'records/runs/RUN-1/junit.xml, records/runs/RUN-1/lcov.info';
    expect(await of(run(named))).toEqual(['software/src/limit.c SWS-1 RUN-1 1/1 records/runs/RUN-1/lcov.info:1']);
    expect(await of(run(named, 'purpose: development\n'))).toEqual([]);
    expect(await of(run(named, 'purpose: formal\nstatus: draft\n'))).toEqual([]);
  });

  it('may be of a format that is not supported, which is told', async () => {
    const { told } = await seen({
      'records/runs/RUN-1.md': run('records/runs/RUN-1/jacoco.xml'),
      'records/runs/RUN-1/jacoco.xml': '<report name="x"/>',
    });
    expect(told).toEqual([
      'stop records/runs/RUN-1/jacoco.xml: it looks like a coverage report of JaCoCo, which is not supported as a coverage report',
    ]);
  });
});

it('a folder without coverage reports has none, and nothing is missed', async () => {
  const { coverage: found, others, told } = await seen({ 'dhf.yaml': settings(product) });
  expect([found, others, told]).toEqual([[], [], []]);
});

it('the files that make it another are reports, files of the product and of its tests', async () => {
  const { isOf } = await seen({ 'records/runs/RUN-1.md': run('records/runs/RUN-1/lcov.info') });
  const all = ['software/reports/x.info', 'software/src/new.c', 'software/tests/new.c', 'records/runs/RUN-1/lcov.info', 'risk/plan.md'];
  expect(all.filter(isOf)).toEqual(all.slice(0, 4));
});

it('what was read is read again only when it changed', async () => {
  const root = folder({ ...files, 'software/reports/lcov.info': lcov(['src/limit.c', 1]) });
  const looking = await lookingAt(root);
  const hit = async () => (await coverage.look(looking)).evidence.coverage?.map(({ lines }) => lines?.hit);
  expect(await hit()).toEqual([1]);
  put(root, { 'software/reports/lcov.info': lcov(['src/limit.c', 0]) });
  expect(await hit()).toEqual([0]);
  rmSync(join(root, 'software/reports/lcov.info'));
  expect(await hit()).toEqual([]);
});

describe('the file that a path means', () => {
  const meant = meantBy(['software/src/limit.c', 'software/src/alarm/log.c', 'software/src/screen/log.c', 'main.c']);

  it.each([
    ['software/src/limit.c', { path: 'software/src/limit.c' }],
    ['./software/src/limit.c', { path: 'software/src/limit.c' }],
    ['limit.c', { path: 'software/src/limit.c' }],
    ['/a/b/src/limit.c', { path: 'software/src/limit.c' }],
    ['D:\\a\\alarm\\log.c', { path: 'software/src/alarm/log.c' }],
    ['/a/main.c', { path: 'main.c' }],
    ['log.c', { among: ['software/src/alarm/log.c', 'software/src/screen/log.c'] }],
    ['/other/limit.c', undefined],
    ['other.c', undefined],
    ['', undefined],
  ])('%j', (path, file) => {
    expect(meant(path)).toEqual(file);
  });
});
