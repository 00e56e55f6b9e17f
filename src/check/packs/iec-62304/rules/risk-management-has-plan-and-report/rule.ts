import { normal } from '../../../../../model/content-hash.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { lineStart } from '../../../../../model/place.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { whyNotApproved } from '../../not-approved.ts';

/** A kind of document that the risk management file must hold. */
interface Demanded extends Subject {
  readonly kind: 'risk-management-plan' | 'risk-management-report';
  readonly words: 'plan' | 'report';
}

export default defineRule({
  id: 'risk-management-has-plan-and-report',
  clause: '4.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.2-1'],
  expect: eachOf(demanded).passes((demand, { graph }) => {
    const all = graph.ofKind('document').filter((each) => answer(each, 'kind') === demand.kind);
    const finished = all.filter(({ status }) => status !== 'draft');
    return finished.length === 0
      ? absent(demand, all[0], graph)
      : [...finished.flatMap((each) => faults(each, graph)), ...namesNoVersion(demand, finished, graph)];
  }),
});

/** While writing, the report is still to come. */
function* demanded({ stage }: RuleContext): Iterable<Demanded> {
  yield { kind: 'risk-management-plan', words: 'plan' };
  if (stage === 'release') yield { kind: 'risk-management-report', words: 'report' };
}

function absent({ kind, words }: Demanded, draft: TraceItem | undefined, graph: TraceGraph): Breach[] {
  if (draft !== undefined)
    return [
      {
        item: draft,
        message: `The risk management ${words} ${draft.id} is still a draft, so there is none yet`,
        fix: 'Finish it, and take `status: draft` out.',
      },
    ];
  return [
    {
      place: graph.declared?.placeOf(['files', 'risk-management-file']) ?? lineStart('dhf.yaml'),
      message: `The risk management file holds no risk management ${words}`,
      fix: `Write it as a document with \`kind: ${kind}\` in the risk management file.`,
    },
  ];
}

function faults(document: TraceItem, graph: TraceGraph): Breach[] {
  const name = graph.declared?.product.name;
  const found: Breach[] = [];
  if (!document.inRiskFile)
    found.push({
      item: document,
      message: `${document.id} is a risk management document, but stands outside the risk management file`,
      fix: 'Move it into the folder that `files.risk-management-file` names, or name its place there.',
    });
  if (!graph.approvals.isApproved(document))
    found.push({
      item: document,
      message: `${document.id} ${whyNotApproved(document, graph)}`,
      fix: `Have it approved (\`dhf approve ${document.id}\`).`,
    });
  if (name !== undefined && !mentions(document, name))
    found.push({
      item: document,
      message: `${document.id} does not name the device “${name}”, so nobody can tell for what it was written`,
      fix: 'Name the device in its title or its text as `product.name` does.',
    });
  return found;
}

/** Risk is judged for a version: that of the report is the one released. A plan holds for versions to come. */
function namesNoVersion({ kind }: Demanded, reports: readonly TraceItem[], graph: TraceGraph): Breach[] {
  const version = graph.declared?.product.version;
  if (kind === 'risk-management-plan' || version === undefined || reports.some((each) => mentions(each, version))) return [];
  const report = reports.at(-1) as TraceItem;
  return [
    {
      item: report,
      message: `${report.id} does not name version ${version}, so it does not say that the risks of this version were judged`,
      fix: 'Judge the version at hand, and name it in the report.',
    },
  ];
}

/** Does the name stand in title or text, not as part of a longer word or number? */
function mentions(document: TraceItem, name: string): boolean {
  const text = normal(`${document.title.text}\n${document.words}`).toLowerCase();
  const sought = normal(name).toLowerCase();
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + sought.length)];
    if (!/[\p{L}\p{N}]\.?$/u.test(before) && !/^(?:[\p{L}\p{N}]|\.\p{N})/u.test(after)) return true;
  }
  return false;
}
