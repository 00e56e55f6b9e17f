import type { Facts } from '../../../../../model/facts.ts';
import { lineStart } from '../../../../../model/place.ts';
import { everyFileReadsWithout, type FileSubject, inEachFile, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

const id = 'item-is-identified';

/** A file called as an item, `PRB-7.md`. */
interface Named extends FileSubject {
  readonly name: string;
}

export default defineRule({
  id,
  severity: { draft: 'error', release: 'error' },
  expect: together(
    everyFileReadsWithout(id),
    inEachFile(named).passes(({ facts: { file, items, document, troubles }, name }, { graph }) => {
      const isRead = items.length > 0 || document !== undefined || graph.item(name) !== undefined;
      if (isRead || troubles.some((trouble) => trouble.rule === id)) return undefined;
      return {
        place: lineStart(file),
        message: `This file is called ${name}.md, but no item is read from it, and none of this name stands elsewhere`,
        fix: `Start it with a line \`---\`, then \`id: ${name}\` and the other fields, then another line \`---\`; or give the file another name.`,
      };
    }),
  ),
});

function named(facts: Facts, { graph }: RuleContext): readonly Named[] {
  const name = /([^/]*)\.md$/i.exec(facts.file)?.[1] ?? '';
  return graph.vocabulary.kindOfId(name) === undefined ? [] : [{ facts, name }];
}
