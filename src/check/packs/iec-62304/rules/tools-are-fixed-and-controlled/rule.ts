import { isExact } from '../../../../../model/exact-version.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { answersClause, type ClauseAnswer } from '../../../../claims.ts';
import { every, together } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';

/** Configuration items that make or test the product without being part of it. */
const supporting: readonly string[] = ['tool', 'build', 'environment'];

export default defineRule({
  id: 'tools-are-fixed-and-controlled',
  clause: '5.1.10',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.10-1'],
  expect: together(
    answersClause({
      clause: '5.1.10',
      home: ['configuration-management-plan', 'software-development-plan'],
      and: (found, { graph }) => toolless(found, graph),
    }),
    every('tool', 'configuration-item')
      .where((item) => item.kind === 'tool' || supporting.includes(answer(item, 'ci-kind') ?? ''))
      .passes((item) => [...loose(item), ...uncontrolled(item)]),
  ),
});

function toolless({ claims: [first] }: ClauseAnswer, graph: TraceGraph): Breach[] {
  const items = [...graph.ofKind('tool'), ...graph.ofKind('configuration-item')];
  const isThere = items.some(
    (item) => item.status !== 'draft' && (item.kind === 'tool' || supporting.includes(answer(item, 'ci-kind') ?? '')),
  );
  if (isThere || first === undefined) return [];
  return [
    {
      item: first.document,
      place: first.section.heading.place,
      message: 'No tool, build file or environment is written down, so nothing that makes or tests the software is under control',
      fix: 'Write what could change the product: compiler, bundler, runtime, build image, test framework (`dhf new TOOL`), each with its exact version.',
    },
  ];
}

/** A missing version is demanded, and found, by itself. */
function loose(item: TraceItem): Breach[] {
  return answers(item, 'version')
    .filter(({ text }) => !isExact(text))
    .map(({ text, place }) => ({
      place,
      message: `${item.id} is version “${shorten(text)}”, which does not fix one version`,
      fix: 'Write the exact version; for a build image its digest, or a tag that is never moved.',
    }));
}

function uncontrolled(item: TraceItem): Breach[] {
  if (answer(item, 'controlled') !== 'no') return [];
  const message = `${item.id} helps to make or test the software and is not under configuration management`;
  return [{ place: fieldPlace(item, 'controlled'), message, fix: 'Bring it under control and say `controlled: yes`; or do without it.' }];
}
