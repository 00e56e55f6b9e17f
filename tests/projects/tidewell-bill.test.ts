import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const content = fileURLToPath(new URL('../../content/', import.meta.url));

it('the bill of materials of the release is the one that the lock file gives', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidewell-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of ['package.json', 'package-lock.json', 'sbom.mjs']) copyFileSync(join(content, 'software', file), join(folder, file));
  execFileSync(process.execPath, ['sbom.mjs'], { cwd: folder, stdio: 'pipe' });
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(readFileSync(join(folder, 'reports/sbom.cdx.json'), 'utf8')).toBe(
    readFileSync(join(content, `release/tidewell-${version}.cdx.json`), 'utf8'),
  );
}, 60_000);
