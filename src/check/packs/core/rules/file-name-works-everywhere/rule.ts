import type { TraceItem } from '../../../../../model/trace-item.ts';
import { inEachGroup } from '../../../../expect.ts';
import type { Gathering } from '../../../../gather.ts';
import { defineRule } from '../../../../rule.ts';

/** Documents, and items that are a file, by how disks read the paths of their files that do not tell upper from lower case. */
const byPath: Gathering<TraceItem> = {
  says: (item) =>
    item.spelling === 'document' || item.spelling === 'file' ? [[item.place.file.normalize('NFC').toLowerCase(), item]] : [],
};

export default defineRule({
  id: 'file-name-works-everywhere',
  clause: 'IEC 62304 8.1.1',
  severity: { draft: 'warning', release: 'error' },
  expect: inEachGroup(byPath, (items) =>
    items.map((item) => ({ item, other: items.find(({ place }) => isOther(place.file, item)) })),
  ).passes(({ item, other }) => {
    const { file } = item.place;
    const part = file.split('/').find(isRefused);
    if (part !== undefined)
      return {
        message: `${item.id} stands in ${file}, and Windows can have no file or folder called ${part}, so its page is lost where the site is unpacked there`,
        fix: 'Rename it: no \\ : * ? " < > | and no control signs, no blank or full stop at the end, and not CON, PRN, AUX, NUL, COM1 or LPT1.',
      };
    if (other === undefined) return undefined;
    return {
      message: `${file} and ${other.place.file} are one file for disks that do not tell upper from lower case, so one page takes the place of the other there`,
      fix: 'Rename one of them.',
      related: [{ message: `${other.id} stands in the other one`, place: other.idPlace }],
    };
  }),
});

function isOther(file: string, item: TraceItem): boolean {
  return file !== item.place.file;
}

/** Names of files and folders that Windows does not take. */
function isRefused(part: string): boolean {
  return /[\\:*?"<>|\p{Cc}]|[. ]$/u.test(part) || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part);
}
