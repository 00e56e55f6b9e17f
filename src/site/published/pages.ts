import { relative } from '../address.ts';
import { html, type Markup } from '../markup.ts';
import { publishedStrings } from '../strings/published.ts';
import { type Say, speaker } from '../strings/strings.ts';
import { type PublishedPage, publishedPage } from './frame.ts';
import { type PublishedTree, publishedAddress, type ShownAnomaly, type ShownVersion } from './shape.ts';

type SayPublished = Say<typeof publishedStrings>;

/** The list of all releases. */
export function releasesPage(tree: PublishedTree): PublishedPage {
  const say = speaker(publishedStrings, tree.language);
  const path = publishedAddress.home;
  const next = html`<a href="${relative(path, publishedAddress.next)}">${say('next')}</a>`;
  const body = html`<h1>${say('releasesOf', { product: tree.product })}</h1>
<p>${say('intro')}</p>
${tree.versions.length === 0 ? html`<p>${say('noRelease')}</p>` : versionTable(tree, path, say)}
${tree.versions.length > 0 && tree.latest === undefined && html`<p>${say('noneInForce')}</p>`}
${tree.next && html`<p>${say('nextSite', { link: next })}</p>`}`;
  return { path, title: say.text('releases'), body };
}

function versionTable({ versions }: PublishedTree, path: string, say: SayPublished): Markup {
  const heads = (['version', 'state', 'releasedOn', 'found', 'changed', 'bundle'] as const).map(
    (name) => html`<th scope="col">${say(name)}</th>`,
  );
  const rows = versions.map((version, at) => {
    const before = versions[at + 1]?.version;
    const file = html`<a href="${relative(path, publishedAddress.version(version.version))}">${version.version}</a>`;
    const status = html`<a href="${relative(path, publishedAddress.status(version.version))}">${say('status')}</a>`;
    const changes =
      before === undefined
        ? '–'
        : html`<a href="${relative(path, publishedAddress.changes(before, version.version))}">${say('fromTo', { before, after: version.version })}</a>`;
    return html`<tr><th scope="row">${file}</th><td>${stateTag(version, say)} ${status}</td><td class="whole">${version.releasedOn}</td><td>${foundCell(version, say)}</td><td>${changes}</td><td>${bundleLink(path, version)}</td></tr>\n`;
  });
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say.text('releases')}"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table></div>`;
}

function bundleLink(path: string, { version, bundle }: ShownVersion): Markup {
  return html`<a href="${relative(path, `${version}/${bundle.file}`)}">${bundle.file}</a>`;
}

const looks = { 'in-field': 'good', superseded: 'warning', 'pre-release': 'info', withdrawn: 'error' } as const;

function stateTag(version: ShownVersion, say: SayPublished): Markup {
  return html`<span class="tag ${looks[version.state]}">${stateWords(version, say)}</span>`;
}

function stateWords({ state, supersededBy, withdrawnOn }: ShownVersion, say: SayPublished): Markup {
  if (withdrawnOn !== undefined) return say('withdrawnOn', { day: withdrawnOn });
  return supersededBy === undefined ? say(state) : say('supersededBy', { version: supersededBy });
}

function foundCell({ anomalies }: ShownVersion, say: SayPublished): Markup | number {
  if (anomalies === undefined) return say('unlooked');
  return anomalies.length === 0 ? say('none') : anomalies.length;
}

/** Leads to the latest release. */
export function latestPage(tree: PublishedTree): PublishedPage {
  const say = speaker(publishedStrings, tree.language);
  const path = publishedAddress.latest;
  const title = say.text('latest');
  if (tree.latest === undefined) return { path, title, body: html`<h1>${title}</h1>\n<p>${say('noneInForce')}</p>` };
  const forward = publishedAddress.version(tree.latest);
  const version = html`<a href="${relative(path, forward)}">${tree.latest}</a>`;
  return { path, title, forward, body: html`<h1>${title}</h1>\n<p>${say('latestIs', { version })}</p>` };
}

/** How one release stands today. */
export function statusPage(tree: PublishedTree, shown: ShownVersion): PublishedPage {
  const say = speaker(publishedStrings, tree.language);
  const { version, withdrawnOn } = shown;
  const path = publishedAddress.status(version);
  const title = say.text('stateOf', { version });
  const body = html`<h1>${title}</h1>
${withdrawnOn !== undefined && html`<p class="preview">${say('doNotUse', { version, day: withdrawnOn })}</p>\n`}${facts(tree, shown, path, say)}
<h2>${say('foundSince')}</h2>
${anomalies(shown, say)}
<h2>${say('changedSince')}</h2>
${comparisons(tree, shown, path, say)}
<h2>${say('proof')}</h2>
<p>${say('proofWords', { bundle: bundleLink(path, shown), command: html`<code>dhf verify ${shown.bundle.file}</code>`, flag: html`<code>--allowed-signers</code>` })}</p>`;
  return { path, title, body };
}

function facts({ records }: PublishedTree, shown: ShownVersion, path: string, say: SayPublished): Markup {
  const row = (name: keyof typeof publishedStrings, words: Markup | string) => html`<dt>${say(name)}</dt><dd>${words}</dd>\n`;
  const { version, releasedOn, tag, commit, record, nextReview, manifest, bundle } = shown;
  const from =
    records === undefined
      ? say('noRecords')
      : record === undefined
        ? say('noRecord')
        : say('recordsAt', { day: records.asOf, commit: records.commit.slice(0, 12) });
  return html`<dl class="facts-list">
${row('state', stateTag(shown, say))}${row('file', html`<a href="${relative(path, publishedAddress.version(version))}">${version}</a>`)}${row('releasedOn', releasedOn)}${row('tagAndCommit', say('tagAt', { tag, commit: html`<span class="hash">${commit}</span>` }))}${record !== undefined && row('record', record)}${nextReview !== undefined && row('nextReview', nextReview)}${row('takenFrom', from)}${row('manifest', html`<span class="hash">${manifest}</span>`)}${row('bundleSum', html`<span class="hash">${bundle.sha256}</span>`)}</dl>`;
}

function anomalies({ anomalies: found }: ShownVersion, say: SayPublished): Markup {
  if (found === undefined) return html`<p>${say('nobodyLooked')}</p>`;
  if (found.length === 0) return html`<p>${say('noneFound')}</p>`;
  const heads = (['report', 'title', 'since', 'safety', 'state'] as const).map((name) => html`<th scope="col">${say(name)}</th>`);
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say.text('foundSince')}"><table>
<caption>${say('foundCaption')}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${found.map((each) => anomalyRow(each, say))}</tbody>
</table></div>`;
}

function anomalyRow({ id, title, since, safetyRelated, state }: ShownAnomaly, say: SayPublished): Markup {
  const safety = html`<span class="tag ${safetyRelated === 'no' ? 'info' : 'error'}">${say(safetyRelated ?? 'unjudged')}</span>`;
  return html`<tr><th scope="row" class="whole">${id}</th><td class="long">${title}</td><td class="whole">${since ?? say('dayUnknown')}</td><td>${safety}</td><td>${say(state)}</td></tr>\n`;
}

function comparisons({ versions }: PublishedTree, { version }: ShownVersion, path: string, say: SayPublished): Markup {
  const at = versions.findIndex((each) => each.version === version);
  const others = versions.flatMap((other, index) => {
    if (index === at) return [];
    const [before, after] = index < at ? [version, other.version] : [other.version, version];
    const address = publishedAddress.changes(before, after);
    return [html`<li><a href="${relative(path, address)}">${say('fromTo', { before, after })}</a></li>\n`];
  });
  return others.length === 0 ? html`<p>${say('noOther')}</p>` : html`<ul>\n${others}</ul>`;
}

/** Finished pages of a tree by their path: the list, the way to the latest, and the status of each version. */
export function livePages(tree: PublishedTree): ReadonlyMap<string, string> {
  const pages = [releasesPage(tree), latestPage(tree), ...tree.versions.map((version) => statusPage(tree, version))];
  return new Map(pages.map((page) => [page.path, publishedPage(tree, page)]));
}
