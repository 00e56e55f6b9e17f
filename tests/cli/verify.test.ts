import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verificationSchema } from '../../src/release/verify/verification.ts';
import { newKey } from '../project/signing.ts';
import { release } from '../release/made.ts';
import { folder } from './folder.ts';
import { run } from './run.ts';

describe('dhf verify', () => {
  it('answers with 0 for what is unchanged, and with 1 for what is not, naming it', async () => {
    const { root, unpacked } = release();
    const sound = await run(['verify', '.'], { cwd: root });
    expect(sound.code).toBe(0);
    expect(sound.out).toContain('Verification of .\n\nunchanged since made; origin not proven\n');
    expect(sound.out).toContain('SHA-256 of the bundle');
    writeFileSync(join(unpacked, 'site/index.html'), 'x');
    const changed = await run(['verify', unpacked]);
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('- site/index.html has 1 bytes, and the manifest says 39\n');
    expect(changed.out).toMatch(/^REFUSED +Every file: 1 file is not as the manifest names it$/m);
  });

  it('answers with 0 and whose key it was, as JSON of the published form', async () => {
    const cwd = folder();
    const key = newKey(cwd, 'ada');
    writeFileSync(join(cwd, 'trusted'), `ada@example.com ${key.open}\n`);
    const { zip } = release({ key });
    const { code, out } = await run(['verify', zip, '--allowed-signers=trusted', '--format=json'], { cwd });
    expect(code).toBe(0);
    expect(verificationSchema.parse(JSON.parse(out))).toMatchObject({ answer: 'proven', anchors: ['signers of trusted'] });
  });

  it('writes a sheet in Markdown to a file, and the answer for people beside it', async () => {
    const cwd = folder();
    const { code, out, err } = await run(['verify', release().zip, '--format=markdown', '--output=sheets/1.2.0.md'], { cwd });
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: 'unchanged since made; origin not proven\n' });
    const sheet = readFileSync(join(cwd, 'sheets/1.2.0.md'), 'utf8');
    expect(sheet).toContain('| SHA-256 of the manifest |');
    expect(sheet).toContain('| good | Every file |');
  });

  it('answers with 2 where nothing can be judged, and says what to do', async () => {
    const cwd = folder();
    const nothing = await run(['verify', 'nothing.zip'], { cwd });
    expect(nothing.code).toBe(2);
    expect(nothing.out).toContain('nothing.zip cannot be read (ENOENT)');
    const noKeys = await run(['verify', release().zip, '--allowed-signers=nothing'], { cwd });
    expect(noKeys.code).toBe(2);
    expect(noKeys.err).toContain('nothing cannot be gone by');
  });

  it('writes nothing that a terminal would take for an order', async () => {
    const { unpacked } = release();
    writeFileSync(join(unpacked, 'site/\u001b[2Jx'), '');
    const { out } = await run(['verify', unpacked]);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('\\u{1b}[2Jx is not in the manifest');
  });
});
