import { describe, expect, it } from 'vitest';
import { trace } from '../../src/project/trace.ts';
import { commit, folder, put, settingsText } from './folder.ts';

const settings = settingsText().replace(
  'SWS-1: {}',
  'SWS-1: { product: ["src/**"], results: ["reports/*.xml"], coverage: ["reports/lcov.info"] }',
);

const junit = '<testsuite name="all" tests="1" failures="0"><testcase classname="a" name="TC-1 works"/></testsuite>\n';
const lcov = 'SF:src/a.c\nDA:1,1\nLF:1\nLH:1\nend_of_record\n';

interface Recorded {
  readonly purpose?: string;
  readonly product?: string;
  readonly status?: string;
  readonly dirty?: string;
  readonly system?: string;
  readonly files?: readonly string[];
}

function runText(product: string, recorded: Recorded): string {
  const { purpose = 'formal', status, dirty = 'no', system = 'SWS-1', files = ['junit.xml', 'lcov.info'] } = recorded;
  return [
    '---',
    'id: RUN-1',
    'title: Run',
    ...(status === undefined ? [] : [`status: ${status}`]),
    `purpose: ${purpose}`,
    `dirty: "${dirty}"`,
    `system: ${system}`,
    `product-sha256: ${recorded.product ?? product}`,
    `results: [${files.map((file) => `records/runs/RUN-1/${file}`).join(', ')}]`,
    '---\n',
  ].join('\n');
}

/** What a release check says is listed and not there, of a project whose build outputs are in no commit. */
async function missing(recorded?: Recorded): Promise<readonly string[]> {
  const root = folder({ 'dhf.yaml': settings, 'src/a.c': 'int a;\n', 'TC-1.md': '---\nid: TC-1\ntitle: It works\n---\n' });
  commit(root);
  const asked = { stage: 'release' } as const;
  const product = (await trace(root, asked)).graph?.evidence.product?.['SWS-1']?.sha256 ?? '';
  expect(product).toMatch(/^[0-9a-f]{64}$/);
  if (recorded !== undefined) {
    put(root, { 'records/runs/RUN-1.md': runText(product, recorded) });
    put(root, { 'records/runs/RUN-1/junit.xml': junit, 'records/runs/RUN-1/lcov.info': lcov });
    commit(root);
  }
  const { notJudged } = await trace(root, asked);
  return notJudged.filter(({ why }) => why.startsWith('dhf.yaml lists it')).map(({ what }) => what);
}

describe('results and coverage that settings list and that are not there', () => {
  it('are no gap where a formal run of the present product keeps its own', async () => {
    expect(await missing({})).toEqual([]);
  });

  it('are one where nothing is recorded', async () => {
    expect(await missing()).toEqual(['reports/*.xml', 'reports/lcov.info']);
  });

  it.each<[string, Recorded]>([
    ['another product', { product: '1'.repeat(64) }],
    ['development', { purpose: 'development' }],
    ['a product that no commit holds', { dirty: 'yes' }],
    ['a draft', { status: 'draft' }],
    ['a run that was retired', { status: 'retired' }],
    ['another system', { system: 'SWS-2' }],
  ])('are one where the run is of %s', async (_, recorded) => {
    expect(await missing(recorded)).toEqual(['reports/*.xml', 'reports/lcov.info']);
  });

  it.each([
    ['coverage', ['junit.xml'], ['reports/lcov.info']],
    ['results', ['lcov.info'], ['reports/*.xml']],
  ])('are one where the run keeps no %s', async (_, files, expected) => {
    expect(await missing({ files })).toEqual(expected);
  });
});
