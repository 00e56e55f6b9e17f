import { hash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashRows } from '../../src/model/approvals.ts';
import { TraceGraph } from '../../src/model/graph.ts';
import { compareText } from '../../src/model/place.ts';
import type { TraceItem } from '../../src/model/trace-item.ts';
import type { Source } from '../../src/project/facts.ts';
import { matcher } from '../../src/project/files.ts';
import { productHash } from '../../src/project/product-hash.ts';
import { caseHashes as hashesOf } from '../../src/project/record/case-hashes.ts';
import { isOfRegisters, registerFacts } from '../../src/project/registers.ts';
import { type Settings, vocabularyOf } from '../../src/project/settings.ts';
import { readProject } from './project.ts';
import { readOnce } from './read-once.ts';

const sha256 = (content: string | Uint8Array) => hash('sha256', content);

/**
 * The sources with the hashes in runs and approvals made new from present content: `case-hashes` and `product-sha256` of runs, then the table
 * `Thing | Part | Hash` of approvals. This says that everything was looked at as it stands; only the author of a fixture may say so.
 */
export function renewed(sources: readonly Source[], settings: Settings, root: string): readonly Source[] {
  const runs = rewritten(sources, settings, 'test-run', (run, graph, text) => renewRun(run, graph, text, settings, root));
  return rewritten(
    runs,
    settings,
    'approval',
    (approval, graph, text) => `${text.slice(0, endOfFrontMatter(text))}\n${hashTable(approval, graph)}`,
  );
}

type Rewrite = (item: TraceItem, graph: TraceGraph, text: string) => string;

function rewritten(sources: readonly Source[], settings: Settings, kind: 'test-run' | 'approval', rewrite: Rewrite): readonly Source[] {
  const graph = graphOf(sources, settings);
  const byFile = new Map(graph.ofKind(kind).map((item) => [item.place.file, item]));
  return sources.map((source) => {
    const item = byFile.get(source.file);
    return item === undefined ? source : { file: source.file, text: rewrite(item, graph, source.text) };
  });
}

function graphOf(sources: readonly Source[], settings: Settings): TraceGraph {
  const vocabulary = vocabularyOf(settings);
  return new TraceGraph({
    facts: sources.flatMap((source) =>
      isOfRegisters(settings, source.file) ? registerFacts(source, settings).facts : readOnce(source, vocabulary),
    ),
    vocabulary,
    packs: new Set(settings.packs.map((pack) => pack.standard)),
    inRiskFile: matcher(settings.files['risk-management-file']),
    sha256,
  });
}

function hashTable(approval: TraceItem, graph: TraceGraph): string {
  const rows = hashRows(graph.targets(approval, 'covers'), graph).map((row) => `| ${row.join(' | ')} |`);
  return ['| Thing | Part | Hash |', '|---|---|---|', ...rows, ''].join('\n');
}

/** Each test case that a run names, and each of its link targets, as `TC-1@h1:…`. */
export function caseHashes(run: TraceItem, graph: TraceGraph): readonly string[] {
  const ids = run.fields.get('case-hashes')?.values.map((value) => value.text.split('@')[0] as string) ?? [];
  return hashesOf(ids.map((id) => graph.item(id)).filter((item) => item?.kind === 'test-case') as TraceItem[], graph);
}

function renewRun(run: TraceItem, graph: TraceGraph, text: string, settings: Settings, root: string): string {
  const lines = caseHashes(run, graph).map((hash) => `  - ${hash}`);
  const system = graph.targets(run, 'system')[0] ?? graph.ofKind('software-system')[0];
  return text
    .replace(/^case-hashes:.*(?:\n {2}- .*)*$/m, ['case-hashes:', ...lines].join('\n'))
    .replace(/^product-sha256:.*$/m, `product-sha256: ${hashOfProduct(root, settings, system?.id ?? '')}`);
}

/**
 * `facts.json` with what follows from the files of the project made new: the product configuration of each system. All else stays as it is.
 */
export function renewedFacts(text: string, settings: Settings, root: string): string {
  const facts = JSON.parse(text);
  const ids = Object.keys(settings.systems).sort(compareText);
  return `${JSON.stringify(
    {
      ...facts,
      product: Object.fromEntries(ids.map((id) => [id, { sha256: hashOfProduct(root, settings, id), dirty: false }])),
    },
    null,
    2,
  )}\n`;
}

/** Of the product, lock and build files of a system as they stand. */
function hashOfProduct(root: string, settings: Settings, system: string): string {
  const { product = [], lockfiles = [], build = [] } = settings.systems[system] ?? {};
  const modeOf = (path: string) => ((statSync(join(root, path)).mode & 0o100) === 0 ? '100644' : '100755');
  const files = filesOf(root, [...product, ...lockfiles, ...build]);
  return productHash(files.map((path) => ({ path, mode: modeOf(path), sha256: sha256(readFileSync(join(root, path))) })));
}

/** Files that some globs match, sorted. */
function filesOf(root: string, globs: readonly string[]): readonly string[] {
  const paths = [...new Set(globSync([...globs], { cwd: root }))].map((path) => path.replaceAll('\\', '/'));
  return paths.filter((path) => statSync(join(root, path)).isFile()).sort(compareText);
}

function endOfFrontMatter(text: string): number {
  return text.indexOf('\n---\n', 4) + '\n---\n'.length;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const root of process.argv.slice(2)) {
    const { sources, settings } = readProject(root);
    const now = renewed(sources, settings, root);
    for (const { file, text } of now) writeFileSync(join(root, file), text);
    const facts = join(root, 'facts.json');
    if (existsSync(facts)) writeFileSync(facts, renewedFacts(readFileSync(facts, 'utf8'), settings, root));
  }
}
