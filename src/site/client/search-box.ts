import { searchStrings } from '../strings/search.ts';
import { speaker } from '../strings/strings.ts';
import { language } from './language.ts';
import { made } from './made.ts';
import { type Shown, searchList } from './search-list.ts';
import { type SearchStore, searchStore } from './search-store.ts';

/** The field of the search with the list of what was found: a combobox as the ARIA Authoring Practices describe it. */
export function searchBox(): HTMLElement {
  const say = speaker(searchStrings, language);
  const list = searchList(say);
  const field = made('input', {
    type: 'text',
    role: 'combobox',
    id: 'search',
    'aria-label': say.text('search'),
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.options.id,
    placeholder: say.text('hint'),
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  const status = made('p', { role: 'status', class: 'heard' });
  const box = made('div', { role: 'search', class: 'search' }, field, list.element, status);
  let store: Promise<SearchStore> | undefined;
  let [asked, active, going]: [number, number, boolean] = [0, -1, false];
  let shown: Shown = { links: [], words: '', whole: true };

  field.addEventListener('focus', () => {
    store ??= searchStore();
    // Whoever asks hears of it.
    store.catch(() => {});
  });
  field.addEventListener('input', () => void ask());
  field.addEventListener('keydown', onKey);
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) close();
  });
  // A press on the list leaves the focus in the field; the click that follows goes where the link leads.
  list.element.addEventListener('mousedown', (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWritten(event.target)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  return box;

  async function ask(): Promise<void> {
    asked += 1;
    const [mine, question] = [asked, field.value];
    going = false;
    activate(-1);
    // What was said of fewer letters does not hold any more.
    status.textContent = '';
    if (question.trim() === '') return close();
    store ??= searchStore();
    try {
      const ready = await store;
      await ready.ask(
        question,
        (found, whole) => mine === asked && show(list.show(found, whole, ready)),
        () => mine === asked,
      );
    } catch {
      if (mine === asked) show(list.fail());
    }
  }

  function show(now: Shown): void {
    const chosen = shown.links[active]?.id;
    shown = now;
    open(true);
    activate(active < 0 ? -1 : shown.links.findIndex(({ id }) => id === chosen));
    if (!shown.whole) return;
    status.textContent = shown.words;
    if (going) go();
  }

  function open(isOpen: boolean): void {
    list.element.hidden = !isOpen;
    field.setAttribute('aria-expanded', String(isOpen && shown.links.length > 0));
  }

  function close(): void {
    asked += 1;
    going = false;
    activate(-1);
    open(false);
    status.textContent = '';
  }

  function activate(number: number): void {
    for (const link of shown.links) link.setAttribute('aria-selected', 'false');
    const link = shown.links[number];
    active = link === undefined ? -1 : number;
    link?.setAttribute('aria-selected', 'true');
    link?.scrollIntoView({ block: 'nearest' });
    if (link === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', link.id);
  }

  /** To what is chosen, or to the first hit; while the answer is not whole, as soon as it is. */
  function go(): void {
    if (list.element.hidden) void ask();
    const link = shown.links[Math.max(active, 0)];
    if (list.element.hidden || !(active >= 0 || shown.whole)) going = true;
    else link?.click();
  }

  function onKey(event: KeyboardEvent): void {
    const count = shown.links.length;
    const isOpen = !list.element.hidden;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (isOpen ? activate(active + 1 < count ? active + 1 : 0) : void ask()),
      ArrowUp: () => activate(active > 0 ? active - 1 : count - 1),
      Enter: go,
      Escape: () => {
        if (!isOpen) field.value = '';
        close();
      },
      ...(active >= 0 && { Home: () => activate(0), End: () => activate(count - 1) }),
    };
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step === undefined || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    step();
  }
}

/** Does somebody write there? */
function isWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null);
}
