import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../src/model/filter.ts';
import type { TraceGraph } from '../../src/model/graph.ts';
import { kinds } from '../../src/model/kinds.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { traceSources } from '../../src/project/trace.ts';
import { type ExplorerGraph, explorerGraph, wayName } from '../../src/view/explorer.ts';
import { explorable, fieldData, graphData } from '../../src/view/explorer-data.ts';
import { document, type Fields, graphOf, item, type Written } from '../build.ts';
import { projectRoot, readProject } from '../projects/project.ts';

const words = { kind: (kind: string) => `<${kind}>`, field: (name: string) => `(${name})`, document: () => 'documents/d.html' };

function opened(graph: TraceGraph): ExplorerGraph {
  return explorerGraph(JSON.parse(JSON.stringify(graphData(graph, words))));
}

const written = (...items: readonly (readonly [string, Fields])[]): Written[] => items.map(([id, fields]) => item(id, fields));
const graph = graphOf(
  written(
    ['UN-1', {}],
    ['SYS-1', { 'derives-from': 'UN-1' }],
    ['SYS-2', { 'derives-from': 'UN-1', status: 'draft' }],
    ['SRS-1', { 'derives-from': 'SYS-1', category: ['alarm-warning', 'ui'] }],
    ['SRS-2', { 'derives-from': ['SYS-1', 'NO-1'], system: 'SWS-1' }],
    ['SRS-3', { status: 'retired', 'derives-from': 'SYS-1' }],
    ['TC-1', { verifies: 'SRS-1' }],
    ['SWS-1', { 'safety-class': 'B' }],
  ),
);
const explorer = opened(graph);
const idsOf = (numbers: readonly number[]) => numbers.map((number) => explorer.node(number).id);
const at = (id: string) => explorer.find(id) as number;

describe('the explorer', () => {
  it('knows living items by their IDs, in whatever case', () => {
    expect(explorer.node(at('srs 1'))).toMatchObject({ id: 'SRS-1', title: 'Title of SRS-1', words: '<software-requirement>' });
    expect(explorer.find('SRS-3')).toBeUndefined();
  });

  it('knows links at both ends, and leaves those out that lead nowhere', () => {
    const links = explorer.linksOf(at('SYS-1')).map(({ other, field, out }) => [explorer.node(other).id, field, out]);
    expect(links).toEqual([
      ['UN-1', 'derives-from', true],
      ['SRS-1', 'derives-from', false],
      ['SRS-2', 'derives-from', false],
    ]);
    expect(explorer.linksOf(at('SRS-2')).map(({ words: label, drawn }) => [label, drawn])).toEqual([
      ['(derives-from)', true],
      ['(system)', false],
    ]);
  });

  it.each([
    [1, ['SRS-1', 'SYS-1', 'TC-1']],
    [2, ['SRS-1', 'SYS-1', 'TC-1', 'UN-1', 'SRS-2']],
    [3, ['SRS-1', 'SYS-1', 'TC-1', 'UN-1', 'SRS-2', 'SYS-2']],
    [4, ['SRS-1', 'SYS-1', 'TC-1', 'UN-1', 'SRS-2', 'SYS-2']],
  ])('shows what is %i links away', (depth, ids) => {
    expect(idsOf(explorer.around(at('SRS-1'), depth, 300).nodes)).toEqual(ids);
  });

  it('shows the nearest where there are too many, and says how many more there are', () => {
    const { nodes, left } = explorer.around(at('SRS-1'), 3, 4);
    expect([idsOf(nodes), left]).toEqual([['SRS-1', 'SYS-1', 'TC-1', 'UN-1'], 2]);
  });

  it.each([
    ['kind = system-requirement', ['SYS-1', 'SYS-2']],
    ['status = draft', ['SYS-2']],
    ['category = ui', ['SRS-1']],
    ['kind = software-requirement and in verifies none', ['SRS-2']],
    ['derives-from = sys-1 and not (verifies any)', ['SRS-1', 'SRS-2']],
    ['safety-class = b', ['SWS-1']],
    ['title contains "of tc"', ['TC-1']],
    ['kind = hazard', []],
  ])('shows what fits %s', (filter, ids) => {
    expect(idsOf(explorer.fitting(filter, JSON.parse(JSON.stringify(fieldData(graph))), 300).nodes)).toEqual(ids);
  });

  it.each([
    'class = C and kind = software-unit',
    'class != C',
    'in verifies none and kind = user-need',
    'derives-from any or verifies any',
    'not (system any) and title contains "alarm"',
    'id = SRS-3',
    'category = functional',
  ])('shows of a whole file what fits on the graph itself: %s', (text) => {
    const { sources, settings } = readProject(projectRoot('clean-c'));
    const whole = traceSources(sources, settings, { stage: 'draft', asOf: { date: '2026-11-22', from: 'flag' } }).graph as TraceGraph;
    const filter = parseFilter(text);
    const { nodes } = opened(whole).fitting(text, fieldData(whole), 10_000);
    const fitting = explorable(whole).flatMap((each, number) => (filter(each, whole) ? [number] : []));
    expect(fitting.length).toBeGreaterThan(0);
    expect(nodes).toEqual(fitting);
  });

  it.each([
    ['colour = red', '"colour" is no field or link of any kind'],
    ['statement contains alarm', '`statement` is a text, and texts cannot be asked for here'],
    ['class =', 'the filter ends where a value is missing'],
  ])('says what is wrong with %s', (filter, message) => {
    const texts = fieldData(graphOf([item('SRS-1', { statement: 'It shall.' })]));
    expect(() => explorer.fitting(filter, { ...fieldData(graph), prose: [...texts.prose, 'statement'] }, 300)).toThrow(message);
  });

  it('shows of one kind what fits, and knows the names of that kind alone', () => {
    const said = fieldData(graph);
    const fitting = (filter: string) => idsOf(explorer.fitting(filter, said, 300, kinds['system-requirement']).nodes);
    expect([fitting('derives-from any'), fitting('status != draft')]).toEqual([['SYS-1', 'SYS-2'], ['SYS-1']]);
    expect(() => fitting('verifies none')).toThrow('"verifies" is no field or link of system-requirement');
  });

  it('knows the fields of a company, each at its own kind', () => {
    const vocabulary = new Vocabulary({ fields: { 'software-requirement': { team: { values: ['pumps'] } } } });
    const owned = graphOf(written(['SRS-1', { team: 'pumps' }], ['SRS-2', {}], ['SYS-1', {}]), { vocabulary });
    const [shown, said] = [opened(owned), JSON.parse(JSON.stringify(fieldData(owned)))];
    expect(shown.fitting('team = pumps', said, 300).nodes.map((number) => shown.node(number).id)).toEqual(['SRS-1']);
    expect(shown.fitting('team != pumps', said, 300, kinds['software-requirement']).nodes.map((number) => shown.node(number).id)).toEqual([
      'SRS-2',
    ]);
    expect(() => shown.fitting('team = pumps', said, 300, kinds['system-requirement'])).toThrow('"team" is no field or link of');
  });

  it('knows documents, linked or not', () => {
    const documents = graphOf([document('DOC-1', { kind: 'software-development-plan' }), document('DOC-2', {}, { words: 'See there.' })]);
    expect(explorable(documents).map(({ id }) => id)).toEqual(['DOC-1', 'DOC-2']);
  });

  it('puts items into columns from need to test, those of a column below each other', () => {
    const shown = ['SRS-1', 'SRS-2', 'SYS-1', 'TC-1'].map(at);
    const { places } = explorer.layout(shown);
    const [one, two, sys, test] = shown.map((number) => places.get(number));
    expect([sys?.x, one?.x, two?.x, test?.x]).toEqual([0, 1, 1, 2]);
    expect([one?.y, two?.y].sort()).toEqual([-0.5, 0.5]);
    expect(sys?.y).toBe(0);
  });

  it('keeps lines from crossing where it can', () => {
    const pairs = [1, 2, 3, 4].flatMap((number): (readonly [string, Fields])[] => [
      [`SYS-${number}`, {}],
      [`SRS-${number}`, { 'derives-from': `SYS-${5 - number}` }],
    ]);
    const crossed = opened(graphOf(written(...pairs)));
    const { places } = crossed.layout(Array.from({ length: crossed.count }, (_, number) => number));
    const y = (id: string) => places.get(crossed.find(id) as number)?.y ?? Number.NaN;
    for (const number of [1, 2, 3, 4]) expect(y(`SRS-${number}`)).toBe(y(`SYS-${5 - number}`));
  });

  it('leads lines past items that are not theirs', () => {
    const past = opened(graphOf(written(['UN-1', {}], ['SYS-1', { 'derives-from': 'UN-1' }], ['TC-1', { validates: 'UN-1' }])));
    const [need, test] = ['UN-1', 'TC-1'].map((id) => past.find(id) as number);
    const { places, passes } = past.layout([need as number, past.find('SYS-1') as number, test as number]);
    const between = places.get(past.find('SYS-1') as number);
    const [pass, ...others] = passes.get(wayName(need as number, test as number)) ?? [];
    expect([between?.x, pass?.x, others]).toEqual([1, 1, []]);
    expect(Math.abs((pass?.y ?? 0) - (between?.y ?? 0))).toBeGreaterThan(0.5);
  });

  it('marks links to what has changed, and holds nothing where there is nothing', () => {
    const data = graphData(graph, words);
    const suspect = explorerGraph({
      ...data,
      links: [{ field: 'verifies', words: 'v', drawn: true, ends: [at('TC-1'), -1 - at('SRS-1')] }],
    });
    expect(suspect.linksOf(at('SRS-1'))).toMatchObject([{ other: at('TC-1'), suspect: true, out: false }]);
    expect(opened(graphOf([])).count).toBe(0);
  });
});
