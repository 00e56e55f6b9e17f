import { answers, type TraceItem } from '../model/trace-item.ts';

export { sourceFilesOf, tagsOf, unitsOf } from '../model/source-files.ts';
export { unitCoverage } from '../model/unit-coverage.ts';

/** Does a part of the software name files of the product as its own? */
export function namesFiles(item: TraceItem): boolean {
  return item.kind.startsWith('software-') && answers(item, 'source').length > 0;
}
