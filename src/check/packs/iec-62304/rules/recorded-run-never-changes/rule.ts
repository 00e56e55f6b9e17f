import type { ChangedRun } from '../../../../../model/evidence.ts';
import { fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'recorded-run-never-changes',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  // While nothing is released, records are still made and mended: git tells it all the same.
  severity: { draft: 'info', release: 'error' },
  needs: ['history'],
  expect: every('test-run').passes((run, { graph }) => {
    const change = graph.evidence.history?.runs?.find((each) => each.run === run.id && each.gone !== true);
    if (change === undefined) return undefined;
    const { recorded, place, fields, files } = change;
    const [field] = fields;
    const commit = recorded.slice(0, 7);
    const paths = [...(field === undefined ? [] : [place.file]), ...files];
    return {
      place: field === undefined || isText(field) ? run.idPlace : fieldPlace(run, field),
      message: `${run.id} is a formal run that was recorded with commit ${commit}, and ${whatChanged(change)} changed since; what a run showed stays as it was`,
      fix: `Bring back what it was: ${paths.map((path) => `\`git show ${commit}:${path}\``).join(', ')}. What went wrong with a run is said in a problem report or a disposition, and the tests are run again as another run.`,
    };
  }),
});

function whatChanged({ fields, files }: ChangedRun): string {
  const names = fields.map((name) => (isText(name) ? 'its text' : `its \`${name}\``));
  const all = [...new Set([...names, ...files])];
  return `${allOf(all)} ${all.length === 1 ? 'was' : 'were'}`;
}

function isText(field: string): boolean {
  return field === 'statement' || field === 'text';
}
