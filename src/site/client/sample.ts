import { choiceFrom, dossier, type SampleChoice, type SampleData } from '../../view/sample.ts';
import { addressOf, relative } from '../address.ts';
import { type DossierLine, type DossierShown, dossierWords, drawable, firstChoice, sampleFile } from '../sample-lines.ts';
import { sampleStrings } from '../strings/sample.ts';
import { speaker } from '../strings/strings.ts';
import { loadData } from './data.ts';
import { language } from './language.ts';
import { made } from './made.ts';

// Draws what the reader chooses. The address carries the choice, so that a reload or a link shows the same sample.
const controls = document.querySelector<HTMLElement>('#draw');
const place = document.querySelector<HTMLElement>('#dossier');
const status = document.querySelector<HTMLElement>('#drawn');
if (controls !== null && place !== null && status !== null) start(controls, place, status);

function start(group: HTMLElement, dossierPlace: HTMLElement, said: HTMLElement): void {
  const author = dossierPlace.querySelector('h3')?.lang ?? language;
  const draw = (choose: (data: SampleData) => SampleChoice | undefined) =>
    loadData<SampleData>(sampleFile).then(
      (data) => {
        const choice = choose(data);
        if (choice === undefined) return;
        fill(group, choice);
        const shown = dossierWords(data, choice, dossier(data, choice), language);
        dossierPlace.replaceChildren(...dossierNodes(shown, author));
        said.textContent = shown.title;
      },
      () => {
        said.textContent = speaker(sampleStrings, language).text('unloaded');
      },
    );
  group.hidden = false;
  const ask = () => {
    const asked = controlsIn(group);
    if (!asked.every((control) => control.reportValidity())) return;
    const query = new URLSearchParams(asked.map(({ name, value }) => [name, value])).toString();
    history.replaceState(null, '', `?${query}`);
    void draw((data) => chosen(data, query));
  };
  group.querySelector('button')?.addEventListener('click', ask);
  group.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Enter' && target instanceof HTMLInputElement) ask();
  });
  if (location.search !== '') void draw((data) => chosen(data, location.search));
}

function chosen(data: SampleData, query: string): SampleChoice | undefined {
  const first = firstChoice(data);
  const kinds = drawable(data).map(([kind]) => kind);
  return first && choiceFrom(query, kinds, first);
}

function controlsIn(group: HTMLElement): (HTMLInputElement | HTMLSelectElement)[] {
  return [...group.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
}

function fill(group: HTMLElement, { kind, number, seed }: SampleChoice): void {
  const values: Readonly<Record<string, string>> = { kind, number: String(number), seed: String(seed) };
  for (const control of controlsIn(group)) control.value = values[control.name] ?? control.value;
}

function dossierNodes({ title, chapters }: DossierShown, author: string): HTMLElement[] {
  const sections = chapters.map(({ item, alone, layers }) => {
    const heading = made('h3', { lang: author }, `${item.id} ${item.title}`);
    const parts = layers.flatMap(({ title: name, lines, more }) => {
      const list = made('ul', { class: 'plain' }, ...lines.map((line) => lineNode(line, author)));
      if (more !== undefined) list.append(made('li', { class: 'quiet' }, more));
      return [made('dt', {}, name), made('dd', {}, list)];
    });
    const below = alone === undefined ? made('dl', { class: 'facts-list chain' }, ...parts) : made('p', {}, alone);
    return made('section', { class: 'chapter' }, heading, below);
  });
  return [made('h2', {}, title), ...sections];
}

function lineNode({ id, address, title, tags, notes, isHere }: DossierLine, author: string): HTMLElement {
  const name = [
    address === undefined ? id : made('a', { href: relative(addressOf.sample, address) }, id),
    ' ',
    made('span', { lang: author }, title),
  ];
  const framed = tags.flatMap((tag) => [' ', made('span', { class: 'tag' }, tag)]);
  return made(
    'li',
    {},
    ...(isHere ? [made('strong', {}, ...name)] : name),
    ...framed,
    ' ',
    made('span', { class: 'quiet' }, notes.join('; ')),
  );
}
