import type { Impact, ImpactTask } from '../../model/impact.ts';
import { counted, grouped } from '../count.ts';
import { oneLine } from '../printable.ts';
import { actionWords, answerWords, byRole, first, reasonWords } from './words.ts';

/** How much is written at most; what is left out is counted. */
export interface Most {
  /** Tasks of one role. */
  readonly tasks: number;
  /** Reasons at one task. */
  readonly reasons: number;
}

const usual: Most = { tasks: 30, reasons: 3 };

/**
 * The work list of an impact as Markdown for a pull request, one heading of the third level for each role that is asked. What is written by people stands in
 * code spans, so that it can be no markup, link or mention. Ends with a line feed.
 */
export function impactMarkdown({ tasks, cleared }: Impact, most: Most = usual): string {
  const lines = [
    ...(tasks.length === 0 ? ['Nothing is to be approved, reviewed, run or decided again.', ''] : []),
    ...byRole(tasks).flatMap(([role, own]) => roleLines(role, own, most)),
    ...(cleared.length === 0 ? [] : [`<details><summary>${counted(cleared.length, 'thing')} answered since</summary>`, '']),
    ...listed(
      cleared.map((task) => `${actionWords(task)} ${code(task.item)}: ${code(answerWords(task))}`),
      most.tasks,
    ),
    ...(cleared.length === 0 ? [] : ['', '</details>', '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function roleLines(role: string, tasks: readonly ImpactTask[], most: Most): readonly string[] {
  return [
    `### ${code(role)}: ${counted(tasks.length, 'thing')} to do again`,
    '',
    ...listed(
      tasks.map((task) => taskWords(task, most)),
      most.tasks,
    ),
    '',
  ];
}

function listed(words: readonly string[], most: number): readonly string[] {
  const { shown, more } = first(words, most);
  return [...shown.map((each) => `- ${each}`), ...(more === 0 ? [] : [`- and ${grouped(more)} more`])];
}

function taskWords(task: ImpactTask, { reasons }: Most): string {
  const { item, title, because } = task;
  const { shown, more } = first(because, reasons);
  const why = [...shown.map((reason) => code(reasonWords(reason))), ...(more === 0 ? [] : [`and ${grouped(more)} more`])];
  return `**${actionWords(task)}** ${code(item)} ${code(title)}: ${why.join('; ')}`;
}

/** Text in a code span, in which nothing else is markup. */
function code(text: string): string {
  const line = oneLine(text).trim();
  const ticks = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const gap = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return `${ticks}${gap}${line}${gap}${ticks}`;
}
