import type { ClearedTask, Impact, ImpactTask } from '../../model/impact.ts';
import { counted } from '../count.ts';
import { oneLine } from '../printable.ts';
import type { Paint } from '../text/lines.ts';
import { actionWords, answerWords, byRole, first, reasonWords } from './words.ts';

/** Reasons written at one task. */
const most = 4;

/** The work list of an impact for a terminal, by the role that is asked; then what was answered already. Ends with a line feed. */
export function impactText({ tasks, cleared }: Impact, paint: Paint): string {
  const lines = [
    tasks.length === 0 ? 'Nothing is to be approved, reviewed, run or decided again.' : `${counted(tasks.length, 'thing')} to do again`,
    ...byRole(tasks).flatMap(([role, own]) => ['', paint('bold', oneLine(role)), ...own.flatMap((task) => taskLines(task, paint))]),
    ...(cleared.length === 0 ? [] : ['', `${counted(cleared.length, 'thing')} answered since`]),
    ...cleared.map(clearedLine),
  ];
  return `${lines.join('\n')}\n`;
}

function taskLines(task: ImpactTask, paint: Paint): readonly string[] {
  const { item, title, because } = task;
  const { shown, more } = first(because, most);
  return [
    `  ${actionWords(task)} ${paint('bold', oneLine(item))}  ${oneLine(title)}`,
    ...shown.map((reason) => `    ${oneLine(reasonWords(reason))}`),
    ...(more === 0 ? [] : [`    and ${counted(more, 'more reason')}`]),
  ];
}

function clearedLine(task: ClearedTask): string {
  return `  ${actionWords(task)} ${oneLine(`${task.item}  ${answerWords(task)}`)}`;
}
