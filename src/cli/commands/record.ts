import { resolve } from 'node:path';
import type { LooseTest } from '../../model/evidence.ts';
import { type GivenField, givenFields, type NewRun, type RunRequest, recordRun } from '../../project/record/index.ts';
import type { Command, CommandContext, Flag } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';
import { sayGaps, shown, surveyOf, written } from '../surveyed.ts';

const givenHelp: Readonly<Record<GivenField, string>> = {
  platform: 'the platform it ran on, as the software system declares it; that one when there is one alone',
  hardware: 'the hardware it ran on',
  os: 'the operating system it ran on',
  runtime: 'the runtime it ran on, with its version',
  executor: 'who or what carried it out; the job of a build server, else the user of git',
  responsible: 'the person who answers for it',
  trigger: 'why it was run; what set off the job of a build server, or the tag',
  version: 'the version tested; that of the software system, else of the product',
  started: 'when it began, as 2026-11-22T09:00:00Z; as the results say when left out',
  ended: 'when it ended; as the results say, else when they were written',
};

const givenOptions = Object.fromEntries(
  givenFields.map((name): [string, Flag] => [name, { type: 'string', value: '<text>', help: givenHelp[name] }]),
);

export const record: Command = {
  name: 'record',
  summary: 'stores a test run: its results, what was tested, on what, by whom and why',
  help: [
    'Copies result and coverage files byte for byte to records/runs/RUN-n/, and writes the record beside them: the hash of the product, the commit and whether',
    'the product was dirty, the hash of each case that was run and of what it tests, and the SHA-256 of each file. Without files it takes those that dhf.yaml',
    'lists for the software system. Tests belong to test cases by whole IDs in their names or marks, or by `automated-as`; those that belong to none are named.',
    '',
    'Only formal runs count for a release, and what fails in one ends in a problem report or a disposition. Which runs are formal is set before they start:',
    '  by the tag of the release, where a plan says `formal-when: tag`: a run of the commit that has it is formal, any other is a development run;',
    '  else by --purpose=formal, written before any result is known: with --start, or in the script of a build server. A formal run that was started is',
    '  completed by its results, whatever they are; left open, it is a finding.',
    '',
    'Machine and operating system are taken from here only where the tests ran here: with --here, or where a report names this machine as its host.',
    'A manual run is written with a table for each case to fill; take `status: draft` out of it when it is done.',
    '',
    'To undo a record, delete the files that it names before they are committed; a formal run that is committed stays.',
  ].join('\n'),
  example: 'dhf record software/reports/junit.xml --tool "Vitest 5.1.1" --responsible "Test Lead"',
  positionals: [{ name: 'file', many: true, optional: true, help: 'results and coverage as the tools wrote them' }],
  options: {
    start: { type: 'boolean', help: 'records that tests are about to run; `dhf record` with their results completes it' },
    manual: { type: 'boolean', help: 'writes a run that a person carries out, with a table to fill' },
    run: { type: 'string', value: '<id>', help: 'the run that was started, where there are several' },
    system: { type: 'string', value: '<id>', help: 'the software system tested; the only one when left out' },
    purpose: { type: 'string', choices: ['formal', 'development'], help: 'does it count for a release? As the plan says when left out' },
    cases: { type: 'string', value: '<ids>', help: 'the cases of a manual run, such as TC-1,TC-2' },
    filter: { type: 'string', value: '<filter>', help: 'the cases of a manual run by a filter, such as "level = validation"' },
    title: { type: 'string', value: '<text>', help: 'the title of the record' },
    tool: { type: 'string', multiple: true, value: '<tool>', help: 'a test tool with its version; the names in the reports when left out' },
    ...givenOptions,
    here: { type: 'boolean', help: 'the tests ran on this machine' },
    change: { type: 'string', multiple: true, value: '<id>', help: 'a change request that it was run for' },
    log: { type: 'string', multiple: true, value: '<file>', help: 'a log that is kept beside the results' },
    'dry-run': { type: 'boolean', help: 'says what would be recorded, and writes nothing' },
    dir: { type: 'string', value: '<folder>', help: 'folder that holds dhf.yaml; looked for from here upwards when left out' },
  },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const request = requestOf(context);
  const known = await surveyOf(rootOf(context.text('dir'), context.cwd));
  const made = await recorded(() => recordRun(known, request));
  if ('refused' in made) throw new Refusal(made.refused, made.fix);
  sayGaps(known, context);
  say(made, request, context, (file) => shown(resolve(known.root, file), context.cwd));
  return exitCode.clean;
}

/** What the system does not let happen is for the user to put right. */
async function recorded<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    return written<T>(() => {
      throw error;
    });
  }
}

function requestOf(context: CommandContext): RunRequest {
  const { cwd, env, positionals } = context;
  const isManual = context.isSet('manual');
  const isStart = context.isSet('start');
  if (isManual && isStart)
    throw new Refusal('--start and --manual are two things', 'A manual run is written before it is carried out anyway.');
  const mode = isManual ? 'manual' : isStart ? 'start' : 'results';
  if (mode !== 'results' && positionals.length > 0)
    throw new Refusal(`--${mode} is written before there are results`, 'Name the files later, with `dhf record`.');
  if (!isManual && (context.isSet('cases') || context.isSet('filter')))
    throw new Refusal(
      '--cases and --filter are for manual runs',
      'Automated results say by themselves which cases were run; write --manual for a manual run.',
    );
  for (const name of ['started', 'ended']) refuseNoTime(name, context.text(name));
  const given = Object.fromEntries(givenFields.flatMap((name) => (context.isSet(name) ? [[name, context.text(name)]] : [])));
  return {
    mode,
    files: positionals.map((file) => resolve(cwd, file)),
    logs: context.texts('log').map((file) => resolve(cwd, file)),
    run: context.text('run'),
    system: context.text('system'),
    purpose: context.text('purpose') as RunRequest['purpose'],
    title: context.text('title'),
    given,
    tools: context.texts('tool'),
    changes: context.texts('change'),
    cases: (context.text('cases') ?? '').split(/[\s,]+/).filter((id) => id !== ''),
    filter: context.text('filter'),
    here: context.isSet('here'),
    dryRun: context.isSet('dry-run'),
    now: Date.now(),
    env,
    cwd,
  };
}

function refuseNoTime(name: string, text: string | undefined): void {
  if (text === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return;
  throw new Refusal(`--${name} is no moment with a zone`, `Write it as --${name}=2026-11-22T09:00:00Z.`);
}

function say(made: NewRun, { mode, dryRun }: RunRequest, { stdout, stderr }: CommandContext, shownAs: (file: string) => string): void {
  for (const file of made.written) stdout.write(`${shownAs(file)}\n`);
  if (dryRun) stdout.write(`\n${made.text}`);
  const say = (text: string) => stderr.write(`${text}\n`);
  say(`${made.id}${dryRun ? ' would be' : ' is'} a ${made.purpose} run of ${made.system} ${made.version}${what(made, mode)}.`);
  for (const { file, unmatched, ambiguous } of made.reports) {
    if (unmatched.length > 0)
      say(`${shownAs(file)}: ${count(unmatched.length, 'test belongs', 'tests belong')} to no test case: ${names(unmatched)}.`);
    for (const test of ambiguous)
      say(`${shownAs(file)}: “${test.name}” names ${test.cases.join(' and ')}, so it counts for none (${test.outcome}).`);
  }
  for (const note of made.notes) say(`note: ${note}`);
  if (made.missing.length > 0 && mode === 'results') say(`Still to be written in ${made.id}: ${made.missing.join(', ')}.`);
  for (const line of next(made, mode)) say(line);
}

/** `: 83 tests, results of 82 cases (80 pass, 2 fail)`. */
function what({ reports, cases }: NewRun, mode: RunRequest['mode']): string {
  if (mode !== 'results') return '';
  const tests = reports.reduce((sum, report) => sum + report.tests, 0);
  const all = [...cases.values()];
  const counts = [...new Set(all)].sort().map((outcome) => `${all.filter((each) => each === outcome).length} ${outcome}`);
  return `: ${count(tests, 'test', 'tests')}, results of ${count(cases.size, 'case', 'cases')}${counts.length === 0 ? '' : ` (${counts.join(', ')})`}`;
}

function next({ id, purpose, results, written: files }: NewRun, mode: RunRequest['mode']): readonly string[] {
  if (mode === 'start') return [`Run the tests now, then record what came of them: \`dhf record\` completes ${id}.`];
  if (mode === 'manual') return [`Carry out the cases, fill the table and what is missing, and take \`status: draft\` out of ${id}.`];
  const failed = results.filter(({ outcome, flaky }) => outcome === 'fail' || outcome === 'blocked' || flaky);
  const ids = [...new Set(failed.map((result) => `${id}/${result.case}`))];
  return [
    ...(purpose === 'formal' && ids.length > 0
      ? [
          `Report what did not pass: \`dhf new PRB\` with \`found-in: [${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}]\`, or a disposition (\`dhf new DSP\`).`,
        ]
      : []),
    `Commit ${files.length === 1 ? 'the file' : 'these files'} together; to undo, delete ${files.length === 1 ? 'it' : 'them'} before.`,
  ];
}

function names(tests: readonly LooseTest[]): string {
  const all = tests.map(({ name, outcome }) => (outcome === 'pass' ? name : `${name} (${outcome})`));
  return all.length > 5 ? `${all.slice(0, 5).join('; ')}; and ${all.length - 5} more` : all.join('; ');
}

function count(many: number, one: string, several: string): string {
  return `${many} ${many === 1 ? one : several}`;
}
