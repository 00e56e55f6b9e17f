import { countBySeverity, type TraceReport } from '../../src/check/report.ts';
import type { Diagnostic, NotJudged } from '../../src/model/diagnostic.ts';
import type { Place } from '../../src/model/place.ts';

/** A report with everything set that a test does not say. */
export function report(parts: Partial<TraceReport> = {}): TraceReport {
  const diagnostics = parts.diagnostics ?? [];
  return {
    tool: 'dhf 0.1.0',
    product: 'Tidewell',
    version: '1.2.0',
    commit: '0123456789abcdef0123456789abcdef01234567',
    stage: 'draft',
    verdict: 'no-blocking-findings',
    diagnostics,
    rules: [
      { id: 'link-resolves', pack: 'core', examined: 1034, findings: 0 },
      { id: 'unit-is-verified', pack: 'iec-62304', clause: 'IEC 62304 5.5.3', examined: 1, findings: 0 },
      { id: 'soup-has-requirements', pack: 'iec-62304', clause: 'IEC 62304 5.3.3', examined: 0, findings: 0 },
    ],
    clauses: [],
    gates: [],
    justified: [],
    notJudged: [],
    asOf: { date: '2026-11-22', from: 'commit' },
    packs: [{ standard: 'IEC 62304', edition: '1.1' }],
    gate: null,
    prefix: 'dhf/',
    ...parts,
    counts: {
      items: 412,
      links: 1034,
      errors: countBySeverity(diagnostics, 'error'),
      warnings: countBySeverity(diagnostics, 'warning'),
      infos: countBySeverity(diagnostics, 'info'),
      deviations: 0,
      open: 0,
      ...parts.counts,
    },
  };
}

export function place(file: string, line = 1, column = 1, endLine = line, endColumn = column): Place {
  return { file, line, column, endLine, endColumn };
}

export function finding(parts: Partial<Diagnostic> = {}): Diagnostic {
  const rule = parts.rule ?? 'link-resolves';
  return {
    rule,
    severity: 'error',
    message: 'SRS-101 derives from SYS-21, which does not exist',
    place: place('requirements/SRS-101.md', 8, 15, 8, 21),
    related: [],
    url: `rules/${rule}.html`,
    ...parts,
  };
}

const brokenSettings: NotJudged = {
  what: 'the settings',
  why: 'edition 2.0 of IEC 62304 is not known, so nothing can be judged by it',
  fix: 'Write edition: "1.1".',
  place: place('dhf.yaml', 12, 38, 12, 43),
  blocking: true,
};

const shallow: NotJudged = {
  what: 'reused IDs',
  why: 'the history is cut short',
  fix: 'Fetch the whole history, e.g. with `fetch-depth: 0`.',
  blocking: false,
};

const refused: TraceReport = report({
  verdict: 'refused',
  rules: [
    { id: 'link-resolves', pack: 'core', examined: 1034, findings: 2 },
    { id: 'unit-is-verified', pack: 'iec-62304', clause: 'IEC 62304 5.5.3', examined: 2911, findings: 2 },
    { id: 'soup-has-requirements', pack: 'iec-62304', clause: 'IEC 62304 5.3.3', examined: 0, findings: 0 },
  ],
  diagnostics: [
    finding({
      item: 'SRS-101',
      clause: 'IEC 62304 5.2.6',
      fix: 'SYS-12 is close; or create SYS-21 with `dhf new SYS`',
      related: [{ message: 'SYS-12 stands here', place: place('requirements/system.md', 40, 5, 40, 11) }],
    }),
    finding({ message: 'two lines of one field are empty', severity: 'info', place: place('requirements/SRS-101.md', 9, 1, 11, 1) }),
    finding({
      rule: 'unit-is-verified',
      item: 'SWU-3',
      clause: 'IEC 62304 5.5.3',
      alsoClauses: ['IEC 62304 5.5.5'],
      class: 'C',
      classFrom: 'SWI-2',
      severity: 'warning',
      message: 'SWU-3 is verified by no test case and no review',
      fix: 'Add `verifies: [SWU-3]` to the test case or review that shows it.',
      place: place('units/SWU-3.md', 2, 5, 2, 10),
    }),
    finding({
      rule: 'unit-is-verified',
      item: 'SWU-4',
      clause: 'IEC 62304 5.5.3',
      message: 'SWU-4 is verified by no test case and no review',
      place: place('units/SWU-4.md', 2, 5, 2, 10),
    }),
  ],
  justified: [
    { finding: finding({ rule: 'unit-has-detailed-design', clause: 'IEC 62304 5.4.2', item: 'SWU-5' }), by: 'JUS-2', claim: 'deviation' },
  ],
  clauses: [
    {
      standard: 'IEC 62304',
      number: '5.5.3',
      title: 'Set acceptance criteria for units',
      class: 'C',
      classFrom: 'SWS-1',
      state: 'not-met',
      remark: '2 findings, the first: SWU-3 is verified by no test case and no review',
      waits: false,
      examined: 2911,
      findings: 2,
      evidence: ['SDP-1'],
    },
    {
      standard: 'IEC 62304',
      number: '5.2.6',
      title: 'Check the requirements',
      class: 'C',
      classFrom: 'SWS-1',
      state: 'judged',
      remark: 'judged by Ada Example on 2026-11-20',
      waits: false,
      examined: 45,
      findings: 0,
      evidence: ['REV-1'],
      judgement: { by: 'Ada Example', role: 'quality', on: '2026-11-20', approval: 'APR-3', of: 'REV-1' },
    },
  ],
  gates: [
    { id: 'G6', title: 'Units are verified', clauses: ['IEC 62304 5.5.3'], state: 'not-passed', because: ['IEC 62304 5.5.3'] },
    { id: 'G19', title: 'Delivery is reliable', clauses: ['IEC 62304 5.8.8'], state: 'open', because: ['IEC 62304 5.8.8'] },
  ],
  counts: { items: 412, links: 1034, errors: 2, warnings: 1, infos: 1, deviations: 1, open: 1 },
});

/** Reports that every format writes to an expected file of its own. */
export const reports: Readonly<Record<string, TraceReport>> = {
  clean: report(),
  refused,
  gated: {
    ...refused,
    gate: { failOn: 'warning', items: ['SRS-101', 'SWU-3'], iteration: '4', through: 'design', errors: 1, warnings: 1, passed: false },
  },
  'open-at-draft': report({ notJudged: [shallow] }),
  'open-at-release': report({ stage: 'release', verdict: 'could-not-judge', notJudged: [shallow] }),
  'settings-unreadable': report({
    product: '',
    version: '',
    verdict: 'could-not-judge',
    notJudged: [brokenSettings],
    rules: [],
    packs: [],
    counts: { items: 0, links: 0, errors: 0, warnings: 0, infos: 0, deviations: 0, open: 0 },
  }),
};

/** Words that break formats which forget to escape. */
export const hostileWords: readonly string[] = [
  '100 % sure, or %0A is not a line feed',
  'one\r\ntwo\nthree\rfour',
  'end ]]> of ]]&gt; a section',
  '::error file=x,line=1::done',
  ':: and a: b, c',
  'comma, colon: equals=sign; semicolon',
  '"double" and \'single\' and `back`',
  '<script>alert(1)</script> & &amp; <!-- -->',
  'nul \u0000 bell \u0007 escape \u001b[31m delete \u007f next \u0085',
  'half \ud800 and \udfff pairs',
  'emoji 👩‍🔬 and 🇪🇺',
  'right to left \u202eabc\u202c and עברית',
  'not characters \ufffe \uffff',
  'line \u2028 and paragraph \u2029 separators',
  'backslash \\ and \\n and {0} and [link](1)',
  '##[set-output name=x]y',
];

/** A report whose every free text is the given one. */
export function saying(words: string): TraceReport {
  return report({
    product: words,
    version: words,
    verdict: 'could-not-judge',
    notJudged: [{ what: words, why: words, fix: words, place: place(words), blocking: true }],
    rules: [{ id: 'link-resolves', pack: 'core', clause: words, examined: 3, findings: 3 }],
    gate: { failOn: 'warning', items: [words], iteration: words, errors: 1, warnings: 1, passed: false },
    diagnostics: (['error', 'warning', 'info'] as const).map((severity) =>
      finding({
        severity,
        message: words,
        fix: words,
        clause: words,
        item: words,
        class: 'C',
        classFrom: words,
        place: place(words, 3, 2, 3, 7),
        related: [{ message: words, place: place(words) }],
      }),
    ),
  });
}
