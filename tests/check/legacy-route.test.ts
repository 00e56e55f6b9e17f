import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { packs } from '../../src/check/packs/index.ts';
import type { Stage } from '../../src/model/diagnostic.ts';
import { graphOfFiles } from './example.ts';

const approval = (hash: string) => `---
id: APR-1
title: Legacy assessment
meaning: approval
covers: [LEG-1]
---

| Thing | Part | Hash |
|---|---|---|
| LEG-1 | whole | ${hash} |
`;

const gaps = (decision: string) => `| Clause | Decision |
|---|---|
| 5.3.1 | ${decision} |
| 5.7.1, 5.7.5 | not needed: tested for years |
`;

function filesWith({ legacy = 'yes', status = '', decision = 'not needed: nothing depends on it' }): Record<string, string> {
  return {
    'risk/file.md': `---
id: RMA-1
title: Classification
type: item-document
---

## SWS-1 Pump controller

- **Safety class:** C

## SWI-1 Alarm of the first generation

- **Part of:** SWS-1
- **Legacy:** ${legacy}

## SWI-2 Alarm of the second generation

- **Part of:** SWS-1
`,
    'risk/LEG-1.md': `---
id: LEG-1
title: Alarm of the first generation
concerns: SWI-1
${status}
---

## Gap table

${gaps(decision)}`,
  };
}

/** IDs and clauses of findings about the two items under some clauses: left open, and answered by the assessment. */
function judged(files: Record<string, string>, stage: Stage = 'draft') {
  const about = ({ item = '', clause = '' }) => (/^SWI-[12]$/.test(item) && /62304 5\.[34]\.1/.test(clause) ? [`${item} ${clause}`] : []);
  const { diagnostics, justified } = check(graphOfFiles(files), packs, { stage, asOf: '2026-11-22' });
  return {
    open: [...new Set(diagnostics.flatMap(about))].sort(),
    answered: [...new Set(justified.filter(({ by }) => by === 'LEG-1').flatMap(({ finding }) => about(finding)))].sort(),
  };
}

describe('the legacy route', () => {
  it('answers what clause 5 asks of the software assessed, and of no other', () => {
    expect(judged(filesWith({}))).toEqual({
      open: ['SWI-2 IEC 62304 5.3.1', 'SWI-2 IEC 62304 5.4.1'],
      answered: ['SWI-1 IEC 62304 5.3.1', 'SWI-1 IEC 62304 5.4.1'],
    });
  });

  it('leaves open what the gap table decides to make, or does not speak of', () => {
    for (const decision of ['create SAD-1', ''])
      expect(judged(filesWith({ decision })).open).toEqual(['SWI-1 IEC 62304 5.3.1', 'SWI-2 IEC 62304 5.3.1', 'SWI-2 IEC 62304 5.4.1']);
  });

  it('is not gone by a draft, nor for software that is not marked', () => {
    for (const files of [filesWith({ status: 'status: draft' }), filesWith({ legacy: 'no' })]) expect(judged(files).answered).toEqual([]);
  });

  it('needs the approval of the assessment at release', () => {
    const files = filesWith({});
    const graph = graphOfFiles(files);
    const assessment = graph.item('LEG-1');
    const hash = assessment === undefined ? '' : graph.hashOf(assessment).whole;
    expect(judged(files, 'release').answered).toEqual([]);
    expect(judged({ ...files, 'records/APR-1.md': approval(hash) }, 'release').answered).toHaveLength(2);
  });
});
