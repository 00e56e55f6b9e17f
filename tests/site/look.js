// Runs inside a page, so it is given to the browser as text.
(() => {
  const all = [...document.querySelectorAll('*')];
  const harmful = ({ name, value }) => /^on/i.test(name) || /^\s*(?:javascript|vbscript|data):/i.test(value);
  // The site's own scripts, and the data they load, are files below its root.
  const own = ({ tagName, textContent, attributes }) =>
    tagName === 'SCRIPT' && textContent === '' && /^(?:\.\.\/)*(?:assets|data)\/[\w%./-]+\.js$/.test(attributes.src?.value ?? '');
  const live = all.flatMap((element) => [
    ...(!own(element) && /^(?:script|iframe|object|embed|form|base)$/i.test(element.tagName) ? [element.outerHTML] : []),
    ...[...element.attributes].filter(harmful).map(({ name, value }) => `${name}=${value}`),
  ]);
  // What scripts add to a page says nothing that the page does not say without them; they mark it.
  const main = document.querySelector('main')?.cloneNode(true);
  for (const added of main?.querySelectorAll('[data-added]') ?? []) added.textContent = '';
  const address = (element) => element.getAttribute('href') ?? element.getAttribute('src');
  return {
    ids: all.flatMap((element) => (element.id === '' ? [] : [element.id])),
    links: [...document.querySelectorAll('[href], [src]')].map((element) => new URL(address(element), document.baseURI).href),
    live: 'wrecked' in window ? ['a script ran', ...live] : live,
    words: main?.textContent ?? '',
    wider: document.documentElement.scrollWidth > window.innerWidth,
  };
})();
