import { parse, stringify } from 'yaml';
import { check } from '../../src/check/check.ts';
import { packs } from '../../src/check/packs/index.ts';
import type { Pack, Rule } from '../../src/check/rule.ts';
import type { Diagnostic, Stage } from '../../src/model/diagnostic.ts';
import type { Drawing } from '../../src/model/drawing.ts';
import type { TraceGraph } from '../../src/model/graph.ts';
import { graphOf } from '../../src/project/conclude.ts';
import { withDrawings } from '../../src/project/drawings.ts';
import { type Look, withFiles } from '../../src/project/referred-files.ts';
import { isOfRegisters, registerFacts } from '../../src/project/registers.ts';
import { parseSettings, vocabularyOf } from '../../src/project/settings.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { evidenceIn } from '../evidence.ts';

/** One case of a rule's page: files, and what the rule says of them. */
export interface Example {
  readonly heading: string;
  readonly sound: boolean;
  readonly stage: Stage;
  /** The day it is judged on: that of `as-of=` behind `text expect`. */
  readonly asOf: string;
  readonly files: Readonly<Record<string, string>>;
  /** IDs that the history shows reused, from a fence `text history`. */
  readonly history: Readonly<Record<string, string>>;
  /** Paths of the files that links and pictures may lead to, besides these, from a fence `text files`; nobody looked for any when absent. */
  readonly present?: readonly string[];
  /** `FILE:LINE:COL severity message`, one for each finding. */
  readonly expected: readonly string[];
}

const settings = {
  schema: 'dhf-settings/1',
  product: { name: 'Example', version: '1.0.0', manufacturer: 'Example Devices' },
  packs: [{ standard: 'IEC 62304', edition: '1.1' }],
  files: { 'risk-management-file': ['risk/**'] },
  systems: { 'SWS-1': { product: ['software/**'] } },
};

/** A graph of Markdown files, and of the snapshots that `registers` names; the keys of a `dhf.yaml` among them stand in place of those of a plain one, `facts.json` is the evidence, and `drawings.json` says by `FILE:LINE` what came of drawing a diagram. */
export function graphOfFiles(files: Example['files'], history?: Example['history'], present?: Example['present']): TraceGraph {
  const { 'dhf.yaml': own = '', 'facts.json': evidence, 'drawings.json': drawings = '{}', ...sources } = files;
  const drawn = JSON.parse(drawings) as Readonly<Record<string, Drawing>>;
  const parsed = parseSettings(stringify({ ...settings, ...(parse(own) as object | null) }));
  if ('unreadable' in parsed) throw new Error(parsed.unreadable.map((each) => each.why).join('; '));
  const vocabulary = vocabularyOf(parsed.settings);
  const facts = Object.entries(sources).flatMap(([file, text]) =>
    isOfRegisters(parsed.settings, file) ? registerFacts({ file, text }, parsed.settings).facts : readMarkdown(file, text, vocabulary),
  );
  const pictured = facts.map((each) =>
    withDrawings(each, ({ place }) => {
      const drawing = drawn[`${place.file}:${place.line}`];
      return drawing === undefined ? undefined : { drawn: drawing };
    }),
  );
  const known = present === undefined ? pictured : withFiles(pictured, lookAmong([...Object.keys(files), ...present]));
  return graphOf(known, parsed.settings, {
    placeOf: parsed.placeOf,
    ...(history === undefined ? {} : { reusedIds: new Map(Object.entries(history)) }),
    ...(evidence === undefined ? {} : { evidence: evidenceIn(evidence) }),
  });
}

/** Looks among paths that stand on no disk; behind the path of a picture may stand what it `holds`. */
function lookAmong(listed: readonly string[]): Look {
  const held = new Map(
    listed.map((line): [string, string | undefined] => {
      const [path = '', what] = line.split(' holds ');
      return [path, what];
    }),
  );
  const look = (folder: string) => {
    const parts = [...held.keys()]
      .filter((path) => folder === '' || path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder === '' ? 0 : folder.length + 1).split('/'));
    return new Map(parts.map(([name = '', ...rest]) => [name, rest.length === 0 ? ('file' as const) : ('folder' as const)]));
  };
  return Object.assign(look, { live: (path: string) => held.get(path) });
}

/** What one rule says of an example, as its page writes it. */
export function findingsIn(example: Example, rule: Rule, pack: Pack): string[] {
  const graph = graphOfFiles(example.files, example.history, example.present);
  const own = { ...pack, rules: [rule] };
  const judging = rule.last === true ? packs.map((each) => withRule(each, rule)) : [own];
  return check(graph, judging, { stage: example.stage, asOf: example.asOf })
    .diagnostics.filter((each) => each.rule === rule.id)
    .map(asLine);
}

/** A rule that comes last looks at what all the others found. */
function withRule(pack: Pack, rule: Rule): Pack {
  return { ...pack, rules: pack.rules.map((each) => (each.id === rule.id ? rule : each)) };
}

/** `FILE:LINE:COL severity message`. */
export function asLine({ place, severity, message }: Diagnostic): string {
  return `${place.file}:${place.line}:${place.column} ${severity} ${message}`;
}

/** The cases of a page: every `###` below `## Invalid` and `## Valid`. Throws for a case that is not one. */
export function examplesOf(page: string): readonly Example[] {
  const examples: Draft[] = [];
  let sound: boolean | undefined;
  for (const part of parts(page)) {
    if ('heading' in part) {
      if (part.depth === 2) sound = part.heading === 'Valid' ? true : part.heading === 'Invalid' ? false : undefined;
      if (part.depth === 3 && sound !== undefined) examples.push({ heading: part.heading, sound, fences: [] });
    } else examples.at(-1)?.fences.push(part);
  }
  return examples.map(asExample);
}

const isExpectation = /^text expect(?: stage=release)?(?: as-of=\d{4}-\d\d-\d\d)?$/;

interface Draft {
  readonly heading: string;
  readonly sound: boolean;
  readonly fences: Fence[];
}

interface Fence {
  readonly info: string;
  readonly text: string;
}

function asExample({ heading, sound, fences }: Draft): Example {
  const files = fences.flatMap(({ info, text }) => {
    const file = /^(?:md|yaml|json|csv) file=(\S+)$/.exec(info)?.[1];
    return file === undefined ? [] : [[file, text] as const];
  });
  const history = fences
    .filter(({ info }) => info === 'text history')
    .flatMap(({ text }) => linesOf(text).map((line) => line.split(': ', 2)));
  const present = fences.find(({ info }) => info === 'text files');
  const [expected, more] = fences.filter(({ info }) => isExpectation.test(info));
  const known =
    fences.filter(({ info }) => /^(?:text history|text files)$/.test(info)).length + files.length + (expected === undefined ? 0 : 1);
  if (files.length === 0 || expected === undefined || more !== undefined || known !== fences.length)
    throw new Error(`“${heading}” needs files, one \`text expect\` and no other fences`);
  return {
    heading,
    sound,
    stage: expected.info.includes(' stage=release') ? 'release' : 'draft',
    asOf: / as-of=(\S+)$/.exec(expected.info)?.[1] ?? '2026-11-22',
    files: Object.fromEntries(files),
    history: Object.fromEntries(history),
    ...(present === undefined ? {} : { present: linesOf(present.text) }),
    expected: linesOf(expected.text),
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Headings and fences of a page, in order; a fence ends with as many backticks as it began with. */
export function* parts(page: string): Iterable<{ readonly heading: string; readonly depth: number } | Fence> {
  let open: { readonly ticks: string; readonly info: string; readonly lines: string[] } | undefined;
  for (const line of page.split('\n')) {
    const [, ticks = '', info = ''] = /^(`{3,})(.*)$/.exec(line) ?? [];
    const [, hashes = '', heading = ''] = /^(#{1,6}) (.+)$/.exec(line) ?? [];
    if (open !== undefined && line === open.ticks) {
      yield { info: open.info, text: open.lines.map((each) => `${each}\n`).join('') };
      open = undefined;
    } else if (open !== undefined) open.lines.push(line);
    else if (ticks !== '') open = { ticks, info, lines: [] };
    else if (hashes !== '') yield { heading, depth: hashes.length };
  }
  if (open !== undefined) throw new Error(`The fence “${open.info}” is never closed`);
}
