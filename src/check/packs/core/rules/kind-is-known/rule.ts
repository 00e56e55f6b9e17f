import type { DocumentFacts, Facts, ItemFacts } from '../../../../../model/facts.ts';
import { type KindName, kinds } from '../../../../../model/kinds.ts';
import { nearest } from '../../../../../model/nearest.ts';
import type { Vocabulary } from '../../../../../model/vocabulary.ts';
import { inEachFile } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { aKindTitle } from '../../../../words.ts';

/** An item or document as one place says it. */
interface Written extends Subject {
  readonly written: ItemFacts | DocumentFacts;
  readonly isDocument: boolean;
}

export default defineRule({
  id: 'kind-is-known',
  severity: { draft: 'error', release: 'error' },
  expect: inEachFile(everythingWritten).passes(({ written, isDocument }, { graph }) => {
    const { vocabulary } = graph;
    const id = written.id.text;
    if (isDocument) return documentBreach(id, vocabulary);
    const byPrefix = vocabulary.kindOfId(id);
    if (written.type === undefined) return byPrefix === undefined ? noKind(id, vocabulary) : undefined;
    const { text, place } = written.type;
    if (!isItemKind(text)) return { place, ...wrongType(id, text) };
    return byPrefix === undefined || byPrefix === text ? undefined : { place, ...twoKinds(id, text, byPrefix) };
  }),
});

function* everythingWritten({ items, document }: Facts, { graph }: RuleContext): Iterable<Written> {
  if (document !== undefined) yield { ...subject(document), isDocument: true };
  for (const item of items) yield { ...subject(item), isDocument: false };

  function subject(written: ItemFacts | DocumentFacts) {
    const item = graph.item(written.id.text);
    return { written, ...(item === undefined ? {} : { item }) };
  }
}

function isItemKind(text: string): text is KindName {
  return Object.hasOwn(kinds, text) && text !== 'document';
}

function documentBreach(id: string, vocabulary: Vocabulary): Breach | undefined {
  const kind = vocabulary.kindOfId(id);
  if (kind === undefined || kind === 'document') return undefined;
  const prefix = vocabulary.prefixOf(id);
  return {
    message: `${id} is a document, but its prefix ${prefix} is that of ${aKindTitle(kind)}`,
    fix: `Give it a prefix that no kind has, or write \`type: ${kind}\`.`,
  };
}

function noKind(id: string, vocabulary: Vocabulary): Breach {
  const prefix = vocabulary.prefixOf(id);
  const near = prefix === undefined ? undefined : nearest(prefix, vocabulary.prefixes);
  const why = prefix === undefined ? 'it has no prefix' : `no kind has the prefix ${prefix}`;
  const instead = near === undefined ? '' : `The prefix ${near} is close; or `;
  const rest = `${instead === '' ? 'W' : 'w'}rite the kind as \`type:\`, or declare the prefix in \`dhf.yaml\`.`;
  return { message: `Nothing says what kind of thing ${id} is: ${why}`, fix: `${instead}${rest}` };
}

function wrongType(id: string, type: string): Breach {
  const near = nearest(
    type,
    Object.keys(kinds).filter((name) => isItemKind(name)),
  );
  const fix = near === undefined ? 'Write one of the kinds that `dhf explain kinds` lists.' : `Write \`type: ${near}\`.`;
  return { message: `${id} has \`type: ${type}\`, which is no kind of item`, fix };
}

function twoKinds(id: string, type: KindName, byPrefix: KindName): Breach {
  return {
    message: `${id} has \`type: ${type}\`, but its prefix says ${aKindTitle(byPrefix)}`,
    fix: 'Take the type away, or give it an ID whose prefix fits.',
  };
}
