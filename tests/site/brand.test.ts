import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, grounds, leastContrast, worstContrast } from '../../src/project/contrast.ts';
import { inTheDark } from '../../src/site/brand.ts';
import { faultless, folder, settings } from '../cli/folder.ts';
import { run } from '../cli/run.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>';
const live = '<svg xmlns="http://www.w3.org/2000/svg"><script>window.wrecked=1</script></svg>';

async function built(site: string, files: Readonly<Record<string, string>> = {}, prepare = (_root: string) => {}) {
  const root = folder({ ...faultless, ...files });
  writeFileSync(join(root, 'dhf.yaml'), `${settings}site: ${site}\n`);
  prepare(root);
  const { code, out, err } = await run(['build', '--as-of=2026-11-22'], { cwd: root });
  const home = join(root, 'dist/index.html');
  return { root, code, words: out + err, home: existsSync(home) ? readFileSync(home, 'utf8') : '' };
}

describe('the mark of a company', () => {
  it('is its name, its logo as a picture that runs nothing, and its colour in a file of its own', async () => {
    const { root, code, home } = await built('{ company: "A <b> & Co", logo: "marks/our logo.svg", accent: "#7a1f5c" }', {
      'marks/our logo.svg': svg,
    });
    expect(code).toBe(0);
    expect(home).toContain('<span class="company">A &lt;b&gt; &amp; Co</span>');
    expect(home).toContain('<img class="logo" src="pictures/marks/our%20logo.svg" alt="">');
    expect(readFileSync(join(root, 'dist/pictures/marks/our logo.svg'), 'utf8')).toBe(svg);
    expect(home).toContain('href="assets/brand.css"');
    expect(readFileSync(join(root, 'dist/assets/brand.css'), 'utf8')).toContain('--accent: light-dark(#7a1f5c, #');
    expect(readFileSync(join(root, 'dist/404.html'), 'utf8')).toContain('a { color: light-dark(#7a1f5c, #');
  });

  it('is the manufacturer alone where the settings say nothing of it', async () => {
    const { root, home } = await built('{}');
    expect(home).toContain('<span class="company">Example Devices Ltd</span>');
    expect(home).not.toContain('<img');
    expect(existsSync(join(root, 'dist/assets/brand.css'))).toBe(false);
    const [, own] = /--accent: (light-dark\(.*\));/.exec(readFileSync(join(root, 'dist/assets/site.css'), 'utf8')) ?? [];
    expect(readFileSync(join(root, 'dist/404.html'), 'utf8')).toContain(`a { color: ${own} }`);
  });

  it.each([
    ['is missing', '{ logo: logo.svg }', {}, 'the logo logo.svg is no file in the folder of dhf.yaml'],
    ['is no PNG', '{ logo: logo.png }', { 'logo.png': '<html></html>' }, 'the logo logo.png is no PNG picture'],
    [
      'runs something',
      '{ logo: logo.svg }',
      { 'logo.svg': live },
      'the logo logo.svg is no file in the folder of dhf.yaml, or an SVG that holds more',
    ],
    ['is no SVG', '{ logo: logo.svg }', { 'logo.svg': '<html></html>' }, 'the logo logo.svg is no SVG picture'],
  ])('is refused when its logo %s', async (_, site, files, words) => {
    const { code, words: said } = await built(site, files as Readonly<Record<string, string>>);
    expect(code).not.toBe(0);
    expect(said).toContain(words);
    expect(said).toContain('Correct `site.logo` in dhf.yaml');
  });

  it('is refused when its logo is a link to a file elsewhere', async () => {
    const { code, words } = await built('{ logo: logo.svg }', { 'elsewhere.svg': svg }, (root) =>
      symlinkSync(join(root, 'elsewhere.svg'), join(root, 'logo.svg')),
    );
    expect(code).not.toBe(0);
    expect(words).toContain('the logo logo.svg is no file');
  });
});

describe('a colour', () => {
  it('has the contrast that WCAG gives it', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it.each(['#0b5d7a', '#7a1f5c', '#000000', '#0000ff', '#8b0000'])('%s is made as light as it takes to be read in the dark', (colour) => {
    expect(worstContrast(inTheDark(colour), grounds.dark)).toBeGreaterThanOrEqual(leastContrast);
  });

  it('that is read in the dark already stays as it is', () => {
    expect(inTheDark('#7cc7e2')).toBe('#7cc7e2');
  });
});
