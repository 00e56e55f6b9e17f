import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/release/manifest.ts';
import { readSums } from '../../src/release/sums.ts';
import { folder, git } from '../project/folder.ts';
import { toldProject } from './told.ts';

const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));

/** `dhf release` as somebody runs it, with some settings of a machine; answers with the folder of the release. */
async function released(root: string, machine: Readonly<Record<string, string>>, umask: string): Promise<string> {
  const out = folder();
  const args = [process.execPath, bin, 'release', '1.0.0', root, '--out', out];
  const env = { PATH: process.env.PATH, TMPDIR: folder(), ...machine };
  const { stdout } = await promisify(execFile)('sh', ['-c', `umask ${umask}; exec "$@"`, 'sh', ...args], { env });
  expect(stdout).toContain('Released: Emberline View 1.0.0 from commit ');
  return join(out, '1.0.0');
}

/** A clone by somebody else, later: of another remote name, on no branch, with work and a tag that came after the release. */
function laterClone(root: string): string {
  const clone = folder();
  git(clone, 'clone', '--quiet', '--origin=upstream', root, '.');
  git(clone, 'checkout', '--quiet', '--detach');
  git(clone, 'branch', '--quiet', '--delete', 'main');
  git(clone, 'checkout', '--quiet', '-b', 'later');
  git(clone, 'commit', '--quiet', '--allow-empty', '--message=Later work');
  git(clone, 'tag', 'v2.0.0');
  git(clone, 'checkout', '--quiet', '--detach', 'HEAD~1');
  return clone;
}

describe('a release', { timeout: 240_000 }, () => {
  it('is the same bytes from another clone, folder, zone, language and with other rights of files', async () => {
    const root = toldProject();
    const [here, there] = await Promise.all([
      released(root, { TZ: 'UTC', LANG: 'C' }, '022'),
      released(laterClone(root), { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }, '077'),
    ]);
    for (const name of ['manifest.json', 'emberline-view-1.0.0.zip', 'emberline-view-1.0.0.zip.sha256', 'provenance.intoto.json'])
      expect(Buffer.compare(readFileSync(join(here, name)), readFileSync(join(there, name))), name).toBe(0);

    const zip = readFileSync(join(here, 'emberline-view-1.0.0.zip'));
    expect(readFileSync(join(here, 'emberline-view-1.0.0.zip.sha256'), 'utf8')).toBe(`${sha256(zip)}  emberline-view-1.0.0.zip\n`);
    const files = unzipSync(zip);
    const text = (path: string) => Buffer.from(files[path] ?? []).toString('utf8');
    const data = (path: string) => JSON.parse(text(path));
    expect(Object.keys(files)).toEqual(Object.keys(files).sort());
    expect(text('manifest.json')).toBe(readFileSync(join(here, 'manifest.json'), 'utf8'));

    const manifest = readManifest(text('manifest.json'));
    if ('wrong' in manifest) throw new Error(manifest.wrong);
    const others = Object.entries(files).filter(([path]) => path !== 'manifest.json' && path !== 'SHA256SUMS');
    expect(manifest.files).toEqual(others.map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) })));
    const summed = Object.entries(files).filter(([path]) => path !== 'SHA256SUMS');
    expect(readSums(text('SHA256SUMS'))).toEqual(summed.map(([path, bytes]) => ({ path, sha256: sha256(bytes) })));

    const tracked = git(root, 'ls-files', '-z')
      .split('\0')
      .filter((path) => path !== '');
    expect(Object.keys(files).filter((path) => path.startsWith('sources/'))).toEqual(tracked.map((path) => `sources/${path}`).sort());
    for (const path of tracked) expect(text(`sources/${path}`), path).toBe(readFileSync(join(root, path), 'utf8'));

    const [commit, tag] = ['HEAD', 'v1.0.0^{commit}'].map((name) => git(root, 'rev-parse', name).trim());
    expect(manifest).toMatchObject({ commit, tag: { name: 'v1.0.0', commit: tag }, asOf: '2026-05-20', node: process.version });
    for (const path of ['site/site.json', 'reports/report.json', 'snapshot.json'])
      expect(data(path), path).toMatchObject({ version: '1.0.0', commit, verdict: 'no-blocking-findings' });
    expect(data('facts/evidence.json')).toMatchObject({ git: { commit, tag: { name: 'v1.0.0' } }, asOf: { date: '2026-05-20' } });
    expect(data('facts/evidence.json').evidence.history.tags.map(({ name }: { readonly name: string }) => name)).toEqual(['v1.0.0']);
    expect(data('build-record.json')).toMatchObject({ release: 'REL-1', version: '1.0.0', files: [{ path: 'software/requirements.txt' }] });
    expect(text('anomalies.csv')).toContain('Judged by');
    expect(data('anomalies.json')).toMatchObject({ release: 'REL-1', asOf: '2026-05-20' });
    expect(text('site/index.html')).toContain('v1.0.0');
    for (const path of ['reports/report.sarif', 'reports/report.junit.xml', 'reports/workbook.xlsx', 'reports/tables/findings.csv'])
      expect(files[path], path).toBeDefined();
    expect(files['difference.json']).toBeUndefined();
    expect(existsSync(join(here, 'manifest.json.sig'))).toBe(false);
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
