import { describe, expect, it } from 'vitest';
import { runsOf } from '../../src/model/releases.ts';
import type { TraceItem } from '../../src/model/trace-item.ts';
import { graphOfFiles } from '../check/example.ts';

const [present, other] = ['1'.repeat(64), '2'.repeat(64)];
const run = (id: string, sha256: string, version: string, more = '') =>
  `---\nid: ${id}\ntitle: Run\npurpose: formal\nproduct-sha256: ${sha256}\ndirty: no\nversion: "${version}"\n${more}---\n`;
const release = (id: string, version: string) => `---\nid: ${id}\ntitle: Release\nversion: "${version}"\nreleased-on: 2026-11-15\n---\n`;

function runs(id: string, evidence: object): readonly string[] {
  const graph = graphOfFiles({
    'risk/SWS-1.md': '---\nid: SWS-1\ntitle: Pump\n---\n',
    'REL-1.md': release('REL-1', '0.9.0'),
    'REL-2.md': release('REL-2', '1.0.0'),
    'RUN-1.md': run('RUN-1', present, '1.0.0'),
    'RUN-2.md': run('RUN-2', other, '1.0.0'),
    'RUN-3.md': run('RUN-3', present, '0.9.0'),
    'RUN-4.md': run('RUN-4', present, '1.0.0').replace('formal', 'development'),
    'facts.json': JSON.stringify(evidence),
  });
  return runsOf(graph.item(id) as TraceItem, graph).map((each) => each.id);
}

describe('the formal runs of a release', () => {
  const product = { 'SWS-1': { sha256: present, dirty: false } };

  it('are those of the present product, whatever version they name, for the one that is being made', () => {
    expect(runs('REL-2', { product })).toEqual(['RUN-1', 'RUN-3']);
  });

  it('are those that name its version for an earlier one, and where the present product is not known', () => {
    expect(runs('REL-1', { product })).toEqual(['RUN-3']);
    expect(runs('REL-2', {})).toEqual(['RUN-1', 'RUN-2']);
  });
});
