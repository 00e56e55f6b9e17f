import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/project/settings.ts';
import { traceSources } from '../../src/project/trace.ts';
import { siteOf } from '../../src/site/site.ts';
import { settings } from '../cli/folder.ts';
import { hostile } from './hostile.ts';

const parsed = parseSettings(settings);
if ('unreadable' in parsed) throw new Error('the settings of these tests cannot be read');
const sources = Object.entries(hostile).flatMap(([file, text]) => (file.endsWith('.md') ? [{ file, text: String(text) }] : []));
const report = traceSources(sources, parsed.settings, { stage: 'draft', asOf: { date: '2026-11-22', from: 'flag' } });
const { pages } = siteOf({ report, sources, preview: true, picture: (path) => (path in hostile ? `pictures/${path}` : undefined) });
const page = (path: string) => pages.find((each) => each.path === path)?.body.text ?? '';

const item = page('items/SRS-1.html');
const odd = page("documents/odd é % # & 'q'.html");

describe("an author's text on a page", () => {
  it.each([
    ['a link to another source', '<a href="SWS-1.html">top</a>'],
    ['a link to a heading, whose anchor is of its words', '<a href="SWS-1.html#s-classification-rationale">ref</a>'],
    ['a link to a heading of its own page', '<a href="#s-rationale">here</a>'],
    ['a link to a heading that is not there', '<a href="SRS-1.html">nowhere</a>'],
    [
      'a link to a file name with every sign',
      '<a href="../documents/odd%20%C3%A9%20%25%20%23%20%26%20%27q%27.html#s-second-part">name</a>',
    ],
    ['a link to the web', '<a href="https://example.com/?a=1&#x26;b=%222%22">web</a>'],
    ['a link by mail', '<a href="mailto:a@example.com">mail</a>'],
    ['a mention', '<a href="SWS-1.html" title='],
    ['a mention of nothing', '[[<span class="whole">SWS-404</span>]]'],
    ['an ID in code', '<code>SRS-2</code>'],
    ['a picture', '<img src="../pictures/pictures/one%20dot.png" alt="shown">'],
    ['a picture by reference', '<img src="../pictures/pictures/one%20dot.png" alt="by ref">'],
    [
      'a picture from elsewhere',
      '<em>Picture not shown, because https://example.com/a.png is no picture of this design history file: far</em>',
    ],
    ['a picture that is not there', '<em>Picture not shown, because gone.png is no picture of this design history file: gone</em>'],
    [
      'a picture outside of the folder',
      '<em>Picture not shown, because ../../../etc/x.png is no picture of this design history file: out</em>',
    ],
    ['a note', 'The note holds "&#62;&#x3C;img src=x'.replace('&#62;', '>')],
    ['markup, as it was typed', 'shall</strong> ">&#x3C;img src=x onerror="window.wrecked=1">&#x3C;script>'],
    ['a table, in a box that scrolls', '<div class="wide" tabindex="0" role="group" aria-label="Scrolls sideways"><table>'],
  ])('keeps %s', (_, text) => {
    expect(item).toContain(text);
  });

  it.each(['script', 'data', 'vb', 'slashes', 'file', 'gone', 'up', 'code', 'dead', 'bad%ZZ', 'none'])(
    'shows the words of a link that leads nowhere safe: %s',
    (words) => {
      expect(item).not.toContain(`>${words}</a>`);
      expect(item).toMatch(new RegExp(`[ >,\\n]${words.replace('%', '%')}[,. \\n]`));
    },
  );

  it('loads no picture from anywhere but the site', () => {
    expect(item).toContain('<img src="');
    expect(item).not.toMatch(/<img[^>]+src="(?!\.\.\/pictures\/)/);
  });

  it('does not repeat the title, and gives the same words another anchor', () => {
    expect(item.match(/<h1[ >]/g)).toHaveLength(1);
    expect(item).not.toContain('alert(1)//</h3>');
    expect(odd).toContain('<h2 id="s-second-part">');
    expect(odd).toContain('<h2 id="s-second-part-2">');
    expect(odd).toContain('<a href="#s-second-part-2">it</a>');
  });

  it('has items of a document as anchors that lead to their pages', () => {
    expect(odd).toContain('<h3 id="SRS-2"><a href="../items/SRS-2.html">SRS-2</a>');
    expect(odd).toContain('<tr id="SYS-1">\n<td><a href="../items/SYS-1.html">SYS-1</a></td>');
    expect(odd).toContain('<a href="#SRS-2">this</a>');
    expect(page('items/SRS-2.html')).toContain('#SRS-2">ODD-1 ');
  });
});

it('the page of a rule leads to that of another', () => {
  expect(page('rules/component-is-soup.html')).toContain('<a href="sbom-agrees-with-the-lock-files.html">another rule</a>');
});
