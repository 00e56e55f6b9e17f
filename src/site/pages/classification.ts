import type { ClassReason } from '../../model/class-floor.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { type ClassNode, type ClassTree, classTrees } from '../../view/class-tree.ts';
import {
  type CauseRow,
  type ControlFailure,
  controlFailures,
  type LegacySoftware,
  legacySoftware,
  type MixedGroup,
  mixedGroups,
  type PartCauses,
  partCauses,
  type RiskWithout,
  type SegregationShown,
  type SystemClassification,
  segregationsShown,
  systemClassifications,
} from '../../view/classification.ts';
import { addressOf } from '../address.ts';
import { classTreeFigure } from '../figures/class-tree.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { type Group, inBlocks, inParts } from '../parts.ts';
import { classificationStrings } from '../strings/classification.ts';
import { type Language, type Say, speaker } from '../strings/strings.ts';
import { rows, sections, table } from '../table.ts';
import { approvedTag, kindTitle, link } from '../words.ts';
import { links, named, written } from '../written.ts';
import { outcomeTag } from './outcome.ts';

const path = addressOf.classification;

interface Shown {
  readonly graph: TraceGraph;
  readonly language: Language;
  readonly say: Say<typeof classificationStrings>;
}

/** The class of every part of the software and why; what a control that fails leaves behind; what keeps parts of different class apart. */
export function classificationPages(graph: TraceGraph, language: Language): SitePage[] {
  const say = speaker(classificationStrings, language);
  const shown: Shown = { graph, language, say };
  const trees = classTrees(graph);
  const page = { path, title: say.text('title'), section: 'classification', crumbs: crumbsTo(language) } as const;
  const head = html`<h1>${say('title')}</h1><p class="lead">${say('lead')}</p>`;
  if (trees.length === 0) return inParts(page, html`${head}<p>${say('nothing')}</p>`, [], language);
  return inParts(
    page,
    head,
    [
      partsGroup(trees, shown),
      group('how', html``, shown, [() => html`${systemClassifications(graph).map((each) => systemPart(each, shown))}`]),
      failuresGroup(controlFailures(graph), shown),
      causesGroup(partCauses(trees, graph), shown),
      group('segregation', html``, shown, [() => segregationPart(segregationsShown(graph), shown)]),
      group('groups', html``, shown, [() => groupsPart(mixedGroups(graph), shown)]),
      group('legacy', html``, shown, [() => legacyPart(legacySoftware(graph), shown)]),
    ],
    language,
  );
}

type HeadingKey = 'parts' | 'how' | 'fails' | 'causes' | 'segregation' | 'groups' | 'legacy';

function group(id: HeadingKey, lead: Markup, { say }: Shown, blocks: readonly (() => Markup)[], size = 2000): Group {
  return {
    heading: { id, text: say.text(id), depth: 2 },
    top: html`<h2 id="${id}">${say(id)}</h2>${lead}`,
    blocks: blocks.map((each) => ({ size, shown: each })),
  };
}

function partsGroup(trees: readonly ClassTree[], shown: Shown): Group {
  const { graph, language, say } = shown;
  const columns = (['part', 'declared', 'effective', 'from', 'floor', 'because'] as const).map((key) => say.text(key));
  const blocks = trees.flatMap((tree) => [
    { size: 30_000, shown: () => html`<h3>${named(tree.system, graph, path)}</h3>${classTreeFigure(tree, { graph, path, language })}` },
    ...inBlocks(
      tree.nodes,
      () => 800,
      (list) =>
        table(
          columns,
          sections(list, (each) => partRow(each, shown)),
          shown.language,
        ),
    ),
  ]);
  return { ...group('parts', html``, shown, []), blocks };
}

function partRow(node: ClassNode, shown: Shown): Markup {
  const { graph, language, say } = shown;
  const { item, depth, declared, effective, floor, isTooLow } = node;
  const asked = floor === undefined ? html`<span class="quiet">${say('noReason')}</span>` : html`<strong>${floor}</strong>`;
  return html`<tr><th scope="row" class="deep d${Math.min(depth, 6)}">${named(item, graph, path)} <span class="quiet">${kindTitle(item.kind, language)}</span></th><td>${declared ?? html`<span class="quiet">${say('none')}</span>`}</td><td><strong>${effective.class}</strong></td><td>${origin(node, shown)}</td><td>${asked}${isTooLow && html` <span class="tag error">${say('tooLow')}</span>`}</td><td>${because(node, shown)}</td></tr>`;
}

function origin({ item, declared, effective, keptApartBy }: ClassNode, { graph, say }: Shown): Markup {
  const from = graph.item(effective.from);
  const where =
    effective.from !== item.id
      ? say('inherited', { item: from === undefined ? effective.from : link(path, from) })
      : say(effective.byDefault ? 'byDefault' : 'here');
  const unused = declared !== undefined && effective.from !== item.id && html`; ${say('notInForce')}`;
  return html`${where}${unused}${keptApartBy.length > 0 && html`; ${say('apart', { items: links(keptApartBy, path) })}`}`;
}

/** The first reason for the class that risks ask for; the others stand in the table of the part. */
function because({ item, reasons }: ClassNode, shown: Shown): Markup | undefined {
  const [first] = reasons;
  if (first === undefined) return undefined;
  const more = html`; <a href="#${item.id}">${shown.say('more', { count: reasons.length - 1 })}</a>`;
  return html`${reasonWords(first, shown)}${reasons.length > 1 && more}`;
}

function reasonWords({ by, situation, control, risk }: ClassReason, { say }: Shown): Markup {
  const of = html`(${risk === undefined ? say('notAssessed') : link(path, risk)})`;
  if (by === 'controls') return html`${say('controls', { control: control === undefined ? '' : link(path, control) })} ${of}`;
  return html`${say(by, { situation: situation === undefined ? '' : link(path, situation) })} ${of}`;
}

function systemPart(
  { system, considered, credited, rationale, bySeverity: severity, approved: all }: SystemClassification,
  { graph, say }: Shown,
): Markup {
  const approved = all.map(
    ({ approval, class: found }, at) => html`${at === 0 ? '' : ', '}${say('approvedAs', { class: found, approval: link(path, approval) })}`,
  );
  return html`<h3>${named(system, graph, path)}</h3><dl class="facts-list">
<dt>${say('considered')}</dt><dd>${considered.length === 0 ? say('nothingConsidered') : links(considered, path)}</dd>
<dt>${say('credited')}</dt><dd>${credited.length === 0 ? say('nothingCredited') : links(credited, path)}</dd>
<dt>${say('rationale')}</dt><dd>${rationale === undefined ? say('noRationale') : written(rationale, graph, path)}</dd>
${severity !== undefined && html`<dt>${say('bySeverity')}</dt><dd>${say('bySeverityWords', { class: severity })}</dd>`}
<dt>${say('approvedClass')}</dt><dd>${approved.length === 0 ? say('neverApproved') : approved}</dd>
</dl>`;
}

function failuresGroup(failures: readonly ControlFailure[], shown: Shown): Group {
  const { say } = shown;
  const columns = (['control', 'where', 'carriedOutBy', 'without', 'class'] as const).map((key) => say.text(key));
  return {
    ...group('fails', html`<p>${say(failures.length === 0 ? 'noControl' : 'failsLead')}</p>`, shown, []),
    blocks: inBlocks(
      failures,
      ({ risks }) => 600 + 500 * risks.length,
      (list) =>
        table(
          columns,
          sections(list, (each) => failureRow(each, shown)),
          shown.language,
        ),
    ),
  };
}

function failureRow({ control, location, carriedOutBy, risks, class: worst }: ControlFailure, shown: Shown): Markup {
  const { graph, say } = shown;
  const by = carriedOutBy.map((each, at) => html`${at === 0 ? '' : ', '}${link(path, each)} (${graph.classOf(each).class})`);
  const without = risks.map(
    (each) =>
      html`<li>${link(path, each.risk)}: ${each.situation !== undefined && html`${way(each, each.situation, shown)}; `}${estimate(each, shown)}</li>`,
  );
  return html`<tr><th scope="row" class="words">${named(control, graph, path)}</th><td>${location ?? say('notSaid')}</td><td>${by.length === 0 ? say('outside') : by}</td><td>${without.length === 0 ? say('controlsNothing') : html`<ul class="plain">${without}</ul>`}</td><td><strong>${worst ?? '–'}</strong></td></tr>`;
}

function way({ hazards }: RiskWithout, situation: TraceItem, { say }: Shown): Markup {
  return hazards.length === 0 ? link(path, situation) : say('mayLead', { hazards: links(hazards, path), situation: link(path, situation) });
}

const verdicts = { acceptable: 'acceptable', harm: 'unacceptable', 'no-harm': 'noHarm', unassessed: 'unassessed' } as const;

/** `critical, probable: unacceptable`. */
function estimate({ severity, probability, why }: RiskWithout, { say }: Shown): Markup {
  return html`${severity ?? say('notSaid')}, ${probability ?? say('notSaid')}: ${say(verdicts[why])}`;
}

function causesGroup(found: readonly PartCauses[], shown: Shown): Group {
  const { say } = shown;
  return {
    ...group('causes', html`<p>${say(found.length === 0 ? 'noCauses' : 'causesLead')}</p>`, shown, []),
    blocks: found.map((each) => ({ size: 800 + 750 * each.rows.length, shown: () => causesPart(each, shown) })),
  };
}

/** Folded, because a system has to do with nearly every risk. */
function causesPart({ node: { item, effective, floor }, rows: list }: PartCauses, shown: Shown): Markup {
  const { graph, say } = shown;
  const columns = (['hazard', 'situation', 'how2', 'risk', 'severity', 'probability', 'comesTo', 'asks'] as const).map((key) =>
    say.text(key),
  );
  const words = say('needs', { class: effective.class, floor: floor ?? '–', count: list.length });
  return html`<details id="${item.id}"><summary>${item.id} <span lang="${graph.vocabulary.language}">${item.title.text}</span>: ${words}</summary>
${table(columns, rows(list.map((each) => causeRow(each, shown))), shown.language)}</details>
`;
}

function causeRow(
  { hazards, situation, by, controls, risk, severity, probability, why, class: asked }: CauseRow,
  { graph, say }: Shown,
): Markup {
  const ways = [
    ...(by.has('contributes') ? [say('brings')] : []),
    ...(by.has('considers') ? [say('rests')] : []),
    ...(controls.length > 0 ? [say('carries', { control: links(controls, path) })] : []),
  ];
  return html`<tr><td>${links(hazards, path)}</td><td class="words">${situation !== undefined && named(situation, graph, path)}</td><td class="words">${ways.map((each, at) => html`${at === 0 ? '' : '; '}${each}`)}</td><td>${risk === undefined ? say('notAssessed') : link(path, risk)}</td><td>${severity ?? say('notSaid')}</td><td>${probability ?? say('notSaid')}</td><td>${say(verdicts[why])}</td><td><strong>${asked}</strong></td></tr>`;
}

function segregationPart(list: readonly SegregationShown[], { graph, language, say }: Shown): Markup {
  if (list.length === 0) return html`<p>${say('noSegregation')}</p>`;
  const classed = (items: readonly TraceItem[]) =>
    items.map((each, at) => html`${at === 0 ? '' : ', '}${link(path, each)} (${graph.classOf(each).class})`);
  const part = ({ segregation, low, high, shared, statement, shownBy, state }: SegregationShown) =>
    html`<h3>${named(segregation, graph, path)}</h3><dl class="facts-list">
<dt>${say('low')}</dt><dd>${low.length === 0 ? say('notSaid') : classed(low)}</dd>
<dt>${say('high')}</dt><dd>${high.length === 0 ? say('notSaid') : classed(high)}</dd>
<dt>${say('shared')}</dt><dd>${shared.length === 0 ? say('notSaid') : shared.join(', ')}</dd>
<dt>${say('why')}</dt><dd>${statement === undefined ? say('notSaid') : written(statement, graph, path)}</dd>
<dt>${say('shownBy')}</dt><dd>${shownBy.length === 0 ? say('none') : links(shownBy, path)}${state !== undefined && html` ${outcomeTag(state, language)}`}</dd>
</dl>`;
  return html`${list.map(part)}`;
}

function groupsPart(list: readonly MixedGroup[], { graph, language, say }: Shown): Markup {
  if (list.length === 0) return html`<p>${say('noGroups')}</p>`;
  const columns = (['group', 'workedTo', 'scope', 'approver', 'state'] as const).map((key) => say.text(key));
  const row = ({ group: each, workedTo, scope, approver, isApproved }: MixedGroup) =>
    html`<tr><td class="words">${named(each, graph, path)}</td><td>${workedTo ?? say('notSaid')}</td><td>${scope.join(', ')}</td><td>${approver ?? say('notSaid')}</td><td>${approvedTag(isApproved, language)}</td></tr>`;
  return table(columns, rows(list.map(row)), language);
}

function legacyPart(list: readonly LegacySoftware[], { graph, language, say }: Shown): Markup {
  if (list.length === 0) return html`<p>${say('noLegacy')}</p>`;
  const columns = (['assessment', 'concerns', 'version', 'state'] as const).map((key) => say.text(key));
  const row = ({ assessment, software, version, isApproved }: LegacySoftware) =>
    html`<tr><td class="words">${named(assessment, graph, path)}</td><td>${links(software, path)}</td><td>${version ?? say('notSaid')}</td><td>${approvedTag(isApproved, language)}</td></tr>`;
  return table(columns, rows(list.map(row)), language);
}
