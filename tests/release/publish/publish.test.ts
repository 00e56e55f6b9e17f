import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleApprovalText } from '../../../src/release/bundle-approval.ts';
import { folderPlace, type PublishRequest, publish } from '../../../src/release/publish/index.ts';
import { readVersions, type Versions } from '../../../src/release/publish/versions.ts';
import { verify } from '../../../src/release/verify/verify.ts';
import { folder, put, settingsText } from '../../project/folder.ts';
import { bytesOf } from '../../site/bytes.ts';
import { words } from '../../site/html.ts';
import { release } from '../made.ts';
import { itemThat, released, type Told } from './released.ts';

const told: Readonly<Record<string, Told>> = {
  '1.0.0': { releasedOn: '2026-01-05', items: [itemThat('SRS-1', 'It shall beep.')], pages: { 'items/SRS-1.html': 'one' } },
  '1.1.0': { items: [itemThat('SRS-1', 'It shall beep twice.'), itemThat('SRS-2', 'It shall stop.')] },
};

function releaseOf(version: string, more: Told = {}): string {
  return released(version, { ...told[version], ...more }).root;
}

async function put1(place: string, release: string | undefined, more: Partial<PublishRequest> = {}) {
  const named = release === undefined ? {} : { release: { path: release, name: release } };
  return await publish({ to: folderPlace(place), ...named, init: false, dryRun: false, ...more });
}

/** A place where versions are published, one after the other. */
async function placeOf(...versions: readonly string[]): Promise<string> {
  const place = join(folder(), 'public');
  for (const version of versions) await put1(place, releaseOf(version));
  return place;
}

function versionsIn(place: string): Versions {
  const read = readVersions(readFileSync(join(place, 'versions.json'), 'utf8'));
  if ('wrong' in read) throw new Error(read.wrong);
  return read;
}

function statesIn(place: string): readonly string[] {
  return versionsIn(place).versions.map(({ version, state, supersededBy }) => [version, state, supersededBy].filter(Boolean).join(' '));
}

async function answerOf(path: string): Promise<string> {
  return (await verify({ path, name: 'it', requireSignature: false })).words;
}

describe('a release that is published', () => {
  it('stands in a folder of its own with its pages, bundle and sums, which verify takes, and is listed', async () => {
    const place = join(folder(), 'public');
    const root = releaseOf('1.0.0');
    const { folders } = await put1(place, root);
    expect(folders).toEqual(['1.0.0']);
    const pages = ['index.html', 'site.json', 'assets/empty.css', 'items/SRS-1.html', 'SHA256SUMS'];
    expect([...bytesOf(join(place, '1.0.0')).keys()].sort()).toEqual([...bytesOf(root).keys(), ...pages].sort());
    expect(await answerOf(join(place, '1.0.0'))).toBe('unchanged since made; origin not proven');
    expect(versionsIn(place)).toMatchObject({
      product: 'Tidewell',
      latest: '1.0.0',
      versions: [{ version: '1.0.0', state: 'in-field', releasedOn: '2026-01-05', tag: 'v1.0.0' }],
    });
    expect(readFileSync(join(place, 'latest/index.html'), 'utf8')).toContain('content="0; url=../1.0.0/index.html"');
    expect(existsSync(join(place, '.nojekyll'))).toBe(true);
  });

  it('stands beside earlier ones, whose folders stay as they are', async () => {
    const place = await placeOf('1.0.0');
    const before = bytesOf(join(place, '1.0.0'));
    await put1(place, releaseOf('1.1.0'));
    expect(bytesOf(join(place, '1.0.0'))).toEqual(before);
    expect(statesIn(place)).toEqual(['1.1.0 in-field', '1.0.0 superseded 1.1.0']);
    const changes = readFileSync(join(place, 'changes/1.0.0...1.1.0.html'), 'utf8');
    expect(words(changes)).toContain('SRS-2 Title of SRS-2');
    expect(changes).toMatch(/It shall beep<ins>.* twice<\/ins>\./);
    expect(readFileSync(join(place, 'status/1.0.0.html'), 'utf8')).toContain('href="../changes/1.0.0...1.1.0.html"');
  });

  it('is the same whatever is published first', async () => {
    const [one, other] = [await placeOf('1.0.0', '1.1.0'), await placeOf('1.1.0', '1.0.0')];
    expect(bytesOf(one)).toEqual(bytesOf(other));
  });

  it('is not made again: published once more nothing changes', async () => {
    const place = await placeOf('1.0.0', '1.1.0');
    const before = bytesOf(place);
    const { folders, files } = await put1(place, releaseOf('1.0.0'));
    expect([folders, files]).toEqual([[], []]);
    expect(bytesOf(place)).toEqual(before);
  });

  it('is refused where another one has its version, with the hashes of both', async () => {
    const place = await placeOf('1.0.0');
    const before = bytesOf(place);
    const other = releaseOf('1.0.0', { pages: { 'index.html': 'changed' } });
    await expect(put1(place, other)).rejects.toThrow(
      /^1\.0\.0 is published in .* already, and is another one: its manifest has SHA-256 [0-9a-f]{64}, this one [0-9a-f]{64}$/,
    );
    expect(bytesOf(place)).toEqual(before);
  });

  it('that was approved since stays as it was published, and that is told', async () => {
    const place = await placeOf('1.0.0');
    const before = bytesOf(place);
    const root = releaseOf('1.0.0');
    const sums = [versionsIn(place).versions[0]?.manifest ?? '', versionsIn(place).versions[0]?.bundle.sha256 ?? ''] as const;
    const approval = bundleApprovalText({
      ...{ schema: 'dhf-bundle-approval/1', product: 'Tidewell', version: '1.0.0', 'manifest-sha256': sums[0], 'bundle-sha256': sums[1] },
      ...{ signer: 'Ada Example', role: 'quality', meaning: 'approval', 'signed-at': '2026-03-05T10:00:00Z' },
    });
    put(root, { 'approvals/1.json': approval });
    const { files, folders, notes } = await put1(place, root);
    expect([files, folders, notes]).toEqual([[], [], [expect.stringMatching(/^1\.0\.0 is published with other approvals/)]]);
    expect(bytesOf(place)).toEqual(before);
  });

  it('is refused unsigned where its own settings demand a signature', async () => {
    const place = join(folder(), 'public');
    const signed = settingsText('signatures: { required: [release], allowed-signers: { ref: refs/heads/main, path: signers } }\n');
    const { root } = release({ manifest: { version: '1.0.0' }, files: { 'sources/dhf.yaml': signed } });
    await expect(put1(place, root)).rejects.toMatchObject({
      message: expect.stringContaining('demands a signature'),
      fix: expect.stringMatching(/^Sign it first/),
    });
  });

  it('is refused where its folder was changed since', async () => {
    const place = await placeOf('1.0.0');
    appendFileSync(join(place, '1.0.0/index.html'), '!');
    await expect(put1(place, releaseOf('1.0.0'))).rejects.toThrow('1.0.0 in');
  });

  it('is refused when it is not as it was made, or is none', async () => {
    const place = join(folder(), 'public');
    const root = releaseOf('1.0.0');
    appendFileSync(join(root, 'tidewell-1.0.0.zip.sha256'), '!');
    await expect(put1(place, root)).rejects.toThrow('cannot be published: what stands beside the bundle');
    rmSync(join(root, 'provenance.intoto.json'));
    await expect(put1(place, join(root, 'tidewell-1.0.0.zip'))).rejects.toThrow(
      'is no release: manifest.json and provenance.intoto.json do not',
    );
    expect(existsSync(place)).toBe(false);
  });

  it('of another product is refused', async () => {
    const place = await placeOf('1.0.0');
    await expect(put1(place, releaseOf('1.1.0', { product: 'Ebbwell' }))).rejects.toThrow(
      'holds releases of Tidewell, and this is Ebbwell',
    );
  });

  it('is refused where its version differs from another in capitals alone', async () => {
    const place = join(folder(), 'public');
    await put1(place, releaseOf('1.0.0-rc.1'));
    await expect(put1(place, releaseOf('1.0.0-RC.1'))).rejects.toThrow('holds 1.0.0-rc.1, which is 1.0.0-RC.1 on machines');
  });

  it('can be looked at before: a dry run says what would be written, and writes nothing', async () => {
    const place = await placeOf('1.0.0');
    const before = bytesOf(place);
    const { folders, files } = await put1(place, releaseOf('1.1.0'), { dryRun: true });
    expect(folders).toEqual(['1.1.0']);
    expect(files).toContain('changes/1.0.0...1.1.0.html');
    expect(files.at(-1)).toBe('versions.json');
    expect(bytesOf(place)).toEqual(before);
  });
});

describe('the order of versions', () => {
  it('is that of their numbers, whenever they came out; a pre-release is never the latest beside another', async () => {
    const place = join(folder(), 'public');
    for (const [version, releasedOn] of [
      ['1.10.0', '2026-02-01'],
      ['1.9.1', '2026-03-01'],
      ['1.9.0', '2026-01-01'],
      ['2.0.0-rc.1', '2026-03-02'],
    ] as const)
      await put1(place, releaseOf(version, { releasedOn }));
    expect(statesIn(place)).toEqual(['2.0.0-rc.1 pre-release', '1.10.0 in-field', '1.9.1 superseded 1.10.0', '1.9.0 superseded 1.9.1']);
    expect(versionsIn(place).latest).toBe('1.10.0');
  });

  it('is that of days where one of them is no such number', async () => {
    const place = join(folder(), 'public');
    for (const [version, releasedOn] of [
      ['2026.1', '2026-02-01'],
      ['1.0.0', '2026-03-01'],
    ] as const)
      await put1(place, releaseOf(version, { releasedOn }));
    expect(statesIn(place)).toEqual(['1.0.0 in-field', '2026.1 superseded 1.0.0']);
  });

  it('lets a pre-release be the latest where there is nothing else', async () => {
    const place = join(folder(), 'public');
    for (const version of ['1.0.0-rc.1', '1.0.0-rc.2']) await put1(place, releaseOf(version));
    expect(statesIn(place)).toEqual(['1.0.0-rc.2 in-field', '1.0.0-rc.1 superseded 1.0.0-rc.2']);
  });
});

describe('a folder in which releases are published', () => {
  it('that holds other things is taken only when somebody says so, and they stay', async () => {
    const place = folder({ 'company.html': 'ours', '.git/config': 'x' });
    await expect(put1(place, releaseOf('1.0.0'))).rejects.toThrow('holds other things (such as company.html), and no versions.json');
    await put1(place, releaseOf('1.0.0'), { init: true });
    await put1(place, releaseOf('1.1.0'));
    expect(readFileSync(join(place, 'company.html'), 'utf8')).toBe('ours');
    expect(statesIn(place)).toHaveLength(2);
  });

  it.each(['index.html', 'status/old.html', '1.0.0/index.html'])('in which %s is somebody else’s is not taken', async (path) => {
    const place = folder({ [path]: 'theirs' });
    await expect(put1(place, releaseOf('1.0.0'), { init: true })).rejects.toThrow('stands where releases have theirs');
    expect([...bytesOf(place).keys()]).toEqual([path]);
  });

  it('whose list cannot be read is left alone', async () => {
    const place = await placeOf('1.0.0');
    writeFileSync(join(place, 'versions.json'), '{"schema":"dhf-versions/2"}');
    const before = bytesOf(place);
    await expect(put1(place, releaseOf('1.1.0'))).rejects.toThrow('versions.json in');
    expect(bytesOf(place)).toEqual(before);
  });

  it('whose list names a version that leads elsewhere is left alone', async () => {
    const place = await placeOf('1.0.0');
    const list = join(place, 'versions.json');
    writeFileSync(list, readFileSync(list, 'utf8').replaceAll('"version": "1.0.0"', '"version": "../../outside"'));
    const before = bytesOf(place);
    await expect(put1(place, releaseOf('1.1.0'))).rejects.toThrow('versions.0.version: a version that can be the name of a folder');
    expect(bytesOf(place)).toEqual(before);
    expect(existsSync(join(place, '../outside.html'))).toBe(false);
  });

  it('in which latest was made a link to a version is left alone, and the version with it', async () => {
    const place = await placeOf('1.0.0', '1.1.0');
    rmSync(join(place, 'latest'), { recursive: true });
    symlinkSync('1.0.0', join(place, 'latest'));
    const before = bytesOf(join(place, '1.0.0'));
    for (const dryRun of [true, false])
      await expect(put1(place, releaseOf('1.1.0'), { dryRun })).rejects.toThrow(`latest in ${place} is a link to another folder`);
    expect(bytesOf(join(place, '1.0.0'))).toEqual(before);
    rmSync(join(place, 'latest'));
    await put1(place, releaseOf('1.1.0'));
    expect(readFileSync(join(place, 'latest/index.html'), 'utf8')).toContain('url=../1.1.0/index.html');
  });

  it('in which what was interrupted left no account that can be read is left alone', async () => {
    const place = await placeOf('1.0.0');
    mkdirSync(join(place, '.dhf-publish'));
    writeFileSync(join(place, '.dhf-publish/journal.json'), '');
    const before = bytesOf(place);
    const said = {
      message: expect.stringContaining('cannot be read, so nobody can say how far a publish came'),
      fix: expect.stringContaining('copy'),
    };
    await expect(put1(place, releaseOf('1.1.0'))).rejects.toMatchObject(said);
    expect(bytesOf(place)).toEqual(before);
  });

  it('in which an earlier bundle is not as it was says which', async () => {
    const place = await placeOf('1.0.0');
    appendFileSync(join(place, '1.0.0/tidewell-1.0.0.zip'), '!');
    await expect(put1(place, releaseOf('1.1.0'))).rejects.toThrow('1.0.0/tidewell-1.0.0.zip is not as it was published');
    expect(statesIn(place)).toHaveLength(1);
  });

  it('holds what is not released as next, which is replaced each time', async () => {
    const place = await placeOf('1.0.0');
    const site = folder({ 'site.json': '{"schema":"dhf-site/1","product":"Tidewell"}', 'index.html': 'a', 'old.html': 'old' });
    const next = { path: site, name: 'dist' };
    expect((await put1(place, undefined, { next })).folders).toEqual(['next']);
    expect(readFileSync(join(place, 'versions.js'), 'utf8')).toContain('"next":true');
    renameSync(join(site, 'old.html'), join(site, 'new.html'));
    await put1(place, undefined, { next });
    expect([...bytesOf(join(place, 'next')).keys()].sort()).toEqual(['index.html', 'new.html', 'site.json']);
    expect((await put1(place, undefined, { next })).folders).toEqual([]);
    put(site, { 'site.json': '{}' });
    await expect(put1(place, undefined, { next })).rejects.toThrow('dist holds no site');
  });
});
