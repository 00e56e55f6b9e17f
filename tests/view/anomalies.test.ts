import { describe, expect, it } from 'vitest';
import type { Declared } from '../../src/model/declared.ts';
import type { TestResult, Vulnerability } from '../../src/model/evidence.ts';
import { anomaliesIn, anomalySheet } from '../../src/view/anomalies.ts';
import { cellWords } from '../../src/view/sheet.ts';
import { approvalOf, graphOf, item, itemOf, place } from '../build.ts';

const declared = {
  product: { name: 'Test', version: '1.0.0' },
  people: [{ name: 'Ada', email: 'ada@example.com', roles: ['quality'] }],
} as unknown as Declared;

const release = item('REL-1', { version: '1.0.0', tag: 'v1.0.0', 'released-on': '2026-11-20' });
const run = item('RUN-1', { purpose: 'formal', version: '1.0.0', dirty: 'no', ended: '2026-11-10T10:00:00Z' });

function failed(test: string): TestResult {
  return { run: 'RUN-1', case: test, outcome: 'fail', flaky: false, procedureHash: `h1:${'0'.repeat(64)}`, place: place('r.xml', 1) };
}

function vulnerability(id: string): Vulnerability {
  return { id, aliases: [], exploited: false, summary: `Words about ${id}`, severity: 'high', fixed: [], statements: [] };
}

describe('known anomalies of a release', () => {
  const written = [
    release,
    run,
    item('PRB-10', { 'affected-versions': ['1.0.0'], 'residual-in': ['REL-1'], 'residual-risk': 'Small.', 'residual-judged-by': 'Ada' }),
    item('PRB-2', { 'affected-versions': ['1.0.0'], 'closed-on': '2026-11-10', 'no-action-reason': 'It is asked for.' }),
    item('PRB-3', { 'affected-versions': ['0.9.0'], 'investigated-on': '2026-11-01' }),
    item('TC-1'),
    item('DSP-1', { settles: ['RUN-1/TC-1'], decision: 'accepted-failure', 'decided-by': 'Ada', 'decided-on': '2026-11-11' }),
    item('SOUP-1', {
      title: 'zod',
      version: '4.6.7',
      purl: 'pkg:npm/zod@4.6.7',
      'anomalies-version': '4.6.7',
      'anomaly-evaluation': 'None matters.',
    }),
    item('SOUP-2', { title: 'other', version: '1.0.0' }),
    item('VUL-1', { advisory: 'CVE-2', disposition: 'not-affected', 'found-at': ['SOUP-1'] }),
    item('VUL-2', { advisory: 'CVE-3', disposition: 'affected', 'found-at': ['SOUP-1'] }),
    item('SWS-1'),
  ];
  const graph = graphOf([...written, approvalOf(['DSP-1'], written)], {
    declared,
    evidence: {
      results: [failed('TC-1')],
      components: {
        lists: [],
        subjects: [],
        listed: [
          {
            ...{ name: 'zod', version: '4.6.7', purl: 'pkg:npm/zod@4.6.7', system: 'SWS-1', use: 'product', from: 'lockfile' },
            place: place('package-lock.json', 1),
            vulnerabilities: ['CVE-1', 'CVE-2', 'CVE-3'].map(vulnerability),
          },
        ],
      },
    },
  });
  const known = anomaliesIn(itemOf(graph, 'REL-1'), graph, '2026-11-20');

  it('are problem reports whatever their state, and what makers of SOUP list', () => {
    expect(known.filter(({ kind }) => kind === 'problem').map(({ id, state, isListed }) => [id, state, isListed])).toEqual([
      ['PRB-2', 'closed', false],
      ['PRB-10', 'open', true],
    ]);
    expect(known.find(({ id }) => id === 'PRB-10')).toMatchObject({ risk: 'Small.', judgedBy: 'Ada', versions: ['1.0.0'] });
    expect(known.filter(({ kind }) => kind === 'soup')).toMatchObject([
      { id: 'SOUP-1', state: 'evaluated for version 4.6.7', risk: 'None matters.', versions: ['4.6.7'] },
    ]);
  });

  it('fill a table with as many cells in each row as its header has', () => {
    const { header, rows } = anomalySheet(known);
    expect(rows).toHaveLength(known.length);
    for (const row of rows) expect(row).toHaveLength(header.length);
    expect(rows.map((row) => row.slice(0, 5).map(cellWords).join(' | '))).toContain('problem | PRB-10 | Title of PRB-10 | open | yes');
  });

  it('are failures that were accepted and have no report, with who accepted them', () => {
    expect(known.filter(({ kind }) => kind === 'accepted-failure')).toMatchObject([
      { id: 'RUN-1/TC-1', state: 'accepted by DSP-1', affects: ['TC-1'], judgedBy: 'Ada', judgedOn: '2026-11-11', file: 'r.xml' },
    ]);
  });

  it('are published vulnerabilities, but for those that were found not to matter, or to be mended', () => {
    expect(known.filter(({ kind }) => kind === 'vulnerability').map(({ id, state, affects }) => [id, state, affects])).toEqual([
      ['CVE-1', 'undecided', ['SOUP-1', 'zod 4.6.7']],
      ['CVE-3', 'affected', ['SOUP-1', 'zod 4.6.7']],
    ]);
  });
});
