import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Evidence, TestResult } from '../../src/model/evidence.ts';
import { graphOf } from '../../src/project/conclude.ts';
import { changePages } from '../../src/site/pages/changes.ts';
import { classificationPages } from '../../src/site/pages/classification.ts';
import { problemPages } from '../../src/site/pages/problems.ts';
import { releasePages } from '../../src/site/pages/releases.ts';
import { type Edit, type Planted, planting, presentProduct } from '../projects/planted.ts';
import { readProject } from '../projects/project.ts';

const content = fileURLToPath(new URL('../../content', import.meta.url));
const { results = [] } = readProject(content).evidence;
const asOf = '2026-11-23';

const graphWith = planting(content);

const pages = {
  classification: (planted?: Planted) => classificationPages(graphWith(planted), 'en'),
  changes: (planted?: Planted) => changePages(graphWith(planted), 'en'),
  problems: (planted?: Planted) => problemPages(graphWith(planted), 'en', asOf),
  releases: (planted?: Planted) => releasePages(graphWith(planted), 'en', asOf),
};

/** The words of the row of an item in the table below a heading, by column. */
function cells(page: keyof typeof pages, section: string, id: string, planted?: Planted): Record<string, string> {
  const html = pages[page](planted)
    .map(({ body }) => body.text)
    .join('');
  const part = html.split(`<h2 id="${section}">`)[1]?.split('<h2 id=')[0] ?? '';
  const isRow = (row: string) => new RegExp(`^<t[dh][^>]*>(?:<[^>]*>)*${id}<`).test(row);
  const table = part.split('<table').findLast((each) => each.split('<tr>').some(isRow)) ?? '';
  const heads = [...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, words = '']) => words);
  const row = table.split('<tr>').find(isRow) ?? '';
  const found = [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => words(cell));
  return Object.fromEntries(heads.map((head, at) => [head, found[at] ?? '']));
}

/** What a list of facts below the heading of a record says. */
function facts(page: keyof typeof pages, id: string, planted?: Planted): Record<string, string> {
  const html = pages[page](planted)
    .map(({ body }) => body.text)
    .join('');
  const part = html.split(new RegExp(`<(?:h2|div) id="${id}">`))[1]?.split(/<(?:h2|div) id=/)[0] ?? '';
  return Object.fromEntries([...part.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, key = '', value = '']) => [key, words(value)]));
}

function words(html: string): string {
  return html
    .replaceAll(/<\/?(?:li|ul|br|table|td|th|tr)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const rmc = 'risk/classification.md';

describe('the page of classes', () => {
  it('says of each part what it declares, what is in force and why, and what its risks ask for', () => {
    expect(cells('classification', 'parts', 'SWI-6')).toMatchObject({ Declared: 'A', 'In force': 'A', 'Because of': '' });
    expect(cells('classification', 'parts', 'SWI-6')['Where it comes from']).toBe('declared here; kept apart by SEG-1');
    expect(cells('classification', 'parts', 'SWU-1')).toMatchObject({
      Declared: 'nothing',
      'In force': 'C',
      'Where it comes from': 'from SWS-1',
      'Risks ask for at least': 'C',
    });
  });

  it.each([
    ['a declared class', [rmc, '- **Safety class:** C', '- **Safety class:** B'], 'SWS-1', 'Risks ask for at least', 'C too low'],
    ['no declared class', [rmc, '- **Safety class:** C\n', ''], 'SWS-1', 'Where it comes from', 'nothing declared: C is in force'],
    ['a segregation taken out', [rmc, '- **Segregates low:** SWI-6\n', ''], 'SWI-6', 'Where it comes from', 'declared here'],
  ] as readonly (readonly [string, Edit, string, string, string])[])('changes with %s', (_, edit, id, column, expected) => {
    expect(cells('classification', 'parts', id)[column]).not.toBe(expected);
    expect(cells('classification', 'parts', id, { edits: [edit] })[column]).toBe(expected);
  });

  it('answers what happens when a control fails', () => {
    const row = cells('classification', 'fails', 'RCM-6');
    expect(row.Without).toBeUndefined();
    expect(row).toMatchObject({ Where: 'software', Class: 'C' });
    expect(row['Without it']).toContain('RISK-5: ');
    expect(row['Carried out by']).toContain('(C)');
  });
});

describe('the ledger of changes', () => {
  const cr2 = 'maintenance/changes/CR-2.md';

  it('says who approved a change before it was made, what was tested again, who was told, and with which release it came', () => {
    expect(cells('changes', 'ledger', 'CR-2')).toEqual({
      Request: 'CR-2 No units on a screen without a dose',
      State: 'closed',
      'First approved': 'APR-54 by Quality Lead on 2026-09-22, before it was closed; its commits are not known',
      'Tested or reviewed again': 'RUN-1',
      Communication: 'COM-1',
      'First release after closure': 'REL-2',
    });
    expect(cells('changes', 'loops', 'CR-6')).toEqual({ Request: 'CR-6 Bound a line while it arrives', Missing: 'not closed' });
  });

  it.each([
    ['an open request', [cr2, 'closed-on: 2026-11-12\n', ''], 'ledger', 'State', 'approved'],
    ['a later closure', [cr2, 'closed-on: 2026-11-12', 'closed-on: 2026-11-21'], 'ledger', 'First release after closure', 'not yet'],
    [
      'an approval that came late',
      [cr2, 'closed-on: 2026-11-12', 'closed-on: 2026-09-20'],
      'loops',
      'Missing',
      'approved only after the change',
    ],
    [
      'nothing sent',
      ['maintenance/COM-1.md', 'about: [CR-2, PRB-2]', 'about: [PRB-2]'],
      'loops',
      'Missing',
      'nothing was sent, though it is needed',
    ],
  ] as readonly (readonly [string, Edit, string, string, string])[])('changes with %s', (_, edit, section, column, expected) => {
    expect(cells('changes', section, 'CR-2')[column]).not.toBe(expected);
    expect(cells('changes', section, 'CR-2', { edits: [edit] })[column]).toBe(expected);
  });

  it('compares the approval with the commits where the history is known', () => {
    const commit = {
      hash: 'c0ffee'.padEnd(40, '0'),
      at: '2026-09-20T08:00:00Z',
      author: 'Ada',
      subject: 'Change <b>',
      paths: [],
      requests: ['CR-2'],
    };
    const history = { commits: [commit], changed: {}, files: {}, removed: [] } as unknown as Evidence['history'];
    const planted = { evidence: { history } };
    expect(cells('changes', 'ledger', 'CR-2', planted)['First approved']).toBe(
      'APR-54 by Quality Lead on 2026-09-22, only after the change was made',
    );
    expect(facts('changes', 'CR-2', planted).Commits).toBe('c0ffee000000 on 2026-09-20 by Ada: Change &lt;b&gt;');
  });

  it('tells by what right each commit was made and what it changed, and of each request what it really changed', () => {
    const commit = (hash: string, at: string, subject: string, paths: readonly string[], more: object = {}) => ({
      ...{ hash: hash.padEnd(40, '0'), at, author: 'Ada', subject, paths, requests: [], ...more },
    });
    const touched = [
      { id: 'SRS-23', how: 'changed', fields: ['statement'] },
      { id: 'SRS-2', how: 'changed', fields: ['statement'] },
      { id: 'PRB-2', how: 'changed', fields: ['closed-on'] },
    ];
    const history = {
      commits: [
        commit('beef', '2026-10-02T08:00:00Z', 'Bump', ['a', 'b', 'c', 'd', 'e', 'f'], { requests: ['CR-99'] }),
        commit('c0ffee', '2026-10-01T08:00:00Z', 'Change <b>', ['a'], { requests: ['CR-2'], items: touched }),
        commit('ba5e', '2026-03-06T08:00:00Z', 'Inputs', ['a', 'b', 'c', 'd', 'e', 'f']),
      ],
      ...{ tags: [{ name: 'tidewell-inputs-1', commit: 'ba5e'.padEnd(40, '0'), at: '2026-03-06T09:00:00Z' }] },
      ...{ changed: {}, files: {}, removed: [] },
    } as unknown as Evidence['history'];
    const planted = { evidence: { history } };
    const html = pages
      .changes(planted)
      .map(({ body }) => body.text)
      .join('');
    const table = html.split('<h2 id="really">')[1]?.split('<h2 id=')[0] ?? '';
    expect(table.split('<tr>').slice(2).map(words)).toEqual([
      'beef00000000 on 2026-10-02 by Ada: Bump CR-99 no request not compared a, b, c, d, e and 1 more',
      'c0ffee000000 on 2026-10-01 by Ada: Change &lt;b&gt; CR-2 approved before SRS-23 not listed SRS-2 a',
    ]);
    expect(facts('changes', 'CR-2', planted)).toMatchObject({
      'Items really changed': 'SRS-23 not listed SRS-2',
      'Listed, and not changed': 'SRS-27, SDD-10, SWU-10, TC-29, TC-72',
    });
  });

  it('says why there is no ledger of commits', () => {
    const html = (planted?: Planted) =>
      words(
        pages
          .changes(planted)
          .map(({ body }) => body.text)
          .join(''),
      );
    const history = { commits: [], tags: [], changed: {}, files: {}, removed: [] } as unknown as Evidence['history'];
    expect(html({ evidence: { history } })).toContain('Change control has not started yet');
    const missing = { history: { why: 'git could not read its history', fix: '' } };
    expect(html({ evidence: { history: undefined, missing } })).toContain(
      'What was really changed is not known: git could not read its history.',
    );
  });
});

describe('the ledger of problems', () => {
  const prb3 = 'problems/PRB-3.md';
  const result = (test: string, more: Partial<TestResult>) => ({
    ...(results.find((each) => each.case === test) as TestResult),
    ...more,
  });

  it('follows a problem from its finding over the change to its closure, with its age', () => {
    expect(cells('problems', 'ledger', 'PRB-3')).toEqual({
      Problem: 'PRB-3 A line without end fills the memory',
      State: 'investigated',
      'Days open': '21',
      Found: '2026-11-02, REV-8',
      Change: 'CR-6 approved',
      Retest: 'nothing recorded',
      'Stays in': 'REL-1, REL-2',
    });
  });

  it.each([
    ['a closed report', [prb3, 'safety-related: no', 'closed-on: 2026-11-20\nsafety-related: no'], 'ledger', 'Days open', '18'],
    [
      'a reason for no change alone',
      ['maintenance/changes/CR-6.md', 'resolves: [PRB-3]\n', ''],
      'ledger',
      'Change',
      'no action, with a reason',
    ],
    [
      'nobody told',
      [prb3, 'notified: [Security Engineer]\n', ''],
      'loops',
      'Missing',
      'its change is not closed not closed nobody told, and no reason',
    ],
    ['nobody who judged', [prb3, 'residual-judged-by: Risk Manager\n', ''], 'residual', 'Judged by', 'nobody'],
  ] as readonly (readonly [string, Edit, string, string, string])[])('changes with %s', (_, edit, section, column, expected) => {
    expect(cells('problems', section, 'PRB-3')[column]).not.toBe(expected);
    expect(cells('problems', section, 'PRB-3', { edits: [edit] })[column]).toBe(expected);
  });

  it('says of each failed test where it went, and that one went nowhere', () => {
    const failed = [...results.filter((each) => each.case !== 'TC-10'), result('TC-10', { outcome: 'fail' })];
    const lost = cells('problems', 'failures', 'RUN-1/TC-10', { evidence: { results: failed } });
    expect(lost).toMatchObject({ Outcome: 'fail', 'Went to': 'nowhere', Change: 'none', 'Later result': 'no later formal run' });
    const edit: Edit = [prb3, 'found-in: [REV-8]', 'found-in: [REV-8, RUN-1/TC-10]'];
    const found = cells('problems', 'failures', 'RUN-1/TC-10', { evidence: { results: failed }, edits: [edit] });
    expect(found).toMatchObject({ 'Went to': 'PRB-3 investigated', Change: 'CR-6' });
  });
});

describe('the page of releases', () => {
  const record = 'release/release-record.md';

  it('says which version is the latest, how it was built and kept, and what is known to be wrong with it', () => {
    const [page] = pages.releases();
    expect(words(page?.body.text ?? '')).toContain(
      'Latest release on 2026-11-23: version 1.1.0, REL-2 Tidewell 1.1.0, released on 2026-11-20.',
    );
    expect(facts('releases', 'REL-2')).toMatchObject({ Tag: 'tidewell-v1.1.0', Baseline: 'BL-3 tidewell-v1.1.0', Delivery: 'DLP-1' });
    expect(facts('releases', 'REL-2').Archive).toMatch(/^ARC-2: Archive vault B, shelf 12, .*kept until 2041-11-30/);
    expect(words(page?.body.text ?? '')).toContain('Since REL-1Changes: CR-2, CR-3, CR-4, CR-7. Problems closed: PRB-2, PRB-4, PRB-6.');
  });

  it.each([
    [
      'a withdrawal',
      [record, '- **Released on:** 2026-11-20', '- **Released on:** 2026-11-20\n- **Withdrawn on:** 2026-11-22'],
      'State',
      'withdrawn',
    ],
    ['a day to come', [record, '- **Released on:** 2026-11-20', '- **Released on:** 2026-12-01'], 'State', 'not released yet'],
    [
      'an anomaly less',
      ['problems/PRB-5.md', 'residual-in: [REL-1, REL-2]', 'residual-in: [REL-1]'],
      'Anomalies',
      '1 1 known and not listed',
    ],
  ] as readonly (readonly [string, Edit, string, string])[])('changes with %s', (_, edit, column, expected) => {
    expect(cells('releases', 'overview', 'REL-2')[column]).not.toBe(expected);
    expect(cells('releases', 'overview', 'REL-2', { edits: [edit] })[column]).toBe(expected);
  });

  it('names what is known to be in a version and stands in no list of it', () => {
    const edit: Edit = ['problems/PRB-5.md', 'residual-in: [REL-1, REL-2]', 'residual-in: [REL-1]'];
    const record_ = (planted?: Planted) => words(pages.releases(planted)[0]?.body.text.split('<h2 id="REL-2">')[1]?.split('<h2')[0] ?? '');
    expect(record_()).not.toContain('known and not listed');
    expect(record_({ edits: [edit] })).toContain('1 known and not listed PRB-5 The overview says “1 doses”');
  });

  it('calls a pass good only where it is of the present product', () => {
    const runs = (planted: Planted) =>
      pages.releases(planted)[0]?.body.text.split('<h2 id="REL-2">')[1]?.split('<dt>Formal runs')[1]?.split('</dd>')[0];
    expect(runs({ evidence: { product: presentProduct(graphWith()) } })).toContain('<span class="tag good">pass</span>');
    expect(runs({})).toContain('<span class="tag info">pass</span>');
    expect(runs({})).not.toContain('<span class="tag good">');
  });

  it('takes the release before for the latest once the last is withdrawn', () => {
    const edit: Edit = [record, '- **Released on:** 2026-11-20', '- **Released on:** 2026-11-20\n- **Withdrawn on:** 2026-11-22'];
    expect(words(pages.releases({ edits: [edit] })[0]?.body.text ?? '')).toContain('Latest release on 2026-11-23: version 1.0.0, REL-1');
  });
});

it('pages over nothing say so', () => {
  const graph = graphOf([], readProject(content).settings);
  const bodies = [
    classificationPages(graph, 'en'),
    changePages(graph, 'en'),
    problemPages(graph, 'en', asOf),
    releasePages(graph, 'en', asOf),
  ];
  const says = ['so no class can be shown.', 'No change request is recorded.', 'No problem report is recorded.', 'No release is recorded.'];
  for (const [at, pages] of bodies.entries()) expect(words(pages[0]?.body.text ?? '')).toContain(says[at]);
  expect(bodies.flat().some(({ body }) => body.text.includes('<table'))).toBe(false);
});
