import { type LiveVersions, liveData, publishedAddress } from '../published/shape.ts';
import { publishedStrings } from '../strings/published.ts';
import { speaker } from '../strings/strings.ts';
import { loadFrom, up } from './data.ts';
import { language } from './language.ts';
import { button, made } from './made.ts';

const say = speaker(publishedStrings, language);

type Live = LiveVersions['versions'][number];

/** Puts on a page of a release how that stands today, and a way to other versions. Where it is not published the page stays as it is. */
export async function liveRelease(box: HTMLElement): Promise<void> {
  const words = box.querySelector('p');
  // Before its words come, so that they are told to who hears the page.
  words?.setAttribute('role', 'status');
  const live = await loadFrom<LiveVersions>(`../${publishedAddress.live}`, liveData.versions).catch(() => undefined);
  const own = live?.versions.find(({ version }) => version === box.dataset.version);
  if (words === null || live === undefined || own === undefined) return;
  box.classList.add(own.state);
  if ((own.anomalies ?? 0) > 0) box.classList.add('trouble');
  words.replaceChildren(...statusWords(own));
  box.append(switcher(live, own.version));
}

function statusWords({ version, state, supersededBy, withdrawnOn, anomalies }: Live): (Node | string)[] {
  const stands =
    withdrawnOn === undefined
      ? say.text(supersededBy === undefined ? state : 'supersededBy', { version: supersededBy ?? '' })
      : say.text('doNotUse', { version, day: withdrawnOn });
  const found = anomalies === undefined || anomalies === 0 ? [] : [say.text('foundCount', { count: anomalies })];
  const link = made('a', { href: beside(publishedAddress.status(version)) }, say.text('status'));
  return [[say.text('frozen', { version }), stands, ...found].join(' · '), ' · ', link];
}

function switcher({ versions, next }: LiveVersions, own: string): HTMLElement {
  const options = versions.map(({ version, state }) =>
    made('option', { value: version, ...(version === own && { selected: '' }) }, `${version} (${say.text(state)})`),
  );
  const free = next ? [made('option', { value: '' }, say.text('nextOption'))] : [];
  const select = made('select', {}, ...options, ...free);
  const go = button(say.text('go'), () => void show(select.value));
  return made('div', { class: 'switcher' }, made('label', {}, say.text('switchTo'), ' ', select), go);
}

/** Goes to the same page of another version where that has it, else to its home. */
async function show(version: string): Promise<void> {
  if (version === '') return location.assign(beside(publishedAddress.next));
  const paths = await loadFrom<readonly string[]>(`../${publishedAddress.pages(version)}`, liveData.pages(version)).catch(
    (): readonly string[] => [],
  );
  const same = [ownPath(), `${ownPath()}.html`].find((path) => paths.includes(path));
  const target = beside(same === undefined ? publishedAddress.version(version) : `${version}/${same}`);
  location.assign(same === undefined ? target : target + location.hash);
}

/** Path of this page below its site's folder. A server may leave `index.html` away, or the ending of a page. */
function ownPath(): string {
  const path = decodeURIComponent(location.pathname.slice(new URL(up === '' ? '.' : up, location.href).pathname.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** What stands beside the folder of this release, as an address from this page. */
function beside(path: string): string {
  return `${up}../${path.split('/').map(encodeURIComponent).join('/')}`;
}
