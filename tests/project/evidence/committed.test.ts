import { describe, expect, it } from 'vitest';
import { trace } from '../../../src/project/trace.ts';
import { commit, folder, git, put, settingsText } from '../folder.ts';

const systems = `systems:
  SWS-1:
    product: ["src/**"]
    tests: ["tests/**"]
    lockfiles: [package-lock.json]
    coverage: ["reports/*.info"]
    results: ["reports/*.xml"]
    sbom: [made/bill.cdx.json]
security: { advisories: [osv], vex: [vex.json], known-exploited: kev.json }`;
const settings = settingsText().replace('systems: { SWS-1: {} }', systems);
const junit = (inside: string) =>
  `<testsuite name="s" tests="1"><testcase name="TC-1 stops" classname="a">${inside}</testcase></testsuite>`;
const failed = junit('<failure message="no"/>');
const report = 'records/runs/RUN-1/junit.xml';
const run = '---\nid: RUN-1\ntitle: A run\ntype: test-run\nsystem: SWS-1\nresults: [records/runs/RUN-1/junit.xml]\n---\n';
const lock = '{"name":"p","lockfileVersion":3,"packages":{"":{"name":"p"}}}';
const bill = '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[]}';
const files = {
  'dhf.yaml': settings,
  'src/a.c': 'a',
  'tests/a.c': 'b',
  'package-lock.json': lock,
  'records/runs/RUN-1.md': run,
  'reports/lcov.info': 'SF:src/a.c\nLF:1\nLH:1\nend_of_record\n',
  'made/bill.cdx.json': bill,
};

/** What is said of git's history at a stage. */
async function told(root: string, stage: 'draft' | 'release' = 'release') {
  const { notJudged } = await trace(root, { stage });
  return notJudged.filter(({ what }) => what === 'git history').map(({ why, blocking }) => `${blocking ? '! ' : ''}${why}`);
}

const differs = 'one file differs from the last commit, so the report is not about that commit';

describe('evidence that no commit holds as it is', () => {
  it.each([
    ['results of a run', report, junit('')],
    ['a report in the folder of a run', 'records/runs/RUN-1/more.xml', failed],
    ['a list of components', 'made/bill.cdx.json', `${bill}\n`],
    ['a test', 'tests/a.c', 'changed'],
    ['an advisory', 'osv/OSV-1.json', '{}'],
    ['statements about vulnerabilities', 'vex.json', '{}'],
    ['the list of exploited vulnerabilities', 'kev.json', '{}'],
  ])('is told of: %s', async (_, file, content) => {
    const root = folder({ ...files, [report]: failed });
    commit(root);
    expect(await told(root)).toEqual([]);
    put(root, { [file]: content });
    expect(await told(root)).toEqual([differs]);
  });

  it('is information at draft, and does not stand in the way', async () => {
    const root = folder({ ...files, [report]: failed });
    commit(root);
    const before = (await trace(root, { stage: 'draft' })).verdict;
    put(root, { [report]: junit('') });
    expect(await told(root, 'draft')).toEqual([differs]);
    expect((await trace(root, { stage: 'draft' })).verdict).toBe(before);
  });

  it('is told of where git was told not to look at it', async () => {
    const root = folder({ ...files, [report]: failed });
    commit(root);
    git(root, 'update-index', '--assume-unchanged', report);
    put(root, { [report]: junit('') });
    expect(await told(root)).toEqual([differs]);
  });

  it.each([
    ['a file', '*.xml\n', report],
    ['a folder', 'records/runs/RUN-1/\nmade/\n', 'made/bill.cdx.json'],
  ])('is named where git ignores %s', async (_, ignored, named) => {
    const root = folder({ ...files, [report]: junit(''), '.gitignore': ignored });
    commit(root);
    const count = ignored.includes('made') ? `2 files (${named}, …)` : `a file (${named})`;
    expect(await told(root)).toEqual([`git ignores ${count} that evidence was read from, so the report is not about that commit`]);
  });

  it('is told of once, where it belongs to the product', async () => {
    const root = folder({ ...files, [report]: failed });
    commit(root);
    put(root, { 'package-lock.json': `${lock}\n`, 'src/a.c': 'changed' });
    expect(await told(root)).toEqual([]);
  });

  it('is not what tools leave behind: reports that no run names, files beside results', async () => {
    const beside = 'records/runs/RUN-1/.DS_Store';
    const root = folder({ ...files, [report]: failed, [beside]: 'x', '.gitignore': 'reports/\n.DS_Store\n', 'reports/unit.xml': failed });
    commit(root);
    expect(await told(root)).toEqual([]);
    const other = folder({ ...files, [report]: failed });
    commit(other);
    put(other, { 'reports/lcov.info': '' });
    expect(await told(other)).toEqual([]);
  });
});
