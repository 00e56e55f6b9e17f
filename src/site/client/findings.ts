import { type FindingData, type FindingFilter, type FoundOne, fitting } from '../../view/finding-filter.ts';
import { loadData, up } from './data.ts';

// Chooses among all findings, on however many parts of the page they stand. What is chosen stands in the address, so that it can be sent and survives a reload.
const controls = document.querySelector<HTMLElement>('#choose');
if (controls !== null) start(controls);

/** So many are shown at once. */
const step = 50;

/** The value of a choice that takes what is not named: an empty one takes all. */
const unnamed = ' ';

function start(group: HTMLElement): void {
  group.hidden = false;
  const asked = new URLSearchParams(location.search);
  for (const field of fields(group)) field.value = asked.get(field.name) ?? field.value;
  group.addEventListener('input', () => choose(group));
  group.querySelector('.clear')?.addEventListener('click', () => clear(group));
  // A link to a cause leads to the list, which is hidden while something is chosen.
  window.addEventListener('hashchange', () => clear(group));
  if (Object.keys(filterIn(group)).length > 0) choose(group);
}

function fields(group: HTMLElement): (HTMLInputElement | HTMLSelectElement)[] {
  return [...group.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
}

function clear(group: HTMLElement): void {
  for (const field of fields(group)) field.value = '';
  choose(group);
}

function filterIn(group: HTMLElement): FindingFilter {
  const entries = fields(group).map(({ name, value }) => [name, value] as const);
  return Object.fromEntries(entries.filter(([name, value]) => (name === 'text' ? value.trim() : value) !== ''));
}

async function choose(group: HTMLElement): Promise<void> {
  const filter = filterIn(group);
  const isChosen = Object.keys(filter).length > 0;
  const query = new URLSearchParams(filter as Record<string, string>);
  history.replaceState(null, '', isChosen ? `?${query}` : location.pathname + location.hash);
  const data = isChosen ? await loadData<FindingData>('findings').catch(() => undefined) : undefined;
  const asked = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, value === unnamed ? '' : value]));
  show(group, data && { data, found: fitting(data, asked) });
  if (isChosen && data === undefined) say(group, group.dataset.unloaded ?? '');
}

function show(group: HTMLElement, chosen: { data: FindingData; found: readonly FoundOne[] } | undefined): void {
  const list = document.querySelector<HTMLElement>('#chosen') as HTMLElement;
  const more = document.querySelector<HTMLButtonElement>('#more') as HTMLButtonElement;
  document.documentElement.toggleAttribute('data-chosen', chosen !== undefined);
  list.hidden = chosen === undefined;
  list.replaceChildren();
  more.hidden = true;
  say(group, '');
  if (chosen === undefined) return;
  const { data, found } = chosen;
  const words = { '##': data.findings.length, '#': found.length };
  say(
    group,
    (group.dataset.shown ?? '').replaceAll(/##?/g, (sign) => String(words[sign as keyof typeof words])),
  );
  const add = () => {
    const from = list.childElementCount;
    list.append(...found.slice(from, from + step).map((each) => filled(each, data, group)));
    more.hidden = list.childElementCount >= found.length;
  };
  more.onclick = add;
  add();
}

function say(group: HTMLElement, words: string): void {
  (group.querySelector('.chosen') as HTMLElement).textContent = words;
}

/** A copy of the pattern that the page holds, with what is said of one finding. */
function filled(each: FoundOne, { causes }: FindingData, group: HTMLElement): Node {
  const pattern = document.querySelector<HTMLTemplateElement>('#finding') as HTMLTemplateElement;
  const block = (pattern.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const part = (name: string) => block.querySelector(`[data-part="${name}"]`) as HTMLElement;
  const cause = causes[each.cause] as FindingData['causes'][number];
  const severity = group.querySelector(`[name="severity"] option[value="${cause.severity}"]`)?.textContent ?? '';
  block.classList.add(cause.severity);
  part('severity').classList.add(cause.severity);
  part('severity').textContent = severity;
  part('message').append(...withCode(each.message));
  part('fix').append(...withCode(each.fix));
  part('place').textContent = each.place;
  part('clause').textContent = cause.clause === '' ? '' : `${cause.clause} · `;
  linkTo(part('rule'), cause.rule, cause.page);
  linkTo(part('item'), each.item, each.page);
  if (each.fix === '') part('fix').parentElement?.remove();
  return block;
}

function linkTo(link: HTMLElement, words: string, page: string): void {
  link.textContent = words;
  if (page === '') link.removeAttribute('href');
  else link.setAttribute('href', up + page.split('/').map(encodeURIComponent).join('/'));
}

/** What stands between backticks as code, the rest as text. */
function withCode(text: string): Node[] {
  return text.split(/`([^`]*)`/).map((words, at) => {
    if (at % 2 === 0) return document.createTextNode(words);
    const code = document.createElement('code');
    code.textContent = words;
    return code;
  });
}
