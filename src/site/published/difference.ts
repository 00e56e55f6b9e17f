import type { Difference } from '../../model/difference.ts';
import { addressOf, relative } from '../address.ts';
import { html } from '../markup.ts';
import { type DifferenceLinks, differenceParts } from '../pages/difference.ts';
import { redlineWords } from '../pages/history.ts';
import { redlineOf } from '../prose.ts';
import { publishedStrings } from '../strings/published.ts';
import { speaker } from '../strings/strings.ts';
import { publishedPage } from './frame.ts';
import { type PublishedTree, publishedAddress } from './shape.ts';

/**
 * The finished page of what changed between two versions, named in the difference as they are published; `has` tells which pages stand in the folder of a
 * version.
 */
export function differencePage(
  tree: Pick<PublishedTree, 'product' | 'language' | 'tool'>,
  difference: Difference,
  has: (version: string, path: string) => boolean,
): string {
  const { language } = tree;
  const say = speaker(publishedStrings, language);
  const [before, after] = [difference.before.name, difference.after.name];
  const path = publishedAddress.changes(before, after);
  const title = say.text('changesOf', { before, after });
  const { groups } = differenceParts({
    difference,
    language,
    written: language,
    links: linksFrom(path, [after, before], has),
    redline: (change) => redlineOf(change.before ?? '', change.after ?? '', redlineWords(language)),
  });
  const link = (version: string) => html`<a href="${relative(path, publishedAddress.version(version))}">${version}</a>`;
  const contents = groups.flatMap(({ heading }) =>
    heading === undefined ? [] : html`<li><a href="#${heading.id}">${heading.text}</a></li>\n`,
  );
  const body = html`<h1>${title}</h1>
<p>${say('changesLead', { before: link(before), after: link(after) })}</p>
${groups.length === 0 ? html`<p>${say('same')}</p>` : html`<ul>\n${contents}</ul>`}
${groups.map(({ top, blocks }) => html`${top}${blocks.map((block) => block.shown())}\n`)}`;
  return publishedPage(tree, { path, title, styles: ['auditor.css', 'redline.css'], body });
}

/** To the page in the later version, else to that in the earlier one. */
function linksFrom(path: string, versions: readonly string[], has: (version: string, path: string) => boolean): DifferenceLinks {
  const to = (page: string) => {
    const version = versions.find((each) => has(each, page));
    return version === undefined ? undefined : relative(path, `${version}/${page}`);
  };
  return { item: (id) => to(addressOf.item(id)), clause: () => undefined, rule: (id) => to(addressOf.rule(id)) };
}
