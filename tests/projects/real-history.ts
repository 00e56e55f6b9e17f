import type { TraceReport } from '../../src/check/report.ts';
import type { Stage } from '../../src/model/diagnostic.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { lookBelow } from '../../src/project/referred-files.ts';
import { traceSources } from '../../src/project/trace.ts';
import { historyIn } from '../project/evidence/history/history-in.ts';
import { folder } from '../project/folder.ts';
import { projectRoot, readProject } from './project.ts';
import { type Told, tell, tellExample } from './story.ts';

/** A new repository that tells a story of a test project, taken away when the test ends. */
export function written(name: string, story: readonly Told[]): string {
  const root = folder();
  tell(projectRoot(name), story, root);
  return root;
}

/** A new repository that tells a story of the example. */
export function writtenExample(story: readonly Told[]): string {
  const root = folder();
  tellExample(story, root);
  return root;
}

/** What is judged of a repository: its own files and history, and for the rest what the project's files and `facts.json` tell. */
export async function judged(name: string, root: string, stage: Stage): Promise<TraceReport> {
  const { settings, sources } = readProject(root);
  const { history: _, ...others } = readProject(projectRoot(name)).evidence;
  const evidence: Evidence = { ...others, history: await historyIn(root) };
  return traceSources(sources, settings, { stage, asOf: { date: '2026-11-22', from: 'flag' }, evidence, look: lookBelow(root) });
}
