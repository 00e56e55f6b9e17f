import { expect, it } from 'vitest';
import { snapshotOf } from '../../src/view/snapshot.ts';
import { approvalOf, document, type GraphOptions, graphOf, item, itemOf, place, sha256, type Written } from '../build.ts';
import { finding, report } from '../emit/reports.ts';

const written = [
  document(
    'SRD-1',
    { kind: 'software-requirements' },
    { words: 'What the software does.', file: 'srs.md', items: [item('SRS-2', {}, { file: 'srs.md' })] },
  ),
  item('SRS-1', {
    statement: 'The software shall stop.',
    owner: 'Ada Example',
    category: ['ui', 'data'],
    tags: ['slow', 'fast'],
    'allocated-to': ['SWU-10', 'SWU-9'],
    'former-ids': ['SRS-7'],
  }),
  item('SWS-1', { 'safety-class': 'B', considers: 'none' }),
  item('SWU-9', { 'part-of': 'SWS-1' }),
  item('SWU-10', { 'part-of': 'SWS-1', 'safety-class': 'C' }),
  item('UN-1'),
  item('TC-1', { verifies: 'SRS-1' }),
  item('PRB-1', { status: 'retired' }),
];

function snapshot(some: readonly Written[] = written, options: GraphOptions = {}) {
  return snapshotOf(report({ graph: graphOf(some, options) }));
}

function said(id: string, some: readonly Written[] = written, options: GraphOptions = {}) {
  const found = snapshot(some, options).items.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

it('says what an item is, where it stands and what it says, lists as sets', () => {
  const graph = graphOf(written);
  const { whole, fields } = graph.hashOf(itemOf(graph, 'SRS-1'));
  expect(said('SRS-1')).toEqual({
    id: 'SRS-1',
    kind: 'software-requirement',
    title: 'Title of SRS-1',
    file: 'SRS-1.md',
    line: 1,
    spelling: 'file',
    formerIds: ['SRS-7'],
    class: 'C',
    hash: whole,
    fields: {
      'allocated-to': { text: 'SWU-9, SWU-10' },
      category: { text: 'data, ui', hash: fields.get('category') },
      'former-ids': { text: 'SRS-7' },
      owner: { text: 'Ada Example' },
      statement: { text: 'The software shall stop.', hash: fields.get('statement') },
      tags: { text: 'fast, slow' },
      title: { text: 'Title of SRS-1', hash: fields.get('title') },
    },
    links: { 'allocated-to': ['SWU-9', 'SWU-10'] },
    isApproved: false,
    outcome: 'unknown',
  });
  expect(Object.keys(said('SRS-1').fields)).toEqual(Object.keys(said('SRS-1').fields).sort());
});

it('names the document of what stands in one, and has the words of a document', () => {
  expect(said('SRS-2')).toMatchObject({ document: 'SRD-1', file: 'srs.md' });
  expect(said('SRD-1').fields.text).toMatchObject({ text: 'What the software does.', hash: expect.stringMatching(/^h1:/) });
});

it('gives a class where the kind has one of its own, and none to what is retired', () => {
  expect(said('SWU-9').class).toBe('B');
  expect('class' in said('UN-1')).toBe(false);
  expect('class' in said('PRB-1')).toBe(false);
  expect(said('PRB-1').status).toBe('retired');
});

it('keeps the word none as a field and no link, and leaves out what says nothing', () => {
  expect(said('SWS-1').fields.considers?.text).toBe('none');
  expect(said('SWS-1').links).toEqual({});
  expect(said('UN-1', [item('UN-1', { source: '' })]).fields).not.toHaveProperty('source');
});

it('keeps a field that is called like a part of every object', () => {
  const odd = said('UN-1', [item('UN-1', { constructor: 'yes', ['__proto__']: 'no' })]);
  expect(Object.keys(odd.fields)).toEqual(['__proto__', 'constructor', 'title']);
});

it('tells what is approved as it reads, and how requirements and tests stand', () => {
  const approved = [...written, approvalOf(['UN-1'], written)];
  expect(said('UN-1', approved).isApproved).toBe(true);
  const seen = { evidence: { results: [], product: {} } };
  expect([said('SRS-1', written, seen).outcome, said('TC-1', written, seen).outcome]).toEqual(['not-run', 'not-run']);
  expect('outcome' in said('UN-1', [item('UN-1', { status: 'retired' })])).toBe(false);
});

it('leaves results out: they stand with their cases', () => {
  const at = place('records/RUN-1.xml', 1);
  const result = { run: 'RUN-1', case: 'TC-1', outcome: 'pass', flaky: false, procedureHash: 'h1:0', place: at } as const;
  const kinds = snapshot(written, { evidence: { results: [result] } }).items.map(({ kind }) => kind);
  expect(kinds).not.toContain('test-result');
  expect(kinds).toContain('test-case');
});

it('tells records kept in a tracker by their spelling', () => {
  const declared = { registers: [{ kind: 'problem-report', file: 'prb.csv', query: '', 'extracted-at': '' }] };
  const options = { declared: declared as unknown as NonNullable<GraphOptions['declared']> };
  expect(said('PRB-1', [item('PRB-1', {}, { file: 'prb.csv', spelling: 'row' })], options).spelling).toBe('register');
});

it('has the product of each system as far as it was seen', () => {
  const at = place('software/package-lock.json', 1);
  const component = { system: 'SWS-1', from: 'lockfile', place: at } as const;
  const evidence: GraphOptions['evidence'] = {
    product: { 'SWS-1': { sha256: sha256('product'), dirty: false } },
    source: {
      files: [
        { path: 'src/b.ts', sha256: sha256('b'), system: 'SWS-1' },
        { path: 'src/a.ts', sha256: sha256('a'), system: 'SWS-1' },
        { path: 'other.ts', sha256: sha256('c'), system: 'SWS-2' },
      ],
      tags: [],
    },
    components: {
      lists: [],
      subjects: [],
      listed: [
        { ...component, name: 'left', version: '2.0.0', use: 'product' },
        { ...component, name: 'left', version: '2.0.0', use: 'product', from: 'sbom' },
        { ...component, name: 'vitest', version: '5.0.0', use: 'development' },
        { ...component, name: 'chart', version: '1.0.0', use: 'product' },
      ],
    },
  };
  expect(snapshot([item('SWS-1', { version: '1.2.0', 'safety-class': 'B' })], { evidence }).systems).toEqual({
    'SWS-1': {
      version: '1.2.0',
      class: 'B',
      product: sha256('product'),
      files: { 'src/a.ts': sha256('a'), 'src/b.ts': sha256('b') },
      components: ['chart@1.0.0', 'left@2.0.0'],
    },
  });
  expect(snapshot([item('SWS-1')]).systems).toEqual({ 'SWS-1': { version: '1.2.0', class: 'C' } });
  const elsewhere = { source: { files: [], tags: [], elsewhere: ['SWS-1'] } };
  expect(snapshot([item('SWS-1')], { evidence: elsewhere }).systems['SWS-1']).not.toHaveProperty('files');
});

it('tells clauses, findings and what could not be judged, and nothing of items where there is no graph', () => {
  const clause = { standard: 'IEC 62304', number: '5.1.1', title: 'Plan', state: 'open', remark: 'No plan.' } as const;
  const found = snapshotOf(
    report({
      verdict: 'could-not-judge',
      diagnostics: [finding({ item: 'SRS-101', clause: 'IEC 62304 5.2.6' })],
      clauses: [{ ...clause, class: 'C', classFrom: 'SWS-1', waits: false, examined: 0, findings: 0, evidence: [] }],
      notJudged: [{ what: 'dhf.yaml', why: 'it is no YAML', fix: 'Mend it.', blocking: true }],
    }),
  );
  expect(found).toMatchObject({
    schema: 'dhf-snapshot/1',
    verdict: 'could-not-judge',
    asOf: '2026-11-22',
    items: [],
    systems: {},
    clauses: [clause],
    notJudged: ['dhf.yaml: it is no YAML'],
  });
  expect(found.findings).toEqual([
    {
      rule: 'link-resolves',
      clause: 'IEC 62304 5.2.6',
      severity: 'error',
      item: 'SRS-101',
      message: 'SRS-101 derives from SYS-21, which does not exist',
      file: 'requirements/SRS-101.md',
      line: 8,
    },
  ]);
});
