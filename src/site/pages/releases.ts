import type { TraceGraph } from '../../model/graph.ts';
import { type ReleaseShown, releasesShown } from '../../view/releases.ts';
import { addressOf } from '../address.ts';
import { releaseTimelineFigure } from '../figures/release-timeline.ts';
import { crumbsTo } from '../frame.ts';
import { html, type Markup } from '../markup.ts';
import type { SitePage } from '../page.ts';
import { inParts } from '../parts.ts';
import type { Language } from '../strings/strings.ts';
import { rows, table } from '../table.ts';
import { link, whole } from '../words.ts';
import { links, named } from '../written.ts';
import { approvalTable } from './approvals.ts';
import { all, columns, fact, type Ledger, ledger, list, said, section, stateTag } from './ledger.ts';
import { productTested, resultTag } from './outcome.ts';
import { residualTable } from './problems.ts';

const path = addressOf.releases;

/** Which version is in the field, and every release: built how, with which anomalies, decided by whom. */
export function releasePages(graph: TraceGraph, language: Language, asOf: string): SitePage[] {
  const shown = ledger(graph, path, language);
  const { say } = shown;
  const releases = releasesShown(graph, asOf);
  const page = { path, title: say.text('releases'), section: 'releases', crumbs: crumbsTo(language) } as const;
  const head = html`<h1>${say('releases')}</h1><p class="lead">${say('releasesLead')}</p>`;
  if (releases.length === 0) return inParts(page, html`${head}<p>${say('noReleases')}</p>`, [], language);
  return inParts(
    page,
    html`${head}${fieldPart(releases, asOf, shown)}<p><a href="${addressOf.difference}">${say('toDifference')}</a></p>${releaseTimelineFigure(shown, asOf)}`,
    [
      section('overview', shown, 900 * releases.length, () => overview(releases, shown)),
      ...releases.map((each) => ({
        heading: { id: each.release.id, text: `${each.release.id} ${each.release.title.text}`, depth: 2 },
        top: html`<h2 id="${each.release.id}">${named(each.release, graph, path)} ${stateTag(each.state, shown)}</h2>`,
        blocks: [{ size: 6000 + 900 * each.residual.length, shown: () => record(each, shown) }],
      })),
    ],
    language,
  );
}

function fieldPart(releases: readonly ReleaseShown[], asOf: string, { graph, say }: Ledger): Markup {
  const field = releases.find(({ state }) => state === 'field');
  if (field === undefined) return html`<p>${say('nothingInField', { day: whole(asOf) })}</p>`;
  const { version, release, releasedOn } = field;
  const words = { day: whole(asOf), version: version ?? say('notSaid'), release: named(release, graph, path), on: whole(releasedOn ?? '') };
  const earlier = releases.filter(({ state }) => state === 'earlier').map((each) => each.release);
  return html`<p><strong>${say('inField', words)}</strong></p>${earlier.length > 0 && html`<p>${say('earlierInField', { releases: links(earlier, path) })}</p>`}`;
}

function overview(releases: readonly ReleaseShown[], shown: Ledger): Markup {
  const { graph, language, say } = shown;
  const row = ({ release, state, version, releasedOn, approvals, residual, unlisted, accepted, isCurrent }: ReleaseShown) => {
    const left = unlisted.length + accepted.length;
    const current = approvals.find((each) => each.isCurrent) ?? approvals[0];
    const decided =
      current === undefined ? html`<span class="tag gap">${say('nobody')}</span>` : html`${link(path, current.approval)}, ${current.who}`;
    return html`<tr><th scope="row" class="words">${named(release, graph, path)}${isCurrent && html` <span class="quiet">${say('judgedHere')}</span>`}</th><td>${version ?? say('notSaid')}</td><td>${stateTag(state, shown)}</td><td>${whole(releasedOn ?? say.text('notSaid'))}</td><td class="number">${residual.length}${left > 0 && html` <span class="tag error">${say('notInList', { count: left })}</span>`}</td><td>${decided}</td></tr>`;
  };
  const heads = columns(shown, 'aRelease', 'version', 'state', 'releasedOn');
  return table([...heads, { number: say.text('anomalies') }, say.text('decided')], rows(releases.map(row)), language);
}

function record(shownRelease: ReleaseShown, shown: Ledger): Markup {
  const { graph, say } = shown;
  const { release, tag, baselines, archives, before, changes, problems, residual, noneKnown } = shownRelease;
  const baselineWords = baselines.map(
    ({ baseline, tag: its }, at) => html`${at === 0 ? '' : ', '}${link(path, baseline)}${its !== undefined && html` <code>${its}</code>`}`,
  );
  const archiveWords = archives.map(
    ({ archive, location, contents, retention }) =>
      html`<li>${say('archiveWords', { archive: link(path, archive), location: said(location, shown) ?? say('notSaid'), until: whole(retention ?? say.text('notSaid')), contents: list(contents, shown) ?? say('notSaid') })}</li>`,
  );
  const facts = [
    fact('version', shownRelease.version, shown),
    fact('systemVersions', shownRelease.versions.length > 0 && list(shownRelease.versions, shown), shown),
    fact('releasedOn', shownRelease.releasedOn && whole(shownRelease.releasedOn), shown),
    fact('withdrawnOn', shownRelease.withdrawnOn !== undefined && whole(shownRelease.withdrawnOn), shown),
    fact('about', said(shownRelease.statement, shown), shown),
    fact('tag', tag && html`<code>${tag}</code>`, shown),
    fact('baseline', baselineWords.length === 0 ? undefined : html`${baselineWords}`, shown),
    fact('command', shownRelease.buildCommand && html`<code>${shownRelease.buildCommand}</code>`, shown),
    fact('builder', said(shownRelease.builder, shown), shown),
    fact('tools', list(shownRelease.tools, shown), shown),
    fact('artefacts', list(shownRelease.artefacts, shown), shown),
    fact('product', productWords(shownRelease, shown), shown),
    fact('runs', runWords(shownRelease, shown), shown),
    fact('archive', archives.length === 0 ? undefined : html`<ul class="plain">${archiveWords}</ul>`, shown),
    fact('delivery', all(shownRelease.delivery, shown), shown),
  ];
  const since = before === undefined ? say('firstRelease') : say('since', { before: link(path, before) });
  return html`<dl class="facts-list">${facts}</dl>
<h3>${since}</h3><p>${say('sinceWords', { changes: all(changes, shown), problems: all(problems, shown) })}</p>
<h3>${say('known')}</h3>${notListedWords(shownRelease, shown)}${residual.length > 0 ? residualTable(residual, shown) : html`<p>${noneKnown.length === 0 ? say('noneListed') : say('noneStated', { statements: links(noneKnown, path) })}</p>`}
<h3>${say('signatures')}</h3>${approvalTable(graph, release, path, shown.language) ?? html`<p>${say('noSignature')}</p>`}
`;
}

/** What is known to be in the version and stands in no list of it. */
function notListedWords({ unlisted, accepted }: ReleaseShown, { graph, say }: Ledger): Markup {
  const problems = unlisted.map((problem) => html`<li>${named(problem, graph, path)}</li>`);
  const failures = accepted.map(
    ({ result, decision }) => html`<li>${say('acceptedIn', { result: link(path, result), decision: link(path, decision) })}</li>`,
  );
  if (problems.length + failures.length === 0) return html``;
  return html`<p><span class="tag error">${say('notInList', { count: problems.length + failures.length })}</span></p><ul>${problems}${failures}</ul>`;
}

function productWords({ products }: ReleaseShown, { say }: Ledger): Markup {
  if (products.length === 0) return say('noProduct');
  return html`<ul class="plain">${products.map(({ sha256, runs }) => html`<li>${say('productIn', { hash: html`<code class="hash">${sha256}</code>`, runs: links(runs, path) })}</li>`)}</ul>`;
}

function runWords({ runs }: ReleaseShown, { language, say }: Ledger): Markup {
  if (runs.length === 0) return say('noProduct');
  const line = ({ run, tally, facts }: (typeof runs)[number]) => {
    const counts = facts.product.state === 'present' || facts.product.state === 'bridged';
    const tallied = tally.map(([outcome, count]) => html` ${resultTag(outcome, language, counts)} ${count}`);
    return html`<li>${link(path, run)}${tallied}${!counts && html` <span class="quiet">${productTested(facts, language)}</span>`}</li>`;
  };
  return html`<ul class="plain">${runs.map(line)}</ul>`;
}
