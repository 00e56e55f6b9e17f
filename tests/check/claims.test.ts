import { expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { answersClause, type ClauseDemand, claimsOf } from '../../src/check/claims.ts';
import { gather } from '../../src/check/gather.ts';
import { defineRule } from '../../src/check/rule.ts';
import { document, graphOf, item, type Written, type WrittenSection } from '../build.ts';

const demand: ClauseDemand = { clause: '5.1.3', home: ['software-development-plan'] };

/** What a rule that asks for 5.1.3 a and b says of some documents, as `item message`. */
function found(written: readonly Written[], more: Partial<ClauseDemand> = {}): readonly string[] {
  const rule = defineRule({
    id: 'claims-are-made',
    clause: '5.1.3',
    classes: ['A', 'B', 'C'],
    severity: { draft: 'warning', release: 'error' },
    expect: answersClause({ ...demand, ...more }),
  });
  const pack = { name: 'iec-62304', standard: 'IEC 62304', edition: '1.1', rules: [rule] };
  const { diagnostics } = check(graphOf(written), [pack], { stage: 'draft', asOf: '2026-11-22' });
  return diagnostics.map((each) => `${each.item} ${each.message}`);
}

const system = (id: string, safetyClass: string) => item(id, { 'safety-class': safetyClass });
const plan = (id: string, fields: Record<string, string>, ...sections: readonly WrittenSection[]) =>
  document(id, { kind: 'software-development-plan', ...fields }, { sections });
const section = (...claims: readonly string[]): WrittenSection => ({ heading: 'Ties', claims, words: 'One thing. Another. A third.' });

const a = 'a (system requirements used as inputs)';
const b = 'b (coordination procedures needed to satisfy 4.1)';

it('a clause is answered point by point, in one document or in several', () => {
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {}, section('IEC 62304 5.1.3 a, b'))])).toEqual([]);
  const two = [plan('SDP-1', {}, section('IEC 62304 5.1.3 a')), document('COP-1', {}, { sections: [section('IEC 62304 5.1.3 b')] })];
  expect(found([system('SWS-1', 'A'), ...two])).toEqual([]);
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {}, section('IEC 62304 5.1.3 a'), section('IEC 62304 5.1.3 b'))])).toEqual([]);
});

it('a gap is told at the document where a reader looks first, else at the software system', () => {
  expect(found([system('SWS-1', 'A')])).toEqual([`SWS-1 No document answers 5.1.3 ${a} and ${b}`]);
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {})])).toEqual([`SDP-1 No document answers 5.1.3 ${a} and ${b}`]);
  expect(found([system('SWS-1', 'A'), document('COP-1', {}, { sections: [section('IEC 62304 5.1.3 b')] })])).toEqual([
    `COP-1 No document answers 5.1.3 ${a}`,
  ]);
});

it('what a draft claims is told of the draft, and what a retired document claims counts for nothing', () => {
  expect(found([system('SWS-1', 'A'), plan('SDP-1', { status: 'draft' }, section('IEC 62304 5.1.3 a, b'))])).toEqual([
    `SDP-1 5.1.3 ${a} and ${b} is answered only by SDP-1, still a draft`,
  ]);
  const retired = plan('SDP-2', { status: 'retired' }, section('IEC 62304 5.1.3 b'));
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {}, section('IEC 62304 5.1.3 a')), retired])).toEqual([
    `SDP-1 No document answers 5.1.3 ${b}`,
  ]);
});

it('a claim without letters, and a section that says too little, are told elsewhere', () => {
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {}, section('IEC 62304 5.1.3'))])).toEqual([]);
  const short = { heading: 'Ties', claims: ['IEC 62304 5.1.3 a, b'], words: 'One thing' };
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {}, short)], { and: () => ({ message: 'more' }) })).toEqual([]);
});

it('what more is asked of the sections is asked once all points are answered', () => {
  const and = () => ({ message: 'more' });
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {}, section('IEC 62304 5.1.3 a, b'))], { and })).toEqual(['SWS-1 more']);
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {}, section('IEC 62304 5.1.3 a'))], { and })).toEqual([
    `SDP-1 No document answers 5.1.3 ${b}`,
  ]);
});

it('systems that share their documents are judged once, at the highest class; those with their own, each by itself', () => {
  const systems = [system('SWS-1', 'A'), system('SWS-2', 'C')];
  const graph = graphOf([...systems, plan('SDP-1', {})]);
  const subjects = answersClause(demand).sources.flatMap((source) =>
    source.in === 'graph'
      ? [...source.subjects(graph, { graph, gathered: gather(graph), stage: 'draft', asOf: '2026-11-22', packs: [] })]
      : [],
  );
  expect(subjects.map(({ item: judged, systems: all }) => [judged.id, all.map(({ id }) => id)])).toEqual([['SWS-2', ['SWS-1', 'SWS-2']]]);
  const own = plan('SDP-2', { system: 'SWS-2' }, section('IEC 62304 5.1.3 a, b'));
  expect(found([...systems, own])).toEqual([`SWS-1 No document answers 5.1.3 ${a} and ${b} for SWS-1`]);
});

it('a clause without letters is answered by naming it, one of another standard by its name', () => {
  const one = { clause: '5.1.2' };
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {}, section('IEC 62304 5.1.2'))], one)).toEqual([]);
  expect(found([system('SWS-1', 'A'), plan('SDP-1', {}, section('ISO 14971 5.1.2'))], one)).toEqual([
    'SDP-1 No document answers 5.1.2 (keep the plan current)',
  ]);
});

it('claims of one clause in one section are taken together', () => {
  const graph = graphOf([plan('SDP-1', {}, section('IEC 62304 5.1.3 a', 'IEC 62304 5.1.2', 'IEC 62304 5.1.3 b'))]);
  expect(claimsOf(graph, '5.1.3').map(({ claim }) => claim.points)).toEqual([['a', 'b']]);
});
