import { mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/release/verify/verify.ts';
import { release } from './made.ts';

const runs = { numRuns: 100 };

/** Everything that was refused, in words, after a change that is taken back. */
async function refusedWords(path: string, change: () => () => void): Promise<string> {
  const undo = change();
  const { answer, checks } = await verify({ path, name: 'it', requireSignature: false });
  undo();
  expect(answer).toBe('refused');
  const refused = checks.filter((each) => each.answer === 'refused');
  return refused.flatMap(({ words, details }) => [words, ...details]).join('\n');
}

/** Writes other bytes; answers with how they are put back. */
function written(file: string, bytes: Uint8Array): () => void {
  const before = readFileSync(file);
  writeFileSync(file, bytes);
  return () => writeFileSync(file, before);
}

/** Turns bits of one byte, at a place counted from the beginning over and over. */
function flipped(file: string, { at, bits }: Flip): () => void {
  const bytes = readFileSync(file);
  const place = at % bytes.length;
  bytes[place] = (bytes[place] as number) ^ bits;
  return written(file, bytes);
}

interface Flip {
  readonly at: number;
  readonly bits: number;
}

const flip: fc.Arbitrary<Flip> = fc.record({ at: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) });

describe('whatever is changed is refused and named', () => {
  it('any byte of the bundle', async () => {
    const { root, zip } = release();
    await fc.assert(
      fc.asyncProperty(flip, async (each) => {
        expect(await refusedWords(root, () => flipped(zip, each))).toMatch(/tidewell-1\.2\.0\.zip|manifest\.json/);
      }),
      runs,
    );
  });

  it('any byte of what stands beside it', async () => {
    const { root } = release();
    const names = fc.constantFrom('manifest.json', 'tidewell-1.2.0.zip.sha256', 'provenance.intoto.json');
    await fc.assert(
      fc.asyncProperty(names, flip, async (name, each) => {
        const file = join(root, name);
        // Where it was made only the builder says, and nothing holds against it.
        const end = name.startsWith('provenance') ? readFileSync(file, 'utf8').indexOf('"runDetails"') : readFileSync(file).length;
        expect(await refusedWords(root, () => flipped(file, { ...each, at: each.at % end }))).toContain(name);
      }),
      runs,
    );
  });

  it('a bundle that ends anywhere before its end', async () => {
    const { root, zip } = release();
    const whole = readFileSync(zip);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        const cut = () => {
          truncateSync(zip, length);
          return () => writeFileSync(zip, whole);
        };
        expect(await refusedWords(root, cut)).toContain('tidewell-1.2.0.zip');
      }),
      runs,
    );
  });

  it('any byte of any file, and any file that is taken away, added, renamed or swapped', async () => {
    const { unpacked, manifest } = release();
    const full = manifest.files.filter(({ size }) => size > 0).map(({ path }) => path);
    const path = fc.constantFrom(...full);
    const name = fc.stringMatching(/^[a-z]{1,8}(?:\/[a-z]{1,8})?\.md$/);
    const at = (each: string) => join(unpacked, each);
    const moved = (from: string, to: string) => {
      mkdirSync(dirname(at(to)), { recursive: true });
      renameSync(at(from), at(to));
    };
    const removed = (each: string) => {
      const bytes = readFileSync(at(each));
      rmSync(at(each));
      return () => writeFileSync(at(each), bytes);
    };
    const changes = fc.oneof(
      fc.record({ how: fc.constant('flip' as const), one: path, flip }),
      fc.record({ how: fc.constant('remove' as const), one: path }),
      fc.record({ how: fc.constant('add' as const), one: name }),
      fc.record({ how: fc.constant('rename' as const), one: path, other: name }),
      fc
        .record({ how: fc.constant('swap' as const), one: path, other: path })
        .filter(({ one, other }) => !readFileSync(at(one)).equals(readFileSync(at(other)))),
    );
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        const words = await refusedWords(unpacked, () => {
          if (change.how === 'flip') return flipped(at(change.one), change.flip);
          if (change.how === 'remove') return removed(change.one);
          if (change.how === 'add') {
            mkdirSync(dirname(at(change.one)), { recursive: true });
            writeFileSync(at(change.one), 'x');
            return () => rmSync(at(change.one));
          }
          if (change.how === 'rename') {
            moved(change.one, change.other);
            return () => moved(change.other, change.one);
          }
          const [one, other] = [change.one, change.other].map((each) => readFileSync(at(each))) as [Buffer, Buffer];
          const back = [written(at(change.one), other), written(at(change.other), one)];
          return () => {
            for (const undo of back) undo();
          };
        });
        expect(words).toContain(change.one);
        if (change.how === 'rename') expect(words).toContain(`${change.other} has the content of`);
        if (change.how === 'swap') for (const each of [change.one, change.other]) expect(words).toContain(`${each} has the content of`);
      }),
      { numRuns: 200 },
    );
  });
});
