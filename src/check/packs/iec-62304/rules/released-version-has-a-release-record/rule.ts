import type { TraceGraph } from '../../../../../model/graph.ts';
import { systemVersions } from '../../../../../model/releases.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'released-version-has-a-release-record',
  clause: '6.3.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-6.3.2-1'],
  expect: every('feedback')
    .where((item) => answer(item, 'product-version') !== undefined)
    .passes((item, { graph }) => {
      const version = answer(item, 'product-version') ?? '';
      if (releasesOf(version, graph).length > 0) return undefined;
      return {
        place: fieldPlace(item, 'product-version'),
        message: `${item.id} shows that version ${version} is in use, but there is no release record of it`,
        fix: `Write a release with \`version: "${plainVersion(version)}"\`, or correct the version that the feedback is about.`,
      };
    }),
});

function releasesOf(version: string, graph: TraceGraph): readonly TraceItem[] {
  const plain = plainVersion(version);
  return graph.ofKind('release').filter((release) => {
    const own = plainVersion(answer(release, 'version') ?? '');
    return release.status !== 'draft' && (own === plain || [...systemVersions(release).values()].some(({ text }) => text === plain));
  });
}
