import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ContentHash, contentHash } from '../../../../src/model/content-hash.ts';
import { itemsOf } from '../../../../src/model/items.ts';
import { compareText } from '../../../../src/model/place.ts';
import type { TraceItem } from '../../../../src/model/trace-item.ts';
import { Vocabulary } from '../../../../src/model/vocabulary.ts';
import { readMarkdown } from '../../../../src/read/markdown/index.ts';
import { folder, git, settingsText } from '../../folder.ts';
import { historyIn } from './history-in.ts';

/** An item in one of the states it may have, in a file of its own or in a document; or a document that is nothing but spelled otherwise. */
interface Written {
  readonly file: 'own' | 'moved' | 'section' | 'row';
  readonly words: number;
  readonly owner: number;
  readonly isWrapped: boolean;
}

type State = Readonly<Record<string, Written>>;

/** What happens next, on one of the lines of work: an item changes, comes or goes, or another line is merged. */
type Step =
  | { readonly at: number; readonly id: string; readonly written: Written | undefined }
  | { readonly at: number; readonly merge: number; readonly takes: readonly boolean[] };

const ids = ['SRS-1', 'SRS-2', 'SRS-3', 'SRS-4'];
const lines = 3;
const vocabulary = new Vocabulary();

const written: fc.Arbitrary<Written> = fc.record({
  file: fc.constantFrom('own', 'moved', 'section', 'section', 'row'),
  words: fc.nat(2),
  owner: fc.nat(1),
  isWrapped: fc.boolean(),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ at: fc.nat(lines - 1), id: fc.constantFrom(...ids), written: fc.option(written, { nil: undefined }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      at: fc.nat(lines - 1),
      merge: fc.nat(lines - 1),
      takes: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    }),
  },
);

it('tells for each item the commit that made it what it is, as looking at every item in every commit does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const root = folder();
      const states = write(root, steps);
      if (states.length === 0) return;
      const history = await historyIn(root);
      expect(history.changed).toEqual(slowly(root, states));
    }),
    { numRuns: 60 },
  );
});

/** Makes the commits, each with its number as its message. Gives the state of each. */
function write(root: string, steps: readonly Step[]): readonly State[] {
  const all: State[] = [];
  git(root, 'init', '--quiet', '--bare', '.git');
  git(root, 'config', 'core.bare', 'false');
  const heads: (number | undefined)[] = Array.from({ length: lines }, () => undefined);
  const states: State[] = Array.from({ length: lines }, () => ({}));
  let out = '';
  let mark = 0;
  for (const each of steps) {
    const { at } = each;
    const other = 'merge' in each ? heads[each.merge] : undefined;
    if ('merge' in each && (other === undefined || other === heads[at])) continue;
    const before = states[at] as State;
    states[at] = 'merge' in each ? mixed(before, states[each.merge] as State, each.takes) : set(before, each.id, each.written);
    mark += 1;
    out += `commit refs/heads/line-${at}\nmark :${mark}\nauthor Ada ${mark} <ada@example.com> ${1_790_000_000 + mark} +0200\n`;
    out += `committer Ada <ada@example.com> ${1_790_000_000 + mark} +0200\ndata ${String(mark).length}\n${mark}\n`;
    if (heads[at] !== undefined) out += `from :${heads[at]}\n`;
    if (other !== undefined) out += `merge :${other}\n`;
    out += 'deleteall\n';
    for (const [file, text] of files(states[at] as State)) out += `M 100644 inline ${file}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
    heads[at] = mark;
    all.push(states[at] as State);
  }
  const last = heads.indexOf(mark);
  execFileSync('git', ['fast-import', '--quiet'], { cwd: root, input: out });
  git(root, 'symbolic-ref', 'HEAD', `refs/heads/line-${last}`);
  git(root, 'reset', '--quiet', '--hard');
  return all;
}

function set(state: State, id: string, to: Written | undefined): State {
  const { [id]: _, ...others } = state;
  return to === undefined ? others : { ...others, [id]: to };
}

function mixed(mine: State, theirs: State, takes: readonly boolean[]): State {
  const chosen = ids.map((id, at) => [id, (takes[at] ? theirs : mine)[id]] as const);
  return Object.fromEntries(chosen.filter((pair): pair is readonly [string, Written] => pair[1] !== undefined));
}

function files(state: State): readonly (readonly [file: string, text: string])[] {
  const all = Object.entries(state).sort(([a], [b]) => compareText(a, b));
  const held = all.filter(([, { file }]) => file === 'section' || file === 'row');
  const own = all.filter(([, { file }]) => file === 'own' || file === 'moved');
  return [
    ['dhf.yaml', settingsText()],
    ...own.map(([id, item]): [string, string] => [
      `${item.file}/${id}.md`,
      `---\nid: ${id}\nowner: Owner ${item.owner}\ntitle: ${words(item)}`.replace('\n\n', '\n---\n\n'),
    ]),
    ...(held.length > 0 ? [['document.md', documentOf(held)] as const] : []),
  ];
}

/** A document with items as sections and rows; at times one hands a field down to all of them, or has words that reach further than they stand. */
function documentOf(held: readonly (readonly [id: string, item: Written])[]): string {
  const sections = held.filter(([, { file }]) => file === 'section').map(([id, item]) => `## ${id} ${words(item)}`);
  const rows = held
    .filter(([, { file }]) => file === 'row')
    .map(([id, item]) => `| ${id} | ${words(item).trim().replaceAll(/\n+/g, ' | ')} |\n`);
  const [defaults, reach] = [
    held.some(([, { owner, words: at }]) => owner === 1 && at === 1),
    held.some(([, { owner, words: at }]) => owner === 1 && at === 2),
  ];
  const front = `id: SRD-1\ntype: item-document\ntitle: All\nrevision: "${held.length}"\n${defaults ? 'defaults:\n  category: ui\n' : ''}`;
  const table = rows.length === 0 ? '' : `## List\n\n| ID | Title | Statement |\n|---|---|---|\n${rows.join('')}`;
  return `---\n${front}---\n\n${sections.join('\n')}\n${table}${reach ? '\n[do]: https://example.com\n' : ''}`;
}

function words({ words: at, isWrapped }: Written): string {
  return `Title ${at > 1 ? 'other' : 'one'}\n\nThe software${isWrapped ? '\n' : ' '}shall [do][do] ${at}.\n`;
}

/** Every item of every commit is hashed; from HEAD on a commit is left while one that it comes from has the item with the same hash. */
function slowly(root: string, states: readonly State[]) {
  const log = git(root, 'log', '--format=%H/%an/%P/%s').trim().split('\n');
  const commits = new Map(
    log.map((line) => {
      const [hash = '', author = '', parents = '', number = ''] = line.split('/');
      const hashes = hashesOf(states[Number(number) - 1] as State);
      return [hash, { author, parents: parents.split(' ').filter((each) => each !== ''), hashes }] as const;
    }),
  );
  const [head = ''] = commits.keys();
  return Object.fromEntries(
    [...(commits.get(head)?.hashes ?? [])].map(([id, { whole }]) => {
      let at = head;
      for (let next: string | undefined = head; next !== undefined; ) {
        at = next;
        next = commits.get(at)?.parents.find((parent) => commits.get(parent)?.hashes.get(id)?.whole === whole);
      }
      const { parents = [], author, hashes } = commits.get(at) ?? {};
      const now = hashes?.get(id)?.fields;
      const before = parents.flatMap((parent) => commits.get(parent)?.hashes.get(id) ?? [])[0]?.fields;
      const names = [...new Set([...(now?.keys() ?? []), ...(before?.keys() ?? [])])].sort();
      const fields = before === undefined ? [] : names.filter((name) => now?.get(name) !== before.get(name));
      return [id, { commit: at, at: expect.any(String), author, fields }];
    }),
  );
}

function hashesOf(state: State): ReadonlyMap<string, ContentHash> {
  const items = files(state).flatMap(([path, text]) =>
    path.endsWith('.md') ? itemsOf(readMarkdown(path, text, vocabulary), vocabulary, false) : [],
  );
  const parts = items.filter(({ document }) => document !== undefined).map((item) => `${item.id}@${hashOf(item).whole}`);
  return new Map(items.map((item) => [item.id, hashOf(item, item.kind === 'document' ? parts : [])]));
}

function hashOf(item: TraceItem, within: readonly string[] = []): ContentHash {
  return contentHash(item, (text) => text, within);
}
