import { type GateRequest, gatedItems, gateOf } from '../../check/gate.ts';
import type { TraceReport } from '../../check/report.ts';
import { disarm } from '../../emit/github/github.ts';
import { emitters, type Format, formats } from '../../emit/index.ts';
import { isDay } from '../../project/clock.ts';
import { trace } from '../../project/trace.ts';
import { suggestion } from '../../view/suggestion.ts';
import { coloursOn } from '../colours.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode, exitCodeOf } from '../exit-code.ts';
import { clearOutputs, outputsOf, writeOutputs } from '../outputs.ts';
import { progress } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';
import { emitContext } from '../rule-pages.ts';

export const check: Command = {
  name: 'check',
  summary: 'reads, traces and judges a design history file',
  help: [
    'Reads every Markdown file below the folder that holds dhf.yaml, traces the links between items, and judges them by the rules of the standards',
    'named there. Writes nothing but what --output names. The verdict always covers everything; --fail-on, --items and --iteration set a gate beside it',
    'that alone decides on exit code 1.',
  ].join('\n'),
  example: 'dhf check --stage release --output sarif=reports/dhf.sarif',
  positionals: [{ name: 'dir', optional: true, help: 'folder that holds dhf.yaml; looked for from here upwards when left out' }],
  options: {
    stage: { type: 'string', choices: ['draft', 'release'], help: 'how strictly to judge; draft when left out' },
    'fail-on': { type: 'string', choices: ['error', 'warning'], help: 'the gate stops at this severity and above' },
    items: {
      type: 'string',
      multiple: true,
      value: '<id,…>',
      help: 'the gate looks only at these items, and at all that stands in a document',
    },
    iteration: { type: 'string', value: '<name>', help: 'the gate looks only at items of this iteration' },
    format: { type: 'string', choices: formats, help: 'what to write to standard output; text when left out' },
    output: { type: 'string', multiple: true, value: '<format>=<path>', help: 'writes a report to a file as well' },
    parser: { type: 'string', choices: ['satteri', 'remark'], help: 'the Markdown parser; satteri when left out' },
    'as-of': { type: 'string', value: '<date>', help: 'the day on which expiry and age are judged, such as 2026-11-22' },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const outputs = outputsOf(context.texts('output'), context.cwd);
  const asOf = dayOf(context.text('as-of'));
  const root = rootOf(context.positionals[0], context.cwd);
  clearOutputs(outputs);
  const report = await traced(root, asOf, context);
  const emit = (format: Format) => emitters[format](report, emitContext(false));
  print(report, context);
  const written = writeOutputs(outputs, emit, context.stderr);
  return Math.max(exitCodeOf(report), written ? exitCode.clean : exitCode.notJudged);
}

async function traced(root: string, asOf: string | undefined, context: CommandContext): Promise<TraceReport> {
  const request = gateRequest(context);
  const stage = context.text('stage') === 'release' ? 'release' : 'draft';
  const parser = context.text('parser') === 'remark' ? 'remark' : 'satteri';
  const line = progress(context.stderr);
  const report = await trace(root, {
    stage,
    parser,
    asOf,
    onProgress: (read, total) => line.show(`reading ${read} of ${total} files`),
  }).finally(line.clear);
  if (request === undefined) return report;
  refuseEmptyGate(report, request);
  return { ...report, gate: gateOf(report, request) };
}

function gateRequest(context: CommandContext): GateRequest | undefined {
  const failOn = context.text('fail-on');
  const items = context.texts('items').flatMap((list) => list.split(',').map((id) => id.trim()));
  const iteration = context.text('iteration');
  if (items.includes('')) throw new Refusal('--items has an empty place', 'Write IDs with commas between, such as --items SRS-1,SRS-2.');
  if (failOn === undefined && items.length === 0 && iteration === undefined) return undefined;
  return {
    failOn: failOn === 'warning' ? 'warning' : 'error',
    ...(items.length === 0 ? {} : { items: [...new Set(items)] }),
    ...(iteration === undefined ? {} : { iteration }),
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
function print(report: TraceReport, { stdout, stderr, env, ...context }: CommandContext): void {
  const format = (context.text('format') ?? 'text') as Format;
  const inWorkflow = env.GITHUB_ACTIONS === 'true';
  const people = format === 'text' ? stdout : stderr;
  const colours = coloursOn(people, env);
  const text = emitters.text(report, emitContext(colours));
  if (format !== 'text') stdout.write(emitters[format](report, emitContext(false)));
  people.write(inWorkflow ? disarm(text) : text);
  if (format === 'text' && inWorkflow) stdout.write(emitters.github(report, emitContext(false)));
}
