import { isClosed } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'closure-is-answered-with-evidence',
  clause: '9.7',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-9.7-1'],
  expect: every('problem-report')
    .where(isClosed)
    .passes((item, { graph }) => [...notSolved(item), ...bare(item), ...unnamed(item, graph)]),
});

const no = /^(?:no|nein|not yet|noch nicht)(?:$|[\s.,;:–-])/i;
const onlyYesOrNo = /^(?:yes|no|none|ja|nein|keine)[\s.!]*$/i;

function notSolved(item: TraceItem): readonly Breach[] {
  const saying = [
    { field: 'closure-resolved', message: 'it says that the problem is not solved', is: no },
    {
      field: 'closure-implemented',
      message: 'it says that the change is not in all products and activities it belongs to',
      is: /^(?:no|nein|not yet|noch nicht)[\s.]*$/i,
    },
  ];
  return saying
    .filter(({ field, is }) => is.test(answer(item, field) ?? ''))
    .map(({ field, message }) => ({
      place: fieldPlace(item, field),
      message: `${item.id} is closed, but ${message}`,
      fix: 'Take `closed-on` out until it is done; where nothing had to be done, say why.',
    }));
}

/** Yes or no alone is no evidence: what was seen, and in which run or review? */
function bare(item: TraceItem): readonly Breach[] {
  return ['closure-resolved', 'closure-new-problems']
    .filter((field) => onlyYesOrNo.test(answer(item, field) ?? '') && !(field === 'closure-resolved' && no.test(answer(item, field) ?? '')))
    .map((field) => ({
      place: fieldPlace(item, field),
      message: `${item.id} answers \`${field}\` with “${answer(item, field)}” alone, and does not say how that was seen`,
      fix: 'Name the test, run or review that showed it.',
    }));
}

/** New problems that came with a change have reports of their own. */
function unnamed(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  const text = answer(item, 'closure-new-problems') ?? '';
  if (!/^(?:yes|ja)[\s,;:–-]+\S/i.test(text) || idsIn(text, graph).some((each) => each.kind === 'problem-report' && each !== item))
    return [];
  return [
    {
      place: fieldPlace(item, 'closure-new-problems'),
      message: `${item.id} says that its change brought new problems, but names no report of them`,
      fix: 'Write a problem report for each, and name it in the answer.',
    },
  ];
}
