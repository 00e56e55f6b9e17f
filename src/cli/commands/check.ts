import { emitters, type Format, formats } from '../../emit/index.ts';
import type { AssumedClass } from '../../model/assumed-class.ts';
import type { SafetyClass } from '../../model/safety-class.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode, exitCodeOf } from '../exit-code.ts';
import { judged, judging, print } from '../judging.ts';
import { clearOutputs, outputsOf, writeOutputs } from '../outputs.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';
import { emitContext } from '../rule-pages.ts';

export const check: Command = {
  name: 'check',
  summary: 'reads, traces and judges a design history file',
  help: [
    'Reads every Markdown file below the folder that holds dhf.yaml, traces the links between items, and judges them by the rules of the standards',
    "named there. Writes nothing but what --output names, and drawn diagrams to the user's cache. The verdict always covers everything; --fail-on, --items and --iteration set a gate beside it",
    'that alone decides on exit code 1.',
  ].join('\n'),
  example: 'dhf check --stage release --output sarif=reports/dhf.sarif',
  positionals: [{ name: 'dir', optional: true, help: 'folder that holds dhf.yaml; looked for from here upwards when left out' }],
  options: {
    ...judging,
    'assume-class': {
      type: 'string',
      multiple: true,
      value: '<class>',
      help: 'what if: judges as if every software system, or with <id>=<class> one item, were declared of this class',
    },
    format: { type: 'string', choices: formats, help: 'what to write to standard output; text when left out' },
    output: { type: 'string', multiple: true, value: '<format>=<path>', help: 'writes a report to a file as well' },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const outputs = outputsOf(context.texts('output'), context.cwd, formats);
  const root = rootOf(context.positionals[0], context.cwd);
  const assume = assumedIn(context);
  const report = await judged(root, context, { ready: () => clearOutputs(outputs), assume });
  const emit = (format: Format) => emitters[format](report, emitContext(false));
  print(report, (context.text('format') ?? 'text') as Format, context);
  const written = writeOutputs(outputs, emit, context.stderr);
  return Math.max(exitCodeOf(report), written ? exitCode.clean : exitCode.notJudged);
}

/** The classes to assume. Formats that other tools keep would not say that the report is a “what if”. */
function assumedIn(context: CommandContext): readonly AssumedClass[] {
  const texts = context.texts('assume-class');
  const formats = [context.text('format') ?? 'text', ...context.texts('output').map((each) => each.split('=')[0])];
  const other = formats.find((format) => format !== 'text' && format !== 'json');
  if (texts.length > 0 && other !== undefined)
    throw new Refusal(`--assume-class cannot be written as ${other}`, 'Write it as text or json: these say what was assumed.');
  return texts.map((text) => {
    const [, item, assumed] = /^(?:(.+)=)?([ABC])$/.exec(text) ?? [];
    if (assumed === undefined)
      throw new Refusal(`--assume-class cannot be ${text}`, 'Write a class, such as --assume-class=B, or --assume-class=SWI-2=B.');
    return { item, class: assumed as SafetyClass };
  });
}
