import { z } from 'zod';
import { kinds } from '../model/kinds.ts';
import { grounds, leastContrast, worstContrast } from './contrast.ts';

/** The `schema` a settings file must name. */
export const settingsSchemaName = 'dhf-settings/1';

/** Standards that have a pack, each with the editions that are known; an edition is taken exactly. */
export const knownEditions: Readonly<Record<string, readonly string[]>> = {
  'IEC 62304': ['1.1'],
  'ISO 14971': ['2019'],
};

const kindName = z.enum(Object.keys(kinds) as [keyof typeof kinds, ...(keyof typeof kinds)[]]);
/** What is wrong with a value, and what to write instead, as one message. */
const say = (why: string, fix: string) => `${why}\n${fix}`;
const text = z.string().regex(/\S/, say('is left empty', 'Write it, or leave the key out where it may be left out.'));
const texts = z.array(text);
const isoTime = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
    say('is not a time with its zone', 'Write it like "2026-11-20T08:00:00Z".'),
  );
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, say('is not a SHA-256', 'Write its 64 digits, 0 to 9 and a to f.'));
const webAddress = z.string().regex(/^(?:https?:\/\/\S+)?$/, say('is not a web address', 'Begin it with https:// or http://.'));
const pathInside = z
  .string()
  .refine(staysInside, say('leads out of the folder of dhf.yaml', 'Write a path relative to dhf.yaml, with `/` and without `..`.'));
const file = pathInside.regex(/\S/, say('is left empty', 'Write a path relative to dhf.yaml.'));
const globs = z.array(file);
const prefix = z
  .string()
  .regex(
    /^\p{Lu}[\p{Lu}\p{N}]*(?:-[\p{Lu}][\p{Lu}\p{N}]*)*$/u,
    say('is not a prefix', 'Use capital letters and digits, with hyphens between, such as RW-SYS.'),
  );
const fieldName = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    say('is not a field name', 'Use small letters and digits, with hyphens between, such as derives-from.'),
  );
const pattern = z.string().refine(compiles, say('is not a regular expression that can be read', 'Correct it, or leave it out.'));
const idPattern = z
  .string()
  .regex(
    /^[\w.#-]*\{prefix\}[\w.#-]*\{number\}(?:[\w.#-]+\{number\})*[\w.#-]*$/,
    say(
      'does not say where prefix and number stand',
      'Write {prefix} once, then {number} once or more with a sign between, such as "{prefix}-{number}".',
    ),
  );
const label = text;

const ownField = z.strictObject({
  values: texts.min(1).optional(),
  list: z.boolean().optional(),
  pattern: pattern.optional(),
  url: webAddress.optional(),
});

const register = z.strictObject({
  kind: kindName,
  file,
  columns: z.record(fieldName, text),
  values: z.record(fieldName, z.record(z.string(), z.string())).default({}),
  query: text,
  'extracted-at': isoTime,
  sha256,
});

const system = z.strictObject({
  product: globs.default([]),
  tests: globs.default([]),
  lockfiles: globs.default([]),
  build: globs.default([]),
  repository: z.string().default(''),
  results: globs.default([]),
  coverage: globs.default([]),
  sbom: globs.default([]),
});

const person = z.strictObject({
  name: text,
  email: z.string().regex(/^[^\s@]+@[^\s@]+$/, say('is not an email address', 'Write it like name@example.com.')),
  roles: texts.min(1),
});

/** Every key of `dhf.yaml`, strict; what may be left out has its default here. */
export const settingsSchema = z.strictObject({
  schema: z.literal(settingsSchemaName),
  product: z.strictObject({
    name: text,
    version: z.union([text, z.strictObject({ from: file })]),
    manufacturer: text,
    model: z.string().default(''),
  }),
  packs: z.array(z.strictObject({ standard: text, edition: text })).min(1),
  'not-in-scope': texts.default([]),
  language: z.enum(['en', 'de']).default('en'),
  qms: z.strictObject({ standard: text.optional(), manual: text.optional(), procedures: texts.default([]) }).optional(),
  development: z.strictObject({ model: text.optional(), repositories: texts.default([]) }).optional(),
  files: z.strictObject({
    include: globs.min(1).default(['**/*.md']),
    exclude: globs.default([]),
    'risk-management-file': globs.min(1),
    records: file.default('records'),
  }),
  ids: z.strictObject({ pattern: idPattern.default('{prefix}-{number}') }).prefault({}),
  prefixes: z.record(prefix, kindName).default({}),
  labels: z.record(fieldName, z.array(label).min(1)).default({}),
  fields: z.partialRecord(kindName, z.record(fieldName, ownField)).default({}),
  wording: z.strictObject({ shall: texts.optional(), vague: texts.default([]) }).prefault({}),
  registers: z.array(register).default([]),
  bundles: z.record(z.string(), z.strictObject({ version: text, file, 'manifest-sha256': sha256 })).default({}),
  systems: z
    .record(z.string(), system)
    .refine(
      (systems) => Object.keys(systems).length > 0,
      say('names no software system', 'Write one entry for each software system, such as `SWS-1: {}`.'),
    ),
  source: z
    .strictObject({
      tags: z.strictObject({ implements: text.default('impl'), verifies: text.default('test') }).prefault({}),
      link: webAddress.default(''),
    })
    .prefault({}),
  security: z
    .strictObject({ advisories: globs.default([]), vex: globs.default([]), 'known-exploited': pathInside.default('') })
    .prefault({}),
  git: z
    .strictObject({
      controlled: globs.default(['**']),
      protected: texts.default([]),
      'change-trailer': text.default('Change'),
      'release-tag': z
        .string()
        .regex(/\{version\}/, say('does not say where the version stands', 'Write {version} in it, such as "v{version}".'))
        .default('v{version}'),
    })
    .prefault({}),
  people: z.array(person).default([]),
  signatures: z
    .strictObject({ required: texts.default([]), 'allowed-signers': z.strictObject({ ref: text, path: file }).optional() })
    .prefault({}),
  site: z
    .strictObject({
      company: z.string().default(''),
      logo: pathInside
        .regex(
          /^(?:(?!.*:\/\/).*\.(?:svg|png))?$/i,
          say('is not a picture that the site can show', 'Name an SVG or PNG file in the folder of dhf.yaml, such as branding/logo.svg.'),
        )
        .default(''),
      accent: z
        .string()
        .regex(/^#[0-9a-fA-F]{6}$/, say('is not a colour', 'Write it in quotes like "#0b5d7a".'))
        .refine(
          (colour) => !/^#[0-9a-fA-F]{6}$/.test(colour) || worstContrast(colour, grounds.light) >= leastContrast,
          say('is too light to be read on white paper', 'Write a darker colour: one with a contrast of 5.5 or more to white.'),
        )
        .optional(),
      url: webAddress.default(''),
      base: z.string().regex(/^\//, say('does not begin with /', 'Write it like /dhf/.')).default('/'),
    })
    .prefault({}),
  pdf: z.strictObject({ browser: z.string().default('') }).prefault({}),
});

/** The settings of one DHF, defaults filled in. Keys are spelled as in `dhf.yaml`. */
export type Settings = z.output<typeof settingsSchema>;

/** Relative, with `/`, and never above the folder it starts from. */
function staysInside(path: string): boolean {
  return !/^(?:[/\\]|[A-Za-z]:)/.test(path) && !path.includes('\\') && !path.includes('\0') && !path.split('/').includes('..');
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
