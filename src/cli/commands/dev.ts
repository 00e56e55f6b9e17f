import type { TraceReport } from '../../check/report.ts';
import { counted } from '../../emit/count.ts';
import { oneLine } from '../../emit/printable.ts';
import { verdictWords } from '../../emit/verdict.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { judging } from '../judging.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';

export const dev: Command = {
  name: 'dev',
  summary: 'shows the site while its files are written, with findings over it',
  help: [
    'Serves the site on this machine only and judges again after every change; open pages follow by themselves. What blocks is shown over the page',
    'with file, line and what to do, until it is mended. Writes nothing into the folder. Ends with Ctrl-C.',
  ].join('\n'),
  example: 'dhf dev --port 4400',
  positionals: [{ name: 'dir', optional: true, help: 'folder that holds dhf.yaml; looked for from here upwards when left out' }],
  options: {
    stage: judging.stage,
    port: { type: 'string', value: '<number>', help: 'the port, or the next one that is free; 4321 when left out' },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const root = rootOf(context.positionals[0], context.cwd);
  const port = portOf(context.text('port') ?? '4321');
  // Loading what makes a site takes longer than many a check.
  const { serveLive } = await import('../../site/dev.ts');
  const ended = interrupted();
  const server = await serveLive(root, {
    stage: context.text('stage') === 'release' ? 'release' : 'draft',
    port,
    onReport: (report) => context.stdout.write(`${line(report)}\n`),
  });
  context.stdout.write(`${server.address} shows the site. Ctrl-C ends it.\n`);
  await Promise.race([ended, server.following]).finally(server.close);
  return exitCode.clean;
}

function portOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) < 65536) return Number(text);
  throw new Refusal(`--port cannot be ${text}`, 'Write a number from 1 to 65535, such as --port 4400.');
}

/** Fulfilled when somebody asks this process to end. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** Counts and verdict; where nothing was looked at, why. */
function line(report: TraceReport): string {
  const { items, links, errors, warnings } = report.counts;
  const verdict = verdictWords(report);
  const [unread] = report.notJudged;
  if (report.graph === undefined && unread !== undefined)
    return `${verdict} · ${oneLine(unread.place?.file ?? unread.what)}:${unread.place?.line ?? 1} ${oneLine(unread.why)}`;
  return [counted(items, 'item'), counted(links, 'link'), counted(errors, 'error'), counted(warnings, 'warning'), verdict].join(' · ');
}
