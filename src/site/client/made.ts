/** An element with attributes and what stands in it, which is text wherever it is a string. */
export function made<T extends keyof HTMLElementTagNameMap>(
  name: T,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...inside);
  return element;
}

/** A control with its label above it. */
export function field(words: string, control: HTMLElement, id: string): HTMLElement {
  control.id = id;
  return made('div', { class: 'field' }, made('label', { for: id }, words), control);
}

/** A button with these words; `press` is called whenever it is pressed. */
export function button(words: string, press: () => void): HTMLButtonElement {
  const element = made('button', { type: 'button' }, words);
  element.addEventListener('click', press);
  return element;
}
