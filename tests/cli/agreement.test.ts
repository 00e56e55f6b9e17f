import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import { grouped } from '../../src/emit/count.ts';
import { formats } from '../../src/emit/index.ts';
import * as schemas from '../emit/schemas.ts';
import { workflowCommands } from '../emit/workflow-commands.ts';
import { projectNames, projectRoot } from '../projects/project.ts';
import { folder } from './folder.ts';
import { run } from './run.ts';

const levels = { error: 'error', warning: 'warning', info: 'notice' } as const;
const codes = { 'no-blocking-findings': 0, refused: 1, 'could-not-judge': 2 } as const;

describe.each(projectNames)('%s', (name) => {
  it.each(['draft', 'release'])('at stage %s exit code, text and every format say the same', async (stage) => {
    const out = folder();
    const outputs = formats.flatMap((format) => ['--output', `${format}=${join(out, format)}`]);
    const { code, out: text } = await run(['check', projectRoot(name), '--stage', stage, '--as-of=2026-11-22', ...outputs]);
    const read = (format: string) => readFileSync(join(out, format), 'utf8');
    const report: TraceReport = JSON.parse(read('json'));
    const { diagnostics, notJudged, counts, rules, verdict } = report;

    const severity = (which: string) => diagnostics.filter((each) => each.severity === which).length;
    expect(code).toBe(codes[verdict]);
    expect(schemas.dhfReport(read('json'))).toEqual([]);
    expect(counts).toMatchObject({ errors: severity('error'), warnings: severity('warning'), infos: severity('info') });
    expect(rules.reduce((sum, rule) => sum + rule.findings, 0)).toBe(diagnostics.length);

    expect(read('text')).toBe(text);
    expect(text.match(/^\S.*:\d+:\d+ {2}(?:error|warning|info) {2}/gm) ?? []).toHaveLength(diagnostics.length);
    expect(text.match(/^(?:\S.*:\d+:\d+ {2})?(?:could not judge|not judged) {2}/gm) ?? []).toHaveLength(notJudged.length);
    const last = text.trimEnd().split('\n').at(-1) ?? '';
    expect(last).toContain(`${grouped(counts.items)} items · ${grouped(counts.links)} links · `);
    expect(last).toContain(` · ${grouped(counts.errors)} error`);
    expect(last.endsWith(` · ${verdict === 'refused' ? verdict : verdict.replaceAll('-', ' ')} at stage ${stage}`)).toBe(true);

    const [sarif] = JSON.parse(read('sarif')).runs;
    expect(schemas.sarif(read('sarif'))).toEqual([]);
    expect(sarif.results.filter((result: { ruleId: string }) => result.ruleId !== 'could-not-judge')).toHaveLength(diagnostics.length);
    expect(sarif.invocations[0].executionSuccessful).toBe(verdict !== 'could-not-judge');

    expect(schemas.gitlab(read('gitlab'))).toEqual([]);
    expect(JSON.parse(read('gitlab'))).toHaveLength(diagnostics.length + notJudged.length);

    expect(schemas.junit(read('junit'))).toEqual([]);
    expect(read('junit').match(/<failure /g) ?? []).toHaveLength(counts.errors);

    const github = workflowCommands(read('github'));
    expect(github).toHaveLength(1 + notJudged.length + diagnostics.length);
    expect(github.slice(1 + notJudged.length).map((command) => command.name)).toEqual(diagnostics.map((each) => levels[each.severity]));
  });
});

it('there are projects to compare', () => {
  expect(projectNames).toContain('clean-c');
});
