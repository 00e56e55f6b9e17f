import { type GateRequest, gatedItems, gateOf } from '../check/gate.ts';
import { phases } from '../check/phase.ts';
import type { TraceReport } from '../check/report.ts';
import { disarm } from '../emit/github/github.ts';
import { emitters, type Format } from '../emit/index.ts';
import type { AssumedClass } from '../model/assumed-class.ts';
import { isDay } from '../project/clock.ts';
import type { Source } from '../project/facts.ts';
import type { SourceCache } from '../project/read-sources.ts';
import { trace } from '../project/trace.ts';
import { suggestion } from '../view/suggestion.ts';
import { coloursOn } from './colours.ts';
import type { CommandContext, Flag } from './command.ts';
import { progress } from './progress.ts';
import { Refusal } from './refusal.ts';
import { emitContext } from './rule-pages.ts';

/** Flags of every command that judges. */
export const judging = {
  stage: { type: 'string', choices: ['draft', 'release'], help: 'how strictly to judge; draft when left out' },
  'fail-on': { type: 'string', choices: ['error', 'warning'], help: 'the gate stops at this severity and above' },
  items: {
    type: 'string',
    multiple: true,
    value: '<id,…>',
    help: 'the gate looks only at these items, and at all that stands in a document',
  },
  iteration: { type: 'string', value: '<name>', help: 'the gate looks only at items of this iteration' },
  through: {
    type: 'string',
    choices: phases.slice(0, -1),
    help: 'the gate looks only at what can be asked by this phase',
  },
  all: { type: 'boolean', help: 'writes every finding as text, however many there are' },
  parser: { type: 'string', choices: ['satteri', 'remark'], help: 'the Markdown parser; satteri when left out' },
  'as-of': { type: 'string', value: '<date>', help: 'the day on which expiry and age are judged, such as 2026-11-22' },
} satisfies Record<string, Flag>;

/** What a command does while a DHF is judged, and what it assumes. */
interface Hearing {
  /** Called when nothing is left to refuse, before anything is read. */
  readonly ready?: () => void;
  readonly onSource?: ((source: Source) => void) | undefined;
  /** Keeps what was read, for another state of the same DHF. */
  readonly cache?: SourceCache;
  readonly assume?: readonly AssumedClass[];
}

/**
 * Traces a DHF as the flags of a command ask, with the gate they set.
 * Throws a `Refusal` for flags that make no sense.
 */
export async function judged(
  root: string,
  context: CommandContext,
  { ready = () => {}, onSource, cache, assume = [] }: Hearing = {},
): Promise<TraceReport> {
  const asOf = dayOf(context.text('as-of'));
  const request = gateRequest(context);
  const stage = context.text('stage') === 'release' ? 'release' : 'draft';
  const parser = context.text('parser') === 'remark' ? 'remark' : 'satteri';
  ready();
  const line = progress(context.stderr);
  const report = await trace(root, {
    stage,
    parser,
    asOf,
    assume,
    onSource,
    cache,
    onProgress: (read, total) => line.show(`reading ${read} of ${total} files`),
  }).finally(line.clear);
  refuseUnknown(report, assume);
  if (request === undefined) return report;
  refuseEmptyGate(report, request);
  return { ...report, gate: gateOf(report, request) };
}

/** An assumption about nothing would change nothing, and pass for an answer. */
function refuseUnknown({ graph }: TraceReport, assume: readonly AssumedClass[]): void {
  const classed = ['software-system', 'software-item', 'software-unit', 'soup'];
  const wrong = assume.find(({ item }) => item !== undefined && !classed.includes(graph?.item(item)?.kind ?? ''))?.item;
  if (graph !== undefined && wrong !== undefined)
    throw new Refusal(`--assume-class names ${wrong}, which is no part of the software`, 'Name a software system, item, unit or SOUP.');
}

function gateRequest(context: CommandContext): GateRequest | undefined {
  const failOn = context.text('fail-on');
  const items = context.texts('items').flatMap((list) => list.split(',').map((id) => id.trim()));
  const iteration = context.text('iteration');
  if (items.includes('')) throw new Refusal('--items has an empty place', 'Write IDs with commas between, such as --items SRS-1,SRS-2.');
  const through = phases.find((phase) => phase === context.text('through'));
  if (failOn === undefined && items.length === 0 && iteration === undefined && through === undefined) return undefined;
  return {
    failOn: failOn === 'warning' ? 'warning' : 'error',
    ...(items.length === 0 ? {} : { items: [...new Set(items)] }),
    ...(iteration === undefined ? {} : { iteration }),
    ...(through === undefined ? {} : { through }),
  };
}

/** A gate that looks at nothing would let everything through. */
function refuseEmptyGate({ graph }: TraceReport, request: GateRequest): void {
  if (graph === undefined) return;
  const ids = () => graph.items.map((item) => item.id);
  const unknown = request.items?.find((id) => graph.item(id) === undefined);
  if (unknown !== undefined)
    throw new Refusal(`--items names ${unknown}, which does not exist`, suggestion(unknown, ids()) ?? 'Name items of this DHF.');
  if (gatedItems(graph, request)?.size === 0) {
    throw new Refusal(
      `no item ${request.items === undefined ? '' : 'that --items names '}is of iteration ${request.iteration}`,
      'Write `iteration` on the items it is for.',
    );
  }
}

function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || isDay(text)) return text;
  throw new Refusal(`--as-of cannot be ${text}`, 'Write a day of the calendar, such as --as-of=2026-11-22.');
}

/** Machine formats have standard output to themselves; people then read on standard error. In a workflow no text may pass for a command. */
export function print(report: TraceReport, format: Format, { stdout, stderr, env, isSet }: CommandContext): void {
  const inWorkflow = env.GITHUB_ACTIONS === 'true';
  const people = format === 'text' ? stdout : stderr;
  const colours = coloursOn(people, env);
  const text = emitters.text(report, { ...emitContext(colours), all: isSet('all') });
  if (format !== 'text') stdout.write(emitters[format](report, emitContext(false)));
  people.write(inWorkflow ? disarm(text) : text);
  if (format === 'text' && inWorkflow) stdout.write(emitters.github(report, emitContext(false)));
}
