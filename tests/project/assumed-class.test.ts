import { describe, expect, it } from 'vitest';
import { emitters } from '../../src/emit/index.ts';
import type { AssumedClass } from '../../src/model/assumed-class.ts';
import type { Source } from '../../src/project/facts.ts';
import { traceSources } from '../../src/project/trace.ts';
import { projectRoot, readProject } from '../projects/project.ts';

const asOf = { date: '2026-11-22', from: 'flag' } as const;

/** The report as data, as it is written. */
function reportOf(name: string, edit: (source: Source) => string, assume: readonly AssumedClass[] = []) {
  const { sources, settings, evidence } = readProject(projectRoot(name));
  const edited = sources.map((source) => ({ file: source.file, text: edit(source) }));
  const report = traceSources(edited, settings, { stage: 'draft', asOf, evidence, assume });
  const { assumed, ...rest } = JSON.parse(emitters.json(report, { colours: false, page: () => undefined }));
  return { assumed, rest };
}

const asWritten = ({ text }: Source) => text;
const inClassification = (from: string, to: string) => (source: Source) =>
  source.file === 'risk/classification.md' ? source.text.replaceAll(from, to) : source.text;

describe('a class assumed', () => {
  it.each(['A', 'B'] as const)('of every software system (%s) gives the report of a copy that declares it', (assumed) => {
    const what = reportOf('clean-c', asWritten, [{ class: assumed }]);
    const copy = reportOf('clean-c', inClassification('**Safety class:** C', `**Safety class:** ${assumed}`));
    expect(what.rest).toEqual(copy.rest);
    expect(what.rest).not.toEqual(reportOf('clean-c', asWritten).rest);
    expect(what.assumed).toEqual([`every software system is class ${assumed}`]);
  });

  it('of one item gives the report of a copy in which that one declares it', () => {
    const what = reportOf('multi-system', asWritten, [{ item: 'SWS-2', class: 'C' }]);
    const copy = reportOf('multi-system', inClassification('**Safety class:** B', '**Safety class:** C'));
    expect(what.rest).toEqual(copy.rest);
    expect(what.assumed).toEqual(['SWS-2 is class C']);
  });

  it('that is the one declared changes nothing', () => {
    expect(reportOf('clean-c', asWritten, [{ item: 'SWS-1', class: 'C' }]).rest).toEqual(reportOf('clean-c', asWritten).rest);
  });
});
