import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { TraceGraph } from '../../src/model/graph.ts';
import type { Source } from '../../src/project/facts.ts';
import { traceSources } from '../../src/project/trace.ts';
import type { SitePage } from '../../src/site/page.ts';
import { approvalsPages } from '../../src/site/pages/approval-ledger.ts';
import { clausePages } from '../../src/site/pages/clauses.ts';
import { findingsPages } from '../../src/site/pages/findings.ts';
import { homePage } from '../../src/site/pages/home.ts';
import { justificationsPages } from '../../src/site/pages/justifications.ts';
import { uncheckedPages } from '../../src/site/pages/unchecked.ts';
import type { Language } from '../../src/site/strings/strings.ts';
import { readProject } from '../projects/project.ts';
import { below, rows, words } from './html.ts';

const { sources, settings, evidence } = readProject(fileURLToPath(new URL('../../content', import.meta.url)));

type Edit = readonly [file: string, replace: string | RegExp, by: string];

interface Planted {
  readonly edits?: readonly Edit[];
  readonly more?: readonly Source[];
  readonly evidence?: Evidence;
  readonly stage?: 'release';
}

const known = new Map<Planted, TraceReport>();

/** Tidewell judged with something planted in it; what an edit does not find is a mistake of the test. */
function reportOf(planted: Planted = clean): TraceReport {
  const { edits = [], more = [], stage = 'draft' } = planted;
  const edited = sources.map(({ file, text }) => ({ file, text: edits.filter(([each]) => each === file).reduce(change, text) }));
  const report =
    known.get(planted) ??
    traceSources([...edited, ...more], settings, {
      ...{ stage, asOf: { date: '2026-11-23', from: 'flag' } },
      evidence: { ...evidence, ...planted.evidence },
    });
  known.set(planted, report);
  return report;
}

const clean: Planted = {};

function change(text: string, [file, replace, by]: Edit): string {
  const changed = text.replace(replace, by);
  if (changed === text) throw new Error(`${file} does not hold ${replace}`);
  return changed;
}

const pages = {
  home: (report: TraceReport, language: Language) => [homePage(report, language, [])],
  findings: findingsPages,
  unchecked: uncheckedPages,
  clauses: clausePages,
  approvals: (report: TraceReport, language: Language) => approvalsPages(report.graph as TraceGraph, language),
  justifications: (report: TraceReport, language: Language) => justificationsPages(report, report.graph as TraceGraph, language),
};

function page(name: keyof typeof pages, planted?: Planted, language: Language = 'en'): string {
  return pages[name](reportOf(planted), language)
    .map(({ body }: SitePage) => body.text)
    .join('');
}

/** The cells of the row that begins with some words, by the heads of its table. */
function row(html: string, begins: string): Record<string, string> {
  const table = html.split('<table').find((each) => rows(each).some(([first]) => first?.startsWith(begins))) ?? '';
  const [heads = [], ...body] = rows(table);
  const found = body.find(([first]) => first?.startsWith(begins)) ?? [];
  return Object.fromEntries(heads.map((head, at) => [head, found[at] ?? '']));
}

/** What a list of facts says, by its terms. */
function facts(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, term = '', says = '']) => [words(term), words(says)]),
  );
}

const prb3 = 'problems/PRB-3.md';
const gap: Edit = [prb3, '## Criticality', '## Importance'];
const open: Planted = { edits: [gap] };
const owned: Planted = { edits: [gap, [prb3, 'safety-related: no', 'owner: Ada Example\niteration: 1.2.0\nsafety-related: no']] };
const revised: Planted = {
  edits: [
    ['risk/classification.md', 'revision: "2"', 'revision: "3"'],
    ['risk/report.md', 'revision: "', 'revision: "9'],
  ],
};
const attack = '"><img src=x onerror="window.wrecked=1">';
const deviation: Source = {
  file: 'planning/JUS-9.md',
  text: '---\nid: JUS-9\ntitle: Without a criticality\nclaim: deviation\njustifies: IEC 62304 9.1\nscope: [PRB-3]\napprover: Quality Lead\nexpires: 2027-01-31\n---\n\nThe statement follows with 1.2.0.\n',
};
const accepted: Planted = { ...open, more: [deviation] };
const expired: Planted = { ...open, more: [{ ...deviation, text: deviation.text.replace('2027-01-31', '2026-01-31') }] };

describe('home', () => {
  it('holds each activity against the classes, with the state of this product', () => {
    const activity = (planted?: Planted) => row(below(page('home', planted), 'life-cycle'), '9 Problem resolution');
    expect(activity()).toMatchObject({ 'Class A': 'all 8', 'Class B': 'all 8', 'Class C': 'all 8', 'This product': 'open' });
    expect(activity()['In numbers']).toBe('2 open, 1 judged, 5 evidence complete');
    expect(activity(open)).toMatchObject({ 'This product': 'not met', 'In numbers': '1 not met, 2 open, 1 judged, 4 evidence complete' });
  });

  it('says what blocks, and counts deviations and clauses that nobody judged beside the verdict', () => {
    expect(facts(page('home'))).toMatchObject({
      Verdict: 'No blocking findings at stage draft',
      'Safety class': 'C for SWS-1 Tidewell software',
      Findings: '0 errors, 0 warnings, 0 hints',
      Deviations: 'none',
      'Clauses not judged': '26 open',
    });
    const refused: Planted = { edits: [[prb3, 'affects: [SWU-16,', 'affects: [SWU-99,']] };
    expect(facts(page('home', refused))).toMatchObject({
      Verdict: 'Refused at stage draft',
      'What blocks': '1 error, the first cause: link-resolves',
    });
    expect(facts(page('home', accepted)).Deviations).toBe('1 finding accepted though not met');
  });

  it('lists what to do next, with who can, and what is open by process', () => {
    expect(words(below(page('home'), 'next'))).toContain('No finding is open.');
    expect(words(below(page('home', open), 'next'))).toMatch(
      /warning 1 finding of demanded-field-is-written \(IEC 62304 9\.1\) · for the quality manager/,
    );
    const gaps = (planted?: Planted) => row(below(page('home', planted), 'gaps'), 'Problem resolution');
    expect([gaps().Warnings, gaps(open).Warnings]).toEqual(['0', '1']);
  });

  it('tells what came since the last release', () => {
    const since = (planted?: Planted) => facts(below(page('home', planted), 'since'));
    expect(since()).toMatchObject({ 'Change requests': 'CR-6', 'Problem reports not closed': 'PRB-3, PRB-5' });
    expect(
      since({ edits: [['maintenance/changes/CR-6.md', 'iteration: 1.2.0', 'rejected-because: It can wait.']] })['Change requests'],
    ).toBe('none');
  });

  it('asks the fourteen questions of an auditor, without a link where nothing here answers', () => {
    const [list = ''] = below(page('home'), 'questions').match(/<ol>.*<\/ol>/s) ?? [];
    expect(list.split('<li>')).toHaveLength(15);
    expect(list.match(/<a /g)).toHaveLength(1);
    const answered = homePage(reportOf(), 'en', uncheckedPages(reportOf(), 'en')).body.text;
    expect(below(answered, 'questions')).toContain('<a href="not-checked.html#tool">Is the tool');
  });
});

describe('the page of findings', () => {
  it('groups them by cause, and says by role, owner, iteration and process who mends what', () => {
    const html = page('findings', owned);
    const [finding = ''] = below(html, 'demanded-field-is-written').split('<h2');
    expect(words(finding)).toMatch(
      /^demanded-field-is-written warning 1 finding · for the quality manager · IEC 62304 9\.1 .* PRB-3 · problems\/PRB-3\.md:\d+:\d+ · class C from SWS-1/,
    );
    const who = below(html, 'who');
    const own = (facet: string, value: string) =>
      rows(who.split(`id="by-${facet}"`)[1] ?? '')
        .find(([first]) => first === value)
        ?.slice(1);
    expect(own('owner', 'Ada Example')).toEqual(['1', 'demanded-field-is-written']);
    expect(own('iteration', '1.2.0')).toEqual(['1', 'demanded-field-is-written']);
    expect(own('role', 'quality manager')).toEqual(['1', 'demanded-field-is-written']);
    expect(own('process', 'Configuration management (clause 8)')).toEqual(['1', 'link-is-fresh']);
    expect(words(page('findings'))).toContain('No finding is open.');
  });

  it('folds what goes beyond ten of a cause', () => {
    const edits = Array.from({ length: 14 }, (_, at): Edit => [`requirements/software/SRS-${at + 1}.md`, /verification-method: .*\n/, '']);
    const html = below(page('findings', { edits }), 'demanded-field-is-written');
    expect(html.match(/<details class="fold"><summary>(.*?)<\/summary>/)?.[1]).toBe('Findings 11 to 14 of 14');
    expect(html.match(/<div class="finding warning">/g)).toHaveLength(14);
  });
});

describe('the page of clauses', () => {
  it('has a row for each, by activity: why it applies, evidence, state and who judged it', () => {
    const clause = (number: string, planted?: Planted) => row(page('clauses', planted), number);
    expect(clause('5.2.6')).toMatchObject({ 'Applies because': 'class C, SWS-1', State: 'judged' });
    expect(clause('5.2.6').Remark).toMatch(/^judged by Quality Lead \(quality\) on 2026-\d\d-\d\d, over the hash in APR-\d+$/);
    expect(clause('9.1')).toMatchObject({ State: 'evidence complete' });
    expect(clause('9.1', open)).toMatchObject({ State: 'not met' });
    expect(clause('9.1', open).Evidence).toMatch(/ · 1 finding$/);
    expect(clause('9.1', accepted)).toMatchObject({ State: 'deviation', Remark: 'not met; accepted by JUS-9' });
  });

  it('says of what no class here asks which class does', () => {
    const lowered: Planted = { edits: [['risk/classification.md', '- **Safety class:** C', '- **Safety class:** A']] };
    expect(row(page('clauses', lowered), '5.4.2')['Applies because']).toBe('Not asked here: it is for class C.');
  });
});

describe('the page of approvals', () => {
  it('has those first that no longer hold, with what changed since', () => {
    const html = page('approvals');
    expect(words(below(html, 'moved'))).toBe('No longer hold Every record holds, or a later one took its place.');
    expect(row(below(html, 'holds'), 'APR-14')).toMatchObject({ 'Who, and with what meaning': 'Risk Manager, risk-manager approval' });
    expect(row(below(html, 'holds'), 'APR-14')['Over which content']).toBe('RMC-1 h1:0c3e61aa79c4… with 2 items inside');
    const moved = row(below(page('approvals', revised), 'moved'), 'APR-14');
    expect(moved['Record, and when']).toBe('APR-14 no longer holds 2026-10-22T14:30:00Z');
    expect(moved['Over which content']).toContain('revision changed since');
  });

  it('tells how each is signed, in words that stay words', () => {
    const signatures = {
      'APR-14': { state: 'good', words: `is signed ${attack}` },
      'APR-1': { state: 'bad', words: 'is not signed' },
    } as const;
    const seen: Planted = { evidence: { signatures } };
    const signature = (id: string, planted?: Planted) => row(page('approvals', planted), `${id} `).Signature;
    expect(signature('APR-14')).toMatch(/^not looked at/);
    expect(signature('APR-14', seen)).toMatch(/^signature checked is signed &quot;&gt;&lt;img/);
    expect(signature('APR-1', seen)).toMatch(/^not a valid signature/);
  });
});

describe('the page of justifications', () => {
  const shown = (id: string, planted?: Planted) =>
    facts(page('justifications', planted).split(`<h3 id="${id}">`)[1]?.split('<h3')[0] ?? '');

  it('says for what, why, by whom and whether it counts', () => {
    expect(shown('JUS-1')).toMatchObject({
      State: 'in force',
      Justifies: 'IEC 62304 4.4',
      Scope: 'SWS-1',
      Approver: 'Quality Lead, by APR-29',
      'Confirmed for': 'REL-1, REL-2',
      'What it answers': 'IEC 62304 4.4',
    });
    expect(
      shown('JUS-1', { edits: [['planning/justifications.md', '- **Scope:** SWS-1', '- **Scope:** SWS-1\n- **Status:** draft']] }).State,
    ).toBe('draft');
  });

  it('has deviations first, with their end and what they answer', () => {
    expect(shown('JUS-9', accepted)).toMatchObject({ State: 'in force', 'Accepted until': '2027-01-31' });
    expect(shown('JUS-9', accepted)['What it answers']).toMatch(/^IEC 62304 9\.1 1 finding PRB-3: /);
    expect(shown('JUS-9', expired)).toMatchObject({ State: 'expired', 'What it answers': 'nothing here' });
    expect(shown('JUS-9', expired).Remarks).toContain('JUS-9 expired on 2026-01-31');
    expect(page('justifications', accepted).indexOf('JUS-9')).toBeLessThan(page('justifications', accepted).indexOf('JUS-1<'));
  });
});

describe('the page of what was not checked', () => {
  it('tells what was not judged, and which evidence nobody read', () => {
    const results: Planted = { evidence: { results: undefined, missing: { results: { why: `the folder ${attack}`, fix: 'Mend it.' } } } };
    const html = page('unchecked', results);
    expect(row(below(page('unchecked'), 'evidence'), 'Results of tests').Read).toMatch(/^\d+$/);
    expect(row(below(html, 'evidence'), 'Results of tests').Read).toMatch(/^not read the folder &quot;&gt;&lt;img/);
    expect(row(below(html, 'unjudged'), 'results of tests')['To do']).toBe('Mend it.');
    expect(html).not.toContain('<img');
  });

  it('tells which version the tool is, and what the file says of its validation', () => {
    const validated = (planted?: Planted) => facts(below(page('unchecked', planted), 'tool')).Validated;
    expect(facts(below(page('unchecked'), 'tool')).Version).toBe('dhf 0.1.0');
    expect(validated()).toBe('TOOL-6, version 0.1.0: by REV-21, TVR-1');
    const plan = 'planning/development-plan.md';
    expect(validated({ edits: [[plan, /(TOOL-6 \| dhf .*)0\.1\.0/, '$10.0.9']] })).toMatch(/another version than the one/);
    expect(validated({ edits: [[plan, /TOOL-6 \| dhf/, 'TOOL-6 | Tracer']] })).toBe(
      'This file names no tool called dhf, so it does not say how the tool was validated.',
    );
  });

  it('tells what only people judge, and who did', () => {
    const judged = (planted?: Planted) => row(below(page('unchecked', planted), 'people'), 'ISO 14971 8');
    expect(judged()).toMatchObject({ State: 'judged' });
    expect(judged()['Judged by']).toMatch(/^Quality Lead \(quality\) on 2026-11-18, in APR-47$/);
    expect(judged(revised)).toMatchObject({ State: 'open', 'Judged by': 'nobody yet' });
  });

  it('tells which standards judged, and what the settings leave out', () => {
    expect(words(below(page('unchecked'), 'scope'))).toMatch(/Judged by IEC 62304, edition 1\.1: \d+ rules/);
  });
});

it.each([
  ['home', 'Nächste Schritte'],
  ['findings', 'Befunde'],
  ['unchecked', 'Nicht geprüft'],
  ['clauses', 'Abschnitte der IEC 62304'],
  ['approvals', 'Genehmigungen'],
  ['justifications', 'Rechtfertigungen'],
] as const)('the page %s speaks German', (name, title) => {
  const html = page(name, clean, 'de');
  expect([...html.matchAll(/<h[12][^>]*>(.*?)<\/h[12]>/g)].map(([, heading]) => heading)).toContain(title);
  expect(page(name)).not.toContain(title);
});
