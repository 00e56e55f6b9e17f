import { defectTopics } from '../../../../../model/kinds.ts';
import { answer, fieldPlace, isPlaceholder, type TraceItem } from '../../../../../model/trace-item.ts';
import { every, fieldBreach } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';
import { criteriaSections, extraPointsIn } from '../../criteria-set.ts';

export default defineRule({
  id: 'unit-answers-the-extra-criteria',
  clause: '5.5.4',
  classes: ['C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.5.4-1'],
  expect: every('software-unit').passes((item, { graph }) => {
    const inSet = new Set(criteriaSections(item, graph).flatMap((section) => extraPointsIn(section, graph)));
    const open = defectTopics.flatMap((topic, at) => (inSet.has('abcdefgh'.charAt(at)) ? [] : (unanswered(item, topic) ?? [])));
    const written = open.find(({ topic }) => item.fields.has(topic));
    return open.length === 0 ? undefined : { open, place: written === undefined ? item.idPlace : fieldPlace(item, written.topic) };
  }),
  message: ({ item, open }) =>
    `${item.id} has no criterion for ${open.map(({ topic, instead }) => `${words(topic)}${instead}`).join(', ')}`,
  fix: () =>
    'Write each under a heading of that name: a criterion, or `not in the design:` and the reason. A `criteria-set` that answers 5.5.4 does for all.',
});

/** A topic without a criterion; `not in the design` is an answer only with a reason. */
function unanswered(item: TraceItem, topic: string) {
  const breach = fieldBreach(item, topic);
  if (breach !== undefined) return { topic, instead: breach.instead.replace(/^; (.*)$/, ' ($1)') };
  const said = answer(item, topic) ?? '';
  const reason = /^not in the design\b[\s:.,–—-]*(.*)$/is.exec(said)?.[1];
  if (reason === undefined) return isSaidInWords(said) ? undefined : { topic, instead: ` (it says only “${shorten(said)}”)` };
  return !isPlaceholder(reason) && isSaidInWords(reason) ? undefined : { topic, instead: ' (not in the design, but without a reason)' };
}

/** A letter, a tick or a single word says neither what holds nor why. */
function isSaidInWords(text: string): boolean {
  return /\p{L}{3}/u.test(text) && (/\S\s+\S/.test(text.trim()) || text.trim().length >= 10);
}

function words(topic: string): string {
  return topic.replaceAll('-', ' ');
}
