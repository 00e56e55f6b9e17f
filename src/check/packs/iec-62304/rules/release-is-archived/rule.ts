import { isLater } from '../../../../../model/times.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'release-is-archived',
  clause: '5.8.7',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'off', release: 'error' },
  checks: ['R-5.8.7-1'],
  expect: every('release')
    .where((item) => item.status !== 'draft')
    .passes((item, { graph }) => {
      const breach = breachOfAll(item, graph, [{ in: 'archives', from: ['archive'] }]);
      if (breach !== undefined) return missing(item, breach);
      return graph
        .sources(item, 'archives')
        .filter((archive) => archive.status !== 'draft')
        .flatMap((archive) => [...oneThing(archive), ...tooShort(archive, item)]);
    }),
});

function missing(item: TraceItem, { instead, related }: { readonly instead: string; readonly related: Breach['related'] }): Breach {
  return {
    message: `Nothing says where ${item.id} is archived${instead}`,
    fix: `Write an archive with \`archives: ${item.id}\`, where it is, what it holds and until when it is kept.`,
    ...(related === undefined ? {} : { related }),
  };
}

/** Software with its configuration items (a) and documents (b) are two things at least. */
function oneThing(archive: TraceItem): readonly Breach[] {
  const contents = answers(archive, 'contents');
  const [only] = contents;
  if (only === undefined || contents.length > 1 || /,|;|\band\b|\bund\b/.test(only.text)) return [];
  return [
    {
      item: archive,
      place: only.place,
      message: `${archive.id} holds one thing alone; software with its configuration items (a) and documents (b) have to be kept`,
      fix: 'Add what is missing to the archive, and list in `contents` what it holds.',
    },
  ];
}

function tooShort(archive: TraceItem, release: TraceItem): readonly Breach[] {
  const [until, on] = [answer(archive, 'retention-until') ?? '', answer(release, 'released-on') ?? ''];
  if (until === '' || on === '' || isLater(until, on)) return [];
  return [
    {
      item: archive,
      place: fieldPlace(archive, 'retention-until'),
      message: `${archive.id} is kept until ${until}, but ${release.id} was released on ${on}`,
      fix: 'Keep it for the longer of the declared life time of the product and the period the law asks for.',
    },
  ];
}
