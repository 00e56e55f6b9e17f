import type { TraceItem } from '../../../../../model/trace-item.ts';
import { inEachItem } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'file-name-is-the-id',
  clause: 'IEC 62304 8.1.1',
  severity: { draft: 'warning', release: 'error' },
  expect: inEachItem((item) => (item.spelling === 'file' ? [{ item }] : [])).passes(({ item }) =>
    fileName(item) === item.id
      ? undefined
      : {
          message: `${item.id} stands in a file called ${fileName(item)}.md, so two people could take one ID without git noticing`,
          fix: `Rename the file to ${item.id}.md.`,
        },
  ),
});

function fileName({ place }: TraceItem): string {
  return place.file.slice(place.file.lastIndexOf('/') + 1).replace(/\.md$/, '');
}
