import { basename, resolve } from 'node:path';
import { verdictWords } from '../../emit/verdict.ts';
import type { Source } from '../../project/facts.ts';
import { settingsFile } from '../../project/files.ts';
import { suggestion } from '../../view/suggestion.ts';
import { allTables, listAsked, matrixAsked, type Table } from '../../view/tables.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { Asked, ExportFormat } from '../export/format.ts';
import { exportFormats } from '../export/formats.ts';
import { judged, judging, print } from '../judging.ts';
import { named } from '../named.ts';
import { progress } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';
import { refused, written } from '../surveyed.ts';

const formatNames = Object.keys(exportFormats);

export const exportCommand: Command = {
  name: 'export',
  summary: `writes a matrix, a list or everything as ${formatNames.join(', ')}`,
  help: [
    'Judges as `dhf check` does, then writes what was found: one matrix (--matrix), one list (--list), or everything. One table as csv or json goes to',
    'standard output when --out is left out, all else to dhf-export. A file that is refused is exported too: each export says its verdict.',
  ].join('\n'),
  example: 'dhf export csv --matrix user-need,software-requirement,test-case --out matrix.csv',
  positionals: [
    { name: 'format', help: formatNames.join(', ') },
    { name: 'dir', optional: true, help: 'folder that holds dhf.yaml; looked for from here upwards when left out' },
  ],
  options: {
    ...judging,
    matrix: {
      type: 'string',
      value: '<name or kinds>',
      help: 'one matrix: a ready one such as need-to-result, or kinds with commas between',
    },
    list: {
      type: 'string',
      value: '<kind>',
      help: 'one list: items of a kind, such as software-requirement or SRS, or links, findings, clauses, changes',
    },
    filter: { type: 'string', value: '<conditions>', help: 'only rows that fit, such as "class = C and status != draft"' },
    out: { type: 'string', value: '<path>', help: 'file to write; for everything as csv a folder' },
    ...Object.assign({}, ...Object.values(exportFormats).map(({ options }) => options ?? {})),
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const format = formatOf(context);
  const whole = !context.isSet('matrix') && !context.isSet('list');
  refuseMixed(context, whole);
  format.refuse?.(context);
  const root = rootOf(context.positionals[1], context.cwd);
  const out = outOf(context, root);
  const sources: Source[] = [];
  const report = await judged(root, context, {
    ready: () => written(() => format.clear({ cwd: context.cwd, out, whole })),
    onSource: (source) => sources.push(source),
  });
  const { graph } = report;
  if (graph === undefined) {
    print(report, 'text', { ...context, stdout: context.stderr });
    context.stderr.write('Nothing was exported.\n');
    return exitCodeOf(report);
  }
  const table = whole ? undefined : tableOf(report, graph, context);
  const asked = { report, graph, root, sources, context, table, out, tables: () => made(report, graph, context) };
  const path = await format.write(asked).catch((error: unknown) => {
    throw refused(error);
  });
  const code = exitCodeOf(report);
  const verdict = report.verdict === 'no-blocking-findings' ? '' : ' `dhf check` says why, and the export says it too.';
  context.stderr.write(
    `${path === undefined ? '' : `Written: ${named(path, context.cwd)}. `}The file is judged: ${verdictWords(report)}.${verdict}\n`,
  );
  return code;
}

function formatOf({ positionals }: CommandContext): ExportFormat {
  const [name = ''] = positionals;
  const format = Object.hasOwn(exportFormats, name) ? exportFormats[name] : undefined;
  if (format !== undefined) return format;
  throw new Refusal(`there is no format ${name}`, suggestion(name, formatNames) ?? `It can be ${formatNames.join(', ')}.`);
}

function refuseMixed(context: CommandContext, whole: boolean): void {
  if (context.isSet('matrix') && context.isSet('list'))
    throw new Refusal(
      '--matrix and --list are given, and only one of them can be written',
      'Write one of them, or neither for everything.',
    );
  if (whole && context.isSet('filter')) throw new Refusal('--filter chooses rows of one table', 'Name the table with --matrix or --list.');
  for (const [name, { options = {} }] of Object.entries(exportFormats)) {
    const flag = name === context.positionals[0] ? undefined : Object.keys(options).find((each) => context.isSet(each));
    if (flag !== undefined) throw new Refusal(`--${flag} is a flag of ${name}`, `Write \`dhf export ${name}\`, or leave it away.`);
  }
}

/** Nothing that the DHF is read from may be written over. */
function outOf(context: CommandContext, root: string): string | undefined {
  const name = context.text('out');
  if (name === undefined) return undefined;
  const out = resolve(context.cwd, name);
  const file = basename(out);
  if (file === settingsFile || /\.md$/i.test(file) || out === resolve(root))
    throw new Refusal(`--out would write over ${name}`, 'Name a file or folder that is no source of the DHF.');
  return out;
}

function tableOf(report: Asked['report'], graph: Asked['graph'], context: CommandContext): Table {
  const [matrix, list, filter] = [context.text('matrix'), context.text('list'), context.text('filter')];
  const table = matrix === undefined ? listAsked(report, graph, list ?? '', filter) : matrixAsked(graph, matrix, filter);
  if ('wrong' in table) throw new Refusal(table.wrong, table.fix);
  return table;
}

/** All tables, with a line that says how far it is. */
function made(report: Asked['report'], graph: Asked['graph'], { stderr }: CommandContext): readonly Table[] {
  const makers = allTables(report, graph);
  const line = progress(stderr);
  const tables = makers.map((make, at) => {
    line.show(`making ${at + 1} of ${makers.length} tables`);
    return make();
  });
  line.clear();
  return tables;
}
