import { type FindingData, type FindingFilter, type FoundOne, facets, fitting } from '../../view/finding-filter.ts';
import { loadData, up } from './data.ts';

// Chooses among all findings, on however many parts of the page they stand. What is chosen stands in the address, so that it can be sent and survives a reload.
const form = document.querySelector<HTMLFormElement>('#choose');
if (form !== null) start(form);

/** So many are shown at once. */
const step = 50;

/** The value of a choice that takes what is not named: an empty one takes all. */
const unnamed = ' ';

function start(form: HTMLFormElement): void {
  form.hidden = false;
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
  form.addEventListener('input', () => choose(form));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.querySelector('.clear')?.addEventListener('click', () => clear(form));
  // A link to a cause leads to the list, which is hidden while something is chosen.
  window.addEventListener('hashchange', () => clear(form));
  if (Object.keys(filterIn(form)).length > 0) choose(form);
}

function clear(form: HTMLFormElement): void {
  form.reset();
  choose(form);
}

function filterIn(form: HTMLFormElement): FindingFilter {
  const given = new FormData(form);
  const entries = ['text', ...facets].map((name) => [name, String(given.get(name) ?? '')] as const);
  return Object.fromEntries(entries.filter(([name, value]) => (name === 'text' ? value.trim() : value) !== ''));
}

async function choose(form: HTMLFormElement): Promise<void> {
  const filter = filterIn(form);
  const isChosen = Object.keys(filter).length > 0;
  const query = new URLSearchParams(filter as Record<string, string>);
  history.replaceState(null, '', isChosen ? `?${query}` : location.pathname + location.hash);
  const data = isChosen ? await loadData<FindingData>('findings').catch(() => undefined) : undefined;
  const asked = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, value === unnamed ? '' : value]));
  show(form, data && { data, found: fitting(data, asked) });
  if (isChosen && data === undefined) say(form, form.dataset.unloaded ?? '');
}

function show(form: HTMLFormElement, chosen: { data: FindingData; found: readonly FoundOne[] } | undefined): void {
  const list = document.querySelector<HTMLElement>('#chosen') as HTMLElement;
  const more = document.querySelector<HTMLButtonElement>('#more') as HTMLButtonElement;
  document.documentElement.toggleAttribute('data-chosen', chosen !== undefined);
  list.hidden = chosen === undefined;
  list.replaceChildren();
  more.hidden = true;
  say(form, '');
  if (chosen === undefined) return;
  const { data, found } = chosen;
  const words = { '##': data.findings.length, '#': found.length };
  say(
    form,
    (form.dataset.shown ?? '').replaceAll(/##?/g, (sign) => String(words[sign as keyof typeof words])),
  );
  const add = () => {
    const from = list.childElementCount;
    list.append(...found.slice(from, from + step).map((each) => filled(each, data, form)));
    more.hidden = list.childElementCount >= found.length;
  };
  more.onclick = add;
  add();
}

function say(form: HTMLFormElement, words: string): void {
  (form.querySelector('.chosen') as HTMLElement).textContent = words;
}

/** A copy of the pattern that the page holds, with what is said of one finding. */
function filled(each: FoundOne, { causes }: FindingData, form: HTMLFormElement): Node {
  const pattern = document.querySelector<HTMLTemplateElement>('#finding') as HTMLTemplateElement;
  const block = (pattern.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const part = (name: string) => block.querySelector(`[data-part="${name}"]`) as HTMLElement;
  const cause = causes[each.cause] as FindingData['causes'][number];
  const severity = form.querySelector(`[name="severity"] option[value="${cause.severity}"]`)?.textContent ?? '';
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
