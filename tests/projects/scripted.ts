import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { trace } from '../../src/project/trace.ts';
import { changeLedger } from '../../src/view/change-ledger.ts';
import { folder, settingsText } from '../project/folder.ts';
import { gitAt } from '../project/git.ts';

type Files = Readonly<Record<string, string | undefined>>;

/** A repository that is told commit by commit; each is an hour later than the one before. */
export interface Scripted {
  readonly root: string;
  /** Runs git an hour later. */
  readonly git: (...args: readonly string[]) => string;
  /** Runs git at another time, as commits may bear any. */
  readonly gitOn: (time: string, ...args: readonly string[]) => string;
  /** Puts files there, and takes away those that are undefined. */
  readonly write: (files: Files) => void;
  /** Files as one commit, with what lies there already. */
  readonly commit: (message: string, files?: Files) => string;
  /** Goes to a branch, which begins here where it is new. */
  readonly on: (branch: string) => void;
  /** Brings branches into this one by a merge of its own. */
  readonly merge: (message: string, ...branches: readonly string[]) => void;
}

/** An item in a file of its own. */
export function item(id: string, fields: string, words = `What ${id} says.`): string {
  return `---\nid: ${id}\ntitle: Title of ${id}\n${fields}---\n\n${words}\n`;
}

/** An approval of some things. */
export function approval(id: string, of: string, at: string, more = ''): string {
  return item(id, `covers: [${of}]\nmeaning: approval\nsigner: Quality Lead\nrole: quality\nsigned-at: ${at}\n${more}`);
}

/** A lock file of one package in some version. */
export function lockFile(version: string): string {
  const packages = { '': { dependencies: { zod: version } }, 'node_modules/zod': { version } };
  return `${JSON.stringify({ name: 'pump', lockfileVersion: 3, packages }, null, 2)}\n`;
}

const settings = settingsText('git: { protected: [main] }\n').replace(
  'SWS-1: {}',
  'SWS-1: { product: ["src/**"], lockfiles: ["package-lock.json"] }',
);

const requestFields = 'class-reevaluation: unchanged\nreleased-software: no\nnew-causes: no\nnew-controls: no\n';

/** A change request. */
export function request(id: string, changes: string, more = ''): string {
  return item(id, `trigger: An idea\n${requestFields}changes: [${changes}]\n${more}`);
}

/** The file that every script begins with: two requirements, one unit, a library, and three requests, two of them approved. Control starts with its tag. */
export const beginning: Readonly<Record<string, string>> = {
  'dhf.yaml': settings,
  'plan.md': item('SDP-1', 'type: document\nkind: software-development-plan\ncontrol-starts: BL-1\n', '# Plan\n\nWords.'),
  'BL-1.md': item('BL-1', 'tag: v0\n'),
  'SWS-1.md': item('SWS-1', 'safety-class: B\n'),
  'SRS-1.md': item('SRS-1', ''),
  'SRS-2.md': item('SRS-2', ''),
  'reqs.md':
    '---\nid: SRD-1\ntitle: More requirements\ntype: item-document\n---\n\n# More requirements\n\n## SRS-9 Last\n\nWhat SRS-9 says.\n',
  'SWU-1.md': item('SWU-1', 'source: [src/a.c]\nsafety-class: B\n'),
  'SOUP-1.md': item('SOUP-1', 'soup-kind: library\nversion: "1.0.0"\npurl: pkg:npm/zod@1.0.0\n'),
  'src/a.c': 'int a;\n',
  'package-lock.json': lockFile('1.0.0'),
  'CR-1.md': request('CR-1', 'SRS-1'),
  'CR-2.md': request('CR-2', 'SRS-2, SWU-1', 'ticket: PUMP-7\n'),
  'CR-3.md': request('CR-3', 'SOUP-1'),
  'records/approvals/APR-1.md': approval('APR-1', 'CR-1, CR-2', '2026-03-03T10:00:00Z'),
};

/** Rules of change control; of the rest nothing is told. */
const rules = new Set([
  ...['controlled-change-has-a-request', 'soup-changes-by-a-change-request', 'approval-is-on-record-before-the-change'],
  ...['change-request-lists-what-it-changes', 'listed-change-is-made', 'class-is-evaluated-again-with-the-change'],
  ...['history-is-not-rewritten', 'id-stands-once', 'id-is-never-reused', 'baseline-is-found-by-its-tag'],
]);

/** A repository that holds the beginning, below a folder of it where one is named. */
export function scripted(below = '', files: Files = {}): Scripted {
  const root = folder();
  let hour = 0;
  const git = (...args: readonly string[]) => {
    hour += 1;
    return gitAt(
      `2026-03-${String(4 + Math.floor(hour / 24)).padStart(2, '0')}T${String(hour % 24).padStart(2, '0')}:00:00Z`,
      root,
      ...args,
    );
  };
  const write = (changed: Files) => {
    for (const [path, text] of Object.entries(changed)) {
      const file = join(root, below, path);
      mkdirSync(dirname(file), { recursive: true });
      if (text === undefined) rmSync(file);
      else writeFileSync(file, text);
    }
  };
  const commit = (message: string, changed: Files = {}) => {
    write(changed);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', `--message=${message}`);
    return git('rev-parse', 'HEAD').trim();
  };
  git('init', '--quiet');
  commit('Begin', { ...beginning, ...files });
  git('tag', 'v0');
  return {
    root: join(root, below),
    git,
    gitOn: (time, ...args) => gitAt(time, root, ...args),
    write,
    commit,
    on: (branch) => void git('switch', '--quiet', ...(git('branch', '--list', branch) === '' ? ['--create'] : []), branch),
    merge: (message, ...branches) => void git('merge', '--quiet', '--no-ff', `--message=${message}`, ...branches),
  };
}

/** What a repository tells of its changes: each commit of the ledger, newest first, and what is found of change control. */
export async function told(
  root: string,
): Promise<{ readonly ledger: readonly string[] | undefined; readonly findings: readonly string[] }> {
  const { graph, diagnostics } = await trace(root, { stage: 'release', asOf: '2026-11-22' });
  const ledger = graph && changeLedger(graph);
  const found = diagnostics.filter(({ rule }) => rules.has(rule)).map(({ rule, item: id }) => `${rule}${id === undefined ? '' : ` ${id}`}`);
  return {
    ledger: ledger?.entries.map(({ commit, requests, standing, items, unlisted, files }) => {
      const ids = items?.map(({ id }) => (unlisted.some((each) => each.id === id) ? `${id}!` : id));
      return `${commit.subject} | ${requests.map(({ id }) => id).join(' ') || '-'} ${standing} | ${ids?.join(' ') ?? '?'} | ${files.join(' ')}`;
    }),
    findings: found,
  };
}
