import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Source } from '../../src/project/facts.ts';
import { parseSettings, type Settings } from '../../src/project/settings.ts';
import { traceSources } from '../../src/project/trace.ts';
import { threadOf } from '../../src/view/thread.ts';
import { renewed } from '../projects/approve.ts';
import { evidenceOf, projectRoot, readProject } from '../projects/project.ts';

const asOf = { date: '2026-11-22', from: 'flag' } as const;
const here = fileURLToPath(new URL('registers/', import.meta.url));
const root = projectRoot('multi-system');
const textOf = (path: string) => readFileSync(path, 'utf8');

/** Keys under which trackers hold what the project holds as Markdown. */
const keys: Readonly<Record<string, string>> = {
  'PRB-1': 'GH-17',
  'PRB-2': 'GH-23',
  'PRB-3': 'GH-31',
  'CR-1': 'NID-412',
  'CR-2': 'NID-415',
  'CR-3': 'NID-431',
  'CR-4': 'NID-398',
};

const inKeys = (text: string) => text.replaceAll(/\b(?:PRB|CR)-\d+\b/g, (id) => keys[id] ?? id);

/** The project whose problems are kept in GitHub and whose changes are kept in Jira, approved as they stand there. */
function kept(edit: (text: string) => string = (text) => text) {
  const parsed = parseSettings(`${textOf(join(root, 'dhf.yaml')).replace(/^registers:\n/m, textOf(join(here, 'registers.yaml')))}`);
  if ('unreadable' in parsed) throw new Error(parsed.unreadable.map(({ why }) => why).join('; '));
  const { settings } = parsed;
  const others = readProject(root).sources.filter(({ file }) => !/^changes\/(?:PRB|CR)-/.test(file));
  const snapshots = ['changes.csv', 'problems.json'].map((name) => ({ file: `registers/${name}`, text: edit(textOf(join(here, name))) }));
  const sources = [...others.map(({ file, text }) => ({ file, text: inKeys(text) })), ...snapshots];
  return approved(sources, settings);
}

function approved(sources: readonly Source[], settings: Settings) {
  const now = renewed(sources, settings, root);
  const evidence: Evidence = JSON.parse(inKeys(JSON.stringify(evidenceOf(root, settings, now))));
  return { sources: now, settings, evidence };
}

function judged({ sources, settings, evidence }: ReturnType<typeof kept>): TraceReport {
  return traceSources(sources, settings, { stage: 'release', asOf, evidence });
}

function found({ diagnostics }: TraceReport) {
  return diagnostics.map(({ place, severity, rule, item }) => `${place.file}:${place.line} ${severity} ${rule} ${item ?? '-'}`);
}

describe('a project whose problems and changes are kept in trackers', () => {
  const report = judged(kept());

  it('passes its release, as it does in Markdown', () => {
    expect([report.verdict, ...found(report), ...report.notJudged.map(({ what, why }) => `${what}: ${why}`)]).toEqual([
      'no-blocking-findings',
    ]);
    expect(report.counts.items).toBe(JSON.parse(textOf(join(root, 'expected.json'))).release.counts.items);
  });

  it('has hashes for its tickets that are those of the same words in Markdown', () => {
    const { sources, settings } = readProject(root);
    const { graph } = traceSources(sources, settings, { stage: 'draft', asOf });
    const problem = graph?.item('PRB-2');
    const ticket = report.graph?.item('GH-23');
    if (problem === undefined || ticket === undefined) throw new Error('the project has changed');
    const [written, fromTracker] = [graph?.hashOf(problem).fields, report.graph?.hashOf(ticket).fields];
    expect([...(fromTracker ?? [])]).toEqual([...(written ?? [])]);
  });

  it('leads through its tickets', () => {
    const ticket = report.graph?.item('NID-431');
    if (report.graph === undefined || ticket === undefined) throw new Error('the ticket is not there');
    const steps = threadOf(report.graph, ticket);
    expect([...steps.up, ...steps.down].map(({ id }) => id)).toEqual(['GH-31']);
  });

  it('is refused at the line of a ticket that says nothing of safety', () => {
    const [line] = textOf(join(here, 'changes.csv')).split('\n').slice(3, 4);
    const analysis = "A sentence more brings no cause, and the belt's limit needs no help from it.";
    expect(line).toContain(analysis);
    expect(found(judged(kept((text) => text.replace(`"${analysis}"`, '').replace(analysis, ''))))).toEqual([
      'registers/changes.csv:4 error demanded-field-is-written NID-431',
    ]);
  });
});
