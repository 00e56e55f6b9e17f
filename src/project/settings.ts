import { posix } from 'node:path';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { NotJudged } from '../model/diagnostic.ts';
import type { Place } from '../model/place.ts';
import { Vocabulary, type VocabularyOptions } from '../model/vocabulary.ts';
import { type Settings, settingsSchema } from './settings-schema.ts';
import { contradictions } from './settings-sense.ts';
import { problemsOf, type SettingsProblem, unknownKey, type Written } from './settings-words.ts';

export type { Settings } from './settings-schema.ts';

/** Where a key of the settings stands, or the nearest group around it that does. */
export type PlaceOf = (path: readonly PropertyKey[]) => Place;

/** The settings, or everything that keeps them from being read; then nothing can be judged. */
export type ParsedSettings = { readonly settings: Settings; readonly placeOf: PlaceOf } | { readonly unreadable: readonly NotJudged[] };

/** Reads the text of `dhf.yaml`: strict, with line and column of each problem. Never throws. */
export function parseSettings(text: string, file = 'dhf.yaml'): ParsedSettings {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false, stringKeys: true });
  const trouble = (why: string, fix: string, range: Range): NotJudged => ({
    what: file,
    why,
    fix,
    place: placeOf(file, lines, range),
    blocking: true,
  });
  const broken = [...doc.errors, ...doc.warnings];
  if (broken.length > 0) return { unreadable: broken.map(({ code, message, pos }) => trouble(...yamlWords(code, message), pos)) };
  const plain = plainValue(doc);
  if ('why' in plain)
    return { unreadable: [trouble(plain.why, 'Write the values out, without aliases that stand for other aliases.', [0, 0])] };
  const result = judge(doc, plain.value);
  if ('settings' in result) return { settings: result.settings, placeOf: (path) => placeOf(file, lines, rangeOf(doc, { path })) };
  return { unreadable: result.problems.map((problem) => trouble(problem.why, problem.fix, rangeOf(doc, problem))) };
}

/** The folder of test runs, relative to `dhf.yaml`, with `/`. */
export function runsFolder({ files }: Settings): string {
  return posix.join(files.records, 'runs');
}

/** The words that the settings define: prefixes, labels, own fields, the shape of IDs. */
export function vocabularyOf(settings: Settings): Vocabulary {
  const known = vocabularies.get(settings);
  if (known !== undefined) return known;
  const { language, ids, prefixes, labels, fields } = settings;
  const own = fields as NonNullable<VocabularyOptions['fields']>;
  const vocabulary = new Vocabulary({ language, idPattern: ids.pattern, prefixes, labels, fields: own });
  vocabularies.set(settings, vocabulary);
  return vocabulary;
}

const vocabularies = new WeakMap<Settings, Vocabulary>();

type Range = readonly [start: number, end: number];

function judge(doc: Document, value: unknown): { readonly settings: Settings } | { readonly problems: readonly SettingsProblem[] } {
  const parsed = settingsSchema.safeParse(value);
  const found = parsed.success ? contradictions(parsed.data) : parsed.error.issues.flatMap((issue) => problemsOf(issue, writtenIn(doc)));
  const problems = [...protoKeys(doc), ...found];
  return parsed.success && problems.length === 0 ? { settings: parsed.data } : { problems };
}

/** The plain value, or why there is none: aliases that multiply are not followed. */
function plainValue(doc: Document): { readonly value: unknown } | { readonly why: string } {
  try {
    return { value: doc.toJS({ maxAliasCount: 50 }) };
  } catch (error) {
    if (error instanceof ReferenceError) return { why: 'its aliases multiply into more values than settings can hold' };
    throw error;
  }
}

/** `__proto__` is no key that a record can hold, so the schema does not see it. */
function protoKeys(doc: Document): readonly SettingsProblem[] {
  const found: SettingsProblem[] = [];
  visit(doc, {
    Pair(_, pair, ancestors) {
      if (!isScalar(pair.key) || pair.key.value !== '__proto__') return;
      const path = ancestors.filter(isPair).map((each) => (isScalar(each.key) ? String(each.key.value) : ''));
      if (path.length > 0) found.push(unknownKey([...path, '__proto__']));
    },
  });
  return found;
}

function yamlWords(code: string, message: string): [why: string, fix: string] {
  if (code === 'DUPLICATE_KEY') return ['the same key stands twice', 'Keep one of them.'];
  if (code === 'TAB_AS_INDENT') return ['a tab is used to indent', 'Indent with spaces.'];
  if (code === 'TAG_RESOLVE_FAILED') return ['a tag (`!…`) is used, which settings do not have', 'Write the plain value.'];
  return [`this is not readable YAML: ${message}`, 'Correct the line; quotes around the text often help.'];
}

function writtenIn(doc: Document): Written {
  return (path) => {
    const node = doc.getIn(path, true);
    if (isScalar(node)) return { source: node.source ?? String(node.value ?? '') };
    return node === undefined ? undefined : { source: '{' };
  };
}

type Target = Pick<SettingsProblem, 'path' | 'atKey'>;

/** The range of the key or value a problem points at; of the innermost group around it where nothing is written. */
function rangeOf(doc: Document, { path, atKey }: Target): Range {
  if (path.length === 0) return [0, 0];
  const holder = doc.getIn(path.slice(0, -1), true);
  const pair = isMap(holder) ? holder.items.find((each) => isScalar(each.key) && each.key.value === path.at(-1)) : undefined;
  const key = isNode(pair?.key) ? pair.key.range : undefined;
  const value = doc.getIn(path, true);
  const written = isScalar(value) && value.range?.[0] !== value.range?.[1] ? value.range : undefined;
  const entry = isMap(holder) || !isNode(value) ? undefined : value.range;
  const range = (atKey ? undefined : written) ?? key ?? entry;
  return range ? [range[0], range[1]] : rangeOf(doc, { path: path.slice(0, -1), atKey: true });
}

function placeOf(file: string, lines: LineCounter, [start, end]: Range): Place {
  const from = lines.linePos(start);
  const to = lines.linePos(end);
  return {
    file,
    line: Math.max(1, from.line),
    column: Math.max(1, from.col),
    endLine: Math.max(1, to.line),
    endColumn: Math.max(1, to.col),
  };
}
