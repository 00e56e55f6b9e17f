import type { TraceReport } from '../../check/report.ts';
import { notJudgedLines, type Paint, painter } from '../../emit/text/lines.ts';
import { verdictWords } from '../../emit/verdict.ts';
import { findRoot } from '../../project/files.ts';
import { trace } from '../../project/trace.ts';
import { suggestion } from '../../view/suggestion.ts';
import { coloursOn } from '../colours.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { clauseText, sectionText } from '../explain/clause.ts';
import { type ClauseName, clauseName, clauseNames, clauseOf } from '../explain/clause-name.ts';
import { itemText } from '../explain/item.ts';
import { ruleText } from '../explain/rule.ts';
import { progress } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { rootOf } from '../root.ts';
import { allRules, ruleOf } from '../rule-pages.ts';

export const explain: Command = {
  name: 'explain',
  summary: "shows a rule's page, what a clause asks and how this DHF answers, or an item's whole thread",
  help: [
    'A rule: its page. A clause: what it asks at which class, which rules look at it, what they found here, and what no rule covers yet.',
    'An item: where it stands, its class and where that comes from, its approval, how it stands by results and why, its thread up and down with the state of each link, its findings.',
  ].join('\n'),
  example: 'dhf explain IEC 62304 5.2.2 j',
  positionals: [
    { name: 'rule, clause or item', many: true, help: 'such as link-resolves, 5.3.3, "IEC 62304 5.2.2 j", SRS-101, RUN-1 or RUN-1/TC-3' },
  ],
  options: { stage: { type: 'string', choices: ['draft', 'release'], help: 'at which stage to judge the DHF; draft when left out' } },
  run,
};

async function run(context: CommandContext): Promise<number> {
  const { stdout, positionals } = context;
  const asked = positionals.join(' ').trim();
  const paint = painter(coloursOn(stdout, context.env));
  const rule = ruleOf(asked.toLowerCase());
  if (rule !== undefined) {
    stdout.write(ruleText(rule, Math.min(stdout.columns ?? 100, 100), paint));
    return exitCode.clean;
  }
  const name = clauseName(asked);
  return name === undefined ? explainItem(asked, context, paint) : explainClause(name, context, paint);
}

async function explainClause(name: ClauseName, context: CommandContext, paint: Paint): Promise<number> {
  const clause = clauseOf(name);
  const section = clause === undefined && name.point === undefined ? sectionText(name, paint) : '';
  if (clause === undefined && section === '') throw unknownClause(name);
  const root = findRoot(context.cwd);
  if (clause === undefined || root === undefined) {
    context.stdout.write(clause === undefined ? section : clauseText(name, clause, undefined, paint));
    return exitCode.clean;
  }
  const report = await traced(root, context);
  context.stdout.write(clauseText(name, clause, report, paint));
  return conclude(report, context, paint);
}

async function explainItem(id: string, context: CommandContext, paint: Paint): Promise<number> {
  const root = findRoot(context.cwd);
  if (root === undefined && !/\d$/.test(id)) throw unknown(id, []);
  const report = await traced(rootOf(undefined, context.cwd), context);
  const { graph } = report;
  if (graph !== undefined) {
    const item = graph.item(id) ?? graph.item(id.toUpperCase());
    if (item === undefined)
      throw unknown(
        id,
        graph.items.map((each) => each.id),
      );
    context.stdout.write(itemText(item, graph, report, paint));
  }
  return conclude(report, context, paint);
}

function traced(root: string, context: CommandContext): Promise<TraceReport> {
  const line = progress(context.stderr);
  const stage = context.text('stage') === 'release' ? 'release' : 'draft';
  return trace(root, { stage, onProgress: (read, total) => line.show(`reading ${read} of ${total} files`) }).finally(line.clear);
}

/** What was not looked at may change what was explained: it is said, and the exit code tells. */
function conclude(report: TraceReport, { stderr }: CommandContext, paint: Paint): number {
  if (report.verdict !== 'could-not-judge') return exitCode.clean;
  stderr.write(
    `${[...report.notJudged.flatMap((each) => notJudgedLines(each, report, paint)), paint('red', verdictWords(report))].join('\n')}\n`,
  );
  return exitCode.notJudged;
}

function unknownClause({ standard, number, point }: ClauseName): Refusal {
  const known = clauseNames();
  const words = point === undefined ? number : `${number} ${point}`;
  return new Refusal(
    `dhf knows no clause ${standard} ${words}`,
    suggestion(words, known) ?? 'Name a clause of IEC 62304 such as 5.3.3, or a point of it such as 5.2.2 j.',
  );
}

function unknown(asked: string, ids: readonly string[]): Refusal {
  const known = [...allRules.map(({ rule }) => rule.id), ...clauseNames(), ...ids];
  return new Refusal(`${asked} is no rule, no clause and no item of this DHF`, suggestion(asked, known) ?? '`dhf rules` lists the rules.');
}
