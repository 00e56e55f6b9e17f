import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { PlaceAsked } from '../../src/release/release.ts';
import { commit, folder, git, settingsText } from '../project/folder.ts';
import { manifest } from '../release/manifest-of.ts';
import { run } from './run.ts';

/** What a release is asked for, and what came of it where that takes too long to make. */
const releasing = vi.hoisted(() => ({ asked: [] as PlaceAsked[], outcome: undefined as unknown }));

vi.mock('../../src/release/release.ts', async (original) => {
  const real = await original<typeof import('../../src/release/release.ts')>();
  const release = async (asked: PlaceAsked) => {
    releasing.asked.push(asked);
    asked.onStep?.('reading 1 of 2 files');
    return releasing.outcome ?? (await real.release(asked));
  };
  return { release };
});

const record = '---\nid: REL-1\ntitle: Release\nversion: "1.0"\ntag: v1.0\nreleased-on: 2026-03-04\n---\n';

/** A file that says what it releases, and of which nearly everything is still missing. */
function project(): string {
  const root = folder({ 'dhf.yaml': settingsText(), 'REL-1.md': record });
  commit(root);
  git(root, 'tag', 'v1.0');
  return root;
}

const released = {
  report: { product: 'Tidewell', version: '1.2.0', asOf: { date: '2026-11-22' } },
  commit: 'a'.repeat(40),
  tag: { name: 'v1.2.0', commit: 'b'.repeat(40) },
};

describe('dhf release', () => {
  it('prints what is found as dhf check does, and releases nothing', async () => {
    const root = project();
    const [{ code, out, err }, checked] = [
      await run(['release', '1.0', '--all'], { cwd: root }),
      await run(['check', '--stage', 'release', '--as-of', '2026-03-04', '--all'], { cwd: root }),
    ];
    expect(code).toBe(checked.code);
    expect(code).not.toBe(0);
    expect(out).toBe(checked.out);
    expect(err).toContain('Nothing was released.\n');
    expect(existsSync(join(root, 'releases'))).toBe(false);
  });

  it('says which gates are not passed, also where nothing blocks the verdict', async () => {
    const gate = {
      id: 'G13',
      title: 'Every change had an approved request',
      clauses: [],
      state: 'not-passed',
      because: ['IEC 62304 8.2.2'],
    };
    const whole = {
      diagnostics: [],
      rules: [],
      clauses: [],
      gates: [gate],
      justified: [],
      notJudged: [],
      packs: [],
      gate: null,
      prefix: '',
    };
    const counts = { items: 1, links: 0, errors: 0, warnings: 0, infos: 0, deviations: 0, open: 0 };
    releasing.outcome = {
      notPassed: { ...released.report, ...whole, counts, verdict: 'no-blocking-findings', stage: 'release', tool: 'dhf 1' },
    };
    const { code, err } = await run(['release', '1.2.0', project()]);
    releasing.outcome = undefined;
    expect(code).toBe(1);
    expect(err).toContain('Gate G13 is not passed: Every change had an approved request (IEC 62304 8.2.2)');
  });

  it('says what keeps it from releasing, and what to do', async () => {
    const root = project();
    git(root, 'tag', '--delete', 'v1.0');
    const { code, out, err } = await run(['release', '1.0', root]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/there is no tag v1\.0.*\n.*git tag -s v1\.0/);
  });

  it('says what stands there, and what to do next', async () => {
    releasing.outcome = { ...released, manifest, path: '/work/out/1.2.0', stoodThere: false, isSigned: false };
    const made = await run(['release', '1.2.0', 'dhf', '--out', 'out'], { cwd: '/work' });
    releasing.outcome = { ...released, manifest, path: '/work/out/1.2.0', stoodThere: true, isSigned: true };
    const again = await run(['release', '1.2.0', 'dhf', '--out', 'out', '--key', 'id'], { cwd: '/work', tty: true });
    releasing.outcome = undefined;
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toBe(
      [
        'Released: Tidewell 1.2.0 from commit aaaaaaaaaaaa (tag v1.2.0), judged as of 2026-11-22.',
        'out/1.2.0 holds the bundle, tidewell-1.2.0.zip, of 2 files.',
        'Next:',
        '  sign     dhf release 1.2.0 dhf --out out --key <ssh key>',
        '  approve  dhf approve --bundle out/1.2.0 --signer "<name>" --role <role>',
        '  verify   dhf verify out/1.2.0 --repository dhf --rebuild',
        '  publish  dhf publish out/1.2.0 --to <folder or branch:name> dhf',
        '',
      ].join('\n'),
    );
    expect(again.out).toMatch(/^Already there, the same bytes: Tidewell 1\.2\.0/);
    expect(again.out).not.toContain('  sign ');
    expect(again.err).toContain('reading 1 of 2 files');
    expect(releasing.asked.at(-1)).toMatchObject({ root: '/work/dhf', version: '1.2.0', out: '/work/out', key: '/work/id' });
  });

  it('says in its last words that a candidate has to be signed', async () => {
    releasing.outcome = { ...released, manifest, path: '/work/releases/1.2.0', stoodThere: false, isSigned: false };
    const made = await run(['release', '1.2.0', 'dhf', '--candidate'], { cwd: '/work' });
    releasing.outcome = undefined;
    expect(made.out.trimEnd().split('\n').at(-1)).toMatch(/^It is a candidate until it is signed: with --key as above, or elsewhere/);
    expect(releasing.asked.at(-1)?.isCandidate).toBe(true);
  });

  it('only says what would be released with --dry-run', async () => {
    releasing.outcome = released;
    const { code, out } = await run(['release', '1.2.0', '/work', '--dry-run']);
    releasing.outcome = undefined;
    expect(code).toBe(0);
    expect(out).toBe(
      'Would be released: Tidewell 1.2.0 from commit aaaaaaaaaaaa (tag v1.2.0), judged as of 2026-11-22. Every gate is passed; nothing was written.\n',
    );
    expect(releasing.asked.at(-1)?.out).toBeUndefined();
  });

  it.each([
    [['--dry-run', '--out', 'x'], '--dry-run writes and signs nothing'],
    [['--candidate', '--key', 'id'], '--key signs it, and --candidate leaves it unsigned'],
    [['--assume-class', 'A'], 'assume-class'],
  ])('refuses %s', async (flags, words) => {
    const { code, err } = await run(['release', '1.0', '/work', ...flags]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
