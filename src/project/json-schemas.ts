import { z } from 'zod';
import type { FieldRow, Kind, LinkRow } from '../model/kind.ts';
import { kinds } from '../model/kinds.ts';
import { Vocabulary } from '../model/vocabulary.ts';
import { differenceSchema } from './difference-schema.ts';
import { settingsSchema } from './settings-schema.ts';
import { snapshotSchema } from './snapshot-schema.ts';

/** A JSON Schema, as an editor takes it. */
export type JsonSchema = { readonly [key: string]: unknown };

/**
 * JSON Schemas that ship with the package, by file name: for `dhf.yaml`, for the front matter of an item or a document, for what a file says at one revision
 * and for what two revisions say otherwise.
 */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'dhf-settings-1.json': settingsJsonSchema(),
    'dhf-item-1.json': itemJsonSchema(),
    'dhf-snapshot-1.json': jsonSchemaOf(snapshotSchema, 'What a design history file says at one revision'),
    'dhf-difference-1.json': jsonSchemaOf(differenceSchema, 'What two revisions of a design history file say otherwise'),
  };
}

function settingsJsonSchema(): JsonSchema {
  return jsonSchemaOf(settingsSchema, 'Settings of a design history file (dhf.yaml)');
}

function jsonSchemaOf(schema: z.ZodType, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return { $schema, title, ...rest };
}

/** One definition for each kind; which of them holds follows from `type`, else from the prefix of the ID. */
function itemJsonSchema(): JsonSchema {
  const all = Object.values(kinds) as Kind[];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Front matter of an item or document of a design history file',
    type: 'object',
    required: ['id'],
    // biome-ignore lint/suspicious/noThenProperty: the word is JSON Schema's, and nobody awaits a schema
    allOf: all.map((kind) => ({ if: isOfKind(kind), then: { $ref: `#/definitions/${kind.name}` } })),
    definitions: Object.fromEntries(all.map((kind) => [kind.name, definition(kind)])),
  };
}

function isOfKind({ name, prefix }: Kind): JsonSchema {
  const types = name === 'document' ? ['document', 'item-document'] : [name];
  const byType = { properties: { type: { enum: types } }, required: ['type'] };
  const byPrefix = { properties: { id: { pattern: `^${prefix}-[0-9]+$` } }, required: ['id'], not: { required: ['type'] } };
  return prefix === '' ? byType : { anyOf: [byType, byPrefix] };
}

function definition(kind: Kind): JsonSchema {
  const rows = Object.fromEntries(kind.fields.map((row) => [row.name, fieldSchema(row)]));
  const links = Object.fromEntries(kind.links.map((row) => [row.name, linkSchema(row)]));
  const known = Object.fromEntries(new Vocabulary().fieldNames(kind).map((name) => [name, {}]));
  const more =
    kind.name === 'document' ? { defaults: { type: 'object', description: 'Fields that each item of the document inherits.' } } : {};
  const id = { type: 'string', description: 'A prefix, a hyphen and a number.' };
  return {
    title: kind.title,
    description: kind.help,
    properties: { ...known, id, ...rows, ...links, ...more },
    additionalProperties: false,
  };
}

function fieldSchema({ help, values, list }: FieldRow): JsonSchema {
  const one = { type: 'string', ...(values === undefined ? {} : { enum: values }) };
  return { description: help, ...(list ? { anyOf: [one, { type: 'array', items: one }] } : values === undefined ? {} : one) };
}

function linkSchema({ help, max }: LinkRow): JsonSchema {
  const one = { type: 'string' };
  return { description: help, ...(max === 1 ? one : { anyOf: [one, { type: 'array', items: one }] }) };
}
