import type { TraceGraph } from '../../../../../model/graph.ts';
import { isFormal, systemOfRun } from '../../../../../model/results.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'legacy-version-was-system-tested',
  clause: '4.4.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-4.4.3-2'],
  // What a record of a run has to say is demanded of the run itself.
  expect: every('legacy-assessment')
    .where((item) => item.status !== 'draft' && answers(item, 'version').length > 0)
    .passes((item, { graph }): Breach | undefined => {
      const version = plainVersion(answer(item, 'version') ?? '');
      const systems = graph.targets(item, 'concerns').flatMap((each) => systemsOf(each, graph));
      const runs = graph.ofKind('test-run').filter((run) => plainVersion(answer(run, 'version') ?? '') === version);
      const judged = runs.map((run) => ({ run, why: whyNot(run, systems, graph) }));
      if (systems.length === 0 || judged.some(({ why }) => why === undefined)) return undefined;
      const instead = judged.map(({ run, why }) => `; ${run.id} ${why}`).join('');
      return {
        place: fieldPlace(item, 'version'),
        message: `No record shows a system test of version ${version}, which ${item.id} assesses; this is the least that software from before needs, and nothing can stand in for it${instead}`,
        fix: 'Record the system test of that version, or test it now and record that (`dhf record`).',
        related: judged.map(({ run, why }) => ({ message: `${run.id} ${why}`, place: run.idPlace })),
      };
    }),
});

/** Why a run of the version is no record of a system test. */
function whyNot(run: TraceItem, systems: readonly TraceItem[], graph: TraceGraph): string | undefined {
  if (!isFormal(run)) return 'is no formal run';
  const system = systemOfRun(run, graph);
  if (system !== undefined && !systems.includes(system)) return `is of ${system.id}`;
  const cases = answers(run, 'case-hashes').flatMap(({ text }) => graph.item(text.split('@', 1)[0] ?? '') ?? []);
  const results = graph.sources(run, 'result-of').filter((each) => answer(each, 'outcome') !== 'not-run');
  const tried = [...cases, ...results.flatMap((each) => graph.targets(each, 'result-of'))];
  const isSystemTest = tried.some((each) => each.kind === 'test-case' && answers(each, 'level').some(({ text }) => text === 'system'));
  return isSystemTest ? undefined : 'ran no case of level system';
}
