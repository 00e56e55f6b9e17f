import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Verification, verificationSchema } from '../../src/release/verify/verification.ts';
import { type VerifyRequest, verify } from '../../src/release/verify/verify.ts';
import { folder } from '../project/folder.ts';
import { type Key, newKey } from '../project/signing.ts';
import { type Made, release } from './made.ts';

async function looked(path: string, request: Partial<VerifyRequest> = {}): Promise<Verification> {
  const verification = await verify({ path, name: 'the release', requireSignature: false, ...request });
  return verificationSchema.parse(verification);
}

/** Words and details of everything that was refused. */
function refusals({ checks }: Verification): readonly string[] {
  return checks.filter(({ answer }) => answer === 'refused').flatMap(({ words, details }) => [words, ...details]);
}

function keysOf(...signers: readonly (readonly [name: string, key: Key, options?: string])[]) {
  const text = signers.map(([name, { open }, options = '']) => `${name} ${options}${options === '' ? '' : ' '}${open}\n`).join('');
  return { text, name: 'trusted_keys' };
}

/** A published version: the site, with the bundle and all that stands beside it. */
function published({ root, unpacked }: Made): string {
  const place = join(root, '../published');
  cpSync(root, place, { recursive: true });
  cpSync(join(unpacked, 'site'), place, { recursive: true });
  cpSync(join(unpacked, 'SHA256SUMS'), join(place, 'SHA256SUMS'));
  return place;
}

describe('a sound release', () => {
  it('is unchanged, and without an anchor of unproven origin, in each of its forms', async () => {
    const made = release();
    for (const [path, kind] of [
      [made.root, 'release'],
      [made.zip, 'zip'],
      [made.unpacked, 'unpacked'],
      [published(made), 'published'],
    ] as const) {
      const { answer, words, subject, checks } = await looked(path);
      expect({ answer, words, kind: subject.kind }).toEqual({
        answer: 'unchanged',
        words: 'unchanged since made; origin not proven',
        kind,
      });
      expect(checks.find(({ check }) => check === 'files')?.words).toContain('8 files of together');
    }
  });

  it('is proven by a key from outside, and says whose', async () => {
    const key = newKey(folder(), 'ada');
    const { root } = release({ key });
    const { answer, words, anchors } = await looked(root, { signers: keysOf(['ada@example.com', key]) });
    expect({ answer, anchors }).toEqual({ answer: 'proven', anchors: ['signers of trusted_keys'] });
    expect(words).toContain('manifest.json is signed by ada@example.com');
  });

  it('is looked at without a change to anything', async () => {
    const { root } = release();
    const before = readFileSync(join(root, 'tidewell-1.2.0.zip'));
    rmSync(join(root, 'provenance.intoto.json'));
    await looked(root);
    expect(existsSync(join(root, 'provenance.intoto.json'))).toBe(false);
    expect(readFileSync(join(root, 'tidewell-1.2.0.zip'))).toEqual(before);
  });
});

describe('what is not as it was made is named', () => {
  const site = 'site/index.html';

  it.each<readonly [what: string, change: (root: string) => void, words: string]>([
    ['a byte', (root) => writeFileSync(join(root, site), '<!doctype html><title>Tidewelt</title>\n'), `${site} has other content`],
    ['a length', (root) => writeFileSync(join(root, site), 'short'), `${site} has 5 bytes, and the manifest says 39`],
    ['one file less', (root) => rmSync(join(root, site)), `${site} is missing`],
    ['one file more', (root) => writeFileSync(join(root, 'site/more.html'), 'x'), 'site/more.html is not in the manifest'],
    [
      'a name',
      (root) => renameSync(join(root, site), join(root, 'site/x.html')),
      `site/x.html has the content of ${site}, which is missing: it was renamed`,
    ],
    [
      'two files swapped',
      (root) => {
        renameSync(join(root, site), join(root, 'x'));
        renameSync(join(root, 'anomalies.json'), join(root, site));
        renameSync(join(root, 'x'), join(root, 'anomalies.json'));
      },
      `anomalies.json has the content of ${site}`,
    ],
    ['a link', (root) => symlinkSync('index.html', join(root, 'site/link.html')), 'site/link.html is a link to something else'],
    [
      'a sum',
      (root) => writeFileSync(join(root, 'SHA256SUMS'), readFileSync(join(root, 'SHA256SUMS'), 'utf8').replace(/^./, '_')),
      'line 1 holds no sum',
    ],
    [
      'the manifest',
      (root) => writeFileSync(join(root, 'manifest.json'), `${readFileSync(join(root, 'manifest.json'), 'utf8')} `),
      'manifest.json is not written as dhf writes it',
    ],
    ['the manifest gone', (root) => rmSync(join(root, 'manifest.json')), 'is no release'],
  ])('%s', async (_, change, words) => {
    const { unpacked } = release();
    change(unpacked);
    const verification = await looked(unpacked);
    expect(verification.answer).toBe('refused');
    expect(refusals(verification).join('\n')).toContain(words);
  });

  it.each<readonly [what: string, change: (root: string) => void, words: string]>([
    ['a zip that was cut off', (root) => truncateSync(join(root, 'tidewell-1.2.0.zip'), 900), 'is no zip that ends as one should'],
    ['no zip', (root) => rmSync(join(root, 'tidewell-1.2.0.zip')), 'holds what stands beside a bundle, and no bundle'],
    [
      'another name of the zip',
      (root) => renameSync(join(root, 'tidewell-1.2.0.zip'), join(root, 'tidewell-1.3.0.zip')),
      'the zip is called tidewell-1.3.0.zip',
    ],
    ['a file that is no part of it', (root) => writeFileSync(join(root, 'notes.txt'), ''), 'notes.txt is no part of a release'],
    ['no statement of provenance', (root) => rmSync(join(root, 'provenance.intoto.json')), 'provenance.intoto.json is missing'],
    [
      'another sum',
      (root) => writeFileSync(join(root, 'tidewell-1.2.0.zip.sha256'), `${'0'.repeat(64)}  tidewell-1.2.0.zip\n`),
      'names another sum than that of the zip',
    ],
    [
      'a statement about another zip',
      (root) => renameSync(join(release({ files: { a: 'b' } }).root, 'provenance.intoto.json'), join(root, 'provenance.intoto.json')),
      'provenance.intoto.json says something else under subject',
    ],
    [
      'another manifest',
      (root) => renameSync(join(release({ files: { a: 'b' } }).root, 'manifest.json'), join(root, 'manifest.json')),
      'manifest.json beside the zip is not the one in it',
    ],
  ])('%s', async (_, change, words) => {
    const { root } = release();
    change(root);
    const verification = await looked(root);
    expect(verification.answer).toBe('refused');
    expect(refusals(verification).join('\n')).toContain(words);
  });

  it('pages of a published version', async () => {
    const place = published(release());
    writeFileSync(join(place, 'index.html'), 'x');
    writeFileSync(join(place, 'more.html'), 'x');
    const verification = await looked(place);
    expect(refusals(verification)).toEqual(
      expect.arrayContaining(['index.html has 1 bytes, and the manifest says 39', 'more.html is not in the manifest']),
    );
  });

  it('files that speak of another release than the manifest', async () => {
    const text = `${JSON.stringify({ product: 'Tidewell', version: '1.1.0' })}\n`;
    const verification = await looked(release({ files: { 'snapshot.json': text } }).root);
    expect(refusals(verification)).toEqual(expect.arrayContaining(['snapshot.json names as version "1.1.0", and the manifest 1.2.0']));
  });

  it('a file far larger than the manifest says, without reading it', async () => {
    const { unpacked } = release();
    truncateSync(join(unpacked, site), 4 * 1024 ** 3);
    const verification = await looked(unpacked);
    expect(refusals(verification)).toContain(`${site} has ${4 * 1024 ** 3} bytes, and the manifest says 39`);
  });

  it.each(['manifest.json', 'SHA256SUMS', 'snapshot.json'])('%s of four gigabytes, without reading it', async (name) => {
    const { unpacked } = release();
    truncateSync(join(unpacked, name), 4 * 1024 ** 3);
    expect((await looked(unpacked)).answer).toBe('refused');
  });

  it('a path where nothing is cannot be judged', async () => {
    expect((await looked(join(folder(), 'nothing.zip'))).answer).toBe('could-not-judge');
  });
});

describe('who made it', () => {
  it('is refused with an anchor where everything was written anew, and unproven without one', async () => {
    const [ours, theirs] = ['ada', 'mallory'].map((name) => newKey(folder(), name)) as [Key, Key];
    const signers = keysOf(['ada@example.com', ours]);
    for (const [forged, about] of [
      [release({ files: { 'site/index.html': 'forged' } }), 'demanded'],
      [release({ files: { 'site/index.html': 'forged' }, key: theirs }), 'signature'],
    ] as const) {
      expect((await looked(forged.root)).answer).toBe('unchanged');
      const { answer, checks } = await looked(forged.root, { signers });
      expect({ answer, about: checks.filter((check) => check.answer === 'refused').map(({ check }) => check) }).toEqual({
        answer: 'refused',
        about: [about],
      });
    }
  });

  it('is not told by a signature of another manifest, or by one made for something else', async () => {
    const key = newKey(folder(), 'ada');
    const [made, other] = [release({ key }), release({ key, files: { more: 'x' } })];
    cpSync(join(other.root, 'manifest.json.sig'), join(made.root, 'manifest.json.sig'));
    const verification = await looked(made.root, { signers: keysOf(['ada@example.com', key]) });
    expect(refusals(verification).join()).toContain('is of other words');
    const limited = await looked(other.root, { signers: keysOf(['ada@example.com', key, 'namespaces="file"']) });
    expect(limited.answer).toBe('refused');
  });

  it('needs a key that was valid when it can have been signed at the earliest', async () => {
    const key = newKey(folder(), 'ada');
    const { root } = release({ key });
    const within = (options: string) => looked(root, { signers: keysOf(['ada@example.com', key, options]) });
    expect((await within('valid-before="20260304100001Z"')).answer).toBe('proven');
    const expired = await within('valid-before="20260304095959Z"');
    expect(refusals(expired).join()).toContain('was made with a key that was not valid at 2026-03-04T10:00:00.000Z');
    expect((await within('valid-after="20260304100001Z"')).answer).toBe('refused');
  });

  it('is not told by keys or settings inside the release', async () => {
    const [ours, theirs] = ['ada', 'mallory'].map((name) => newKey(folder(), name)) as [Key, Key];
    const inside = { 'sources/.trust/allowed_signers': `ada@example.com ${theirs.open}\n`, 'sources/dhf.yaml': 'people: []\n' };
    const forged = release({ files: inside, key: theirs });
    expect((await looked(forged.root, { signers: keysOf(['ada@example.com', ours]) })).answer).toBe('refused');
  });

  it('has to be shown where the release or the reader demands it', async () => {
    const key = newKey(folder(), 'ada');
    const { root } = release();
    expect(refusals(await looked(root, { requireSignature: true })).join()).toContain('--require-signature demands a signature');
    const signed = await looked(release({ key }).root, { requireSignature: true });
    expect(signed.answer).toBe('could-not-judge');
    const anchored = await looked(release({ key }).root, { requireSignature: true, signers: keysOf(['ada@example.com', key]) });
    expect(anchored.answer).toBe('proven');
  });
});
