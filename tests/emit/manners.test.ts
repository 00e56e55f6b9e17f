import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import { counted, grouped } from '../../src/emit/count.ts';
import type { EmitContext } from '../../src/emit/emitter.ts';
import { fingerprints } from '../../src/emit/fingerprint.ts';
import { disarm } from '../../src/emit/github/github.ts';
import { emitters, formats } from '../../src/emit/index.ts';
import { finding, hostileWords, place, report, reports, saying } from './reports.ts';
import { workflowCommands } from './workflow-commands.ts';

const plain: EmitContext = { colours: false, page: () => undefined };

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
  ])('%i is %s', (count, words) => expect(grouped(count)).toBe(words));

  it('are followed by one or many', () => {
    expect([counted(0, 'item'), counted(1, 'item'), counted(2, 'item')]).toEqual(['0 items', '1 item', '2 items']);
  });
});

describe('fingerprints', () => {
  const two = [finding({ place: place('a.md', 3) }), finding({ place: place('a.md', 9) })];

  it('stay when text moves, in place and in words', () => {
    const moved = [finding({ message: 'opened on line 9', place: place('a.md', 9) })];
    expect(fingerprints(report({ diagnostics: moved }))).toEqual(
      fingerprints(report({ diagnostics: [finding({ message: 'opened on line 12', place: place('a.md', 12) })] })),
    );
  });

  it('stay for an item that moves to another file', () => {
    const prints = ['a.md', 'b.md'].map((file) => fingerprints(report({ diagnostics: [finding({ item: 'SRS-1', place: place(file) })] })));
    expect(prints[0]).toEqual(prints[1]);
  });

  it('tell findings apart that are otherwise alike', () => {
    expect(new Set(fingerprints(report({ diagnostics: two }))).size).toBe(2);
  });

  it('tell rules, items, files and messages apart', () => {
    const diagnostics = [
      finding({ place: place('a.md') }),
      finding({ place: place('b.md') }),
      finding({ place: place('a.md'), item: 'SRS-1' }),
      finding({ place: place('a.md'), rule: 'id-stands-once' }),
      finding({ place: place('a.md'), message: 'other' }),
    ];
    expect(new Set(fingerprints(report({ diagnostics }))).size).toBe(5);
  });

  it('are unique among everything GitLab is given', () => {
    const twice = report({ ...reports['settings-unreadable'], diagnostics: two });
    const notJudged = [...twice.notJudged, ...twice.notJudged];
    const all = JSON.parse(emitters.gitlab({ ...twice, notJudged }, plain)).map((each: { fingerprint: string }) => each.fingerprint);
    expect(new Set(all).size).toBe(4);
  });
});

describe('what could not be judged is loud', () => {
  const open = reports['open-at-release'] as TraceReport;
  const atDraft = reports['open-at-draft'] as TraceReport;

  it.each(formats)('%s names it and why, at release and at draft', (format) => {
    for (const each of [open, atDraft]) {
      const written = emitters[format](each, plain);
      expect(written).toContain('reused IDs');
      expect(written).toContain('the history is cut short');
    }
  });

  it.each(formats)('%s differs from a clean report', (format) => {
    expect(emitters[format](atDraft, plain)).not.toBe(emitters[format](report(), plain));
  });

  it('SARIF says that the run failed, and shows an error to hosts that look at results alone', () => {
    const [run] = JSON.parse(emitters.sarif(open, plain)).runs;
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.results.map((result: { level: string }) => result.level)).toEqual(['error']);
    const [draft] = JSON.parse(emitters.sarif(atDraft, plain)).runs;
    expect(draft.invocations[0].executionSuccessful).toBe(true);
    expect(draft.invocations[0].toolConfigurationNotifications).toHaveLength(1);
    expect(draft.results).toEqual([]);
  });

  it('JUnit counts an error', () => {
    expect(emitters.junit(open, plain)).toContain('<testsuites name="dhf" tests="4" failures="0" errors="1">');
  });

  it('GitHub is told first, because it shows ten errors and no more', () => {
    const diagnostics = Array.from({ length: 20 }, (_, at) => finding({ place: place('a.md', at + 1) }));
    const commands = workflowCommands(emitters.github({ ...open, diagnostics }, plain)).slice(0, 2);
    expect(commands.map((command) => command.properties.title)).toEqual([
      'dhf: could not judge at stage release',
      'dhf could not judge: reused IDs',
    ]);
  });
});

describe('a rule that looked at nothing', () => {
  it('is not counted as a rule that looked', () => {
    expect(emitters.text(report(), plain)).toContain('2 rules looked at 1,035 things');
  });

  it('is skipped in JUnit, not passed', () => {
    expect(emitters.junit(report(), plain)).toContain('<skipped message="looked at nothing"/>');
  });
});

describe('JUnit agrees with what stops the run', () => {
  const warned = report({
    rules: [{ id: 'link-resolves', pack: 'core', examined: 9, findings: 1 }],
    diagnostics: [finding({ severity: 'warning' })],
  });

  it('a warning passes, and is said', () => {
    const written = emitters.junit(warned, plain);
    expect(written).toContain('tests="1" failures="0"');
    expect(written).toContain('warning: dhf/requirements/SRS-101.md:8:15');
  });

  it('a warning fails where the gate stops at warnings', () => {
    const gate = { failOn: 'warning', errors: 0, warnings: 1, passed: false } as const;
    expect(emitters.junit({ ...warned, gate }, plain)).toContain('tests="1" failures="1"');
  });
});

describe('paths', () => {
  it.each(['text', 'json'] as const)('%s: relative to dhf.yaml', (format) => {
    expect(emitters[format](reports.refused as TraceReport, plain)).not.toContain('dhf/requirements');
  });

  it.each(['sarif', 'github', 'gitlab', 'junit'] as const)('%s: relative to the root of the repository', (format) => {
    expect(emitters[format](reports.refused as TraceReport, plain)).toContain('dhf/requirements/SRS-101.md');
    expect(emitters[format]({ ...(reports.refused as TraceReport), prefix: '' }, plain)).not.toContain('dhf/requirements');
  });
});

describe('text for a terminal', () => {
  it('has colours only when asked, and says the same without them', () => {
    const refused = reports.refused as TraceReport;
    const coloured = emitters.text(refused, { ...plain, colours: true });
    expect(coloured).toContain('\u001b[31merror\u001b[39m');
    expect(stripVTControlCharacters(coloured)).toBe(emitters.text(refused, plain));
  });

  it.each(hostileWords)('lets nothing through that a terminal would obey: %j', (words) => {
    const written = emitters.text(saying(words), plain);
    expect(written).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
    expect(written.split('\n')).toHaveLength(4 * 3 + 3 + 2 + 1);
  });

  it('disarmed for a workflow, holds no command, whatever the words', () => {
    const words = fc
      .array(fc.constantFrom('::error::x', '##[error]x', '\n', ' ', '::', ':', '#', '[', '\t', 'a'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, (text) => {
        expect(workflowCommands(disarm(text))).toEqual([]);
      }),
    );
    expect(workflowCommands('  ::error::x')).toHaveLength(1);
    expect(workflowCommands('a ##[error]x')).toHaveLength(1);
  });
});
