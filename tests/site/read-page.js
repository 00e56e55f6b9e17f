// Runs inside a page, so that it is given to the browser as text: the words that a reader sees, below each heading and in each row of a table.
(() => {
  const main = document.querySelector('main');
  const cells = (row) => [...row.cells].map((cell) => cell.innerText.replaceAll(/\s+/g, ' ').trim());
  const rowsIn = (part) => [...part.querySelectorAll('tr')].map(cells).filter((row) => row.some((cell) => cell !== ''));
  const sections = {};
  for (const heading of main.querySelectorAll('h2[id], h3[id]')) {
    const isEnd = (element) => /^H[1-3]$/.test(element.tagName) && element.tagName <= heading.tagName;
    const parts = [];
    for (let at = heading.nextElementSibling; at !== null && !isEnd(at); at = at.nextElementSibling) parts.push(at);
    const words = [heading, ...parts].map(({ innerText }) => innerText).join('\n');
    sections[heading.id] = { words: words.replaceAll(/\s+/g, ' '), rows: parts.flatMap(rowsIn) };
  }
  const target = location.hash === '' ? undefined : document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const box = target?.getBoundingClientRect();
  return {
    words: main.innerText.replaceAll(/\s+/g, ' '),
    rows: rowsIn(main),
    sections,
    isInSight: location.hash === '' || (box !== undefined && box.top >= 0 && box.top < innerHeight),
  };
})();
