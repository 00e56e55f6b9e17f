import type { ClearedTask, ImpactReason, ImpactStep, ImpactTask } from '../../model/impact.ts';
import { compareText } from '../../model/place.ts';

/** What is asked, before the ID. At a software system a run is of all its tests that are asked for nowhere else. */
export function actionWords({ action, kind }: Pick<ImpactTask, 'action' | 'kind'>): string {
  return action === 'run' && kind === 'software-system' ? 'run every other test of' : action;
}

/** How it was answered, to stand behind the task. */
export function answerWords({ by, record }: ClearedTask): string {
  const what = {
    changed: 'changed, and approved since',
    approved: 'approved again as it stood',
    passed: 'passed in a new run',
    'no-impact': 'said to make no difference',
  }[by];
  return record === undefined ? what : `${what}: ${record}`;
}

/** `SRS-1 changed in statement (TC-5 verifies SRS-1)`. */
export function reasonWords({ moved, fields, through }: ImpactReason): string {
  const what = fields.length === 0 ? `${moved} moved` : `${moved} changed in ${fields.map(fieldWords).join(', ')}`;
  return through.length === 0 ? what : `${what} (${through.map(stepWords).join(', ')})`;
}

function stepWords({ from, field, to }: ImpactStep): string {
  return `${from} ${field.replaceAll('-', ' ')} ${to}`;
}

function fieldWords(field: string): string {
  return field === 'text' ? 'its own words' : field.replaceAll('-', ' ');
}

/** Tasks by the role that is asked, each in the order of the list. */
export function byRole<T extends ImpactTask>(tasks: readonly T[]): readonly (readonly [role: string, tasks: readonly T[]])[] {
  return [...Map.groupBy(tasks, ({ role }) => role)].sort(([a], [b]) => compareText(a, b));
}

/** The first of some things, and how many more there are. */
export function first<T>(things: readonly T[], most: number): { readonly shown: readonly T[]; readonly more: number } {
  const shown = things.length > most ? things.slice(0, most - 1) : things;
  return { shown, more: things.length - shown.length };
}
