import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import { bundleName, names } from '../../src/release/layout.ts';
import { type Manifest, readManifest } from '../../src/release/manifest.ts';
import { type Verification, verificationSchema } from '../../src/release/verify/verification.ts';
import { run } from '../cli/run.ts';
import { folder } from '../project/folder.ts';
import { putRelease } from './made.ts';
import { toldProject } from './told.ts';

// A site takes seconds, and is made twice here.
vi.mock('../../src/site/build.ts', async () => {
  const { mkdirSync, writeFileSync } = await import('node:fs');
  const buildSite = async ({ report }: { readonly report: TraceReport }, out: string) => {
    const { product, version, commit, tool, verdict, asOf } = report;
    mkdirSync(out);
    writeFileSync(`${out}/index.html`, '<!doctype html>');
    writeFileSync(`${out}/site.json`, JSON.stringify({ product, version, commit, tool, verdict, asOf }));
  };
  const OutputError = class extends Error {};
  return { buildSite, OutputError, sinceOf: async () => ({ why: 'nobody compared', fix: '' }) };
});

// So many tables are written alike.
vi.mock('../../src/view/tables.ts', async (original) => {
  const real = await original<typeof import('../../src/view/tables.ts')>();
  return { ...real, allTables: (...of: Parameters<typeof real.allTables>) => real.allTables(...of).slice(0, 2) };
});

// What they write takes longer than to write it, and has tests of its own.
vi.mock('../../src/emit/index.ts', async (original) => {
  const real = await original<typeof import('../../src/emit/index.ts')>();
  return { ...real, emitters: { ...real.emitters, sarif: () => '{}', junit: () => '<testsuites/>' } };
});
vi.mock('../../src/emit/xlsx/xlsx.ts', () => ({ xlsx: async () => new Uint8Array(9) }));

/** What was judged before of the same commit. */
const judged = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../../src/release/candidate.ts', async (original) => {
  const real = await original<typeof import('../../src/release/candidate.ts')>();
  const candidateIn: typeof real.candidateIn = async (root, asked) => {
    const known = judged.get(asked.version) ?? (await real.candidateIn(root, asked));
    judged.set(asked.version, known);
    return known as Awaited<ReturnType<typeof real.candidateIn>>;
  };
  return { ...real, candidateIn };
});

/** The same release written anew with other files or another manifest, without a contradiction in it. */
function forged(release: string, manifest: Manifest, change: Readonly<Record<string, string>>, other: Partial<Manifest> = {}): string {
  const bytes = unzipSync(readFileSync(join(release, bundleName(manifest.slug, manifest.version))));
  const kept = Object.entries(bytes).filter(([path]) => path !== names.manifest && path !== names.sums);
  const files: Record<string, string | Buffer> = {
    ...Object.fromEntries(kept.map(([path, each]) => [path, Buffer.from(each)])),
    ...change,
  };
  const listed = Object.entries(files).map(([path, content]) => ({
    path,
    size: Buffer.byteLength(content),
    sha256: hash('sha256', content),
  }));
  const root = folder();
  putRelease({ unpacked: join(root, 'unpacked'), out: join(root, '1.0.0') }, files, { ...manifest, ...other, files: listed });
  return join(root, '1.0.0');
}

it('a release that is made again from its commit is proven by it, and one that was written anew is refused', async () => {
  const root = toldProject();
  const out = folder();
  expect((await run(['release', '1.0.0', root, '--out', out])).code).toBe(0);
  const release = join(out, '1.0.0');
  const manifest = readManifest(readFileSync(join(release, names.manifest), 'utf8'));
  if ('wrong' in manifest) throw new Error(manifest.wrong);
  const again = async (path: string): Promise<Verification> => {
    const { out: json } = await run(['verify', path, '--rebuild', '--format=json'], { cwd: root });
    return verificationSchema.parse(JSON.parse(json));
  };

  const sound = await again(release);
  expect(sound.words).toBe(`unchanged, origin proven: made again from commit ${manifest.commit}, it is the same to the last byte`);

  const anchored = await run(['verify', release, '--rebuild', '--repository=.'], { cwd: root });
  expect({ code: anchored.code, words: anchored.out.split('\n')[2] }).toEqual({ code: 0, words: sound.words });

  const other = await again(forged(release, manifest, { 'site/index.html': '<!doctype html>forged', 'site/more.html': '' }));
  expect(other.answer).toBe('refused');
  expect(other.checks.find(({ check }) => check === 'rebuild')?.details).toEqual([
    'site/index.html is made with other content',
    'site/more.html is not made',
  ]);

  const elsewhere = await again(forged(release, manifest, {}, { node: 'v22.12.0', dependencies: '0'.repeat(64) }));
  expect(elsewhere.answer).toBe('could-not-judge');
  expect(elsewhere.words).toContain(`Node ${process.version}, and not v22.12.0; another build of dhf, or other packages of it`);

  const { code, out: text } = await run(['verify', release, '--rebuild', '--repository', folder()]);
  expect(code).toBe(2);
  expect(text).toContain('it cannot be made again from ');
});
