import { expect, it } from 'vitest';
import { graphOf, item, itemOf, type Written } from '../build.ts';

function valuesOf(written: Written, field: string) {
  const graph = graphOf([written, item('HS-1')]);
  return itemOf(graph, written.item?.id.text ?? '')
    .fields.get(field)
    ?.values.map(({ text }) => text);
}

it.each([
  [item('SRS-1', { 'safety-related': 'Yes' }), 'safety-related', ['yes']],
  [item('SRS-1', { category: ['Functional', 'alarm-warning'] }), 'category', ['functional', 'alarm-warning']],
  [item('RCM-1', { introduces: 'None' }), 'introduces', ['none']],
  [item('SEG-1', { 'shared-resources': ['None'] }), 'shared-resources', ['none']],
  [item('SRS-1', { status: 'Draft' }), 'status', ['draft']],
])('%# a value of a list may begin with a capital letter', (written, field, values) => {
  expect(valuesOf(written, field)).toEqual(values);
});

it.each([
  [item('SRS-1', { 'safety-related': 'Perhaps' }), 'safety-related', ['Perhaps']],
  [item('SRS-1', { 'safety-related': 'YES' }), 'safety-related', ['YES']],
  [item('SWS-1', { 'safety-class': 'b' }), 'safety-class', ['b']],
  [item('SRS-1', { statement: 'None' }), 'statement', ['None']],
  [item('SOUP-1', { manufacturer: 'Yes' }), 'manufacturer', ['Yes']],
  [item('SRS-1', { favourite: 'None' }), 'favourite', ['None']],
])('%# all else stays as it is written', (written, field, values) => {
  expect(valuesOf(written, field)).toEqual(values);
});

it('the hash is that of the spelling of the list, and links to nothing are none', () => {
  const hashOf = (fields: Record<string, string>) => {
    const graph = graphOf([item('RCM-1', fields)]);
    return [graph.hashOf(itemOf(graph, 'RCM-1')).whole, graph.linksFrom(itemOf(graph, 'RCM-1')).length];
  };
  expect(hashOf({ location: 'Software', introduces: 'None' })).toEqual(hashOf({ location: 'software', introduces: 'none' }));
  expect(hashOf({ location: 'Software', introduces: 'None' })[1]).toBe(0);
});

it('a retired item with a capital letter is retired', () => {
  expect(itemOf(graphOf([item('SRS-1', { status: 'Retired' })]), 'SRS-1').status).toBe('retired');
});
