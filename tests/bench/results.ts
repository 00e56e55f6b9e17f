import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { graphOf } from '../../src/project/conclude.ts';
import { factsOf } from '../../src/project/facts.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { readSettings } from '../../src/project/trace.ts';
import { generateReport } from './reports.ts';

/** How many test cases, formal runs of all of them, and tests in the report of each run: more tests than cases are tests with several values. */
export interface ResultsSize {
  readonly cases: number;
  readonly runs: number;
  readonly tests: number;
}

const here = dirname(fileURLToPath(import.meta.url));

/** Checks DHFs with 100,000 reported tests by the compiled command, each in a process of its own, and prints its CPU time and peak memory. */
export function printResults(folder: string): void {
  process.stdout.write('\nCheck of 100,000 tests in 50 formal runs            CPU s   MB memory\n');
  print(folder, 'of 2,000 cases, each once in a run', { cases: 2000, runs: 50, tests: 2000 });
  print(folder, 'of 500 cases, each with four values in a run', { cases: 500, runs: 50, tests: 2000 });
}

function print(folder: string, name: string, size: ResultsSize): void {
  const dir = join(folder, 'results');
  generateResults(dir, size);
  const command = join(here, '..', '..', 'lib', 'src', 'cli', 'bin.js');
  const child = spawnSync(process.execPath, ['--import', join(here, 'measure.mjs'), command, 'check', dir, '--format', 'json'], {
    encoding: 'utf8',
    env: { ...process.env, BENCH_USAGE: folder },
    maxBuffer: 1 << 30,
  });
  const { items } = (JSON.parse(child.stdout) as { counts: { items: number } }).counts;
  if (items < size.cases * size.runs) throw new Error(`${items} items came of ${size.cases * size.runs} results: ${child.stderr}`);
  const { cpu, memory } = JSON.parse(readFileSync(join(folder, String(child.pid)), 'utf8')) as { cpu: number; memory: number };
  process.stdout.write(`${name.padEnd(48)}${cpu.toFixed(1).padStart(9)}${String(Math.round(memory)).padStart(12)}\n`);
  rmSync(dir, { recursive: true });
}

/** Requirements to a case. */
const casesEach = 4;
/** Items in one document. */
const inDocument = 100;

/** Writes a class C DHF of requirements and their test cases, with formal runs that recorded the hash of each. */
export function generateResults(root: string, size: ResultsSize): void {
  const requirements = numbered(Math.ceil(size.cases / casesEach), requirement);
  const documents = [
    ...divided(requirements, 'software-requirements', 'SRD'),
    ...divided(numbered(size.cases, testCase), 'test-cases', 'TCD'),
  ];
  const files = [['dhf.yaml', settings] as const, ['risk/SWS-1.md', system] as const, ...documents];
  for (const [file, text] of files) write(root, file, text);
  const hashes = hashesIn(root, documents);
  for (let run = 1; run <= size.runs; run++) {
    write(root, `records/runs/RUN-${run}.md`, runText(run, hashes));
    mkdirSync(join(root, `records/runs/RUN-${run}`), { recursive: true });
    generateReport(join(root, resultsOf(run)), run, { tests: size.tests, cases: size.cases });
  }
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function numbered(count: number, text: (number: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, at) => text(at + 1));
}

function divided(items: readonly string[], kind: string, prefix: string): (readonly [file: string, text: string])[] {
  return Array.from({ length: Math.ceil(items.length / inDocument) }, (_, at) => {
    const front = `id: ${prefix}-${at + 1}\ntitle: Items, part ${at + 1}\ntype: item-document\nkind: ${kind}\nrevision: "1"\n`;
    const people = 'author: somebody\napprover-role: somebody else\neffective-on: 2026-04-20\n';
    const text = items.slice(at * inDocument, (at + 1) * inDocument).join('\n');
    return [`items/${prefix}-${at + 1}.md`, `---\n${front}${people}---\n\n## Items\n\n${text}`];
  });
}

const settings = `schema: dhf-settings/1
product: { name: Generated, version: "1.0.0", manufacturer: Nobody }
packs:
  - { standard: IEC 62304, edition: "1.1" }
files: { risk-management-file: ["risk/**"] }
systems:
  SWS-1: {}
`;

const system = '---\nid: SWS-1\ntitle: Rate controller\nsafety-class: C\n---\n\nKeeps the rate of a pump.\n';

function requirement(number: number): string {
  return `### SRS-${number} Rate ${number}\n\n- **Category:** a\n\nThe pump **shall** keep the rate below ${number} µg/h.\n`;
}

function testCase(number: number): string {
  const links = `- **Level:** system\n- **Verifies:** SRS-${Math.ceil(number / casesEach)}\n`;
  const steps = `#### Input\n\nA rate of ${number} µg/h.\n\n#### Expected result\n\nThe pump keeps it.\n\n#### Pass fail rule\n\nNo more than 1 % off.\n`;
  return `### TC-${number} Rate of ${number}\n\n${links}\n#### Objective\n\nShow that the rate is kept.\n\n${steps}\n#### Procedure\n\nStart the pump.\n`;
}

function resultsOf(run: number): string {
  return `records/runs/RUN-${run}/report.xml`;
}

function runText(run: number, hashes: readonly string[]): string {
  const day = `2026-${String(Math.ceil(run / 28)).padStart(2, '0')}-${String((run % 28) + 1).padStart(2, '0')}`;
  const front = `id: RUN-${run}\ntitle: Run ${run}\nsystem: SWS-1\npurpose: formal\nmethod: automated\ncase-hashes:\n`;
  const product = `product-sha256: ${'a'.repeat(64)}\ncommit: ${'c'.repeat(40)}\ndirty: no\nversion: 1.0.0\n`;
  const machine = 'platform: linux\nhardware: x86\nos: Debian 12\nruntime: Node 24\ntools: [Surefire 3.5]\n';
  const when = `started: ${day}T09:00:00Z\nended: ${day}T10:00:00Z\nexecutor: CI\nresponsible: Test Lead\ntrigger: a release\n`;
  return `---\n${front}${hashes.map((each) => `  - ${each}\n`).join('')}${product}${machine}${when}results: [${resultsOf(run)}]\n---\n`;
}

/** The content hash of each item, as a run records it. */
function hashesIn(root: string, documents: readonly (readonly [file: string, text: string])[]): readonly string[] {
  const parsed = readSettings(root);
  if ('unreadable' in parsed) throw new Error('the generated settings cannot be read');
  const vocabulary = vocabularyOf(parsed.settings);
  const graph = graphOf(
    documents.map(([file, text]) => factsOf({ file, text }, vocabulary, 'draft').facts),
    parsed.settings,
  );
  return graph.items.filter(({ kind }) => kind !== 'document').map((item) => `${item.id}@${graph.hashOf(item).whole}`);
}
