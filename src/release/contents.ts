import { lstatSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { csvFile } from '../emit/csv/csv.ts';
import { emitters } from '../emit/index.ts';
import { originLine, originOf } from '../emit/origin.ts';
import type { Absence } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { matchingFiles } from '../project/evidence/matching-files.ts';
import type { Tracked } from '../project/git-index.ts';
import { pageOf } from '../project/rule-page.ts';
import type { Settings } from '../project/settings.ts';
import { buildSite, type Since } from '../site/build.ts';
import { anomaliesIn, anomalyData, anomalySheet } from '../view/anomalies.ts';
import { snapshotOf } from '../view/snapshot.ts';
import { allTables } from '../view/tables.ts';
import { type BuildFile, buildRecord } from './build-record.ts';
import type { Candidate } from './candidate.ts';
import { filesBelow } from './files-below.ts';
import { names } from './layout.ts';
import { jsonText } from './manifest.ts';
import { sumOf } from './open-file.ts';
import type { Tag } from './tagged.ts';
import type { ZipEntry } from './zip.ts';

/** What the files of a bundle are made from. */
export interface Bundled extends Candidate {
  /** The DHF's folder in a checkout of the commit. */
  readonly root: string;
  readonly graph: TraceGraph;
  readonly release: TraceItem;
  readonly settings: Settings;
  readonly tag: Tag;
  readonly commitDate: string;
  /** Files that git tracks below the folder. */
  readonly tracked: ReadonlyMap<string, Tracked>;
  /** What it says otherwise than the release before, or why there is none to compare it with. */
  readonly since: Since | Absence;
}

/**
 * Writes what goes into a bundle to an empty folder, and answers with all its files, those of the sources where they stand. The manifest and the list of sums
 * are not among them.
 * @throws OutputError where the site cannot be made; the system's error where a file cannot be written
 */
export async function writeContents(bundled: Bundled, folder: string, onStep: (words: string) => void): Promise<readonly ZipEntry[]> {
  const { report, root, sources, tag, since } = bundled;
  const write = writerTo(folder);
  const onPage = (made: number, total: number) => onStep(`${made} of ${total} pages made`);
  await buildSite({ report, sources, root }, join(folder, names.site), {
    refused: false,
    frozen: { version: report.version, tag: tag.name },
    since,
    onPage,
  });
  onStep('writing reports');
  writeReports(bundled, write);
  await writeTables(bundled, write);
  writeFacts(bundled, write);
  const links = linksAmong(bundled, write);
  return [
    ...filesBelow(folder)
      .filter((path) => !links.has(path))
      .map((path) => ({ path, file: join(folder, path) })),
    ...sourceEntries(bundled, folder),
    ...componentLists(bundled),
  ].sort((a, b) => compareText(a.path, b.path));
}

type Write = (path: string, text: string | Uint8Array) => void;

function writerTo(folder: string): Write {
  return (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
}

function writeReports({ report }: Bundled, write: Write): void {
  const context = { colours: false, all: true, page: pageOf };
  write(`${names.reports}report.json`, emitters.json(report, context));
  write(`${names.reports}report.sarif`, emitters.sarif(report, context));
  write(`${names.reports}report.junit.xml`, emitters.junit(report, context));
}

async function writeTables({ report, graph }: Bundled, write: Write): Promise<void> {
  const sheets = allTables(report, graph).map((make) => make().sheet);
  for (const sheet of sheets) write(`${names.tables}${sheet.name}.csv`, csvFile(sheet, originLine(report)));
  const { xlsx } = await import('../emit/xlsx/xlsx.ts');
  write(names.workbook, await xlsx(sheets, originOf(report)));
}

function writeFacts(bundled: Bundled, write: Write): void {
  const { report, graph, release, since } = bundled;
  write(names.evidence, jsonText(inOrder(evidenceIn(bundled))));
  write(names.snapshot, jsonText(snapshotOf(report)));
  const anomalies = anomaliesIn(release, graph, report.asOf.date);
  write(names.anomalies, jsonText(anomalyData(report, release, anomalies)));
  write(names.anomalyTable, csvFile(anomalySheet(anomalies), originLine(report)));
  write(names.buildRecord, jsonText(buildRecord(release, graph, buildFiles(bundled))));
  if ('difference' in since) write(names.difference, jsonText(since.difference));
}

/** The facts of git, day and evidence that the verdict rests on. */
function evidenceIn({ report, graph, tag, commitDate }: Bundled): object {
  const { commit, prefix, asOf } = report;
  return { schema: 'dhf-evidence/1', git: { commit, commitDate, folder: prefix, tag }, asOf, evidence: graph.evidence };
}

/** The same data with the keys of every object in the order of code units. */
function inOrder(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(inOrder);
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [key, inOrder(value)]));
}

function buildFiles({ root, settings, tracked }: Bundled): readonly BuildFile[] {
  return Object.entries(settings.systems)
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([system, { repository, ...globs }]) =>
      (repository === '' ? (['lockfiles', 'build'] as const) : []).flatMap((role) =>
        matchingFiles(root, globs[role])
          .filter((path) => tracked.has(path))
          .map((path) => ({ system, role, path, sha256: sumOf(join(root, path)).sha256 })),
      ),
    );
}

/** Mode in git of a link, and of what names a commit of another repository, of which git holds nothing here. */
const modes = { link: '120000', other: '160000' };

/** Links are written as texts that name what they lead to: a bundle holds nothing that leads anywhere. */
function linksAmong({ root, tracked }: Bundled, write: Write): ReadonlySet<string> {
  const links = [...tracked].filter(([, { mode }]) => mode === modes.link).map(([path]) => path);
  for (const path of links) write(`${names.sources}${path}`, linkIn(join(root, path)));
  return new Set(links.map((path) => `${names.sources}${path}`));
}

/** What a link names. Where a machine has no links git lays out a file that holds it. */
function linkIn(path: string): Uint8Array {
  return lstatSync(path).isSymbolicLink() ? readlinkSync(path, 'buffer') : readFileSync(path);
}

function sourceEntries({ root, tracked }: Bundled, folder: string): readonly ZipEntry[] {
  return [...tracked].flatMap(([path, { mode }]) => {
    if (mode === modes.other) return [];
    const own = `${names.sources}${path}`;
    return [{ path: own, file: mode === modes.link ? join(folder, own) : join(root, path) }];
  });
}

/** SBOM as `dhf.yaml` lists them. */
function componentLists({ root, settings, tracked }: Bundled): readonly ZipEntry[] {
  const globs = Object.values(settings.systems).flatMap(({ repository, sbom }) => (repository === '' ? sbom : []));
  return matchingFiles(root, globs)
    .filter((path) => tracked.has(path))
    .map((path) => ({ path: `${names.components}${path}`, file: join(root, path) }));
}
