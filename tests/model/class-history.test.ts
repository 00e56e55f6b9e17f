import { expect, it } from 'vitest';
import { approvedClasses, hashesOfClasses } from '../../src/model/class-history.ts';
import { safetyClasses } from '../../src/model/safety-class.ts';
import { graphOf, item, itemOf, type Written } from '../build.ts';

const system = (safetyClass: string) => item('SWS-1', { 'safety-class': safetyClass });

function approval(id: string, hash: string, fields = {}): Written {
  return item(
    id,
    { covers: ['SWS-1'], statement: 'Approved.', ...fields },
    {
      tables: [
        [
          ['Thing', 'Part', 'Hash'],
          ['SWS-1', 'safety-class', hash],
        ],
      ],
    },
  );
}

it.each(safetyClasses)('the hash of class %s is what the hash rule makes of it', (safetyClass) => {
  const graph = graphOf([system(safetyClass)]);
  expect(graph.hashOf(itemOf(graph, 'SWS-1')).fields.get('safety-class')).toBe(hashesOfClasses[safetyClass]);
});

it('each finished approval keeps the class of its time', () => {
  const graph = graphOf([
    system('A'),
    approval('APR-1', hashesOfClasses.C),
    approval('APR-2', hashesOfClasses.B, { status: 'draft' }),
    approval('APR-3', `h1:${'0'.repeat(64)}`),
    approval('APR-4', hashesOfClasses.A),
  ]);
  expect(approvedClasses(itemOf(graph, 'SWS-1'), graph).map((each) => [each.approval.id, each.class])).toEqual([
    ['APR-1', 'C'],
    ['APR-4', 'A'],
  ]);
});
