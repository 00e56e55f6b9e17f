import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, settings } from './folder.ts';
import { run } from './run.ts';

const tickets = JSON.stringify([
  { number: 45, title: 'Beeps', body: 'It beeps <b>twice</b>.' },
  { number: 46, title: 'Hums', body: 'It hums.' },
]);

const files = {
  'dhf.yaml': `${settings}
registers:
  - kind: problem-report
    file: p.json
    columns: { id: "#{number}", title: title, statement: body }
    query: gh issue list
    extracted-at: "2026-03-04T08:00:00Z"
    sha256: "${hash('sha256', tickets)}"
`,
  'p.json': tickets,
  'CR-1.md': '---\nid: CR-1\ntitle: Beep once\nresolves: ["#45", "#47"]\n---\n\nOne beep.\n',
};

describe('tickets of a register', () => {
  it('are led to by links, and told by their line', async () => {
    const { out } = await run(['check', '--format', 'json'], { cwd: folder(files) });
    const found: { rule: string; message: string; place: { file: string; line: number }; item: string }[] = JSON.parse(out).diagnostics;
    expect(found.filter(({ rule }) => rule === 'link-resolves').map(({ message }) => message)).toEqual([
      'CR-1 resolves #47, which does not exist',
    ]);
    expect(found.filter(({ item }) => item === '#45').map(({ place }) => `${place.file}:${place.line}`)).toContain('p.json:1');
  });

  it('are explained', async () => {
    const { code, out } = await run(['explain', '#45'], { cwd: folder(files) });
    expect(code).toBe(0);
    expect(out).toContain('is resolved by  CR-1  Beep once');
  });

  it('are approved until their words change', async () => {
    const cwd = folder(files);
    const { code } = await run(['approve', '#45', 'CR-1', '--signer', 'Software Lead', '--role', 'software-lead'], { cwd });
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'records/approvals/APR-1.md'), 'utf8')).toContain('covers: ["#45", CR-1]');
    expect((await run(['explain', '#45'], { cwd })).out).toMatch(/^ {2}approved by /m);
    const edited = tickets.replace('twice', 'thrice');
    writeFileSync(join(cwd, 'p.json'), edited);
    writeFileSync(join(cwd, 'dhf.yaml'), files['dhf.yaml'].replace(hash('sha256', tickets), hash('sha256', edited)));
    expect((await run(['explain', '#45'], { cwd })).out).toContain('not approved: statement changed since');
  });

  it('have pages that show their words', async () => {
    const cwd = folder(files);
    await run(['build', '--out', 'site', '--preview'], { cwd });
    expect(readFileSync(join(cwd, 'site/items/#45.html'), 'utf8')).toContain(
      '<dt>Statement</dt><dd>It beeps &lt;b&gt;twice&lt;/b&gt;.</dd>',
    );
    expect(readFileSync(join(cwd, 'site/items/CR-1.html'), 'utf8')).toContain('href="%2345.html"');
  });
});
