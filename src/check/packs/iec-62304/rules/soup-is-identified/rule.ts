import { isNeitherServiceNorPlatform } from '../../../../../model/conditions.ts';
import { isExact } from '../../../../../model/exact-version.ts';
import type { Value } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { packageUrl } from '../../../../../model/package-url.ts';
import { answer, answers, fieldPlace, isPlaceholder, type TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { every, fieldBreach } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';

export default defineRule({
  id: 'soup-is-identified',
  clause: '8.1.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-8.1.2-2'],
  expect: every('soup').passes((item, { graph }) => [
    ...untitled(item),
    ...unanswered(item, graph),
    ...inexact(item, graph),
    ...contradicting(item),
  ]),
});

function untitled({ id, title }: TraceItem) {
  if (!isPlaceholder(title.text)) return [];
  return [{ place: title.place, message: `${id} has no title`, fix: 'Write the name its maker gives it.' }];
}

function unanswered(item: TraceItem, graph: TraceGraph) {
  const asked = isNeitherServiceNorPlatform.holds(item, graph) ? ['manufacturer', 'version'] : ['manufacturer'];
  return asked.flatMap((field) => {
    const breach = fieldBreach(item, field);
    const fix = field === 'version' ? 'Write the exact version in use.' : 'Write who makes it: a company, a project or a person.';
    return breach === undefined ? [] : [{ ...breach, message: `${item.id} names no ${field}${breach.instead}`, fix }];
  });
}

/** A service is pinned by its API version, a platform by the versions tested; all others by their version. */
function inexact(item: TraceItem, graph: TraceGraph) {
  const pinning = isNeitherServiceNorPlatform.holds(item, graph) ? ['version'] : ['api-version', 'tested-versions'];
  const values = [...pinning, 'members'].flatMap((field) => answers(item, field));
  return values.filter((value) => !isExact(value.text)).map((value) => rangeBreach(item, value));
}

function rangeBreach({ id }: TraceItem, { text, place }: Value) {
  return {
    place,
    message: `${id} says “${shorten(text)}”, which can be more than one version`,
    fix: 'Write the one version that is built in, as its maker or the lock file spells it; a date, a patch level or a commit will do.',
  };
}

/** The package URL names another version. One may say more than the other: a kernel, the revision of a distribution. */
function contradicting(item: TraceItem) {
  const [url, version] = [packageUrl(answer(item, 'purl') ?? ''), plainVersion(answer(item, 'version') ?? '')];
  const other = plainVersion(url?.version ?? '');
  if (version === '' || other === '' || !isExact(version) || version.includes(other) || other.includes(version)) return [];
  return [
    {
      place: fieldPlace(item, 'purl'),
      message: `${item.id} says version ${shorten(version)}, but its package URL names ${shorten(other)}`,
      fix: 'Write the version that is built in in both, or leave it out of the package URL.',
    },
  ];
}
