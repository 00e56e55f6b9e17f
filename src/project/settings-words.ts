import type { z } from 'zod';
import { nearest } from '../model/nearest.ts';
import { settingsSchema, settingsSchemaName } from './settings-schema.ts';

/** Where a settings file goes wrong: `path` leads through its keys to the trouble. */
export interface SettingsProblem {
  readonly path: readonly PropertyKey[];
  /** Points at the last key of the path, not at what it holds. */
  readonly atKey?: true;
  readonly why: string;
  readonly fix: string;
}

/** What stands in the file: the text of the scalar as written, or undefined where nothing is written. */
export type Written = (path: readonly PropertyKey[]) => { readonly source: string } | undefined;

/** What the schema found, in words for someone who writes settings. */
export function problemsOf(issue: z.core.$ZodIssue, written: Written): readonly SettingsProblem[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key]));
    case 'invalid_key':
      return [{ path, atKey: true, ...split(path, issue.issues[0]?.message ?? '') }];
    case 'invalid_union':
      return ofUnion(issue, written);
    case 'invalid_type':
      return [wrongType(path, issue.expected, written(path)?.source)];
    case 'invalid_value':
      return [wrongValue(path, issue.values.map(String), written(path)?.source)];
    case 'too_small':
      return [{ path, why: `${named(path)} lists nothing`, fix: 'Name at least one.' }];
    default:
      return [{ path, ...split(path, issue.message) }];
  }
}

/** `product.version`, for people. */
export function named(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the file' : `\`${path.map(String).join('.')}\``;
}

/** A key that nobody knows, with the nearest that somebody does. */
export function unknownKey(path: readonly PropertyKey[]): SettingsProblem {
  const key = String(path.at(-1));
  const known = keysAt(path.slice(0, -1));
  const near = nearest(key, known);
  const fix = near === undefined ? oneOf(known) : `Did you mean \`${near}\`?`;
  return { path, atKey: true, why: `${named(path)} is not a setting`, fix };
}

/** The last shape of a union is the one with keys: what is wrong inside it is said, where keys were written. */
function ofUnion(issue: z.core.$ZodIssueInvalidUnion, written: Written): readonly SettingsProblem[] {
  const inner = issue.errors.at(-1) ?? [];
  const hasKeys = inner.every((each) => each.code !== 'invalid_type' || each.path.length > 0);
  if (hasKeys) return inner.flatMap((each) => problemsOf({ ...each, path: [...issue.path, ...each.path] } as z.core.$ZodIssue, written));
  const source = written(issue.path)?.source;
  return [wrongType(issue.path, 'string', source)];
}

const shapes: Readonly<Record<string, readonly [name: string, fix: string]>> = {
  string: ['text', 'Write text.'],
  boolean: ['yes or no', 'Write true or false.'],
  array: ['a list', 'Write a list: `[one, two]`, or one line each that begins with `- `.'],
  object: ['keys with values', 'Write its keys below it, indented.'],
  record: ['keys with values', 'Write its keys below it, indented.'],
};

function wrongType(path: readonly PropertyKey[], expected: string, source: string | undefined): SettingsProblem {
  if (path.length === 0)
    return {
      path,
      why: 'it holds no settings',
      fix: `Begin it with \`schema: ${settingsSchemaName}\`; \`dhf init\` writes one in an empty folder.`,
    };
  const [name, fix] = shapes[expected] ?? [expected, `Write ${expected}.`];
  if (source === undefined) return { path, why: `${named(path)} is missing`, fix: missingFix(path) };
  if (source === '') return { path, why: `${named(path)} is left empty, where ${name} is expected`, fix };
  const quoted = expected === 'string' && !/[\n[{]/.test(source);
  return {
    path,
    why: `${named(path)} is ${quoted ? `${source}, which YAML does not read as text` : `not ${name}`}`,
    fix: quoted ? `Write it in quotes: "${source}".` : fix,
  };
}

function missingFix(path: readonly PropertyKey[]): string {
  const key = String(path.at(-1));
  return path.length === 1 ? `Write \`${key}:\` at the left margin.` : `Write \`${key}:\` under ${named(path.slice(0, -1))}.`;
}

function wrongValue(path: readonly PropertyKey[], values: readonly string[], source: string | undefined): SettingsProblem {
  if (source === undefined) return { path, why: `${named(path)} is missing`, fix: `Write \`${String(path.at(-1))}: ${values[0]}\`.` };
  const near = nearest(source, values);
  return {
    path,
    why: `${named(path)} is ${source === '' ? 'left empty' : `\`${source}\``}, which is not one of the values it can have`,
    fix: near === undefined ? oneOf(values) : `Did you mean \`${near}\`?`,
  };
}

/** A list short enough to read; beyond that an example does more. */
function oneOf(known: readonly string[]): string {
  if (known.length === 0) return 'Take it out.';
  return known.length > 12 ? `Write a name of that kind, such as \`${known[0]}\`.` : `Known here: ${known.join(', ')}.`;
}

function split(path: readonly PropertyKey[], message: string): { readonly why: string; readonly fix: string } {
  const [why = '', fix = ''] = message.split('\n');
  return { why: `${named(path)} ${why}`, fix };
}

/** The keys that may stand at a place of the settings. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.core.$ZodType = settingsSchema;
  for (const key of path) schema = inside(open(schema), key) ?? schema;
  const { def } = open(schema)._zod as { def: { type: string; shape?: object; keyType?: z.core.$ZodType } };
  if (def.type === 'object') return Object.keys(def.shape ?? {});
  return def.keyType === undefined ? [] : [...(def.keyType._zod.values ?? [])].map(String);
}

type AnyDef = {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly valueType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
};

const defOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as AnyDef;

/** Without defaults and alternatives around it. */
function open(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType, options } = defOf(schema);
  const within = innerType ?? options?.at(-1);
  return within === undefined ? schema : open(within);
}

function inside(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  const { shape, valueType, element } = defOf(schema);
  return shape?.[String(key)] ?? valueType ?? element;
}
