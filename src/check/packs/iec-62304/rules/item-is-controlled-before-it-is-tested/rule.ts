import { historyStart } from '../../../../../model/changes.ts';
import type { History } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isFormal, systemOfRun } from '../../../../../model/results.ts';
import { isLater } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { answersClause } from '../../../../claims.ts';
import { every, together } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'item-is-controlled-before-it-is-tested',
  clause: '5.1.11',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.11-1'],
  needs: ['history'],
  expect: together(
    answersClause({ clause: '5.1.11', home: ['configuration-management-plan', 'software-development-plan'] }),
    every('test-run')
      .where((run, { graph }) => isFormal(run) && answer(run, 'commit') !== undefined && !isKeptElsewhere(run, graph))
      .passes((run, { graph }) => {
        const history = graph.evidence.history as History;
        const breach = tooEarly(run, history);
        // What was tested before the history begins may have been under control in another place; at release that has to be shown.
        const isOlder = isLater(historyStart(history) ?? '', answer(run, 'started') ?? '');
        return breach && isOlder ? { ...breach, severity: { draft: 'info', release: 'error' } } : breach;
      }),
  ),
});

/** Commits of another repository are not in this history. */
function isKeptElsewhere(run: TraceItem, graph: TraceGraph): boolean {
  const repository = graph.declared?.systems[systemOfRun(run, graph)?.id ?? '']?.repository ?? '';
  return repository !== '';
}

/** A run on a changed working tree is no evidence at all, which is found where its results are weighed. */
function tooEarly(run: TraceItem, { commits, tags }: History) {
  const named = (answer(run, 'commit') ?? '').toLowerCase();
  const commit = commits.find(({ hash }) => named.length >= 7 && hash.startsWith(named));
  const started = answer(run, 'started') ?? '';
  if (commit !== undefined && isLater(commit.at, started))
    return {
      place: fieldPlace(run, 'started'),
      message: `${run.id} began at ${started}, and the commit it tested was made later, at ${commit.at}`,
      fix: 'Bring the software under control first, then test what stands in that commit.',
    };
  if (commit !== undefined || tags.some((tag) => named.length >= 7 && tag.commit.startsWith(named))) return undefined;
  return {
    place: fieldPlace(run, 'commit'),
    message: `${run.id} tested commit ${named}, which is not in the controlled repository`,
    fix: 'Test a commit of the repository; what stands elsewhere is under no control.',
  };
}
