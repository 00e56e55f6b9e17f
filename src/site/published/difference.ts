import type { Changed, Difference, Named } from '../../model/difference.ts';
import { html, type Markup } from '../markup.ts';
import { publishedStrings } from '../strings/published.ts';
import { type Say, speaker } from '../strings/strings.ts';
import { fieldTitle, kindTitle } from '../words.ts';
import { publishedPage } from './frame.ts';
import { type PublishedTree, publishedAddress } from './shape.ts';

/** The finished page of what changed between two versions, named in the difference as they are published. */
export function differencePage(tree: Pick<PublishedTree, 'product' | 'language' | 'tool'>, difference: Difference): string {
  const say = speaker(publishedStrings, tree.language);
  const [before, after] = [difference.before.name, difference.after.name];
  const title = say.text('changesOf', { before, after });
  const body = html`<h1>${title}</h1>\n${differenceBody(difference, say, tree.language)}`;
  return publishedPage(tree, { path: publishedAddress.changes(before, after), title, styles: ['redline.css'], body });
}

function differenceBody(difference: Difference, say: Say<typeof publishedStrings>, language: PublishedTree['language']): Markup {
  const list = (title: keyof typeof publishedStrings, items: readonly Markup[]) =>
    items.length > 0 && html`<h2>${say(title)}</h2>\n<ul>\n${items}</ul>\n`;
  const named = ({ id, kind, title }: Named) => html`<li>${kindTitle(kind, language)} ${id}: ${title}</li>\n`;
  const changed = (each: Changed) => {
    const names = [...each.fields.map(({ name }) => name), ...each.links.map(({ field }) => field)];
    return html`<li>${kindTitle(each.kind, language)} ${each.id}: ${each.title} (${names.map((name) => fieldTitle(name, language)).join(', ')})</li>\n`;
  };
  const { added, retired, removed } = difference;
  return html`${list('added', added.map(named))}${list('retired', retired.map(named))}${list('removed', removed.map(named))}${list('changedItems', difference.changed.map(changed))}`;
}
