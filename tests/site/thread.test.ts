import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { threadPart } from '../../src/site/pages/thread.ts';
import { type Edit, type Planted, planting } from '../projects/planted.ts';

const graphWith = planting(fileURLToPath(new URL('../../content', import.meta.url)));

/** The words of a layer of the chain of an item. */
function layer(id: string, title: string, planted?: Planted): string {
  const graph = graphWith(planted);
  const item = graph.item(id);
  if (item === undefined) throw new Error(`${id} is not there`);
  const { text } = threadPart(graph, item, `items/${id}.html`, 'en');
  const [, found = ''] = text.split(`<dt>${title}</dt>`);
  return (found.split('<dt>')[0] ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('the thread of an item on one screen', () => {
  it('shows each step with who approved it and when, up to the need and down to the result', () => {
    expect(layer('SRS-1', 'Need')).toMatch(
      /^UN-1 A dose without mental arithmetic .*approved by Clinical Specialist on 2026-02-04 \( APR-5 \)$/,
    );
    expect(layer('SRS-1', 'Requirement')).toMatch(/^SRS-1 Carbohydrate part of a dose this item /);
    expect(layer('SRS-1', 'Design and code')).toContain('carbohydrate-part.ts');
    expect(layer('SRS-1', 'Result')).toMatch(/^RUN-1\/TC-11 TC-11 in RUN-1 pass /);
  });

  it.each([
    ['an edited need', ['requirements/needs.md', 'A dose without mental arithmetic', 'A dose'], 'Need', 'not approved as it stands'],
    ['a link to nothing', ['requirements/software/SRS-1.md', 'SYS-1', 'SYS-404'], 'Other', 'SYS-404 leads nowhere'],
    [
      'a review that refused',
      ['reviews/REV-6.md', 'outcome: accepted-with-actions', 'outcome: rejected'],
      'Test and review',
      'Reading of all units rejected',
    ],
  ] as readonly (readonly [string, Edit, string, string])[])('changes with %s', (_, edit, title, expected) => {
    expect(layer('SRS-1', title)).not.toContain(expected);
    expect(layer('SRS-1', title, { edits: [edit] })).toContain(expected);
  });

  it('names by ID what is further away, with files and results', () => {
    expect(layer('HAZ-1', 'Risk control')).toMatch(/2 further away: RCM-\d+ , RCM-\d+$/);
    expect(layer('HAZ-1', 'Design and code')).toMatch(/ further away: .*SWU-\d+ software\/ src\//);
    expect(layer('HAZ-1', 'Result')).toMatch(/ further away: .*RUN-1\/TC-\d+ pass not known for the present product , /);
  });

  it('changes with a result', () => {
    const results = (graphWith().evidence.results ?? []).map((each) =>
      each.case === 'TC-11' ? { ...each, outcome: 'fail' as const } : each,
    );
    expect(layer('SRS-1', 'Result', { evidence: { results } })).toMatch(/^RUN-1\/TC-11 TC-11 in RUN-1 fail /);
    expect(layer('SRS-1', 'Test and review', { evidence: { results } })).toMatch(/^TC-11 Division of grams failing /);
  });
});
