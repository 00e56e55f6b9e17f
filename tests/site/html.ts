/** What stands below a heading, up to the next of the same level. */
export function below(html: string | undefined, id: string): string {
  const [, after = ''] = (html ?? '').split(`<h2 id="${id}">`, 2);
  return after.split('<h2 id=')[0] ?? '';
}

/** Rows of tables as the words of their cells. */
export function rows(html: string): string[][] {
  return [...html.matchAll(/<tr\b[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => words(cell)),
  );
}

/** What a reader sees, with a space between blocks; entities as they are written. */
export function words(html: string): string {
  return html
    .replaceAll(/<\/?(?:h\d|p|li|ul|dt|dd|td|th|tr|table|br)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
