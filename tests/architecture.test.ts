import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Who may import whom. `types` are folders of which only types may be imported; `node` and `npm` are names or `any`. */
interface Line {
  readonly folder: string;
  readonly may: readonly string[];
  readonly types?: readonly string[];
  readonly node: readonly string[] | 'any';
  readonly npm: readonly string[] | 'any';
  readonly because: string;
}

const markdown = [
  'unified',
  'vfile',
  'remark-parse',
  'remark-gfm',
  'remark-frontmatter',
  'satteri',
  'gray-matter',
  'yaml',
  'mdast',
  'hast',
  'unist',
];

const table: readonly Line[] = [
  { folder: 'src/model', may: [], node: [], npm: [], because: 'everything depends on the model, so the model depends on nothing' },
  {
    folder: 'src/check',
    may: ['src/model'],
    node: [],
    npm: [],
    because: 'a rule sees the graph: same graph, same answer; no clock, no async, no files',
  },
  {
    folder: 'src/view',
    may: ['src/model'],
    types: ['src/check'],
    node: [],
    npm: [],
    because: 'a matrix is computed once, for site, CSV and PDF alike',
  },
  {
    folder: 'plugins',
    may: ['src/model', 'src/view'],
    node: ['node:crypto', 'node:module'],
    npm: [...markdown, 'mdast-util-to-string', 'diff'],
    because:
      'a plugin is usable without us; node:module loads on first need what few files need; a redline finds words that differ by diff',
  },
  {
    folder: 'plugins/remark-mermaid',
    may: ['src/model', 'plugins'],
    node: 'any',
    npm: [...markdown, 'mermaid', 'fontkitten'],
    because:
      'what draws diagrams pretends to be a browser, so it runs in processes of its own, and measures the letters of the font that pages ship',
  },
  {
    folder: 'src/read',
    may: ['src/model', 'plugins/remark-items'],
    node: ['node:crypto'],
    npm: [...markdown, 'saxes', 'smol-toml'],
    because: 'unsaved editor text and disk text are the same thing',
  },
  {
    folder: 'src/emit',
    may: ['src/model', 'src/view'],
    types: ['src/check'],
    node: ['node:util', 'node:crypto'],
    npm: ['hucre'],
    because: "a format never decides policy; exit codes are the CLI's; hucre writes workbooks",
  },
  {
    folder: 'src/project',
    may: ['src/model', 'src/read', 'src/check', 'plugins/remark-mermaid/ahead.ts'],
    node: 'any',
    npm: 'any',
    because:
      'the only folder that touches the disk; a diagram that cannot be drawn is a finding, so diagrams are drawn before anything is judged',
  },
  {
    folder: 'src/site',
    may: ['src/project', 'src/view', 'src/emit', 'plugins', 'src/check/packs', 'src/model/kinds.ts', 'src/model/labels.ts'],
    types: ['src/model', 'src/check'],
    node: 'any',
    npm: 'any',
    because:
      'a shell over the one core: it lays out what was judged, and judges nothing; it knows no other shell; kind pages are made from the table of kinds, and fields are called as writers call them',
  },
  {
    folder: 'src/release',
    may: ['src/project', 'src/view', 'src/emit', 'src/model', 'src/site/build.ts', 'src/site/published'],
    types: ['src/check'],
    node: 'any',
    npm: ['fflate', 'zod'],
    because: 'it freezes what the core judged and the site shows, and proves what was frozen; it judges nothing and prints nothing',
  },
  {
    folder: 'src/cli',
    may: [
      'src/project',
      'src/view',
      'src/emit',
      'plugins',
      'src/check/packs',
      'src/check/gate.ts',
      'src/check/phase.ts',
      'src/model/kinds.ts',
      'src/site/build.ts',
      'src/site/dev.ts',
      'src/site/pdf/index.ts',
      'src/release',
    ],
    types: ['src/model', 'src/check'],
    node: 'any',
    npm: [],
    because: 'a shell over the one core: it asks, prints and sets the exit code; help is made from the table of kinds',
  },
];

interface Import {
  readonly file: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?[jt]s$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** Static imports, re-exports and `import()` of a source, with relative ones resolved from the repository's root. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const statement =
    /(?:^|[;\s])(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...text.matchAll(statement)].map((match) => {
    const to = match[3] ?? match[4] ?? '';
    const names = (match[2] ?? '').replaceAll(/[{}\s]/g, ' ').trim();
    const typeOnly = match[1] !== undefined || (names !== '' && names.split(',').every((name) => name.trim().startsWith('type ')));
    return { file, typeOnly, to: to.startsWith('.') ? posix.join(posix.dirname(file), to) : to };
  });
}

function inside(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

function allowed(line: Line, each: Import): boolean {
  if (each.to.startsWith('node:')) return line.node === 'any' || line.node.includes(each.to);
  if (!/^(?:src|plugins)\//.test(each.to))
    return line.npm === 'any' || line.npm.some((name) => each.to === name || each.to.startsWith(`${name}/`));
  if (inside(each.to, [line.folder, ...line.may])) return true;
  return each.typeOnly && inside(each.to, line.types ?? []);
}

describe('who may import whom', () => {
  for (const line of table) {
    it(`${line.folder}: ${line.because}`, () => {
      const own = table.filter((other) => other.folder.startsWith(`${line.folder}/`)).map((other) => other.folder);
      const broken = sources(line.folder)
        .filter((file) => !inside(file, own))
        .flatMap(importsOf)
        .filter((each) => !allowed(line, each));
      expect(
        broken.map((each) => `${each.file} imports ${each.to}`),
        line.because,
      ).toEqual([]);
    });
  }

  it('covers every folder that holds source', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const named = new Set(table.map((line) => line.folder));
    expect(folders.map((entry) => `src/${entry.name}`).filter((folder) => !named.has(folder))).toEqual([]);
  });

  it('sees an import that is not allowed', () => {
    const model = table[0] as Line;
    expect(allowed(model, { file: 'src/model/x.ts', to: 'node:fs', typeOnly: false })).toBe(false);
    expect(allowed(model, { file: 'src/model/x.ts', to: 'src/check/rule.ts', typeOnly: true })).toBe(false);
    const emit = table.find((line) => line.folder === 'src/emit') as Line;
    expect(allowed(emit, { file: 'src/emit/x.ts', to: 'src/check/check.ts', typeOnly: true })).toBe(true);
    expect(allowed(emit, { file: 'src/emit/x.ts', to: 'src/check/check.ts', typeOnly: false })).toBe(false);
  });
});

describe('rules keep nothing from one judgement to the next', () => {
  const because = 'a session hears what a rule asks the graph; what is kept beside it is not asked again, and a change would pass unseen';
  const keeping =
    /^(?:export )?let\s|^(?:export )?const \w+[^=]*= new (?:Weak)?(?:Map|Set)(?:<[^(]*\b(?:Trace\w*|Facts|RuleContext|Sight)\b[^(]*>)?\(\)/m;

  it('in variables of a module, or in maps by graph or item', () => {
    const found = sources('src/check/packs').filter((file) => keeping.test(readFileSync(join(root, file), 'utf8')));
    expect(found, because).toEqual([]);
  });

  it('which is seen where one does', () => {
    for (const line of ['let last = 0;', 'const known = new WeakMap<TraceGraph, number>();', 'export const seen = new Map();'])
      expect(line).toMatch(keeping);
    expect('const rows = new WeakMap<Kind, readonly Row[]>();').not.toMatch(keeping);
  });
});
