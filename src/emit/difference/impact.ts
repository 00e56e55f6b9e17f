import type { ClearedTask, Impact, ImpactReason, ImpactStep, ImpactTask } from '../../model/impact.ts';
import { compareText } from '../../model/place.ts';
import { counted } from '../count.ts';
import type { Entry, Section } from './told.ts';

/** What has to be done again, a section for each role that is asked; and what somebody answered already. */
export function impactSections({ tasks, cleared }: Impact): readonly Section[] {
  const byRole = [...Map.groupBy(tasks, ({ role }) => role)].sort(([a], [b]) => compareText(a, b));
  return [
    ...byRole.map(([role, own]) => ({
      heading: `${role}: ${counted(own.length, 'thing')} to do again`,
      entries: own.map(taskEntry),
    })),
    { heading: `${counted(cleared.length, 'thing')} answered since`, entries: cleared.map(clearedEntry) },
  ];
}

function taskEntry(task: ImpactTask): Entry {
  return { name: `${actionWords(task)} ${task.item}`, title: task.title, words: task.because.map(reasonWords) };
}

function clearedEntry(task: ClearedTask): Entry {
  return { name: `${actionWords(task)} ${task.item}`, title: task.title, words: [answerWords(task)] };
}

/** What is asked, before the ID. At a software system a run is of all its tests that are asked for nowhere else. */
function actionWords({ action, kind }: ImpactTask): string {
  return action === 'run' && kind === 'software-system' ? 'run every other test of' : action;
}

const answers: Readonly<Record<ClearedTask['by'], string>> = {
  changed: 'changed, and approved since',
  approved: 'approved again as it stood',
  passed: 'passed in a new run',
  'no-impact': 'said to make no difference',
};

function answerWords({ by, record }: ClearedTask): string {
  return record === undefined ? answers[by] : `${answers[by]}: ${record}`;
}

/** Such as `SRS-1 changed in statement (TC-5 verifies SRS-1)`. */
function reasonWords({ moved, fields, through }: ImpactReason): string {
  const what = fields.length === 0 ? `${moved} moved` : `${moved} changed in ${fields.map(fieldWords).join(', ')}`;
  return through.length === 0 ? what : `${what} (${through.map(stepWords).join(', ')})`;
}

function stepWords({ from, field, to }: ImpactStep): string {
  return `${from} ${field.replaceAll('-', ' ')} ${to}`;
}

function fieldWords(field: string): string {
  return field === 'text' ? 'its own words' : field.replaceAll('-', ' ');
}
