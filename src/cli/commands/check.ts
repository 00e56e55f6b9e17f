import { emitters, type Format, formats } from '../../emit/index.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode, exitCodeOf } from '../exit-code.ts';
import { judged, judging, print } from '../judging.ts';
import { clearOutputs, outputsOf, writeOutputs } from '../outputs.ts';
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
    ...judging,
    format: { type: 'string', choices: formats, help: 'what to write to standard output; text when left out' },
    output: { type: 'string', multiple: true, value: '<format>=<path>', help: 'writes a report to a file as well' },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const outputs = outputsOf(context.texts('output'), context.cwd);
  const root = rootOf(context.positionals[0], context.cwd);
  const report = await judged(root, context, () => clearOutputs(outputs));
  const emit = (format: Format) => emitters[format](report, emitContext(false));
  print(report, (context.text('format') ?? 'text') as Format, context);
  const written = writeOutputs(outputs, emit, context.stderr);
  return Math.max(exitCodeOf(report), written ? exitCode.clean : exitCode.notJudged);
}
