import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { homeAddress } from '../../src/site/no-such-page.ts';
import { faultless, folder, settings } from '../cli/folder.ts';
import { run } from '../cli/run.ts';

const site = { company: '', logo: '', url: '', base: '/' };

describe('the address of home', () => {
  it.each([
    ['https://example.com', '/', 'https://example.com/index.html'],
    ['https://example.com/', '/', 'https://example.com/index.html'],
    ['https://example.com/files/dhf', '/', 'https://example.com/files/dhf/index.html'],
    ['https://example.com', '/dhf/', 'https://example.com/dhf/index.html'],
    ['https://example.com/', '/dhf', 'https://example.com/dhf/index.html'],
  ])('of a site at %s below %s is %s', (url, base, home) => {
    expect(homeAddress({ ...site, url, base })).toBe(home);
  });

  it('is not known where the settings do not say it', () => {
    expect(homeAddress({ ...site, base: '/dhf/' })).toBeUndefined();
  });
});

describe('404.html', () => {
  it('needs no other file, and leads home only where the settings say where that is', async () => {
    const root = folder(faultless);
    const page = async () => {
      expect((await run(['build', '--as-of=2026-11-22'], { cwd: root })).code).toBe(0);
      return readFileSync(join(root, 'dist/404.html'), 'utf8');
    };
    const links = (text: string) => [...text.matchAll(/\b(?:href|src)="([^"]*)"/g)].map((match) => match[1]);
    expect(links(await page())).toEqual([]);
    writeFileSync(join(root, 'dhf.yaml'), `${settings}site: { url: 'https://"example.com', base: /dhf/ }\n`);
    expect(links(await page())).toEqual(['https://&quot;example.com/dhf/index.html']);
  });
});
