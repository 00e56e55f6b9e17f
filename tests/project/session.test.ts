import { cpSync, existsSync, globSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import { openSession } from '../../src/project/session.ts';
import { trace } from '../../src/project/trace.ts';
import { generate } from '../bench/generate.ts';
import { projectRoot } from '../projects/project.ts';
import { edits as anyEdits, apply as applyAny } from './edits.ts';
import { commit, folder, itemText, put, settingsText } from './folder.ts';

const draft = { stage: 'draft' } as const;

const documentStart = '---\nid: SRD-1\ntitle: Requirements\ntype: item-document\nkind: software-requirements\n---\n\n';

/** What can stand in a file: links that lead somewhere and nowhere, a kind that is unknown, and what cannot be read. */
const contents: Readonly<Record<string, string | Buffer>> = {
  plain: itemText('SRS-1'),
  linked: itemText('SRS-1', 'Another title', 'derives-from: [SYS-1, SYS-9]\n'),
  above: itemText('SYS-1', 'The system', 'derives-from: [UN-1]\n'),
  test: itemText('TC-1', 'A test', 'verifies: [SRS-1]\n'),
  twice: `${documentStart}## SRS-1 A section\n\nThe software shall stop.\n\n## SRS-2 Next\n\nThe software shall go on.\n`,
  ours: `${documentStart}## RW-1 A prefix of our own\n\nThe software shall stop.\n`,
  shown: `${itemText('SYS-2', 'What others say')}
![p](p.png) [a](a.md) [section](b.md#srs-1-a-section) [above](../a.md#title-of-srs-1)

\`\`\`dhf-table
items: software-requirement
fields: title
filter: in verifies any or derives-from any
\`\`\`

\`\`\`dhf-diagram
item: SRS-1
\`\`\`

\`\`\`dhf-matrix
levels: [user-need, system-requirement, software-requirement]
\`\`\`
`,
  empty: '',
  broken: '---\nid: [\n---\n',
  bytes: Buffer.from([0xff, 0xfe, 0x00]),
};

const settings: Readonly<Record<string, string>> = {
  usual: settingsText(),
  other: settingsText('prefixes: { RW: software-requirement }\n'),
  without: settingsText('', '"2.0"').replace('files: {', 'files: { exclude: ["b.md"],'),
  unreadable: 'schema: [',
};

const files = ['a.md', 'b.md', 'risk/c.md', 'deep/er/d.md', 'p.png'];
const file = fc.constantFrom(...files);

type Edit =
  | { readonly do: 'write'; readonly file: string; readonly content: string }
  | { readonly do: 'delete'; readonly file: string }
  | { readonly do: 'rewrite'; readonly file: string }
  | { readonly do: 'rename'; readonly file: string; readonly to: string }
  | { readonly do: 'settings'; readonly content: string }
  | { readonly do: 'commit' };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), file, content: fc.constantFrom(...Object.keys(contents)) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), file }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rewrite' as const), file }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), file, to: file }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settings' as const), content: fc.constantFrom(...Object.keys(settings)) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'commit' as const }) },
);

/** The files that changed; undefined where git has to be asked. */
function apply(root: string, change: Edit): readonly string[] | undefined {
  if (change.do === 'commit') {
    commit(root);
    return undefined;
  }
  if (change.do === 'settings') {
    put(root, { 'dhf.yaml': settings[change.content] as string });
    return ['dhf.yaml'];
  }
  if (change.do === 'write') put(root, { [change.file]: contents[change.content] as string });
  else if (existsSync(join(root, change.file))) applyTo(root, change);
  return change.do === 'rename' ? [change.file, change.to] : [change.file];
}

function applyTo(root: string, change: Extract<Edit, { do: 'delete' | 'rewrite' | 'rename' }>): void {
  const path = join(root, change.file);
  if (change.do === 'delete') rmSync(path);
  else if (change.do === 'rewrite') rewrite(path);
  else {
    mkdirSync(dirname(join(root, change.to)), { recursive: true });
    renameSync(path, join(root, change.to));
  }
}

/** Other words of the same length in the same file, which then says that it was not touched. */
function rewrite(path: string): void {
  const { atime, mtime, size } = statSync(path);
  writeFileSync(path, itemText('SRS-1', 'Rewritten').padEnd(size, 'x').slice(0, size));
  utimesSync(path, atime, mtime);
}

/** Everything a report says, its graph as plain values. */
function plain({ graph, ...report }: TraceReport): object {
  return {
    report: JSON.parse(JSON.stringify(report)),
    items: graph?.items.map((item) => ({ ...item, document: item.document?.id, hash: graph.hashOf(item), class: graph.classOf(item) })),
    links: graph?.links.map((link) => ({ ...link, from: link.from.id, to: link.to?.id })),
    duplicates: graph && [...graph.duplicates].map(([id, items]) => [id, items.map((item) => item.place)]),
    reusedIds: graph?.reusedIds,
  };
}

describe('a session', () => {
  it('gives the report of a fresh trace after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        const root = folder({ 'dhf.yaml': settingsText(), 'a.md': contents.plain as string, 'b.md': contents.above as string });
        commit(root);
        const session = openSession(root, draft);
        await session.trace();
        for (const change of edits) {
          const changed = apply(root, change);
          const fresh = plain(await trace(root, draft));
          const quick = changed && session.retrace(changed);
          if (quick !== undefined) expect(plain(quick.report)).toEqual(fresh);
          else expect(plain((await session.trace()).report)).toEqual(fresh);
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each(['clean-c', 'generated'])(
    'gives the report of a fresh trace after any edits of a whole DHF: %s',
    async (name) => {
      const original = folder();
      if (name === 'generated') generate(original, 300);
      else cpSync(projectRoot(name), original, { recursive: true });
      const files = globSync('**/*.md', { cwd: original }).sort();
      let looks = 0;
      await fc.assert(
        fc.asyncProperty(anyEdits, async (edits) => {
          const root = folder();
          cpSync(original, root, { recursive: true });
          const session = openSession(root, draft);
          let traced = await session.trace();
          for (const edit of edits) {
            const changed = applyAny({ root, original, files }, edit, traced.report.graph);
            const quick = session.retrace(changed);
            looks += quick === undefined ? 0 : 1;
            traced = quick ?? (await session.trace());
            const fresh = await trace(root, draft);
            expect(plain(traced.report), edit.do).toEqual(plain(fresh));
          }
          const whole = await session.trace();
          expect(plain(whole.report)).toEqual(plain(traced.report));
          expect(whole.sources).toEqual(traced.sources);
        }),
        { numRuns: 4 },
      );
      expect(looks).toBeGreaterThan(0);
    },
    400_000,
  );

  it('sees that a file is again as it is committed, which differed when everything was looked at', async () => {
    const root = folder({ 'dhf.yaml': settingsText(), 'a.md': contents.plain as string });
    commit(root);
    writeFileSync(join(root, 'a.md'), contents.above as string);
    const session = openSession(root, draft);
    await session.trace();
    writeFileSync(join(root, 'a.md'), contents.plain as string);
    const { report } = session.retrace(['a.md']) ?? (await session.trace());
    expect(plain(report)).toEqual(plain(await trace(root, draft)));
  });

  it('sees words that were changed behind its back', async () => {
    const root = folder({ 'dhf.yaml': settingsText(), 'a.md': itemText('SRS-1', 'Before it') });
    const session = openSession(root, draft);
    await session.trace();
    const before = statSync(join(root, 'a.md'));
    rewrite(join(root, 'a.md'));
    expect(statSync(join(root, 'a.md'))).toMatchObject({ size: before.size, mtime: before.mtime });
    const { report, sources } = await session.trace();
    expect(report.graph?.item('SRS-1')?.title.text).toBe('Rewritten');
    expect(sources.map((source) => source.file)).toEqual(['a.md']);
  });

  it('reads a file again when other settings give its words another meaning', async () => {
    const root = folder({ 'dhf.yaml': settings.usual as string, 'a.md': contents.ours as string });
    const session = openSession(root, draft);
    expect((await session.trace()).report.graph?.item('RW-1')).toBeUndefined();
    put(root, { 'dhf.yaml': settings.other as string });
    expect((await session.trace()).report.graph?.item('RW-1')?.kind).toBe('software-requirement');
  });

  it('goes on after settings that could not be read', async () => {
    const root = folder({ 'dhf.yaml': settingsText(), 'a.md': contents.plain as string });
    const session = openSession(root, draft);
    const { report: before } = await session.trace();
    put(root, { 'dhf.yaml': settings.unreadable as string });
    expect((await session.trace()).report).toMatchObject({ verdict: 'could-not-judge', counts: { items: 0 } });
    put(root, { 'dhf.yaml': settingsText() });
    expect(plain((await session.trace()).report)).toEqual(plain(before));
  });
});
